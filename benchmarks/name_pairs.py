"""How well names are told apart: resolution beside nomenklatura's logic-v2 and rapidfuzz.

    .venv/bin/pip install nomenklatura rapidfuzz     # for the comparison only
    .venv/bin/python benchmarks/name_pairs.py [--errors tuned]

The pairs of `tests/gold/name_pairs.tsv`; precision and recall of the answer "same". The others are
given each threshold and shown at the one with the best F1 on the very pairs that they are measured
on; ours has none. They see names and types; posts and days they have no place for, so a second
row leaves out the pairs that turn on these. What is not installed is told and left out.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from corpus.resolution.compare import compare
from corpus.resolution.known import Known, make_known
from corpus.store import DocumentName
from nlp.entities.institutions import load_institutions

PAIRS = Path(__file__).parents[1] / "tests" / "gold" / "name_pairs.tsv"
HALVES = ("held", "tuned", "fresh", "later")
SCHEMAS = {"PERSON": "Person", "ORG": "Organization", "CLUSTER": "Organization", "PROGRAM": "Thing"}
Score = Callable[["Pair"], float]


@dataclass(frozen=True)
class Pair:
    """Two names, and whether they are one."""

    half: str
    kind: str
    is_same: bool
    left: DocumentName
    right: DocumentName


@dataclass(frozen=True)
class Result:
    """How often "same" was said rightly, wrongly and not where it should have been."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of those called the same, the share that is."""
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """Of those that are the same, the share called so."""
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def load_pairs(path: Path = PAIRS) -> list[Pair]:
    """Read the pairs in their order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        Pair(half, kind, answer == "same", read_name(left, "a-1"), read_name(right, "b-1"))
        for half, kind, answer, left, right in rows
    ]


def read_name(text: str, document_id: str) -> DocumentName:
    """Read `TYPE:name@organisation:role,…` with a `#day` somewhere in it."""
    text, _, rest = text.partition("#")
    day = date.fromisoformat(rest[:10]) if rest else None
    kind, _, name = (text + rest[10:]).partition(":")
    name, _, posts = name.partition("@")
    held = [tuple(post.rsplit(":", 1)) for post in posts.split(",") if post]
    return DocumentName(
        document_id=document_id,
        type=kind,
        name=name,
        seen=day,
        posts=tuple((organisation, role) for organisation, role in held),
    )


def judge(pairs: Sequence[Pair], score: Score, threshold: float) -> Result:
    """Count what a score says at a threshold."""
    said = [(pair.is_same, score(pair) >= threshold) for pair in pairs]
    return Result(
        right=said.count((True, True)),
        wrong=said.count((False, True)),
        missed=said.count((True, False)),
    )


def find_best(pairs: Sequence[Pair], score: Score) -> float:
    """Give the threshold with the best F1 on the pairs themselves."""
    scores = {id(pair): score(pair) for pair in pairs}
    tried = sorted(set(scores.values()) - {0.0}) or [1.0]
    return max(tried, key=lambda least: judge(pairs, lambda pair: scores[id(pair)], least).f1)


def offer_scores() -> Iterator[tuple[str, Score, float | None]]:
    """Yield name, score and threshold, None where the best is to be looked for."""
    known = Known(make_known(load_institutions()).forms)
    yield "resolution", lambda pair: float(compare(pair.left, pair.right, known) is not None), 1.0
    for name, make in (("logic-v2", make_logic), ("rapidfuzz ratio", make_fuzzy)):
        try:
            yield name, make(), None
        except ModuleNotFoundError as missing:
            print(f"{name}: not measured, {missing.name} is not installed")


def make_logic() -> Score:
    """Make the score of nomenklatura's matcher, each name an entity of followthemoney."""
    from followthemoney import EntityProxy, model
    from nomenklatura.matching import LogicV2

    config = LogicV2.default_config()
    numbers = count()  # it remembers what it made of an id

    def proxy(name: DocumentName) -> EntityProxy:
        schema = SCHEMAS[name.type] if SCHEMAS[name.type] in model.schemata else "LegalEntity"
        properties = {"name": [name.name]}
        if name.posts:
            properties["position"] = [f"{role}, {body}" for body, role in name.posts]
        return EntityProxy.from_dict(
            {"id": f"name-{next(numbers)}", "schema": schema, "properties": properties}
        )

    return lambda pair: float(LogicV2.compare(proxy(pair.left), proxy(pair.right), config).score)


def make_fuzzy() -> Score:
    """Make the score of rapidfuzz, names of different types never the same."""
    from rapidfuzz import fuzz

    def score(pair: Pair) -> float:
        if pair.left.type != pair.right.type:
            return 0.0
        return float(fuzz.ratio(pair.left.name, pair.right.name)) / 100

    return score


def show(pairs: Sequence[Pair], title: str) -> None:
    """Print a table of the three."""
    same = sum(pair.is_same for pair in pairs)
    print(f"\n{title}: {len(pairs)} pairs, {same} same")
    for name, score, fixed in offer_scores():
        threshold = find_best(pairs, score) if fixed is None else fixed
        result = judge(pairs, score, threshold)
        print(
            f"{name:16} at {threshold:.2f}  P {result.precision:.3f}  R {result.recall:.3f}  "
            f"F1 {result.f1:.3f}  ({result.right} right, {result.wrong} wrong, "
            f"{result.missed} missed)"
        )


def show_kinds(pairs: Sequence[Pair]) -> None:
    """Print how often each answer is right, by kind."""
    ways = [(n, s, t if t is not None else find_best(pairs, s)) for n, s, t in offer_scores()]
    print("\nright answers by kind, over all pairs")
    for kind in dict.fromkeys(pair.kind for pair in pairs):
        chosen = [pair for pair in pairs if pair.kind == kind]
        told = (f"{name} {sum((s(p) >= t) == p.is_same for p in chosen):3}" for name, s, t in ways)
        print(f"{kind:14}{len(chosen):4}   {'   '.join(told)}")


def show_errors(pairs: Sequence[Pair]) -> None:
    """Print what resolution answers wrongly."""
    _, score, threshold = next(offer_scores())
    for pair in pairs:
        said = score(pair) >= threshold
        if said != pair.is_same:
            answer = "same" if said else "different"
            sides = (f"{side.name} {side.posts or ''}" for side in (pair.left, pair.right))
            print(f"{pair.kind}: called {answer}: {' / '.join(sides)}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", choices=HALVES, help="show errors of a half")
    wish = parser.parse_args()
    pairs = load_pairs()
    for half in HALVES:
        show([pair for pair in pairs if pair.half == half], half)
    show(pairs, "all")
    bare = [p for p in pairs if not (p.left.posts or p.right.posts or p.left.seen or p.right.seen)]
    show(bare, "without posts and days")
    show_kinds(pairs)
    if wish.errors:
        show_errors([pair for pair in pairs if pair.half == wish.errors])


if __name__ == "__main__":
    main()
