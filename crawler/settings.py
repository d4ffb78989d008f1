"""The settings of Scrapy that hold for every crawl; the rest comes from `crawler.addon`."""

BOT_NAME = "miclu"
SPIDER_MODULES = ["crawler.spiders"]
ADDONS = {"crawler.addon.MicluAddon": 0}
SCHEDULER = "crawler.frontier.scheduler.FrontierScheduler"
EXTENSIONS = {
    "crawler.budget.ByteBudget": 0,
    "crawler.pipelines.CrawlRecord": 0,
}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    # Before robots.txt (100) is asked for.
    "crawler.middlewares.OwnHostMiddleware": 50,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "crawler.retries.PatientRetryMiddleware": 550,
    # Behind it: what is refused is not tried again.
    "crawler.addresses.PublicAddressMiddleware": 560,
    # Before Scrapy's own proxy middleware (750), which leaves a proxy that is set alone.
    "crawler.middlewares.LocalProxyMiddleware": 740,
    # Nearest to the network, where bodies are still as they came.
    "crawler.archive.middleware.ArchiveMiddleware": 950,
}

# What these do for requests of callbacks, the frontier does or nobody needs.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
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
# A file of the archive is followed by the next one at a gigabyte. Source: ISO 28500:2017 §C.2.
WARC_MAXSIZE = 1_000_000_000
REDIRECT_MAX_TIMES = 5
# The depth of a source is its distance from those that the publisher declares: lists go far.
DEPTH_LIMIT = 1000

RETRY_TIMES = 3
RETRY_BACKOFF_SECONDS = 2.0
RETRY_BACKOFF_MOST_SECONDS = 60.0
# A host that asks to be left alone for longer than this is left to a later crawl.
RETRY_AFTER_MOST_SECONDS = 600.0
BREAKER_FAILURES = 5
BREAKER_REST_SECONDS = 30.0
BREAKER_TRIALS = 3

# So long a crawler that shows no sign of life keeps what it took, unless it is known to be dead.
FRONTIER_LEASE_SECONDS = 30.0
# So many requests a crawler takes from the store at a time, for the others to find some too.
FRONTIER_TAKE = 8
# Scrapy starts so many tasks for the items of each page, which has one.
CONCURRENT_ITEMS = 1
# Callbacks are wrapped: Scrapy would read the wrapper's source for each of them.
WARN_ON_GENERATOR_RETURN_VALUE = False
TWISTED_DNS_RESOLVER = "crawler.addresses.PublicResolver"
# Nothing but the web: no link leads to files of this machine.
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}

COOKIES_ENABLED = False
# No outlet was seen to redirect so, and to look for it costs a page its decoding.
METAREFRESH_ENABLED = False
# Servers that run whatever code they are sent.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ko,en;q=0.5",
    # What the archive can unpack again wherever it is read.
    "Accept-Encoding": "gzip, deflate",
}
