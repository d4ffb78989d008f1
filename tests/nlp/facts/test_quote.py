import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp.document import NamedEntity
from nlp.facts.quote import read

P, ORG = "PERSON", "ORG"
H, C_, B = (P, "홍길동"), (P, "김철수"), (P, "박영희")


@pytest.fixture(scope="module")
def read_named(reader):
    """Give a function that reads quotes of a text whose names are given."""

    def read_with(text, named=()):
        doc = reader.pipeline.make_doc(text)
        doc._.entities = tuple(_place(text, *each) for each in named)
        return list(read(doc))

    return read_with


def _place(text, kind, name, *aliases):
    starts = [i for i in range(len(text)) if text.startswith(name, i)]
    places = tuple((i, i + len(name), "given") for i in starts)
    return NamedEntity(type=kind, text=name, aliases=aliases, places=places)


_CASES = [
    (
        "홍길동 회장은 “좋다. 아주 좋다”고 말했다. 이어 “더 하겠다”고 덧붙였다.",
        [H],
        [("홍길동", "좋다. 아주 좋다"), ("홍길동", "더 하겠다")],
    ),
    ("“기술이 전부”라고 홍길동 회장은 강조했다.", [H], [("홍길동", "기술이 전부")]),
    ("“처음엔 막막했어요.” 홍길동 대표의 말이다.", [H], [("홍길동", "처음엔 막막했어요.")]),
    (
        "“처음엔 막막했어요.”\n홍길동 대표는 창업 당시를 이렇게 떠올렸다.",
        [H],
        [("홍길동", "처음엔 막막했어요.")],
    ),
    ("업계에서는 “너무 늦었다”는 말이 나온다.", [], []),
    (
        "현장에는 “안전제일”이라고 적힌 현수막이 걸렸다. 사람들은 이곳을 “희망길”이라고 부른다.",
        [],
        [],
    ),
    ("홍길동 회장은 “상생”을 강조했다.", [H], []),
    (
        "홍길동 회장은 “회원사와 함께 뛰겠다”는 포부를 밝혔다.",
        [H],
        [("홍길동", "회원사와 함께 뛰겠다")],
    ),
    ("“예산을 늘려야 한다”는 게 홍길동 회장의 생각이다.", [H], [("홍길동", "예산을 늘려야 한다")]),
    (
        "홍길동 회장이 취임했다. 홍 회장은 “열심히 하겠다”며 웃었다.",
        [H],
        [("홍길동", "열심히 하겠다")],
    ),
    (
        "이에 대해 업계 한 관계자는 “아직 이르다”고 선을 그었다.",
        [],
        [("업계 한 관계자", "아직 이르다")],
    ),
    (
        "중소벤처기업부는 “내년에 지원을 늘리겠다”고 밝혔다.",
        [(ORG, "중소벤처기업부")],
        [("중소벤처기업부", "내년에 지원을 늘리겠다")],
    ),
    ("회사 측은 “사실무근”이라는 입장이다.", [], [("회사 측", "사실무근")]),
    (
        '행사장을 찾은 한 입주기업 대표는 "도움이 됐다"며 "내년에도 오겠다"고 했다.',
        [],
        [("한 입주기업 대표", "도움이 됐다"), ("한 입주기업 대표", "내년에도 오겠다")],
    ),
    (
        "홍길동 “내년엔 두 배로 키운다”\n홍길동 회장은 12일 기자와 만났다. 그는 포부를 밝혔다.",
        [H],
        [("홍길동", "내년엔 두 배로 키운다")],
    ),
    (
        (
            "홍길동 “내년엔 두 배로 키운다”\n홍길동 회장은 “내년에는 매출을 두 배로 "
            "키우겠다”고 말했다."
        ),
        [H],
        [("홍길동", "내년에는 매출을 두 배로 키우겠다")],
    ),
    (
        "박영희 한국산업단지공단 이사장은 환영사에서 “클러스터가 '연결'의 중심”이라고 역설했다.",
        [B, (ORG, "한국산업단지공단")],
        [("박영희", "클러스터가 '연결'의 중심")],
    ),
    ("김철수 원장은 인사말을 통해 “함께하자“고 말했다.", [C_], [("김철수", "함께하자")]),
    (
        '김철수 원장은 ”함께하자”고 말했다. 박영희 교수는 "좋다고 말했다.',
        [C_, B],
        [("김철수", "함께하자")],
    ),
    (
        "“현장 목소리를 듣겠다”고 말하는 김철수 원장의 표정은 밝았다.",
        [C_],
        [("김철수", "현장 목소리를 듣겠다")],
    ),
    (
        "김철수 원장은 축사에서 “함께”라며, “우리는 하나”라고도 했다.",
        [C_],
        [("김철수", "함께"), ("김철수", "우리는 하나")],
    ),
    (
        "전문가들은 “성급하다”고 입을 모은다. 참석자들은 “유익했다”고 입을 모았다.",
        [],
        [("전문가들", "성급하다"), ("참석자들", "유익했다")],
    ),
    (
        "김철수 원장: “함께하자.”\n박영희 교수: “좋다.”",
        [C_, B],
        [("김철수", "함께하자."), ("박영희", "좋다.")],
    ),
    (
        "김철수 원장은 총회에서 박영희 교수가 참석한 가운데 “함께하자”고 말했다.",
        [C_, B],
        [("김철수", "함께하자")],
    ),
    (
        (
            "김철수 원장이 문을 열었다. 회원사는 늘었다. 김 원장은 또 “규제를 풀어야 한다”고 "
            "지적했고, 박영희 교수는 “신중해야 한다”고 반박했다."
        ),
        [C_, B],
        [("김철수", "규제를 풀어야 한다"), ("박영희", "신중해야 한다")],
    ),
    ("그는 책 “클러스터의 힘”을 펴냈다. 김철수 원장은 영화 “기생충”을 봤다고 말했다.", [C_], []),
    (
        "김철수 원장은 이날 인터뷰에서 “A안이 낫다”면서도 “B안도 검토하겠다”고 여지를 남겼다.",
        [C_],
        [("김철수", "A안이 낫다"), ("김철수", "B안도 검토하겠다")],
    ),
    (
        (
            "김철수 원장을 만나 들어봤다.\n- 계획은?\n“내년에 늘립니다. 꼭 그렇게 "
            "하겠습니다.”\n- 애로는?\n“인력입니다.”"
        ),
        [C_],
        [("김철수", "내년에 늘립니다. 꼭 그렇게 하겠습니다."), ("김철수", "인력입니다.")],
    ),
    (
        "도 관계자는 “신청이 몰렸다”며 “추가 모집을 검토 중”이라고 말했다.",
        [(ORG, "경남도")],
        [("도 관계자", "신청이 몰렸다"), ("도 관계자", "추가 모집을 검토 중")],
    ),
    (
        (
            "A사 김철수 상무는 “첫 해외 수출”이라며 기뻐했다. 함께 온 이 회사 박영희 과장도 "
            "“꿈만 같다”고 거들었다."
        ),
        [C_, B],
        [("김철수", "첫 해외 수출"), ("박영희", "꿈만 같다")],
    ),
    (
        (
            "김철수 원장은 20일 기자간담회를 열고 “지원을 넓히겠다. 규제도 푼다. "
            "내년부터다.”라고 말했다."
        ),
        [C_],
        [("김철수", "지원을 넓히겠다. 규제도 푼다. 내년부터다.")],
    ),
    (
        "김철수 원장은 “첫 수출”이라며 기뻐했다. 박영희 교수는 “같이 뛰겠다” 며 웃었다.",
        [C_, B],
        [("김철수", "첫 수출"), ("박영희", "같이 뛰겠다")],
    ),
    (
        "마을 대표로 나선 한동리 주민이 “세상이 달라졌다”며 박수를 쳤다.",
        [],
        [("한동리 주민", "세상이 달라졌다")],
    ),
    ("구호는 “안전이 먼저다”라고 했다.", [], []),
    (
        "날이 밝자 버스가 떠났다. 김철수 원장이 중얼거렸다. “내년엔 두 배는 해야지.”",
        [C_],
        [("김철수", "내년엔 두 배는 해야지.")],
    ),
    (
        "김철수 대표의 셈법은 구체적이다. “30달러에 팔 수 있느냐만 봅니다.” 회사는 작다.",
        [C_],
        [("김철수", "30달러에 팔 수 있느냐만 봅니다.")],
    ),
    (
        "“시대가 옵니다.” 박영희 교수는 이렇게 운을 뗐다. 농가의 눈길은 곱지 않다.",
        [B],
        [("박영희", "시대가 옵니다.")],
    ),
    (
        (
            "박영희 교수는 웃었다. 김철수 대표의 다음 목표는 인력이다. 그는 지난 7일 협약을 "
            "맺었다. 수강료는 없다. “공짜로 배웠거든요. 갚아야죠.”"
        ),
        [B, C_],
        [("김철수", "공짜로 배웠거든요. 갚아야죠.")],
    ),
    ("“규제 풀어 달라” 한목소리\n기업들은 불만을 쏟아냈다.", [], []),
    ("김철수 대표가 기자에게 한 말이다. “돈이 안 됩니다.”", [C_], [("김철수", "돈이 안 됩니다.")]),
]


