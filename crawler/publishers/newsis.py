"""뉴시스 (www.newsis.com), a news agency."""

from crawler.publishers.base import Expectations, Layout, Publisher

_RSS = "https://www.newsis.com/RSS"

PUBLISHER = Publisher(
    key="newsis",
    name="뉴시스",
    domain="www.newsis.com",
    # NISI… is a photo.
    number=r"/view/(?:\?id=)?(NISX\d{8}_\d{10})\b",
    article="https://www.newsis.com/view/{number}",
    layouts=(
        Layout(
            title="h1.tit.title_area",
            body=("div.viewer article", "div.viewer", "article"),
            published="p.txt",
        ),
    ),
    feeds=(f"{_RSS}/sokbo.xml", f"{_RSS}/economy.xml", f"{_RSS}/industry.xml"),
    aliases=("mobile.newsis.com", "m.newsis.com"),
    expects=Expectations(articles=20, fill=(("published", 0.95), ("byline", 0.5))),
    unverified=("layouts", "aliases"),
)
