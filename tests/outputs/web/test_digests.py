from datetime import datetime

import pytest

from corpus.store.digests import DigestState
from corpus.times import KST
from outputs.digest.formats import digest_formats
from outputs.digest.model import Chart, Digest, Point
from outputs.web.words import load_words

PERIOD = "2026-W46"


@pytest.fixture
def stored(writer, fact):
    """A base with a week that has one figure."""
    figure = fact["figure"]("300개사", 300, unit="개사", measure="<회원사>")
    writer.save(
        "gaon-1",
        "<b>기사</b>",
        "가람 미니클러스터의 회원사는 300개사다.",
        published=datetime(2026, 11, 12, 9, tzinfo=KST),
        read=(figure,),
    )
    return writer.store


@pytest.fixture
def drafted(visitor, stored):
    """The same with a draft of it, made by an analyst on the page."""
    visitor.log_in()
    assert act(visitor, "draft", include_unreviewed="true").status_code == 303
    return visitor


def see(visitor, version=None):
    """Give what the forms of the page bring back."""
    held = visitor.site.store.digests.find(PERIOD, version=version)
    if held is None:
        return {"version": 0, "state": "", "seen": ""}
    return {"version": held.version, "state": str(held.state), "seen": held.hash}


def act(visitor, action, seen=None, **fields):
    return visitor.post(
        f"/digests/{PERIOD}/{action}", form_page="/digests", **(seen or see(visitor)), **fields
    )


def tell_audit(visitor):
    found = visitor.site.store.accounts.find_audit()
    return [(each.author, each.action, each.subject) for each in found if "digest" in each.action]


def test_a_period_without_a_digest_can_be_drafted_by_analysts_only(visitor, stored):
    missing = visitor.get(f"/digests/{PERIOD}")
    assert missing.status_code == 404
    assert "아직 없습니다" in missing.text
    assert "/draft" not in missing.text
    assert visitor.post(f"/digests/{PERIOD}/draft", version="0").status_code == 401
    visitor.log_in("haneul")
    assert act(visitor, "draft").status_code == 403
    assert stored.digests.find_all() == []
    visitor.log_in()
    assert f'action="/digests/{PERIOD}/draft"' in visitor.get(f"/digests/{PERIOD}").text


def test_a_draft_is_a_page_with_sentences_sources_and_marks(drafted):
    page = drafted.get(f"/digests/{PERIOD}").text
    digest = Digest.load(drafted.site.store.digests.get(PERIOD).content)
    (line,) = digest.lines()
    for words in (
        "클러스터 동향 2026년 46주",
        "회원사&gt;는 300개사다.",
        "<mark>300개사</mark>",
        'rel="noopener noreferrer"',
        "&lt;b&gt;기사&lt;/b&gt;",
        f'href="/facts/{line.key}"',
        "검토 전",
        "+1",
        "서명하지 않은 초안입니다",
    ):
        assert words in page
    assert "<b>기사" not in page
    assert tell_audit(drafted) == [("nari", "digest.draft", f"{PERIOD} v1")]


def test_the_list_leads_to_periods_and_their_versions(drafted):
    page = drafted.get("/digests").text
    for words in (f'href="/digests/{PERIOD}?version=1"', "초안", "/feeds/digests.atom"):
        assert words in page
    led = drafted.get(f"/digests?period=%20{PERIOD}")
    assert (led.status_code, led.headers["location"]) == (303, f"/digests/{PERIOD}")
    wrong = drafted.get("/digests?period=<b>46")
    assert wrong.status_code == 422
    assert "&lt;b&gt;46" in wrong.text


def test_the_list_is_paged(visitor, store):
    content = Digest(
        period="2026-W01", label="", first_day="2026-01-01", last_day="2026-01-02"
    ).dump()
    for number in range(1, 15):
        store.digests.save(f"2026-W{number:02d}", content, author="miclu")
    first = visitor.get("/digests").text
    assert "2026년 3주" in first
    assert "2026년 2주" not in first
    assert "before=2026-W03" in first
    second = visitor.get("/digests?before=2026-W03").text
    assert "2026년 2주" in second
    assert "before=" not in second.split("<main", 1)[1]


