"""The tagger as a part of the pipeline: it leaves its spans on the document.

pipeline.add_pipe("miclu_tagger")                                   # the tagger that ships
pipeline.add_pipe("miclu_tagger", config={"model": "KPF/KPF-bert-ner"})  # or a folder
"""

from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from corpus.errors import MicluError
from nlp.tagger.labels import MICLU, Scheme, Span
from nlp.tagger.tagger import load_tagger

NAME = "miclu_tagger"


class TagsDocuments(Protocol):
    """What finds names and other expressions: our tagger, or a transformer."""

    def tag(self, doc: Doc, *, scheme: Scheme = MICLU) -> list[Span]:
        """Give the spans of a tokenised document in order, without overlap."""


class MissingExtraError(MicluError):
    """A model is named, but the library that runs it is not installed."""

    def __init__(self, model: str, missing: str) -> None:
        super().__init__(
            f"The model {model!r} needs {missing!r}, which is not installed. "
            "Install it: pip install miclu[transformers]; or name no model"
        )
        self.model = model


class TaggerPart:
    """Sets `doc._.tagged`; `tagger` is what it asks."""

    def __init__(self, tagger: TagsDocuments) -> None:
        self.tagger = tagger

    def __call__(self, doc: Doc) -> Doc:
        """Tag a document that our tokenizer made."""
        doc._.tagged = tuple(self.tagger.tag(doc))
        return doc


def open_tagger(model: str = "") -> TagsDocuments:
    """Give the tagger that ships, or the one of a model: a folder or a name on Hugging Face.

    Raises:
        MissingExtraError: A model is named and transformers or torch is not installed.
        ModelError: The model cannot be used.
        WeightsError: The weights that ship are missing or damaged.
    """
    if not model:
        return load_tagger()
    try:
        from nlp.tagger.huggingface import load_model
    except ModuleNotFoundError as error:
        raise MissingExtraError(model, error.name or "transformers") from error
    return load_model(model)


@Language.factory(NAME, default_config={"model": ""})
def make_tagger_part(nlp: Language, name: str, model: str) -> TaggerPart:  # noqa: ARG001
    """Make the part from its configuration; spaCy gives the pipeline and the part's name."""
    return TaggerPart(open_tagger(model))
