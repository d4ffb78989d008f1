"""The archive: every answer as it came, in WARC files with an index in the store.

`middleware` writes it during a crawl, `index` brings the index up to date with the files, `replay`
gives the pages again without network.
"""

ARTICLE = "article"
"""The role of the pages that give documents."""

ARCHIVE_KEY = "archive"
"""Where a request's meta holds the reference to the answer that brought its page."""

ORPHAN_KEY = "orphan"
"""What a request's meta holds where a crawler that died had it in hand in the same walk."""

FETCHED_KEY = "fetched"
"""Where a request's meta holds when its page was fetched, as ISO text: the archived time."""
