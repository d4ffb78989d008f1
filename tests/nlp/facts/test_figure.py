from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp.document import NamedEntity
from nlp.facts.figure import read

MEASURES = [
    ("회원사 38곳이 힘을 합쳤다.", "회원사"),
    ("충청권 11개 단지에서 참가했다.", "단지"),
    ("612명의 임직원이 일한다.", "임직원"),
    ("회원사를 87개로 늘렸다.", "회원사"),
    ("공실률은 14.2%까지 올랐다.", "공실률"),
    ("회원사의 70%가 소기업이다.", "회원사"),
    ("지난해 매출 약 142억원을 올렸다.", "매출"),
    ("3000억원 규모의 펀드를 만든다.", "펀드"),
    ("480억원에 달하는 예산을 쓴다.", "예산"),
    ("월 300만원 들던 검사비가 사라졌다.", "검사비"),
    ("워크숍에는 120여명이 참석했다.", "참석자"),
    ("온라인 교류회에 3천명이 접속했다.", "접속자"),
    ("400억원을 새로 투자한다.", "투자"),
    ("2천600억원을 들여 공장을 짓는다.", "투자"),
    ("시중의 절반 값에 쓴다.", "값"),
    ("이 단지는 99만㎡ 규모다.", "면적"),
    ("17개사가 손을 들었다.", "기업"),
    ("50명 미만 업체가 많다.", "종업원"),
    ("“연내 2조 원 유치도 가능하다”고 했다.", "유치"),
    ("이름을 올린 단지는 4개뿐이다.", "단지"),
    ("10개사 검사 데이터를 모은다.", "기업"),
    ("회원사 임직원 90여명이 함께했다.", "참석자"),
    ("참가비는 무료이며 50명까지 받는다.", None),
]


@pytest.mark.parametrize(("sentence", "measure"), MEASURES)
def test_figure_names_what_it_counts(read_text, sentence, measure):
    (figure,) = read(read_text(sentence))
    assert figure.measure == measure


def test_part_is_counted_in_what_the_whole_is(read_text):
    figures = list(read(read_text("신청 과제 54건 중 9건이 뽑혔다.")))
    assert [figure.measure for figure in figures] == ["신청 과제", "신청 과제"]


def test_amount_in_brackets_is_the_same_thing(read_text):
    figures = list(read(read_text("부지 16만5천㎡(약 5만평)를 샀다.")))
    assert [(f.unit, f.measure) for f in figures] == [("㎡", "부지"), ("평", "부지")]


def test_amounts_before_one_verb_share_its_noun(read_text):
    figures = list(read(read_text("정부는 1,150억원, 협회는 400억원을 각각 투자한다.")))
    assert [figure.measure for figure in figures] == ["투자", "투자"]


def test_amounts_listed_before_one_noun_share_it(read_text):
    figures = list(read(read_text("두 곳이 각각 1억8000만원, 9500만원의 납품 계약을 맺었다.")))
    assert [figure.measure for figure in figures[1:]] == ["납품 계약", "납품 계약"]


def test_parts_are_counted_in_what_was_counted_before(read_text):
    text = "9월 수출은 23억 달러다. 품목별로는 소재가 7억 달러로 1위다."
    assert [figure.measure for figure in read(read_text(text))] == ["수출", "수출", "수출"]


def test_headline_amount_takes_the_measure_of_the_body(read_text):
    figures = list(read(read_text("2024년까지 540억 쓴다\n도는 사업비 540억원을 투입한다.")))
    assert [figure.measure for figure in figures] == ["사업비", "사업비"]


def test_figure_evidence_quotes_the_text(read_text):
    text = "워크숍에는 약 120여명이 참석했다."
    (figure,) = read(read_text(text))
    evidence = figure.evidence
    assert text[evidence.start : evidence.end] == figure.text == "약 120여명"
    assert (figure.value, figure.unit, figure.approximate) == (Decimal(120), "명", True)


def test_range_shares_one_evidence(read_text):
    first, last = read(read_text("부담금 비율을 10~15%로 낮춘다."))
    assert (first.value, last.value, first.approximate) == (10, 15, True)
    assert first.evidence == last.evidence


