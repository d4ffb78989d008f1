import pytest

from nlp.document import get_entities
from nlp.pipeline import load


def find(doc, kind):
    return {entity.text: set(entity.aliases) for entity in get_entities(doc, kind)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("창원 방산부품 미니클러스터가 출범했다.", {"창원 방산부품 미니클러스터"}),
        ("부산 녹산산단과 구미국가산단의 가동률", {"부산 녹산산단", "구미국가산단"}),
        ("반월·시화국가산단에 통근버스가 늘었다.", {"반월·시화국가산단"}),
        ("전북군산강소특구는 상담회를 연다.", {"전북군산강소특구"}),
        ("G밸리의 산업AI 미클과 판교테크노밸리", {"G밸리", "산업AI 미클", "판교테크노밸리"}),
        ("전국 미니클러스터 4개 미클과 노후산단, 이들 클러스터", set()),
        ("디지털콘텐츠(DC) 미클이 문을 열었다.", {"디지털콘텐츠(DC) 미클"}),
        ("성과는 강소특구 지정으로 이어졌다.", set()),
        ("구로공단 자리에 회사들이 들어섰다.", {"구로공단"}),
        ("충북 산단의 생산이 늘었다. 수도권 산단도 같다.", set()),
        ("G밸리 컨벤션센터에서 열렸다.", set()),
        ("서울디지털단지 산업AI 미클은 컸다.", {"서울디지털단지 산업AI 미클"}),
    ],
)
def test_clusters_are_named_with_their_own_words(read_text, text, names):
    assert set(find(read_text(text), "CLUSTER")) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("산단공 경남지역본부가 밝혔다.", {"산단공 경남지역본부"}),
        ("(주)벼리엠에스와 두름정공㈜, 주식회사 솔미르가 참여했다.",
         {"(주)벼리엠에스", "두름정공㈜", "주식회사 솔미르"}),
        ("창원시는 예산을 늘렸다. 행사는 구미시에서 열렸다.", {"창원시"}),
        ("국립창원대 교수와 군산대 학생이 만났다.", {"국립창원대", "군산대"}),
        ("지원기관과 유관기관, 중소기업이 모였다.", set()),
        ("확대와 기대 속에 세대가 바뀌었다.", set()),
        ("여수상공회의소와 경남테크노파크가 손잡았다.", {"여수상공회의소", "경남테크노파크"}),
        ("도래샘정밀(대표 하누리)은 기어를 깎는다.", {"도래샘정밀"}),
        ("반도체 장비업체 가람플라즈마가 공장을 짓는다.", {"가람플라즈마"}),
        ("강원의료기기센터에서 시험한다.", {"강원의료기기센터"}),
        ("행사는 창원컨벤션센터에서 열렸다.", set()),
        ("농업회사법인 들녘바람이 참여했다.", {"농업회사법인 들녘바람"}),
        ("여수산단 사업단이 맡는다. ‘해양설비 전환 지원단’도 만든다.",
         {"여수산단 사업단", "해양설비 전환 지원단"}),
        ("산단공 강원지사 국승우 과장이 왔다.", {"산단공 강원지사"}),
    ],
)  # fmt: skip
def test_organisations_tell_themselves(read_text, text, names):
    assert set(find(read_text(text), "ORG")) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("산업AI 미니클러스터 표은결 회장은 말했다.", {"표은결"}),
        ("표은결 산업AI 미클 회장은 말했다.", {"표은결"}),
        ("두름정공 대표이사 남궁혁씨가 뽑혔다.", {"남궁혁"}),
        ("재단사 오복임 씨는 웃었다.", {"오복임"}),
        ("옹지수(49) 대표를 만났다.", {"옹지수"}),
        ("표은결회장이 인사했다.", {"표은결"}),
        ("심사위원 7명과 운영위원 9명, 협력 업체 대표들이 왔다.", set()),
        ("손잡고 추진할 사업 대표 과제를 골랐다.", set()),
    ],
)
def test_people_are_told_by_their_titles(read_text, text, names):
    assert set(find(read_text(text), "PERSON")) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("‘찾아가는 기술닥터’를 늘린다.", {"찾아가는 기술닥터"}),
        ("'열린 실험실' 제도를 시작했다.", {"열린 실험실"}),
        ("‘방산 첫걸음’ 2기를 모집한다.", {"방산 첫걸음"}),
        ("'2026년도 정기총회'를 열었다.", set()),
        ("'우리는 할 수 있다'고 외쳤다.", set()),
        ("기술개발 지원사업을 설명했다.", set()),
    ],
)
def test_programmes_are_named(read_text, text, names):
    assert set(find(read_text(text), "PROGRAM")) == names


