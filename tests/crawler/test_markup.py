import pytest

from crawler.markup import decode_text, parse_html, parse_xml, squeeze

SENTENCE = "똠방각하는 미니클러스터 총회를 펲시밀레니엄 호텔에서 열었다."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_encoding_is_told_from_the_bytes(encoding):
    assert decode_text(SENTENCE.encode(encoding)) == SENTENCE


def test_valid_utf8_beats_a_wrong_meta():
    page = f'<meta charset="euc-kr"><p>{SENTENCE}</p>'.encode()
    assert SENTENCE in decode_text(page)


def test_a_page_cut_inside_a_character_stays_utf8():
    assert decode_text(SENTENCE.encode()[:-5]).startswith("똠방각하는 미니클러스터")


def test_broken_bytes_in_cp949_cost_only_themselves():
    page = SENTENCE.encode("cp949") + b"\xff\xff" + SENTENCE.encode("cp949")
    assert decode_text(page).count(SENTENCE) == 2


def test_squeeze_knows_korean_spaces():
    assert squeeze(" 산단공\u3000서울\xa0 본부\n") == "산단공 서울 본부"


def find_texts(page: bytes) -> list[str]:
    return [each.text for each in parse_html(page).iter("p")]


@pytest.mark.parametrize("page", [b"", b" \n", b"\x00", b"<!-- -->"])
def test_an_empty_page_has_no_texts(page):
    assert find_texts(page) == []


def test_nul_bytes_do_not_end_the_page():
    assert find_texts(b"<p>a\x00b</p><p>c</p>") == ["ab", "c"]


def test_deep_nesting_does_no_harm():
    page = b"<p>first</p>" + b"<div>" * 50_000
    assert find_texts(page) == ["first"]


def test_external_entities_are_not_read():
    feed = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><item>&x;</item></r>'
    assert "root:" not in parse_xml(feed).xpath("string()").get("")


def test_an_empty_feed_has_no_items():
    assert parse_xml(b"").xpath("//item").getall() == []
