"""States of the record: what is held of each truce, talks, contact and toll at one moment, as known at another."""

from __future__ import annotations

from typing import Literal

from trucewatch.model.base import Noun
from trucewatch.model.claim import Figure, PlacePrecision
from trucewatch.model.when import EndKind

Status = Literal[
    "discussed",
    "proposed",
    "agreed",
    "declared",
    "in_effect",
    "suspended",
    "expired",
    "collapsed",
    "terminated",
    "superseded",
    "completed",
    "converted",
    "never_effective",
    "end_unknown",
]
Compliance = Literal["not_assessed", "holding", "largely_holding", "strained", "broken_locally", "broken"]
InstrumentKind = Literal[
    "ceasefire",
    "cessation_of_hostilities",
    "truce",
    "armistice",
    "humanitarian_pause",
    "regime_of_calm",
    "deescalation_zone",
    "local_agreement",
]


class Reading(Noun):
    """One source's clock for a term; several may stand side by side (domain reference §3.3 rule 7)."""

    start: str | None = None
    end: str | None = None
    hours: float | None = None
    claimants: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class TruceTerm(Noun):
    """One term of the chain; ``start_utc``/``end_utc`` are the instants used for status."""

    seq: int
    start: str | None = None
    end: str | None = None
    hours: float | None = None
    end_kind: EndKind = "unknown"
    announced_at: str | None = None
    announced_by: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    mismatch_minutes: int | None = None
    claims: tuple[str, ...] = ()
    start_utc: str | None = None
    end_utc: str | None = None
    basis: str | None = None


class Participation(Noun):
    """Who is bound, and how (domain reference §1.2)."""

    name: str
    id: str | None = None
    role: str
    stance: str | None = None
    claims: tuple[str, ...] = ()


class Exclusion(Noun):
    """A group the truce leaves out; ``designated_by`` names whoever calls it terrorist, never us."""

    name: str
    id: str | None = None
    basis: Literal["UNSC_list", "text", "party_claim"] = "text"
    designated_by: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class CoveredPlace(Noun):
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "unknown"
    claims: tuple[str, ...] = ()


class Undertaking(Noun):
    by: tuple[str, ...]
    action: str
    text: str
    towards: tuple[str, ...] = ()
    qualifier: str | None = None
    said_at: str | None = None
    state: Literal["given", "reported_met", "reported_breached", "lapsed"] = "given"
    claimants: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class DisputedValue(Noun):
    value: str
    claimants: tuple[str, ...]
    claims: tuple[str, ...]


class Dispute(Noun):
    """Two or more values that cannot all hold, side by side; nothing is chosen without saying by which rule."""

    id: str
    about: str
    field: str
    values: tuple[DisputedValue, ...]
    rule: str | None = None


class Link(Noun):
    kind: Literal["extension", "upgrade", "renewal", "implements", "succeeds", "reciprocal"]
    to: str


class Transition(Noun):
    """One step of the life cycle with the claims that caused it (domain reference §3.2)."""

    to: Status
    at: str | None
    rule: str
    claims: tuple[str, ...] = ()
    provisional: bool = False


class Truce(Noun):
    """One truce at a moment in the world (``on``), as known at a moment of the record (``known``)."""

    id: str
    name: str
    instrument_kind: InstrumentKind
    conflict: str | None = None
    parent: str | None = None
    status: Status
    status_since: str | None = None
    provisional: bool = False
    compliance: Compliance = "not_assessed"
    confirmed: bool = False
    sides: Literal["unilateral", "bilateral", "multilateral"] | None = None
    terms: tuple[TruceTerm, ...] = ()
    parties: tuple[Participation, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    coverage: tuple[CoveredPlace, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    links: tuple[Link, ...] = ()
    history: tuple[Transition, ...] = ()
    zone: str | None = None
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    on: str
    known: str


class CasualtyLine(Noun):
    """One figure of one claimant for one key: measure × population × place × window × method. Never summed."""

    id: str
    claimant: str
    figure: Figure
    place: str | None = None
    country: str | None = None
    said_at: str | None = None
    conflict: str | None = None
    superseded_by: str | None = None
    truce: str | None = None
    claims: tuple[str, ...] = ()


class ScheduledDate(Noun):
    """A date that talks were planned for, when it was stated and why it changed."""

    planned_for: str | None
    stated_at: str | None = None
    reason: str | None = None
    claims: tuple[str, ...] = ()


class Talks(Noun):
    id: str
    name: str
    venue: str | None = None
    round: str | None = None
    conflict: str | None = None
    parties: tuple[str, ...] = ()
    convener: tuple[str, ...] = ()
    scheduled: tuple[ScheduledDate, ...] = ()
    slipped_days: int | None = None
    started: str | None = None
    ended: str | None = None
    status: Literal["planned", "held", "postponed", "suspended", "collapsed", "resumed", "concluded"] = "planned"
    outcome: str | None = None
    claims: tuple[str, ...] = ()


class Readout(Noun):
    """One side's account of a contact. A side that said nothing is absent, which is not agreement."""

    by: str
    relayed_by: tuple[str, ...] = ()
    text: str
    claims: tuple[str, ...] = ()


class Contact(Noun):
    """One call, meeting or letter; n readouts."""

    id: str
    mode: str
    participants: tuple[str, ...]
    initiator: str | None = None
    when: str | None = None
    place: str | None = None
    topics: tuple[str, ...] = ()
    readouts: tuple[Readout, ...] = ()
    claims: tuple[str, ...] = ()


class Document(Noun):
    id: str
    kind: str
    issuers: tuple[str, ...]
    date: str | None = None
    points: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Record(Noun):
    """Everything held at (``on``, ``known``); a pure function of the claims."""

    on: str
    known: str
    truces: tuple[Truce, ...] = ()
    casualties: tuple[CasualtyLine, ...] = ()
    talks: tuple[Talks, ...] = ()
    contacts: tuple[Contact, ...] = ()
    documents: tuple[Document, ...] = ()
    disputes: tuple[Dispute, ...] = ()
