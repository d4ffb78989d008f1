import re
from collections import Counter, defaultdict
from importlib.resources import files

import pytest

from nlp.entities.institutions import (
    bare_key,
    find_bearers,
    find_canonical,
    find_known,
    is_known,
    list_ordinary_forms,
    load_institutions,
)
from nlp.entities.words import make_words

FOLDER = files("nlp.lexicons").joinpath("institutions")
FILES = [file for kind in FOLDER.iterdir() for file in kind.iterdir()]
REGIONS = {
    "전국", "해외", "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기",
    "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주",
}  # fmt: skip


def test_there_are_enough_of_each_type():
    count = Counter(each.type for each in load_institutions())
    assert count["ORG"] >= 600
    assert count["CLUSTER"] >= 150
    assert set(count) == {"ORG", "CLUSTER", "PROGRAM"}


def test_no_name_stands_twice():
    count = Counter(bare_key(each.name) for each in load_institutions())
    assert not [name for name, times in count.items() if times > 1]


def test_only_a_marked_form_has_several_bearers():
    bearers = defaultdict(set)
    for each in load_institutions():
        for form in (each.name, *each.aliases):
            bearers[bare_key(form)].add(each.name)
    shared = {bare_key(form) for each in load_institutions() for form in each.shared}
    assert not [form for form, names in bearers.items() if len(names) > 1 or form in shared]


def test_a_shared_form_has_several_bearers():
    forms = {form for each in load_institutions() for form in each.shared}
    assert forms
    assert not [form for form in forms if len(find_bearers(form)) < 2]


def test_regions_are_provinces():
    assert {each.region for each in load_institutions()} <= REGIONS


def test_predecessors_are_entries_themselves():
    names = {each.name for each in load_institutions()}
    links = [link for each in load_institutions() for link in each.predecessors]
    assert len(links) > 50
    assert not [name for name, _ in links if name not in names]
    assert all(re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", month) for _, month in links)


def test_the_ministry_of_industry_can_be_followed_back():
    before = {each.name: each.predecessors for each in load_institutions()}
    line = ["산업통상부"]
    while before[line[-1]]:
        line.append(before[line[-1]][0][0])
    assert line[:4] == ["산업통상부", "산업통상자원부", "지식경제부", "산업자원부"]


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_each_list_names_its_source(file):
    head = re.split(r"^[^#]", file.read_text(encoding="utf-8"), maxsplit=1, flags=re.MULTILINE)[0]
    assert re.search(r"Sources?:", head)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("산단공", "한국산업단지공단"),
        ("KICOX", "한국산업단지공단"),
        ("중기부", "중소벤처기업부"),
        ("경남TP", "경남테크노파크"),
        ("경북TP", "경북테크노파크"),
        ("반월시화국가산업단지", "반월·시화국가산업단지"),
        ("산업부", None),
        ("공단", None),
        ("기아", None),
    ],
)
def test_a_form_means_one_institution_or_none_alone(form, name):
    assert find_canonical(form) == name


def test_an_ordinary_word_is_no_name_by_itself():
    assert "공단" in list_ordinary_forms("한국산업단지공단", "ORG")
    assert not is_known("공단", "ORG")
    assert is_known("산업부", "ORG")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("한국산업단지공단 경남지역본부가", ["한국산업단지공단 경남지역본부"]),
        ("경남 테크노파크는", ["경남 테크노파크"]),
        ("반월·시화국가산업단지에서", ["반월·시화국가산업단지", "시화국가산업단지"]),
        ("산단 공단은", []),
    ],
)
def test_known_names_are_found_over_words(reader, text, found):
    words = make_words(reader.pipeline.make_doc(text))
    names = [text[words[k.first].start : words[k.last].end] for k in find_known(words).values()]
    assert names == found
