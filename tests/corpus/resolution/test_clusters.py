from datetime import datetime

from corpus.resolution.clusters import make_clusters
from corpus.resolution.naming import make_naming
from corpus.store import Decision, Judgement, Neighbourhood
from corpus.times import KST


def judged(number, left, right, decision):
    at = datetime(2026, 3, 1, tzinfo=KST)
    return Judgement(number=number, left=left, right=right, decision=decision, author="nari", at=at)


def cluster(known, names, *judgements):
    namings = [make_naming(name, known) for name in names]
    unique = tuple({naming.key: naming for naming in namings}.values())
    found = make_clusters(Neighbourhood(namings=unique, judgements=judgements))
    return {each.key: [key for key, _ in each.members] for each in found}


def test_an_entity_goes_by_the_key_of_the_list(known, told):
    found = cluster(known, [told("산단공"), told("KICOX")])
    assert found == {"ORG:한국산업단지공단": ["ORG:산단공", "ORG:kicox"]}


def test_each_naming_tells_why_it_belongs(known, told):
    namings = [make_naming(told(name), known) for name in ("산단공", "한국산업단지공단")]
    (found,) = make_clusters(Neighbourhood(namings=namings, judgements=()))
    links = {key: (link.to, link.rule) for key, link in found.members}
    assert links == {
        "ORG:한국산업단지공단": ("", ""),
        "ORG:산단공": ("ORG:한국산업단지공단", "known"),
    }


def test_a_judgement_joins_what_nothing_else_does(known, told):
    same = judged(7, "ORG:가람정밀", "ORG:가람프리시전", Decision.SAME)
    found = cluster(known, [told("가람정밀"), told("가람프리시전")], same)
    assert found == {"ORG:가람프리시전": ["ORG:가람프리시전", "ORG:가람정밀"]}


def test_a_judgement_parts_what_rules_join(known, told):
    apart = judged(7, "ORG:산단공", "ORG:한국산업단지공단", Decision.DIFFERENT)
    names = [told("산단공"), told("한국산업단지공단"), told("KICOX")]
    found = cluster(known, names, apart)
    assert found == {
        "ORG:한국산업단지공단": ["ORG:한국산업단지공단", "ORG:kicox"],
        "ORG:산단공": ["ORG:산단공"],
    }


def test_judgements_are_transitive_over_names_that_no_document_has(known, told):
    chain = [
        judged(1, "ORG:가람정밀", "ORG:잊힌이름", Decision.SAME),
        judged(2, "ORG:잊힌이름", "ORG:나루정밀", Decision.SAME),
    ]
    found = cluster(known, [told("가람정밀"), told("나루정밀")], *chain)
    assert list(found.values()) == [["ORG:가람정밀", "ORG:나루정밀"]]


def test_a_sound_joins_only_one_name_with_one(known, told):
    one = cluster(known, [told("Hanmoe Precision"), told("한뫼정밀")])
    assert list(one.values()) == [["ORG:한뫼정밀", "ORG:hanmoeprecision"]]
    two = cluster(known, [told("Garam Techno"), told("가람테크노"), told("그람테크노")])
    assert len(two) == 3


def test_people_are_one_by_a_shared_post_only(known, told):
    def person(document_id, *posts):
        return told("김도현", "PERSON", document_id, posts=posts)

    chair, head, both = ("가람미클", "회장"), ("새봄정밀", "대표"), ("누리대", "교수")
    found = cluster(
        known,
        [person("a-1", chair, head), person("a-2", head), person("a-3", both), person("a-4")],
    )
    assert found == {
        "PERSON:김도현@누리대:교수": ["PERSON:김도현@누리대:교수"],
        "PERSON:김도현@새봄정밀:대표": [
            "PERSON:김도현@새봄정밀:대표",
            "PERSON:김도현@가람미클:회장+새봄정밀:대표",
        ],
        "PERSON:김도현@#a-4": ["PERSON:김도현@#a-4"],
    }


def test_the_order_of_namings_does_not_count(known, told):
    names = [told(name) for name in ("산단공", "KICOX", "한국산업단지공단", "가람정밀")]
    apart = judged(1, "ORG:산단공", "ORG:kicox", Decision.DIFFERENT)
    assert cluster(known, names, apart) == cluster(known, names[::-1], apart)