def _name(doc, type_, name):
    """Put a name into a document at every place where it stands."""
    text, places, start = doc.text, [], doc.text.find(name)
    while start >= 0:
        places.append((start, start + len(name), "test"))
        start = text.find(name, start + 1)
    entity = NamedEntity(type=type_, text=name, places=tuple(places))
    doc._.entities = (*doc._.entities, entity)


@pytest.fixture
def read_named(read_text):
    """Give the subjects of the figures of a text with these names and no others."""

    def subjects(text, **names):
        doc = read_text(text)
        doc._.entities = ()
        for name, type_ in names.items():
            _name(doc, type_, name)
        return [figure.subject for figure in read(doc)]

    return subjects


def test_topic_of_the_sentence_is_the_subject(read_named):
    text = "가온테크는 지난해 매출 318억원, 직원 126명을 기록했다."
    assert read_named(text, 가온테크="ORG") == ["가온테크", "가온테크"]


def test_each_clause_has_its_own_subject(read_named):
    text = "가온테크는 1,150억원, 다솜전자는 400억원을 투자한다."
    assert read_named(text, 가온테크="ORG", 다솜전자="ORG") == ["가온테크", "다솜전자"]


def test_subject_is_carried_over_within_a_paragraph(read_named):
    text = "녹산산단은 부산에 있다. 공실률은 14.2%다."
    assert read_named(text, 녹산산단="CLUSTER") == ["녹산산단"]


def test_attendance_belongs_to_the_event(read_named):
    text = "한빛공단은 22일 성과보고회를 열었다. 이날 행사에는 250명이 참석했다."
    assert read_named(text, 한빛공단="ORG") == ["성과보고회"]


def test_pointing_noun_takes_up_the_last_firm(read_named):
    text = "가온테크는 녹산산단에 있다.\n이 회사는 직원 31명을 두고 있다."
    assert read_named(text, 가온테크="ORG", 녹산산단="CLUSTER") == ["가온테크"]


def test_short_form_takes_up_the_name_that_ends_with_it(read_named):
    text = "한빛기술진흥원은 대전에 있다.\n진흥원은 시험장비 45대를 갖췄다."
    assert read_named(text, 한빛기술진흥원="ORG") == ["한빛기술진흥원"]


def test_attendance_in_the_headline_belongs_to_the_event_named_below(read_named):
    text = "교류회에 300명 참석\n한빛공단은 22일 ‘소재 기술교류회’를 열었다."
    assert read_named(text, 한빛공단="ORG") == ["소재 기술교류회"]


def test_sections_have_their_own_subject(read_named):
    text = "산단 소식\n■ 가온테크\n가온테크는 직원 31명을 둔다.\n■ 다솜전자\n직원은 12명이다."
    assert read_named(text, 가온테크="ORG", 다솜전자="ORG") == ["가온테크", "다솜전자"]


def test_text_without_names_gives_no_subject(read_named):
    assert read_named("전국에서 47개 팀이 지원했다.") == [None]


NOISE = [
    "",
    "\n\n",
    "9" * 400 + "명이 왔다.",
    "(((기업 3, 대학 5]]】 등",
    "ㅋㅋㅋ ㅠㅠ 3ㅋ개",
    "“" * 200 + "3명" + "(" * 200,
    "‘" * 300,
    "3O개사 l2명 O개",
    "� 개 � 12�",
    "입력 2015.06.19 15:22 수정 09:00",
]


@pytest.mark.parametrize("text", NOISE)
def test_noise_invents_nothing(read_text, text):
    assert [f.text for f in read(read_text(text)) if f.value != 3] == []


_WORDS = ["기업", "명", "개사", "억", "만원", "절반", "등", "약 ", "이상", "여 ", "회원은 ", "두 "]


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.sampled_from([*"12 390,.~%-\n‘’“”()·▲", *_WORDS]) | st.characters(codec="utf-8"))
)
def test_evidence_always_quotes_the_text(read_text, letters):
    text = "".join(letters)
    for figure in read(read_text(text)):
        evidence = figure.evidence
        assert text[evidence.start : evidence.end] == figure.text


def test_list_of_300_parts_keeps_every_part(read_text):
    parts = ", ".join(f"분과{chr(0xAC00 + n)} {n}" for n in range(1, 301))
    figures = list(read(read_text(f"회원은 900명({parts})이다.")))
    assert len(figures) == 301
