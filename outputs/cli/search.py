"""`miclu search`."""

from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import AsJson, Limit

if TYPE_CHECKING:
    from corpus.store import Counts


def command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.")],
    *,
    limit: Limit = 10,
    as_json: AsJson = False,
) -> None:
    """Find documents by words, best first, each with its best sentence.

    Particles and endings do not count: 산단공 finds 산단공은. There are no operators.

    Example: miclu search 스마트그린산단 업무협약
    """
    from nlp.tokenizer import read_morphemes
    from outputs.console import print_json_lines
    from outputs.facts import print_hit
    from outputs.session import load_settings, open_base

    query = " ".join(words)
    with open_base(load_settings()) as store:
        forms = tuple(dict.fromkeys(morpheme.form for morpheme in read_morphemes(query)))
        hits = store.search(forms, query, limit=limit)
        if as_json:
            print_json_lines(hits)
            return
        for hit in hits:
            print_hit(hit)
        if not hits:
            _print_nothing(query, forms, store.counts())


def _print_nothing(query: str, forms: tuple[str, ...], counts: "Counts") -> None:
    from outputs.console import print_line

    print_line(f"‘{query}’에 맞는 문서가 없습니다.")
    print_line(f"찾은 말: {', '.join(forms) or '없음'}")
    print_line(
        f"찾은 범위: 읽은 문서 {counts.documents - counts.unread - counts.failed:,}건"
        f" (전체 {counts.documents:,}건)"
    )
