"""The parts of the figure reader: quantities, what they count, whose they are."""
