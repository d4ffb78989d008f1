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
