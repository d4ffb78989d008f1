"""Korean text in, mentions and facts out; usable as a library, knows no store and no network."""
