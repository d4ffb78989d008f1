"""The template language: what one line of a data file may say.

{person}             any line of the list `person`
{person.1}           the same again wherever `person.1` stands in the passage
{company.1:short}    another form of that name; the full one where the name has no such form
{company.1+short}    a line that has such a form
{하나|둘|}            one of these, the last one nothing; parts may hold templates
{10..99}  {10..99,}  a number, the latter with a comma at thousands
{은} {이} {을} {과}   the particle in the form that fits what stands before it
"""

import re
from dataclasses import dataclass

from corpus.errors import MicluError
from nlp.training.domain.particles import PARTICLES

_CALL = re.compile(r"(?P<rule>[a-z][a-z_]*)(?:\.(?P<number>\d+))?(?P<tail>[:+][a-z]+)?")
_RANGE = re.compile(r"(?P<low>\d+)\.\.(?P<high>\d+)(?P<comma>,?)")
_PLAIN = re.compile(r"[^{}|]+|\|")


class TemplateError(MicluError):
    """A line of the training grammar cannot be used."""

    def __init__(self, line: str, fault: str) -> None:
        super().__init__(
            f"Template {line!r} {fault}. Mend it; nlp/training/domain/templates.py has the language"
        )


@dataclass(frozen=True, slots=True)
class Call:
    """A place for a line of a list; `number` ties places together, `form` names a form.

    `having` asks for a line that has a form, wherever it is said.
    """

    rule: str
    number: str | None = None
    form: str | None = None
    having: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A place for one of some templates."""

    options: tuple["Template", ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A place for a whole number from `low` to `high`."""

    low: int
    high: int
    comma: bool


@dataclass(frozen=True, slots=True)
class Particle:
    """A place for a particle, named by its form after a consonant."""

    name: str


Part = str | Call | Choice | Number | Particle
Template = tuple[Part, ...]


def parse_template(line: str) -> Template:
    """Parse a line.

    Raises:
        TemplateError: A brace has no partner, or what stands between two is nothing known.
    """
    return _Parser(line).parse()


class _Parser:
    def __init__(self, line: str) -> None:
        self.line, self.position = line, 0

    def parse(self) -> Template:
        parts = self._parse_parts(within=False)
        if self.position < len(self.line):
            raise TemplateError(self.line, "has a closing brace too many")
        return parts

    def _parse_parts(self, *, within: bool) -> Template:
        parts: list[Part] = []
        while self.position < len(self.line):
            sign = self.line[self.position]
            if sign == "}" or (sign == "|" and within):
                break
            parts.append(self._parse_braces() if sign == "{" else self._take_plain())
        return tuple(parts)

    def _take_plain(self) -> str:
        found = _PLAIN.match(self.line, self.position)
        assert found is not None  # any sign but a brace matches
        self.position = found.end()
        return found[0]

    def _parse_braces(self) -> Part:
        start = self.position + 1
        options = []
        while self.position < len(self.line) and self.line[self.position] != "}":
            self.position += 1  # the opening brace or the bar
            options.append(self._parse_parts(within=True))
        if self.position >= len(self.line):
            raise TemplateError(self.line, "has an opening brace too many")
        self.position += 1
        if len(options) > 1:
            return Choice(tuple(options))
        return self._make_atom(self.line[start : self.position - 1])

    def _make_atom(self, words: str) -> Part:
        if words in PARTICLES:
            return Particle(words)
        if found := _RANGE.fullmatch(words):
            return Number(int(found["low"]), int(found["high"]), found["comma"] == ",")
        if found := _CALL.fullmatch(words):
            return _make_call(**found.groupdict())
        raise TemplateError(self.line, f"holds {{{words}}}, which is no list, number or particle")


def _make_call(rule: str, number: str | None, tail: str | None) -> Call:
    form = tail[1:] if tail and tail[0] == ":" else None
    having = tail[1:] if tail and tail[0] == "+" else None
    return Call(rule, number, form, having)
