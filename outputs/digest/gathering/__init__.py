"""From the base to a digest: `gather.py` asks the base, the others put in words and in order."""
