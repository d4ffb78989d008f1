"""Pages that are made to hurt: each ends as a counted reject, and the crawl goes on."""

import gzip
import json
import subprocess
import sys

from corpus.store import open_store

_MEGABYTE = b"<p>" + b"x" * 1_000_000 + b"</p>"
_REBIND = """
import json, sys
from dataclasses import replace
from scrapy.resolver import dnscache
import crawler.publishers as declared
from crawler.publishers.families.ndsoft import make_member
home, port = sys.argv[1:]
site = f"http://rebind.example:{port}"
member = make_member(key="rebind", name="되묶음일보", site=site)
declared.publishers = lambda: {"rebind": replace(member, lists=())}
dnscache["rebind.example"] = "127.0.0.1"
from crawler.worker import crawl
from crawler.report import PublisherReport
job = {"keys": ["rebind"], "settings": {"home": home}, "wishes": {"rebind": {}}, "proxy": None}
print(json.dumps(crawl(job | {"budgets": {"rebind": {}}})[0]["rejected"]))
"""


def make_path(number: int) -> str:
    return f"/news/articleView.html?idxno={number}"


def stall(outlet):
    """Begin an answer that never ends."""

    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"<html>")
        outlet.closing.wait(30)

    return answer


def pour(handler):
    """Send 50 MB in chunks, of a length that nobody was told."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    for _ in range(50):
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(_MEGABYTE), _MEGABYTE))
    handler.wfile.write(b"0\r\n\r\n")


def break_off(handler):
    """Send half a page and hang up."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"<html>")
    handler.close_connection = True


def lead_on(outlet):
    """Redirect to another address each time."""

    def answer(handler):
        number = int(handler.path.rpartition("=")[2]) + 1
        outlet.routes[make_path(number)] = answer
        handler.send_response(302)
        handler.send_header("Location", f"{outlet.site}{make_path(number)}")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def test_every_hostile_page_is_counted_with_its_reason(outlet, settings, start_scrapy):
    outlet.add(make_path(601), _MEGABYTE * 50)
    outlet.routes[make_path(602)] = pour
    outlet.add(make_path(603), gzip.compress(_MEGABYTE * 50), Content_Encoding="gzip")
    outlet.add(make_path(604), status=302, Location=make_path(605))
    outlet.add(make_path(605), status=302, Location=make_path(604))
    outlet.routes[make_path(900)] = lead_on(outlet)
    outlet.routes[make_path(607)] = stall(outlet)
    outlet.routes[make_path(608)] = break_off
    outlet.add(make_path(609), b"%PDF-1.7", Content_Type="application/pdf")
    outlet.add(make_path(610), status=302, Location="http://127.0.0.1:9/")
    outlet.add(make_path(611), status=302, Location="http://[::ffff:169.254.169.254]/")
    outlet.add(make_path(612), status=302, Location="http://2130706433/")
    outlet.add(make_path(613), status=302, Location="file:///etc/passwd")
    numbers = (*range(601, 605), *range(607, 614), 900, 501)
    outlet.add_feed(*map(make_path, numbers))
    options = ("DOWNLOAD_TIMEOUT=2", "RETRY_TIMES=1", "BREAKER_FAILURES=9")
    assert start_scrapy(outlet.address, *options).wait(240) == 0
    with open_store(settings.store_url) as store:
        rejects = {each.reason: each.count for each in store.rejects.find()}
        (run,) = store.crawls.find()
    assert rejects == {
        "http_404": 2,  # its sitemap and its list
        "too_large": 3,
        "redirects": 2,
        "timeout": 1,
        "unreachable": 1,
        "not_html": 1,
        "offsite": 3,
        "http_302": 1,  # to a file, which is not followed
    }
    assert (run.outcome, run.counts["new"], run.counts["errors"]) == ("finished", 1, 0)


def test_a_name_that_leads_to_this_machine_is_not_followed(outlet, settings):
    program = [sys.executable, "-c", _REBIND, str(settings.home), str(outlet.server.server_port)]
    ended = subprocess.run(program, capture_output=True, check=True, timeout=240)
    assert json.loads(ended.stdout) == {"private_address": 1}
    assert outlet.asked == []


def test_sources_that_lead_on_without_end_are_left(outlet, settings, start_scrapy):
    def nest(handler):
        number = int(handler.path.rpartition("=")[2] or 0) if "=" in handler.path else 0
        path = f"/sitemap.xml?page={number + 1}"
        outlet.routes[path] = nest
        loc = f"<sitemap><loc>{outlet.site}{path}</loc></sitemap>"
        body = f"<sitemapindex>{loc}</sitemapindex>".encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "text/xml")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    outlet.routes["/sitemap.xml"] = nest
    assert start_scrapy(outlet.address, "DEPTH_LIMIT=7").wait(240) == 0
    assert sum("sitemap" in path for path in outlet.asked) <= 8
    with open_store(settings.store_url) as store:
        assert store.crawls.find()[0].outcome == "finished"
