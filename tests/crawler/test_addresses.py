import ipaddress

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.resolver import dnscache
from twisted.internet.error import DNSLookupError

from crawler.addresses import (
    PublicAddressMiddleware,
    PublicResolver,
    is_public,
    parse_address,
)
from crawler.spiders.news import NewsSpider


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.0.0.5",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.5",
        "fe80::1%eth0",
        "fc00::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:5",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "localhost",
        "miclu.localhost",
    ],
)
def test_addresses_that_are_not_public_are_found_in_every_spelling(host):
    address = parse_address(host)
    assert address is not None
    assert not is_public(address)


@pytest.mark.parametrize(
    "host", ["8.8.8.8", "134744072", "2001:4860:4860::8888", "64:ff9b::808:808"]
)
def test_public_addresses_are_let_pass(host):
    assert is_public(parse_address(host))


def test_a_name_is_no_address():
    assert parse_address("www.gaon.example") is None


def make_middleware(key: str) -> PublicAddressMiddleware:
    crawler = Crawler(NewsSpider)
    crawler.spider = NewsSpider(publisher=key)
    return PublicAddressMiddleware.from_crawler(crawler)


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "[::1]", "[::ffff:7f00:1]", "2130706433"])
def test_a_request_to_such_an_address_is_refused(host):
    with pytest.raises(IgnoreRequest, match="private address"):
        make_middleware("industrynews").process_request(Request(f"http://{host}/"))


def test_a_local_publisher_may_be_anywhere():
    request = Request("http://127.0.0.1/")
    assert make_middleware("gaon").process_request(request) is None


def resolve(name: str, found: str) -> object:
    """Resolve a name that leads to an address, and give what comes of it."""
    from twisted.internet import reactor

    dnscache[name] = found
    outcome: list[object] = []
    PublicResolver(reactor, 10, 1.0).getHostByName(name).addBoth(outcome.append)
    return outcome[0]


def test_a_name_that_leads_inside_is_refused_and_told_from_an_unknown_one():
    failure = resolve("intern.example", "10.0.0.5")
    assert failure.check(DNSLookupError)
    middleware = make_middleware("industrynews")
    error = CannotResolveHostError("intern.example")
    with pytest.raises(IgnoreRequest, match=r"private address: intern\.example"):
        middleware.process_exception(Request("http://intern.example/"), error)
    assert middleware.process_exception(Request("http://nowhere.example/"), error) is None


def test_a_name_is_checked_each_time_it_is_resolved():
    assert resolve("rebind.example", "8.8.8.8") == "8.8.8.8"
    assert resolve("rebind.example", "192.168.0.1").check(DNSLookupError)


def test_the_proxy_of_local_publishers_is_exempt():
    assert resolve("127.0.0.1", "127.0.0.1") == "127.0.0.1"


def test_addresses_that_carry_others_are_opened():
    assert not is_public(ipaddress.ip_address("2002:a00:5::"))
    assert is_public(ipaddress.ip_address("2002:808:808::1"))
