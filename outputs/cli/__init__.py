"""The commands: one file each, found by scanning; the file name is the word of the command."""
