"""The form of a correction: one input for each field of the fact's type, and what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_type_hints

from corpus.facts import fact_types
from corpus.records import Fact
from corpus.store import parse_fields
from corpus.store.codec import check_fields, encode_fields
from outputs.labels import RELATIONS

# Fields that may name an entity, so that names of the base are suggested.
_NAMED = frozenset(
    {"subject", "object", "organisation", "organisers", "participants", "person", "speaker"}
)
_TRUTHS = ("", "true")
# The words of fields that hold one of a few; docs/facts.md defines them.
CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("position", "standing"): ("current", "former", "incoming", "acting"),
    ("figure", "status"): ("fact", "plan", "target"),
    ("figure", "change"): ("", "up", "down"),
    ("event", "status"): ("announced", "held", "cancelled"),
    ("event", "precision"): ("", "day", "month", "year"),
    ("relation", "predicate"): tuple(RELATIONS),
}
_FAULTS = {
    "number": "수를 숫자로 쓰십시오.",
    "day": "날짜를 2026-03-01처럼 쓰십시오.",
    "choice": "목록에서 고르십시오.",
}
_EMPTY = "비워 둘 수 없습니다."
_UNREADABLE = "이 값은 쓸 수 없습니다."


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A field of the form.

    `kind` is text, long, number, day, choice or names (with commas); `choices` are words; `named`
    says that names of the base are suggested; `fault` is empty where the words can stand.
    """

    name: str
    label: str
    kind: str
    value: str
    choices: tuple[str, ...]
    named: bool
    fault: str


def make_inputs(
    fact: Fact, *, typed: Mapping[str, str], faults: Mapping[str, str]
) -> tuple[Input, ...]:
    """Make the form of a fact; what was typed goes before what the fact says."""
    hints = get_type_hints(type(fact))
    told = encode_fields(fact)
    made = []
    for field in fields(fact):
        if "label" not in field.metadata or field.name == "confidence":
            continue
        name = field.name
        kind = "long" if field.metadata.get("quoted") else _find_kind(fact, name, hints[name])
        made.append(
            Input(
                name=name,
                label=field.metadata["label"],
                kind=kind,
                value=typed.get(name, _write(told[name])),
                choices=_find_choices(fact, name, kind),
                named=name in _NAMED,
                fault=faults.get(name, ""),
            )
        )
    return tuple(made)


def read_changes(fact: Fact, typed: Mapping[str, str]) -> dict[str, Any]:
    """Give the fields that were typed otherwise than a fact says, as the review log keeps them."""
    told = encode_fields(fact)
    words = {name: value.replace("\r\n", "\n") for name, value in typed.items() if name in told}
    parsed = parse_fields(fact.TYPE, words)
    return {
        name: value for name, value in parsed.items() if (value or None) != (told[name] or None)
    }


def find_faults(fact: Fact, changes: Mapping[str, Any]) -> dict[str, str]:
    """Tell in Korean why changed fields cannot stand, by their names; empty where all can."""
    hints = get_type_hints(type(fact))
    faults: dict[str, str] = {}
    for name, value in changes.items():
        kind = _find_kind(fact, name, hints[name])
        choices = CHOICES.get((fact.TYPE, name), ())
        if check_fields(fact.TYPE, {name: value}):
            is_empty = value in (None, "", [])
            faults[name] = _EMPTY if is_empty else _FAULTS.get(kind, _UNREADABLE)
        elif choices and (value or "") not in choices:
            faults[name] = _FAULTS["choice"]
    return faults


def is_coded(type_word: str, name: str) -> bool:
    """Tell whether a field holds one of a few words of ours, and none of the document's."""
    fact_type = fact_types().get(type_word)
    hint = get_type_hints(fact_type).get(name) if fact_type else None
    return (type_word, name) in CHOICES or bool in {hint, *get_args(hint)}


def _find_kind(fact: Fact, name: str, hint: Any) -> str:
    parts = {hint, *get_args(hint)}
    if is_coded(fact.TYPE, name):
        return "choice"
    if Decimal in parts:
        return "number"
    if date in parts:
        return "day"
    return "names" if "tuple" in str(hint) else "text"


def _find_choices(fact: Fact, name: str, kind: str) -> tuple[str, ...]:
    return CHOICES.get((fact.TYPE, name), _TRUTHS if kind == "choice" else ())


def _write(value: Any) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "true"
        case list():
            return ", ".join(value)
    return str(value)
