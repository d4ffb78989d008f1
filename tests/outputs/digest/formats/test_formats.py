import email
import html
import io
import re
import zipfile
from dataclasses import dataclass
from email.policy import default
from html.parser import HTMLParser

import pdfplumber
import pytest
from hwpx import HwpxDocument

from outputs.digest.formats import digest_formats, render_digest
from outputs.digest.model import Digest

EMPTY = {"groups": (), "due": (), "stories": (), "names": (), "contradictions": (), "charts": ()}


@pytest.mark.parametrize("form", digest_formats())
def test_the_same_digest_gives_the_same_bytes(digest, form):
    assert render_digest(digest, form) == render_digest(Digest.load(digest.dump()), form)


@pytest.mark.parametrize("form", digest_formats())
def test_a_week_without_anything_is_told_in_every_format(digest, form):
    bare = digest.model_copy(update=EMPTY | {"top": (), "counts": (), "faults": ()})
    assert render_digest(bare, form)


class Page(HTMLParser):
    """Gathers the tags and links of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.links, self.text = [], [], ""

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.links += [value for name, value in attributes if name in ("href", "src")]

    def handle_data(self, words):
        self.text += words


def read_page(markup):
    page = Page()
    page.feed(markup)
    return page


def test_the_page_asks_for_nothing_and_runs_nothing(digest):
    page = read_page(render_digest(digest, "html").decode())
    assert not {"script", "link", "iframe", "img"} & set(page.tags)
    assert set(page.links) == {"http://www.gaon.example/1"}


def test_names_with_markup_are_shown_as_words(digest):
    page = read_page(render_digest(digest, "html").decode())
    for words in ("<script>의 회원사는 10개사다.", "<b>워크숍</b> *열려*", "ICT 미클의 <회원사>"):
        assert words in page.text
    written = render_digest(digest, "md").decode()
    assert r"\<script\>의 회원사는" in written
    assert r"[\<b\>워크숍\</b\> \*열려\*](<http://www.gaon.example/1>)" in written


@pytest.mark.parametrize("form", ["html", "md"])
def test_each_line_tells_mark_note_source_and_what_is_not_reviewed(digest, form):
    said = render_digest(digest, form).decode().replace("\\", "")
    for words in (
        "바뀜",
        "2025년의 320개사보다 30개사 늘었다",
        "350개사",
        "가온산업일보, 2026-11-12",
        "검토 전",
        "이 밖에 4건이 더 있습니다",
        "한빛일보 (수집 상태 이상으로 보류)",
    ):
        assert words in said


def test_the_paper_has_its_fonts_and_can_be_searched(digest):
    printed = render_digest(digest, "pdf")
    with pdfplumber.open(io.BytesIO(printed)) as document:
        words = "\n".join(page.extract_text() for page in document.pages)
        fonts = {sign["fontname"] for page in document.pages for sign in page.chars}
    assert "ICT 미클의 회원사는 350개사다." in " ".join(words.split())
    assert all("Pretendard" in name for name in fonts)


def test_hwpx_is_read_back_with_its_words_and_links(digest):
    written = render_digest(digest, "hwpx")
    read = Package.read(written)
    assert "ICT 미클의 회원사는 350개사다." in read.words
    assert "http://www.gaon.example/1" in read.section.replace("\\", "")
    assert read.entries[0] == "mimetype"
    with HwpxDocument.open(io.BytesIO(written)) as document:
        assert not document.validate().issues


@dataclass
class Package:
    """The parts of an HWPX file."""

    entries: list
    section: str
    words: str

    @classmethod
    def read(cls, written):
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            section = archive.read("Contents/section0.xml").decode()
            return cls(archive.namelist(), section, re.sub(r"<[^>]+>", "", section))


def test_the_mail_has_words_a_page_and_pictures(digest):
    mail = email.message_from_bytes(render_digest(digest, "eml"), policy=default)
    assert mail["Subject"] == digest.subject
    assert "350개사다" in mail.get_body(("plain",)).get_content()
    page = mail.get_body(("html",)).get_content()
    assert "<script" not in page
    (picture,) = [part for part in mail.walk() if part.get_content_type() == "image/png"]
    identity = picture["Content-ID"].strip("<>")
    assert f"cid:{identity}" in page
    assert "ICT 미클의 <회원사>: 2024년 300개사, 2025년 320개사" in html.unescape(page)
    assert picture.get_content().startswith(b"\x89PNG")
