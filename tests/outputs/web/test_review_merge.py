from urllib.parse import unquote_plus

import pytest


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
