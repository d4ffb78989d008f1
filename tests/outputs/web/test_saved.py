from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

ADDRESS = "head@agency.example"


@pytest.fixture
def analyst(visitor, base):
    return visitor.log_in()


def save(visitor, **fields):
    given = {"query": "q=워크숍&type=event&since=2026-11-01", "mail": ADDRESS} | fields
    return visitor.post("/saved", form_page="/search", **given)


def test_a_search_is_saved_with_its_words_and_filters(analyst, site):
    assert save(analyst, name="워크숍 소식", rhythm="daily").status_code == 303
    (kept,) = site.store.alerts.find_all()
    assert (kept.name, kept.words, kept.rhythm) == ("워크숍 소식", "워크숍", "daily")
    assert kept.filters == {"type": "event", "since": "2026-11-01"}
    page = html.fromstring(analyst.get("/saved").text)
    (link,) = [a.get("href") for a in page.cssselect("main td a")]
    assert parse_qs(urlsplit(link).query) == {
        "q": ["워크숍"],
        "type": ["event"],
        "since": ["2026-11-01"],
    }
    assert analyst.get(link).status_code == 200


def test_the_form_on_the_page_of_a_search_saves_that_search(analyst, site):
    page = html.fromstring(analyst.get("/search?q=%EC%9B%8C%ED%81%AC%EC%88%8D&type=event").text)
    (form,) = [each for each in page.forms if each.action == "/saved"]
    form.fields["mail"] = ADDRESS
    assert analyst.client.post(form.action, data=dict(form.form_values())).status_code == 303
    (kept,) = site.store.alerts.find_all()
    assert (kept.words, kept.filters) == ("워크숍", {"type": "event"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"mail": "<b>@x"},
        {"mail": ""},
        {"rhythm": "hourly"},
        {"query": "type=nope"},
        {"query": "entity=없는곳"},
    ],
)
def test_what_cannot_be_saved_is_shown_again(analyst, site, wrong):
    answer = save(analyst, name='"><b>제목', **wrong)
    assert answer.status_code == 422
    assert "&gt;&lt;b&gt;제목" in answer.text
    assert site.store.alerts.find_all() == []


def test_a_saved_search_is_ended(analyst, site):
    save(analyst)
    page = html.fromstring(analyst.get("/saved").text)
    (form,) = [each for each in page.forms if each.action.startswith("/saved/")]
    data = dict(form.form_values())
    assert analyst.client.post(form.action, data=data).status_code == 303
    assert site.store.alerts.find_all() == []
    assert analyst.client.post("/saved/nope/end", data=data).status_code == 404


def test_only_analysts_see_and_save(visitor, base):
    assert visitor.get("/saved").status_code == 303
    assert "/saved" not in visitor.get("/search").text
    visitor.log_in("haneul")
    assert visitor.get("/saved").status_code == 403
    assert save(visitor).status_code in (401, 403)
