"""The transformers door: a token-classification model of Hugging Face in the place of our tagger.

Needs `pip install miclu[transformers]`, so it is imported only where a model is named.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import torch
from spacy.tokens import Doc
from transformers import AutoModelForTokenClassification, AutoTokenizer

from corpus.errors import MicluError
from nlp.document import iterate_sentences
from nlp.tagger.bio import Token, join_tokens
from nlp.tagger.label_sets import find_label_set, load_label_sets, split_tag
from nlp.tagger.labels import KLUE, MICLU, Scheme, Span
from nlp.tagger.windows import Window, make_windows

# What BERT and its kin were trained on; the cost of a window grows with its square.
_LONGEST_WINDOW: Final = 512
_WINDOWS_AT_ONCE: Final = 16
# What our labels are in the scheme of the public benchmark; it has no word for a programme.
_TO_KLUE: Final = {
    "PERSON": "PS",
    "PLACE": "LC",
    "ORG": "OG",
    "CLUSTER": "OG",
    "DATE": "DT",
    "TIME": "TI",
    "QUANTITY": "QT",
}


class ModelError(MicluError):
    """A model of Hugging Face cannot be used as a tagger."""

    def __init__(self, name: str, fault: str) -> None:
        known = ", ".join(label_set.name for label_set in load_label_sets())
        super().__init__(
            f"The model {name!r} {fault}. Name a folder or a Hugging Face model for token "
            f"classification with one of the label sets {known}"
        )
        self.name = name


class TransformersTagger:
    """Finds names as the model does; borders are those of its tokens, in code points of the text.

    Raises:
        ModelError: No label set knows the model's labels, or its tokenizer tells no places.
    """

    def __init__(self, name: str, *, tokenizer: Any, model: Any) -> None:
        tags = [str(model.config.id2label[number]) for number in range(model.config.num_labels)]
        found = find_label_set(tags)
        if found is None:
            raise ModelError(name, f"has labels that are in no label set ({', '.join(tags[:4])} …)")
        if not tokenizer.is_fast:
            raise ModelError(name, "has a tokenizer that does not tell the places of its tokens")
        self.label_set, self._tags = found
        self._tokenizer, self._model = tokenizer, model.eval()
        positions = getattr(model.config, "max_position_embeddings", _LONGEST_WINDOW)
        self._longest = min(_LONGEST_WINDOW, tokenizer.model_max_length, positions)

    def tag(self, doc: Doc, *, scheme: Scheme = MICLU) -> list[Span]:
        """Give the spans of a document in order, without overlap.

        Args:
            doc: Made by our Kiwi tokenizer; only its sentences are used.
            scheme: Which labels: ours, or the six of the public benchmark.

        Returns:
            Spans whose score is the lowest probability of their tokens, from 0 to 1.
        """
        places = list(iterate_sentences(doc))
        sentences = [doc._.text[start:end] for start, end in places]
        spans = []
        for (offset, _), tokens in zip(places, self._read(sentences), strict=True):
            for start, end, own, score in join_tokens(tokens):
                label = _TO_KLUE.get(own, "") if scheme == KLUE else own
                if label:
                    spans.append(Span(offset + start, offset + end, label, score))
        return spans

    def _read(self, sentences: Sequence[str]) -> list[list[Token]]:
        """Give the tokens of each sentence in order; windows of one length are read together."""
        plain = [sentence.replace(" ", self.label_set.space) for sentence in sentences]
        windows = list(make_windows(plain, self._tokenizer, self._longest))
        order = sorted(range(len(windows)), key=lambda number: len(windows[number].offsets))
        labelled: list[list[Token]] = [[] for _ in windows]
        for at in range(0, len(order), _WINDOWS_AT_ONCE):
            numbers = order[at : at + _WINDOWS_AT_ONCE]
            group = [windows[number] for number in numbers]
            for number, tokens in zip(numbers, self._label(group), strict=True):
                labelled[number] = list(tokens)
        found: list[list[Token]] = [[] for _ in sentences]
        for window, own in zip(windows, labelled, strict=True):
            sentence = sentences[window.sentence]
            found[window.sentence] += [t for t in own if sentence[t.start : t.end].strip()]
        return found

    def _label(self, windows: Sequence[Window]) -> Iterator[Iterator[Token]]:
        batch = self._tokenizer.pad([window.inputs for window in windows], return_tensors="pt")
        with torch.inference_mode():
            shares = self._model(**batch).logits.float().softmax(-1)
        scores, numbers = (values.tolist() for values in shares.max(-1))
        for row, window in enumerate(windows):
            yield self._make_tokens(window, numbers[row], scores[row])

    def _make_tokens(
        self, window: Window, numbers: Sequence[int], scores: Sequence[float]
    ) -> Iterator[Token]:
        for place in range(window.first, window.last):
            start, end = window.offsets[place]
            kind, name = split_tag(self._tags[numbers[place]])
            label = self.label_set.labels.get(name, "")
            yield Token(start, end, kind, name, label, scores[place])


def load_model(name: str) -> TransformersTagger:
    """Load a folder, or a model by its name on Hugging Face, which is fetched once if need be.

    Raises:
        ModelError: There is no such model, or it cannot be used.
    """
    here = Path(name).is_dir()
    try:
        tokenizer = AutoTokenizer.from_pretrained(name, local_files_only=here)
        model = AutoModelForTokenClassification.from_pretrained(name, local_files_only=here)
    except (OSError, ValueError) as error:
        raise ModelError(name, f"cannot be loaded ({str(error).splitlines()[0]})") from error
    return TransformersTagger(name, tokenizer=tokenizer, model=model)
