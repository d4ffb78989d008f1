import pytest

from crawler.parsing.gate import MOST_BYTES, find_fault, find_sign, find_warning
from crawler.parsing.tree import Tree


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"{}", "application/json; charset=utf-8", "not_html"),
        (b"%PDF-1.7", "text/html", "not_html"),
        (b"PK\x03\x04", "", "not_html"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "text/html", "not_html"),
        (b"\x1f\x8b\x08", "text/html", "not_html"),
        (b" \n", "text/html", "empty"),
        (b"x" * (MOST_BYTES + 1), "text/html", "too_large"),
    ],
)
def test_what_is_no_page(body, content_type, reason):
    fault = find_fault(body, content_type)
    assert fault is not None
    assert fault[0] == reason


@pytest.mark.parametrize("content_type", ["text/html", "TEXT/HTML; charset=euc-kr", ""])
def test_a_page_has_no_fault(content_type):
    assert find_fault(b"<p>x</p>", content_type) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("이용에 불편을 드려서 죄송합니다. 잠시 후 다시 이용해 주세요.", "portal"),
        ("이용에 불편을 드려 죄송합니다", "portal"),
        ("시스템 점검 안내", "portal"),
        ("비정상적인 접근이 감지되었습니다", "portal"),
        ("Access Denied", "portal"),
        ("이 기사는 유료회원 전용입니다. 로그인 후 이용해 주세요.", "login"),
        ("로그인이 필요한 서비스입니다.", "login"),
        ("존재하지 않는 기사입니다.", "missing"),
        ("삭제된 기사입니다", "missing"),
        ("요청하신 페이지를 찾을 수 없습니다.", "missing"),
        ("잘못된 접근입니다.", "missing"),
        ("Page not found", "missing"),
    ],
)
def test_signs(text, reason):
    sign = find_sign(text)
    assert sign is not None
    assert sign[0] == reason
    assert sign[1] in text


@pytest.mark.parametrize(
    "text",
    [
        "밀양 나노 미니클러스터가 총회를 열었다.",
        "회사는 고객에게 이용에 불편을 드려 죄송하다고 밝혔다. " + "총회가 열렸다. " * 60,
    ],
)
def test_articles_are_no_signs(text):
    assert find_sign(text) is None


def test_a_sign_in_an_alert():
    page = '<script>alert("존재하지 않는 기사입니다.");history.back();</script>'
    assert find_warning(Tree(page.encode())) == ("missing", "존재하지 않는 기사")


def test_a_page_without_a_sign():
    assert find_warning(Tree("<p>총회가 열렸다.</p>".encode())) is None
