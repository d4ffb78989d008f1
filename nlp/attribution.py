"""Who spoke which quotation, sentence by sentence, with what the text said before in mind."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from spacy.tokens import Doc

from nlp.document import get_entities
from nlp.page import Page, get_page
from nlp.quotations import FILLER, Quotation, find_quotations, is_repeated, mask_quotations
from nlp.scenes import MEMORY, Memory, Scene, list_surnames, make_scenes
from nlp.speakers import Speaker, find_subject_before
from nlp.speech import find_speech_noun, has_speech_verb, is_naming, read_marker

# What a sentence may hold beside its quotations and still be an answer: `A.`, `▲`, a dash.
_BARE = re.compile(r"\W*(?:[QA]\s?[.:)]\W*)?")
_ASKING = re.compile(r"\s*(?:Q\d*\s?[.:)]|[-―–—▶▷◇◆■]|질문|문[.:])")
_ASKED = ("?", "은.", "는.", "면.", "지.", "데.", "까.", "죠.", "점.")
_THUS = re.compile(
    r"이렇|이같이|다음과 같|이처럼|입을 (?:열|뗐|뗀)|운을 (?:뗐|뗀)|말문|말했|말이다|:\s*$"
)
_MEETING = re.compile(r"만났|만나|인터뷰|일문일답|대담|초대석")
# What may stand between a name and its words in a headline: `대표 “…”`, `회장, “…”`, `대표: “…”`.
_DIRECT = re.compile(r"[가-힣]{0,3}[\s,:·…=]{0,3}")
_COLON = re.compile(r"\s?[:=]\s?")
# The end of a sentence as people speak: 했어요, 했습니다, 했죠.
_SPOKEN = re.compile(r"(?:요|니다|니까|죠|지|야|네|걸|군)[.?!…]+\s*$")
_ADNOMINAL = re.compile(r"(?:[는한던]|했던)\s(?:\S+\s){0,3}$")


Doc.set_extension("attributions", default=None, force=True)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation with its speaker and the rule that joined them."""

    quotation: Quotation
    speaker: Speaker
    rule: str


def attribute_quotations(doc: Doc) -> list[Attribution]:
    """Find the quotations of a document that somebody spoke, in order of the text.

    The answer is kept on the document: quotes and events both ask.
    """
    if doc._.attributions is None:
        doc._.attributions = _attribute(doc)
    found: list[Attribution] = doc._.attributions
    return found


def _attribute(doc: Doc) -> list[Attribution]:
    page = get_page(doc)
    quotations = find_quotations(page.text)
    if not quotations:
        return []
    masked = mask_quotations(page.text, quotations)
    found = list(_Walk(page, masked, make_scenes(doc, masked, quotations)).run())
    bodies = [each.quotation for each in found if each.rule != "quote.headline"]
    return [
        each
        for each in found
        if each.rule != "quote.headline" or not is_repeated(page.text, each.quotation, bodies)
    ]


def _rank(speaker: Speaker) -> tuple[bool, bool, int]:
    return speaker.kind != "organisation", speaker.case == "topic", speaker.start


def _choose(speakers: Sequence[Speaker]) -> Speaker | None:
    acting = [s for s in speakers if s.case in {"topic", "subject"}]
    return max(acting, key=_rank, default=None)


