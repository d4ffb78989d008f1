import pytest

from crawler.discovery.addresses import BadAddress, read_addresses, sort_addresses
from crawler.errors import AddressFileError


def test_articles_go_to_their_publishers_each_once():
    found = sort_addresses(
        [
            (1, "https://www.industrynews.co.kr/news/articleView.html?idxno=5"),
            (2, "https://industrynews.co.kr/news/articleViewAmp.html?idxno=5&utm=x"),
            (3, "https://m.etnews.com/20261120000123?mc=em_1"),
            (4, "https://www.hellodd.com/news/articlePrint.html?idxno=5"),
        ]
    )
    assert found.by_key == {
        "industrynews": ("https://www.industrynews.co.kr/news/articleView.html?idxno=5",),
        "etnews": ("https://www.etnews.com/20261120000123",),
        "hellodd": ("https://www.hellodd.com/news/articleView.html?idxno=5",),
    }
    assert found.bad == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no address", "no_address"),
        ("ftp://www.etnews.com/20261120000123", "no_address"),
        ("http://", "no_address"),
        ("http://[::1", "no_address"),
        ("https://www.hanbit.example/news/1", "undeclared"),
        ("https://www.etnews.com/tools/image_popup.html?v=1", "no_number"),
    ],
)
def test_what_is_no_article_is_named_with_its_line(text, reason):
    bad = (BadAddress(text=text, reason=reason, line=7),)
    assert sort_addresses([(7, text)]).bad == bad


def test_a_file_of_addresses(tmp_path):
    path = tmp_path / "urls.txt"
    path.write_bytes("# 11월\r\n\r\n  https://a.example/1  \r\nhttps://b.example/2".encode("cp949"))
    assert read_addresses(path) == [(3, "https://a.example/1"), (4, "https://b.example/2")]


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(AddressFileError, match=r"urls\.txt"):
        read_addresses(tmp_path / "urls.txt")
