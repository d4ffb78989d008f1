"""What a text speaks of at each place: its sections, its headings, who is talking."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from nlp.document import get_places
from nlp.facts import position
from nlp.figures.candidates import Candidate, read_place
from nlp.figures.places import Layout

# A line that opens a section: a mark, or a number before a short line.
_HEADING = re.compile(
    r"^[ \t]*(?:[■◆◇□▣●○◎▶▷★☆]|(?:[①-⑳]|\d{1,2}[.)]\s)[^\n]{2,60}$)", re.MULTILINE
)
_QUOTATION = re.compile(r"“[^“”\n]{1,1500}”|\"[^\"\n]{1,1500}\"")
_QUESTION = re.compile(r"^\s*(?:[-―–—▶▷◇◆■]|Q\d*\s?[.:)]|질문|문[.:])[^\n]{2,80}$", re.MULTILINE)
_ANSWER = re.compile(r"^[ \t]*(?:[▲△▷▶]|A\s?[.:)]|답[.:])", re.MULTILINE)
_TITLE_WEIGHT = 4


class Discourse:
    """A document with what each part of it is about; all look-ups take logarithmic time."""

    def __init__(self, layout: Layout, candidates: list[Candidate]) -> None:
        self.layout = layout
        self.text = layout.scan.text
        self.candidates = candidates
        self.starts = [candidate.start for candidate in candidates]
        self.title_end = max(self.text.find("\n"), 0)
        self.sections = self._find_sections()
        self.quotations = [found.span() for found in _QUOTATION.finditer(self.text)]
        self._mains: dict[int, list[str]] = {}

    def _find_sections(self) -> list[int]:
        """Give where sections start, if there are two at least; questions open no section."""
        headings = [found.start() for found in _HEADING.finditer(self.text)]
        few = len(headings) < 2 or _ANSWER.search(self.text)  # noqa: PLR2004
        return [0] if few else sorted({0, *headings})

    def section_of(self, place: int) -> tuple[int, int]:
        """Give the span of the section that holds this place, the whole text without sections."""
        index = bisect_right(self.sections, place)
        end = self.sections[index] if index < len(self.sections) else len(self.text)
        return self.sections[index - 1], end

    def find_mains(self, place: int) -> list[str]:
        """Give the names of the section, the one that it speaks of most first.

        What stands in a headline counts more.
        """
        start, end = self.section_of(place)
        if start not in self._mains:
            head = self._find_head(start)
            first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
            weights: Counter[str] = Counter()
            for candidate in self.candidates[first:last]:
                weights[candidate.name] += _TITLE_WEIGHT if candidate.start < head else 1
            self._mains[start] = [name for name, _ in weights.most_common()]
        return self._mains[start]

    def _find_head(self, start: int) -> int:
        """Give the end of the heading of a section: that of its first line or first sentence."""
        line = self.text.find("\n", start + 1)
        if start == 0 or line < 0:
            return self.title_end if start == 0 else self.layout.scan.sentence_end(start)
        return min(line, self.layout.scan.sentence_end(start))

    def find_heading(self, place: int) -> list[Candidate]:
        """Give the names in the heading of the section, or in the headline of the text."""
        start, _ = self.section_of(place)
        end = self._find_head(start)
        return self.candidates[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def find_quotation(self, place: int) -> tuple[int, int] | None:
        """Give the span of the quotation in double marks around this place."""
        index = bisect_right(self.quotations, (place, len(self.text)))
        found = self.quotations[index - 1] if index else None
        return found if found and found[0] <= place < found[1] else None

    @cached_property
    def people(self) -> list[tuple[int, str, str]]:
        """Every mention of a person with a known body: start, name, role."""
        places = get_places(self.layout.scan.doc, "PERSON")
        return [
            (start, entity.text, self._read_person(start, end))
            for start, end, entity in places
            if entity.text in self.bodies
        ]

    def _read_person(self, start: int, end: int) -> str:
        index = bisect_left(self.layout.phrase_starts, end) - 1
        phrase = self.layout.phrases[index] if index >= 0 else None
        if phrase is not None and phrase.start <= start and phrase.end > end:
            return phrase.role
        return read_place(self.layout, start, end)

    @cached_property
    def bodies(self) -> dict[str, tuple[str, ...]]:
        """The organisations that each person belongs to."""
        found: dict[str, dict[str, None]] = {}
        for post in position.read(self.layout.scan.doc):
            if post.organisation:
                found.setdefault(post.person, {})[post.organisation] = None
        return {person: tuple(names) for person, names in found.items()}

    def find_talk(self, place: int) -> tuple[str, ...]:
        """Give the bodies of whoever talks at this place, none outside quotations and answers."""
        quotation = self.find_quotation(place)
        if quotation:
            return self.bodies.get(self._find_speaker(*quotation) or "", ())
        start = self.layout.scan.paragraph_start(place)
        if self.is_interview and _ANSWER.match(self.text, start):
            return self.bodies.get(self._find_interviewee() or "", ())
        return ()

    @cached_property
    def is_interview(self) -> bool:
        """Tell whether the text is made of questions and answers."""
        return len(_QUESTION.findall(self.text)) > 1

    def _find_speaker(self, start: int, end: int) -> str | None:
        """Give who speaks: the topic before a quotation, else who is behind it, else the last."""
        paragraph = self.layout.scan.paragraph_start(start)
        if self.is_interview and not self.text[paragraph:start].strip(" QA.:-▲"):
            return self._find_interviewee()
        index = bisect_left(self.people, (start, "", ""))
        before = [p for p in self.people[max(0, index - 6) : index] if p[0] >= paragraph]
        acting = [p for p in before if p[2] in {"topic", "subject"}]
        if acting or before:
            return (acting or before)[-1][1]
        after = [p for p in self.people[index : index + 6] if end <= p[0] < end + 60]
        if after:
            return after[0][1]
        return self.people[index - 1][1] if index else self._find_interviewee()

    def _find_interviewee(self) -> str | None:
        names = Counter(name for _, name, _ in self.people)
        return max(names, key=lambda name: names[name], default=None)
