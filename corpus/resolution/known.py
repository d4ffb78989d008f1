"""Institutions that are known before any document names them: short forms and successions."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from corpus.records import name_key
from corpus.resolution.spelling import spell
from corpus.store import KnownForm, KnownNames, Succession

FULL, ALIAS, SHARED = "full", "alias", "shared"
# Between these a name may go: a zone or a mini-cluster is a place and a body at once.
BODIES = frozenset({"ORG", "CLUSTER"})


class Institution(Protocol):
    """What resolution asks of an entry of a list of institutions.

    `aliases` mean this one alone, `shared` also others, which the day of the document tells
    apart; `predecessors` are (name, year-month of the change).
    """

    @property
    def name(self) -> str:
        """The full name."""

    @property
    def type(self) -> str:
        """ORG, CLUSTER or PROGRAM."""

    @property
    def aliases(self) -> Sequence[str]:
        """Short forms that mean nothing else."""

    @property
    def shared(self) -> Sequence[str]:
        """Short forms that mean others too."""

    @property
    def predecessors(self) -> Sequence[tuple[str, str]]:
        """What it was before, and since when it is what it is."""


def make_known(institutions: Iterable[Institution]) -> KnownNames:
    """Make the rows of a list of institutions; of two of one name the first one counts.

    Raises:
        ValueError: The month of a succession is none.
    """
    listed = tuple(institutions)
    successions = tuple(_list_successions(listed))
    began = {each.after: each.day for each in successions}
    ended = {each.before: each.day for each in successions}
    found = [form for each in listed for form in _list_forms(each, began, ended)]
    forms = tuple({(form.key, form.called): form for form in reversed(found)}.values())
    digest = hashlib.sha256(repr((forms, successions)).encode()).hexdigest()
    return KnownNames(digest=digest, forms=forms, successions=successions)


class Known:
    """Looks up whom a spelled form means."""

    def __init__(self, forms: Iterable[KnownForm]) -> None:
        self._bearers: defaultdict[str, list[KnownForm]] = defaultdict(list)
        for form in forms:
            self._bearers[form.form].append(form)

    def find(self, spelled: str, entity_type: str, day: date | None) -> KnownForm | None:
        """Give the one institution that a form means on a day; None where that is not sure.

        A full name goes before a short form. A shared short form means the one that bore it on
        the day, and nobody where the day is not known.
        """
        bearers = [each for each in self._bearers.get(spelled, ()) if _fits(each, entity_type)]
        for kind in (FULL, ALIAS, SHARED):
            found = [each for each in bearers if each.kind == kind]
            if kind == SHARED:
                found = [each for each in found if day is not None and _stands(each, day)]
            if found:
                return found[0] if len({each.key for each in found}) == 1 else None
        return None


def _fits(bearer: KnownForm, entity_type: str) -> bool:
    known_type = bearer.key.partition(":")[0]
    return known_type == entity_type or {known_type, entity_type} <= BODIES


def _stands(bearer: KnownForm, day: date) -> bool:
    return (bearer.since or date.min) <= day < (bearer.until or date.max)


def _list_successions(institutions: Sequence[Institution]) -> Iterator[Succession]:
    for each in institutions:
        for name, month in each.predecessors:
            year, number = month.split("-")
            yield Succession(
                before=f"{each.type}:{name_key(name)}",
                before_name=name,
                after=f"{each.type}:{name_key(each.name)}",
                after_name=each.name,
                day=date(int(year), int(number), 1),
            )


def _list_forms(
    institution: Institution, began: dict[str, date], ended: dict[str, date]
) -> Iterator[KnownForm]:
    key = f"{institution.type}:{name_key(institution.name)}"
    kinds = (
        (FULL, (institution.name,)),
        (ALIAS, institution.aliases),
        (SHARED, institution.shared),
    )
    seen: set[str] = set()
    for kind, names in kinds:
        for name in names:
            called = name_key(name)
            if called not in seen:
                seen.add(called)
                yield KnownForm(
                    called=called,
                    form=spell(name),
                    kind=kind,
                    key=key,
                    name=institution.name,
                    since=began.get(key),
                    until=ended.get(key),
                )