@pytest.mark.parametrize(
    "address",
    [
        "/digests/week",
        "/digests/2026-W99",
        "/digests/2026-11-15..2026-11-01",
        f"/digests/{PERIOD}?version=x",
        f"/digests/{PERIOD}/compare?since=x",
    ],
)
def test_what_is_no_period_is_told(drafted, address):
    assert drafted.get(address).status_code == 422


@pytest.mark.parametrize(
    "rest",
    [
        "?version=7",
        "/file/exe",
        "/file/pdf?version=7",
        "/chart/1.svg",
        "/compare?old=7",
        "/chart/0.csv",
    ],
)
def test_what_is_not_there_is_not_found(drafted, rest):
    assert drafted.get(f"/digests/{PERIOD}{rest}").status_code == 404


def test_review_and_signature_are_kept_with_who_and_why(drafted):
    assert act(drafted, "review").status_code == 303
    assert act(drafted, "reopen").status_code == 303
    act(drafted, "review")
    signed = act(drafted, "sign", note="<확인>")
    assert signed.headers["location"] == f"/digests/{PERIOD}?version=1"
    stored = drafted.site.store.digests.get(PERIOD)
    assert [change.state for change in stored.history] == [
        "draft",
        "in_review",
        "draft",
        "in_review",
        "signed",
    ]
    assert (stored.history[-1].author, stored.history[-1].note) == ("nari", "<확인>")
    assert "&lt;확인&gt;" in drafted.get(f"/digests/{PERIOD}").text
    assert tell_audit(drafted)[0] == ("nari", "digest.signed", f"{PERIOD} v1")


def test_what_was_made_again_meanwhile_is_not_signed_and_no_note_is_lost(drafted):
    seen = see(drafted)
    drafted.site.store.digests.save(PERIOD, changed(drafted).dump(), author="miclu")
    conflict = act(drafted, "sign", seen, note="다 읽었음")
    assert conflict.status_code == 409
    assert "다 읽었음" in conflict.text
    assert "다시 만들어졌음" in conflict.text
    assert drafted.site.store.digests.get(PERIOD).state is DigestState.DRAFT


def test_what_somebody_else_signed_is_a_conflict_that_names_them(drafted):
    seen = see(drafted)
    drafted.site.store.digests.move(PERIOD, DigestState.SIGNED, version=1, author="bada")
    for action in ("sign", "review", "draft"):
        conflict = act(drafted, action, seen)
        assert conflict.status_code == 409
        assert "bada" in conflict.text
    assert len(tell_audit(drafted)) == 1


def test_a_signature_sent_twice_is_one(drafted):
    seen = see(drafted)
    assert [act(drafted, "sign", seen).status_code for _ in range(2)] == [303, 303]
    stored = drafted.site.store.digests.get(PERIOD)
    assert [change.state for change in stored.history] == ["draft", "signed"]
    assert [each[1] for each in tell_audit(drafted)] == ["digest.signed", "digest.draft"]


def test_a_correction_needs_a_note_and_takes_the_place_when_signed(drafted):
    act(drafted, "sign")
    refused = act(drafted, "draft")
    assert refused.status_code == 422
    assert "무엇을 고치는지 적으면" in refused.text
    corrected = act(drafted, "draft", note="검토한 것만")
    assert corrected.headers["location"] == f"/digests/{PERIOD}?version=2"
    assert "1판" in drafted.get(f"/digests/{PERIOD}").text.split("</h1>", 1)[1][:300]
    act(drafted, "sign")
    old = drafted.get(f"/digests/{PERIOD}?version=1").text
    assert "이 판은 고쳐졌습니다" in old
    compared = drafted.get(f"/digests/{PERIOD}/compare?old=1&new=2").text
    assert "빠진 것 1건" in compared
    assert "회원사&gt;는 300개사다." in compared


