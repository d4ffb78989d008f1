import json
from pathlib import Path

import pytest

from corpus.errors import BadDocumentError
from outputs.evaluations import evaluate

SHARED = Path(__file__).parents[4] / "shared" / "pages"
ADDRESS = "https://www.hanbit.example/a/7"
PAGE = """<title>밀양 총회 열려 - 한빛일보</title><h1>밀양 총회 열려</h1>
<p>입력 2026.11.02 09:00 수정 2026.11.03 10:00</p><p class=byline>나루 기자</p><div id=articleBody>
<p>밀양 나노 미니클러스터가 2일 총회를 열었다. 회원사 40곳이 참석했다.</p>
<p>예산은 9억원이다. 하누리 회장은 “공동 시험실을 짓겠다”고 말했다.</p>
<p>총회장 앞 주차는 안 된다.</p></div>"""
RIGHT = {
    "file": "a.html",
    "url": ADDRESS,
    "kind": "article",
    "title": "밀양 총회 열려",
    "published": "2026-11-02T09:00:00+09:00",
    "author": "나루 기자",
    "body_first": "밀양 나노 미니클러스터가 2일 총회를 열었다.",
    "body_last": "총회장 앞 주차는 안 된다.",
    "noise": ["댓글"],
}
WHOLE = {
    "pages": 1,
    "title": 1.0,
    "published": 1.0,
    "authors": 1.0,
    "authors_as_printed": 1.0,
    "body_first": 1.0,
    "body_last": 1.0,
    "noise": 0,
    "misses": [],
}


def score(folder: Path, *entries: dict, page: str = PAGE) -> dict:
    (folder / "a.html").write_text(page, "utf-8")
    lines = [json.dumps(entry, ensure_ascii=False) for entry in entries]
    (folder / "index.jsonl").write_text("\n".join(lines), "utf-8")
    return evaluate("pages", folder).fields


def test_all_right(tmp_path):
    assert score(tmp_path, RIGHT) == WHOLE


@pytest.mark.parametrize(
    ("field", "value", "counted"),
    [
        ("title", "밀양 총회", "title"),
        ("published", "2026-11-02T09:01:00+09:00", "published"),
        ("author", "가람 기자", "authors"),
        ("author", "나루, 가람", "authors"),
        ("body_first", "회원사 40곳이 참석했다.", "body_first"),
        ("body_last", "예산은 9억원이다.", "body_last"),
    ],
)
def test_a_wrong_field_is_a_miss_with_a_line(field, value, counted, tmp_path):
    found = score(tmp_path, RIGHT, RIGHT | {field: value})
    assert found[counted] == 0.5
    assert any(line.startswith(f"a.html {counted}: found ") for line in found["misses"])


def test_place_and_post_count_only_as_printed(tmp_path):
    found = score(tmp_path, RIGHT | {"author": "밀양=나루"})
    assert (found["authors"], found["authors_as_printed"]) == (1.0, 0.0)


def test_noise_in_the_body_is_counted_and_told(tmp_path):
    found = score(tmp_path, RIGHT | {"noise": ["주차는", "댓글"]})
    assert found["noise"] == 1
    assert found["misses"] == ["a.html noise: '주차는'"]


def test_what_the_index_does_not_tell_is_not_scored(tmp_path):
    entry = {"file": "a.html", "url": ADDRESS, "title": "밀양 총회 열려", "author": None}
    assert score(tmp_path, entry) == WHOLE


def test_a_fragment_without_head_is_scored_by_the_rest(tmp_path):
    entry = {**RIGHT, "title": None, "fragment": True}
    fragment = PAGE.partition("</h1>")[2]
    assert score(tmp_path, entry, page=fragment) == WHOLE
    assert score(tmp_path, entry | {"fragment": False}, page=fragment)["body_first"] == 0.0


def test_a_rejected_page_misses_every_field(tmp_path):
    found = score(tmp_path, RIGHT, page="이용에 불편을 드려서 죄송합니다.")
    assert {found[field] for field in ("title", "authors", "body_last")} == {0.0}
    assert "rejected: portal" in found["misses"][0]


def test_rows_of_a_list_page(tmp_path):
    rows = "".join(
        f'<li class=item><h4><a href="/news/articleView.html?idxno={number}">총회</a></h4></li>'
        for number in (9, 8)
    )
    page = f'<section id="section-list" class="altlist-x"><ul>{rows}</ul></section>'
    address = "https://www.hanbit.example/news/articleList.html?view_type=sm"
    entry = {"file": "a.html", "url": address, "kind": "list", "rows": 2}
    ends = {"first_idxno": "9", "last_idxno": "8"}
    assert score(tmp_path, entry | ends, page=page)["misses"] == []
    assert len(score(tmp_path, entry | ends | {"rows": 3}, page=page)["misses"]) == 1


def test_the_table_has_a_column_for_each_share(tmp_path):
    score(tmp_path, RIGHT)
    ((head, (row,)),) = evaluate("pages", tmp_path).tables
    assert len(head) == len(row)
    assert row[:3] == (1, "1.000", "1.000")


@pytest.mark.parametrize("line", ["{", '{"file": "gone.html", "url": "https://x.example/1"}'])
def test_a_broken_index_is_named(line, tmp_path):
    (tmp_path / "index.jsonl").write_text(line, "utf-8")
    with pytest.raises(BadDocumentError, match=r"index\.jsonl"):
        evaluate("pages", tmp_path)


def test_no_index(tmp_path):
    with pytest.raises(BadDocumentError, match=r"index\.jsonl"):
        evaluate("pages", tmp_path)


def test_pages_of_systems_that_nobody_declared_are_read_by_general_rules():
    found = evaluate("pages", Path(__file__).parent / "guests").fields
    assert found["misses"] == []
    assert found["pages"] == 12


def test_the_saved_real_pages_are_read_exactly():
    if not SHARED.is_dir():
        pytest.skip(f"the saved real pages are not at {SHARED}")
    found = evaluate("pages", SHARED).fields
    assert found["misses"] == []
    assert found["pages"] == 10
