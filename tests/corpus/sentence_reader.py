"""A small real reader for the tests: names, head counts, sentences and words, by pattern."""

import os
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corpus.facts.figure import Figure
from corpus.records import Entity, Evidence, Mention, Morpheme, Reading
from corpus.structure import NO_STRUCTURE

_NAME = re.compile(r"[가-힣A-Z]+(?:공단|클러스터)")
_COUNT = re.compile(r"(?P<number>\d+)여?명")
_SENTENCE = re.compile(r"[^\n.]+\.?")
_WORD = re.compile(r"(\w+?)(?:은|는|이|가|을|를|에서|에|의)?\b")


@dataclass(frozen=True)
class SentenceReader:
    version: str = "sentence-1"

    def read(
        self, text: str, *, document_id: str, published: date | None, structure=NO_STRUCTURE
    ) -> Reading:
        if "읽지 못할" in text:
            raise ValueError("읽지 못할 글")
        if "죽음" in text:
            os._exit(9)

        def point(start: int, end: int, rule: str) -> Evidence:
            return Evidence(
                document_id=document_id, start=start, end=end, rule=rule, version=self.version
            )

        names = [found.span() for found in _NAME.finditer(text)]
        return Reading(
            document_id=document_id,
            version=self.version,
            entities=tuple(
                Entity(type="ORG", text=name) for name in dict.fromkeys(text[a:b] for a, b in names)
            ),
            mentions=tuple(
                Mention(type="ORG", text=text[a:b], name=text[a:b], evidence=point(a, b, "name"))
                for a, b in names
            ),
            facts=tuple(
                Figure(
                    text=found.group(),
                    value=Decimal(found["number"]),
                    unit="명",
                    subject=text[slice(*names[0])] if names else None,
                    evidence=point(*found.span(), "count"),
                )
                for found in _COUNT.finditer(text)
            ),
            sentences=tuple(found.span() for found in _SENTENCE.finditer(text)),
            morphemes=tuple(
                Morpheme(form=found[1], start=found.start(1), end=found.end(1))
                for found in _WORD.finditer(text)
            ),
        )


def load() -> SentenceReader:
    return SentenceReader()


def load_later() -> SentenceReader:
    return SentenceReader(version="sentence-2")


def load_broken() -> SentenceReader:
    raise OSError("모델 파일이 없다")
