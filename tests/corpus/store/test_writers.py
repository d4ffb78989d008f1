"""Several writers of one store at a time, on each kind of database."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE

from corpus.resolution import resolve
from corpus.store import Ask, Batch, Frontier, open_store

PROGRAM = Path(__file__).parents[1] / "write_store.py"


def test_processes_that_write_the_same_documents_leave_a_whole_base(url, find_words):
    programs = [
        subprocess.Popen(
            [sys.executable, PROGRAM, url, name], stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True
        )
        for name in ("첫째", "둘째", "셋째")
    ]
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for program in programs:  # all at once
        program.stdin.write("go\n")
        program.stdin.flush()
    assert [program.communicate() for program in programs] == [("", "")] * 3
    with open_store(url) as store:
        resolve(store)
        counts = store.counts()
        assert (counts.documents, counts.revisions, counts.unread) == (20, 10 + 3 * 10, 0)
        assert counts.facts == {"figure": 20}
        assert counts.entities == {"ORG": 2}
        assert [reject.count for reject in store.rejects.find()] == [20]
        assert sorted((each.name, each.documents) for each in store.find_entities("공단")) == [
            ("가람공단", 10),
            ("새봄공단", 10),
        ]
        assert len(find_words(store, "소식")) == 10


def work_through(url, owner):
    """Take requests two at a time until none is left, each of which leads to another."""
    frontier = Frontier(url, publisher="hanbit", owner=owner, is_dead=lambda _: False)
    frontier.join("", caught_up=False)
    made = []
    batch = Batch(asks=tuple(make_ask(number) for number in range(40)))
    while taken := frontier.exchange(batch, take=2).taken:
        numbers = [each.request["number"] for each in taken]
        made += numbers
        batch = Batch(
            asks=tuple(make_ask(number + 40) for number in numbers if number < 40),
            done=tuple((each.number, "") for each in taken),
        )
    frontier.close()
    return made


def make_ask(number):
    request = {"url": f"https://www.hanbit.example/{number}", "number": number}
    return Ask(fingerprint=str(number), request=request)


def test_crawlers_at_once_make_each_request_once(url):
    with ThreadPoolExecutor(3) as threads:
        made = list(threads.map(work_through, [url] * 3, "abc"))
    assert sorted(number for numbers in made for number in numbers) == list(range(80))


def test_crawlers_that_begin_at_once_share_one_walk(url):
    def join(owner):
        frontier = Frontier(url, publisher="hanbit", owner=owner, is_dead=lambda _: False)
        walk = frontier.join("wish", caught_up=False).number
        frontier.close()
        return walk

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(join, "abcd"))) == 1
