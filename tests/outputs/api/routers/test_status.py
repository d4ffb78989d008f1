def test_the_status_counts_what_the_base_holds(client):
    told = client.get("/api/v1/status").json()
    assert (told["documents"], told["unread"], told["failed"]) == (2, 0, 0)
    assert told["facts"] == {"event": 1, "figure": 1, "position": 1, "quote": 1}
    assert [row["name"] for row in told["publishers"]] == ["가온산업일보"]
    assert told["held"] == []
