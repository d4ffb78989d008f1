import sys

import pytest

from nlp.tagger.component import MissingExtraError, TaggerPart, open_tagger
from nlp.tagger.labels import Span


class Shouter:
    """Tags what stands in capitals."""

    def tag(self, doc, *, scheme=None):
        return [Span(p.start, p.end, "ORG") for p in doc._.pieces if p.text.isupper()]


def test_the_part_leaves_its_spans_on_the_document(read_text):
    doc = TaggerPart(Shouter())(read_text("나래는 KICOX에 갔다."))
    assert doc._.tagged == (Span(4, 9, "ORG"),)


def test_a_model_without_the_library_is_refused(monkeypatch):
    monkeypatch.delitem(sys.modules, "nlp.tagger.huggingface", raising=False)
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(MissingExtraError, match=r"pip install miclu\[transformers\]"):
        open_tagger("some/model")
