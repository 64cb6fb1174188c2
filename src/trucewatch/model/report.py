"""A report on its way in: raw bytes with a receipt, then cleaned text with regions and provenance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from trucewatch.model.base import Noun
from trucewatch.model.span import Span

PublishedBasis = Literal["option", "manifest", "dateline", "byline", "metadata", "inferred", "unknown"]
RegionKind = Literal[
    "headline",
    "dateline",
    "byline",
    "body",
    "caption",
    "correction_note",
    "furniture",
    "related_headlines",
    "advert",
    "sign_off",
    "update_note",
]
READ_REGIONS: frozenset[RegionKind] = frozenset({"headline", "body"})


@dataclass(frozen=True, slots=True)
class Hints:
    """What a manifest row or an option says of a report that the report does not say itself."""

    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None


class Receipt(Noun):
    """Chain of custody: where the bytes came from and when (Berkeley Protocol, collection)."""

    path: str
    received_at: str
    bytes: int
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class RawReport:
    """The bytes as they came, addressed by their SHA-256."""

    data: bytes
    receipt: Receipt
    hints: Hints = field(default_factory=Hints)

    @property
    def id(self) -> str:
        return f"sha256:{self.receipt.sha256}"


class Region(Noun):
    """What a stretch of the cleaned text is; regions tile the text in order and never overlap."""

    start: int
    end: int
    kind: RegionKind
    because: str = ""


class OffsetRun(Noun):
    """Cleaned text ``clean`` .. ``clean + length`` came from decoded raw text ``raw`` .. ``raw + raw_length``.

    Equal lengths map one to one; otherwise the whole run stands for the whole raw stretch (an entity, say).
    """

    clean: int
    length: int
    raw: int
    raw_length: int


class Version(Noun):
    """Wire version: the tag as printed, and its rank (domain reference §7.1)."""

    tag: str
    rank: int
    number: int | None = None


class Dateline(Noun):
    """Place and day of filing. The place is where the reporter sat, not where things happened."""

    place: str | None = None
    date: str | None = None
    span: Span | None = None


class ReportRef(BaseModel):
    """What every claim says of its report. `published_basis` of the contract; `published` is null when unknown."""

    model_config = ConfigDict(frozen=True)

    id: str
    path: str
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    published_reason: str | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None


class CleanReport(Noun):
    """The cleaned text with its regions; furniture stays in the text so that a reader can see what was set aside."""

    ref: ReportRef
    text: str
    regions: tuple[Region, ...]
    offsets: tuple[OffsetRun, ...] = ()
    headline: Span | None = None
    byline: Span | None = None
    dateline: Dateline | None = None
    version: Version | None = None
    url: str | None = None
    receipt: Receipt
    notes: tuple[str, ...] = Field(default=(), description="What cleaning did that a reviewer may want to know")

    @property
    def id(self) -> str:
        return self.ref.id
