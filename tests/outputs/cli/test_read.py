import json


def test_reading_tells_documents_entities_and_facts_and_is_done_once(run, tmp_path):
    (tmp_path / "news.txt").write_text(
        "산단공 워크숍 열려\n한국산업단지공단 황석주 본부장은 12일 회원 350개사가 왔다고 말했다.\n",
        encoding="utf-8",
    )
    run("add", "news.txt")
    first = run("read")
    assert first.status == 0
    assert first.out.startswith("읽은 문서 1건\n")
    assert "인물 1" in first.out
    assert "수치 1" in first.out
    assert run("read").out.startswith("읽은 문서 0건\n")
    again = json.loads(run("read", "--json").out)
    assert (again["read"]["read"], again["counts"]["documents"]) == (0, 1)


def test_resolving_again_finds_nothing_to_do(run, base):
    assert run("resolve").out.startswith("새로 이은 이름 0건, 다시 센 대상 0건")
    counts = json.loads(run("resolve", "--json").out)
    assert (counts["names"], counts["entities"]) == (0, 0)
