"""Fitting a network: batches, a rate that rises and falls, an average of the weights on the way."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from nlp.training.batches import Corpus
from nlp.training.field import measure_loss
from nlp.training.network import Network

_WEIGHT_DECAY = 1e-2
_LONGEST_STEP = 3.0
_LAST_SHARE = 0.02  # of the highest rate, at the end


@dataclass(frozen=True, slots=True)
class Part:
    """A corpus, the weight of each head's loss on it, and how often an epoch reads it."""

    corpus: Corpus
    heads: Mapping[str, float]
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how fast to learn.

    `memory` is the share that the average of the weights keeps a step, `drop` the share of a
    layer's numbers that is dropped.
    """

    epochs: int
    rate: float
    batch: int
    warm_up: int
    memory: float
    drop: float


class _Average:
    """The running average of a network's weights, which reads better than the last ones."""

    def __init__(self, network: nn.Module, memory: float) -> None:
        self.weights = {k: v.detach().clone() for k, v in network.state_dict().items()}
        self._memory, self._steps = memory, 0

    def add(self, network: nn.Module) -> None:
        self._steps += 1
        keep = min(self._memory, (1 + self._steps) / (10 + self._steps))
        for name, value in network.state_dict().items():
            self.weights[name].lerp_(value, 1 - keep)


def fit(
    network: Network,
    parts: Sequence[Part],
    plan: Plan,
    *,
    seed: int,
    report: Callable[[str], object],
) -> None:
    """Train a network in place; it ends with the average of its weights.

    Args:
        network: Changed in place.
        parts: What an epoch reads, in mixed order.
        plan: How long and how fast.
        seed: Of the order and of what is dropped.
        report: Called with a line after each epoch.
    """
    chance = random.Random(seed)  # noqa: S311  (no secret)
    torch.manual_seed(seed)
    optimiser = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=_WEIGHT_DECAY)
    average = _Average(network, plan.memory)
    step = 0
    network.train()
    network.drop.p = plan.drop
    for epoch in range(1, plan.epochs + 1):
        batches = [
            (part, batch)
            for part in parts
            for _ in range(part.times)
            for batch in part.corpus.iterate_batches(plan.batch, chance)
        ]
        chance.shuffle(batches)
        total = 0.0
        for part, batch in batches:
            for group in optimiser.param_groups:
                group["lr"] = _find_rate(plan, step, len(batches) * plan.epochs)
            loss = _measure(network, part, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), _LONGEST_STEP)
            optimiser.step()
            average.add(network)
            total += loss.item()
            step += 1
        report(f"epoch {epoch} of {plan.epochs}: loss {total / len(batches):.4f} a unit")
    network.load_state_dict(average.weights)
    network.eval()


def _find_rate(plan: Plan, step: int, steps: int) -> float:
    falling = 0.5 * (1 + math.cos(math.pi * step / steps))
    return (
        plan.rate * min(1, (step + 1) / plan.warm_up) * (_LAST_SHARE + (1 - _LAST_SHARE) * falling)
    )


def _measure(network: Network, part: Part, batch: Sequence[int]) -> Tensor:
    """Give the loss a unit, summed over the heads."""
    features = part.corpus.make_batch(batch)
    middle = network.encode(features)
    loss = torch.zeros(())
    for head, weight in part.heads.items():
        scores = network.heads[head](middle)
        allowed = part.corpus.make_allowed(batch, head, scores.shape[2])
        losses = measure_loss(scores, *network.moves(head), allowed, features["mask"])
        loss = loss + weight * losses.sum() / features["mask"].sum()
    return loss
