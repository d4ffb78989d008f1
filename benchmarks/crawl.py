"""A crawl of five loopback outlets beside a bare Scrapy spider, killed, shared and replayed.

`.venv/bin/python benchmarks/crawl.py [--articles 1000] [--rounds 3] [--kills 20]` prints the
figures of docs/benchmarks.md; it ends with status 1 where an article is lost, double or other
than its page in the archive.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from crawling.outlets import OUTLETS, declare_outlets

from corpus.settings import Settings
from corpus.store import open_store
from crawler.archive import ARTICLE
from crawler.archive.replay import replay

_SCRIPTS = Path(__file__).with_name("crawling")
_PIPE = subprocess.PIPE


@contextmanager
def serve(articles: int) -> Iterator[str]:
    """Serve the outlets; gives the address."""
    command = [sys.executable, str(_SCRIPTS / "outlets.py"), str(articles)]
    with subprocess.Popen(command, stdin=_PIPE, stdout=_PIPE, text=True) as site:
        yield site.stdout.readline().strip()
        site.stdin.close()


def start_ours(home: Path, proxy: str, *words: str) -> subprocess.Popen:
    """Start a crawl in a group of processes of its own."""
    command = [sys.executable, str(_SCRIPTS / "ours.py"), str(home), proxy, *words]
    return subprocess.Popen(command, stdout=_PIPE, text=True, start_new_session=True)


def finish(crawl: subprocess.Popen) -> dict:
    """Wait for the end of a crawl and give what it prints."""
    shown, _ = crawl.communicate()
    if crawl.returncode:
        raise SystemExit(f"the crawl ended with status {crawl.returncode}")
    return json.loads(shown)


def kill(crawl: subprocess.Popen) -> None:
    """Kill a crawl and all its processes at once."""
    if crawl.poll() is None:
        os.killpg(crawl.pid, signal.SIGKILL)
    crawl.communicate()


def fetch_asked(proxy: str) -> dict[str, int]:
    """Give what the site was asked for since the last time."""
    with urlopen(f"{proxy}/asked") as answer:
        return json.load(answer)


def run_bare(proxy: str, addresses: list[str], items: int) -> float:
    """Give the seconds of the bare spider for these addresses."""
    ended = subprocess.run(
        [sys.executable, str(_SCRIPTS / "bare.py"), proxy, str(items)],
        input="\n".join(addresses),
        capture_output=True,
        check=True,
        text=True,
    )
    found = json.loads(ended.stdout)
    assert found["pages"] == len(addresses), found
    return found["seconds"]


def measure(proxy: str, folder: Path, rounds: int) -> None:
    """Print the articles a second of ours and of the bare spider, and their ratio, by round."""
    ratios: dict[str, list[float]] = {}
    for number in range(rounds):
        for processes in ("", "1"):
            home = folder / f"speed-{number}-{processes}"
            fetch_asked(proxy)
            ours = finish(start_ours(home, proxy, *filter(None, [processes])))
            addresses = [each for each in fetch_asked(proxy) if not each.endswith("robots.txt")]
            for items in (100, 1):
                seconds = run_bare(proxy, addresses, items)
                name = f"{processes or 'all'} process(es), CONCURRENT_ITEMS {items}"
                ratios.setdefault(name, []).append(seconds / ours["seconds"])
                speeds = (ours["articles"] / each for each in (ours["seconds"], seconds))
                print(name, "articles/s ours and bare:", *(f"{each:.0f}" for each in speeds))
    for name, found in ratios.items():
        shown = " ".join(f"{ratio:.2f}" for ratio in found)
        print(f"ratio, {name}: median {median(found):.2f} of {shown}", flush=True)


def wait_for_pages(proxy: str, crawl: subprocess.Popen) -> int:
    """Wait until a crawl asks for pages, or ends; give how many."""
    while crawl.poll() is None:
        if pages := sum(fetch_asked(proxy).values()):
            return pages
        time.sleep(0.05)
    return 0


def crawl_killed(proxy: str, home: Path, kills: int) -> None:
    """Kill a crawl so many times at random moments after its first page, then let it end."""
    fetch_asked(proxy)
    pages = 0
    for _ in range(kills):
        crawl = start_ours(home, proxy)
        pages += wait_for_pages(proxy, crawl)
        time.sleep(random.uniform(0.0, 1.5))
        kill(crawl)
        pages += sum(fetch_asked(proxy).values())
    finish(start_ours(home, proxy))
    pages += sum(fetch_asked(proxy).values())
    print(f"killed {kills} times: {pages} pages asked for,", end=" ", flush=True)


def crawl_shared(proxy: str, home: Path) -> None:
    """Let two crawlers share the outlets and kill one of them."""
    fetch_asked(proxy)
    first, second = (start_ours(home, proxy) for _ in range(2))
    wait_for_pages(proxy, first)
    time.sleep(random.uniform(0.0, 3.0))
    kill(first)
    finish(second)
    pages = sum(fetch_asked(proxy).values())
    print(f"one of two crawlers killed: {pages} pages asked for,", end=" ")


def check(home: Path, articles: int) -> bool:
    """Print and tell whether each article is stored once, and the archive gives it again."""
    settings = Settings(home=home)
    with open_store(settings.store_url) as store:
        documents = {each.archive: each for each in store.find_documents(with_held=True)}
        counts = store.counts()
        pages = list(store.archive.find_pages(ARTICLE))
    replayed = replay((page for page in pages if page.reference in documents), home / "archive")
    same = sum(documents[each.answer.reference] == each.outcome for each in replayed)
    wanted = articles * len(OUTLETS)
    print(f"{counts.documents} articles, {counts.revisions} revisions, {same} same in replay")
    return counts.documents == counts.revisions == same == wanted


def main() -> None:
    """Run all parts."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1000, help="articles of each outlet")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kills", type=int, default=20)
    options = parser.parse_args()
    declare_outlets()
    with tempfile.TemporaryDirectory() as name, serve(options.articles) as proxy:
        folder = Path(name)
        measure(proxy, folder, options.rounds)
        sound = [check(folder / "speed-0-", options.articles)] if options.rounds else []
        crawl_killed(proxy, folder / "killed", options.kills)
        sound.append(check(folder / "killed", options.articles))
        crawl_shared(proxy, folder / "shared")
        sound.append(check(folder / "shared", options.articles))
    if not all(sound):
        raise SystemExit("an article is lost, double or other than its page")


if __name__ == "__main__":
    main()
