import pytest

from nlp.relations.branches import find_parent


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("산단공 경남지역본부", "산단공"),
        ("한국산업단지공단 경남지역본부 창원지사", "한국산업단지공단 경남지역본부"),
        ("새솔대 산학협력단", "새솔대"),
        ("가온테크노파크", None),
        ("서울 지역본부", None),
        ("가온 테크노파크", None),
    ],
)
def test_the_parent_stands_before_the_branch(name, parent):
    assert find_parent(name) == parent
