import pytest

from nlp.entities.names import is_name_text, is_title


@pytest.mark.parametrize("name", ["조정래", "윤철", "남궁혁", "황보식", "사공진"])
def test_family_name_and_given_name_make_a_name(name):
    assert is_name_text(name)


@pytest.mark.parametrize("word", ["사공", "회장", "서울", "사업", "전북대", "김", "가나다라마"])
def test_other_words_make_none(word):
    assert not is_name_text(word)


@pytest.mark.parametrize(
    "title", ["회장", "서울지역본부장", "최고기술책임자(CTO)", "책임연구원", "투자유치과장"]
)
def test_titles_stand_alone_or_compound(title):
    assert is_title(title)


@pytest.mark.parametrize("word", ["회장단", "국제회의", "한국기계연구원", "시장성"])
def test_words_that_only_hold_a_title_are_none(word):
    assert not is_title(word)
