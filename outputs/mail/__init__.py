"""Sending mail: each recipient once, whatever dies on the way."""
