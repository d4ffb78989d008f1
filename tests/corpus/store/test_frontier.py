from datetime import UTC, datetime, timedelta

import pytest

from corpus.errors import StoreError
from corpus.store import COUNTED, Ask, Batch, Frontier, RejectedPage, Saved, Taken, open_store
from corpus.store.frontier import CRASHED, LEASE

START = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.moment = START

    def __call__(self):
        return self.moment

    def pass_by(self, **time):
        self.moment += timedelta(**time)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def join(url, clock):
    """Give a crawler that has joined the walk for a wish: `join("b", dead={"a"}, wish="")`."""
    opened = []

    def join(owner="a", *, wish="", dead=(), caught_up=False, limit=None, **options):
        frontier = Frontier(
            url,
            publisher="hanbit",
            owner=owner,
            is_dead=set(dead).__contains__,
            clock=clock,
            **options,
        )
        opened.append(frontier)
        frontier.walk = frontier.join(wish, caught_up=caught_up, limit=limit)
        return frontier

    yield join
    for frontier in opened:
        frontier.close()


def make_address(name):
    return f"https://www.hanbit.example/{name}"


def ask(name, *, counted=False, **fields):
    request = {"url": make_address(name)} | ({COUNTED: True} if counted else {})
    return Ask(fingerprint=name, request=request, **fields)


def push(frontier, *names, **fields):
    frontier.exchange(Batch(asks=tuple(ask(name, **fields) for name in names)), take=0)


def take(frontier, most=10):
    """Take requests and give their last path parts by number."""
    taken = frontier.exchange(Batch(), take=most).taken
    return {each.request["url"].rpartition("/")[2]: each.number for each in taken}


def finish(frontier, *numbers, fault=""):
    frontier.exchange(Batch(done=tuple((number, fault) for number in numbers)), take=0)


def test_a_request_is_taken_once_in_the_order_of_its_rank(join):
    crawler = join()
    push(crawler, "c", "d", rank=1)
    push(crawler, "a", "b", "c")
    assert list(take(crawler, 3)) == ["a", "b", "c"]
    assert list(take(crawler)) == ["d"]
    assert crawler.exchange(Batch(), take=10).next_due is None


def test_two_crawlers_share_a_walk_and_take_different_requests(join):
    first, second = join("a"), join("b")
    assert first.walk == second.walk
    push(first, "a", "b", "c")
    assert list(take(first, 2)) == ["a", "b"]
    assert list(take(second, 2)) == ["c"]


def test_another_wish_is_another_walk(join):
    first, second = join(wish="x"), join(wish="y")
    push(first, "a")
    assert first.walk.number != second.walk.number
    assert take(second) == {}


def test_a_lease_that_lapsed_is_taken_over(join, clock):
    first, second = join("a"), join("b")
    push(first, "a")
    assert take(first)
    waiting = second.exchange(Batch(), take=1)
    assert (waiting.taken, waiting.next_due) == ((), START + LEASE)
    clock.pass_by(seconds=31)
    assert list(take(second)) == ["a"]


def test_a_crawler_that_goes_on_keeps_its_leases(join, clock):
    first, second = join("a"), join("b")
    push(first, "a")
    take(first)
    for _ in range(5):
        clock.pass_by(seconds=11)
        assert take(first) == {}
    assert take(second) == {}


def test_a_crawler_may_live_on_shorter_leases(join, clock):
    first, second = join("a", lease=timedelta(seconds=4)), join("b")
    push(first, "a")
    take(first)
    for _ in range(5):
        clock.pass_by(seconds=2)
        first.exchange(Batch(), take=0)
    assert take(second) == {}
    clock.pass_by(seconds=5)
    assert list(take(second)) == ["a"]


@pytest.fixture
def lapsed(join, clock):
    """A crawler whose lease on a request lapsed, the one that took it over, and its number."""
    first, second = join("a"), join("b")
    push(first, "a")
    number = take(first)["a"]
    clock.pass_by(seconds=31)
    assert take(second) == {"a": number}
    return first, second, number


def test_who_lost_a_request_can_neither_release_nor_postpone_it(lapsed, join):
    first, _, number = lapsed
    form = {"url": make_address("else")}
    later = (Taken(number=number, request=form), START)
    first.exchange(Batch(released=(number,), postponed=(later,)), take=0)
    assert take(join("c")) == {}
    assert take(first) == {}


@pytest.mark.parametrize(("fault", "is_left"), [("timeout", True), ("", False)])
def test_who_lost_a_request_may_still_bring_its_page(lapsed, fault, is_left):
    first, second, number = lapsed
    finish(first, number, fault=fault)
    waiting = first.exchange(Batch(), take=1)
    assert (waiting.next_due is not None) is is_left
    finish(second, number, fault="host_down")
    assert second.leave() is not is_left  # what came to a good end stays so


def test_a_limit_is_kept_by_all_crawlers_of_a_walk_together(join):
    first, second = join("a", limit=3), join("b", limit=3)
    push(first, "list", source=True)
    push(first, "a", "b", counted=True)
    push(second, "b", "c", "d", "e", counted=True)
    push(second, "file")
    push(first, "f", counted=True)
    assert list(take(first)) == ["list", "a", "b", "c", "file"]
    assert first.asked() == {make_address(name) for name in "abc"}


def test_a_publisher_is_asked_by_one_crawler_at_a_time(join, clock):
    first, second = join("a", alone=True), join("b", alone=True)
    other = join("c", wish="other", alone=True)
    push(first, "a", "b", "c")
    push(other, "x")
    numbers = take(first, 2)
    for crawler in (second, other):
        waiting = crawler.exchange(Batch(), take=5)
        assert (waiting.taken, waiting.next_due) == ((), START + timedelta(seconds=1))
    finish(first, *numbers.values())
    assert list(take(second)) == ["c"]
    assert take(first) == take(other) == {}


