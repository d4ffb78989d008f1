"""Take documents in from files, folders and archives."""

from corpus.adding.add import AddOptions, AddReport, add_files

__all__ = ["AddOptions", "AddReport", "add_files"]
