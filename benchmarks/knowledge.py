"""What series, activities and cards cost: p50 and p95 in milliseconds over a resolved base.

    .venv/bin/python benchmarks/knowledge.py --url sqlite:////tmp/base.db [--runs 200]

The base is one of `benchmarks/bases.py` after `miclu resolve`. Half of the questions are about
entities drawn by chance, half about the ones that most is known of. Times are wall time in one
process; on a machine that does other work besides, the CPU time in the last column tells more.
"""

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from time import perf_counter, process_time

from sqlalchemy import func, select

from corpus.activities.reading import ActivityRequest, find_activities
from corpus.cards.comparing import compare_years
from corpus.cards.making import make_card
from corpus.series.reading import find_measures, find_series
from corpus.store import Store, open_store
from corpus.store.database import Database
from corpus.store.tables import activities, entities, entity_facts, facts, points, statements

_HEAVY = 40
_KINDS = ("총회", "협약", "포럼", "워크숍", "전시회")
_YEARS = (2024, 2025)

Ask = Callable[[Store, str], object]


def ask_series(store: Store, key: str) -> object:
    """Ask for the measure of an entity with most figures."""
    heads = find_measures(store, [key])
    return find_series(store, [key], heads[0].measure) if heads else None


def ask_kind(store: Store, key: str) -> object:
    """Ask for the activities of one kind, whoever took part."""
    kind = _KINDS[len(key) % len(_KINDS)]
    return find_activities(store, ActivityRequest(kind=kind))


QUESTIONS: dict[str, Ask] = {
    "measures": lambda store, key: find_measures(store, [key]),
    "series": ask_series,
    "activities of one": lambda store, key: find_activities(
        store, ActivityRequest(entities=(key,))
    ),
    "activities of a kind": ask_kind,
    "card": make_card,
    "two years": lambda store, key: compare_years(store, key, _YEARS),
}


def choose_keys(url: str, runs: int) -> list[str]:
    """Choose organisations and clusters: half by chance, half of those with most statements."""
    count = func.count().label("known")
    known = (
        select(entities.c.key)
        .join_from(entity_facts, entities, entities.c.number == entity_facts.c.entity)
        .where(entities.c.type.in_(("ORG", "CLUSTER")))
        .group_by(entities.c.key)
        .order_by(count.desc(), entities.c.key)
    )
    database = Database(url, must_exist=True)
    with database.reading() as connection:
        keys = list(connection.scalars(known))
        tables = (facts, statements, entities, points, activities)
        sizes = [connection.scalar(select(func.count()).select_from(each)) for each in tables]
    database.close()
    names = ("facts", "statements", "entities", "points", "activities")
    print(", ".join(f"{size:,} {name}" for name, size in zip(names, sizes, strict=True)))
    draw = random.Random(7)
    half = runs // 2
    return draw.choices(keys, k=half) + draw.choices(keys[:_HEAVY], k=runs - half)


def measure(store: Store, ask: Ask, keys: Sequence[str]) -> tuple[list[float], list[float]]:
    """Give wall and CPU milliseconds of each question, in order of size."""
    ask(store, keys[0])
    walls, cpus = [], []
    for key in keys:
        wall, cpu = perf_counter(), process_time()
        ask(store, key)
        walls.append(1000 * (perf_counter() - wall))
        cpus.append(1000 * (process_time() - cpu))
    return sorted(walls), sorted(cpus)


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    parser.add_argument("--runs", type=int, default=200)
    asked = parser.parse_args(arguments)
    keys = choose_keys(asked.url, asked.runs)
    with open_store(asked.url, must_exist=True) as store:
        print("| question | p50 ms | p95 ms | most ms | p95 CPU ms |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for name, ask in QUESTIONS.items():
            walls, cpus = measure(store, ask, keys)
            middle, high = len(walls) // 2, int(len(walls) * 0.95)
            row = (walls[middle], walls[high], walls[-1], cpus[high])
            print(f"| {name} | {' | '.join(f'{value:.0f}' for value in row)} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
