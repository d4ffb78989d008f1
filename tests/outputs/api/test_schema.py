"""What openapi.json says is what the API does, whatever it is sent."""

import re

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from nlp.tokenizer import load_kiwi

METHODS = ("get", "post", "put", "patch", "delete")
BOTH = re.compile(r"[가-힣].*/.*[A-Za-z]", re.DOTALL)

# Nothing is timed here; the usual ten seconds are few on a machine that others are busy on.
_PATIENCE_SECONDS = 120

UNTIMED = settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module", autouse=True)
def tokeniser():
    """Loaded before anything is timed: that takes a busy machine longer than a call may."""
    return load_kiwi()


@pytest.fixture
def openapi(client):
    return client.get("/api/v1/openapi.json").json()


@pytest.fixture
def operations(openapi):
    return [
        (f"{method} {path}", told)
        for path, item in openapi["paths"].items()
        for method, told in item.items()
        if method in METHODS
    ]


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_as_described_and_no_server_error(client, mode):
    assert ask_all(client, mode) > 10


def test_it_is_so_too_where_a_token_is_needed(make_client, bearer):
    client, headers = make_client(open_reading=False), bearer("analyst")
    assert ask_all(client, GenerationMode.POSITIVE, headers=headers) > 10


def ask_all(client, mode, **options):
    """Ask every operation with made-up parameters, check the answers, and count the operations."""
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", client.app)
    schema.config.request_timeout = _PATIENCE_SECONDS
    operations = [found.ok() for found in schema.get_all_operations()]
    for operation in operations:
        if mode is GenerationMode.NEGATIVE and not takes_input(operation):
            continue  # nothing that could be wrong

        @UNTIMED
        @given(case=operation.as_strategy(generation_mode=mode))
        def check(case):
            if mode is GenerationMode.POSITIVE:
                mend(case)
            case.call_and_validate(**options)

        check()
    return len(operations)


def mend(case):
    """Keep what no schema of one parameter can say."""
    asked = case.query if case.query is not None else {}
    asked.pop("cursor", None)  # no text but that of an answer is one
    if str(asked.get("since") or "") > str(asked.get("until") or "9"):
        asked.pop("since")
    if case.path.endswith("/terms") and not (asked.get("person") or asked.get("organisation")):
        asked["person"] = "황석주"
    case.query = asked


def takes_input(operation):
    told = operation.definition.raw
    return bool(told.get("parameters") or told.get("requestBody"))


def test_every_operation_tells_itself_in_korean_and_english(operations):
    assert operations
    for name, told in operations:
        assert BOTH.search(told["summary"]), name
        assert BOTH.search(told["description"]), name


def test_every_parameter_tells_itself_in_korean_and_english(operations):
    for name, told in operations:
        for parameter in told.get("parameters", ()):
            assert BOTH.search(parameter["description"]), (name, parameter["name"])


def test_every_operation_has_its_own_id(operations):
    ids = [told["operationId"] for _, told in operations]
    assert len(set(ids)) == len(ids)


def test_problems_are_described_with_their_own_media_type(operations):
    for name, told in operations:
        for status, answer in told["responses"].items():
            if int(status) >= 400:
                assert set(answer["content"]) == {"application/problem+json"}, (name, status)


def test_the_fields_of_facts_are_those_of_their_dataclasses(openapi):
    figure = openapi["components"]["schemas"]["Figure"]
    assert figure["properties"]["value"] == {
        "type": "number",
        "title": "Value",
        "description": "값 / Plain number: 7억원 is 700000000",
    }
    assert figure["properties"]["type"]["const"] == "figure"
