"""Families of publishers whose sites run the same software: what they share, declared once."""
