import pytest


@pytest.mark.parametrize(
    "path",
    [
        "entities/{}",
        "entities/{}/card",
        "series?entity={}&measure=회원사",
        "activities?entity={}",
    ],
)
def test_an_answer_of_the_api_names_who_else_is_called_so(client, namesakes, path):
    told = client.get(f"/api/v1/{path.format('김민수')}").json()
    assert told["namesakes"] == [
        {"key": namesakes[1], "type": "PERSON", "name": "김민수", "documents": 1}
    ]
    key = namesakes[1].replace("#", "%23")
    assert client.get(f"/api/v1/{path.format(key)}").json()["namesakes"] == []
