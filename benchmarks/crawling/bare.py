"""The base: a bare Scrapy spider that fetches addresses and stores nothing.

`python benchmarks/crawling/bare.py PROXY ITEMS < addresses` prints `{"pages": …, "seconds": …}`.
Concurrency is that of our local publishers, without delays; ITEMS is `CONCURRENT_ITEMS`, 100 by
default: Scrapy starts so many tasks a page, even for none.
"""

import json
import sys
import time
from collections import defaultdict

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess

_SETTINGS = {
    "LOG_LEVEL": "WARNING",
    "TELNETCONSOLE_ENABLED": False,
    "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
}


class BareSpider(Spider):
    """Fetches the addresses of one outlet through the site's address as a proxy."""

    name = "bare"

    async def start(self):
        """Ask for all addresses."""
        for address in self.addresses:
            yield Request(address, meta={"proxy": self.proxy})

    def parse(self, response):
        """Keep nothing."""


def main() -> None:
    """Fetch what standard input names."""
    proxy, items = sys.argv[1], int(sys.argv[2])
    by_host = defaultdict(list)
    for address in sys.stdin.read().split():
        by_host[address.split("/")[2]].append(address)
    process = AsyncCrawlerProcess(_SETTINGS | {"CONCURRENT_ITEMS": items})
    crawlers = [process.create_crawler(BareSpider) for _ in by_host]
    for crawler, addresses in zip(crawlers, by_host.values(), strict=True):
        process.crawl(crawler, addresses=addresses, proxy=proxy)
    started = time.perf_counter()
    process.start()
    pages = sum(crawler.stats.get_value("response_received_count", 0) for crawler in crawlers)
    print(json.dumps({"pages": pages, "seconds": time.perf_counter() - started}))


if __name__ == "__main__":
    main()
