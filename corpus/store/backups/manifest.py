"""What a backup says of itself, as `backup.json` inside it."""

import json
from dataclasses import asdict, dataclass, fields

MANIFEST = "backup.json"
ARCHIVE = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup.

    `kind` is the word of the database, `member` the file of its copy inside the backup, `size` and
    `digest` (SHA-256 in hexadecimal) those of that copy. `made` is an ISO time with zone, `version`
    the migration that the store stood at. `archive` names the files of archived pages that belong
    to it; they are in the backup where `has_archive`.
    """

    kind: str
    member: str
    size: int
    digest: str
    made: str
    version: str
    documents: int
    archive: tuple[str, ...]
    has_archive: bool


def write_manifest(backup: Backup) -> bytes:
    """Give the JSON of a backup."""
    return json.dumps(asdict(backup), ensure_ascii=False, indent=1).encode()


def read_manifest(content: bytes) -> Backup:
    """Read the JSON of a backup; what a later Miclu wrote besides is left out.

    Raises:
        ValueError: It is no such JSON.
    """
    values = json.loads(content)
    try:
        known = {field.name: values[field.name] for field in fields(Backup)}
    except (KeyError, TypeError) as error:
        msg = f"{MANIFEST} lacks {error}"
        raise ValueError(msg) from error
    return Backup(**{**known, "archive": tuple(known["archive"])})
