import csv
import io
import shutil
from datetime import datetime
from decimal import Decimal
from urllib.parse import quote

import pytest

from corpus.facts.figure import Figure
from corpus.facts.relation import Relation
from corpus.records import Document, Entity, Evidence, Mention, Reading
from corpus.resolution import resolve
from corpus.settings import Settings
from corpus.store import open_store
from corpus.times import KST
from nlp.entities.institutions import load_institutions
from outputs.site import Site

PARTS = ("card", "posts", "figures", "activities", "quotes", "relations", "documents")
KICOX = "/entities/ORG:한국산업단지공단"
GARAM = "/entities/CLUSTER:가람미클"


TOLD = (
    ("300개사", 300, {"as_of": "2024"}),
    ("330개사", 330, {"as_of": "2025"}),
    ("354개사", 354, {"as_of": "2025"}),
    ("400개사", 400, {"as_of": "2027", "status": "target"}),
)


def _save_cluster(opened, number, words, value, fields):
    text = f"한국산업단지공단이 운영하는 가람미클의 회원사는 {words}다."
    document = Document(
        id=f"dure-{number}",
        kind="news",
        publisher="dure",
        title=f"소식 {number}",
        text=text,
        published=datetime(2026, 11, number, 9, tzinfo=KST),
        fetched=datetime(2026, 11, 20, 9, tzinfo=KST),
        address=f"http://www.dure.example/{number}",
    )

    def cite(part):
        start = text.index(part)
        end = start + len(part)
        return Evidence(document_id=document.id, start=start, end=end, rule="test", version="test")

    names = (("CLUSTER", "가람미클"), ("ORG", "한국산업단지공단"))
    figure = Figure(
        evidence=cite(words),
        text=words,
        value=Decimal(value),
        unit="개사",
        measure="회원사",
        subject="가람미클",
        **fields,
    )
    relation = Relation(
        evidence=cite("운영하는"),
        subject="한국산업단지공단",
        predicate="operates",
        object="가람미클",
    )
    opened.save_document(document)
    reading = Reading(
        document_id=document.id,
        version="test",
        entities=tuple(Entity(type=kind, text=name, aliases=()) for kind, name in names),
        mentions=tuple(
            Mention(type=kind, text=name, name=name, evidence=cite(name)) for kind, name in names
        ),
        facts=(figure, relation),
        sentences=((0, len(text)),),
        morphemes=(),
    )
    opened.save_reading(reading, document=document)


@pytest.fixture(scope="module")
def template(tmp_path_factory, filled_store):
    """The file of the small base with a cluster: its figures conflict, one is a target."""
    path = shutil.copy(filled_store, tmp_path_factory.mktemp("cluster"))
    with open_store(f"sqlite:///{path}") as opened:
        for number, (words, value, fields) in enumerate(TOLD, start=1):
            _save_cluster(opened, number, words, value, fields)
        resolve(opened, institutions=load_institutions())
    return path


@pytest.fixture
def store(home, template):
    home.mkdir(parents=True, exist_ok=True)
    shutil.copy(template, home / "miclu.db")
    with open_store(Settings().store_url) as opened:
        yield opened


@pytest.fixture
def site(store):
    return Site(store=store, settings=Settings(), secret=b"0" * 32)


def test_the_list_gives_the_most_mentioned_first(visitor):
    page = visitor.get("/entities").text
    assert page.index("한국산업단지공단") < page.index("황석주")
    assert 'aria-current="page"' in page


@pytest.mark.parametrize("words", ["산단공", "ㅅㄷㄱ", "한국산업"])
def test_the_list_is_searched_by_words_and_initials(visitor, words):
    page = visitor.get("/entities", params={"words": words}).text
    assert f'href="/entities/{quote("ORG:한국산업단지공단")}"' in page
    assert "황석주" not in page


def test_the_list_is_narrowed_by_type(visitor):
    page = visitor.get("/entities?type=PERSON").text
    assert "황석주" in page
    assert "가람미클" not in page


