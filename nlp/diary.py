"""The activities of a document as they grow from their mentions."""

from dataclasses import dataclass, field, replace

from nlp.dates import DateSpan

_ANY = frozenset({"행사", "모임", "대회"})
# Activities back to which a mention may point.
_MEMORY = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One activity as its mentions tell of it; `start`, `end` span its first name.

    `named` tells that words like 주최 call the hosts so; `status` is announced, held or cancelled.
    """

    start: int
    end: int
    name: str
    kind: str
    family: str
    date: DateSpan | None
    place: str | None
    hosts: tuple[str, ...]
    rule: str
    status: str
    named: bool = False
    participants: tuple[str, ...] = ()

    def merge(self, other: "Occasion") -> "Occasion":
        """Give this activity with what a later mention adds."""
        better = other.family == self.family and len(other.kind) > len(self.kind)
        finer = other.date and (not self.date or self.date.precision != "day")
        hosts = other.hosts if other.named and not self.named else self.hosts or other.hosts
        return replace(
            self,
            kind=other.kind if better or other.kind == f"{self.kind}식" else self.kind,
            date=other.date if finer else self.date,
            place=self.place or other.place,
            hosts=hosts,
            named=self.named or other.named,
            participants=tuple(dict.fromkeys((*self.participants, *other.participants))),
            status=other.status if other.status == "cancelled" else self.status,
        )


@dataclass(slots=True)
class Diary:
    """The activities of a document so far."""

    found: list[Occasion] = field(default_factory=list)

    def add(self, new: Occasion, *, pointing: bool) -> None:
        """Take in a mention: it adds to the activity that it names again, else it is one."""
        for index in range(len(self.found) - 1, max(-1, len(self.found) - 1 - _MEMORY), -1):
            if _is_same(self.found[index], new, pointing=pointing):
                self.found[index] = self.found[index].merge(new)
                return
        told = new.date or new.place or new.hosts or new.rule == "event.attended"
        if new.date if pointing else told:
            self.found.append(new)

    def knows(self, family: str) -> bool:
        """Tell whether there is an activity of this kind."""
        return any(_is_kin(old, family) for old in self.found)


def _is_kin(old: Occasion, family: str) -> bool:
    return old.family == family or old.kind.endswith(family) or family in old.name


def _is_same(old: Occasion, new: Occasion, *, pointing: bool) -> bool:
    kin = _is_kin(old, new.family) or new.kind in old.name
    if pointing:
        return kin or new.family in _ANY
    if old.date and new.date and not _agree(old.date, new.date):
        return False
    contained = new.name in old.name or old.name in new.name or new.name == new.family
    return kin and (contained or bool(old.date and new.date))


def _agree(old: DateSpan, new: DateSpan) -> bool:
    return old.first <= new.last and new.first <= old.last
