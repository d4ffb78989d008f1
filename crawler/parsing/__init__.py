"""From the bytes of a page to the fields of an article, one file for each kind of field."""
