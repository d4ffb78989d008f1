import pytest

from nlp.document import get_entities


def places_of(doc, name):
    (entity,) = (entity for entity in get_entities(doc) if entity.text == name)
    return [doc.text[start:end] for start, end, _ in entity.places]


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("한국산업단지공단이 밝혔다. 공단은 예산을 늘린다.", "한국산업단지공단", ["공단"]),
        ("전북군산강소특구가 문을 열었다. 특구는 넓다.", "전북군산강소특구", ["특구"]),
        ("벼리의료기기사업단은 커졌다. 사업단 단장은 웃었다.", "벼리의료기기사업단", ["사업단"]),
        ("두름로봇MC가 생겼다. 미클 회장은 웃었다.", "두름로봇MC", ["미클"]),
        ("국립창원대학교는 넓다. 대학은 학과를 늘린다.", "국립창원대학교", ["대학"]),
    ],
)
def test_a_head_alone_stands_for_the_name_before_it(read_text, text, name, forms):
    doc = read_text(text)
    assert places_of(doc, name) == [name, *forms]


@pytest.mark.parametrize(
    "text",
    [
        "공단은 조용했다. 한국산업단지공단은 밝혔다.",  # before the name
        "한국산업단지공단은 밝혔다. 입주 공단은 넓다.",  # part of another phrase
        "한국산업단지공단과 한국환경공단이 만났다. 공단은 웃었다.",  # which of the two?
    ],
)
def test_otherwise_a_head_means_nothing(read_text, text):
    names = [doc_place for e in get_entities(read_text(text)) for doc_place in e.places]
    assert "short head" not in [rule for _, _, rule in names]
