"""A fictional outlet, 가온산업일보, served on loopback for the demo and the tests.

Its articles are data files in `articles/`, its pages are made in the markup of the ND-soft family.
"""
