import pytest

from crawler.errors import LocalPublisherError
from crawler.local import check_proxy
from crawler.publishers import get_publisher


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:1", "http://[::1]:1", "http://localhost:1"])
def test_a_local_publisher_goes_through_this_machine(proxy):
    assert check_proxy(get_publisher("gaon"), proxy) is None


@pytest.mark.parametrize("proxy", [None, "", "http://10.0.0.1:80", "http://proxy.example", "x"])
def test_a_local_publisher_goes_nowhere_else(proxy):
    with pytest.raises(LocalPublisherError, match="'gaon'"):
        check_proxy(get_publisher("gaon"), proxy)


def test_other_publishers_need_no_proxy():
    assert check_proxy(get_publisher("industrynews"), None) is None