def test_a_crawler_that_waits_its_turn_comes_in_for_the_dead(join):
    push(join("a"), "a", "b")
    first, second = join("b", alone=True), join("c", dead={"b"}, alone=True)
    assert list(take(first, 1)) == ["a"]
    assert take(second) == {}
    assert list(take(second)) == ["b", "a"]


def test_what_the_dead_held_is_free_at_once_and_goes_last(join):
    first = join("a")
    push(first, "a", "b")
    take(first, 1)
    assert list(take(join("b", dead={"a"}))) == ["b", "a"]


def test_a_waiting_crawler_notices_a_death(join):
    first, second = join("a"), join("b", dead={"a"})
    push(first, "a")
    take(first)
    waiting = second.exchange(Batch(), take=1)
    assert waiting.next_due == START
    assert list(take(second)) == ["a"]


def test_a_request_that_outlives_too_many_crawlers_is_given_up(join, url):
    push(join("0"), "a")
    for number in range(51):
        take(join(f"{number}", dead={f"{number - 1}"}))
    last = join("51", dead={"50"})
    assert take(last) == {}
    assert not last.leave()
    with open_store(url) as store:
        assert [(each.reason, each.count) for each in store.rejects.find()] == [(CRASHED, 1)]


def test_a_page_and_its_mark_are_stored_together_or_not_at_all(join, make_document, url):
    crawler = join()
    push(crawler, "a")
    number = take(crawler)["a"]
    broken = Batch(documents=(make_document(),), done=((number, None),), asks=(ask(None),))
    with pytest.raises(StoreError, match="fingerprint"):
        crawler.exchange(broken, take=0)
    with open_store(url) as store:
        assert store.counts().documents == 0
    whole = Batch(
        documents=(make_document(), make_document("hanbit-2"), make_document()),
        rejects=(RejectedPage(reason="no_body", address="x", at=START),),
        done=((number, ""),),
    )
    saved = crawler.exchange(whole, take=0).saved
    assert saved == (Saved.NEW, Saved.NEW, Saved.UNCHANGED)
    with open_store(url) as store:
        assert store.counts().documents == 2
        assert store.rejects.find()[0].reason == "no_body"


def test_documents_that_are_known_become_revisions(join, make_document):
    crawler = join()
    crawler.exchange(Batch(documents=(make_document(),)), take=0)
    batch = (make_document(text="가람산단 총회\n바뀐 글."), make_document("hanbit-2"))
    saved = crawler.exchange(Batch(documents=batch), take=0).saved
    assert saved == (Saved.REVISED, Saved.NEW)


def test_what_is_done_stays_done_and_known(join):
    crawler = join()
    push(crawler, "a")
    finish(crawler, take(crawler)["a"])
    push(crawler, "a")
    push(crawler, "elsewhere", is_done=True)
    assert take(crawler) == {}
    assert crawler.knows("a")
    assert crawler.knows("elsewhere")
    assert not crawler.knows("b")


def test_a_postponed_request_comes_back_in_its_new_form(join, clock):
    crawler = join()
    push(crawler, "a")
    number = take(crawler)["a"]
    form = {"url": "https://www.hanbit.example/again", "meta": {"retry_times": 1}}
    later = (Taken(number=number, request=form), START + timedelta(seconds=5))
    exchanged = crawler.exchange(Batch(postponed=(later,)), take=5)
    assert (exchanged.taken, exchanged.next_due) == ((), later[1])
    clock.pass_by(seconds=5)
    (taken,) = crawler.exchange(Batch(), take=5).taken
    assert taken == later[0]


def test_what_is_released_is_free_for_others(join):
    first, second = join("a"), join("b")
    push(first, "a")
    first.exchange(Batch(released=tuple(take(first).values())), take=0)
    assert list(take(second)) == ["a"]


@pytest.mark.parametrize(("fault", "is_whole"), [("", True), ("timeout", False)])
def test_a_walk_closes_when_all_is_done(join, fault, is_whole):
    crawler = join()
    push(crawler, "a")
    number = take(crawler)["a"]
    assert not crawler.leave()
    finish(crawler, number, fault=fault)
    assert crawler.leave() is is_whole
    assert join("b").walk.number != crawler.walk.number


def test_a_walk_that_was_cut_short_goes_on(join, clock):
    first = join("a", caught_up=True)
    push(first, "list", source=True)
    push(first, "article", counted=True)
    finish(first, *take(first).values())
    push(first, "next", counted=True)
    clock.pass_by(minutes=10)
    second = join("b", dead={"a"})
    assert (second.walk.number, second.walk.caught_up) == (first.walk.number, True)
    assert second.asked() == {
        "https://www.hanbit.example/article",
        "https://www.hanbit.example/next",
    }
    push(second, "list", "article")
    assert list(take(second)) == ["next"]


def test_sources_are_asked_again_after_a_while_articles_are_not(join, clock):
    first = join("a")
    push(first, "list", source=True)
    push(first, "article")
    finish(first, *take(first).values())
    push(first, "next")
    clock.pass_by(hours=2)
    second = join("b", dead={"a"})
    push(second, "list", "article")
    assert list(take(second)) == ["next", "list"]


def test_a_walk_that_lay_too_long_is_forgotten(join, clock):
    first = join("a")
    push(first, "a")
    clock.pass_by(days=8)
    second = join("b")
    assert take(second) == {}
    push(second, "a")
    assert list(take(second)) == ["a"]
