"""Judgements about names on the command line, and why the names of an entity are one."""

from collections.abc import Iterable
from getpass import getuser
from typing import TYPE_CHECKING, Annotated

import typer

from outputs.options import read_author

if TYPE_CHECKING:
    from corpus.resolution.judging import Preview
    from corpus.store import EntityCard, Judgement, StoredNaming, Succession, Verdict

LeftName = Annotated[str, typer.Argument(metavar="A", help="A name or a key (miclu entity A).")]
RightName = Annotated[str, typer.Argument(metavar="B", help="Another name or key.")]
Author = Annotated[
    str,
    typer.Option(
        "--author",
        default_factory=getuser,
        parser=read_author,
        metavar="NAME",
        help="Who decides.",
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, for the log.")]
Preview_ = Annotated[bool, typer.Option("--preview", help="Tell what it would do; store nothing.")]

DECISIONS = {"same": "같음", "different": "다름", "unsure": "모름"}
_RULES = {
    "": "대표 이름",
    "spelling": "표기만 다른 같은 이름",
    "post": "이름과 조직, 직위가 같음",
    "sound": "로마자와 한글이 같은 소리",
}


def judge_names(verdict: "Verdict", *, preview: bool, as_json: bool) -> None:
    """Store a judgement, or tell what it would do, and print it."""
    from corpus.resolution.judging import judge
    from corpus.resolution.judging import preview as look
    from outputs.console import print_json
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        if preview:
            found = look(store, verdict)
            print_json(found) if as_json else print_preview(found)
        else:
            judged = judge(store, verdict)
            print_json(judged) if as_json else print_judgements([judged])


def print_judgements(judgements: Iterable["Judgement"]) -> None:
    """Print judgements as a table, or that there are none."""
    from outputs.console import print_line, print_table
    from outputs.labels import tell_time

    rows = [
        (
            each.number,
            DECISIONS[each.decision],
            each.left,
            each.right,
            each.author,
            tell_time(each.at),
            each.reason,
            f"{tell_time(each.undone)} {each.undone_by}" if each.undone else "",
        )
        for each in judgements
    ]
    if rows:
        print_table(("번호", "판정", "이름", "다른 이름", "누가", "언제", "까닭", "거둠"), rows)
    else:
        print_line("판정이 없습니다. 예: miclu judge same 산단공 한국산업단지공단")


def print_preview(preview: "Preview") -> None:
    """Print what a judgement would be about and do."""
    from outputs.console import print_line

    for key, card in ((preview.left_key, preview.left), (preview.right_key, preview.right)):
        names = ", ".join(naming.name for naming in card.namings)
        print_line(f"{card.entity.name} ({key})", style="bold")
        print_line(f"문서 {card.entity.documents:,}건, 이름: {names}", indent=2)
    now = "지금 하나입니다." if preview.is_one else "지금 둘입니다."
    print_line(f"{now} 함께 문서 {preview.documents:,}건, 언급 {preview.mentions:,}번")
    if preview.conflicts:
        print_line("어긋나는 판정이 있어 저장되지 않습니다:", style="bold")
        print_judgements(preview.conflicts)


def print_card(card: "EntityCard") -> None:
    """Print why the names of an entity are one, what it was before and after, and judgements."""
    from outputs.console import print_line

    if len(card.namings) > 1:
        print_line("하나로 본 이름", style="bold")
        for naming in card.namings:
            told = f"{naming.name}: {tell_link(naming)} (문서 {naming.documents:,}건, {naming.key})"
            print_line(told, indent=2)
    for each in card.successions:
        print_line(f"이어짐: {tell_succession(each)}")
    if card.judgements:
        print_judgements(card.judgements)


def tell_link(naming: "StoredNaming") -> str:
    """Tell in Korean why a naming belongs to its entity."""
    if naming.link.rule == "known":
        return f"알려진 이름 {naming.official}" if naming.official else "알려진 기관의 부서"
    if naming.link.rule == "judgement":
        return f"사람의 판정 {naming.link.judgement}번"
    return _RULES[naming.link.rule]


def tell_succession(succession: "Succession") -> str:
    """Tell in Korean what became what, and when."""
    month = succession.day.strftime("%Y-%m")
    return f"{succession.before_name} → {succession.after_name} ({month})"
