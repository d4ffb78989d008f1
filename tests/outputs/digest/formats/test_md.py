from datetime import datetime

import pytest

from corpus.times import KST
from outputs.digest.content import make_digest
from outputs.digest.formats import render_digest
from outputs.digest.formats.md import escape
from outputs.digest.week import Week

WEEK = Week(2026, 46)
NAMES = {"gaon": "가온산업일보"}
MONDAY = datetime(2026, 11, 9, 9, tzinfo=KST)


def render(store):
    return render_digest(make_digest(store, WEEK, publishers=NAMES), "md")


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("[인사] 산업부", r"\[인사\] 산업부"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("*강조* _밑줄_ `코드`", r"\*강조\* \_밑줄\_ \`코드\`"),
        ("# 제목", r"\# 제목"),
        ("- 목록", r"\- 목록"),
        ("1. 첫째", r"1\. 첫째"),
        ("12.4% 증가", "12.4% 증가"),
        ("두 줄\n\n# 제목", r"두 줄 \# 제목"),
        ("R&amp;D", r"R\&amp;D"),
    ],
)
def test_words_cannot_become_markup(words, escaped):
    assert escape(words) == escaped


def test_a_digest_has_headings_lines_passages_and_links(store, writer, fact):
    writer.save(
        "gaon-1",
        "[인사] 산단공",
        "황석주 본부장이 왔다. 회원은 12곳이다.",
        published=MONDAY,
        read=(
            fact["position"]("황석주 본부장", "황석주", "본부장", "산단공"),
            fact["figure"]("12곳", 12, measure="회원"),
            fact["mention"]("PERSON", "황석주"),
        ),
    )
    link = (
        r"[\[인사\] 산단공]"
        "(<http://www.gaon.example/news/articleView.html?idxno=gaon-1>) (가온산업일보, 2026-11-09)"
    )
    assert render(store).startswith(
        "# 클러스터 주간 동향 · 2026년 46주 (11월 9일\\~11월 15일)\n"
        "\n## 인사\n"
        "\n- **황석주** · 산단공 본부장\n"
        "\n  > 황석주 본부장이 왔다.\n"
        f"\n  {link}\n"
        "\n## 수치\n"
        "\n- **회원 12곳**\n"
        "\n  > 회원은 12곳이다.\n"
        f"\n  {link}\n"
        "\n## 이 주에 처음 나온 이름\n"
        "\n### 인물\n"
        f"\n- 황석주: 황석주 본부장이 왔다. {link}\n"
        "\n## 이 주의 문서\n"
        f"\n- {link}\n"
    )


def test_an_empty_week_says_so(store):
    assert "이 주에 발행된 문서와 이 주에 예정된 활동이 없습니다." in render(store)
