"""The loss of a linear-chain field over label codes, with gradients by forward and backward.

Labels may be known in part: each place has a set of codes that are allowed there, and the loss is
the negative logarithm of the share of probability that allowed sequences have.
"""

from typing import Any

import torch
from torch import Tensor

_LEAST = 1e-30


def _go_ahead(local: Tensor, moves: Tensor, live: Tensor) -> tuple[Tensor, Tensor]:
    """Give the share of each code among all beginnings up to a place, and its divisor."""
    rows, time, _ = local.shape
    ahead, norms = torch.empty_like(local), torch.ones(rows, time, 1)
    now = local[:, 0]
    for t in range(time):
        if t:
            now = torch.where(live[:, t], (now @ moves) * local[:, t], now)
        norms[:, t] = now.sum(1, keepdim=True).clamp_min(_LEAST)
        now = now / norms[:, t]
        ahead[:, t] = now
    return ahead, norms


def _go_back(local: Tensor, moves: Tensor, live: Tensor, norms: Tensor) -> Tensor:
    """Give the weight of all endings that may follow each code at a place."""
    behind = torch.empty_like(local)
    now = torch.ones(local.shape[0], local.shape[2])
    for t in range(local.shape[1] - 1, -1, -1):
        behind[:, t] = now
        if t:
            back = ((now * local[:, t]) @ moves.T) / norms[:, t]
            now = torch.where(live[:, t], back, now)
    return behind


class _Loss(torch.autograd.Function):
    @staticmethod
    def forward(  # noqa: PLR0913, PLR0917  (the inputs are those of an autograd function)
        ctx: Any, scores: Tensor, steps: Tensor, start: Tensor, allowed: Tensor, mask: Tensor
    ) -> Tensor:
        """Give the loss of each sequence.

        Args:
            ctx: Keeps the gradients.
            scores: (batch, time, codes), of each code at each place.
            steps: (codes, codes), from code to code.
            start: (codes,), of each code at the first place.
            allowed: (batch, time, codes), 1 where a code is allowed.
            mask: (batch, time), true where there is a unit; the first places of each row.
        """
        batch, _, codes = scores.shape
        first = scores.clone()
        first[:, 0] += start
        free = torch.exp(first - first.max(2, keepdim=True).values)
        # all sequences in the upper half, the allowed ones in the lower
        local = torch.cat([free, free * allowed])
        live = torch.cat([mask, mask]).unsqueeze(2)
        moves = torch.exp(steps)
        ahead, norms = _go_ahead(local, moves, live)
        behind = _go_back(local, moves, live, norms)
        share = ahead * behind
        share = share / share.sum(2, keepdim=True).clamp_min(_LEAST) * live
        arriving = local[:, 1:] * behind[:, 1:] / norms[:, 1:] * live[:, 1:]
        sign = torch.cat([torch.ones(batch), -torch.ones(batch)]).view(-1, 1, 1)
        leaving = (ahead[:, :-1] * sign).reshape(-1, codes)
        pairs = moves * (leaving.T @ arriving.reshape(-1, codes))
        ctx.save_for_backward(share[:batch] - share[batch:], pairs)
        logs = norms.log().sum((1, 2))
        return logs[:batch] - logs[batch:]

    @staticmethod
    def backward(ctx: Any, weight: Tensor) -> tuple[Tensor | None, ...]:
        """Give the gradients; `weight` must be the same for all sequences."""
        difference, pairs = ctx.saved_tensors
        return (
            difference * weight.view(-1, 1, 1),
            pairs * weight[0],
            (difference[:, 0] * weight.view(-1, 1)).sum(0),
            None,
            None,
        )


def measure_loss(
    scores: Tensor, steps: Tensor, start: Tensor, allowed: Tensor, mask: Tensor
) -> Tensor:
    """Give the loss of each sequence; see `_Loss.forward`. Weigh all sequences alike."""
    loss: Tensor = _Loss.apply(scores, steps, start, allowed, mask)
    return loss
