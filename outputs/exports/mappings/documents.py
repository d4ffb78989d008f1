"""A document with its text."""

from collections.abc import Iterator
from typing import Any

from outputs.exports.parts.proxies import Cells, Maker


def make(row: Cells, maker: Maker) -> Iterator[Any]:
    """Yield the article; reports are Articles too, since the model asks files for a name."""
    article = maker.document({**row, "document": row["id"]})
    article.add("author", row["byline"])
    article.add("modifiedAt", row["modified"])
    article.add("retrievedAt", row["fetched"])
    article.add("language", "kor")
    article.add("bodyText", row["text"])
    yield article
