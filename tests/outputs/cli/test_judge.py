import json

import pytest

from corpus.records import Entity, Reading


@pytest.fixture
def firms(run, writer, store):
    """A base with two firms, which nothing but a person can call one."""
    for name in ("가람정밀", "나루정기"):
        document = writer.save(f"gaon-{name}", name, f"{name} 총회", published=None)
        known = (Entity(type="ORG", text=name),)
        store.save_reading(Reading(document_id=document.id, version="t", entities=known))
    run("resolve")


def test_a_judgement_joins_is_listed_and_undone(run, firms):
    words = ("가람정밀", "나루정기", "--author", "nari", "--reason", "같은 주소")
    judged = json.loads(run("judge", "same", *words, "--json").out)
    assert (judged["number"], judged["author"], judged["decision"]) == (1, "nari", "same")
    assert "사람의 판정 1번" in run("entity", "나루정기").out
    assert "같은 주소" in run("judge").out
    assert "nari" in run("judge", "undo", "1", "--author", "bora").out
    assert run("judge").out.startswith("판정이 없습니다.")
    assert "bora" in run("judge", "--all").out
    assert "사람의 판정" not in run("entity", "나루정기").out


def test_a_preview_stores_nothing(run, firms):
    shown = run("judge", "same", "가람정밀", "나루정기", "--preview").out
    assert "지금 둘입니다. 함께 문서 2건" in shown
    assert json.loads(run("judge", "same", "가람정밀", "나루정기", "--preview", "--json").out)
    assert run("judge", "--json").out == ""


def test_a_contrary_judgement_is_an_error_that_tells_what_to_do(run, firms):
    run("judge", "different", "가람정밀", "나루정기")
    outcome = run("judge", "same", "가람정밀", "나루정기")
    assert outcome.status == 1
    assert "miclu judge undo 1" in outcome.said
    preview = run("judge", "same", "가람정밀", "나루정기", "--preview").out
    assert "어긋나는 판정" in preview


def test_a_doubt_is_noted(run, firms):
    assert "모름" in run("judge", "unsure", "가람정밀", "나루정기").out
    assert "판정이 없습니다" not in run("judge").out


def test_an_entity_tells_why_its_names_are_one(run, writer, store):
    for number, name in enumerate(("산업통상자원부", "산통부")):
        document = writer.save(f"gaon-{number}", name, f"{name} 발표", published=None)
        known = (Entity(type="ORG", text=name),)
        store.save_reading(Reading(document_id=document.id, version="t", entities=known))
    run("resolve")
    shown = run("entity", "산통부").out
    assert "산통부: 알려진 이름 산업통상자원부 (문서 1건, ORG:산통부)" in shown
    assert "이어짐: 지식경제부 → 산업통상자원부 (2013-03)" in shown
    card = json.loads(run("entity", "산통부", "--json").out)["card"]
    assert {naming["link"]["rule"] for naming in card["namings"]} == {"", "known"}
