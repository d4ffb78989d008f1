from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.document import NamedEntity
from nlp.facts.event import find_events, read

PUBLISHED = date(2019, 5, 20)
ORG, K = "ORG", "CLUSTER"
KI, AT, SI = (ORG, "한국산업단지공단"), (ORG, "안산시"), (ORG, "시흥시")
GT, MC = (ORG, "경기테크노파크"), (K, "정밀기계 미니클러스터")


@pytest.fixture(scope="module")
def make_doc(reader):
    """Give a function that makes the document of a text whose names are given."""

    def make(text, named=(), published=PUBLISHED):
        doc = reader.pipeline.make_doc(text)
        doc._.published = published
        doc._.entities = tuple(_place(text, *each) for each in named)
        return doc

    return make


def _place(text, kind, name):
    starts = [i for i in range(len(text)) if text.startswith(name, i)]
    places = tuple((i, i + len(name), "given") for i in starts)
    return NamedEntity(type=kind, text=name, places=places)


def _describe(event):
    length = {"day": 10, "month": 7, "year": 4}.get(event.precision, 0)
    day = event.first_day.isoformat()[:length] if event.first_day else None
    return event.kind, day, event.place, event.organisers


_CASES = [
    (
        "안산시와 시흥시는 지난 15일 안산시청에서 상생발전 업무협약을 체결했다.",
        [AT, SI],
        [("협약", "2019-05-15", "안산시청", ("안산시", "시흥시"))],
    ),
    (
        "안산시는 경기테크노파크와 스마트공장 보급을 위한 업무협약(MOU)을 16일 체결했다고 밝혔다.",
        [AT, GT],
        [("협약", "2019-05-16", None, ("안산시", "경기테크노파크"))],
    ),
    (
        "경기테크노파크는 오는 24일 본관 대강당에서 수출상담회를 개최한다고 20일 밝혔다.",
        [GT],
        [("수출상담회", "2019-05-24", "본관 대강당", ("경기테크노파크",))],
    ),
    (
        (
            "한국산업단지공단이 주최하고 경기테크노파크가 주관한 ‘2019 산학연 교류회’가 17일 "
            "수원컨벤션센터에서 열렸다."
        ),
        [KI, GT],
        [("교류회", "2019-05-17", "수원컨벤션센터", ("한국산업단지공단", "경기테크노파크"))],
    ),
    (
        "정밀기계 미니클러스터는 지난 10~11일 이틀간 제주 한라리조트에서 상반기 워크숍을 가졌다.",
        [MC],
        [("워크숍", "2019-05-10", "제주 한라리조트", ("정밀기계 미니클러스터",))],
    ),
    ("워크숍에는 회원사 대표 50여 명이 참석했다.", [], []),
    ("정부는 내년 예산을 늘릴 계획이다. 연구회를 열기로 했다.", [], []),
    (
        "안산시는 지난해 4월 산업단지 대개조 사업에 선정됐다.",
        [AT],
        [("선정", "2018-04", None, ("안산시",))],
    ),
    (
        "반월산단은 2011년 구조고도화 시범단지로 지정됐다.",
        [(K, "반월산단")],
        [("지정", "2011", None, ("반월산단",))],
    ),
    (
        "이날 오후 열린 개소식에는 시장과 시의원 등 100여 명이 참석했다.",
        [],
        [("개소식", "2019-05-20", None, ())],
    ),
    (
        (
            "경기테크노파크는 21일 오후 2시부터 본관에서 ‘기술사업화 지원사업 설명회’를 "
            "연다. 이번 설명회에서는 지원 절차를 안내한다."
        ),
        [GT],
        [("설명회", "2019-05-21", "본관", ("경기테크노파크",))],
    ),
    (
        "안산시는 6월 3일부터 5일까지 코엑스에서 열리는 ‘국제기계전시회’에 공동관을 운영한다.",
        [AT],
        [("국제기계전시회", "2019-06-03", "코엑스", ())],
    ),
    (
        (
            "미니클러스터 성과공유회가 지난 12일 호텔인터불고에서 회원 200여 명이 참석한 "
            "가운데 성황리에 열렸다."
        ),
        [],
        [("성과공유회", "2019-05-12", "호텔인터불고", ())],
    ),
    (
        (
            "안산시는 14일 시청 상황실에서 경기테크노파크, 한국산업단지공단과 함께 청년 "
            "일자리 창출을 위한 협약식을 가졌다."
        ),
        [AT, GT, KI],
        [("협약식", "2019-05-14", "시청 상황실", ("안산시", "경기테크노파크", "한국산업단지공단"))],
    ),
    (
        (
            "한국산업단지공단 김 이사장은 지난 14일 시흥에서 열린 중소기업 간담회에서 "
            "애로사항을 들었다."
        ),
        [KI],
        [("간담회", "2019-05-14", "시흥", ())],
    ),
    (
        "세미나는 오는 30일 안산 호텔스퀘어에서 개최될 예정이다.",
        [],
        [("세미나", "2019-05-30", "안산 호텔스퀘어", ())],
    ),
    ("경기테크노파크는 매월 첫째 주 수요일 정기 세미나를 연다.", [GT], []),
    (
        "정밀기계 미니클러스터 제5차 정기총회 및 신년인사회가 1월 15일 라마다호텔에서 개최됐다.",
        [MC],
        [
            ("정기총회", "2019-01-15", "라마다호텔", ()),
            ("신년인사회", "2019-01-15", "라마다호텔", ()),
        ],
    ),
    (
        "안산시는 최근 시청에서 기업인과의 간담회를 열었다.",
        [AT],
        [("간담회", None, "시청", ("안산시",))],
    ),
    (
        "경기테크노파크는 지난달 베트남 하노이에 무역사절단을 파견했다.",
        [GT],
        [("파견", "2019-04", None, ("경기테크노파크",))],
    ),
    ("안산시는 다음 달 시장개척단을 보낸다.", [AT], [("파견", "2019-06", None, ("안산시",))]),
    (
        "안산시는 18일 시청에서 기업도시 기념식 및 비전 선포식을 개최했다.",
        [AT],
        [
            ("기념식", "2019-05-18", "시청", ("안산시",)),
            ("선포식", "2019-05-18", "시청", ("안산시",)),
        ],
    ),
    (
        "안산시, 15일 정기총회 개최\n회원사들은 새 회장을 뽑았다.",
        [AT],
        [("정기총회", "2019-05-15", None, ("안산시",))],
    ),
    (
        "안산시, 15일 정기총회 개최\n안산시는 15일 시청에서 정기총회를 열었다.",
        [AT],
        [("정기총회", "2019-05-15", "시청", ("안산시",))],
    ),
    ("첫 모임은 오는 27일 갖는다.", [], [("모임", "2019-05-27", None, ())]),
    ("안산시는 분기마다 기술세미나를 연다.", [AT], []),
    (
        "올해 10회째를 맞은 박람회는 오는 9월 다시 열린다.",
        [],
        [("박람회", "2019-09", None, ())],
    ),
    (
        "안산시는 4개 단지를 ‘2019년 특화단지’로 선정했다고 11일 밝혔다.",
        [AT],
        [("선정", "2019-05-11", None, ("안산시",))],
    ),
    ("안산시는 2021년 ‘로봇 실증센터’를 열겠다고 밝혔다.", [AT], []),
    (
        (
            "한국산업단지공단(이사장 김모)과 안산시(시장 이모)는 20일 ‘스마트산단 조성’을 "
            "위한 업무협약을 맺고 협력하기로 했다."
        ),
        [KI, AT],
        [("협약", "2019-05-20", None, ("한국산업단지공단", "안산시"))],
    ),
    ("지난 2월 출범한 협의회는 회의를 했다.", [], [("출범", "2019-02", None, ())]),
    (
        "시흥시는 오는 10월 완공을 목표로 착공했다. 준공식은 10월 5일 열린다.",
        [SI],
        [("준공식", "2019-10-05", None, ())],
    ),
    (
        '경기테크노파크는 22일 안산에서 "2019 로봇부품 기술 세미나"를 개최했다.',
        [GT],
        [("세미나", "2019-05-22", "안산", ("경기테크노파크",))],
    ),
    (
        "안산시 관계자는 “다음 달 3일 포럼을 열겠다”고 말했다.",
        [AT],
        [("포럼", "2019-06-03", None, ())],
    ),
    ("시흥시가 마련한 이번 전시회에는 30개사가 참가했다.", [SI], []),
    (
        "안산시는 13일 산업진흥위원회를 열고 안건을 의결했다.",
        [AT],
        [("산업진흥위원회", "2019-05-13", None, ("안산시",))],
    ),
    ("안산시는 3월 입주기업 300곳을 대상으로 설문조사를 실시했다.", [AT], []),
    (
        (
            "한국산업단지공단은 지난 8일 서울 엘타워에서 ‘클러스터 비전 선포식’을 하고 새 "
            "로드맵을 공개했다."
        ),
        [KI],
        [("선포식", "2019-05-08", "서울 엘타워", ("한국산업단지공단",))],
    ),
]


