"""The arrows of docs/design.md: which package may import which."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = (
    "corpus.records",
    "corpus.structure",
    "corpus.errors",
    "corpus.settings",
    "corpus.times",
)
STORING = ("crawler/pipelines.py", "crawler/archive/", "crawler/frontier/")
PACKAGES = ("crawler", "nlp", "corpus", "outputs")
MODULES = sorted(
    path.relative_to(ROOT).as_posix() for name in PACKAGES for path in (ROOT / name).rglob("*.py")
)


def may_import(module: str) -> tuple[str, ...]:
    """Give the modules of ours (or packages of them) that a file may import."""
    package = module.partition("/")[0]
    if module.startswith(("outputs/cli/", "outputs/evaluations/", "outputs/reruns/")):
        return PACKAGES
    if package == "nlp":
        return ("nlp", "corpus.records", "corpus.structure", "corpus.facts", "corpus.errors")
    if package == "crawler":
        return ("crawler", *SHARED, *(["corpus.store"] if module.startswith(STORING) else []))
    return {"corpus": ("corpus",), "outputs": ("outputs", "corpus", "nlp.tokenizer")}[package]


def imports_of(path: Path) -> set[str]:
    """Give the modules that a file imports anywhere, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import by full name"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_package_is_walked():
    assert {module.partition("/")[0] for module in MODULES} == set(PACKAGES)


@pytest.mark.parametrize("module", MODULES)
def test_imports_follow_the_design(module):
    ours = {name for name in imports_of(ROOT / module) if name.split(".")[0] in PACKAGES}
    allowed = may_import(module)
    wrong = {name for name in ours if not any(f"{name}.".startswith(f"{a}.") for a in allowed)}
    assert not wrong


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith("corpus/store/")])
def test_sqlalchemy_stays_in_the_store(module):
    roots = {name.split(".")[0] for name in imports_of(ROOT / module)}
    assert not roots & {"sqlalchemy", "alembic", "sqlite3"}
