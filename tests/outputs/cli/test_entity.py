import json


def test_an_entity_shows_names_counts_and_facts(run, base):
    out = run("entity", "산단공").out
    assert out.startswith("한국산업단지공단 (기관)\n다른 이름: 산단공\n언급 2번, 문서 1건\n")
    assert "직위 1건" in out
    assert "황석주" in out


def test_an_entity_is_given_to_programs_as_one_object(run, base):
    shown = json.loads(run("entity", "황석주", "--json").out)
    assert shown["entity"]["type"] == "PERSON"
    counts = {word: len(facts) for word, facts in shown["facts"].items()}
    assert counts == {"event": 0, "figure": 0, "position": 1, "quote": 1, "relation": 0}


def test_an_unknown_name_is_an_error(run, base):
    outcome = run("entity", "없는이름")
    assert (outcome.status, outcome.out) == (1, "")
    assert "miclu search" in outcome.err
