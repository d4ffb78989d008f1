"""The sentences of a text as scenes: who is there, what is quoted, what is known from before."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from nlp.lexicons import load_lexicon
from nlp.quotations import FILLER, Quotation, split_sentences
from nlp.speakers import Speaker, find_speakers

# Sentences after which a speaker is forgotten.
MEMORY = 4


@dataclass(slots=True)
class Scene:
    """One sentence outside quotations, with the quotations and possible speakers in it."""

    number: int
    start: int
    end: int
    quotes: list[Quotation]
    speakers: list[Speaker]

    def between(self, start: int, end: int) -> list[Speaker]:
        """Give the speakers that stand between two places."""
        return [s for s in self.speakers if start <= s.start and s.end <= end]


@dataclass(slots=True)
class Memory:
    """What the text said before: who spoke, who was spoken of, which posts people hold.

    `people` and `surnames` map the first one or two syllables of names to a name: `people` of the
    whole document, `surnames` the last one met; `roles` maps posts to the last holder met.
    """

    people: dict[str, str]
    spoke: Speaker | None = None
    spoke_in: int = -99
    topic: Speaker | None = None
    topic_in: int = -99
    posts: dict[str, Speaker] = field(default_factory=dict)
    surnames: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Speaker] = field(default_factory=dict)

    def recall(self, number: int) -> Speaker | None:
        """Give the one who spoke last, None where that is too long ago."""
        return self.spoke if number - self.spoke_in <= MEMORY else None

    def note_topics(self, scene: Scene) -> None:
        """Remember the people of a sentence: its subject before others."""
        named = [s for s in map(self.resolve, scene.speakers) if s and s.kind == "person"]
        for speaker in named:
            known = self.posts.get(speaker.name)
            if known is None or (speaker.role and not known.role):
                self._note_post(speaker)
        leading = [s for s in named if s.case in {"topic", "subject"}]
        if not leading and named and _opens_with(scene, named[0]):
            leading = [replace(named[0], case="topic")]
        if leading or (named and scene.number - self.topic_in > MEMORY):
            self.topic, self.topic_in = (leading or named)[-1], scene.number

    def _note_post(self, speaker: Speaker) -> None:
        self.posts[speaker.name] = speaker
        self.surnames |= dict.fromkeys(list_surnames(speaker.name), speaker.name)
        if speaker.role:
            self.roles.pop(speaker.role, None)
            self.roles[speaker.role] = speaker

    def note_speech(self, speaker: Speaker, scene: Scene) -> None:
        """Remember who spoke."""
        self.spoke, self.spoke_in = speaker, scene.number
        if speaker.kind == "person":
            self.topic, self.topic_in = speaker, scene.number

    def resolve(self, speaker: Speaker) -> Speaker | None:
        """Give the named speaker behind a pronoun or a title, None where nobody is known."""
        if speaker.kind == "pronoun":
            return self.topic or self.spoke
        if speaker.kind != "nameless":
            return self._with_post(speaker)
        return self._find_by_title(speaker)

    def _with_post(self, speaker: Speaker) -> Speaker:
        known = self.posts.get(speaker.name)
        if not known or speaker.role:
            return speaker
        return replace(speaker, role=known.role, organisation=known.organisation)

    def _find_by_title(self, speaker: Speaker) -> Speaker | None:
        words = speaker.name.split()
        if words[-1] not in load_lexicon("titles") or len(words) > 3:  # noqa: PLR2004  (계 전 본부장)
            return speaker
        if len(words) > 1 and (named := self._find_by_surname(words[0])):
            return self._with_post(replace(speaker, name=named, kind="person"))
        if len(words) == 1 or words[0] in {"이", "그"}:
            return self._find_holder(words[-1]) or speaker
        return speaker

    def _find_by_surname(self, word: str) -> str | None:
        return self.surnames.get(word) or self.people.get(word)

    def _find_holder(self, title: str) -> Speaker | None:
        holders = [s for s in (self.spoke, self.topic, *reversed(self.roles.values())) if s]
        return next((s for s in holders if s.role and s.role.endswith(title)), None)


def _opens_with(scene: Scene, speaker: Speaker) -> bool:
    """Tell whether a sentence is about somebody's something: `감 대표의 목표는 인력이다`."""
    return speaker.case == "genitive" and speaker.start - scene.start <= 1


def list_surnames(name: str) -> list[str]:
    """Give what may stand for a name before a title: its first syllable, or two (황보)."""
    return [name[:length] for length in (1, 2) if len(name) > length]


def make_scenes(doc: Doc, masked: str, quotations: Sequence[Quotation]) -> list[Scene]:
    """Cut a masked text into sentences with their quotations and speakers, in order."""
    outside = [s for s in find_speakers(doc) if FILLER not in masked[s.start : s.end]]
    scenes, quote_at, speaker_at = [], 0, 0
    for number, (start, end) in enumerate(split_sentences(masked)):
        first_quote, first_speaker = quote_at, speaker_at
        while quote_at < len(quotations) and quotations[quote_at].opened < end:
            quote_at += 1
        while speaker_at < len(outside) and outside[speaker_at].start < end:
            speaker_at += 1
        quotes = list(quotations[first_quote:quote_at])
        scenes.append(Scene(number, start, end, quotes, outside[first_speaker:speaker_at]))
    return scenes
