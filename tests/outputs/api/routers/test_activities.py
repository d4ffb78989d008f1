def test_activities_are_given_with_their_sentences(client):
    (activity,) = client.get("/api/v1/activities").json()["items"]
    assert (activity["name"], activity["place"], activity["status"]) == ("워크숍", "해운대", "held")
    (evidence,) = activity["evidence"]
    assert evidence["sentence"][evidence["start"] : evidence["end"]] == "워크숍"


def test_filters_narrow_the_activities(client):
    for asked, count in (("kind=워크숍", 1), ("kind=총회", 0), ("status=cancelled", 0)):
        assert len(client.get(f"/api/v1/activities?{asked}").json()["items"]) == count


def test_a_cursor_of_another_list_is_refused(client):
    assert client.get("/api/v1/activities?cursor=x").status_code == 400
