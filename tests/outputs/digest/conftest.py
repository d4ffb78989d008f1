from datetime import date

import pytest

from outputs.digest.model import (
    Chart,
    Contradiction,
    Count,
    Digest,
    Group,
    Line,
    Name,
    Point,
    Section,
    Source,
    Story,
)


@pytest.fixture
def digest():
    """A digest with something of everything, in which names and titles hold markup."""
    source = Source(
        id="gaon-1",
        title="<b>워크숍</b> *열려*",
        address="http://www.gaon.example/1",
        publisher="gaon",
        day=date(2026, 11, 12),
    )
    other = source.model_copy(update={"id": "gaon-2", "title": "둘째 기사", "address": ""})

    def line(sentence, mark="new", **fields):
        return Line(
            key=sentence,
            type="figure",
            sentence=sentence,
            passage=(("회원사가 ", False), ("350개사", True), ("로 늘었다.", False)),
            source=source,
            sources=2,
            mark=mark,
            is_reviewed=False,
            **fields,
        )

    first = line(
        "ICT 미클의 회원사는 350개사다.", "changed", note="2025년의 320개사보다 30개사 늘었다"
    )
    second = line("<script>의 회원사는 10개사다.", others=(other,), reasons=("독립된 출처 2곳",))
    return Digest(
        period="2026-W46",
        label="2026년 46주",
        first_day=date(2026, 11, 9),
        last_day=date(2026, 11, 15),
        counts=(Count(label="문서", now=7, before=4), Count(label="새 인사", now=1, before=3)),
        top=(first,),
        groups=(
            Group(
                name="ICT 미니클러스터",
                kind="cluster",
                sections=(Section(heading="수치", lines=(first, second), left_out=4),),
            ),
        ),
        due=(line("‘포럼’이 2026년 11월 20일 열릴 예정이다."),),
        contradictions=(
            Contradiction(title="값이 다름", lines=(line("가", "contradicted"), line("나"))),
        ),
        charts=(
            Chart(
                title="ICT 미클의 <회원사>",
                unit="개",
                points=tuple(
                    Point(label=f"{year}년", value=number, text=f"{number:.0f}개사")
                    for year, number in ((2024, 300.0), (2025, 320.0), (2026, 350.0))
                ),
            ),
        ),
        stories=(Story(first=source, sources=(source, other)),),
        names=(Name(type="ORG", name="가온씰텍", passage=(("가온씰텍", True),), source=source),),
        names_left_out=2,
        unreviewed=12,
        has_unreviewed=True,
        publishers=(("gaon", "가온산업일보"),),
        faults=("한빛일보 (수집 상태 이상으로 보류)",),
    )
