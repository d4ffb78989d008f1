"""Count how often each reading rule is right, and write the table of confidences.

    python benchmarks/calibrate.py                          # writes nlp/lexicons/confidence.txt
    python benchmarks/calibrate.py --check tests/gold/held.jsonl    # prints the reliability table

A fact is right when the scorer (`outputs/scoring.py`) matches it: a figure with its measure, an
event with its date. The set of `--check` is never counted into the table.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from corpus.facts.relation import Relation
from corpus.records import Fact, name_key
from nlp.confidence import profile_fact
from nlp.pipeline import Reader, load
from outputs.gold import GoldInput, make_gold, make_input
from outputs.scoring import score_document

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "nlp" / "lexicons" / "confidence.txt"
COUNTED = (
    ROOT / "tests" / "gold" / "gaon.jsonl",
    ROOT.parent / "shared" / "gold" / "dev.jsonl",
)
# Texts that the rules were not written on: they temper what is counted on the others.
FRESH = ROOT / "tests" / "gold" / "open.jsonl"
# Nothing read by a rule is certain, however often it was right.
_MOST = 0.999
RELATIONS = ROOT / "tests" / "gold" / "relations.jsonl"
# The layer of the scorer by which a fact of each type is right, and where the gold form holds it.
LAYERS = {
    "position": ("position", "positions"),
    "figure": ("figure+measure", "figures"),
    "event": ("event+date", "events"),
    "quote": ("quote", "quotes"),
}
# Facts that a parent kind weighs in the rate of a rarer one.
PRIOR = 4.0
# Right facts of a type that speak against tempering: fewer fresh facts than this say little.
DOUBT = 10.0
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


class Outcome(NamedTuple):
    """One fact that was read: its type, its kind, its confidence, and whether it was right."""

    type: str
    profile: str
    confidence: float
    right: bool


def judge_documents(reader: Reader, path: Path) -> Iterator[Outcome]:
    """Yield the outcome of every fact of a gold set in the form of the annotation guide."""
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        document = make_input(gold, str(path))
        reading = reader.read(document.text, published=document.published)
        predicted = make_gold(document, reading)
        results = score_document(gold, predicted)
        for kind, (layer, name) in LAYERS.items():
            facts = [fact for fact in reading.facts if kind == fact.TYPE]
            wrong = {id(item) for item in results[layer].spurious}
            for item in predicted[name]:
                fact = find_fact(facts, item, document)
                yield make_outcome(fact, right=id(item) not in wrong)


def find_fact(facts: list[Fact], item: dict[str, Any], document: GoldInput) -> Fact:
    """Give the fact behind an item of the gold form, by its place."""
    shift = 0 if item.get("field") == "title" else document.title_length
    place = item["start"] + shift, item["end"] + shift
    return next(f for f in facts if (f.evidence.start, f.evidence.end) == place)


def judge_relations(reader: Reader, halves: str) -> Iterator[Outcome]:
    """Yield the outcome of every relation in the examples whose id begins with one of `halves`."""
    for line in RELATIONS.read_text(encoding="utf-8").splitlines():
        example = json.loads(line)
        if example["id"][0] not in halves:
            continue
        wanted = {make_key(**relation) for relation in example["relations"]}
        for fact in reader.read(example["text"]).facts:
            if isinstance(fact, Relation):
                key = make_key(fact.subject, fact.predicate, fact.object)
                yield make_outcome(fact, right=key in wanted)


def make_key(subject: str, predicate: str, object: str) -> tuple[str, ...]:  # noqa: A002
    """Give the form in which relations compare; partners stand in either order."""
    names = [name_key(subject), name_key(object)]
    return (predicate, *(sorted(names) if predicate == "partner_of" else names))


def make_outcome(fact: Fact, *, right: bool) -> Outcome:
    """Give the outcome of one fact."""
    return Outcome(fact.TYPE, profile_fact(fact), fact.confidence, right)


def make_table(outcomes: list[Outcome]) -> dict[str, tuple[int, int, float]]:
    """Map type, rule and kind to (right, seen, confidence), each smoothed towards its parent."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for outcome in outcomes:
        rule = outcome.profile.split("+", 1)[0]
        for name in {outcome.type, rule, outcome.profile}:
            seen[name] += 1
            right[name] += outcome.right
    table: dict[str, tuple[int, int, float]] = {}
    for name in sorted(seen, key=lambda name: ("+" in name, "." in name, name)):
        rule = name.split("+", 1)[0]
        parent = table.get(rule) or table.get(rule.split(".", 1)[0])
        prior = parent[2] if parent else 0.5
        rate = (right[name] + PRIOR * prior) / (seen[name] + PRIOR)
        table[name] = right[name], seen[name], rate
    return table


