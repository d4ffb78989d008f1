import pytest

from nlp.furniture import blank_out, find_furniture


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("  • 승인 2018.03.27 15:43", "time"),
        ("입력 2020-05-19 14:02 수정 2020-05-20 08:45", "time"),
        ("2021.07.13 (화) 09:11", "time"),
        ("  • 도하윤 기자", "byline"),
        ("창원=도하윤기자 hy@gaon.example", "byline"),
        ("/순천=도하윤 기자", "byline"),
        ("글·사진=도하윤 기자", "byline"),
        ("이 기사를 공유합니다", "widget"),
        ("가장크게", "widget"),
        ("구독 좋아요 41 공유하기 스크랩 인쇄", "widget"),
        ("댓글 0", "comments"),
        ("슬퍼요0", "reactions"),
        ("저작권자 ⓒ 가온산업일보, 무단 전재 및 재배포 금지", "copyright"),
        ("도하윤 기자 <저작권자 ⓒ 가온산업일보, 무단전재 및 재배포 금지>", "copyright"),
        ("한울제약테크 12,350 +29.87%", "ticker"),
    ],
)
def test_lines_of_furniture_are_found_with_their_reason(line, reason):
    text = f"총회가 열렸다.\n{line}\n회장이 뽑혔다."
    (found,) = find_furniture(text)
    assert (text[found.start : found.end], found.reason) == (line, reason)


@pytest.mark.parametrize(
    "line",
    [
        "도하윤 기자가 쓴 책이 전시회에 나왔다.",
        "이 기사를 공유합니다라는 문구가 화제다.",
        "댓글 0개에서 시작한 캠페인이 회원 300명을 모았다.",
        "가동률은 81.3%로 지난달보다 2.1% 올랐다.",
        "2018년 3월 27일 총회를 열었다.",
        "크게 보면 두 갈래다.",
        "▲왼쪽부터 도하윤·서이든 회장",
        "산단공은 무단 전재를 막는 협약을 120개사와 맺었다.",
        "저작권자 보호를 위해 상담소를 연다.",
        "<표 1> 연도별 회원사 수",
    ],
)
def test_sentences_of_the_article_stay(line):
    assert find_furniture(line) == ()


def test_datelines_and_credits_go_out_of_their_line():
    text = "[창원=가온산업일보 도하윤 기자] 총회가 27일 열렸다. [사진=가온산업일보]"
    kept = blank_out(text, find_furniture(text))
    assert kept.split() == ["총회가", "27일", "열렸다."]


def test_headlines_under_a_heading_of_other_stories_go():
    text = "총회가 열렸다.\n추천뉴스\n소각장 갈등 3년\n[속보] 확진 1150명\n한편 회장이 뽑혔다."
    kept = blank_out(text, find_furniture(text))
    assert kept.split("\n")[-1] == "한편 회장이 뽑혔다."
    assert "소각장" not in kept


def test_blanking_keeps_every_offset():
    text = "댓글쓰기\n총회가 열렸다.\n도하윤 기자 hy@gaon.example"
    kept = blank_out(text, find_furniture(text))
    assert len(kept) == len(text)
    assert kept.index("총회") == text.index("총회")


def test_a_document_of_only_furniture_gives_nothing(reader):
    reading = reader.read("댓글 0\n이 기사를 공유합니다\n도하윤 기자 hy@gaon.example")
    assert (reading.entities, reading.facts, reading.sentences) == ((), (), ())
    assert [reason for _, _, reason in reading.furniture] == ["comments", "widget", "byline"]


def test_a_press_release_goes_on_after_other_stories():
    text = "총회를 열었음\n관련기사\n소각장 갈등 3년\n산단공은 회원사를 300개로 늘리기로 함"
    kept = blank_out(text, find_furniture(text))
    assert kept.split("\n")[-1] == "산단공은 회원사를 300개로 늘리기로 함"


def test_a_list_of_other_stories_has_an_end():
    text = "관련기사\n" + "소각장 갈등\n" * 11 + "회원사 현황"
    kept = blank_out(text, find_furniture(text))
    assert kept.split("\n")[-1] == "회원사 현황"
