"""Who takes part in an activity: `A와 B 등이 참석했다`, `A가 참가한 가운데`."""

import re

from nlp.hosts import Place
from nlp.page import Page

_TAKING_PART = re.compile(r"참석|참가|참여|자리했|자리를 함께|함께했|함께한|모인|모여|모였")
# What follows the name of one who takes part; a name before 에, 에서 or 의 is a place or an owner.
_PART = re.compile(
    r"(?:\s?\([^()\n]{0,40}\))?(?:\s?[,·ㆍ]|\s(?:등|및|관계자|임직원|직원|회원사?|대표|소속)|[이가은는도와과](?![가-힣]))"
)

_TOPIC = re.compile(r"[은는](?![가-힣])")
_POST_END = re.compile(r"[,·ㆍ]|[와과이가은는도]\s|\s등")


def find_participants(
    page: Page, start: int, end: int, people: list[Place], bodies: list[Place]
) -> tuple[str, ...]:
    """Give those of the names of a sentence that take part, in order; empty without any.

    `people` and `bodies` are the names in the sentence. They stand in the clause before the verb;
    the organisation of a person's post takes no part itself.
    """
    found: list[Place] = []
    for verb in _TAKING_PART.finditer(page.text, start, end):
        floor = max(
            (p + 1 for p, _ in page.find_stems(start, verb.start()) if p + 2 < verb.start()),
            default=start,
        )
        named = [p for p in people if floor <= p[0] and p[1] <= verb.start()]
        posts = [(p[0] - 2, _find_tail(page, p[1], verb.start())) for p in named]
        free = [p for p in bodies if floor <= p[0] and p[1] <= verb.start()]
        if any(not _TOPIC.match(page.text, p[1]) for p in (*named, *free)):
            free = [p for p in free if not _TOPIC.match(page.text, p[1])]
        found += named
        found += [p for p in free if _PART.match(page.text, p[1]) and not _is_in(p, posts)]
    return tuple(dict.fromkeys(entity.text for _, _, entity in sorted(found, key=lambda p: p[:2])))


def _find_tail(page: Page, start: int, end: int) -> int:
    """Give where the post behind a name ends: at the next comma or particle that joins."""
    stop = _POST_END.search(page.text, start, end)
    return stop.start() if stop else end


def _is_in(place: Place, posts: list[tuple[int, int]]) -> bool:
    return any(first <= place[1] and place[0] < last for first, last in posts)
