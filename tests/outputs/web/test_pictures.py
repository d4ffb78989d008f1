import re
from pathlib import Path

DOCS = Path(__file__).parents[3] / "docs"
LINK = re.compile(r"\(screenshots/([\w-]+\.png)\)")
MOST_BYTES = 6_000_000


def test_every_picture_of_the_page_about_the_pages_is_there():
    named = set(LINK.findall((DOCS / "web.md").read_text(encoding="utf-8")))
    kept = {path.name for path in (DOCS / "screenshots").iterdir()}
    assert named - kept == set()
    assert {"search-light.png", "search-dark.png", "search-phone.png"} <= named


def test_the_script_takes_what_the_page_names():
    named = LINK.findall((DOCS / "web.md").read_text(encoding="utf-8"))
    script = (DOCS / "pictures.py").read_text(encoding="utf-8")
    pages = set(re.findall(r'^        "([\w-]+)": ', script, re.MULTILINE))
    assert pages == {name.rpartition("-")[0] for name in named}


def test_the_pictures_stay_small():
    sizes = [path.stat().st_size for path in (DOCS / "screenshots").iterdir()]
    assert sum(sizes) < MOST_BYTES
