"""Backups: the whole store in one ZIP file with its digest, and the way back.

The file holds the copy of the store (`miclu.db`, or `miclu.dump` of a PostgreSQL server),
`backup.json`, which tells what it is, and on request the archived pages. A kind of database is one
file here.
"""

from corpus.store.backups.manifest import Backup
from corpus.store.backups.restoring import Restored, has_store, restore_backup
from corpus.store.backups.writing import Wish, write_backup

__all__ = ["Backup", "Restored", "Wish", "has_store", "restore_backup", "write_backup"]
