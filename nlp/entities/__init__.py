"""The entity stage: organisations, clusters, people and programmes of one document."""
