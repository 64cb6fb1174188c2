"""What one claim says about the clock of a truce."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from trucewatch.model.claim import Claim
from trucewatch.model.when import EndKind
from trucewatch.record.moments import (
    Stretch,
    ZoneLookup,
    clock_text,
    day_text,
    happened_at,
    is_background,
    said_at,
    zone_of,
)

FOUNDING = frozenset({"truce.declared", "truce.agreed", "truce.in_effect", "truce.extended", "truce.expiry"})
"""Kinds that tell that a truce exists; all others speak of one known already."""

CLOCKED = FOUNDING
Role = Literal["first", "extension", "end", "any"]


@dataclass(frozen=True, slots=True)
class Observation:
    """``start``/``end`` stated, or computed from each other and ``hours``; ``point``: the act, or the day it held."""

    claim: Claim
    role: Role
    start: Stretch | None = None
    end: Stretch | None = None
    hours: float | None = None
    end_kind: EndKind = "unknown"
    point: Stretch | None = None
    holding: bool = False
    start_stated: bool = False
    end_stated: bool = False
    basis: str | None = None
    zone: str | None = None

    @property
    def dated(self) -> bool:
        return self.start is not None or self.end is not None


def counts_as_fact(claim: Claim) -> bool:
    """Wishes, conditions, suppositions and denials never move the record (domain reference §3.2)."""
    if claim.polarity == "denied":
        return False
    if claim.modality == "planned":
        # To plan an agreement is not to agree; a planned start or extension with its date is a schedule.
        return claim.kind != "truce.agreed"
    return claim.modality in ("actual", "historical")


def observe(claim: Claim, zones: ZoneLookup) -> Observation | None:
    """The claim's clock, or None for kinds that have none."""
    if claim.kind not in CLOCKED or not counts_as_fact(claim):
        return None
    zone = zone_of(claim, zones)
    term = claim.term
    if claim.modality == "planned" and claim.kind != "truce.expiry" and (_computed(claim) or not (term and term.start)):
        # An extension that is merely expected has no start of its own; it is a hope, not a term.
        return None
    start = Stretch.of(term.start, zone) if term and term.start else None
    end = Stretch.of(term.end, zone) if term and term.end else None
    point = happened_at(claim, zone)
    if claim.kind == "truce.expiry" and end is None:
        end = point
    holding = claim.kind == "truce.in_effect" and start is None
    if point is None and not is_background(claim):
        point = said_before(claim)
    seen = Observation(
        claim=claim, role=_role(claim), start=start, end=end, hours=term.hours if term else None,
        end_kind=_end_kind(claim, end), point=point, holding=holding,
        start_stated=start is not None and not _computed(claim), end_stated=end is not None, zone=zone,
        basis=term.basis if term else None,
    )  # fmt: skip
    return complete(seen)


def said_before(claim: Claim) -> Stretch | None:
    """An act told without its day happened in the week before the report, or not long before it."""
    said = said_at(claim)
    return Stretch(said.lo - timedelta(days=7), said.hi, said.text) if said else None


def complete(seen: Observation) -> Observation:
    """Fills start or end from the other and the announced hours (§3.3 rule 3); what was stated stays."""
    if seen.hours is None or seen.end_kind == "open":
        return seen
    if seen.start and not seen.end and seen.start.hi - seen.start.lo <= timedelta(days=1):
        return replace(seen, end=after(seen.start, seen.hours, seen.zone), basis=seen.basis or "start and duration")
    if seen.end and not seen.start and seen.end.hi - seen.end.lo <= timedelta(days=1):
        return replace(seen, start=before(seen.end, seen.hours, seen.zone), basis=seen.basis or "end and duration")
    return seen


def after(start: Stretch, hours: float, zone: str | None) -> Stretch:
    """The end of a term of ``hours`` elapsed hours; from a bare day it is a day, the LAST one covered."""
    length = timedelta(hours=hours)
    if start.exact:
        return Stretch(start.lo + length, start.lo + length, clock_text(start.lo + length, zone))
    return Stretch.of(day_text(start.lo + length - timedelta(seconds=1), zone), zone)


def before(end: Stretch, hours: float, zone: str | None) -> Stretch:
    """The start of a term that ends so; the end of a bare day is its 24:00."""
    length = timedelta(hours=hours)
    if end.exact:
        return Stretch(end.lo - length, end.lo - length, clock_text(end.lo - length, zone))
    return Stretch.of(day_text(end.hi - length, zone), zone)


def _role(claim: Claim) -> Role:
    if claim.kind == "truce.extended":
        return "extension"
    if claim.kind == "truce.expiry":
        return "end"
    return "any" if claim.kind == "truce.in_effect" else "first"


def _end_kind(claim: Claim, end: Stretch | None) -> EndKind:
    if claim.term and claim.term.end_kind != "unknown":
        return claim.term.end_kind
    return "fixed" if end is not None or (claim.term and claim.term.hours) else "unknown"


def _computed(claim: Claim) -> bool:
    """The reader says in ``basis`` when it computed the start rather than read it."""
    return bool(claim.term and claim.term.basis and "previous end" in claim.term.basis)
