"""Documents: the frozen text with its marks, its revisions, and the archived copy, inert."""

from dataclasses import dataclass
from urllib.parse import quote

import nh3
from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from corpus.facts import fact_types
from corpus.knowledge import Statement, find_statements
from corpus.store import FactQuery
from corpus.structure import Table
from outputs.changes import Side, compare_texts, cut_lines
from outputs.labels import ENTITY_TYPES, KINDS
from outputs.routing import SnapshotRouter
from outputs.site import Site
from outputs.web.access import Reader, SiteOf
from outputs.web.inputs import Key, Number
from outputs.web.marking import Marked, cut_paragraphs
from outputs.web.places import PART_SIGNS, link_place, name_place
from outputs.web.rendering import render
from outputs.web.telling import find_tellers

router = SnapshotRouter()

# An archived page runs nothing, loads nothing and belongs to no origin.
_INERT = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
)
_STYLE = (
    "<style>body{font:16px/1.7 sans-serif;max-width:44rem;margin:1rem auto;padding:0 1rem}</style>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact of the document: its anchor on the page, the address of that, its statement."""

    place: str
    link: str
    statement: Statement


@router.get("/documents/{document_id}")
def show(
    request: Request,
    site: SiteOf,
    _: Reader,
    document_id: Key,
    revision: Number = 0,
    part: Number = 1,
) -> Response:
    """Show a document; marks stand in the revision that was read."""
    document = site.store.get_document(document_id, revision=revision or None)
    newest = site.store.get_document(document_id) if revision else document
    read = site.store.find_read_revision(document_id)
    is_read = read == document.revision
    facts = _find_facts(site, document_id, revision) if is_read else []
    marks = _mark_names(site, document_id) + _mark_facts(site, facts) if is_read else []
    parts = max(1, -(-len(document.text) // PART_SIGNS))
    start = (min(max(part, 1), parts) - 1) * PART_SIGNS
    return render(
        request,
        "document.html",
        document=document,
        newest=newest.revision,
        read=read,
        kind=KINDS.get(document.kind, document.kind),
        publisher=site.publishers.get(document.publisher, document.publisher),
        paragraphs=list(cut_paragraphs(document.text, marks, start=start, end=start + PART_SIGNS)),
        facts=facts,
        tables=[_make_grid(document.text, table) for table in document.structure.tables],
        layers=_name_layers(),
        part=part,
        parts=parts,
    )


@router.get("/documents/{document_id}/diff")
def compare(
    request: Request, site: SiteOf, _: Reader, document_id: Key, old: Number = 0, new: Number = 0
) -> Response:
    """Show what changed between two revisions, word by word."""
    after = site.store.get_document(document_id, revision=new or None)
    before = site.store.get_document(document_id, revision=old or max(after.revision - 1, 1))
    lines = cut_lines(compare_texts(before.text, after.text))
    # Of a paragraph that comes or goes, the line before it has the break alone.
    changed = [
        line
        for line in lines
        if any(each.side is not Side.BOTH and each.text.strip() for each in line)
    ]
    return render(request, "diff.html", before=before, after=after, lines=changed, side=Side)


@router.get("/documents/{document_id}/archive")
def show_archived(
    request: Request, site: SiteOf, _: Reader, document_id: Key, revision: Number = 0
) -> Response:
    """Show the archived copy in a frame, with where and when it was fetched."""
    document = site.store.get_document(document_id, revision=revision or None)
    copy = site.load_archived(document.archive) if document.archive else None
    return render(request, "archived.html", document=document, copy=copy)


@router.get("/documents/{document_id}/archive/page")
def give_archived(site: SiteOf, _: Reader, document_id: Key, revision: Number = 0) -> Response:
    """Give the archived copy for the frame: sanitised, without scripts, pictures or styles."""
    document = site.store.get_document(document_id, revision=revision or None)
    copy = site.load_archived(document.archive) if document.archive else None
    if copy is None:
        raise HTTPException(404)
    headers = {
        "content-security-policy": _INERT,
        "x-frame-options": "SAMEORIGIN",
        "cache-control": "private, no-store",
    }
    return HTMLResponse(_clean(copy.markup), headers=headers)


def _clean(markup: str) -> str:
    kept = nh3.clean(markup, tags=nh3.ALLOWED_TAGS - {"img"}, link_rel="noopener noreferrer")
    return f'<!doctype html><meta charset="utf-8"><title>보관본</title>{_STYLE}{kept}'


def _find_facts(site: Site, document_id: str, revision: int) -> list[Told]:
    query = FactQuery(document=document_id)
    found = sorted(
        find_statements(site.store, query), key=lambda each: each.newest.fact.evidence.start
    )
    return [
        Told(
            place=name_place(statement.newest.fact.evidence.start),
            link=link_place(
                document_id, statement.newest.fact.evidence.start, revision=revision or None
            ),
            statement=statement,
        )
        for statement in found
    ]


def _mark_names(site: Site, document_id: str) -> list[Marked]:
    """Mark each name, as a link to its entity where it is resolved."""
    reading = site.store.get_reading(document_id)
    entities = site.store.namings.find_entities(document_id)
    tell_word = find_tellers(site.language)["word"]
    return [
        Marked(
            start=mention.evidence.start,
            end=mention.evidence.end,
            layer=mention.type,
            reference="",
            address=_link("entities", entities.get((mention.type, mention.name), "")),
            title=f"{tell_word(mention.type)}: {mention.name}",
        )
        for mention in (reading.mentions if reading else ())
    ]


def _mark_facts(site: Site, facts: list[Told]) -> list[Marked]:
    """Mark the words of each fact, as a link to it."""
    say = find_tellers(site.language)["said"]
    return [
        Marked(
            start=each.statement.newest.fact.evidence.start,
            end=each.statement.newest.fact.evidence.end,
            layer=each.statement.fact.TYPE,
            reference=each.place,
            address=_link("facts", each.statement.key),
            title=say(each.statement.fact),
        )
        for each in facts
    ]


def _link(pages: str, key: str) -> str:
    return f"/{pages}/{quote(key, safe='')}" if key else ""


def _name_layers() -> dict[str, str]:
    return ENTITY_TYPES | {word: fact.LABEL for word, fact in fact_types().items()}


def _make_grid(text: str, table: Table) -> dict[str, object]:
    """Give a table as rows of cells with their spans, and whether a cell is a head."""
    rows: list[list[dict[str, object]]] = [[] for _ in range(table.height)]
    for cell in table.cells:
        if cell.row < table.height:
            is_head = cell.row < table.head_rows or cell.column < table.head_columns
            words = text[cell.start : cell.end]
            span = {"rows": cell.rows, "columns": cell.columns}
            rows[cell.row].append({"text": words, "is_head": is_head} | span)
    title = text[slice(*table.title)] if table.title else ""
    unit = text[slice(*table.unit)] if table.unit else ""
    return {"title": title, "unit": unit, "rows": rows}
