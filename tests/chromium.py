"""A real Chromium for the tests: the machine's own, else Debian's package, else Playwright's.

`python tests/chromium.py` looks for one and gets one where there is none; `make test` does so.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_DEBIAN = (
    ("apt-get", "update", "--quiet"),
    ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"),
)
_OWN = (sys.executable, "-m", "playwright", "install", "chromium")
_MISSING = (
    "No Chromium that runs. Install one (as root: apt-get install chromium), or let Playwright"
    " fetch one (python -m playwright install chromium; its libraries, as root: python -m"
    " playwright install-deps chromium), or name one in MICLU_CHROMIUM."
)


def find_chromium() -> str | None:
    """Find the program; the one that MICLU_CHROMIUM names or none, where it names one."""
    named = os.environ.get("MICLU_CHROMIUM")
    known = [named] if named else _known_programs()
    return next((path for path in map(shutil.which, known) if path and _runs(path)), None)


def get_chromium() -> str:
    """Give the program.

    Raises:
        FileNotFoundError: There is none, or none that runs.
    """
    found = find_chromium()
    if found is None:
        raise FileNotFoundError(_MISSING)
    return found


def install_chromium() -> str | None:
    """Get one by the first way that ends with a program that runs; None where all fail."""
    has_packages = shutil.which("apt-get") is not None and os.geteuid() == 0
    ways = (_DEBIAN, ((*_OWN, "--with-deps"),)) if has_packages else ((_OWN,),)
    for commands in () if os.environ.get("MICLU_CHROMIUM") else ways:
        # `all` ends at the first that fails.
        if all(_run(*command) for command in commands) and (found := find_chromium()):
            return found
    return None


def _known_programs() -> Iterator[str]:
    yield from _NAMES
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _runs(path: str) -> bool:
    """Tell whether it says its version: Ubuntu's may be a note where to get one."""
    try:
        told = subprocess.run(
            [path, "--version"], check=False, capture_output=True, text=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0 and re.search(r"\d+\.\d+", told.stdout) is not None


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, check=False).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(None if find_chromium() or install_chromium() else _MISSING)
