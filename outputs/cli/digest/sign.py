"""`miclu digest sign`."""

from typing import Annotated

import typer

from outputs.digest.options import Author, NamedPeriod, Version
from outputs.options import AsJson


def command(
    week: NamedPeriod,
    *,
    author: Author,
    version: Version = None,
    note: Annotated[str, typer.Option(metavar="WORDS", help="Kept with the signature.")] = "",
    as_json: AsJson = False,
) -> None:
    """Sign the digest of a week: from then on it never changes, and may be sent.

    Example: miclu digest sign 2026-W46 --author nari
    """
    from corpus.store.digests import DigestState
    from outputs.digest.showing import print_version
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        chosen = store.digests.get(week.key, version=version)
        signed = store.digests.move(
            week.key, DigestState.SIGNED, version=chosen.version, author=author, note=note
        )
    print_version(signed, as_json=as_json)