def temper_table(
    table: dict[str, tuple[int, int, float]], fresh: list[Outcome]
) -> dict[str, tuple[int, int, float]]:
    """Lower the confidences of each type as far as the fresh texts show that they are too high.

    The rules were written on the other texts, where they are right more often.
    """
    expected: defaultdict[str, float] = defaultdict(float)
    right: Counter[str] = Counter()
    for outcome in fresh:
        expected[outcome.type] += table[outcome.profile][2]
        right[outcome.type] += outcome.right
    factors = {
        kind: min(1.0, (right[kind] + DOUBT) / (expected[kind] + DOUBT)) for kind in expected
    }
    return {
        name: (r, n, rate * factors.get(name.split(".", 1)[0], 1.0))
        for name, (r, n, rate) in table.items()
    }


def render_table(table: dict[str, tuple[int, int, float]], sources: list[str]) -> str:
    """Give the text of the table's file."""
    rows = [
        f"{name}\t{r}\t{n}\t{min(rate, _MOST):.3f}" for name, (r, n, rate) in sorted(table.items())
    ]
    head = [
        "# kind, right, seen, confidence. Written by benchmarks/calibrate.py; do not edit.",
        f"# Counted on: {', '.join(sources)}",
    ]
    return "\n".join([*head, *rows]) + "\n"


def render_reliability(outcomes: list[Outcome]) -> str:
    """Give the reliability table in Markdown: per bin of confidence, then per type."""
    lines = [
        "| confidence | facts | mean confidence | share right |",
        "| --- | ---: | ---: | ---: |",
    ]
    for low, high in pairwise(BINS):
        inside = [x for x in outcomes if low <= x.confidence < high]
        lines.append(render_row(f"{low:.1f}–{min(high, 1.0):.1f}", inside))
    lines += [
        render_row(f"all {kind}s", [x for x in outcomes if x.type == kind])
        for kind in sorted({outcome.type for outcome in outcomes})
    ]
    return "\n".join([*lines, render_row("all facts", outcomes)])


def render_row(label: str, outcomes: list[Outcome]) -> str:
    """Give one row of the reliability table."""
    if not outcomes:
        return f"| {label} | 0 | – | – |"
    mean = sum(x.confidence for x in outcomes) / len(outcomes)
    share = sum(x.right for x in outcomes) / len(outcomes)
    return f"| {label} | {len(outcomes)} | {mean:.3f} | {share:.3f} |"


def main() -> None:
    """Write the table, or print the reliability table of a set that was not counted."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", type=Path, help="gold set that was not counted")
    check = arguments.parse_args().check
    reader = load()
    if check is not None:
        outcomes = [*judge_documents(reader, check), *judge_relations(reader, "c")]
        print(render_reliability(outcomes))
        return
    sources = [path for path in COUNTED if path.exists()]
    fresh = [*judge_documents(reader, FRESH)]
    outcomes = [*fresh, *judge_relations(reader, "ab")]
    outcomes += (x for path in sources for x in judge_documents(reader, path))
    table = temper_table(make_table(outcomes), fresh)
    names = [path.name for path in (FRESH, *sources, RELATIONS)]
    TABLE.write_text(render_table(table, names), encoding="utf-8")
    print(f"{len(outcomes)} facts counted, {sum(x.right for x in outcomes)} right -> {TABLE}")


if __name__ == "__main__":
    main()