class _Walk:
    """Walks through the sentences of one document."""

    def __init__(self, page: Page, masked: str, scenes: list[Scene]) -> None:
        self.page, self.masked, self.scenes = page, masked, scenes
        names = [entity.text for entity in get_entities(page.doc, "PERSON")]
        # The first one of a surname stands: later ones are overwritten.
        self.memory = Memory({key: name for name in reversed(names) for key in list_surnames(name)})

    def run(self) -> Iterator[Attribution]:
        for scene in self.scenes:
            self.memory.note_topics(scene)
            read = self._read_bare if self._is_bare(scene) else self._read_sentence
            for found in read(scene):
                self.memory.note_speech(found.speaker, scene)
                yield found

    def _is_bare(self, scene: Scene) -> bool:
        rest = self.masked[scene.start : scene.end].replace(FILLER, "")
        return bool(scene.quotes and _BARE.fullmatch(rest))

    def _read_sentence(self, scene: Scene) -> Iterator[Attribution]:
        speaker, position = None, scene.start
        for quote, following in zip_longest(scene.quotes, scene.quotes[1:]):
            own = _choose(scene.between(position, quote.opened))
            speaker = own or speaker or self._find_behind(scene, quote.closed)
            position = quote.closed
            limit = following.opened if following else scene.end
            found = self._judge(scene, quote, limit, speaker) or self._judge_loose(scene, quote)
            if found:
                yield found

    def _judge_loose(self, scene: Scene, quote: Quotation) -> Attribution | None:
        """Find who speaks whole sentences that open a sentence: `“…다.” 김 과장은 운을 뗐다.`."""
        text = self.page.text
        opens = not text[scene.start : quote.opened].strip()
        if (
            not opens
            or not self._is_whole(quote)
            or not text[quote.closed : quote.closed + 1].isspace()
        ):
            return None
        speaker = None
        if _THUS.search(self.masked, quote.closed, scene.end):
            speaker = _choose(scene.between(quote.closed, scene.end))
        speaker = speaker or self._find_told_before(scene) or self._find_topic(scene)
        known = self.memory.resolve(speaker) if speaker else None
        return Attribution(quote, known, "quote.loose") if known else None

    def _is_whole(self, quote: Quotation) -> bool:
        return self.page.text[quote.start : quote.end].rstrip().endswith((".", "?", "!", "…"))

    def _find_topic(self, scene: Scene) -> Speaker | None:
        """Give the person spoken of last: spoken sentences in marks are mostly that one's."""
        quote = scene.quotes[0]
        spoken = _SPOKEN.search(self.page.text, quote.start, quote.end)
        near = scene.number - self.memory.topic_in <= MEMORY
        return self.memory.topic if spoken and near else None

    def _find_behind(self, scene: Scene, closed: int) -> Speaker | None:
        """Find who stands behind: `“…”고 홍 회장은 말했다`, `“…” 홍 회장의 말이다`."""
        behind = scene.between(closed, scene.end)
        told = (s for s in behind if s.case == "genitive" and self._has_noun(s, scene))
        said = (s for s in behind if s.kind == "person" and self._is_described(s, closed))
        return next(told, None) or _choose(behind) or next(said, None)

    def _has_noun(self, speaker: Speaker, scene: Scene) -> bool:
        return find_speech_noun(self.page.text, speaker.end, min(speaker.end + 9, scene.end)) >= 0

    def _is_described(self, speaker: Speaker, closed: int) -> bool:
        """Tell whether a clause of saying describes the speaker: `“…”고 말하는 홍 회장`."""
        text = self.page.text
        return bool(_ADNOMINAL.search(text, max(closed, speaker.start - 40), speaker.start)) and (
            has_speech_verb(self.page, closed, speaker.start)
        )

    def _judge(
        self, scene: Scene, quote: Quotation, limit: int, speaker: Speaker | None
    ) -> Attribution | None:
        kind, end = read_marker(self.page.text, quote.end, quote.closed)
        if not speaker and kind in {"said", "while"}:
            speaker = find_subject_before(self.page, quote.opened)
        known = self.memory.resolve(speaker) if speaker else None
        if kind in {"said", "while"}:
            return self._judge_said(scene, quote, (kind, end, limit), known)
        if known and speaker and self._is_told(quote, (kind, end, limit), speaker):
            return Attribution(quote, known, f"quote.{kind}")
        if kind == "that" and not speaker and (told := self._find_told_before(scene)):
            return Attribution(quote, told, "quote.told_before")
        return self._judge_headline(scene, quote) if kind == "none" else None

    def _judge_said(
        self, scene: Scene, quote: Quotation, marker: tuple[str, int, int], known: Speaker | None
    ) -> Attribution | None:
        kind, end, limit = marker
        if kind == "said" and is_naming(self.page, end, limit):
            return None
        speaks = kind == "while" or has_speech_verb(self.page, end, limit)
        if known and (speaks or known.kind != "organisation"):
            return Attribution(quote, known, f"quote.{kind}")
        carried = self.memory.recall(scene.number)
        return Attribution(quote, carried, "quote.carried") if carried and speaks else None

    def _is_told(self, quote: Quotation, marker: tuple[str, int, int], speaker: Speaker) -> bool:
        kind, end, limit = marker
        noun = find_speech_noun(self.page.text, end, limit) >= 0
        if kind == "that":
            return noun
        if kind != "none":
            return False
        if speaker.start >= quote.closed:
            return noun or has_speech_verb(self.page, speaker.end, limit)
        return not self.page.text[quote.closed : limit].strip(" \n.…")

    def _find_told_before(self, scene: Scene) -> Speaker | None:
        """Find who is said to speak in the sentence before: `홍 회장의 조언은 소박했다.`."""
        if not scene.number:
            return None
        before = self.scenes[scene.number - 1]
        told = [s for s in before.speakers if s.case == "genitive" and self._has_noun(s, before)]
        if not told and _THUS.search(self.masked, before.start, before.end):
            told = [s for s in [_choose(before.speakers)] if s]
        if not told and self._leads_to(before, scene):
            told = [s for s in before.speakers if s.kind == "person" and s.case != "other"]
        return self.memory.resolve(told[-1]) if told else None

    def _leads_to(self, before: Scene, scene: Scene) -> bool:
        """Tell whether a sentence of one person opens what stands in marks: `그가 중얼거렸다.`."""
        people = {s.name for s in before.speakers if s.kind == "person"}
        if before.quotes or len(people) != 1 or not scene.quotes:
            return False
        gap = self.page.text[before.end - 1 : scene.start + 1]
        return "\n" not in gap and self._is_whole(scene.quotes[0])

    def _judge_headline(self, scene: Scene, quote: Quotation) -> Attribution | None:
        named = [s for s in scene.speakers if s.kind != "pronoun"]
        for speaker in named:
            if not self._stands_beside(speaker, quote):
                continue
            colon = _COLON.fullmatch(self.page.text, speaker.end, quote.opened)
            known = self.memory.resolve(speaker)
            if known and (colon or (speaker.kind != "nameless" and self._is_headline(scene))):
                return Attribution(quote, known, "quote.headline" if not colon else "quote.colon")
        return None

    def _stands_beside(self, speaker: Speaker, quote: Quotation) -> bool:
        if speaker.end <= quote.opened:
            return bool(_DIRECT.fullmatch(self.page.text, speaker.end, quote.opened))
        gap = self.page.text[quote.closed : speaker.start]
        return speaker.kind == "person" and gap in {" ", ", ", "…", "… "}

    def _is_headline(self, scene: Scene) -> bool:
        """Tell whether a sentence is one of the first paragraphs and has no end of a sentence."""
        text = self.page.text[scene.start : scene.end].rstrip()
        before = self.page.text[: scene.start] if scene.number < 3 else ".\n"  # noqa: PLR2004
        return not text.endswith((".", "?", "!", "다")) and not re.search(r"[다요]\.\s", before)

    # Sentences of nothing but quotations: answers, openings, what goes on from before.

    def _read_bare(self, scene: Scene) -> Iterator[Attribution]:
        speaker = self._find_told_after(scene) or self._find_answering(scene)
        speaker = speaker or self._find_told_before(scene) or self._find_going_on(scene)
        speaker = speaker or self._find_opening(scene)
        speaker = speaker or self._find_topic(scene)
        known = self.memory.resolve(speaker) if speaker else None
        if known:
            yield from (Attribution(quote, known, "quote.alone") for quote in scene.quotes)

    def _find_next(self, scene: Scene) -> Scene | None:
        following = self.scenes[scene.number + 1 : scene.number + 2]
        return following[0] if following else None

    def _find_told_after(self, scene: Scene) -> Speaker | None:
        after = self._find_next(scene)
        if not after or after.quotes:
            return None
        told = [s for s in after.speakers if s.case == "genitive" and self._has_noun(s, after)]
        thus = _THUS.search(self.masked, after.start, after.end)
        return told[0] if told else _choose(after.speakers) if thus else None

    def _find_answering(self, scene: Scene) -> Speaker | None:
        if not scene.number:
            return None
        before = self.scenes[scene.number - 1]
        words = self.masked[before.start : before.end].rstrip()
        asked = _ASKING.match(words) or words.endswith(_ASKED)
        return self._interviewee if asked and not before.quotes else None

    @cached_property
    def _interviewee(self) -> Speaker | None:
        """The person who was met, else the one of the headline, else the one named most."""
        for scene in self.scenes:
            people = [s for s in scene.speakers if s.kind == "person"]
            if people and _MEETING.search(self.masked, scene.start, scene.end):
                return people[-1]
        people = [s for scene in self.scenes for s in scene.speakers if s.kind == "person"]
        counts = Counter(speaker.name for speaker in people)
        return max(people, key=lambda speaker: counts[speaker.name], default=None)

    def _find_going_on(self, scene: Scene) -> Speaker | None:
        near = self.memory.spoke_in == scene.number - 1
        return self.memory.spoke if near else None

    def _find_opening(self, scene: Scene) -> Speaker | None:
        """Find who is named with the next words, where a text or part opens with a quotation."""
        after = self._find_next(scene)
        chosen = _choose(after.speakers) if after else None
        if not after or not chosen or chosen.kind == "organisation":
            return None
        speaks = after.quotes or has_speech_verb(self.page, after.start, after.end)
        return chosen if speaks else None
