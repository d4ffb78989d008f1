import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.facts.figure import Figure
from corpus.records import Evidence
from corpus.store import Saved
from corpus.times import KST
from outputs.console import (
    clean,
    mark,
    print_json,
    print_line,
    print_marked,
    print_table,
    print_text,
    progress,
)


@dataclass(frozen=True, slots=True)
class Sample:
    day: date
    moment: datetime
    amount: Decimal
    share: Decimal
    names: tuple[str, ...]
    path: Path
    saved: Saved


def test_json_holds_every_kind_of_value(capsys):
    moment = datetime(2026, 11, 12, 9, 30, tzinfo=KST)
    amount, share = Decimal("7E+8"), Decimal("12.4")
    print_json(
        Sample(moment.date(), moment, amount, share, ("산단공",), Path("a/b.txt"), Saved.NEW)
    )
    assert json.loads(capsys.readouterr().out) == {
        "day": "2026-11-12",
        "moment": "2026-11-12T09:30:00+09:00",
        "amount": 700_000_000,
        "share": 12.4,
        "names": ["산단공"],
        "path": "a/b.txt",
        "saved": "new",
    }


def test_json_of_a_fact_names_its_type_and_keeps_hangul(capsys):
    evidence = Evidence(document_id="gaon-1", start=0, end=3, rule="figure.count", version="1")
    print_json(Figure(evidence=evidence, text="30%", value=Decimal(30), unit="%", measure="가동률"))
    out = capsys.readouterr().out
    assert '"가동률"' in out
    assert json.loads(out)["type"] == "figure"


def test_json_replaces_the_lone_surrogates_of_odd_file_names(capsys):
    print_json({"path": "보고서\udcff.txt"})
    assert json.loads(capsys.readouterr().out) == {"path": "보고서�.txt"}


def test_json_refuses_what_has_no_form():
    with pytest.raises(TypeError, match="object has no form in JSON"):
        print_json(object())


def test_words_cannot_steer_the_terminal(capsys):
    print_line("\x1b[2J지워짐\x9b1m")
    assert capsys.readouterr().out == "�[2J지워짐�1m\n"
    assert len(clean("\x1b가")) == 2


def test_markup_of_the_printing_library_is_plain_text(capsys):
    print_line("[bold]인사[/bold] :smile: [만나봅시다]")
    print_table(("제목",), [("[red]협약[/red]",)])
    out = capsys.readouterr().out
    assert "[bold]인사[/bold] :smile: [만나봅시다]" in out
    assert "[red]협약[/red]" in out


def test_marked_words_stand_between_guillemets_in_a_pipe(capsys):
    print_marked("대전 산단공은 대전에서", [(3, 6)], indent=2)
    assert capsys.readouterr().out == "  대전 ‹산단공›은 대전에서\n"


def test_overlapping_marks_leave_every_letter_once():
    text = mark("가나다라", [(1, 3), (0, 2)])
    assert text.replace("‹", "").replace("›", "") == "가나다라"


def test_a_table_in_a_pipe_cuts_no_word_and_counts_to_the_right(capsys):
    title = "아주 긴 제목 " * 30
    print_table(("제목", "수"), [(title.strip(), 12345), (None, 6)])
    lines = capsys.readouterr().out.splitlines()
    assert any(title.strip() in line and line.rstrip().endswith("12,345") for line in lines)
    assert any(line.rstrip().endswith(" 6") for line in lines)


def test_a_long_line_in_a_pipe_stays_one_line(capsys):
    print_line("낱말 " * 100)
    assert capsys.readouterr().out.count("\n") == 1


def test_text_for_other_programs_is_printed_as_it_is(capsys):
    print_text("# 제목\n\n\t끝 ")
    assert capsys.readouterr().out == "# 제목\n\n\t끝 "


def test_progress_is_silent_where_no_terminal_is(capsys):
    with progress("읽기", total=2) as advance:
        advance(1)
        advance(2, 2)
    assert capsys.readouterr() == ("", "")
