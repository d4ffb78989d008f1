"""A crawl that Scrapyd runs, as docs/deploy/scrapyd.md says."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, build_opener

import pytest

from corpus.store import open_store
from crawler.sample.server import SampleServer

CONFIG = """
[scrapyd]
bind_address  = 127.0.0.1
http_port     = {port}
max_proc      = 1
poll_interval = 0.2
jobs_dir      =

[settings]
miclu = crawler.settings
"""
PATIENCE_SECONDS = 120


class Scrapyd:
    """A running Scrapyd."""

    def __init__(self, port: int) -> None:
        self._address = f"http://127.0.0.1:{port}"
        self._opener = build_opener(ProxyHandler({}))

    def ask(self, service: str, **words: str) -> dict:
        with self._opener.open(f"{self._address}/{service}.json?{urlencode(words)}") as answer:
            return json.load(answer)

    def order(self, service: str, *words: tuple[str, str]) -> dict:
        sent = urlencode(words).encode()
        with self._opener.open(f"{self._address}/{service}.json", sent) as answer:
            return json.load(answer)


def wait_for(find):
    """Call until something comes, which is given."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            if found := find():
                return found
        except URLError:  # not up yet
            pass
        time.sleep(0.2)
    raise TimeoutError(find)


def find_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def run_scrapyd(folder, home):
    pytest.importorskip("scrapyd", reason="Scrapyd is not installed")
    port = find_port()
    (folder / "scrapy.cfg").write_text(CONFIG.format(port=port), "utf-8")
    env = {"PATH": os.environ["PATH"], "MICLU_HOME": str(home)}
    command = [sys.executable, "-m", "scrapyd"]
    log = (folder / "scrapyd.log").open("wb")
    with log, subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=log) as process:
        try:
            scrapyd = Scrapyd(port)
            wait_for(lambda: scrapyd.ask("daemonstatus"))
            yield scrapyd
        finally:
            process.terminate()


def test_scrapyd_crawls_the_sample_outlet(few_articles, settings, tmp_path):
    with SampleServer(few_articles) as server, run_scrapyd(tmp_path, settings.home) as scrapyd:
        assert scrapyd.ask("listprojects")["projects"] == ["miclu"]
        assert scrapyd.ask("listspiders", project="miclu")["spiders"] == ["news"]
        job = scrapyd.order(
            "schedule",
            ("project", "miclu"),
            ("spider", "news"),
            ("publisher", "gaon"),
            ("setting", f"MICLU_LOCAL_PROXY={server.address}"),
        )
        finished = wait_for(lambda: scrapyd.ask("listjobs", project="miclu")["finished"])
    assert [each["id"] for each in finished] == [job["jobid"]]
    with open_store(settings.store_url) as store:
        (run,) = store.crawls.find()
        assert (run.outcome, store.counts().documents) == ("finished", len(few_articles))
