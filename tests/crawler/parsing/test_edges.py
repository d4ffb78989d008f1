import pytest

from crawler.parsing.edges import trim_edges

FIRST = "밀양 나노 미니클러스터가 2일 총회를 열었다."
LAST = "하누리 회장은 “회원사 40곳이 뜻을 모았다”고 말했다."


@pytest.mark.parametrize(
    ("dateline", "names"),
    [
        ("[밀양=가온산업일보 나루 기자]", ("나루 기자",)),
        ("[가온산업일보 나루 기자]", ("나루 기자",)),
        ("[헤럴드경제(김해)=나루 기자]", ("나루 기자",)),
        ("(밀양=연합뉴스)", ()),
        ("(서울=연합인포맥스)", ()),
        ("【밀양=뉴시스】", ()),
        ("[파이낸셜뉴스]", ()),
        ("[가온=하늘의 눈]", ()),
    ],
)
def test_a_dateline_is_kept_as_a_field(dateline, names):
    edges = trim_edges([f"{dateline} {FIRST}", LAST])
    assert edges.body == (FIRST, LAST)
    assert edges.dateline == dateline
    assert edges.names == names


@pytest.mark.parametrize(
    "start",
    ["(밀양=뉴스1) 나루 기자 = ", "[밀양=뉴시스]나루 기자 = ", "(밀양=연합뉴스) 나루 가람 기자 = "],
)
def test_the_names_after_a_dateline_go_with_it(start):
    assert trim_edges([start + FIRST]).body[0].endswith(FIRST)


def test_a_byline_before_the_first_sentence():
    edges = trim_edges(["나루 기자 naru@gaon.example", FIRST, LAST])
    assert edges.body == (FIRST, LAST)
    assert edges.names == ("나루 기자",)


@pytest.mark.parametrize("start", ["[단독]", "(주)가람은", "[질문]", "<해외입양과 돈>"])
def test_other_brackets_stay(start):
    assert trim_edges([f"{start} {FIRST}"]).body == (f"{start} {FIRST}",)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("나루 기자 naru@gaon.example", "나루 기자"),
        ("도하윤기자 hy@gaon.example", "도하윤기자"),
        ("부산=선수민 기자 sm@gaon.example", "선수민 기자"),
        ("naru@gaon.example 나루 기자", "나루 기자"),
        ("글·사진=맹지우 기자", "맹지우 기자"),
        ("/구미=채이든 기자", "채이든 기자"),
        ("맹지우·도하윤 기자", "맹지우·도하윤 기자"),
        ("정가람 칼럼니스트 ga@gaon.example", "정가람 칼럼니스트"),
        ("칼럼니스트 정가람 ga@gaon.example", "칼럼니스트 정가람"),
    ],
)
def test_a_byline_after_the_last_sentence(line, name):
    edges = trim_edges([FIRST, LAST, line])
    assert edges.body == (FIRST, LAST)
    assert edges.names == (name,)


@pytest.mark.parametrize(
    "tail",
    [
        "부산=선수민 기자 sunsoo@gaon.example",
        " /선수민 기자",
        " 선수민기자 sunsoo@gaon.example",
        " [선수민 기자]",
        " (글=선수민 기자 sunsoo@gaon.example)",
    ],
)
def test_a_byline_glued_to_the_last_sentence(tail):
    edges = trim_edges([FIRST, LAST + tail])
    assert edges.body == (FIRST, LAST)
    assert edges.names[0].startswith("선수민")


MARKS = [
    "(끝)",
    "[사진=가온]",
    "/사진제공=가온",
    "<저작권자ⓒ가온. 무단전재-재배포 금지>",
    "[ⓒ 가온경제 & gaon.example, 무단전재 및 재배포 금지]",
    "☞공감언론 가온 naru@gaon.example",
    "▶ 가온 뉴스 채널 구독하기",
]


@pytest.mark.parametrize("mark", [*MARKS, "naru@gaon.example", "#나노 #미클"])
def test_marks_in_a_line_of_their_own(mark):
    assert trim_edges([FIRST, LAST, mark]).body == (FIRST, LAST)


@pytest.mark.parametrize("mark", MARKS)
def test_marks_glued_to_the_last_sentence(mark):
    assert trim_edges([FIRST, f"{LAST} {mark}"]).body == (FIRST, LAST)


def test_several_marks_are_taken_one_after_another():
    ends = ["나루 기자 naru@gaon.example", "(끝)", "<저작권자(c) 가온, 무단 전재-재배포 금지>"]
    assert trim_edges([FIRST, LAST, *ends]).body == (FIRST, LAST)


@pytest.mark.parametrize(
    "sentence",
    [
        "사회는 나루 기자가 맡았다.",
        "문의는 naru@gaon.example로 하면 된다.",
        "사진=그림이라는 등식은 깨졌다.",
        "저작권자 단체는 학습을 금지하라고 요구했다.",
        "▶ 신청은 12월 1일부터 받는다.",
    ],
)
def test_a_last_sentence_that_only_looks_like_an_end_stays(sentence):
    assert trim_edges([FIRST, sentence]).body == (FIRST, sentence)


def test_headlines_of_other_stories_go_and_the_text_after_them_stays():
    body = [FIRST, "[관련기사]", "금형 수출 늘어", "회장에 하누리", LAST]
    assert trim_edges(body).body == (FIRST, LAST)


def test_an_editors_note_loses_its_mark_only():
    assert trim_edges([f"{FIRST} [편집자주]", LAST]).body == (FIRST, LAST)


def test_title_and_captions_are_not_repeated():
    assert trim_edges(["총회 열려", FIRST], repeated=("총회 열려", "")).body == (FIRST,)


def test_a_body_of_nothing_but_marks_is_empty():
    assert trim_edges(["나루 기자", "(끝)"]).body == ()


@pytest.mark.parametrize("text", ["다" * 200_000, "가=" * 100_000, "a." * 100_000, "[" * 200_000])
def test_hostile_paragraphs_take_no_more_than_linear_time(text):
    assert trim_edges([text, text]).body