def test_nothing_found_tells_the_coverage(visitor):
    page = visitor.get("/entities?words=없는곳").text
    assert "이렇게 부르는 것이 없습니다" in page
    assert "수록 범위: 문서 6건" in page


def test_names_come_with_why_they_are_one(visitor, writer, fact):
    writer.save(
        "dure-9",
        "소식",
        "산단공이 밝혔다.",
        published=datetime(2026, 11, 9, tzinfo=KST),
        read=(fact["mention"]("ORG", "산단공"),),
    )
    page = visitor.get(KICOX).text
    assert "하나로 본 까닭" in page
    assert "알려진 이름 한국산업단지공단" in page
    assert visitor.get("/entities/산단공").status_code == 200


def test_successions_are_dated(visitor, writer, fact):
    writer.save(
        "dure-8",
        "소식",
        "산업통상부가 밝혔다.",
        published=datetime(2026, 11, 8, tzinfo=KST),
        read=(fact["mention"]("ORG", "산업통상부"),),
    )
    page = visitor.get("/entities/산업통상부").text
    assert "앞뒤 기관" in page
    assert "산업통상자원부" in page
    assert "2025-10" in page


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_a_page_of_its_own_and_a_piece_for_htmx(visitor, part):
    whole = visitor.get(f"{GARAM}/{part}")
    piece = visitor.get(f"{GARAM}/{part}", headers={"HX-Request": "true"})
    assert (whole.status_code, piece.status_code) == (200, 200)
    assert "<html" in whole.text
    assert "<html" not in piece.text
    assert "<h2>" in piece.text
    assert f'hx-get="{quote(GARAM)}/{part}"' in visitor.get(GARAM).text


def test_posts_tell_who_when_and_by_which_statement(visitor):
    page = visitor.get(f"{KICOX}/posts").text
    assert "본부장" in page
    assert "2026-11-12" in page
    assert 'href="/facts/' in page
    assert 'href="/documents/gaon-1"' in page
    assert "한국산업단지공단" in visitor.get("/entities/황석주/posts").text


def test_figures_mark_conflicts_and_set_plans_apart(visitor):
    page = visitor.get(f"{GARAM}/figures").text
    facts, plans = page.split("계획·목표", 1)
    assert facts.count('<tr class="conflict">') == 2
    assert "300개사" in facts
    assert "400개사" in plans
    assert "400개사" not in facts
    assert 'data-chart="' in facts


def test_an_unknown_measure_says_so(visitor):
    page = visitor.get(f"{GARAM}/figures?measure=%3Cb%3E없는항목")
    assert page.status_code == 200
    assert "이 항목의 수치가 없습니다" in page.text
    assert "<b>없는항목" not in page.text


def test_the_chart_has_its_points_by_style(visitor):
    (chart,) = visitor.get(f"{GARAM}/series.json?measure=회원기업").json()
    rows = {row["style"]: [point["value"] for point in row["points"]] for row in chart["rows"]}
    assert rows["line"][0] == 300
    assert sorted(rows["conflict"]) == [330, 354]
    assert rows["plan"] == [400]
    point = chart["rows"][0]["points"][0]
    assert point["day"] == "2024-07-01"
    assert visitor.get(point["address"].replace("/facts/", "/api/v1/facts/")).status_code == 200


def test_the_table_is_given_as_csv_with_its_sources(visitor):
    answer = visitor.get(f"{GARAM}/series.csv?measure=회원기업")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert sorted(row["값"] for row in rows) == ["300", "330", "354", "400"]
    assert {row["문서"] for row in rows} == {"dure-1", "dure-2", "dure-3", "dure-4"}
    assert "attachment" in answer.headers["content-disposition"]


def test_relations_are_a_picture_and_a_list(visitor):
    page = visitor.get(f"{GARAM}/relations").text
    assert "<svg" in page
    assert "운영" in page
    assert f'href="{quote(KICOX)}"' in page
    assert "<mark>운영하는</mark>" in page
    picture = visitor.get(f"{GARAM}/relations.svg")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert picture.text.startswith("<svg")


