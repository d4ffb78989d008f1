"""Documents, their revisions, and what changed between two."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel, Field

from corpus.records import Document, Mention
from corpus.store import DocumentHead
from corpus.structure import Structure
from outputs.addresses import tell_address
from outputs.changes import Change
from outputs.digest.passages import make_link


class Head(BaseModel):
    """문서의 머리 / A document without its text."""

    id: str = Field(description="문서 번호 / Id", examples=["gaon-1042"])
    kind: str = Field(description="news, press_release, report", examples=["news"])
    publisher: str = Field(description="매체의 열쇠 / Key of the publisher", examples=["gaon"])
    title: str = Field(description="제목 / Title as printed")
    address: str = Field(
        description="원문 주소, 파일은 이름만 / Address of the source; of a file its name"
    )
    link: str = Field(
        description="따라가도 되는 주소, 없으면 빈 글 / The same where safe to follow"
    )
    published: datetime | None = Field(description="발행 시각 / Time of publication")
    revision: int = Field(description="가장 새 판 / Number of the newest revision")

    @classmethod
    def of(cls, head: DocumentHead | Document) -> Self:
        """Make it of a stored document."""
        return cls(
            id=head.id,
            kind=head.kind,
            publisher=head.publisher,
            title=head.title,
            address=tell_address(head.address),
            link=make_link(head.address),
            published=head.published,
            revision=head.revision,
        )


class Name(BaseModel):
    """본문의 이름 / A place in the text where a name stands."""

    type: str = Field(description="ORG, CLUSTER, PERSON, PROGRAM, DATE, PLACE")
    text: str = Field(description="적힌 그대로 / As printed")
    name: str = Field(description="그 문서에서 가장 온전한 이름 / Fullest form in the document")
    start: int = Field(description="시작 / First code point in `text`")
    end: int = Field(description="끝 / Code point behind it")

    @classmethod
    def of(cls, mention: Mention) -> Self:
        """Make it of a mention."""
        return cls(
            type=mention.type,
            text=mention.text,
            name=mention.name,
            start=mention.evidence.start,
            end=mention.evidence.end,
        )


class Full(Head):
    """문서 전체 / A document with its frozen text; offsets count its code points."""

    byline: tuple[str, ...] = Field(description="기자 / Names of the byline")
    modified: datetime | None = Field(description="고친 시각 / Last change that the source tells")
    fetched: datetime = Field(description="수집 시각 / When this revision was fetched")
    archive: str = Field(description="보관한 곳 / Place in the archive: file.warc.gz:offset")
    attachments: tuple[str, ...] = Field(description="붙임 / Addresses of attached files")
    format: str = Field(description="파일 형식 / Format of the file; empty for pages")
    partial: str = Field(description="빠진 것 / Why the text may lack something; else empty")
    text: str = Field(description="굳힌 본문, 제목이 첫 줄 / Frozen text, title first")
    structure: Structure = Field(
        description="제목·문단·표의 자리 / Blocks and tables, by code points of `text`"
    )

    @classmethod
    def of(cls, head: DocumentHead | Document) -> Self:
        """Make it of a stored document."""
        names = cls.model_fields.keys() - {"link"}
        values = {name: getattr(head, name) for name in names}
        values["address"] = tell_address(head.address)
        return cls(**values, link=make_link(head.address))


class RevisionHead(BaseModel):
    """문서의 한 판 / One revision."""

    revision: int = Field(description="판 / Number, from 1")
    title: str = Field(description="제목 / Title of this revision")
    modified: datetime | None = Field(description="고친 시각 / Last change that the source tells")
    fetched: datetime = Field(description="수집 시각 / When it was fetched")
    length: int = Field(description="글자 수 / Code points of the text")


class Changed(BaseModel):
    """바뀐 말 / Words that became others; one side is empty where words came or went."""

    old_start: int = Field(description="앞 판에서의 자리 / Code point in the old text")
    old: str = Field(description="없어진 말 / What went")
    new_start: int = Field(description="뒤 판에서의 자리 / Code point in the new text")
    new: str = Field(description="들어온 말 / What came")

    @classmethod
    def of(cls, change: Change) -> Self:
        """Make it of a change."""
        return cls(
            old_start=change.old_start,
            old=change.old,
            new_start=change.new_start,
            new=change.new,
        )


class Difference(BaseModel):
    """두 판의 차이 / What changed between two revisions."""

    document: str = Field(description="문서 번호 / Id")
    old: int = Field(description="앞 판 / Old revision")
    new: int = Field(description="뒤 판 / New revision")
    changes: list[Changed] = Field(description="글의 차례대로 / In the order of the text")
