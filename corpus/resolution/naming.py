"""What a name in a document stands for, as far as the document and the known names tell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.records import name_key
from corpus.resolution.known import BODIES, Known
from corpus.resolution.sound import is_latin, make_sound
from corpus.resolution.spelling import compact, read_hanja, spell
from corpus.resolution.words import load_list, load_pairs
from corpus.store import DocumentName, Naming

PERSON = "PERSON"
# Between a name and what tells it from the same name of others; between name and document.
CONTEXT, DOCUMENT = "@", "@#"
_SHORTEST_PREFIX = 3
_GOLD, _KIM = "金", "김"
_HEAD, _TEAM_HEAD = "장", "단장"
_BRACKETS = re.compile(r"\(.*?\)")
# A public corporation of so long a name is the one of the country, with 한국 or without.
_COUNTRY = re.compile("^한국(?=[가-힣]{4,}공[단사]$)")


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a body's name means: `form` is equal for all names of one, `name` that of a list."""

    form: str
    name: str = ""


def make_naming(
    name: DocumentName, known: Known, *, scoped: frozenset[str] = frozenset()
) -> Naming:
    """Make the naming of a document's name: its key, and the blocks in which it meets others.

    Args:
        name: The name as its document knows it, with its day and the posts of a person.
        known: The institutions that are known before any document.
        scoped: Keys of names in one document that a judgement speaks of.
    """
    key = f"{name.type}:{name_key(name.name)}"
    own = f"{key}{DOCUMENT}{name.document_id}"
    if name.type == PERSON:
        return _make_person(name, own, known, is_scoped=own in scoped)
    identity = identify(name.name, name.type, name.seen, known)
    if not identity.name and is_generic(name.name):
        return _name(name, own)
    always = identify(name.name, name.type, None, known)
    dated = key if always == identity else f"{key}{CONTEXT}{identity.name or identity.form}"
    blocks = tuple(_list_blocks(name, identity))
    return _name(name, own if own in scoped else dated, *blocks, official=identity.name)


def identify(name: str, entity_type: str, day: date | None, known: Known) -> Identity:
    """Give whom a name of a body or a programme means.

    A known name means its bearer, and `산단공 경남본부` the branch 경남본부 of the bearer; any
    other name means what is spelled like it, a public corporation of a long name also with 한국.
    """
    spelled = spell(name)
    bearer = known.find(spelled, entity_type, day)
    if bearer is not None:
        return Identity(f"{bearer.key.partition(':')[0]}:{spell(bearer.name)}", bearer.name)
    for prefix, tail in _split_branch(name, spelled):
        parent = known.find(prefix, entity_type, day)
        if parent is not None:
            whole = f"{spell(parent.name)}{tail}"
            listed = known.find(whole, entity_type, day)
            return Identity(f"{entity_type}:{whole}", listed.name if listed else "")
    return Identity(f"{entity_type}:{_COUNTRY.sub('', spelled)}")


def is_generic(name: str) -> bool:
    """Whether a name tells no body from others: 공단, 협의체, 경남본부."""
    return spell(name) in _generic_words()


def is_judged_alone(key: str) -> bool:
    """Whether a key speaks of a name in one document."""
    return DOCUMENT in key


def _name(name: DocumentName, key: str, *blocks: str, official: str = "") -> Naming:
    return Naming(key=key, type=name.type, name=name.name, official=official, blocks=blocks)


def _list_blocks(name: DocumentName, identity: Identity) -> Iterator[str]:
    yield f"form:{identity.form}"
    if name.type in BODIES and not (identity.name and is_latin(name.name)):
        sound = make_sound(name.name)
        if sound is not None:
            yield f"sound:{name.type}:{sound}"
            if is_latin(name.name):
                yield f"latin:{name.type}:{sound}"


def _split_branch(name: str, spelled: str) -> Iterator[tuple[str, str]]:
    """Yield (parent, branch) in spelled form: at spaces, and before a region."""
    words = name.split()
    at_spaces = (
        (spell(" ".join(words[:n])), spell(" ".join(words[n:]))) for n in range(1, len(words))
    )
    at_regions = (
        (spelled[:place], spelled[place:])
        for place in range(_SHORTEST_PREFIX, len(spelled))
        if spelled.startswith(load_list("regions"), place)
    )
    for prefix, tail in (*at_spaces, *at_regions):
        if prefix and tail.endswith(load_list("branches")):
            yield prefix, tail


def _make_person(name: DocumentName, own: str, known: Known, *, is_scoped: bool) -> Naming:
    """Make the naming of a person: the same name is the same person where a post agrees."""
    person = spell_person(name.name)
    told = {make_post(*post, name.seen, known) for post in name.posts if _is_telling(*post)}
    posts = sorted(told)
    key = f"{PERSON}:{person}{CONTEXT}{'+'.join(posts)}"
    return _name(
        name, own if is_scoped or not posts else key, *(f"post:{person}|{p}" for p in posts)
    )


def spell_person(name: str) -> str:
    """Give a person's name without spaces, hanja read, 金 as the surname that it is."""
    bare = compact(name)
    read = read_hanja(bare)
    return (_KIM + read[1:] if bare.startswith(_GOLD) else read) or name_key(name)


def make_post(organisation: str, role: str, day: date | None, known: Known) -> str:
    """Give a post in the form in which equal ones meet.

    산단공 and 경남지역본부장 make what 산단공 경남본부 and 본부장 make; 대표이사 is 대표.
    """
    title = spell(_BRACKETS.sub("", role)) or spell(role)
    title = _load_roles().get(title, title)
    found = _compile_branch_roles().fullmatch(title)
    if found is not None and found["unit"]:
        branch = found["unit"] + found["head"]
        title = f"{found['head']}장"
        if not spell(organisation).endswith(spell(branch)):
            organisation = f"{organisation} {branch}"
    body = identify(organisation, "ORG", day, known).form.partition(":")[2]
    if title.endswith(_TEAM_HEAD) and body.endswith(title.removesuffix(_HEAD)):
        title = _TEAM_HEAD  # 사업단장 of a 사업단 is its 단장
    return f"{body}:{title}"


def _is_telling(organisation: str, role: str) -> bool:
    """Whether a post tells people apart: not 본부장 of a 경북본부 whose parent is not named."""
    return bool(role) and spell(organisation) not in _generic_words() | {""}


@cache
def _load_roles() -> Mapping[str, str]:
    return {spell(printed): meant for printed, meant in load_pairs("roles").items()}


@cache
def _compile_branch_roles() -> re.Pattern[str]:
    heads = "|".join(load_list("branches"))
    return re.compile(rf"(?P<unit>.*?)(?P<head>{heads})장")


@cache
def _generic_words() -> frozenset[str]:
    """Give what names nothing by itself, with a region before it or without: 경남본부, 공단."""
    words = frozenset(load_list("generic"))
    branches = load_list("branches")
    return words | {f"{region}{head}" for region in load_list("regions") for head in branches}
