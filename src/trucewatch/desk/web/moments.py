"""Moments of a record worth looking at: where something was in force, and where something changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from trucewatch.desk.web.drawing.pieces import edge
from trucewatch.model.truce import Truce
from trucewatch.model.when import earliest, latest

_INSIDE = timedelta(hours=12)
"""How far inside its time a truce is looked at: late enough that its last day has begun, early enough that it holds."""


@dataclass(frozen=True, slots=True)
class InForce:
    """One unbroken time in force; ``end`` None: to the moment asked about."""

    truce: Truce
    start: datetime
    end: datetime | None

    @property
    def look(self) -> datetime:
        """A moment inside, near the end."""
        if self.end is None:
            return _minute(self.start + _INSIDE)
        return _minute(max(self.start + (self.end - self.start) / 2, self.end - _INSIDE))


@dataclass(frozen=True, slots=True)
class Moment:
    at: datetime
    truces: tuple[Truce, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Something begins or ends at ``at``; ``words`` say what."""

    at: datetime
    words: str


def in_force(truces: Iterable[Truce]) -> tuple[InForce, ...]:
    """Every time in force by the history of each truce, the latest first."""
    found = [one for truce in truces for one in _spans(truce)]
    return tuple(sorted(found, key=lambda one: (one.start, one.truce.name), reverse=True))


def _spans(truce: Truce) -> Iterable[InForce]:
    begun: datetime | None = None
    for step in truce.history:
        if step.at is None:
            continue
        if step.to == "in_effect":
            begun = begun or earliest(step.at, truce.zone)
        elif begun is not None:
            over = latest(step.at, truce.zone) if step.to == "expired" else earliest(step.at, truce.zone)
            if over > begun:
                yield InForce(truce, begun, over)
            begun = None
    if begun is not None:
        yield InForce(truce, begun, None)


def fullest(spans: Sequence[InForce]) -> Moment | None:
    """The latest moment at which most truces were in force."""
    looks = [Moment(one.look, _at(spans, one.look)) for one in spans]
    return max(looks, key=lambda moment: (len(moment.truces), moment.at), default=None)


def last(spans: Sequence[InForce], before: datetime) -> Moment | None:
    """The last moment before ``before`` with a truce in force."""
    ends = [one.end for one in spans if one.end is not None and one.end <= before]
    if not ends:
        return None
    at = _minute(max(ends) - timedelta(hours=1))
    return Moment(at, _at(spans, at))


def _at(spans: Sequence[InForce], at: datetime) -> tuple[Truce, ...]:
    return tuple(one.truce for one in spans if one.start <= at and (one.end is None or at < one.end))


def changes(truces: Iterable[Truce]) -> tuple[Change, ...]:
    """Starts and ends of terms, in order of time."""
    found = []
    for truce in truces:
        many = len(truce.terms) > 1
        for term in truce.terms:
            name = f"{truce.name}, term {term.seq}" if many else truce.name
            start, end = edge(term.start, truce.zone), edge(term.end, truce.zone, closing=True)
            found += [Change(start.hi if start.exact else start.lo, f"{name} begins")] if start else []
            found += [Change(end.hi, f"{name} ends")] if end else []
    return tuple(sorted(found, key=lambda change: (change.at, change.words)))


def neighbours(truces: Iterable[Truce], on: datetime) -> tuple[Change | None, Change | None]:
    """The last change before ``on`` and the next after it."""
    every = changes(truces)
    before = [change for change in every if change.at < on]
    after = [change for change in every if change.at > on]
    return (before[-1] if before else None, after[0] if after else None)


def _minute(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(second=0, microsecond=0)
