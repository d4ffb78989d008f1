"""The weekly digest: gathered from the base, then given a form."""
