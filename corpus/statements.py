"""Which facts are one statement: equal fields, with what their names mean in place of the words.

회원기업 350곳 of 산단공 and 회원사 350개사 of 한국산업단지공단 are one, where the resolution takes
both names for one entity. The fields are those of a row of facts (`fields` as JSON), so that
grouping a million of them builds no records.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import corpus.facts
from corpus.facts import fact_types
from corpus.facts.figure import Figure
from corpus.measures import canonical_measure, canonical_value
from corpus.records import name_key

Values = Mapping[str, Any]

_PERSON = "PERSON"
_key_of = lru_cache(maxsize=50_000)(name_key)
_measure_of = lru_cache(maxsize=20_000)(canonical_measure)
_value_of = lru_cache(maxsize=50_000)(canonical_value)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A name of a document that a fact may speak of, with its entity: number and key.

    The number is None where nothing but a retracted statement speaks of the entity any more.
    """

    type: str
    name: str
    aliases: tuple[str, ...]
    entity: int | None
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Words of a field that are a name, and which."""

    field: str
    words: str
    name: KnownName


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What tells a statement from others.

    Equal facts share `key`; those that cannot both be true may share `topic`, empty where the
    fact says too little. Figures have a canonical measure, value and unit, others none.
    """

    key: str
    topic: str
    measure: str | None
    value: float | None
    unit: str | None
    spoken: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    in_key: bool
    is_quoted: bool
    names: str
    topic: str


def identify(fact_type: str, values: Values, names: Iterable[KnownName]) -> Identity:
    """Tell which statement a fact makes.

    Args:
        fact_type: The word of its type.
        values: Its fields, as in a row of facts.
        names: The names of its document that it speaks of, in the order of the document.
    """
    spoken = match_names(fact_type, values, names)
    meant = {(each.field, each.words): f"\x1e{each.name.key}" for each in spoken}
    values = {**values, **_canonical_figure(fact_type, values)}
    parts = {field.name: _tell(field, values, meant) for field in _fields(fact_type)}
    is_figure = fact_type == Figure.TYPE
    return Identity(
        key=make_key(fact_type, parts),
        topic=_make_topic(fact_type, parts),
        measure=(values["measure"] or None) if is_figure else None,
        value=float(values["value"]) if is_figure else None,
        unit=values["unit"] if is_figure else None,
        spoken=tuple(spoken),
    )


def match_names(fact_type: str, values: Values, names: Iterable[KnownName]) -> list[Spoken]:
    """Find which words of which fields are names, in the order of the fields.

    Of several names that are called so, one of the type that the field asks for goes first, then
    one whose full name it is, then the first of the document.
    """
    called = _index_names(names)
    if not called:
        return []
    return [
        Spoken(field=field.name, words=words, name=_prefer(found, field))
        for field in _fields(fact_type)
        if not field.is_quoted
        for words in words_of(values.get(field.name))
        if (found := called.get(_key_of(words)))
    ]


def make_key(fact_type: str, parts: Mapping[str, str]) -> str:
    """Hash the key parts of a fact."""
    told = [parts[field.name] for field in _fields(fact_type) if field.in_key]
    return _hash(fact_type, told)


@cache
def rules_version() -> str:
    """Give a word that changes with all that decides which facts are one statement."""
    folder = Path(__file__).parent
    paths = [Path(__file__), folder / "measures.py", *folder.glob("*.txt")]
    paths += Path(corpus.facts.__path__[0]).glob("*.py")
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]


def _make_topic(fact_type: str, parts: Mapping[str, str]) -> str:
    """Hash what a statement is about without what it says; empty where that is not told."""
    known = _fields(fact_type)
    if not any(field.topic == "varies" for field in known):
        return ""
    if not all(parts[field.name] for field in known if field.topic):
        return ""
    return _hash(
        fact_type,
        [
            parts[field.name]
            for field in known
            if field.topic == "needed" or (field.in_key and field.topic != "varies")
        ],
    )


def _hash(fact_type: str, parts: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join((fact_type, *parts)).encode()).hexdigest()[:32]


def _index_names(names: Iterable[KnownName]) -> dict[str, list[tuple[bool, KnownName]]]:
    """Map each key to the names that are called so, with whether that is only an alias."""
    called: defaultdict[str, list[tuple[bool, KnownName]]] = defaultdict(list)
    for name in names:
        key = _key_of(name.name)
        called[key].append((False, name))
        for alias in {_key_of(alias) for alias in name.aliases} - {key}:
            called[alias].append((True, name))
    return called


def _prefer(found: Sequence[tuple[bool, KnownName]], field: _Field) -> KnownName:
    """Choose the name of the fitting type, of several one that is no alias."""
    wants_person = field.names == _PERSON
    return min(found, key=lambda each: ((each[1].type == _PERSON) != wants_person, each[0]))[1]


def _canonical_figure(fact_type: str, values: Values) -> Values:
    if fact_type != Figure.TYPE:
        return {}
    measure = _measure_of(values.get("measure"), unit=values.get("unit"))
    value, unit = _value_of(Decimal(values["value"]), values.get("unit"), measure=measure)
    return {"measure": measure, "value": value, "unit": unit}


def _tell(field: _Field, values: Values, meant: Mapping[tuple[str, str], str]) -> str:
    """Give a field's part of the key; of a list the first in the order of the alphabet."""
    value = values.get(field.name)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    told = [meant.get((field.name, words)) or _key_of(words) for words in words_of(value)]
    return min(told, default="")


def words_of(value: object) -> Iterator[str]:
    """Yield the words of a field, each of a list by itself; none of what is no text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        yield from value


@cache
def _fields(fact_type: str) -> tuple[_Field, ...]:
    return tuple(
        _Field(
            name=field.name,
            in_key=bool(field.metadata.get("key")),
            is_quoted=bool(field.metadata.get("quoted")),
            names=field.metadata.get("names", ""),
            topic=field.metadata.get("topic", ""),
        )
        for field in fields(fact_types()[fact_type])
        if field.name not in ("evidence", "confidence")
    )
