"""What the labels of other people's models mean in ours: one data file a label set.

A file `<set>.txt` holds a line for each class of the set, `PS_NAME = PERSON`; nothing after the
sign means that we have no such label. Lines in small letters tell how its models are used:

    space = -               what the models were trained to see for a space
    order = class           numbers of tags that a model does not name: B-A I-A B-B I-B … O
    order = kind            the same as B-A B-B … I-A I-B … O; both by the alphabet
    without = I-TM_CLIMATE  a tag that has no number
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_COMMENT = "#"
_KIND = re.compile(r"(?P<kind>[BIES])-|-(?P<last>[BIES])$")
_NAMELESS = re.compile(r"LABEL_\d+")
OUTSIDE_TAG = "O"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSet:
    """The classes of a family of models with our labels, empty where we have none."""

    name: str
    labels: Mapping[str, str]
    order: str
    without: str
    space: str

    def list_tags(self) -> tuple[str, ...]:
        """Give the tags in the order of their numbers in models that do not name them."""
        kinds = [("B", c) for c in self.labels] + [("I", c) for c in self.labels]
        kinds.sort(key=lambda tag: tag[::-1] if self.order == "class" else tag)
        tags = (f"{kind}-{c}" for kind, c in kinds)
        return (*(tag for tag in tags if tag != self.without), OUTSIDE_TAG)


def split_tag(tag: str) -> tuple[str, str]:
    """Split `B-PS` or `PS-B` into kind and class; what is outside has an empty class."""
    found = _KIND.search(tag)
    if found is None:
        return "I", "" if tag == OUTSIDE_TAG else tag
    return found["kind"] or found["last"], _KIND.sub("", tag)


@cache
def load_label_sets() -> tuple[LabelSet, ...]:
    """Give the label sets of this folder, by name."""
    entries = sorted(files(__name__).iterdir(), key=lambda entry: entry.name)
    return tuple(
        _make_set(entry.name.removesuffix(".txt"), dict(_read_lines(entry.read_text("utf-8"))))
        for entry in entries
        if entry.name.endswith(".txt")
    )


def find_label_set(tags: Sequence[str]) -> tuple[LabelSet, tuple[str, ...]] | None:
    """Give the set that knows all classes of a model, and the tags by number; None: no set does.

    Args:
        tags: As the model names them, by number; `LABEL_0`, `LABEL_1` … where it does not.
    """
    nameless = all(_NAMELESS.fullmatch(tag) for tag in tags)
    classes = {split_tag(tag)[1] for tag in tags} - {""}
    for label_set in load_label_sets():
        own = label_set.list_tags()
        if nameless and len(own) == len(tags):
            return label_set, own
        if not nameless and classes <= label_set.labels.keys():
            return label_set, tuple(tags)
    return None


def _read_lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if line and not line.startswith(_COMMENT):
            key, _, value = line.partition("=")
            yield key.strip(), value.strip()


def _make_set(name: str, lines: Mapping[str, str]) -> LabelSet:
    return LabelSet(
        name=name,
        labels={key: label for key, label in lines.items() if key.isupper()},
        order=lines.get("order", "class"),
        without=lines.get("without", ""),
        space=lines.get("space", " "),
    )
