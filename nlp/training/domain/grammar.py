"""The data files as rules: `lists/` and `stories/` by name, `names/<LABEL>/` with their label."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import accumulate, chain

from nlp.entities.institutions import Institution, load_institutions
from nlp.lexicons import load_lexicon
from nlp.training.domain.templates import Template, TemplateError, parse_template

_WEIGHT = re.compile(r"(\d+)\* ")
_FORM = re.compile(r" ;; ([a-z]+): ")
_KNOWN = "@known "


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way to say a name: `full`, or the word that templates ask for (`short`, `surname`).

    Forms are compared by identity, which is quick and tells lines with the same words apart.
    """

    key: str
    template: Template


@dataclass(frozen=True, slots=True)
class Rule:
    """The lines of one file, each a tuple of forms, the full one first, with summed weights."""

    name: str
    label: str | None
    lines: tuple[tuple[Form, ...], ...]
    weights: tuple[int, ...]

    def having(self, key: str) -> "Rule":
        """Give the rule with those lines only that have a form of this key, all as likely.

        Raises:
            TemplateError: No line has one.
        """
        lines = tuple(forms for forms in self.lines if any(form.key == key for form in forms))
        if not lines:
            raise TemplateError(self.name, f"has no line with a form {key!r}")
        return Rule(self.name, self.label, lines, tuple(range(1, len(lines) + 1)))


@cache
def load_rules(folder: str) -> dict[str, Rule]:
    """Load the rules of a folder beside this module by name; names below `names/` have a label."""
    return {rule.name: rule for rule in _walk(files(__package__).joinpath(folder), None)}


@cache
def load_grammar() -> dict[str, Rule]:
    """Load all lists and names.

    Raises:
        TemplateError: A line cannot be parsed.
    """
    return load_rules("lists") | load_rules("names")


def _walk(folder: Traversable, label: str | None) -> Iterator[Rule]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _walk(entry, entry.name)
        elif entry.name.endswith(".txt"):
            lines = entry.read_text(encoding="utf-8").splitlines()
            yield _make_rule(entry.name.removesuffix(".txt"), label, lines)


def _make_rule(name: str, label: str | None, lines: list[str]) -> Rule:
    kept = [line for line in lines if line and not line.startswith("#")]
    weighed = list(chain.from_iterable(_read_line(line) for line in kept))
    forms, weights = zip(*weighed, strict=True)
    return Rule(name, label, forms, tuple(accumulate(weights)))


def _read_line(line: str) -> Iterator[tuple[tuple[Form, ...], int]]:
    """Read one line: forms, or what it stands for.

    `3* full ;; short: form` has three parts of chance and two forms. `@surnames` stands for the
    entries of a word list of the readers, `@known ORG` for the institutions that they know.
    """
    if line.startswith(_KNOWN):
        yield from _list_known(line.removeprefix(_KNOWN))
    elif line.startswith("@"):
        yield from (((Form("full", (entry,)),), 1) for entry in load_lexicon(line[1:]))
    else:
        found = _WEIGHT.match(line)
        full, *others = _FORM.split(line[found.end() if found else 0 :])
        pairs = zip(["full", *others[::2]], [full, *others[1::2]], strict=True)
        forms = tuple(Form(key, parse_template(words)) for key, words in pairs)
        yield forms, int(found[1]) if found else 1


def _list_known(label: str) -> Iterator[tuple[tuple[Form, ...], int]]:
    for each in load_institutions():
        if each.type == label:
            yield _make_known(each), 1


def _make_known(known: Institution) -> tuple[Form, ...]:
    short = (*known.aliases, *known.shared, *known.ordinary)
    return (Form("full", (known.name,)), *(Form("short", (words,)) for words in short))
