from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal

import pytest

from corpus.facts import fact_types
from outputs.exports.contents.facts import fact_columns
from outputs.exports.parts.table import make_columns, merge_tables


@dataclass
class Sample:
    name: str = field(metadata={"label": "이름", "help": "Name"})
    page: str = field(metadata={"label": "주소", "help": "Address", "link": True})
    day: date | None = field(metadata={"label": "날", "help": "Day"})
    value: Decimal | None = field(metadata={"label": "값", "help": "Value"})
    names: tuple[str, ...] = field(metadata={"label": "이름들", "help": "Names"})
    hidden: int = 0


def test_columns_are_the_labelled_fields_in_their_order():
    columns = make_columns(Sample)
    assert [(column.name, column.label) for column in columns] == [
        ("name", "이름"),
        ("page", "주소"),
        ("day", "날"),
        ("value", "값"),
        ("names", "이름들"),
    ]


def test_kinds_follow_from_the_types():
    assert [column.kind for column in make_columns(Sample)] == [
        "text",
        "link",
        "day",
        "number",
        "list",
    ]


@pytest.mark.parametrize("word", fact_types())
def test_every_field_of_every_fact_type_is_a_column(word):
    columns = fact_columns(fact_types()[word])
    own = [each.name for each in fields(fact_types()[word])]
    expected = [name for name in own if name not in ("evidence", "confidence")]
    assert [column.name for column in columns] == expected


def test_merged_tables_share_columns_and_keep_common_ends_last(table):
    one = table({"type": "text", "value": "number", "key": "text"}, [("a", Decimal(1), "k1")])
    other = table({"type": "text", "words": "text", "key": "text"}, [("b", "말", "k2")])
    merged = merge_tables([one, other])
    assert [column.name for column in merged.columns] == ["type", "value", "words", "key"]
    assert list(merged.rows) == [("a", Decimal(1), None, "k1"), ("b", None, "말", "k2")]


def test_a_merged_column_tells_all_its_labels():
    columns = [column for kind in fact_types().values() for column in fact_columns(kind)]
    by_name = {}
    for column in columns:
        by_name.setdefault(column.name, set()).add(column.label)
    assert by_name["subject"] == {"대상", "주체"}


def test_columns_of_one_name_and_two_kinds_are_refused(table):
    with pytest.raises(TypeError, match="'value' is number in one table and text in another"):
        merge_tables([table({"value": "number"}, []), table({"value": "text"}, [])])


def test_one_table_merges_into_itself(table):
    one = table({"name": "text", "day": "day"}, [("가", None)])
    merged = merge_tables([one])
    assert [column.name for column in merged.columns] == ["name", "day"]
    assert list(merged.rows) == [("가", None)]