def test_a_defined_short_form_is_an_alias(read_text):
    doc = read_text("대구테크노파크(대구TP)는 협의회(이하 모임)와 만났다. 대구TP는 웃었다.")
    assert find(doc, "ORG")["대구테크노파크"] == {"대구TP"}


def test_known_institutions_join_their_abbreviation(read_text):
    doc = read_text("한국산업단지공단이 밝혔다. 산단공은 예산을 늘린다.")
    assert find(doc, "ORG") == {"한국산업단지공단": {"산단공"}}


def test_a_branch_is_not_its_parent(read_text):
    doc = read_text("산단공 경남지역본부가 열었다. 산단공은 후원했다. 경남지역본부는 밝혔다.")
    assert find(doc, "ORG") == {"산단공 경남지역본부": {"경남지역본부"}, "산단공": set()}


def test_the_bare_company_name_is_an_alias_of_the_marked_one(read_text):
    doc = read_text("㈜두름정공이 세웠다. 두름정공은 기어를 깎는다.")
    assert find(doc, "ORG") == {"㈜두름정공": {"두름정공"}}


def test_forms_of_one_cluster_meet(read_text):
    doc = read_text("창원국가산업단지가 넓어졌다. 창원국가산단은 오래됐다. 창원산단의 일이다.")
    assert find(doc, "CLUSTER") == {"창원국가산업단지": {"창원국가산단", "창원산단"}}


def test_a_surname_with_title_means_the_person_named_before(read_text):
    doc = read_text("표은결 모루비트 대표와 육근보 두름정공 사장이 왔다. 육 사장은 웃었다.")
    assert find(doc, "PERSON") == {"표은결": set(), "육근보": {"육 사장"}}


def test_names_repeat_at_word_boundaries_only(read_text):
    doc = read_text("신일사출(대표 나기석)이 왔다. 신일사출과 신일사출기는 다르다.")
    entity = next(entity for entity in get_entities(doc, "ORG") if entity.text == "신일사출")
    assert [doc.text[start:end] for start, end, _ in entity.places] == ["신일사출", "신일사출"]


@pytest.mark.parametrize(
    ("text", "kind", "name", "aliases"),
    [
        # defined with 이하, also where more stands in the bracket
        ("벼리사업단(이하 ‘로봇단’)이 섰다. 로봇단은 컸다.", "ORG", "벼리사업단", {"로봇단"}),
        ("벼리사업단(단장 국승우·이하 로봇단)이 섰다.", "ORG", "벼리사업단", {"로봇단"}),
        # the short form before its definition
        ("경과원은 컸다. 벼리경제과학원(경과원)이다.", "ORG", "벼리경제과학원", {"경과원"}),
        # initials, Latin and Hangul
        ("벼리통신연구원(BRTI)은 컸다. BRTI는 웃었다.", "ORG", "벼리통신연구원", {"BRTI"}),
        ("에이비씨로보틱스(ABC로보틱스)가 섰다.", "ORG", "에이비씨로보틱스", {"ABC로보틱스"}),
        ("KT와 케이티는 하나다.", "ORG", "케이티", {"KT"}),
        # one ministry of a shared short form
        ("산업부는 밝혔다. 산업통상자원부는 크다.", "ORG", "산업통상자원부", {"산업부"}),
        # the place before a cluster may go
        ("부산 녹산산단은 넓다.", "CLUSTER", "부산 녹산산단", {"녹산산단"}),
        ("판교 MC는 컸다. 판교AI 미니클러스터다.", "CLUSTER", "판교AI 미니클러스터", {"판교 MC"}),
        ("대덕특구는 넓다. 대덕연구개발특구는 컸다.", "CLUSTER", "대덕연구개발특구", {"대덕특구"}),
        # the surname with a title, in one word or two
        ("나기석 대표가 왔다. 나대표는 웃었다.", "PERSON", "나기석", {"나대표"}),
        ("황보식 회장이 왔다. 황보 회장은 웃었다.", "PERSON", "황보식", {"황보 회장"}),
    ],
)  # fmt: skip
def test_forms_of_one_name_meet(read_text, text, kind, name, aliases):
    assert find(read_text(text), kind)[name] == aliases


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("전북TP와 경북TP, 경북테크노파크가 왔다.", "ORG", {"전북TP", "경북테크노파크"}),
        ("두산중공업은 두산에너빌리티가 됐다.", "ORG", {"두산중공업", "두산에너빌리티"}),
        ("창원 로봇 MC와 구미 로봇 MC가 만났다.", "CLUSTER", {"창원 로봇 MC", "구미 로봇 MC"}),
        ("창원국가산단과 창원클러스터는 다르다.", "CLUSTER", {"창원국가산단", "창원클러스터"}),
    ],
)
def test_neighbours_do_not_meet(read_text, text, kind, names):
    assert set(find(read_text(text), kind)) == names


