"""Known institutions, clusters and programmes: names, short forms and successions from data files.

`nlp/lexicons/institutions/<type>/<kind>.txt` holds one entry a line, in up to four columns:

    name | region | short forms, with commas | predecessor year-month

A short form without a mark means this institution alone. `~` marks one that several share
(산업부): it names an organisation, and the document tells which. `?` marks one that is an ordinary
word or an ambiguous abbreviation too (공단, 산은): it is a name only where the document names its
bearer; so may a full name be marked (기아). `#` starts a comment; each file begins with its source.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from nlp.entities.words import Word

SHARED, ORDINARY = "~", "?"
_SHORTEST_SPACED = 6
_NAME_GAPS = (" ", "·", "ㆍ")
_FILLER = dict.fromkeys(map(ord, " ·ㆍ"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A known name with its other forms.

    `type` is that of the names (ORG, CLUSTER, PROGRAM), `kind` the file that it stands in,
    `region` the short name of a province, 전국 or 해외; `is_plain` is false where the name is an
    ordinary word too and stands among `ordinary`. `shared` and `ordinary` short forms need the
    document (see above). `predecessors` are (name, year-month of the change), the nearest first.
    """

    name: str
    type: str
    kind: str
    region: str
    is_plain: bool = True
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    predecessors: tuple[tuple[str, str], ...] = ()


def bare_key(text: str) -> str:
    """Give a name without spaces and middle dots, which the press sets as it likes."""
    return text if text.isalnum() else text.translate(_FILLER)


@cache
def load_institutions() -> tuple[Institution, ...]:
    """Give all entries, by type, kind and order of the file.

    Raises:
        ValueError: A line has no region, or a predecessor no date.
    """
    folder = files("nlp.lexicons").joinpath("institutions")
    found: list[Institution] = []
    for type_folder in sorted(folder.iterdir(), key=lambda entry: entry.name):
        for file in sorted(type_folder.iterdir(), key=lambda entry: entry.name):
            found.extend(_read_kind(type_folder.name.upper(), file))
    return tuple(found)


def _read_kind(entity_type: str, file: Traversable) -> Iterator[Institution]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            columns = [column.strip() for column in line.split("|")]
            yield _read_entry(entity_type, file.name.removesuffix(".txt"), columns)


def _read_entry(entity_type: str, kind: str, columns: list[str]) -> Institution:
    name, region, forms, before = (*columns, "", "")[:4]
    plain = name.removeprefix(ORDINARY)
    if not region:
        raise ValueError(f"{name}: no region in the list {kind}")
    marked = [form.strip() for form in forms.split(",") if form.strip()]
    return Institution(
        name=plain,
        type=entity_type,
        kind=kind,
        region=region,
        is_plain=plain == name,
        aliases=tuple(form for form in marked if form[0] not in SHARED + ORDINARY),
        shared=tuple(form[1:] for form in marked if form[0] == SHARED),
        ordinary=tuple(form[1:] for form in [*marked, name] if form[0] == ORDINARY),
        predecessors=tuple(_read_predecessor(part) for part in before.split(",") if part.strip()),
    )


def _read_predecessor(part: str) -> tuple[str, str]:
    name, _, month = part.strip().rpartition(" ")
    if not name or len(month) != len("2013-03"):
        raise ValueError(f"Predecessor {part!r}: write its name and the month of the change")
    return name, month


@cache
def known_names() -> dict[str, tuple[Institution, ...]]:
    """Map every form that is always a name to its bearers (one, unless the form is shared)."""
    known: dict[str, list[Institution]] = defaultdict(list)
    for each in load_institutions():
        names = (each.name,) if each.is_plain else ()
        for form in (*names, *each.aliases, *each.shared):
            known[bare_key(form)].append(each)
    return {key: tuple(bearers) for key, bearers in known.items()}


@cache
def known_beginnings() -> frozenset[str]:
    """Give every beginning of a known form, so that a search ends where none goes on so."""
    return frozenset(key[:length] for key in known_names() for length in range(1, len(key) + 1))


def find_bearers(text: str) -> tuple[Institution, ...]:
    """Give the institutions that a form may mean."""
    return known_names().get(bare_key(text), ())


def find_canonical(text: str) -> str | None:
    """Give the full name of the one institution that a form means; None where several share it."""
    bearers = find_bearers(text)
    return bearers[0].name if len(bearers) == 1 else None


def list_ordinary_forms(text: str, entity_type: str) -> tuple[str, ...]:
    """Give the short forms that mean this institution where its name stands in the document."""
    bearers = find_bearers(text)
    if len(bearers) != 1 or bearers[0].type != entity_type:
        return ()
    return bearers[0].ordinary


class KnownName(NamedTuple):
    """A known name in the text: its type, and its first and last word."""

    type: str
    first: int
    last: int


def is_known(text: str, entity_type: str) -> bool:
    """Whether a form is always a name of this type."""
    bearers = known_names().get(bare_key(text))
    return bearers is not None and bearers[0].type == entity_type


def find_known(words: Sequence[Word]) -> dict[int, KnownName]:
    """Give the longest known name that begins at each word, by the word's index, in order.

    Words of one name stand side by side, with one space or a middle dot; a name that is printed in
    several words has at least six letters, since short ones meet by chance.
    """
    beginnings = known_beginnings()
    starts = (index for index, word in enumerate(words) if bare_key(word.text) in beginnings)
    found = (_match(words, index) for index in starts)
    return {known.first: known for known in found if known is not None}


def _match(words: Sequence[Word], first: int) -> KnownName | None:
    found = None
    key, known, beginnings = "", known_names(), known_beginnings()
    for last in range(first, len(words)):
        if last > first and not _goes_on(words[last - 1], words[last]):
            break
        key += bare_key(words[last].text)
        if key not in beginnings:
            break
        if key in known and (last == first or len(key) >= _SHORTEST_SPACED):
            found = KnownName(known[key][0].type, first, last)
    return found


def _goes_on(word: Word, following: Word) -> bool:
    return word.is_open and following.gap in _NAME_GAPS
