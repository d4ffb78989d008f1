from datetime import date

import pytest

from corpus.resolution.naming import identify, make_naming, make_post, spell_person


def test_a_branch_is_not_its_parent(known):
    parent = identify("산단공", "ORG", None, known)
    branch = identify("산단공 경남본부", "ORG", None, known)
    assert parent != branch
    assert branch == identify("한국산업단지공단 경남지역본부", "ORG", None, known)
    assert branch == identify("KICOX경남지역본부", "ORG", None, known)
    assert branch.name == "한국산업단지공단 경남지역본부"


def test_the_branch_of_an_unknown_body_keeps_its_parent(known):
    assert identify("한뫼정기 창원공장", "ORG", None, known).name == ""


def test_a_name_that_only_its_day_explains_has_a_key_of_its_own(known, told):
    now = make_naming(told("산업부", seen=date(2026, 3, 1)), known)
    then = make_naming(told("산업부", seen=date(2019, 3, 1)), known)
    undated = make_naming(told("산업부"), known)
    assert now.key == "ORG:산업부@산업통상부"
    assert then.key == "ORG:산업부@산업통상자원부"
    assert (undated.key, undated.official) == ("ORG:산업부", "")


@pytest.mark.parametrize("name", ["공단", "지역본부", "경남지역본부", "협의회"])
def test_a_word_of_a_class_stays_in_its_document(known, told, name):
    naming = make_naming(told(name), known)
    assert naming.key.endswith("@#hanbit-1")
    assert naming.blocks == ()


def test_a_person_without_post_stays_in_the_document(known, told):
    naming = make_naming(told("김도현", "PERSON"), known)
    assert (naming.key, naming.blocks) == ("PERSON:김도현@#hanbit-1", ())


def test_a_post_of_a_body_without_its_parent_tells_nobody_apart(known, told):
    posts = (("경남지역본부", "본부장"),)
    assert make_naming(told("김도현", "PERSON", posts=posts), known).blocks == ()


def test_posts_are_part_of_a_persons_key(known, told):
    posts = (("새봄정밀", "대표이사"), ("가람미클", "회장"))
    naming = make_naming(told("김도현", "PERSON", posts=posts), known)
    assert naming.key == "PERSON:김도현@가람미클:회장+새봄정밀:대표"
    assert naming.blocks == ("post:김도현|가람미클:회장", "post:김도현|새봄정밀:대표")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("산단공", "경남지역본부장"), ("한국산업단지공단 경남본부", "본부장")),
        (("산단공 경남본부", "경남본부장"), ("KICOX 경남지역본부", "지역본부장")),
        (("한뫼정기", "대표이사"), ("㈜한뫼정기", "CEO")),
        (("한뫼정기", "최고기술책임자(CTO)"), ("한뫼정기", "CTO")),
        (("누리대 강소특구육성사업단", "사업단장"), ("누리대 강소특구육성사업단", "단장")),
    ],
)
def test_equal_posts_meet(known, one, other):
    assert make_post(*one, None, known) == make_post(*other, None, known)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("산단공", "이사장"), ("산단공", "경남지역본부장")),
        (("산단공", "경남지역본부장"), ("산단공", "경북지역본부장")),
        (("경남TP", "원장"), ("경북TP", "원장")),
        (("한뫼정기", "대표"), ("한뫼정기", "회장")),
    ],
)
def test_other_posts_do_not(known, one, other):
    assert make_post(*one, None, known) != make_post(*other, None, known)


def test_a_persons_hanja_are_read_as_a_surname():
    assert spell_person("金道賢") == spell_person("김 도현") == "김도현"
    assert spell_person("李敏宰") == "이민재"


def test_a_judged_name_of_one_document_gets_its_own_key(known, told):
    scoped = frozenset({"ORG:한뫼정기@#hanbit-1"})
    one = make_naming(told("한뫼정기"), known, scoped=scoped)
    other = make_naming(told("한뫼정기", document_id="hanbit-2"), known, scoped=scoped)
    assert (one.key, other.key) == ("ORG:한뫼정기@#hanbit-1", "ORG:한뫼정기")
    assert one.blocks == other.blocks


def test_a_public_corporation_is_one_with_the_country_and_without(known):
    with_country = identify("한국가람교통안전공단", "ORG", None, known)
    assert with_country == identify("가람교통안전공단", "ORG", None, known)
    for one, other in (("한국가람공단", "가람공단"), ("한국가람교통안전협회", "가람교통안전협회")):
        assert identify(one, "ORG", None, known) != identify(other, "ORG", None, known)