@pytest.mark.parametrize(("text", "named", "meant"), _CASES)
def test_events(make_doc, text, named, meant):
    found = [_describe(event) for event in read(make_doc(text, named))]
    assert found == meant


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("안산시는 지난 3일 '2019 안산 산업포럼'을 열었다.", "2019 안산 산업포럼"),
        ("안산시는 지난 3일 4개 단지 회장단 간담회를 가졌다.", "4개 단지 회장단 간담회"),
        ("안산시는 오는 24일 특허전략 세미나 ‘아이디어 나침반’을 연다.", "아이디어 나침반"),
        ("안산시는 지난달 ‘수소 시범사업’ 협약을 맺었다.", "수소 시범사업 협약"),
        ("시는 오는 27일 ‘소부장페어 2019’를 개최한다.", "소부장페어 2019"),
    ],
)
def test_name_is_as_printed(make_doc, text, name):
    assert [event.name for event in read(make_doc(text, [AT]))] == [name]


def test_event_named_again_is_one_event(make_doc):
    text = (
        "안산시는 지난 15일 시청에서 정기총회를 열었다. 이날 총회에는 90명이 참석했다. "
        "총회에서 회원들은 정관을 고쳤다. 이번 행사는 세 시간 이어졌다."
    )
    assert [event.kind for event in read(make_doc(text, [AT]))] == ["정기총회"]


