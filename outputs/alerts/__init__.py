"""Saved searches by mail: each fact once at most, nothing where there is nothing new."""
