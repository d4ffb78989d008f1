from corpus.resolution.compare import compare


def test_two_names_are_one_with_a_reason(known, told):
    link = compare(told("산단공"), told("한국산업단지공단"), known)
    assert (link.to, link.rule) == ("ORG:한국산업단지공단", "known")
    assert compare(told("한뫼 정기"), told("한뫼정기"), known).rule == ""


def test_two_names_that_are_not_have_none(known, told):
    assert compare(told("경남TP"), told("경북TP"), known) is None
    assert compare(told("오세진"), told("오세진", "PERSON"), known) is None
