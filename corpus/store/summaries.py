"""Write what activities tell as one: their rows, and who takes part in them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, distinct, func, select, update

from corpus.activities.summary import ORGANISER, PARTICIPANT, Summary, summarise
from corpus.activities.telling import Telling
from corpus.chunks import cut
from corpus.store.loading import load
from corpus.store.tables import (
    activities,
    activity_entities,
    activity_members,
    documents,
    facts,
    statements,
)

_CHUNK = 400
_TOLD = ("kind", "name", "day", "first_day", "last_day", "precision", "place", "status", "states")
_COUNTED = ("key", "documents", "sources", "first_seen", "last_seen")
_SAVE = (
    update(activities)
    .where(activities.c.number == bindparam("at"))
    .values({name: bindparam(f"new_{name}") for name in (*_TOLD, *_COUNTED)})
)


def save_summaries(connection: Connection, groups: Mapping[int, Sequence[Telling]]) -> None:
    """Sum up activities by their numbers, whose members stand in the base already."""
    for chunk in cut(sorted(groups), _CHUNK):
        summaries = {number: summarise(groups[number]) for number in chunk}
        counted = _count(connection, chunk)
        keys = _find_keys(connection, chunk)
        rows = [
            _make_row(number, summaries[number], {"key": keys.get(number, ""), **counted[number]})
            for number in chunk
        ]
        connection.execute(_SAVE, rows)
        links = [link for number in chunk for link in _make_links(number, summaries[number])]
        load(connection, activity_entities, links)


def _count(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Count the documents and independent sources of activities, and their days."""
    story = func.coalesce(documents.c.story, documents.c.number)
    chosen = (
        select(
            activity_members.c.activity,
            func.count(distinct(documents.c.number)).label("documents"),
            func.count(distinct(story)).label("sources"),
            func.min(facts.c.seen).label("first_seen"),
            func.max(facts.c.seen).label("last_seen"),
        )
        .join_from(
            activity_members, facts, facts.c.statement == activity_members.c.statement, isouter=True
        )
        .join(documents, documents.c.number == facts.c.document, isouter=True)
        .where(activity_members.c.activity.in_(numbers))
        .group_by(activity_members.c.activity)
    )
    rows = connection.execute(chosen)
    return {
        row.activity: {name: getattr(row, name) for name in _COUNTED if name != "key"}
        for row in rows
    }


def _find_keys(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """Give each activity the key of its first statement; a dropped one waits to be taken out."""
    chosen = (
        select(activity_members.c.activity, statements.c.key)
        .join_from(
            activity_members, statements, statements.c.number == activity_members.c.statement
        )
        .where(activity_members.c.activity.in_(numbers))
        .order_by(statements.c.number.desc())
    )
    return {row.activity: row.key for row in connection.execute(chosen)}


def _make_row(number: int, summary: Summary, counted: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: getattr(summary, name) for name in _TOLD} | dict(counted)
    values["states"] = [[status, day and day.isoformat()] for status, day in summary.states]
    return {"at": number} | {f"new_{name}": value for name, value in values.items()}


def _make_links(number: int, summary: Summary) -> list[dict[str, Any]]:
    """Make one row for each entity that takes part, as organiser where it is both."""
    roles = {party.entity: PARTICIPANT for party in summary.participants}
    roles |= {party.entity: ORGANISER for party in summary.organisers}
    return [
        {"entity": entity, "day": summary.day, "activity": number, "role": role}
        for entity, role in roles.items()
        if entity is not None
    ]
