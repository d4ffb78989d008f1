"""Reads files in processes of their own, with limits: no file can hang, crash or fill the reader.

A child reads one file after another and sends each document as it is found. One that says nothing
for too long is killed, one that dies or wants too much memory costs its file and nothing else.
"""

from corpus.isolation.jobs import Finished, Job, Limits, Outcome
from corpus.isolation.pool import FileReaders

__all__ = ["FileReaders", "Finished", "Job", "Limits", "Outcome"]
