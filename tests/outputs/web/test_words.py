import re
from pathlib import Path

import outputs.web
from outputs.web.menu import find_menu
from outputs.web.words import load_words

FOLDER = Path(outputs.web.__file__).parent
MESSAGE = re.compile(r"""\b_\((["'])(?P<words>[^"']*[가-힣][^"']*)\1""")


def messages():
    for path in (*FOLDER.rglob("*.html"), *FOLDER.rglob("*.py")):
        for found in MESSAGE.finditer(path.read_text(encoding="utf-8")):
            yield path.name, found["words"]


def test_every_message_of_a_page_has_its_english():
    known = load_words()
    assert [each for each in messages() if each[1] not in known] == []
    assert [entry.label for entry in find_menu() if entry.label not in known] == []


def test_templates_hold_no_script_and_no_style():
    for path in FOLDER.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", page)
        assert "|safe" not in page.replace(" ", "")
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page)
