import pytest

from crawler.parsing.furniture import is_furniture, is_heading_of_others


@pytest.mark.parametrize(
    "line",
    [
        "저작권자 © 가온산업일보 무단전재 및 재배포 금지",
        "저작권자 © 머니앤로 무단전재 및 재배포, AI학습 및 활용 금지",
        "<저작권자ⓒ가온일보사. 무단전재-재배포 금지>",
        "ⓒ 가온산업일보(http://www.gaon.example) 무단전재 및 재배포금지",
        "이 기사를 공유합니다",
        "글자크기 설정",
        "기사의 본문 내용은 이 글자크기로 변경됩니다.",
        "기사를 읽어드립니다.",
        "Tweet",
        "다른기사 보기",
        "댓글 12",
        "좋아요 0 슬퍼요 0",
        "사진 확대",
        "#대불 #조선",
        "본 기사는 가온 단말기에서 09시 20분에 서비스된 기사입니다.",
        "입력 2026.11.20 09:10",
    ],
)
def test_furniture_lines_are_known(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "저작권자 단체는 AI 학습을 금지하라고 요구했다.",
        "관련 기사를 쓴 기자는 상을 받았다.",
        "회사는 신제품 광고를 늘린다.",
        "끝으로 그는 고마움을 전했다.",
        "정부는 무단 전재를 막는 법을 마련한다.",
    ],
)
def test_sentences_are_no_furniture(line):
    assert not is_furniture(line)


@pytest.mark.parametrize("line", ["[관련기사]", "◆ 관련 뉴스", "많이 본 기사", "이 시각 주요 뉴스"])
def test_headings_of_other_stories(line):
    assert is_heading_of_others(line)


def test_a_sentence_is_no_heading_of_other_stories():
    assert not is_heading_of_others("관련 기사는 모두 지웠다고 회사는 밝혔다.")
