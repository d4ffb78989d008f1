import pytest

PASSWORD = "가람산단-회원사-350"


def test_an_admin_adds_a_user_who_can_log_in(visitor):
    visitor.log_in("bada")
    added = visitor.post(
        "/users", form_page="/users", name="saebyeok", role="analyst", password=PASSWORD
    )
    assert added.status_code == 303
    assert "saebyeok" in visitor.get("/users").text
    assert visitor.site.store.accounts.get("saebyeok").role == "analyst"
    assert [entry.subject for entry in visitor.site.store.accounts.find_audit(action="user.add")]


def test_a_refused_user_is_told_why_and_nothing_typed_is_lost(visitor):
    visitor.log_in("bada")
    answer = visitor.post("/users", form_page="/users", name="saebyeok", password="short")
    assert answer.status_code == 422
    assert 'value="saebyeok"' in answer.text
    assert "5 signs" in answer.text


def test_an_admin_changes_roles_and_shuts_users_out(visitor):
    visitor.log_in("bada")
    visitor.post("/users/nari", form_page="/users", role="admin")
    visitor.post("/users/nari", form_page="/users", state="disabled")
    user = visitor.site.store.accounts.get("nari")
    assert (user.role, bool(user.disabled)) == ("admin", True)
    visitor.post("/users/nari", form_page="/users", state="enabled")
    assert visitor.site.store.accounts.get("nari").disabled is None


@pytest.mark.parametrize("name", ["nari", "haneul"])
def test_others_than_admins_may_not(visitor, name):
    visitor.log_in(name)
    assert visitor.get("/users").status_code == 403
    assert visitor.get("/audit").status_code == 403
    assert visitor.post("/users", name="x", password=PASSWORD).status_code == 403


def test_a_name_with_markup_is_no_name(visitor):
    visitor.log_in("bada")
    answer = visitor.post("/users", form_page="/users", name="<b>x</b>", password=PASSWORD)
    assert answer.status_code == 422
    assert "<b>x</b>" not in answer.text
