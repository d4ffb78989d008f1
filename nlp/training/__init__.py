"""Training of the entity model; nothing here runs when texts are read."""
