from datetime import date

import pytest

from corpus.errors import SearchError
from corpus.facts import fact_types
from corpus.search.records import Filters, Sort
from outputs.errors import ExportFilterError
from outputs.exports.contents import content_words, find_tables
from outputs.exports.parts.wish import Wish


def rows_of(table):
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize("word", content_words())
def test_columns_have_one_name_each_a_korean_label_and_help(base, word):
    for table in find_tables(word, base, Wish()):
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert all(any("가" <= sign <= "힣" for sign in column.label) for column in table.columns)
        assert all(column.help for column in table.columns)


@pytest.mark.parametrize("word", content_words())
def test_an_empty_base_gives_tables_without_rows(store, word):
    tables = find_tables(word, store, Wish())
    assert tables
    assert [row for table in tables for row in table.rows] == []


def test_there_is_a_table_for_each_fact_type(base):
    assert [table.title for table in find_tables("facts", base, Wish())] == [
        fact_type.LABEL for fact_type in fact_types().values()
    ]


def test_a_fact_has_its_fields_and_where_it_stands(base):
    wish = Wish(filters=Filters(type="figure"), publishers={"gaon": "가온산업일보"})
    (row,) = rows_of(*find_tables("facts", base, wish))
    document = base.get_document("gaon-1")
    assert (row["type"], row["text"], row["value"], row["unit"]) == ("figure", "120여명", 120, "명")
    assert document.text[row["start"] : row["end"]] == "120여명"
    assert row["sentence"] in document.text
    assert (row["publisher"], row["document"]) == ("가온산업일보", "gaon-1")
    assert row["citation"].startswith("가온산업일보, 「[현장] 동남권 워크숍 열려」, 2026. 11. 12.")
    assert (row["review"], row["retracted"], row["sources"]) == ("unreviewed", None, 1)


@pytest.mark.parametrize("word", ["facts", "documents", "activities"])
def test_what_stands_in_a_file_is_told_without_the_way_to_it(store, writer, fact, word):
    writer.save(
        "file-1",
        "해오름 협의체 출범",
        "해오름 협의체 출범식이 열렸다.",
        published=None,
        publisher="file",
        address="file:///home/kim/%EC%B6%9C%EB%B2%94.txt",
        read=(fact["event"]("해오름 협의체 출범식", kind="출범식"),),
    )
    rows = [row for table in find_tables(word, store, Wish()) for row in rows_of(table)]
    assert {(row["publisher"], row["address"]) for row in rows} == {("", "출범.txt")}
    assert all(row["citation"].startswith("「해오름 협의체 출범」, 출범.txt") for row in rows)


def test_a_fact_names_its_resolved_entities(base):
    (row,) = rows_of(*find_tables("facts", base, Wish(filters=Filters(type="position"))))
    assert sorted((each.field, each.name) for each in row["entities"]) == [
        ("organisation", "한국산업단지공단"),
        ("person", "황석주"),
    ]


@pytest.mark.parametrize(
    ("wish", "count"),
    [
        (Wish(filters=Filters(entity="산단공")), 1),
        (Wish(filters=Filters(entity="ORG:한국산업단지공단")), 1),
        (Wish(words="워크숍"), 3),
        (Wish(filters=Filters(since=date(2026, 11, 13))), 0),
        (Wish(filters=Filters(kind="report")), 0),
        (Wish(filters=Filters(status="unreviewed")), 4),
        (Wish(filters=Filters(status="reviewed")), 0),
        (Wish(limit=1), 4),
    ],
)
def test_filters_narrow_the_facts(base, wish, count):
    tables = find_tables("facts", base, wish)
    assert sum(len(rows_of(table)) for table in tables) == count


def test_rows_come_in_the_order_asked_for(base):
    def ids(sort):
        return [row["id"] for row in rows_of(*find_tables("documents", base, Wish(sort=sort)))]

    assert ids(Sort.OLDEST) == ids(Sort.NEWEST)[::-1] == ids(None)[::-1]
    with pytest.raises(SearchError, match="value"):
        ids(Sort.VALUE)
    with pytest.raises(ExportFilterError, match="series cannot be narrowed by sort, expand"):
        find_tables("series", base, Wish(sort=Sort.NEWEST, expand=False))


def test_what_cannot_narrow_is_refused(base):
    wish = Wish(filters=Filters(publisher="gaon", kind="news"))
    with pytest.raises(ExportFilterError, match="entities cannot be narrowed by publisher, kind"):
        find_tables("entities", base, wish)


@pytest.mark.parametrize(
    ("wish", "ids"),
    [
        (Wish(words="워크숍"), ["gaon-1"]),
        (Wish(filters=Filters(entity="산단공")), ["gaon-1"]),
        (Wish(filters=Filters(publisher="gaon"), limit=1), ["gaon-2"]),
        (Wish(filters=Filters(kind="news"), limit=1), ["gaon-2"]),
    ],
)
def test_filters_narrow_the_documents(base, wish, ids):
    (table,) = find_tables("documents", base, wish)
    assert [row["id"] for row in rows_of(table)] == ids


def test_documents_come_newest_first_with_their_text(base):
    rows = rows_of(*find_tables("documents", base, Wish()))
    assert [row["id"] for row in rows] == ["gaon-2", "gaon-1"]
    assert rows[1]["text"] == base.get_document("gaon-1").text


def test_entities_have_all_their_names(base):
    rows = rows_of(*find_tables("entities", base, Wish()))
    names = {row["name"]: row["aliases"] for row in rows}
    assert names == {"한국산업단지공단": ("산단공",), "황석주": ()}
