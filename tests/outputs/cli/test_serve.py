import json
import re
import signal
import subprocess
import sys
from urllib.request import urlopen

import pytest

from outputs.serving import listen


@pytest.mark.parametrize("workers", [1, 2])
def test_the_server_answers_until_it_is_interrupted(base, home, workers):
    words = [sys.executable, "-c", "from outputs.app import main; main()", "serve", "--port", "0"]
    words += ["--workers", str(workers)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=home.parent) as process:
        line = process.stdout.readline()
        address = re.match(r"http://127\.0\.0\.1:\d+", line)[0]
        tags = set()
        for _ in range(8):  # of whichever process
            with urlopen(f"{address}/api/v1/status") as answer:
                told = json.load(answer)
                tags.add(answer.headers["etag"])
        process.send_signal(signal.SIGINT)
        process.wait()
    assert told["documents"] == 2
    assert len(tags) == 1
    assert "끝내기: Ctrl-C" in line


def test_nobody_else_is_let_in_while_there_is_no_user(base, run):
    outcome = run("serve", "--host", "0.0.0.0", "--port", "0")
    assert outcome.status == 1
    assert "there is no user yet. Add one first (miclu user add)" in outcome.said


def test_a_port_that_is_taken_is_told(base, run):
    with listen("127.0.0.1", 0) as opened:
        outcome = run("serve", "--port", str(opened.getsockname()[1]))
    assert (outcome.status, outcome.out) == (1, "")
    assert "Take another one: miclu serve --port 8080" in outcome.said


def test_without_a_store_it_says_how_to_fill_one(run):
    outcome = run("serve")
    assert outcome.status == 1
    assert "Fill one with miclu crawl" in outcome.said
