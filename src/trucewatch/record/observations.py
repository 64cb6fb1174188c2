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

CLOCKED = FOUNDING | {"truce.position"}
"""A side that says when it will hold its fire gives a clock too; it founds no truce."""

COMPUTED_STARTS = ("previous end", "start of the extension", "stated end")
COMPUTED_END = "end = start +"
"""Words with which reading marks in ``term.basis`` an edge that the sentence does not give."""

MISREAD = timedelta(days=31)
_HUNDREDTH = 0.011
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
    point_stated: bool = False
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
    if claim.kind == "truce.position" and not _keeps_hours(claim):
        return None
    zone = zone_of(claim, zones)
    term = claim.term
    has_start = term is not None and term.start is not None and not _computed(claim)
    if claim.modality == "planned" and claim.kind != "truce.expiry" and not has_start:
        # An extension that is merely expected has no start of its own; it is a hope, not a term.
        return None
    start = None if _until_now(claim) else _start(claim, zone)
    end = Stretch.of(term.end, zone) if term and term.end else None
    point = happened_at(claim, zone)
    if claim.kind == "truce.expiry" and end is None:
        end = point
    holding = claim.kind == "truce.in_effect" and start is None
    point_stated = point is not None and not holding
    if point is None and not is_background(claim):
        point = said_before(claim)
    seen = Observation(
        claim=claim, role=_role(claim), start=start, end=end, hours=term.hours if term else None,
        end_kind=_end_kind(claim, end), point=point, holding=holding, point_stated=point_stated,
        start_stated=start is not None and not _computed(claim), zone=zone,
        end_stated=end is not None and not _end_computed(claim),
        basis=term.basis if term else None,
    )  # fmt: skip
    return complete(_announced_length(_possible(seen)))


def _possible(seen: Observation) -> Observation:
    """An end before the start, or a month beyond the announced length, is a misread edge: the farther one goes."""
    if seen.start is None or seen.end is None:
        return seen
    beyond = seen.end.lo - seen.start.hi - timedelta(hours=seen.hours or 0)
    if seen.end.hi > seen.start.lo and (seen.hours is None or beyond <= MISREAD):
        return seen
    said = said_at(seen.claim)
    if said is None or said.distance(seen.start) > said.distance(seen.end):
        return replace(seen, start=None, start_stated=False)
    return replace(seen, end=None, end_stated=False)


def _announced_length(seen: Observation) -> Observation:
    """A length that only repeats what lies between two stated clocks announces nothing of its own."""
    if seen.hours is None or seen.start is None or seen.end is None or not (seen.start_stated and seen.end_stated):
        return seen
    between = (seen.end.lo - seen.start.lo).total_seconds() / 3600
    counted = seen.start.exact and seen.end.exact and abs(between - seen.hours) < _HUNDREDTH
    return replace(seen, hours=None) if counted else seen


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


def _start(claim: Claim, zone: str | None) -> Stretch | None:
    """The start as told: "a week ago" is a stretch of days although the term names its first one."""
    if claim.term is None or claim.term.start is None:
        return None
    when = claim.when
    vague = when is not None and when.start == claim.term.start and when.precision not in ("minute", "hour", "day")
    return Stretch.between(claim.term.start, when.end if vague and when else None, zone)


def _until_now(claim: Claim) -> bool:
    """ "Held over the past week": a stretch of days up to the report says that it held then, not when it began."""
    when, published = claim.when, claim.report.published
    if claim.kind != "truce.in_effect" or when is None or not when.start or not when.end or not published:
        return False
    return when.end != when.start and when.end[:10] >= published[:10]


def _keeps_hours(claim: Claim) -> bool:
    told = claim.term is not None and bool(claim.term.start or claim.term.end)
    return told and claim.details.get("stance") not in ("rejects", "withdrew")


def _role(claim: Claim) -> Role:
    if claim.kind == "truce.extended":
        return "extension"
    if claim.kind == "truce.expiry":
        return "end"
    return "any" if claim.kind in ("truce.in_effect", "truce.position") else "first"


def _end_kind(claim: Claim, end: Stretch | None) -> EndKind:
    if claim.term and claim.term.end_kind != "unknown":
        return claim.term.end_kind
    return "fixed" if end is not None or (claim.term and claim.term.hours) else "unknown"


def _computed(claim: Claim) -> bool:
    """Reading says in ``basis`` what it computed a start from rather than read it."""
    basis = (claim.term and claim.term.basis) or ""
    return basis.startswith(COMPUTED_STARTS)


def _end_computed(claim: Claim) -> bool:
    return COMPUTED_END in ((claim.term and claim.term.basis) or "")