def test_quotes_activities_and_documents_link_to_their_sources(visitor):
    quotes = visitor.get("/entities/황석주/quotes").text
    assert "내년에는 회원을 늘리겠다" in quotes
    assert 'href="/facts/' in quotes
    assert 'href="/documents/gaon-1"' in visitor.get("/entities/황석주/documents").text
    assert "활동을 말하는 문서가 없습니다" in visitor.get("/entities/황석주/activities").text


def test_figures_of_which_none_is_better_stand_side_by_side(visitor, writer, fact):
    fields = {"unit": "개사", "measure": "회원사", "subject": "나루단지"}
    writer.save(
        "gaon-31",
        "소식",
        "나루단지 회원사는 7개사이고 9개사이다.",
        published=datetime(2026, 11, 19, 9, tzinfo=KST),
        read=(
            fact["figure"]("7개사", 7, **fields),
            fact["figure"]("9개사", 9, **fields),
            fact["mention"]("CLUSTER", "나루단지"),
        ),
    )
    page = visitor.get("/entities/나루단지/card").text
    (line,) = [each for each in page.split("<li>") if each.startswith("회원사 ")]
    assert ">7개사<" in line
    assert ">9개사<" in line
    assert line.count("어긋남") == 2


def test_the_card_tells_what_is_unknown(visitor):
    page = visitor.get(f"{GARAM}/card").text
    assert "운영 기관" in page
    assert "모름" in page
    assert "회원·소속 기관" in page.split("모름", 1)[1]


@pytest.mark.parametrize(
    "key",
    ["ORG:없는곳", "x" * 3_000, "%00", "a%00b", "%3Cscript%3Ealert(1)%3C/script%3E", "%0a", "%20"],
)
def test_hostile_keys_are_not_found(visitor, key):
    for part in ("", "/figures", "/series.json"):
        answer = visitor.get(f"/entities/{key}{part}")
        assert answer.status_code == 404
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/quotes?cursor=zzz", 400),
        ("/documents?cursor=" + "z" * 9_000, 422),
        ("/posts?page=0", 422),
        ("/relations?page=999999999999999999999", 422),
        ("/activities?cursor=%00", 400),
    ],
)
def test_bad_places_in_lists_are_answers(visitor, address, status):
    assert visitor.get(GARAM + address).status_code == status


def test_names_in_the_typing_are_given_as_options(visitor):
    assert '<option value="가람미클">' in visitor.get("/entities/names?left=ㄱㄹㅁ").text
    assert visitor.get("/entities/names?left=%00").text.strip() == ""


def test_markup_in_names_stays_words(visitor, writer, fact):
    writer.save(
        "dure-7",
        "소식",
        "<b>도담</b>TV가 밝혔다.",
        published=datetime(2026, 11, 7, tzinfo=KST),
        read=(fact["mention"]("ORG", "<b>도담</b>TV"),),
    )
    for address in ("/entities", "/entities/ORG:b도담btv", "/entities/ORG:b도담btv/relations.svg"):
        answer = visitor.get(address)
        assert answer.status_code == 200
        assert "<b>도담" not in answer.text
        assert "&lt;b&gt;도담" in answer.text


def test_a_name_with_a_slash_leads_to_its_page(visitor, writer, fact):
    name = "한빛소재/부품"
    mention = fact["mention"]("ORG", name)
    published = datetime(2026, 11, 12, tzinfo=KST)
    writer.save("gaon-7", "소식", f"{name}이 열었다.", published=published, read=(mention,))
    answer = visitor.get("/entities/한빛소재%2F부품")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/entities/ORG%3A%ED%95%9C%EB%B9%9B%EC%86%8C%EC%9E%AC%EB%B6%80%ED%92%88",
    )
    assert visitor.get(answer.headers["location"]).status_code == 200
    assert visitor.get("/entities/없는%2F이름").status_code == 404
