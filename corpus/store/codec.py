"""How facts and spans lie in a row: JSON that a reader of the file can follow."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from corpus.errors import UnknownFactError
from corpus.facts import fact_types
from corpus.records import Evidence, Fact

# What a corrected number may have before or behind its point.
_MOST_DIGITS = 30
_TRUTHS = {"true": True, "예": True, "false": False, "아니오": False, "": False}


def fact_key(fact: Fact) -> str:
    """Give the key that equal statements share: the start of the SHA-256 of its key parts."""
    return hashlib.sha256("\x1f".join(fact.key_parts).encode()).hexdigest()[:32]


def encode_fields(fact: Fact) -> dict[str, Any]:
    """Give the fields but the evidence; numbers keep their digits as text, days are ISO."""
    return {
        field.name: _encode(getattr(fact, field.name))
        for field in fields(fact)
        if field.name != "evidence"
    }


def decode_fact(type_word: str, values: Mapping[str, Any], evidence: Evidence) -> Fact:
    """Make a fact from its stored fields.

    A field that the type no longer has is left out, one that it has since takes its default.

    Raises:
        UnknownFactError: This code has no such type, or the row lacks a required field.
    """
    fact_type = fact_types().get(type_word)
    if fact_type is None:
        raise UnknownFactError(evidence.document_id, type_word, "is of a type unknown here")
    known = {
        name: _decode(values[name], kind)
        for name, kind in _field_kinds(type_word).items()
        if name in values
    }
    missing = _required_fields(type_word) - known.keys()
    if missing:
        fault = f"lacks {', '.join(sorted(missing))}"
        raise UnknownFactError(evidence.document_id, type_word, fault)
    return fact_type(evidence=evidence, **known)


def parse_fields(type_word: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """Give what somebody typed into fields in the form of `encode_fields`.

    Lists are typed with commas, truths as true or 예; nothing typed is None. Commas in numbers go.
    What cannot stand in its field stays as typed, for `check_fields` to tell.
    """
    kinds = _field_kinds(type_word)
    return {name: _parse(words.strip(), kinds.get(name, str)) for name, words in typed.items()}


def check_fields(type_word: str, values: Mapping[str, Any]) -> str:
    """Tell why values cannot stand in the fields of a fact type, `price: no such field`.

    They are in the form of `encode_fields`, of some of the fields. Empty where they can.
    """
    kinds, required = _field_kinds(type_word), _required_fields(type_word)
    for name, value in values.items():
        if name not in kinds or name == "confidence":
            return f"{name}: no such field"
        if value in (None, "", []) and name in required:
            return f"{name}: must not be empty"
        try:
            decoded = _decode(value, kinds[name])
        except (TypeError, ValueError, ArithmeticError):
            return f"{name}: {value!r} is no {kinds[name].__name__}"
        is_kind = decoded is None or isinstance(decoded, kinds[name])
        if not is_kind or not _is_tellable(decoded):
            return f"{name}: {value!r} is no {kinds[name].__name__}"
    return ""


def _is_tellable(value: object) -> bool:
    """Tell whether a number can be written out: no NaN, no 1e999999."""
    return not isinstance(value, Decimal) or (
        value.is_finite() and abs(value.adjusted()) <= _MOST_DIGITS
    )


def encode_spans(spans: Iterable[tuple[int, int]]) -> list[int]:
    """Write (start, end) pairs as gap, length, gap, length …, each gap from the end before."""
    flat: list[int] = []
    last = 0
    for start, end in spans:
        flat += (start - last, end - start)
        last = end
    return flat


def decode_spans(flat: list[int]) -> Iterator[tuple[int, int]]:
    """Give the (start, end) pairs again, in the same order."""
    last = 0
    for gap, length in zip(flat[::2], flat[1::2], strict=True):
        start = last + gap
        last = start + length
        yield start, last


def _encode(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _parse(words: str, kind: type) -> object:
    if kind is tuple:
        return [part.strip() for part in words.split(",") if part.strip()]
    if kind is bool and words.lower() in _TRUTHS:
        return _TRUTHS[words.lower()]
    if kind is Decimal:
        words = words.replace(",", "")
    return words or None


def _decode(value: Any, kind: type) -> Any:
    if value is None:
        return None
    if kind is date:
        return date.fromisoformat(value)
    return kind(value) if kind in {Decimal, tuple} else value


@cache
def _field_kinds(type_word: str) -> dict[str, type]:
    """Map each field but the evidence to its plain type: `date` for `date | None`."""
    fact_type = fact_types()[type_word]
    hints = get_type_hints(fact_type)
    return {
        field.name: _plain_type(hints[field.name])
        for field in fields(fact_type)
        if field.name != "evidence"
    }


def _plain_type(hint: Any) -> type:
    if get_origin(hint) in {Union, UnionType}:
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    plain: type = get_origin(hint) or hint
    return plain


@cache
def _required_fields(type_word: str) -> frozenset[str]:
    return frozenset(
        field.name
        for field in fields(fact_types()[type_word])
        if field.name != "evidence"
        and field.default is MISSING
        and field.default_factory is MISSING
    )
