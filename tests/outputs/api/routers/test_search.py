def test_one_box_finds_documents_and_facts(client):
    told = client.get("/api/v1/search?words=워크숍").json()
    assert [hit["document"]["id"] for hit in told["documents"]["items"]] == ["gaon-1"]
    assert told["facts"]["total"] >= 1


def test_each_list_leads_on_by_itself(client):
    told = client.get("/api/v1/search?words=워크숍&limit=1").json()
    path = told["facts"]["next"]
    assert path.startswith("/api/v1/facts?words=")
    assert client.get(path).status_code == 200


def test_found_words_are_marked_in_the_snippet(client):
    (hit,) = client.get("/api/v1/documents?words=워크숍").json()["items"]
    assert {hit["snippet"][start:end] for start, end in hit["spans"]} == {"워크숍"}


def test_without_words_all_documents_are_given_newest_first(client):
    told = client.get("/api/v1/documents").json()
    assert [hit["document"]["id"] for hit in told["items"]] == ["gaon-2", "gaon-1"]


def test_answers_tell_the_coverage_of_sources_and_weeks(client):
    coverage = client.get("/api/v1/documents?words=없는낱말").json()["coverage"]
    assert (coverage["documents"], coverage["weeks"]) == (2, 2)
    assert [source["publisher"] for source in coverage["sources"]] == ["gaon"]
    assert client.get("/api/v1/coverage").json() == coverage


def test_names_are_suggested_by_their_beginning_and_by_their_initials(client):
    for words in ("한국산업", "ㅎㄱㅅㅇ"):
        (found,) = client.get(f"/api/v1/suggestions?words={words}").json()
        assert found["name"] == "한국산업단지공단"


def test_an_empty_box_is_refused(client):
    assert client.get("/api/v1/search?words=").status_code == 422
