"""The settings of Scrapy that hold for every crawl; the rest comes from `crawler.addon`."""

BOT_NAME = "miclu"
SPIDER_MODULES = ["crawler.spiders"]
ADDONS = {"crawler.addon.MicluAddon": 0}
ITEM_PIPELINES = {"crawler.pipelines.StorePipeline": 0}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    # Before robots.txt (100) is asked for.
    "crawler.middlewares.OwnHostMiddleware": 50,
    # Before Scrapy's own proxy middleware (750), which leaves a proxy that is set alone.
    "crawler.middlewares.LocalProxyMiddleware": 740,
    # Nearest to the network, where bodies are still as they came.
    "crawler.archive.ArchiveMiddleware": 950,
}

ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "Miclu"
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
DOWNLOAD_DELAY = 1.0
CONCURRENT_REQUESTS_PER_DOMAIN = 1

DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
RETRY_TIMES = 2
REDIRECT_MAX_TIMES = 5

COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ko,en;q=0.5",
    # What the archive can unpack again wherever it is read.
    "Accept-Encoding": "gzip, deflate",
}
