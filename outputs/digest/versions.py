"""Which version of the digest of a period counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import MissingDigestError
from corpus.store import Store
from corpus.store.digests import DigestState, StoredDigest
from outputs.digest.period import Period

# A version that counts: signed, and not corrected by a later one.
_VALID = (DigestState.SIGNED, DigestState.SENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A version of a period among all of them, the newest first."""

    period: Period
    stored: StoredDigest
    versions: Sequence[StoredDigest]

    @property
    def newest(self) -> StoredDigest:
        """The version that analysts work on."""
        return self.versions[0]

    @property
    def valid(self) -> StoredDigest | None:
        """The signed version that counts, if there is one."""
        return _find_valid(self.versions)


def choose_version(store: Store, period: Period, version: int = 0) -> Chosen:
    """Give a version of a period; for 0 the signed one that counts, else the newest.

    Raises:
        MissingDigestError: There is none.
    """
    versions = store.digests.find_versions(period.key)
    wished = [each for each in versions if each.version == version]
    if not versions or (version and not wished):
        raise MissingDigestError(period.key, version or None)
    stored = wished[0] if wished else _find_valid(versions) or versions[0]
    return Chosen(period=period, stored=stored, versions=versions)


def _find_valid(versions: Sequence[StoredDigest]) -> StoredDigest | None:
    return next((each for each in versions if each.state in _VALID), None)