@pytest.mark.parametrize(("text", "named", "meant"), _CASES)
def test_quotes_and_speakers(read_named, text, named, meant):
    assert [(quote.speaker, quote.words) for quote in read_named(text, named)] == meant


def test_role_and_organisation_stand_beside_the_name(read_named):
    text = "박영희 한국산업단지공단 이사장은 “문을 열겠다”고 말했다. 그는 “꼭 하겠다”고 했다."
    quotes = read_named(text, [B, (ORG, "한국산업단지공단")])
    assert [(q.role, q.organisation) for q in quotes] == [("이사장", "한국산업단지공단")] * 2


def test_post_is_that_told_elsewhere_in_the_document(read_text):
    doc = read_text(
        "“꼭 하겠다.” 홍길동의 말이다.\n한국산업단지공단 홍길동 이사장은 창원에서 일했다."
    )
    assert [(q.role, q.organisation) for q in read(doc)] == [("이사장", "한국산업단지공단")]


def test_title_of_the_sentence_stands_before_another_post(read_text):
    doc = read_text("한국산업단지공단 홍길동 이사장이 왔다. 홍길동 회장은 “하겠다”고 말했다.")
    assert [(q.speaker, q.role) for q in read(doc)] == [("홍길동", "회장")]


def test_evidence_is_the_words_between_the_marks(read_named):
    text = "홍길동 회장은 “좋다”고 말했다."
    (quote,) = read_named(text, [H])
    assert text[quote.evidence.start : quote.evidence.end] == quote.words == "좋다"


