"""AI타임스 (www.aitimes.com): artificial intelligence."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="aitimes",
    name="AI타임스",
    site="https://www.aitimes.com",
    feeds=("https://cdn.aitimes.com/rss/gn_rss_allArticle.xml",),
    seen=("feeds", "more", "layouts"),
)
