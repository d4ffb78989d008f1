from corpus.store.alerts import KeptSearch


def test_a_link_asks_and_a_click_ends(visitor):
    made = visitor.site.store.alerts.keep(
        KeptSearch(address="a@b.example", name="회원사", words="", filters={}, rhythm="daily")
    )
    assert "그만 받기" in visitor.get(f"/unsubscribe/{made.token}").text
    assert visitor.site.store.alerts.get(made.token).ended is None
    answer = visitor.client.post(f"/unsubscribe/{made.token}")
    assert "끝났습니다" in answer.text
    assert visitor.site.store.alerts.get(made.token).ended is not None


def test_an_unknown_link_is_not_found(visitor):
    assert visitor.get("/unsubscribe/nobody").status_code == 404
