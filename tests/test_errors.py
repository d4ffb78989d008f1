"""Every error class is raised in a test, and says what to do and can be done."""

import ast
import inspect
import re
from functools import cache
from pathlib import Path
from pkgutil import iter_modules

import pytest

import crawler.errors
import outputs.cli
import outputs.errors
from corpus import errors
from corpus.store.naming import errors as naming_errors

TESTS = Path(__file__).parent
MODULES = (errors, crawler.errors, naming_errors, outputs.errors)
BASES = {errors.MicluError, errors.CorpusError, outputs.errors.OutputsError}
CLASSES = sorted(
    {
        value
        for module in MODULES
        for _, value in inspect.getmembers(module, inspect.isclass)
        if issubclass(value, errors.MicluError)
    },
    key=lambda kind: kind.__name__,
)


def is_base(kind: type) -> bool:
    return kind in BASES or bool(kind.__subclasses__())


@cache
def raised_names() -> set[str]:
    """Give the classes that stand in a `pytest.raises(…)`, alone or in a tuple."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in TESTS.rglob("test_*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    expected = [call.args[0] for call in calls if call.args and is_raises(call.func)]
    names = (name for tree in expected for name in ast.walk(tree))
    return {name.id for name in names if isinstance(name, ast.Name)}


def is_raises(function: ast.expr) -> bool:
    return ast.unparse(function) == "pytest.raises"


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if not is_base(kind)])
def test_every_error_class_is_raised_in_a_test(kind):
    assert kind.__name__ in raised_names()


def test_messages_name_commands_that_exist():
    source = "".join(inspect.getsource(module) for module in MODULES)
    named = set(re.findall(r"\bmiclu ([a-z][a-z-]*)", source))
    commands = {info.name.replace("_", "-") for info in iter_modules(outputs.cli.__path__)}
    assert named
    assert named <= commands
