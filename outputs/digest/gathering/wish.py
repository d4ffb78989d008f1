"""What a digest is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from outputs.digest.period import Period

# The statuses of what an analyst looked at and let stand.
REVIEWED = ("accepted", "corrected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a digest is asked for.

    `faults` are publishers that failed, in words. `publishers` are names by key.
    """

    period: Period
    include_unreviewed: bool = False
    publishers: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
