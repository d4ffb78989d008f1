def test_a_failed_login_stands_in_the_audit_log(visitor):
    visitor.post("/login", name="bada", password="wrong password")
    page = visitor.log_in("bada").get("/audit").text
    assert "로그인 실패" in page
    assert "wrong password" not in page
