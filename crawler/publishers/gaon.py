"""가온산업일보 (www.gaon.example), the fictional sample outlet, served by `crawler.sample`."""

from dataclasses import replace

from crawler.publishers.base import Expectations
from crawler.publishers.families.ndsoft import make_member
from crawler.publishers.families.ndsoft_skins import LAYOUTS

PUBLISHER = replace(
    make_member(key="gaon", name="가온산업일보", site="http://www.gaon.example"),
    layouts=tuple(replace(layout, attachments=".article-files a") for layout in LAYOUTS),
    sitemaps=("http://www.gaon.example/sitemap.xml",),
    expects=Expectations(),  # it is served with a handful of articles
    local=True,
    unverified=(),
)
