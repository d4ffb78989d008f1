from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from corpus.store.alerts import KeptSearch

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
        {"rhythm": "hourly"},
        {"query": "type=nope"},
        {"query": "entity=없는곳"},
        {"query": "q=워크숍&tab=documents"},
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


@pytest.mark.parametrize("query", ["q=워크숍&sort=sources&expand=no", "tab=documents&q=워크숍"])
def test_without_a_mail_address_a_search_is_kept_as_its_address(analyst, site, query):
    assert save(analyst, query=query, mail="").status_code == 303
    (link,) = html.fromstring(analyst.get("/saved").text).cssselect("main td a")
    asked = parse_qs(urlsplit(link.get("href")).query)
    assert asked == parse_qs(query)
    assert [each.address for each in site.store.alerts.find_all()] == [""]


def test_a_page_of_a_result_is_saved_as_the_whole_search(analyst, site):
    save(analyst, query="q=워크숍&cursor=abc&nothing=1")
    (kept,) = site.store.alerts.find_all()
    assert parse_qs(kept.query) == {"q": ["워크숍"]}


def test_a_form_on_the_documents_has_no_mail(analyst, site):
    page = html.fromstring(analyst.get("/search?tab=documents&q=소식").text)
    (form,) = [each for each in page.forms if each.action == "/saved"]
    assert set(form.fields) == {"form_token", "query", "name"}
    assert analyst.client.post(form.action, data=dict(form.form_values())).status_code == 303
    (kept,) = site.store.alerts.find_all()
    assert parse_qs(kept.query) == {"tab": ["documents"], "q": ["소식"]}


def test_readers_save_too_and_nobody_else_does(visitor, base):
    assert visitor.get("/saved").status_code == 303
    assert "/saved" not in visitor.get("/search").text
    visitor.post("/saved", query="q=워크숍")
    assert visitor.site.store.alerts.find_all() == []
    visitor.log_in("haneul")
    assert save(visitor).headers["location"] == "/saved"
    (kept,) = visitor.site.store.alerts.find_all()
    assert (kept.owner, kept.address) == ("haneul", ADDRESS)


def test_only_its_owner_and_admins_see_and_end_a_search(visitor, base):
    alerts = visitor.site.store.alerts
    visitor.log_in("haneul")
    save(visitor, name="하늘의 찾기")
    alerts.keep(
        KeptSearch(address="old@agency.example", name="옛", words="", filters={}, rhythm="daily")
    )
    visitor.log_in("nari")
    page = visitor.get("/saved").text
    assert ADDRESS not in page
    assert "old@agency.example" not in page
    for each in alerts.find_all():
        answer = visitor.post(f"/saved/{each.token}/end", form_page="/search")
        assert answer.status_code == 403
    assert len(alerts.find_all()) == 2
    visitor.log_in("bada")
    assert "haneul" in visitor.get("/saved").text
    for each in alerts.find_all():
        visitor.post(f"/saved/{each.token}/end", form_page="/search")
    assert alerts.find_all() == []
