import pytest

from nlp.entities.learned import propose_learned
from nlp.entities.words import make_words
from nlp.tagger.labels import Span


def propose(reader, text, *labelled, score=0.99):
    """Propose what a model would that labels these surfaces so."""
    spans = [
        Span(text.index(surface), text.index(surface) + len(surface), label, score)
        for surface, label in labelled
    ]
    words = make_words(reader.pipeline.make_doc(text))
    return [text[c.start : c.end] for c in propose_learned(spans, words)]


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("함은서와 국승우처럼 뛰었다.", "함은서", "PERSON"),
        ("독일의 토비아스 케른이 왔다.", "토비아스 케른", "PERSON"),
        ("행사를 벼리누리온이 도왔다.", "벼리누리온", "ORG"),
        ("두름 방산 미클을 키운다.", "두름 방산 미클", "CLUSTER"),
        ("벼리온 세공 디딤과정을 마쳤다.", "벼리온 세공 디딤과정", "PROGRAM"),
    ],
)
def test_sure_names_are_proposed(reader, text, surface, label):
    assert propose(reader, text, (surface, label)) == [surface]
    assert propose(reader, text, (surface, label), score=0.3) == []


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("김 팀장이 왔다.", "김", "PERSON"),
        ("창조경제팀장을 지냈다.", "창조경제", "PERSON"),
        ("이 회사는 컸다.", "이 회사", "ORG"),
        ("창원컨벤션센터에서 열렸다.", "창원컨벤션센터", "ORG"),
        ("운영위원회 때 찬성했다.", "운영위원회", "ORG"),
        ("서부지역본부 클러스터운영팀장이다.", "서부지역본부 클러스터", "ORG"),
        ("서울과 창원이 가깝다.", "창원", "ORG"),
        ("이를 위해 ICT를 쓴다.", "ICT", "ORG"),
        ("전국 미니클러스터를 모았다.", "전국 미니클러스터", "CLUSTER"),
        ("소재 기업을 모았다.", "소재 기업", "CLUSTER"),
        ("오는 7일 정기총회를 연다.", "정기총회", "PROGRAM"),
        ("3일 오후에 만났다.", "3일", "DATE"),
        ("◇벼리온 제안=두름 미클 회원들이 모였다.", "제안=두름 미클", "CLUSTER"),
    ],
)
def test_what_the_guide_calls_no_name_is_left_out(reader, text, surface, label):
    assert propose(reader, text, (surface, label)) == []
