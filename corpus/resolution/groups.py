"""Groups that join, and that may be forbidden to join."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=str)


class Groups(Generic[Thing]):
    """Things in groups of which some pairs never meet; deterministic in the order of its calls."""

    def __init__(self) -> None:
        self._parents: dict[Thing, Thing] = {}
        self._members: dict[Thing, list[Thing]] = {}
        self._foes: defaultdict[Thing, set[Thing]] = defaultdict(set)

    def find(self, thing: Thing) -> Thing:
        """Give the thing that stands for the group; a new thing is a group of its own."""
        if thing not in self._parents:
            self._parents[thing] = thing
            self._members[thing] = [thing]
        while self._parents[thing] != thing:
            self._parents[thing] = self._parents[self._parents[thing]]
            thing = self._parents[thing]
        return thing

    def forbid(self, one: Thing, other: Thing) -> None:
        """Keep the groups of two things apart from now on."""
        first, second = self.find(one), self.find(other)
        self._foes[first].add(second)
        self._foes[second].add(first)

    def are_foes(self, one: Thing, other: Thing) -> bool:
        """Whether the groups of two things must not join."""
        return self.find(other) in self._foes[self.find(one)]

    def join(self, one: Thing, other: Thing) -> bool:
        """Join the groups of two things; whether they were two and might be joined."""
        first, second = self.find(one), self.find(other)
        if first == second or self.are_foes(one, other):
            return False
        self._parents[second] = first
        self._members[first] += self._members.pop(second)
        for foe in self._foes.pop(second, set()):
            self._foes[foe].discard(second)
            self._foes[foe].add(first)
            self._foes[first].add(foe)
        return True

    def __iter__(self) -> Iterator[list[Thing]]:
        """Give the groups, each in the order in which its members came to it."""
        return iter(self._members.values())
