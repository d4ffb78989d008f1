"""What CONTRIBUTING.md and docs/publishers.md say about publishers is so."""

import re
import runpy
from pathlib import Path

import crawler.publishers
from crawler.publishers import find_publisher, get_publisher, publishers

ROOT = Path(__file__).parents[3]


def test_the_table_has_a_row_for_every_publisher():
    fill = runpy.run_path(str(ROOT / "docs" / "publishers.py"))["fill"]
    page = fill((ROOT / "docs" / "publishers.md").read_text("utf-8"))
    keys = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert keys == list(publishers())
    assert fill(page) == page


def test_the_worked_example_is_a_publisher_in_fifteen_lines(tmp_path, monkeypatch):
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    example = re.search(r"```python\n# crawler/publishers/hanbit\.py\n(.*?)```", text, re.DOTALL)[1]
    assert len(example.splitlines()) <= 15
    (tmp_path / "hanbit.py").write_text(example, "utf-8")
    monkeypatch.setattr(
        crawler.publishers, "__path__", [*crawler.publishers.__path__, str(tmp_path)]
    )
    forget()
    try:
        article = "https://www.hanbit.example/news/articleView.html?idxno=7"
        assert find_publisher(article.replace("View", "ViewAmp")).key == "hanbit"
        assert get_publisher("hanbit").find_address(article) == article
    finally:
        monkeypatch.undo()
        forget()


def forget() -> None:
    publishers.cache_clear()
    crawler.publishers._by_host.cache_clear()
