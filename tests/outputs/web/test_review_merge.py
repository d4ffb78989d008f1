import re
from datetime import datetime
from html import unescape
from urllib.parse import unquote_plus

import pytest

from corpus.times import KST

DAY = datetime(2026, 11, 2, 9, tzinfo=KST)
BACK = "/review?type=quote&fact=0"


@pytest.fixture
def named(visitor, writer, fact):
    for number, name in enumerate(("가람정밀", "나루정기"), 1):
        writer.save(
            f"gaon-{number}",
            f"{name} 소식",
            f"{name}은 워크숍에 참석했다.",
            published=None,
            read=(fact["mention"]("ORG", name),),
        )
    return visitor.log_in()


def test_a_preview_stores_nothing_and_a_judgement_joins(named):
    store = named.site.store
    page = named.get("/review/merge?left=가람정밀&right=나루정기").text
    assert "지금은 둘입니다" in page
    assert "합하면 문서 2건" in page
    assert store.judgements.find() == []
    answer = named.post("/review/merge", left="가람정밀", right="나루정기", decision="same")
    assert answer.status_code == 303
    assert "ORG:가람정밀" in unquote_plus(answer.headers["location"])
    after = named.get(answer.headers["location"]).text
    assert "지금은 하나입니다" in after
    assert store.find_entity("가람정밀").key == store.find_entity("나루정기").key
    assert store.accounts.find_audit(action="review.names.same")


def test_a_judgement_is_undone_and_the_names_part(named):
    store = named.site.store
    named.post("/review/merge", left="가람정밀", right="나루정기", decision="same")
    (judged,) = store.judgements.find()
    answer = named.post("/review/merge/undo", number=judged.number)
    assert answer.status_code == 303
    assert store.find_entity("가람정밀").key != store.find_entity("나루정기").key
    assert named.post("/review/merge/undo", number=judged.number).status_code == 409
    assert named.post("/review/merge/undo", number=99).status_code == 409


def test_a_contradiction_is_refused_with_what_it_contradicts(named):
    named.post("/review/merge", left="가람정밀", right="나루정기", decision="same")
    page = named.get("/review/merge?left=가람정밀&right=나루정기&decision=different").text
    assert "아래 판정과 어긋납니다" in page
    answer = named.post("/review/merge", left="가람정밀", right="나루정기", decision="different")
    assert answer.status_code == 409
    assert len(named.site.store.judgements.find()) == 1


def test_one_name_alone_shows_its_parts_and_how_to_part_them(named):
    named.post("/review/merge", left="가람정밀", right="나루정기", decision="same")
    page = named.get("/review/merge?left=가람정밀").text
    assert "decision=different" in page
    assert "사람의 판정 1번" in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("left=없는이름&right=가람정밀", "이런 이름이 없습니다"),
        ("left=가람정밀&right=가람정밀", "양쪽이 같은 이름"),
        ("left=%3Cb%3E", "이런 이름이 없습니다"),
        ("", "이름 합치기와 가르기"),
    ],
)
def test_names_that_cannot_be_judged_are_told(named, query, words):
    answer = named.get(f"/review/merge?{query}")
    assert answer.status_code == 200
    assert words in answer.text
    assert "<b>" not in answer.text


def test_the_way_back_to_the_queue_is_kept(named):
    page = named.get("/review/merge", params={"left": "가람정밀", "back": BACK})
    way = 'href="/review?type=quote&amp;fact=0"'
    assert way in page.text
    assert page.text.count("autofocus") == 1
    assert "autofocus" in page.text.split('name="right"', 1)[1].split(">", 1)[0]
    told = {"left": "가람정밀", "right": "나루정기", "decision": "same", "back": BACK}
    answer = named.post("/review/merge", **told)
    after = named.get(answer.headers["location"]).text
    assert f"{way} autofocus" in after
    (judged,) = named.site.store.judgements.find()
    answer = named.post("/review/merge/undo", number=judged.number, back=BACK)
    assert way in named.get(answer.headers["location"]).text


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "review"])
def test_the_way_back_leads_nowhere_else(named, back):
    page = named.get("/review/merge", params={"left": "가람정밀", "back": back})
    assert "elsewhere" not in page.text.split("</h1>", 1)[1]
    assert "검토하던 사실로" not in page.text


def test_the_name_of_one_document_is_parted_by_a_link(named, writer, fact):
    writer.save(
        "gaon-3",
        "가람정밀 소식",
        "가람정밀은 총회에 참석했다.",
        published=None,
        read=(fact["mention"]("ORG", "가람정밀"),),
    )
    page = named.get("/review/merge?left=가람정밀").text
    link = re.search(r'href="([^"]*gaon-3[^"]*decision=different[^"]*)"', page)[1]
    preview = named.get(unescape(link)).text
    assert "ORG:가람정밀@#gaon-3" in preview
    assert "이 문서 하나" in preview
    told = {"left": "ORG:가람정밀@#gaon-3", "right": "ORG:가람정밀", "decision": "different"}
    named.post("/review/merge", **told)
    assert named.site.store.find_entity("가람정밀").documents == 1


def test_a_preview_tells_which_facts_become_one_and_which_contradict(named, writer, fact):
    for number, (name, value, measure) in enumerate(
        [
            ("가람정밀", 30, "직원"),
            ("나루정기", 30, "직원"),
            ("나루정기", 50, "특허"),
            ("가람정밀", 70, "특허"),
        ],
        start=11,
    ):
        figure = fact["figure"](f"{value}건", value, unit="건", measure=measure, subject=name)
        body = f"{name}의 {measure}은 {value}건이다. 꼭지 {number}번 글이다."
        mention = fact["mention"]("ORG", name)
        writer.save(f"gaon-{number}", f"{number}", body, published=DAY, read=(figure, mention))
    page = named.get("/review/merge?left=가람정밀&right=나루정기").text
    assert "같은 사실이 될 것 1건" in page
    assert "서로 어긋나게 될 것 1건" in page
    assert re.search(r'수치</td><td class="number">2</td><td class="number">2</td>', page)
    assert (
        "합치면 모이는 사실"
        not in named.get("/review/merge?left=가람정밀&right=나루정기&decision=different").text
    )
