import json
from dataclasses import replace

from corpus.store.structures import decode_structure, encode_structure, mark_structure
from corpus.structure import NO_STRUCTURE, Block, Cell, Structure, Table

STRUCTURE = Structure(
    blocks=(Block(kind="table", start=0, end=5, page=2),),
    tables=(
        Table(
            start=0,
            end=5,
            height=2,
            width=2,
            cells=(
                Cell(row=0, column=0, start=0, end=1, rows=2),
                Cell(row=1, column=1, start=2, end=5),
            ),
            head_rows=1,
            totals=(1,),
            title=None,
            unit=(2, 3),
        ),
    ),
)


def test_a_structure_comes_back_from_json_as_it_was():
    assert decode_structure(json.loads(json.dumps(encode_structure(STRUCTURE)))) == STRUCTURE


def test_nothing_is_stored_of_an_empty_one():
    assert encode_structure(NO_STRUCTURE) is None
    assert decode_structure(None) is NO_STRUCTURE


def test_the_mark_tells_what_readers_go_by():
    table = replace(STRUCTURE.tables[0], head_rows=0)
    assert mark_structure(NO_STRUCTURE) == ""
    assert mark_structure(STRUCTURE) != mark_structure(replace(STRUCTURE, tables=(table,)))


def test_a_new_structure_of_a_text_is_read_again(store, make_document, reader):
    document = make_document()
    store.save_document(document)
    reading = reader.read(document.text, document_id=document.id, published=None)
    assert store.save_reading(reading, document=document)
    assert store.find_outdated("read", reading.version) == []
    store.save_document(replace(document, structure=STRUCTURE))
    assert store.get_document(document.id).structure == STRUCTURE
    assert store.find_outdated("read", reading.version) == [document.id]
