"""One event told in two reports: what an undated claim and a dated one have in common, and what day that leaves."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from trucewatch.model.claim import Claim
from trucewatch.record.areas import fold_name
from trucewatch.record.weekdays import Span, published_given

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")
_MONTHS = tuple(name.casefold() for name in calendar.month_name[1:])
_NAMES = "|".join(_MONTHS)
_MONTH_DAY = re.compile(rf"\b(?:({_NAMES}) (\d{{1,2}})|(\d{{1,2}}) ({_NAMES}))\b", re.IGNORECASE)
_PEOPLE = ("participant", "initiator")

PLANNED_AHEAD = timedelta(days=60)
"""Talks are announced, and incidents retold, within about two months (project convention)."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """``days`` on which the undated report can have been printed. ``pins``: no wider than a week."""

    event: str
    days: Span
    weight: float
    report: str
    words: str
    pins: bool


def keys(claim: Claim) -> Iterator[tuple[str, ...]]:
    """Keys under which the same event of another report is found; kinds that recur without particulars have none."""
    if claim.kind == "contact.reported":
        people = sorted({fold_name(a.name).split(" ")[-1] for a in claim.actors if a.role in _PEOPLE})
        for one, two in combinations(people, 2):
            yield ("contact", claim.subtype or "", one, two)
    elif claim.kind == "truce.extended" and claim.term and claim.term.hours:
        for place in claim.places:
            yield ("extended", f"{claim.term.hours:g}", fold_name(place.name))
    elif claim.kind in ("talks.scheduled", "talks.postponed") and (day := month_day(claim)):
        for place in claim.places:
            yield ("talks", fold_name(place.name), day)
    elif claim.kind == "casualty.incident" and claim.figure and (day := month_day(claim)):
        figure = claim.figure
        yield ("casualty", figure.measure, str(figure.best or figure.low), day)
    elif claim.kind == "document.issued":
        issuers = sorted({fold_name(a.name) for a in claim.actors if a.role == "issuer"})
        if len(issuers) > 1:
            yield ("document", claim.subtype or "", *issuers)


def sight(claim: Claim, dated: Claim) -> Sighting | None:
    """What the dated claim says of the day of the undated report; None when the two cannot be one event."""
    event = event_day(dated)
    if event is None:
        return None
    ahead = claim.modality == "planned" or claim.kind.startswith("talks.scheduled")
    words = claim.when.expression if claim.when else None
    days = published_given(words, event, ahead=ahead)
    pins = days is not None
    if days is None and month_day(claim) == f"{event:%m-%d}":
        days = Span(event - PLANNED_AHEAD, event) if ahead else Span(event, event + PLANNED_AHEAD)
    if days is None:
        return None
    return Sighting(
        event=claim.kind if claim.kind != "contact.reported" else f"{claim.kind} {claim.subtype}",
        days=days,
        weight=1.0 + _particulars(claim, dated),
        report=dated.report.id,
        words=f"{_told(claim)} is dated {event.isoformat()} by {dated.report.path}",
        pins=pins,
    )


def event_day(claim: Claim) -> date | None:
    """The day the dated claim gives its event."""
    start = claim.when.start if claim.when else None
    if start is None and claim.figure and claim.figure.window and claim.figure.window.kind == "incident":
        start = claim.figure.window.start
    return date.fromisoformat(start[:10]) if start and _DAY.match(start) else None


def month_day(claim: Claim) -> str | None:
    """``05-17`` from a resolved day or from the words "May 17"; a month and day without a year pin no year."""
    day = event_day(claim)
    if day is not None:
        return f"{day:%m-%d}"
    found = _MONTH_DAY.search(claim.when.expression or "") if claim.when else None
    if found is None:
        return None
    month, number = found[1] or found[4], found[2] or found[3]
    return f"{_MONTHS.index(month.casefold()) + 1:02d}-{int(number):02d}"


def _particulars(claim: Claim, dated: Claim) -> float:
    """Half a point each for what chance would rarely repeat: who asked for the call, its topics, whose figure."""
    points = 0.0
    for name in ("initiator", "base_hours"):
        mine = claim.details.get(name)
        points += 0.5 * (mine is not None and mine == dated.details.get(name))
    topics = {fold_name(str(t)) for t in claim.details.get("topics", ())}
    points += 0.5 * bool(topics & {fold_name(str(t)) for t in dated.details.get("topics", ())})
    same_source = bool(claim.figure) and bool(set(claim.claimants) & set(dated.claimants))
    return points + 0.5 * same_source


def _told(claim: Claim) -> str:
    if claim.kind == "contact.reported":
        people = " and ".join(a.name for a in claim.actors if a.role in _PEOPLE)
        return f"the {claim.subtype or 'contact'} of {people}"
    places = ", ".join(place.name for place in claim.places)
    hours = claim.term.hours if claim.term and claim.term.hours else 0
    what = {
        "truce.extended": f"the extension by {hours:g} h",
        "document.issued": "the joint text",
        "casualty.incident": "the incident",
    }.get(claim.kind, "the talks")
    return f"{what} ({places})" if places else what
