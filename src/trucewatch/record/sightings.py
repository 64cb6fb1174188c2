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
from trucewatch.record.weekdays import WEEK, Span, published_given, weekday_of

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")
_MONTHS = tuple(name.casefold() for name in calendar.month_name[1:])
_NAMES = "|".join(_MONTHS)
_MONTH_DAY = re.compile(rf"\b(?:({_NAMES}) (\d{{1,2}})|(\d{{1,2}}) ({_NAMES}))\b", re.IGNORECASE)
_PEOPLE = ("participant", "initiator")

RETOLD = timedelta(days=60)
"""Talks are announced, and incidents retold, within about two months (project convention)."""
EXTENDED_ABOUT = (timedelta(days=3), timedelta(days=7))
"""An extension is told from some days before its term begins to a week after (project convention)."""
BEGINNINGS = frozenset({"truce.declared", "truce.agreed", "truce.in_effect"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """``days`` on which the undated report can have been printed. ``pins``: no wider than a week."""

    event: str
    days: Span
    weight: float
    report: str
    words: str
    pins: bool

    @property
    def family(self) -> str:
        return self.event.split(".")[0]


def keys(claim: Claim) -> Iterator[tuple[str, ...]]:
    """Keys under which the same event of another report is found; kinds that recur without particulars have none."""
    if claim.kind == "contact.reported":
        people = sorted({fold_name(a.name).split(" ")[-1] for a in claim.actors if a.role in _PEOPLE})
        for one, two in combinations(people, 2):
            yield ("contact", claim.subtype or "", one, two)
    elif claim.kind == "document.issued":
        issuers = sorted({fold_name(a.name) for a in claim.actors if a.role == "issuer"})
        if len(issuers) > 1:
            yield ("document", claim.subtype or "", *issuers)
    elif claim.family == "casualty":
        if claim.figure and (day := month_day(claim)):
            yield ("casualty", claim.figure.measure, str(claim.figure.best or claim.figure.low), day)
    else:
        what = _recurring(claim)
        for place in claim.places if what else ():
            yield (*what, fold_name(place.name))


def _recurring(claim: Claim) -> tuple[str, ...]:
    """Events told apart by where they are, and by length or day."""
    if claim.kind == "truce.extended" and claim.term and claim.term.hours:
        return ("extended", f"{claim.term.hours:g}")
    if claim.kind == "truce.expiry" or claim.kind in BEGINNINGS:
        return ("ends" if claim.kind == "truce.expiry" else "begins",)
    if claim.kind in ("talks.scheduled", "talks.postponed") and (day := month_day(claim)):
        return ("talks", day)
    return ()


def sight(claim: Claim, dated: Claim) -> Sighting | None:
    """What the dated claim says of the day of the undated report; None when the two cannot be one event."""
    for event in event_days(dated):
        days = _days(claim, event)
        if days is not None:
            return Sighting(
                event=_label(claim),
                days=days,
                weight=1.0 + _particulars(claim, dated),
                report=dated.report.id,
                words=f"{_told(claim)} is dated {event.isoformat()} by {dated.report.path}",
                pins=days.days <= 7,
            )
    return None


def _days(claim: Claim, event: date) -> Span | None:
    words = told_words(claim)
    ahead = claim.modality == "planned" or claim.kind in ("talks.scheduled", "talks.postponed")
    either = claim.kind == "truce.expiry" or (claim.kind in BEGINNINGS and not ahead)
    days = published_given(words, event, ahead=ahead)
    if days is not None and either and days.days > 1:
        # "Was due to expire on Monday" is printed before or after that Monday.
        days = Span(event - WEEK, event + WEEK)
    if days is None and month_day(claim) == f"{event:%m-%d}":
        days = Span(event - RETOLD, event) if ahead else Span(event, event + RETOLD)
    if days is None and claim.kind == "truce.extended" and weekday_of(words) is None:
        before, after = EXTENDED_ABOUT
        days = Span(event - before, event + after)
    return days


def told_words(claim: Claim) -> str:
    """The time words of a claim: of its event, else of its term (reading keeps them in ``term.basis``)."""
    if claim.when and claim.when.expression:
        return claim.when.expression
    basis = claim.term.basis if claim.term and claim.term.basis else ""
    return basis.removeprefix("stated: ") if basis.startswith("stated: ") else ""


def event_days(claim: Claim) -> tuple[date, ...]:
    """The days that the dated claim gives its event; a term's announcement and its start are both days of it."""
    options = [claim.when.start if claim.when else None]
    if claim.figure and claim.figure.window:
        options.append(claim.figure.window.start)
    if claim.term:
        options.append(claim.term.end if claim.kind == "truce.expiry" else claim.term.start)
    return tuple(dict.fromkeys(date.fromisoformat(day[:10]) for day in options if day and _DAY.match(day)))


def month_day(claim: Claim) -> str | None:
    """``05-17`` from a resolved day or from the words "May 17"; a month and day without a year pin no year."""
    for day in event_days(claim)[:1]:
        return f"{day:%m-%d}"
    found = _MONTH_DAY.search(told_words(claim))
    if found is None:
        return None
    month, number = found[1] or found[4], found[2] or found[3]
    return f"{_MONTHS.index(month.casefold()) + 1:02d}-{int(number):02d}"


def _label(claim: Claim) -> str:
    hours = claim.term.hours if claim.kind == "truce.extended" and claim.term else None
    return f"{claim.kind} {claim.subtype if claim.family == 'contact' else hours or ''}".strip()


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
    hours = claim.term.hours if claim.term and claim.term.hours else 0
    what = {
        "truce.extended": f"the extension by {hours:g} h",
        "truce.expiry": "the end of the truce",
        "document.issued": "the joint text",
        "casualty.incident": "the incident",
        "casualty.window": "the count",
        "talks.scheduled": "the talks",
        "talks.postponed": "the talks",
    }.get(claim.kind, "the start of the truce")
    places = ", ".join(place.name for place in claim.places)
    return f"{what} ({places})" if places else what