@pytest.mark.parametrize(
    "text", ["", " \n ", "“", "”", '"', "“”고 말했다.", "ㅋㅋㅋ “ㅎㅎ", "((((“(“("]
)
def test_text_without_quotation_gives_none(read_named, text):
    assert read_named(text) == []


def test_marks_never_closed_over_a_whole_article_give_no_endless_quote(read_named):
    text = "홍길동 회장은 “" + "회원사는 늘었다. 산단은 컸다. " * 300 + "끝이다”라고 말했다."
    assert all(len(quote.words) <= 2000 for quote in read_named(text, [H]))


def test_list_of_three_hundred_names_is_read(read_named):
    names = [
        a + b + c for a in "김이박최정" for b in "가나다라마바" for c in "온율진하선민준서희담"
    ]
    text = "참석자: " + ", ".join(f"{name} 대표" for name in names) + " “반갑다”고 했다."
    assert len(read_named(text, [(P, name) for name in names])) <= 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(alphabet=st.sampled_from("홍길동회장은고라며말했다그 .\n“”\"'‘’()□\ufffc?Q-"))
    | st.text()
)
def test_words_are_those_of_the_text(read_named, reader, text):
    doc = reader.pipeline.make_doc(text)
    doc._.entities = (_place(text, *H),)
    for quote in read(doc):
        assert doc.text[quote.evidence.start : quote.evidence.end] == quote.words
        assert quote.speaker
