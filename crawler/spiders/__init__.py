"""The spiders, found by Scrapy: `scrapy crawl news -a publisher=KEY`."""
