"""Entities: search, one with the reasons for its names, card."""

from typing import Annotated

from fastapi import Query, Request
from pydantic import Field

from corpus.cards.making import make_card
from corpus.store import EntityCard
from outputs.api.access import Reader, SiteOf
from outputs.api.models.common import (
    LONGEST_WORDS,
    Key,
    ListInput,
    Namesake,
    OneOf,
    Page,
    make_next,
)
from outputs.api.models.entities import CardItem, EntityItem, SingleEntity
from outputs.namesakes import find_namesakes
from outputs.routing import SnapshotRouter
from outputs.session import get_entity

router = SnapshotRouter(prefix="/entities", tags=["개체 entities"], dependencies=[Reader])

TYPES = ("ORG", "CLUSTER", "PERSON", "PROGRAM")


class EntityInput(ListInput):
    """Which entities."""

    words: str = Field(
        default="",
        max_length=LONGEST_WORDS,
        description="이름의 일부나 초성 / Part of a name, or 초성; else the most mentioned",
        examples=["산단공"],
    )
    type: Annotated[str, OneOf(TYPES)] | None = Field(
        default=None, description="개체의 종류 / Type of the entity"
    )


@router.get("", summary="개체 찾기 / Find entities")
def find_entities(
    asked: Annotated[EntityInput, Query()], site: SiteOf, request: Request
) -> Page[EntityItem]:
    """꼭 맞는 이름부터 준다. / Exact names first, then by how often they are named."""
    page = site.store.find_entity_page(
        asked.words, entity_type=asked.type, limit=asked.limit, after=asked.cursor or ""
    )
    items = [EntityItem.of(entity) for entity in page.entities]
    return Page(items=items, next=make_next(request, page.following))


# A key may hold a slash (`PROGRAM:R&D/사업화`), so what follows a key stands before the key alone.
@router.get("/{key:path}/names", summary="왜 한 개체인지 / Why its names are one")
def get_entity_names(key: Key, site: SiteOf) -> EntityCard:
    """이름마다 묶인 까닭, 앞뒤 기관, 판정을 준다. / Each name's reason, successions, judgements."""
    return site.store.namings.get_card(get_entity(site.store, key).key)


@router.get("/{key:path}/card", summary="개체 카드 / Its card")
def get_card(key: Key, site: SiteOf) -> CardItem:
    """회원, 사업, 사람, 수치, 활동, 발언을 준다. / Members, programmes, people, figures, more."""
    entity = get_entity(site.store, key)
    card = make_card(site.store, entity.key)
    namesakes = find_namesakes(site.store, key, entity)
    return CardItem.of(card, dict(site.publishers), namesakes=namesakes)


@router.get("/{key:path}", summary="개체 하나 / One entity")
def find_entity(key: Key, site: SiteOf) -> SingleEntity:
    """열쇠나 이름, 다른 이름으로 찾는다. / Found by its key, a name or an alias."""
    entity = get_entity(site.store, key)
    namesakes = find_namesakes(site.store, key, entity)
    return SingleEntity.of(entity).model_copy(
        update={"namesakes": list(map(Namesake.of, namesakes))}
    )
