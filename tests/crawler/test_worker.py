import json
import subprocess
import sys

from crawler.sample.server import SampleServer


def test_the_worker_ends_with_the_program_that_asked(few_articles, settings):
    with SampleServer(few_articles) as server:
        job = {
            "keys": ["gaon"],
            "settings": settings.model_dump(mode="json"),
            "wishes": {"gaon": {}},
            "budgets": {"gaon": {}},
            "proxy": server.address,
        }
        ended = subprocess.run(
            [sys.executable, "-m", "crawler.worker"],
            input=json.dumps(job).encode() + b"\n",
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert (ended.returncode, ended.stdout) == (3, b"")
