import json
import re


def test_the_demo_goes_the_whole_way_and_adds_nothing_the_second_time(run, home):
    first = run("demo")
    assert first.status == 0, first.err
    assert re.search(r"새 문서 [1-9]", first.out)
    assert {"클러스터", "기관", "인물", "사업"} <= set(first.out.split())
    assert {"활동", "수치", "직위", "발언"} <= set(first.out.split())
    (written,) = (home / "digests").iterdir()
    assert str(written) in first.out
    assert "가온산업일보, 2026" in written.read_text("utf-8")

    drafts = run("digest", "list", "--json").out
    drafted = [(each["week"], each["state"]) for each in map(json.loads, drafts.splitlines())]
    assert drafted == [("2026-W47", "draft"), ("2026-W46", "draft")]

    status, digest = run("status", "--json").out, written.read_bytes()
    second = run("demo")
    assert second.status == 0, second.err
    assert "새로 더해진 것이 없습니다." in second.out
    assert re.findall(r"새 문서 (\d+)", second.out) == ["0", "0"]
    assert written.read_bytes() == digest
    assert run("digest", "list", "--json").out == drafts
    assert _drop_times(run("status", "--json").out) == _drop_times(status)


def _drop_times(status):
    return re.sub(r'"last_(?:fetched|at)": "[^"]*"', "", status)