def test_two_meetings_of_one_kind_on_two_days_are_two(make_doc):
    text = "안산시는 지난 3일 간담회를 열었다. 안산시는 지난 10일에도 간담회를 열었다."
    assert [event.first_day.day for event in read(make_doc(text, [AT]))] == [3, 10]


def test_half_year_has_the_precision_of_a_year(make_doc):
    (event,) = read(make_doc("안산시는 내년 상반기에 박람회를 연다.", [AT]))
    assert (event.first_day, event.precision) == (date(2020, 1, 1), "year")


def test_without_publication_the_relative_day_stays_open(make_doc):
    doc = make_doc("안산시는 지난 15일 시청에서 총회를 열었다.", [AT], published=None)
    assert [(event.first_day, event.place) for event in read(doc)] == [(None, "시청")]


def test_day_that_does_not_exist_is_not_invented(make_doc):
    (event,) = read(make_doc("안산시는 2월 30일 시청에서 총회를 열었다.", [AT]))
    assert event.first_day is None


def test_events_are_found_once_and_kept(make_doc):
    doc = make_doc("안산시는 지난 15일 총회를 열었다.", [AT])
    assert find_events(doc) is find_events(doc)


@pytest.mark.parametrize(
    "text", ["", " \n ", "ㅊㅗㅇㅎㅗㅣ", "‘’을 열었다.", "((((총회", "을를이가"]
)
def test_text_without_event_gives_none(make_doc, text):
    assert list(read(make_doc(text))) == []


@settings(deadline=None)
@given(
    st.text(alphabet=st.sampled_from("지난오는1235일월년 총회를열었다'‘’“”.,\n()안산시은에서"))
    | st.text()
)
def test_evidence_lies_in_the_text(make_doc, text):
    doc = make_doc(text, [AT])
    for event in read(doc):
        assert 0 <= event.evidence.start < event.evidence.end <= len(doc.text)
        assert event.kind
        assert event.name


def test_a_quantity_is_no_place(read_text):
    text = "다음 달 2일 정기총회를 거치면 참여 조합은 31개에서 40개로 늘어난다."
    assert all(
        event.place != "31개" for event in read(read_text(text, published=date(2026, 11, 20)))
    )
