"""The digest as HWPX, which Korean agencies pass on: headings, sentences, quotes, links, tables."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from outputs.digest.charts import paint_chart
from outputs.digest.model import Digest, Group, Line, Source
from outputs.digest.page import MARKS
from outputs.labels import ENTITY_TYPES

MEDIA_TYPE = "application/vnd.hancom.hwpx"

# All entries carry one time, so that equal digests give equal bytes. Source: the first that ZIP
# can hold.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_MIMETYPE = "mimetype"
_BY_CHANCE = re.compile(rb'\b(?P<attribute>id|instid|fieldid|beginIDRef)="(?P<id>\d+)"')
_CHART_MILLIMETRES = 140


def render(digest: Digest) -> bytes:
    """Write the digest with the styles of an empty document of the library."""
    return _settle(_Writer(digest).write())


class _Writer:
    """Writes one digest from its head to its foot."""

    def __init__(self, digest: Digest) -> None:
        from hwpx import HwpxDocument

        self._digest = digest
        self._document = HwpxDocument.new()

    def write(self) -> bytes:
        digest = self._digest
        self._head(digest.title, level=1)
        self._say(digest.days)
        if digest.has_unreviewed:
            self._say(
                "사람이 아직 검토하지 않은 사실이 들어 있습니다. ‘검토 전’이라고 적힌 것입니다."
            )
        if digest.is_empty:
            self._say("이 기간에 발행된 문서와 예정된 활동이 없습니다.")
        self._write_top()
        for group in digest.groups:
            self._write_group(group)
        self._write_charts()
        self._write_lines("다가오는 일정과 목표", digest.due)
        for pair in digest.contradictions:
            self._write_lines(f"서로 어긋나는 보도: {pair.title}", pair.lines)
        self._write_stories()
        self._write_names()
        self._write_foot()
        written: bytes = self._document.to_bytes()
        return written

    def _write_top(self) -> None:
        if self._digest.top:
            self._head("먼저 볼 것", level=2)
        for line in self._digest.top:
            self._say(f"○ {line.sentence}")
        if self._digest.counts:
            rows = [
                [count.label for count in self._digest.counts],
                [f"{count.now} ({count.now - count.before:+d})" for count in self._digest.counts],
            ]
            self._table(rows)

    def _write_group(self, group: Group) -> None:
        self._head(group.name, level=2)
        for section in group.sections:
            self._head(section.heading, level=3)
            for line in section.lines:
                self._write_line(line)
            if section.left_out:
                self._say(f"이 밖에 {section.left_out}건이 더 있습니다.")

    def _write_lines(self, heading: str, lines: tuple[Line, ...]) -> None:
        if lines:
            self._head(heading, level=2)
        for line in lines:
            self._write_line(line)

    def _write_line(self, line: Line) -> None:
        note = f" ({line.note})" if line.note else ""
        waiting = "" if line.is_reviewed else " (검토 전)"
        self._say(f"○ [{MARKS[line.mark]}] {line.sentence}{note}{waiting}")
        self._say("   “" + "".join(piece for piece, _ in line.passage).strip() + "”")
        for source in (line.source, *line.others):
            self._link(source)

    def _write_charts(self) -> None:
        if self._digest.charts:
            self._head("수치의 흐름", level=2)
        for chart in self._digest.charts:
            self._say(chart.alternative)
            self._document.add_picture(paint_chart(chart), "png", width_mm=_CHART_MILLIMETRES)
            labels = [point.label for point in chart.points]
            self._table([labels, [point.text for point in chart.points]])

    def _write_stories(self) -> None:
        if self._digest.stories:
            self._head("여러 매체가 다룬 소식", level=2)
        for story in self._digest.stories:
            self._say(f"○ {story.first.title} ({len(story.sources)}개 매체·문서)")
            for source in story.sources:
                self._link(source)

    def _write_names(self) -> None:
        if self._digest.names:
            self._head("처음 나온 이름", level=2)
        for name in self._digest.names:
            self._say(f"○ {name.name} ({ENTITY_TYPES[name.type]})")
            self._link(name.source)

    def _write_foot(self) -> None:
        self._say(
            "기사와 보고서에서 읽은 사실을 정해진 틀의 문장으로 적었습니다. "
            "인용한 문장은 출처의 것입니다."
        )
        if self._digest.faults:
            self._say(f"수집하지 못했거나 보류한 매체: {' / '.join(self._digest.faults)}")

    def _head(self, words: str, *, level: int) -> None:
        self._document.add_heading(_clean(words), level=level)

    def _say(self, words: str) -> None:
        self._document.add_paragraph(_clean(words), inherit_style=False)

    def _link(self, source: Source) -> None:
        paper = self._digest.tell_publisher(source.publisher)
        day = f", {source.day}" if source.day else ""
        words = _clean(f"   {source.title} ({paper}{day})")
        shown = "" if source.address else words
        paragraph = self._document.add_paragraph(shown, inherit_style=False)
        if source.address:
            paragraph.add_hyperlink(source.address, words)

    def _table(self, rows: list[list[str]]) -> None:
        table = self._document.add_table(len(rows), len(rows[0]))
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                table.set_cell_text(number, column, _clean(words))


def _clean(words: str) -> str:
    """Leave out the signs that XML cannot hold."""
    return "".join(sign for sign in words if sign.isprintable() or sign == " ")


def _settle(written: bytes) -> bytes:
    """Pack a document again with fixed times and order; `mimetype` first and not compressed."""
    settled = BytesIO()
    with ZipFile(BytesIO(written)) as old, ZipFile(settled, "w") as new:
        for entry in sorted(old.namelist(), key=lambda name: (name != _MIMETYPE, name)):
            info = ZipInfo(entry, date_time=_LONG_AGO)
            info.compress_type = ZIP_STORED if entry == _MIMETYPE else ZIP_DEFLATED
            new.writestr(info, _number(old.read(entry)) if _is_section(entry) else old.read(entry))
    return settled.getvalue()


def _is_section(entry: str) -> bool:
    return entry.startswith("Contents/section")


def _number(section: bytes) -> bytes:
    """Number what the library names by chance, in the order of the text."""
    numbers: dict[bytes, int] = {}

    def name(found: re.Match[bytes]) -> bytes:
        number = numbers.setdefault(found["id"], len(numbers) + 1)
        return b'%b="%d"' % (found["attribute"], number)

    return _BY_CHANCE.sub(name, section)
