"""What an analyst does beside the queue: joins names, signs digests, saves searches."""

import pytest
from playwright.sync_api import expect

from corpus.store.digests import DigestState


@pytest.fixture
def tab(new_tab, own_server):
    return new_tab("nari")


@pytest.fixture
def other(new_tab, own_server):
    return new_tab("solbi")


def test_two_names_are_joined_after_a_preview_and_parted_again(tab, own_server):
    def count_entities():
        with own_server.open_store() as store:
            return len({store.find_entity(name).key for name in ("㈜모루비트", "㈜두름정공")})

    tab.open("/review?entity=㈜모루비트")
    page = tab.page
    queue = page.url
    page.keyboard.press("m")
    expect(page.get_by_role("heading", level=1)).to_have_text("이름 합치기와 가르기")
    expect(page.get_by_label("다른 이름")).to_be_focused()
    page.keyboard.type("㈜두름정공")
    page.keyboard.press("Enter")
    preview = page.get_by_role("region", name="미리 보기")
    expect(preview).to_contain_text("지금은 둘입니다")
    assert count_entities() == 2
    preview.get_by_label("까닭").fill("같은 회사")
    preview.get_by_role("button", name="판정 저장").click()
    expect(page.get_by_role("status").first).to_contain_text("저장했습니다")
    assert count_entities() == 1
    expect(page.get_by_role("link", name="검토하던 사실로")).to_be_focused()
    table = page.get_by_role("region", name="이름 판정")
    table.get_by_role("row").filter(has_text="같은 회사").get_by_role("button").click()
    expect(page.get_by_role("status").first).to_contain_text("되돌렸습니다")
    assert count_entities() == 2
    page.keyboard.press("Enter")
    expect(page.locator("#card")).to_be_visible()
    assert page.url.startswith(queue)


def test_each_name_of_a_fact_is_reached_by_its_number(tab, own_server):
    tab.open("/review?type=position")
    page = tab.page
    page.keyboard.press("x")
    page.keyboard.press("m")
    second = page.locator("#card a[data-key='2']")
    expect(second).to_be_visible()
    assert tab.find_barriers() == []
    name = second.locator("span").inner_text()
    page.keyboard.press("2")
    expect(page.get_by_role("heading", level=1)).to_have_text("이름 합치기와 가르기")
    expect(page.get_by_role("heading", level=2).filter(has_text=name).first).to_be_visible()
    expect(page.get_by_label("다른 이름")).to_be_focused()


def test_a_digest_is_reviewed_signed_and_corrected(tab, own_server, served_home):
    def find_digest(version=None):
        with own_server.open_store() as store:
            return store.digests.find(served_home.DRAFTED, version=version)

    tab.open(f"/digests/{served_home.DRAFTED}")
    page = tab.page
    page.get_by_role("button", name="검토 시작").click()
    page.get_by_label("메모").fill("읽어 봄")
    page.get_by_role("button", name="서명").click()
    expect(page.get_by_role("region", name="판과 서명")).to_contain_text("읽어 봄")
    signed = find_digest()
    assert (signed.state, signed.history[-1].author) == (DigestState.SIGNED, "nari")
    page.get_by_label("무엇을 고치는지").fill("검토하지 않은 것을 넣음")
    page.get_by_label("검토하지 않은 사실도 넣기").check()
    page.get_by_role("button", name="고친 판 만들기").click()
    expect(page.get_by_text("서명하지 않은 초안입니다")).to_be_visible()
    assert find_digest().version == signed.version + 1
    assert find_digest(signed.version).hash == signed.hash


def test_two_analysts_on_one_digest_see_who_was_first(tab, other, own_server, served_home):
    for each in (tab, other):
        each.open(f"/digests/{served_home.DRAFTED}")
    other.page.get_by_role("button", name="서명").click()
    expect(other.page.get_by_role("button", name="고친 판 만들기")).to_be_visible()
    tab.page.get_by_label("메모").fill("내가 읽음")
    tab.page.get_by_role("button", name="서명").click()
    expect(tab.page.get_by_role("heading", level=1)).to_have_text("그사이 바뀌었습니다")
    expect(tab.page.get_by_role("main")).to_contain_text("solbi")
    expect(tab.page.get_by_label("적으신 메모")).to_have_value("내가 읽음")
    assert tab.find_barriers() == []


def test_a_search_is_saved_and_ended(tab, own_server):
    tab.open("/search?q=총회&type=event")
    page = tab.page
    page.get_by_text("저장하고 메일로 받기").click()
    page.get_by_label("받을 메일 주소").fill("nari@agency.example")
    page.get_by_label("제목").fill("총회가 열리면")
    page.get_by_role("button", name="저장", exact=True).click()
    row = page.get_by_role("row").filter(has_text="총회가 열리면")
    row.get_by_role("link", name="총회가 열리면").click()
    expect(page.get_by_role("searchbox")).to_have_value("총회")
    page.go_back()
    row.get_by_role("button", name="그만 받기").click()
    expect(row).to_have_count(0)
    with own_server.open_store() as store:
        assert [each.name for each in store.alerts.find_all()] == ["총회 소식"]
