from datetime import datetime

from corpus.records import Article, freeze_text
from crawler.page import Visit
from crawler.pipelines import make_document
from crawler.publishers.gaon import PUBLISHER
from crawler.times import KST

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=KST)


def make(title: str, *body: str):
    article = Article(
        publisher="gaon", number="501", address="http://www.gaon.example/1", title=title, body=body
    )
    return make_document(article, Visit(outcome=article, fetched=NOW, archive="a:1"), PUBLISHER)


def test_the_text_begins_with_the_title():
    document = make("총회 열려", "총회가 열렸다.", "40곳이 왔다.")
    assert document.text == "총회 열려\n총회가 열렸다.\n40곳이 왔다."
    assert (document.id, document.kind, document.archive) == ("gaon-501", "news", "a:1")


def test_the_text_is_frozen():
    document = make("총회\u200b 열려", "\u1112\u1161\u11ab글 李 총회")
    assert document.text == "총회 열려\n한글 李 총회"
    assert document.text == freeze_text(document.text)
    assert document.text.startswith(f"{document.title}\n")
