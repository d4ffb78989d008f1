import pytest

from crawler.parsing.titles import find_outlet_names, find_title, strip_names
from crawler.parsing.tree import Tree
from crawler.publishers.base import Layout


def find(markup: str, *, layout: Layout | None = None, data: dict | None = None, outlet: str = ""):
    tree, data = Tree(markup.encode()), data or {}
    names = find_outlet_names(tree, data, outlet)
    return find_title(tree, layout or Layout(body=()), data, names)


@pytest.mark.parametrize(
    "told",
    [
        "밀양 나노 총회 열려 - 한빛일보",
        "밀양 나노 총회 열려 | 한빛일보",
        "밀양 나노 총회 열려 < 지역 < 산업 < 기사본문 - 한빛일보",
        "밀양 나노 총회 열려 : 뉴스 : 한빛닷컴",
        "한빛일보 모바일 :: 밀양 나노 총회 열려",
        "밀양 나노 총회 열려 :: 공감언론 한빛 ::",
    ],
)
def test_a_heading_that_the_page_title_holds(told):
    title = find(f"<title>{told}</title><h1>한빛일보</h1><h2>밀양 나노 총회 열려</h2>")
    assert title.text == "밀양 나노 총회 열려"
    assert title.rule == "heading h2"
    assert title.element.tag == "h2"


def test_the_name_of_the_outlet_is_no_headline():
    page = '<meta property="og:site_name" content="한빛일보"><h1>한빛일보</h1>'
    title = find(f'{page}<meta property="og:title" content="총회 열려 - 한빛일보">')
    assert title.text == "총회 열려"


def test_part_of_a_title_is_no_headline():
    title = find("<title>[주간 한빛일보] 총회 열려</title><h1>한빛일보</h1>")
    assert title.text == "[주간 한빛일보] 총회 열려"


def test_crumbs_are_cut_where_no_heading_helps():
    title = find("<title>총회 열려 < 지역 < 기사본문 - 한빛일보</title>", outlet="한빛일보")
    assert title.text == "총회 열려"


def test_signs_in_a_headline_stay():
    told = "“값 < 품질”…밀양 나노 - 총회 열려"
    assert find(f"<title>{told} - 한빛일보</title><h1>{told}</h1>").text == told


def test_what_the_layout_points_at_comes_first():
    layout = Layout(body=(), title=".tit")
    page = (
        "<title>다른 제목 - 한빛일보</title><h1>다른 제목</h1><p class=tit>총회 열려 - 한빛일보</p>"
    )
    title = find(page, layout=layout, outlet="한빛일보")
    assert (title.rule, title.text) == (".tit", "총회 열려")


def test_a_heading_with_a_label_inside_is_cut_to_the_told_title():
    layout = Layout(body=(), title="h1")
    page = '<meta property="og:title" content="총회 열려"><h1>총회 열려 <span>단독</span></h1>'
    assert find(page, layout=layout).text == "총회 열려"


def test_linked_data_tells_a_title():
    assert find("<p>x</p>", data={"headline": "총회 열려"}).text == "총회 열려"


def test_a_fragment_has_its_largest_heading():
    assert find("<h3>관련기사 모음</h3><h2>총회가 열려</h2>").text == "총회가 열려"


def test_no_title():
    assert find("<p>총회가 열렸다.</p>") is None


def test_what_stands_beyond_the_name_goes_too():
    assert strip_names("총회 열려 - 한빛닷컴 - 산업 > 포토", ["한빛닷컴"]) == "총회 열려"
    assert strip_names("한빛일보 총회 열려", ["한빛일보"]) == "한빛일보 총회 열려"
