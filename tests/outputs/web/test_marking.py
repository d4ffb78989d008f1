from hypothesis import given
from hypothesis import strategies as st

from outputs.web.marking import Marked, cut_paragraphs

TEXT = "가람산단 총회\n회원 120여명이 왔다.\n끝"


def mark(start, end, layer="ORG", reference="r", address=""):
    return Marked(start=start, end=end, layer=layer, reference=reference, address=address)


def test_overlapping_marks_share_a_piece():
    (first, *_) = cut_paragraphs(TEXT, [mark(0, 4), mark(2, 7, "figure", "f1")])
    assert [(piece.text, piece.layers) for piece in first] == [
        ("가람", ("ORG",)),
        ("산단", ("ORG", "figure")),
        (" 총회", ("figure",)),
    ]
    assert [piece.anchors for piece in first] == [("r",), ("f1",), ()]


def test_a_piece_leads_where_its_shortest_mark_leads():
    fact = mark(0, 7, "figure", "f0", "/facts/a")
    (first, *_) = cut_paragraphs(TEXT, [mark(0, 4, reference="", address="/entities/b"), fact])
    assert [piece.address for piece in first] == ["/entities/b", "/facts/a"]
    (first, *_) = cut_paragraphs(TEXT, [mark(0, 7, reference="", address="/entities/b"), fact])
    assert [piece.address for piece in first] == ["/facts/a"]


def test_a_mark_goes_on_in_the_next_paragraph():
    paragraphs = list(cut_paragraphs(TEXT, [mark(5, 10)]))
    assert [[(p.text, p.layers) for p in each] for each in paragraphs[:2]] == [
        [("가람산단 ", ()), ("총회", ("ORG",))],
        [("회원", ("ORG",)), (" 120여명이 왔다.", ())],
    ]


def test_a_part_of_a_text_is_cut_alone():
    (only,) = cut_paragraphs(TEXT, [mark(0, 4)], start=8, end=21)
    assert "".join(piece.text for piece in only) == TEXT[8:21]


SPANS = st.tuples(st.integers(-5, 40), st.integers(-5, 40)).map(lambda s: mark(min(s), max(s)))


@given(text=st.text("가나 \n1", max_size=35), marks=st.lists(SPANS, max_size=8))
def test_pieces_join_to_the_text_and_carry_exactly_their_marks(text, marks):
    paragraphs = list(cut_paragraphs(text, marks))
    joined = ["".join(piece.text for piece in each) for each in paragraphs]
    assert "\n".join(joined) in (text, text.removesuffix("\n"))
    place = 0
    for each in paragraphs:
        for piece in each:
            over = [m for m in marks if m.start <= place and m.end >= place + len(piece.text)]
            over = [m for m in over if m.start < m.end]
            assert bool(piece.layers) == bool(over and piece.text)
            place += len(piece.text)
        place += 1
