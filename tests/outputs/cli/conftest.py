from datetime import datetime, timedelta

import pytest
from scrapy import Request
from scrapy.http import Response

from corpus.times import KST
from crawler.archive.writing import Exchange, WarcFile
from crawler.sample.outlet import Outlet, load_articles
from crawler.sample.render import make_address, render_article

FETCHED = datetime(2026, 11, 21, 12, 0, tzinfo=KST)


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
