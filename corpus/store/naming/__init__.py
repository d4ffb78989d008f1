"""How documents name entities: `Store.namings`, and what people decide: `Store.judgements`."""

from corpus.store.naming.judgements import Judgements
from corpus.store.naming.namings import Namings

__all__ = ["Judgements", "Namings"]
