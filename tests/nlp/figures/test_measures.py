from nlp.figures.measures import find_measures
from nlp.figures.phrases import find_phrases
from nlp.figures.places import make_layout
from nlp.figures.quantities import find_quantities
from nlp.figures.scan import Scan
from nlp.figures.subjects import find_subjects


def _read(doc):
    scan = Scan(doc)
    quantities = [q for q in find_quantities(scan) if q.unit]
    layout = make_layout(scan, find_phrases(scan, quantities), quantities)
    measures = find_measures(layout)
    return quantities, measures, find_subjects(layout, measures)


def test_each_quantity_has_a_measure_and_a_subject_slot(read_text):
    text = "회원사 38곳이 12건을 풀었다."
    quantities, measures, subjects = _read(read_text(text))
    assert [text[q.start : q.end] for q in quantities] == ["38곳", "12건"]
    assert (measures, subjects) == (["회원사", "회원사"], [None, None])
