"""Every error class is raised in a test, and says what to do."""

import inspect
from pathlib import Path

import pytest

from corpus import errors

TESTS = Path(__file__).parent
BASES = {errors.MicluError, errors.CorpusError}
CLASSES = sorted(
    {
        value
        for _, value in inspect.getmembers(errors, inspect.isclass)
        if issubclass(value, errors.MicluError)
    },
    key=lambda kind: kind.__name__,
)


def is_base(kind: type) -> bool:
    return kind in BASES or bool(kind.__subclasses__())


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if not is_base(kind)])
def test_every_error_class_is_raised_in_a_test(kind):
    used = [
        path
        for path in TESTS.rglob("test_*.py")
        if path != Path(__file__) and kind.__name__ in path.read_text(encoding="utf-8")
    ]
    assert used, f"no test raises {kind.__name__}"