def test_members_of_a_list_are_what_its_end_calls_them(read_text):
    text = "ICT(회장 문재웅), 정밀기계(회장 구본석) 등 2개 미니클러스터가 왔다."
    assert set(find(read_text(text), "CLUSTER")) == {"ICT", "정밀기계"}


def test_the_second_of_two_bracketed_people_is_found(read_text):
    text = "▲부회장 마은설(벼리대 교수)·추하늘(한밭분리막 부사장)"
    assert set(find(read_text(text), "PERSON")) == {"마은설", "추하늘"}


def test_people_without_a_title_are_found(read_text):
    text = "김연아와 박지성처럼 세계에 이름을 알린 선수가 많다."
    assert set(find(read_text(text), "PERSON")) == {"김연아", "박지성"}


def test_a_local_government_that_is_addressed_acts(read_text):
    doc = read_text("펀드를 대전시에 제안했다. 회의는 대전시에서 열렸다. 김해시에 공장이 있다.")
    assert set(find(doc, "ORG")) == {"대전시"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("새 미니클러스터는 △첨단의료기기 △뷰티·바이오 등이다.", {"첨단의료기기", "뷰티·바이오"}),
        ("온산 2개(기계, 정보) 등 모두 7개 미니클러스터가 있다.", {"기계", "정보"}),
        ("골든두름단지와 벼리일반단지를 묶는다.", {"골든두름단지", "벼리일반단지"}),
        ("관광단지와 임대주택단지, 서울단지를 지었다.", set()),
        ("평동산단 금형특화단지가 뽑혔다.", {"평동산단 금형특화단지"}),
        ("한국수출산업공업단지 제1단지가 섰다.", {"한국수출산업공업단지 제1단지"}),
    ],
)
def test_lists_and_parts_of_clusters(read_text, text, names):
    assert set(find(read_text(text), "CLUSTER")) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("벼리권 산업단지 클러스터 연합회가 모였다.", {"산업단지 클러스터 연합회"}),
        ("여수산단 발전협의회-기술보증기금 협약식", {"여수산단 발전협의회", "기술보증기금"}),
        ("보건복지부 산업통상자원부 등이 왔다.", {"보건복지부", "산업통상자원부"}),
        ("산업자원부, 충남도, 천안시, 금융기관이 낸다.", {"산업자원부", "충남도", "천안시"}),
        ("중진공 서울지부와 중소벤처기업진흥공단 서울지부", {"중소벤처기업진흥공단 서울지부"}),
    ],
)
def test_bodies_that_stand_together(read_text, text, names):
    assert set(find(read_text(text), "ORG")) == names


def test_a_programme_without_a_head_is_told_by_how_it_runs(read_text):
    doc = read_text("‘미클 점심방’은 매주 열린다. 그는 ‘산단의 앞날과 계획’을 주제로 말했다.")
    assert set(find(doc, "PROGRAM")) == {"미클 점심방"}


def test_one_proposer_alone():
    text = "벼리정밀 나기석 대표는 김연아와 박지성을 말했다."
    people = {
        proposers: {e.text for e in load(proposers=proposers).read(text).entities}
        for proposers in (("rules",), ("model",))
    }
    assert people["rules",] == {"벼리정밀", "나기석"}
    assert {"김연아", "박지성"} <= people["model",]


def test_a_word_of_time_is_no_part_of_a_cluster(read_text):
    doc = read_text("한빛테크 대표는 지난달 산단 회의에서 지원을 청했다.")
    assert not [entity for entity in doc._.entities if entity.text.startswith("지난달")]
