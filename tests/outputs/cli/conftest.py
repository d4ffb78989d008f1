from datetime import datetime, timedelta

import pytest
from scrapy import Request
from scrapy.http import Response

from corpus.times import KST
from crawler.archive.writing import Exchange, WarcFile
from crawler.sample.outlet import Outlet, load_articles
from crawler.sample.render import make_address, render_article

FETCHED = datetime(2026, 11, 21, 12, 0, tzinfo=KST)

BODY = (
    "한국산업단지공단(이하 산단공) 황석주 본부장은 워크숍에 120여명이 참석했다고 밝혔다. "
    '황 본부장은 "내년에는 회원을 늘리겠다"고 말했다.'
)


@pytest.fixture
def base(writer, fact):
    """A store with one article that is read, and a later one without facts."""
    writer.save(
        "gaon-1",
        "[현장] 동남권 워크숍 열려",
        BODY,
        published=datetime(2026, 11, 12, 9, tzinfo=KST),
        byline=("도하윤 기자",),
        read=(
            fact["event"]("워크숍", kind="워크숍", place="해운대"),
            fact["figure"]("120여명", 120, unit="명", measure="참석자", approximate=True),
            fact["position"]("황석주 본부장", "황석주", "본부장", "한국산업단지공단"),
            fact["quote"]("내년에는 회원을 늘리겠다", "황석주"),
            fact["mention"]("ORG", "한국산업단지공단"),
            fact["mention"]("ORG", "산단공", "한국산업단지공단"),
            fact["mention"]("PERSON", "황석주"),
        ),
    )
    published = datetime(2026, 11, 17, 9, tzinfo=KST)
    writer.save("gaon-2", "뿌리산업 소식", "뿌리산업을 본다.", published=published)
    return writer.store


@pytest.fixture
def archive(home):
    """The archive of one crawl of the sample outlet's oldest articles, and no store."""
    outlet = Outlet(load_articles()[:4])
    path = home / "archive" / "gaon-20261121T030000000000Z-00000.warc.gz"
    path.parent.mkdir(parents=True)
    file = WarcFile(path, publisher="gaon", about={"software": "Miclu/0 (test)"})
    answers = []
    for place, shown in enumerate(outlet.shown):
        address = make_address(shown.article.number)
        body = render_article(shown, outlet)
        response = Response(address, body=body, headers={"Content-Type": "text/html"})
        request, at = Request(address), FETCHED + timedelta(minutes=place)
        exchange = Exchange(request=request, response=response, role="article", at=at)
        answers.append(file.save(exchange))
    file.close()
    return answers
