"""One claim: who says what of whom, when and where, in which words, and why the program thinks so."""

from __future__ import annotations

from typing import Any, Literal, get_args

from pydantic import Field

from trucewatch.model.base import Noun
from trucewatch.model.report import ReportRef
from trucewatch.model.span import Span
from trucewatch.model.when import Term, When, Window

ClaimKind = Literal[
    "truce.discussed",
    "truce.proposed",
    "truce.agreed",
    "truce.declared",
    "truce.in_effect",
    "truce.extended",
    "truce.expiry",
    "truce.suspended",
    "truce.terminated",
    "truce.collapsed",
    "truce.rejected",
    "truce.reaffirmed",
    "truce.position",
    "truce.coverage",
    "truce.exclusion",
    "truce.undertaking",
    "truce.mechanism",
    "truce.reference",
    "violation.alleged",
    "violation.denied",
    "violation.verified",
    "violation.tally",
    "compliance.assessed",
    "incident.reported",
    "responsibility.claimed",
    "casualty.incident",
    "casualty.window",
    "displacement.reported",
    "access.reported",
    "evacuation.reported",
    "detainees.reported",
    "talks.scheduled",
    "talks.held",
    "talks.postponed",
    "talks.collapsed",
    "talks.resumed",
    "talks.concluded",
    "contact.reported",
    "document.issued",
    "statement.made",
    "control.changed",
    "posture.reported",
]
KINDS: tuple[str, ...] = get_args(ClaimKind)
Modality = Literal["actual", "planned", "conditional", "hypothetical", "desired", "historical"]
Polarity = Literal["asserted", "denied"]
Directness = Literal["quote", "indirect", "document", "narrator"]
ActorKind = Literal[
    "state",
    "official",
    "intergovernmental_body",
    "armed_group",
    "designated_group",
    "opposition_body",
    "de_facto_authority",
    "coalition",
    "monitor",
    "humanitarian_ngo",
    "ministry",
    "armed_forces",
    "media",
    "other",
]
PlacePrecision = Literal["site", "district", "city", "region", "country", "supranational", "unknown"]
Bound = Literal["exact", "at_least", "more_than", "up_to", "about", "nearly", "unknown"]


class Actor(Noun):
    """A party, official, body or group as named in the report; ``id`` is null when no table knows the name."""

    name: str
    id: str | None = None
    kind: ActorKind = "other"
    role: str | None = None


class Place(Noun):
    """WGS 84 degrees; null coordinates when the place is known only by name."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "unknown"
    role: str | None = None


class Figure(Noun):
    """A number of people (or things) with its bounds; rules in the domain reference §4.9."""

    measure: str
    population: str | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None
    bound: Bound = "exact"
    text: str
    window: Window | None = None


class Reason(Noun):
    """The rule that made the claim and what it saw."""

    rule: str
    detail: str


class Claim(Noun):
    """The atom of the record; field meanings in the contract."""

    id: str
    kind: ClaimKind
    modality: Modality = "actual"
    polarity: Polarity = "asserted"
    claimants: tuple[str, ...] = ()
    relayed_by: tuple[str, ...] = ()
    verb: str | None = None
    directness: Directness = "narrator"
    hedges: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    when: When | None = None
    term: Term | None = None
    figure: Figure | None = None
    quote: str | None = None
    subtype: str | None = None
    details: dict[str, Any] = Field(default_factory=dict)
    sentence: Span
    trigger: Span
    because: tuple[Reason, ...]
    report: ReportRef

    @property
    def family(self) -> str:
        return self.kind.split(".")[0]
