"""Pages of publishers in, articles out: Scrapy spiders, publishers, archive."""
