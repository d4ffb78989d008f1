import pytest

PASSWORD = "가람산단-회원사-350"
NEW = "따뜻한-저녁-커피-3잔"


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
    assert "10자에서 200자까지" in answer.text


def test_an_admin_changes_roles_and_shuts_users_out(visitor):
    visitor.log_in("bada")
    visitor.post("/users/nari", form_page="/users", role="admin")
    visitor.post("/users/nari", form_page="/users", state="disabled")
    user = visitor.site.store.accounts.get("nari")
    assert (user.role, bool(user.disabled)) == ("admin", True)
    visitor.post("/users/nari", form_page="/users", state="enabled")
    assert visitor.site.store.accounts.get("nari").disabled is None


@pytest.mark.parametrize("fields", [{"role": "reader"}, {"state": "disabled"}])
def test_the_last_admin_cannot_lock_everybody_out(visitor, fields):
    visitor.log_in("bada")
    refused = visitor.post("/users/bada", form_page="/users", **fields)
    assert refused.status_code == 422
    assert "관리자가 bada 하나뿐입니다" in refused.text
    user = visitor.site.store.accounts.get("bada")
    assert (user.role, user.disabled) == ("admin", None)
    visitor.post("/users/nari", form_page="/users", role="admin")
    assert visitor.post("/users/bada", form_page="/users", **fields).status_code == 303
    assert visitor.get("/users").status_code == 303


def test_nobody_shuts_themselves_out_with_one_click(visitor):
    page = visitor.log_in("bada").get("/users").text
    rows = {name: page.split(f"<td>{name}", 1)[1].split("</tr>", 1)[0] for name in ("bada", "nari")}
    assert 'value="disabled"' in rows["nari"]
    assert 'value="disabled"' not in rows["bada"]
    assert 'href="/account"' in rows["bada"]


def test_an_admin_gives_a_new_password_for_a_forgotten_one(visitor):
    page = visitor.log_in("bada").get("/users").text
    form = page.split("<td>nari", 1)[1].split("</tr>", 1)[0]
    assert 'name="password" type="password"' in form
    weak = visitor.post("/users/nari", form_page="/users", password="nari-nari-nari")
    assert weak.status_code == 422
    changed = visitor.post("/users/nari", form_page="/users", password=NEW)
    assert changed.headers["location"] == "/users?changed=nari"
    assert "nari: 새 비밀번호를 저장했습니다" in visitor.get("/users?changed=nari").text
    (told,) = visitor.site.store.accounts.find_audit(action="user.change")
    assert told.subject == "nari"
    assert NEW not in str(told.details)
    visitor.log_in("nari", NEW)


def test_only_users_are_told_to_have_a_new_password(visitor):
    page = visitor.log_in("bada").get("/users?changed=nobody").text
    assert "저장했습니다" not in page


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
