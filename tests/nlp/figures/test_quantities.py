from decimal import Decimal

import pytest

from nlp.figures.breakdowns import settle_bare_numbers
from nlp.figures.phrases import find_phrases
from nlp.figures.quantities import find_quantities
from nlp.figures.scan import Scan


@pytest.fixture
def find(read_text):
    """Give (text, value, unit) of each quantity."""

    def find_all(text):
        scan = Scan(read_text(text))
        found = find_quantities(scan)
        settled = settle_bare_numbers(scan, found, find_phrases(scan, found))
        return [(text[q.start : q.end], q.value, q.unit) for q in settled]

    return find_all


SINGLE = [
    ("기업 286개사가 들어와 있다.", "286개사", "286", "개사"),
    ("사업비로 4억 7천만원을 댔다.", "4억 7천만원", "470000000", "원"),
    ("수출 3천700만 달러를 올렸다.", "3천700만 달러", "37000000", "달러"),
    ("계약금은 5000만불이다.", "5000만불", "50000000", "달러"),
    ("4,150억 투자를 끌어냈다.", "4,150억", "415000000000", "원"),
    ("서류가 스무 가지가 필요하다.", "스무 가지", "20", "가지"),
    ("후보지 여섯 곳을 돌았다.", "여섯 곳", "6", "곳"),
    ("분양률이 16.8%포인트 올랐다.", "16.8%포인트", "16.8", "%p"),
    ("분양률이 2%p 떨어졌다.", "2%p", "2", "%p"),
    ("점유율 세계 1위를 지켰다.", "1위", "1", "위"),
    ("경쟁률이 7대1에 달했다.", "7대1", "7", "대 1"),
    ("6대 1의 경쟁률을 보였다.", "6대 1", "6", "대 1"),
    ("면적은 0.62㎢다.", "0.62㎢", "0.62", "㎢"),
    ("폐기물 300만t을 줄였다.", "300만t", "3000000", "t"),
    ("영업이익이 (-2.6%) 줄었다.", "-2.6%", "-2.6", "%"),
    ("불량률이 절반으로 줄었다.", "절반", "50", "%"),
    ("활동비를 두 배로 늘린다.", "두 배", "2", "배"),
    ("통근버스를 13대로 늘린다.", "13대", "13", "대"),
    ("회원 200여 기업이 모였다.", "200여", "200", "개"),
]


@pytest.mark.parametrize(("sentence", "text", "value", "unit"), SINGLE)
def test_quantity_is_read_with_value_and_unit(find, sentence, text, value, unit):
    assert find(sentence) == [(text, Decimal(value), unit)]


NONE = [
    "2024년 5월 12일 오후 2시 30분에 열린다.",
    "3년 6개월 동안 이어진 소송이 끝났다.",
    "김모(43)씨와 47세 이모씨가 일한다.",
    "제3회 총회와 33차 회의가 열렸다.",
    "두 번째 회의를 가졌다.",
    "조선기자재 미니클러스터 3대 회장을 맡았다.",
    "24회 정기총회를 연다.",
    "건물 7층 대강당에서 모인다.",
    "임대료는 3.3㎡당 계산한다.",
    "근로자 1인당 기준으로 정한다.",
    "한 곳에서 모두 처리한다.",
    "시제품 수십 개가 쌓여 있다.",
    "수백억원이 든다.",
    "두 회사는 손을 잡았다.",
    "작업자들은 4조 3교대로 일한다.",
    "산집법 2조에 따른다.",
    "5만원권 지폐를 썼다.",
    "3개 분기 연속 흑자를 냈다.",
    "2030세대가 많다.",
    "구매담당자와 1대1로 만난다.",
    "문의는 (053)757-0012로 하면 된다.",
    "4차 산업혁명과 12대 국가전략기술을 다룬다.",
    "‘비전 300억 클럽’ 선포식을 가졌다.",
    "3O개사가 모였다.",
    "세계 시장과 백화점을 누빈다.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_other_numbers_are_no_quantities(find, sentence):
    assert find(sentence) == []


RANGES = [
    ("비율을 10~15%로 낮춘다.", "10~15%", [10, 15]),
    ("1~2억원을 준다.", "1~2억원", [10**8, 2 * 10**8]),
    ("2천~3천만원을 준다.", "2천~3천만원", [2 * 10**7, 3 * 10**7]),
    ("500만~1억원을 준다.", "500만~1억원", [5 * 10**6, 10**8]),
    ("100억~200억원을 쓴다.", "100억~200억원", [10**10, 2 * 10**10]),
]


@pytest.mark.parametrize(("sentence", "text", "values"), RANGES)
def test_range_gives_two_quantities_with_one_text(find, sentence, text, values):
    assert [(t, v) for t, v, _ in find(sentence)] == [(text, v) for v in values]


ROUGH = [
    ("회원 350여개를 모았다.", "350여개"),
    ("회원 90여 명을 모았다.", "90여 명"),
    ("값은 약 30%다.", "약 30%"),
    ("최대 2000만원을 준다.", "최대 2000만원"),
    ("효과는 40억원 이상이다.", "40억원 이상"),
    ("손님은 3천명 내외다.", "3천명 내외"),
    ("건당 4억원꼴이다.", "4억원꼴"),
    ("월급은 1만5천원 남짓이다.", "1만5천원 남짓"),
    ("비중은 7%대를 유지했다.", "7%대"),
    ("비중은 60%를 넘는다.", "60%"),
    ("손님은 900명이 채 안 된다.", "900명"),
]


@pytest.mark.parametrize(("sentence", "text"), ROUGH)
def test_rough_words_make_a_quantity_approximate(read_text, sentence, text):
    (quantity,) = find_quantities(Scan(read_text(sentence)))
    assert quantity.approximate
    assert sentence[quantity.start : quantity.end] == text


def test_exact_quantity_is_not_approximate(read_text):
    (quantity,) = find_quantities(Scan(read_text("계약금 9억원을 냈다.")))
    assert not quantity.approximate


def test_breakdown_in_brackets_takes_the_unit_of_its_total(find):
    found = find("회원은 402명(기업 331, 대학 38, 연구소 33)이다.")
    assert [(v, u) for _, v, u in found] == [(402, "명"), (331, "명"), (38, "명"), (33, "명")]


def test_list_takes_the_unit_of_the_sum_behind_it(find):
    found = find("회원은 ▲기업 214 ▲대학 9 ▲연구소 6 등 229명이다.")
    assert [(v, u) for _, v, u in found] == [(214, "명"), (9, "명"), (6, "명"), (229, "명")]


def test_part_larger_than_its_total_is_no_part(find):
    assert [v for _, v, _ in find("회원 120명(기준 2010)을 모았다.")] == [120]


def test_index_value_has_no_unit(find):
    assert find("경기전망지수(SBHI)는 82.4로 나타났다.") == [("82.4", Decimal("82.4"), "")]


def test_quantity_inside_a_name_is_passed_over(read_text):
    from nlp.document import NamedEntity

    doc = read_text("천만장학회가 100개사를 뽑는 100개사육성사업을 시작했다.")
    start = doc.text.index("100개사육성사업")
    place = (start, start + 9, "test")
    doc._.entities = (NamedEntity(type="PROGRAM", text="100개사육성사업", places=(place,)),)
    assert [q.start for q in find_quantities(Scan(doc)) if q.unit] == [doc.text.index("100개사를")]
