from crawler.parsing.containers import (
    count_prose,
    count_sentences,
    find_declared,
    find_densest,
    find_known,
    known_containers,
)
from crawler.parsing.tree import Tree
from crawler.publishers.base import Layout

PROSE = "밀양 나노 미니클러스터가 2일 총회를 열었다. " * 6
LINKS = '<a href="/1">회장에 하누리</a>' * 30


def test_the_first_declared_element_with_text():
    tree = Tree(f"<div id=a> </div><div id=b>{PROSE}</div><div id=c>{PROSE}</div>".encode())
    rule, element = find_declared(tree, Layout(body=("#a", "#b", "#c")))
    assert (rule, element.get("id")) == ("#b", "b")
    assert find_declared(tree, Layout(body="#nothing")) is None


def test_of_nested_known_elements_the_smallest_that_holds_nearly_all():
    page = (
        f'<div class="article_view"><p>공유 버튼</p><div class="article_txt">{PROSE}</div></div>'
        f'<div id="viewContent">{LINKS}</div>'
    )
    rule, element = find_known(Tree(page.encode()))
    assert (rule, element.get("class")) == ("common .article_txt", "article_txt")


def test_links_are_no_article():
    assert find_known(Tree(f'<div id="articleBody">{LINKS}</div>'.encode())) is None
    assert find_densest(Tree(f"<ul>{LINKS}</ul>".encode())) is None


def test_the_densest_element_holds_all_paragraphs():
    paragraphs = f"<p>{PROSE}</p>" * 4
    page = f"<div><section class=x>{paragraphs}</section></div><div><p>한 문장이다.</p></div>"
    rule, element = find_densest(Tree(page.encode()))
    assert (rule, element.get("class")) == ("densest", "x")


def test_text_parted_by_line_breaks_is_dense_too():
    page = f"<td><div id=x>{PROSE}<br><br>{PROSE}</div></td><td>{LINKS}</td>"
    found = find_densest(Tree(page.encode()))
    assert found[1].get("id") == "x"


def test_footers_are_not_looked_at():
    assert find_densest(Tree(f"<footer><p>{PROSE}</p></footer>".encode())) is None


def test_counts():
    element = Tree(b"<div><p>ab <a>cde</a></p></div>").elements("div")[0]
    assert count_prose(element) == 3
    assert count_sentences("총회가 열렸다. “짓겠다.” 3.5배 늘었다") == 2


def test_the_list_of_known_names_is_simple_and_without_doubles():
    known = known_containers()
    assert len(known) == len(set(known))
    assert all(name[0] in "#.[" or name[0].isalpha() for name in known)
