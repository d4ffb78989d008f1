import json
from collections import Counter
from pathlib import Path

import pytest

from corpus.records import name_key
from nlp.facts.relation import read
from nlp.relations.claims import SUBJECTS

GOLD = Path(__file__).parents[2] / "gold" / "relations.jsonl"


def tell(doc):
    return {(r.subject, r.predicate, r.object) for r in read(doc)}


def make_key(subject, predicate, other):
    names = [name_key(subject), name_key(other)]
    return (predicate, *(sorted(names) if predicate == "partner_of" else names))


def score(read_text, half):
    count = Counter()
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        example = json.loads(line)
        if example["id"].startswith(half):
            found = {make_key(*relation) for relation in tell(read_text(example["text"]))}
            wanted = {
                make_key(x["subject"], x["predicate"], x["object"]) for x in example["relations"]
            }
            count.update(right=len(found & wanted), found=len(found), wanted=len(wanted))
    return count["right"] / count["found"], count["right"] / count["wanted"]


@pytest.mark.parametrize(
    ("part", "precision", "recall"), [("a", 0.97, 0.93), ("b", 0.94, 0.64), ("c", 0.97, 0.70)]
)
def test_quality_on_our_examples(read_text, part, precision, recall):
    reached = score(read_text, part)
    assert reached[0] >= precision
    assert reached[1] >= recall


def test_the_examples_use_every_predicate_and_no_other():
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    used = {r["predicate"] for line in lines for r in json.loads(line)["relations"]}
    assert used == set(SUBJECTS)


def test_evidence_reaches_from_the_first_to_the_last_word_that_states_it(read_text):
    text = "지난해 가온테크노파크(원장 육근보)가 운영하는 ‘로봇 아카데미’에 40명이 왔다."
    (relation,) = read(read_text(text))
    quoted = text[relation.evidence.start : relation.evidence.end]
    assert quoted == "가온테크노파크(원장 육근보)가 운영하는 ‘로봇 아카데미"
    assert relation.evidence.rule == "relation.operates.verb_adnominal"


@pytest.mark.parametrize(
    "text",
    [
        "가온테크노파크는 한국무역협회와 협약을 맺을지 검토하고 있다.",
        "가온테크노파크는 한국무역협회와 협약을 체결하지 않았다.",
        "나래정밀은 창원국가산단에 입주하지 못했다.",
        "나래정밀은 공작기계 미니클러스터에서 탈퇴했다.",
        "누리산업진흥원은 구미국가산단에 관심이 있다.",
        "한국산업단지공단과 새솔대학교는 함께 자료를 냈다.",
        "누리산업진흥원 소속 연구원 4명이 상을 탔다.",
    ],
)
def test_what_is_not_so_gives_no_relation(read_text, text):
    assert tell(read_text(text)) == set()


def test_the_inner_clause_keeps_its_subject(read_text):
    text = "산업통상자원부는 누리산업진흥원이 운영하는 도담창업지원센터를 지원한다."
    assert tell(read_text(text)) == {
        ("누리산업진흥원", "operates", "도담창업지원센터"),
        ("산업통상자원부", "supports", "도담창업지원센터"),
    }


def test_a_statement_stands_once_in_either_order(read_text):
    text = (
        "가온테크노파크와 새솔대학교는 3일 업무협약을 체결했다.\n"
        "새솔대학교는 가온테크노파크와 협약을 맺고 실습생을 보낸다."
    )
    assert tell(read_text(text)) == {("가온테크노파크", "partner_of", "새솔대학교")}


def test_the_order_is_that_of_the_text(read_text):
    text = (
        "G밸리에 있는 벼리엠에스시스템은 ICT 미니클러스터 회원사다.\n산단공 서울지역본부가 돕는다."
    )
    starts = [relation.evidence.start for relation in read(read_text(text))]
    assert len(starts) == 3
    assert starts == sorted(starts)


def test_a_list_of_300_names_is_no_agreement_of_everybody_with_everybody(read_text):
    names = ", ".join(f"㈜가온{chr(0xAC00 + 28 * n)}테크" for n in range(300))
    assert tell(read_text(f"{names} 등은 업무협약을 체결했다.")) == set()
