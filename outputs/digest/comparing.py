"""What changed between two versions of a digest, line by line."""

from dataclasses import dataclass

from outputs.digest.model import Digest, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Lines that went, that came, and pairs that say the same fact otherwise."""

    gone: tuple[Line, ...]
    come: tuple[Line, ...]
    changed: tuple[tuple[Line, Line], ...]

    @property
    def is_empty(self) -> bool:
        """Whether both say the same."""
        return not (self.gone or self.come or self.changed)


def compare_digests(before: Digest, after: Digest) -> Comparison:
    """Compare two digests by the facts of their lines, in the order of the pages."""
    was = {line.key: line for line in before.lines()}
    now = {line.key: line for line in after.lines()}
    return Comparison(
        gone=tuple(line for key, line in was.items() if key not in now),
        come=tuple(line for key, line in now.items() if key not in was),
        changed=tuple(
            (was[key], line)
            for key, line in now.items()
            if key in was and (line.sentence, line.note) != (was[key].sentence, was[key].note)
        ),
    )
