"""가온산업일보 (www.gaon.example), the fictional sample outlet, served by `crawler.sample`."""

from dataclasses import replace

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = replace(
    make_member(key="gaon", name="가온산업일보", site="http://www.gaon.example"),
    sitemaps=("http://www.gaon.example/sitemap.xml",),
    local=True,
)