def test_the_same_again_makes_no_version(drafted):
    act(drafted, "sign")
    again = act(drafted, "draft", note="다시", include_unreviewed="true")
    assert again.headers["location"] == f"/digests/{PERIOD}?version=1&same=1"
    assert "바뀐 것이 없습니다" in drafted.get(again.headers["location"]).text
    assert len(drafted.site.store.digests.find_all()) == 1


def changed(visitor):
    """Give the digest with another sentence and a chart."""
    digest = Digest.load(visitor.site.store.digests.get(PERIOD).content)
    (group,) = digest.groups
    (section,) = group.sections
    (line,) = section.lines
    told = line.model_copy(update={"sentence": "<회원사>는 350개사다.", "mark": "changed"})
    section = section.model_copy(update={"lines": (told,)})
    points = (
        Point(label="2025년", value=300, text="=300"),
        Point(label="2026년", value=350, text="350개사"),
    )
    chart = Chart(title="<회원사>", unit="개사", points=points)
    groups = (group.model_copy(update={"sections": (section,)}),)
    return digest.model_copy(update={"groups": groups, "charts": (chart,)})


@pytest.fixture
def charted(drafted):
    """The same with a second version that says a line otherwise and has a chart."""
    act(drafted, "sign")
    digests = drafted.site.store.digests
    digests.save(PERIOD, changed(drafted).dump(), author="nari", note="값을 고침")
    return drafted


def test_versions_are_compared_word_by_word(charted):
    page = charted.get(f"/digests/{PERIOD}/compare").text
    assert "달리 적은 것 1건" in page
    assert "<ins>350개사다.</ins>" in page
    assert "&lt;회원사&gt;는" in page


def test_the_difference_to_last_week_is_told_and_leads_to_its_digest(charted):
    week = charted.site.store.digests.get(PERIOD, version=1)
    charted.site.store.digests.save("2026-W45", week.content, author="miclu")
    page = charted.get(f"/digests/{PERIOD}?version=2").text
    assert "값이나 사람이 바뀐 것 1건" in page
    assert f"/digests/{PERIOD}/compare?since=2026-W45&amp;new=2" in page
    compared = charted.get(f"/digests/{PERIOD}/compare?since=2026-W45&new=2").text
    assert "2026년 45주" in compared
    assert "달리 적은 것 1건" in compared


def test_a_chart_has_a_picture_a_table_and_words(charted):
    page = charted.get(f"/digests/{PERIOD}?version=2").text
    assert f'src="/digests/{PERIOD}/chart/1.svg?version=2"' in page
    assert 'alt="&lt;회원사&gt;: 2025년 =300, 2026년 350개사"' in page
    picture = charted.get(f"/digests/{PERIOD}/chart/1.svg?version=2")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "&lt;회원사&gt;" in picture.text
    table = charted.get(f"/digests/{PERIOD}/chart/1.csv?version=2")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.text.splitlines()[1:] == ["2025년,300.0,'=300", "2026년,350.0,350개사"]


@pytest.mark.parametrize("form", digest_formats())
def test_each_format_is_a_file_with_its_type_and_name(drafted, form):
    given = drafted.get(f"/digests/{PERIOD}/file/{form}")
    types = {
        "eml": "message/rfc822",
        "html": "text/html; charset=utf-8",
        "hwpx": "application/vnd.hancom.hwpx",
        "json": "application/json",
        "md": "text/markdown; charset=utf-8",
        "pdf": "application/pdf",
    }
    assert given.status_code == 200
    assert given.headers["content-type"] == types[form]
    name = f'attachment; filename="miclu-digest-{PERIOD}-v1.{form}"'
    assert given.headers["content-disposition"] == name
    assert "script-src" not in given.headers["content-security-policy"]
    assert len(given.content) > 500


def test_all_words_of_states_and_marks_have_english():
    from outputs.digest.page import MARKS
    from outputs.digest.showing import STATES

    assert {*MARKS.values(), *STATES.values()} <= set(load_words())
