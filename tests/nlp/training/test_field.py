import pytest

torch = pytest.importorskip("torch", reason="needs pip install miclu[training]")

from nlp.training.field import measure_loss  # noqa: E402


def measure_slowly(scores, steps, start, allowed, mask):
    """Measure the loss with sums of logarithms, left to PyTorch's own gradients."""

    def sum_paths(known):
        known = known.log().clamp_min(-1e9)
        best = scores[:, 0] + start + known[:, 0]
        for t in range(1, scores.shape[1]):
            onward = torch.logsumexp(best.unsqueeze(2) + steps, 1) + scores[:, t] + known[:, t]
            best = torch.where(mask[:, t : t + 1], onward, best)
        return torch.logsumexp(best, 1)

    return sum_paths(torch.ones_like(allowed)) - sum_paths(allowed)


def test_loss_and_gradients_are_those_of_the_plain_sum():
    torch.manual_seed(1)
    inputs = [torch.randn(4, 7, 5), torch.randn(5, 5), torch.randn(5)]
    inputs = [tensor.requires_grad_() for tensor in inputs]
    mask = torch.arange(7)[None] < torch.tensor([7, 5, 1, 6])[:, None]
    allowed = (torch.rand(4, 7, 5) > 0.5).float()
    allowed[:, :, 0] = 1
    fast, slow = (f(*inputs, allowed, mask) for f in (measure_loss, measure_slowly))
    assert torch.allclose(fast, slow, atol=1e-5)
    for one, other in zip(
        torch.autograd.grad(fast.sum(), inputs),
        torch.autograd.grad(slow.sum(), inputs),
        strict=True,
    ):
        assert torch.allclose(one, other, atol=1e-5)


def test_where_everything_is_allowed_there_is_nothing_to_lose():
    mask = torch.ones(1, 3, dtype=torch.bool)
    scores, allowed = torch.randn(1, 3, 5), torch.ones(1, 3, 5)
    loss = measure_loss(scores, torch.randn(5, 5), torch.randn(5), allowed, mask)
    assert loss.item() == pytest.approx(0, abs=1e-5)
