import pytest


def test_an_undeclared_publisher_is_an_error_that_names_the_declared(run):
    outcome = run("crawl", "nosuch")
    assert outcome.status == 1
    assert "gaon" in outcome.err


def test_the_sample_outlet_stands_on_no_network(run):
    outcome = run("crawl", "gaon")
    assert outcome.status == 1
    assert "gaon" in outcome.err


@pytest.mark.parametrize("words", [[], ["gaon", "--limit", "0"], ["gaon", "--since", "yesterday"]])
def test_wrong_usage_is_told_from_errors(run, words):
    assert run("crawl", *words).status == 2


def test_a_crawl_that_reached_nothing_is_no_success(run, monkeypatch):
    # A port on which nothing listens: no request leaves this machine.
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    outcome = run("crawl", "industrynews", "--limit", "1")
    assert outcome.status == 1
    assert "industrynews: 응답한 쪽이 없습니다." in outcome.out
    (row,) = [line.split() for line in outcome.out.splitlines() if "연결되지 않음" in line]
    assert row == ["industrynews", "연결되지", "않음", "2"]
