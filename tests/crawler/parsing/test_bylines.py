import pytest

from crawler.parsing.bylines import choose_byline, list_bylines, read_names
from crawler.parsing.tree import Tree
from crawler.publishers.base import Layout


def find(markup: str, *, layout: Layout | None = None, data: dict | None = None, edge: str = ""):
    tree = Tree(markup.encode())
    sure, unsure = list_bylines(
        tree, layout or Layout(body=()), data or {}, next(iter(tree.select("h1")), None)
    )
    found = choose_byline([*sure, ("body ends", [edge]), *unsure], ("한빛일보",))
    return found and found[1]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("나루 기자 naru@gaon.example", ("나루 기자",)),
        ("기자명 나루 기자", ("나루 기자",)),
        ("나루, 가람 기자", ("나루", "가람 기자")),
        ("나루·가람", ("나루", "가람")),
        ("By 나루,가람", ("나루", "가람")),
        ("순천, 광양 구현모 기자 hm@gaon.example", ("구현모 기자",)),
        ("가온경제 나루 기자", ("나루 기자",)),
        ("한빛체육=나루 기자", ("한빛체육=나루 기자",)),
        ("나루 외 1명", ("나루",)),
        ("한빛 | 네이버", ("한빛",)),
        ("2012년 03월 05일 (월) 18:20:31 여운강 기자", ("여운강 기자",)),
        ("나루 기자 다른기사 보기", ("나루 기자",)),
        ("디지털뉴스팀", ("디지털뉴스팀",)),
        ("naru@gaon.example", ()),
        ("https://www.facebook.com/gaon", ()),
        ("@gaon", ()),
        ("관리자", ()),
        ("2024. 5. 13. 12:52", ()),
    ],
)
def test_names_in_a_line(line, names):
    assert read_names([line]) == names


def test_linked_data_lists_all_where_the_meta_tag_counts_them():
    data = {"author": [{"name": "나루"}, {"name": "가람"}]}
    assert find('<meta name="byl" content="By 나루 외 1명">', data=data) == ("나루", "가람")


def test_what_the_layout_points_at_comes_before_meta_tags():
    page = '<meta name="author" content="가람"><p class=by>나루 기자</p>'
    assert find(page, layout=Layout(body=(), byline=".by")) == ("나루 기자",)


def test_no_more_is_looked_up_than_it_takes():
    """Where linked data names the reporters, the page is not searched for them."""
    lines = iter([("json-ld author", ["나루 기자"]), ("near headline", ["가람 기자"])])
    assert choose_byline(lines, ()).names == ("나루 기자",)
    assert next(lines)[0] == "near headline"


def test_what_was_chosen_before_stays_unless_it_only_names_the_outlet():
    outlets = ("한빛일보",)
    person = choose_byline([("byl", ["나루 기자"])], outlets)
    outlet = choose_byline([("byl", ["한빛일보"])], outlets)
    ends = [("body ends", ["가람 기자"])]
    assert choose_byline(ends, outlets, before=person) == person
    assert choose_byline(ends, outlets, before=outlet).names == ("가람 기자",)
    assert choose_byline([], outlets, before=outlet) == outlet


def test_the_outlet_stands_for_the_author_only_where_nobody_is_named():
    page = '<meta name="author" content="한빛일보">'
    assert find(page) == ("한빛일보",)
    assert find(page, edge="나루 기자") == ("나루 기자",)


def test_a_portal_names_the_outlet_where_others_name_the_reporter():
    page = '<meta property="og:article:author" content="가온경제">'
    assert find(f'{page}<div class="info_view"><span class="txt_info">나루</span></div>') == (
        "나루",
    )
    assert find(page, edge="나루 기자") == ("나루 기자",)
    assert find(page) == ("가온경제",)


def test_a_line_near_the_headline():
    assert find("<h1>총회</h1><p>산업</p><a>나루 기자</a><button>구독</button>") == ("나루 기자",)
    assert find("<h1>총회</h1><p>나루 기자가 쓴 글</p>") is None


def test_a_long_element_is_no_byline():
    assert find(f'<div class="writer">{"나루 기자가 쓴 다른 글 " * 9}</div>') is None
