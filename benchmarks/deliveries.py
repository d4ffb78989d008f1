"""Kill a delivery again and again, and count what each recipient got.

    python benchmarks/deliveries.py --kills 50 --recipients 100

Serves SMTP on loopback, starts the delivery of the tests in a process of its own, and ends it with
SIGKILL at a random moment; then lets it finish. Exit status 1 where somebody got none or two.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from corpus.store import open_store

MAIL = Path(__file__).parents[1] / "tests" / "outputs" / "mail"
sys.path.insert(0, str(MAIL))


def main() -> int:
    """Run the benchmark and print what came of it."""
    from post_office import PostOffice, open_office

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--recipients", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    office = PostOffice()
    controller = open_office(office)
    people = [f"reader{number}@miclu.example" for number in range(options.recipients)]
    with tempfile.TemporaryDirectory() as home:
        with open_store(f"sqlite:///{home}/miclu.db") as store:
            store.mailings.open("digest", people)
        killed = _kill(home, controller.port, office, options)
        command = [sys.executable, MAIL / "deliver_once.py", home, str(controller.port)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with open_store(f"sqlite:///{home}/miclu.db") as store:
            states = store.mailings.count("digest")
    controller.stop()
    letters = Counter(office.taken[address] for address in people)
    print(f"killed while sending: {killed} of {options.kills}")
    print(f"recipients by letters they got: {dict(letters)}")
    print(f"states: { {str(state): count for state, count in states.items()} }")
    return 0 if letters == {1: options.recipients} else 1


def _kill(home: str, port: int, office: object, options: argparse.Namespace) -> int:
    """Start and kill deliveries; each may send its share, so that there is always one to kill."""
    chance = random.Random(options.seed)
    killed = 0
    share = options.recipients / options.kills
    for number in range(options.kills):
        command = [sys.executable, MAIL / "deliver_once.py", home, str(port)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        process.stdout.readline()
        until = (number + 1) * share - chance.random() * share
        watcher = threading.Thread(target=_wait, args=(office, until, process))
        watcher.start()
        watcher.join()
        time.sleep(chance.uniform(0, 0.004))
        process.kill()
        killed += process.wait() < 0
        process.stdout.close()
    return killed


def _wait(office: object, until: float, process: subprocess.Popen) -> None:
    while sum(office.taken.values()) < until and process.poll() is None:
        time.sleep(0.0002)


if __name__ == "__main__":
    sys.exit(main())
