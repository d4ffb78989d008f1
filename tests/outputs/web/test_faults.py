import inspect
import re
from dataclasses import replace
from string import Formatter

import pytest
from starlette.testclient import TestClient

from corpus import errors
from corpus.errors import MicluError, StoreBusyError
from corpus.store.naming import errors as naming_errors
from outputs import errors as output_errors
from outputs.web.app import make_app
from outputs.web.faults import FAULTS, tell_fault
from outputs.web.words import load_words

HANGUL = re.compile("[가-힣]")
CLASSES = sorted(
    {
        kind
        for module in (errors, naming_errors, output_errors)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, MicluError)
    },
    key=lambda kind: kind.__name__,
)
PATH = "/srv/base.db"


def make(kind):
    """Make an error whose every word is that of a path and a command."""
    names = list(inspect.signature(kind.__init__).parameters)[1:]
    numbers = {"minutes", "most", "port", "start", "end", "version", "revision", "number"}
    given = {name: 7 if name in numbers else PATH for name in names if name not in "args kwargs"}
    return kind(**given)


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_error_tells_a_page_a_command_or_english_in_korean(kind, language):
    told = tell_fault(make(kind), language)
    assert not re.search(r"\bmiclu\b|MICLU_", told)
    assert bool(HANGUL.search(told)) == (language == "ko")


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if issubclass(kind, errors.StoreError)])
def test_no_error_of_the_store_tells_a_page_its_path(kind):
    assert PATH not in tell_fault(make(kind), "ko")


@pytest.mark.parametrize("kind", FAULTS)
def test_what_a_sentence_names_the_error_knows_and_it_has_its_english(kind):
    named = {name for _, name, _, _ in Formatter().parse(FAULTS[kind]) if name}
    assert named <= vars(make(kind)).keys()
    assert FAULTS[kind] in load_words()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/documents/nix", "이런 문서나 그런 판이 없습니다: nix"),
        ("/digests/abc", "기간을 읽을 수 없습니다."),
        ("/digests?period=abc", "기간을 읽을 수 없습니다."),
        ("/facts/nix", "찾는 사실이 없습니다."),
        ("/unsubscribe/nix", "이런 저장한 찾기가 없습니다."),
    ],
)
def test_a_page_says_in_korean_what_is_wrong(visitor, address, words):
    (told,) = re.findall(rf"<p[^>]*>([^<]*{re.escape(words)}[^<]*)</p>", visitor.get(address).text)
    assert "miclu " not in told


def test_a_page_says_it_in_english_where_the_pages_are_english(site, visitor):
    english = type(visitor)(replace(site, language="en"))
    page = english.get("/documents/nix").text
    assert "There is no such document or revision: nix" in page
    assert "miclu " not in page.split("<main", 1)[1].split("<footer", 1)[0]
    refused = english.get("/login", headers={"host": "evil.example"})
    assert refused.text == "Not by this address. Open http://127.0.0.1\n"


def test_a_store_that_fails_is_told_to_the_log_alone(site, caplog):
    app = make_app(site)

    @app.get("/held")
    def fail():
        raise StoreBusyError(PATH, "database is locked")

    answer = TestClient(app).get("/held")
    assert answer.status_code == 503
    assert "다른 작업이 자료를 쓰고 있어" in answer.text
    assert PATH not in answer.text
    assert PATH in caplog.text
