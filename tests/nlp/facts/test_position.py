import pytest

from nlp.facts.position import read


def find(doc):
    return {(p.person, p.role, p.organisation, p.standing) for p in read(doc)}


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("산단공 어진태 본부장은", {("어진태", "본부장", "산단공")}),
        ("표은결 산업AI 미클 회장은", {("표은결", "회장", "산업AI 미클")}),
        ("두름정공의 육근보 대표가", {("육근보", "대표", "두름정공")}),
        ("물류로봇(회장 봉태윤 여울정밀 대표) 등 4개 미클",
         {("봉태윤", "회장", "물류로봇"), ("봉태윤", "대표", "여울정밀")}),
        ("(주)벼리엠에스 대표이사 남궁혁씨가 왔다.", {("남궁혁", "대표이사", "(주)벼리엠에스")}),
        ("산업AI 미클 표은결 회장(모루비트 대표)은",
         {("표은결", "회장", "산업AI 미클"), ("표은결", "대표", "모루비트")}),
        ("국립창원대 기계공학부 우현서 교수는", {("우현서", "교수", "국립창원대")}),
        ("공작기계 미니클러스터 회장을 맡고 있는 표성만 ㈜한뫼정기 사장은",
         {("표성만", "회장", "공작기계 미니클러스터"), ("표성만", "사장", "㈜한뫼정기")}),
        ("어진태 한국산업단지공단 경남지역본부장은",
         {("어진태", "경남지역본부장", "한국산업단지공단")}),
        ("왕수련 산업AI 미클 코디네이터(인하대 겸임교수)는",
         {("왕수련", "코디네이터", "산업AI 미클"), ("왕수련", "겸임교수", "인하대")}),
        ("한국디자인진흥원이 돕는다. 진흥원의 금교민 원장은",
         {("금교민", "원장", "한국디자인진흥원")}),
        ("가람전자 최고기술책임자(CTO) 심도란씨는",
         {("심도란", "최고기술책임자(CTO)", "가람전자")}),
    ],
)  # fmt: skip
def test_the_orders_of_the_press(read_text, text, posts):
    assert {post[:3] for post in find(read_text(text))} == posts


def test_an_appointment_gives_the_new_post(read_text):
    doc = read_text(
        "산업AI 미니클러스터가 총회를 열었다. 회장에는 표은결 ㈜모루비트 대표가 뽑혔다."
    )
    assert ("표은결", "회장", "산업AI 미니클러스터", "current") in find(doc)


def test_a_second_office_of_the_topic(read_text):
    doc = read_text("육근보 ㈜두름정공 대표를 만났다. 그는 경남테크노파크 이사도 겸하고 있다.")
    assert ("육근보", "이사", "경남테크노파크", "current") in find(doc)


def test_a_career_is_former(read_text):
    doc = read_text("김정안 새만금개발청 차장은 산업부 투자유치과장을 지낸 전문가다.")
    assert ("김정안", "투자유치과장", "산업부", "former") in find(doc)


def test_a_former_holder_is_former(read_text):
    doc = read_text("세모루금속 국정민 전 회장이 웃었다.")
    assert {post[3] for post in find(doc)} == {"former"}


def test_a_list_of_appointments_gives_the_whole_post(read_text):
    doc = read_text("■ 한국산업단지공단\n▲서울지역본부 클러스터지원팀장 공해린 ▲감사실장 노은재")
    assert {post[:3] for post in find(doc)} == {
        ("공해린", "서울지역본부 클러스터지원팀장", "한국산업단지공단"),
        ("노은재", "감사실장", "한국산업단지공단"),
    }


def test_a_repeated_title_keeps_its_organisation(read_text):
    doc = read_text("산업AI 미클 표은결 회장이 왔다. 방산부품 미클도 왔다. 표은결 회장은 웃었다.")
    assert find(doc) == {("표은결", "회장", "산업AI 미클", "current")}


def test_the_evidence_holds_name_and_title(read_text):
    text = "어제 산단공 윤철 본부장은 말했다."
    (position,) = read(read_text(text))
    assert text[position.evidence.start : position.evidence.end] == "윤철 본부장"


def test_a_profession_without_organisation_is_no_post(read_text):
    assert find(read_text("노무사인 서이든 씨가 설명했다.")) == set()


def test_an_appointment_in_a_headline_needs_no_verb(read_text):
    doc = read_text("산업AI 미클 2대 회장에 봉우석씨")
    assert {post[:3] for post in find(doc)} == {("봉우석", "회장", "산업AI 미클")}


def test_a_bracket_after_an_appointment_tells_the_post_before(read_text):
    doc = read_text("■ 가람테크노파크\n▲항공센터장 지누림(전 산단공 경남지역본부 팀장)")
    assert ("지누림", "팀장", "산단공 경남지역본부", "former") in find(doc)


def test_who_fills_in_is_acting(read_text):
    doc = read_text("가람테크노파크 지누림 본부장 직무대행은 말했다.")
    assert find(doc) == {("지누림", "본부장", "가람테크노파크", "acting")}


def test_who_is_designated_is_incoming(read_text):
    doc = read_text("■ 산업AI 미클\n▲회장 내정 노아진(가람전자 대표) ▲사무국장 방가온")
    assert ("노아진", "회장", "산업AI 미클", "incoming") in find(doc)


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("로봇 미클 초대 회장인 벼리기술㈜ 황석주 대표가 왔다.",
         {("황석주", "회장", "로봇 미클"), ("황석주", "대표", "벼리기술㈜")}),
        ("로봇 미클 운영위원으로 활동 중인 황석주 벼리뱅크 부사장이 왔다.",
         {("황석주", "운영위원", "로봇 미클"), ("황석주", "부사장", "벼리뱅크")}),
        ("중소벤처기업부와 국승우 대구시장이 왔다.", {("국승우", "대구시장", None)}),
        ("가람테크노파크는 지난 3일 한보람 원장이 취임했다고 밝혔다.",
         {("한보람", "원장", "가람테크노파크")}),
        ("가람테크노파크는 2026년 5월 한보람 원장이 취임했다고 밝혔다.",
         {("한보람", "원장", "가람테크노파크")}),
        ("▲부회장 마은설(벼리대 교수)·추하늘(한밭분리막 부사장)",
         {("마은설", "부회장", None), ("마은설", "교수", "벼리대"),
          ("추하늘", "부사장", "한밭분리막")}),
    ],
)  # fmt: skip
def test_posts_in_other_orders(read_text, text, posts):
    assert {post[:3] for post in find(read_text(text))} == posts


def test_each_of_several_subjects_gets_the_post_behind_it(read_text):
    text = "㈜두름 손하람 대표가 부회장, ㈜벼리 김형순 대표가 총무를 각각 맡았다."
    roles = {(person, role) for person, role, *_ in find(read_text(text))}
    assert roles == {
        ("손하람", "대표"),
        ("손하람", "부회장"),
        ("김형순", "대표"),
        ("김형순", "총무"),
    }
