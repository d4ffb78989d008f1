"""The page after a login that a form had to wait for: what it does, and what was typed into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from fastapi import Request
from fastapi.responses import Response

from corpus.errors import MissingStatementError
from corpus.facts import fact_types
from corpus.knowledge import get_statement
from outputs.site import Site
from outputs.web.rendering import render
from outputs.web.reviewing.deciding import PREFIX
from outputs.web.reviewing.fields import make_inputs, read_changes
from outputs.web.works import Told, Work, find_work

# Never kept, but asked for anew: what was typed there stands in no page.
SECRETS: Mapping[str, str] = {
    "password": "비밀번호",
    "old": "지금 비밀번호",
    "new": "새 비밀번호",
}

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A form that waits for a login: where it goes, empty for none, and what it brings."""

    action: str = ""
    fields: Fields = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What was typed into a field, to be seen again; `choices` where it holds one of a few."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...] = ()


def resume(request: Request, pending: Pending, *, is_new: bool, status: int = 200) -> Response:
    """Show a form that waited, for the session as it is now; `is_new` right after a login."""
    site: Site = request.app.state.site
    work, told = find_work(pending.action, dict(pending.fields))
    lines = _make_lines(site, work, told)
    shown = {*SECRETS, *(line.name for line in lines)}
    return render(
        request,
        "resume.html",
        status=status,
        action=pending.action,
        is_new=is_new,
        button=work.tell_button(told),
        subject=work.find_subject(site, told),
        lines=lines,
        hidden=[each for each in pending.fields if each[0] not in shown],
        secrets={name: label for name, label in SECRETS.items() if name in told},
    )


def _make_lines(site: Site, work: Work, told: Told) -> list[Line]:
    typed = {
        name.removeprefix(PREFIX): value for name, value in told.items() if name.startswith(PREFIX)
    }
    return [
        *(_make_corrections(site, told.get("key", ""), typed) if typed else ()),
        *(
            Line(name=name, label=label, value=told[name])
            for name, label in work.typed.items()
            if name in told
        ),
    ]


def _make_corrections(site: Site, key: str, typed: Told) -> list[Line]:
    """Give the fields that were changed; all of them where the fact is gone meanwhile."""
    try:
        fact = get_statement(site.store, key).newest.fact
    except MissingStatementError:
        return [
            Line(name=PREFIX + name, label=_find_label(name), value=value)
            for name, value in typed.items()
        ]
    changed = read_changes(fact, typed)
    return [
        Line(name=PREFIX + each.name, label=each.label, value=each.value, choices=each.choices)
        for each in make_inputs(fact, typed=typed, faults={})
        if each.name in changed
    ]


def _find_label(name: str) -> str:
    """Give the label of a field in the first fact type that has it, else its name."""
    named = (each for kind in fact_types().values() for each in fields(kind) if each.name == name)
    return next((str(each.metadata["label"]) for each in named if "label" in each.metadata), name)
