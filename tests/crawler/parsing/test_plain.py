from dataclasses import replace

from crawler.parsing.plain import find_attachments, find_plain_fields
from crawler.parsing.tree import Tree
from crawler.publishers.base import Layout
from crawler.publishers.gaon import PUBLISHER

ADDRESS = "https://www.gaon.example/board/view?id=7"


def test_section_and_tags():
    layout = Layout(body=(), section=".section", tags=".tags a")
    page = "<p class=section>산업</p><p class=tags><a>#나노</a><a># 미클</a><a>#나노</a></p>"
    assert find_plain_fields(Tree(page.encode()), layout, title="제목") == {
        "section": (".section", "산업"),
        "tags": (".tags a", ("나노", "미클")),
    }


def test_meta_tags_stand_in():
    page = (
        '<meta property="article:section" content="산업"><meta name="article:tag" content="나노">'
    )
    found = find_plain_fields(Tree(page.encode()), Layout(body=()), title="제목")
    assert found == {
        "section": ("meta article:section", "산업"),
        "tags": ("meta article:tag", ("나노",)),
    }


def test_attachments_are_whole_addresses_each_once():
    page = (
        '<div class=files><a href="/down?id=1">가.hwpx</a><a href="/down?id=1">받기</a>'
        '<a href="#">보기</a><a href="javascript:void(0)">모두</a><a href="2.pdf">나.pdf</a></div>'
    )
    layout = Layout(body=(), attachments=(".nothing a", ".files a"))
    assert find_attachments(Tree(page.encode()), layout, PUBLISHER, address=ADDRESS) == (
        ".files a",
        ("https://www.gaon.example/down?id=1", "https://www.gaon.example/board/2.pdf"),
    )


def test_script_calls_become_addresses():
    publisher = replace(
        PUBLISHER, file_calls=((r"get\('(\d+)', (\d)", "https://x.example/{0}/{1}"),)
    )
    layout = Layout(body=(), attachments="a::attr(onclick)")
    tree = Tree(b"<a href='#' onclick=\"get('55', 1, 'hwpx'); return false;\">x</a>")
    found = find_attachments(tree, layout, publisher, address=ADDRESS)
    assert found == ("a::attr(onclick)", ("https://x.example/55/1",))


def test_no_attachments():
    assert find_attachments(Tree(b"<p>x</p>"), Layout(body=()), PUBLISHER, address=ADDRESS) is None
