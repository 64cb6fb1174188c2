"""Rounds of talks: one record per session, every date it was ever planned for, and how far it slipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from trucewatch.model.claim import Claim
from trucewatch.model.truce import ScheduledDate, Talks
from trucewatch.record import rules
from trucewatch.record.areas import fold_name
from trucewatch.record.blocks import Blocks
from trucewatch.record.moments import Stretch, is_background
from trucewatch.record.names import month_words, short_hash, slug

Namer = Callable[["str | None"], "str | None"]
Status = Literal["planned", "held", "postponed", "suspended", "collapsed", "resumed", "concluded"]
STATUS: dict[str, Status] = {
    "talks.scheduled": "planned", "talks.postponed": "postponed", "talks.held": "held", "talks.resumed": "resumed",
    "talks.collapsed": "collapsed", "talks.concluded": "concluded",
}  # fmt: skip
PLANNING = frozenset({"talks.scheduled", "talks.postponed"})
SITTING = frozenset({"talks.held", "talks.resumed"})
RELATIVE_ROUNDS = frozenset({"next", "latest", "last", "previous", "current", "new", "upcoming", "this", "another"})
"""Words that number a round from where the report stands; "next" in April is not "next" in June."""
UNREAL = frozenset({"hypothetical", "conditional", "desired"})
_PROGRESS: tuple[Status, ...] = ("planned", "postponed", "held", "resumed", "concluded", "collapsed")


@dataclass(frozen=True, slots=True)
class _Told:
    claim: Claim
    at: Stretch | None
    previous: Stretch | None
    venue: str | None
    conflict: str | None
    sort: str | None
    round: str | None
    parties: frozenset[str]

    @property
    def spread(self) -> Stretch | None:
        """From the date planned before to the date told now."""
        if self.at is None or self.previous is None:
            return self.at
        return Stretch(min(self.at.lo, self.previous.lo), max(self.at.hi, self.previous.hi), self.at.text)


def talks(claims: Sequence[Claim], conflict_name: Namer, on: datetime) -> tuple[Talks, ...]:
    """``claims`` in reading order. Talk of talks nobody dated is kept apart per report."""
    told = sorted(filter(None, map(_told, claims)), key=_order)
    sessions: Blocks[_Told] = Blocks(rules.TALKS_SLIP * 2)
    for one in told:
        near = sessions.near(one.spread, one.claim.report.id)
        sessions.put(one, next((s for s in near if _same_session(s, one)), None), one.spread, one.claim.report.id)
    made = [_talks(session, conflict_name, on) for session in sessions.groups()]
    return tuple(_distinct_ids(sorted(made, key=lambda one: (_first_day(one), one.id))))


def _told(claim: Claim) -> _Told | None:
    if claim.family != "talks" or claim.polarity == "denied" or claim.modality in UNREAL:
        return None
    when = claim.when
    at = Stretch.between(when.start, when.end) if when and when.start else None
    if at and when and when.start and when.end and when.end != when.start:
        at = replace(at, text=f"{when.start}/{when.end}")  # a week is planned as a week, not as its month
    previous = claim.details.get("previous")
    venue = next((place.name for place in claim.places if place.role == "venue"), None)
    sort = claim.subtype if claim.subtype in ("round", "meeting", "preparations") else None
    number = claim.details.get("round")
    conflict = claim.details.get("conflict")
    return _Told(
        claim=claim,
        at=at,
        previous=Stretch.of(previous) if isinstance(previous, str) else None,
        venue=venue,
        conflict=str(conflict) if conflict else None,
        sort=sort,
        round=None if number is None or str(number).casefold() in RELATIVE_ROUNDS else str(number),
        parties=frozenset(actor.id or actor.name for actor in claim.actors if actor.role == "party"),
    )


def _order(one: _Told) -> tuple[str, int, str]:
    """Narrow dates first: "in April" joins the session of 13 April, not the reverse."""
    if one.at is None:
        return ("~", 0, one.claim.id)
    return ("", int((one.at.hi - one.at.lo) / timedelta(hours=1)), f"{one.at.lo.isoformat()}{one.claim.id}")


def _same_session(session: Sequence[_Told], one: _Told) -> bool:
    if any(not _compatible(other, one) for other in session):
        return False
    return any(_near(other, one) for other in session)


def _compatible(one: _Told, two: _Told) -> bool:
    """Conflict, venue, sort, round and sides: each either not said or the same."""
    pairs = ((one.conflict, two.conflict), (one.sort, two.sort), (one.round, two.round))
    if any(a and b and a != b for a, b in pairs):
        return False
    if one.venue and two.venue and fold_name(one.venue) != fold_name(two.venue):
        return False
    return not (one.parties and two.parties and not one.parties & two.parties)


def _near(one: _Told, two: _Told) -> bool:
    """The same day or stretch; a plan that replaces a plan; a date that the other claim says was planned before."""
    if one.at is None or two.at is None:
        return one.claim.report.id == two.claim.report.id and (one.at is two.at) and one.claim.kind == two.claim.kind
    if any(a.previous and b.at and a.previous.meets(b.at) for a, b in ((one, two), (two, one))):
        return True
    if one.round and one.round == two.round:
        return one.at.distance(two.at) <= rules.TALKS_SLIP * 2
    planned = {one.claim.kind, two.claim.kind} <= PLANNING
    if planned and one.venue and two.venue and _replaces(one, two):
        return one.at.distance(two.at) <= rules.TALKS_SLIP
    if one.at.meets(two.at):
        return True
    return _sat_together(one, two) and one.at.distance(two.at) < rules.TALKS_SAME


def _replaces(one: _Told, two: _Told) -> bool:
    """Two dates for one session come from two reports, the later one told before the earlier date had passed."""
    first, second = sorted((one, two), key=lambda told: told.claim.report.published or "~")
    if not first.claim.report.published or first.claim.report.id == second.claim.report.id or first.at is None:
        return False
    return second.claim.report.published is not None and Stretch.of(second.claim.report.published).lo <= first.at.hi


def _sat_together(one: _Told, two: _Told) -> bool:
    return bool(one.venue and two.venue) and not {one.claim.kind, two.claim.kind} <= PLANNING


def _talks(session: Sequence[_Told], conflict_name: Namer, on: datetime) -> Talks:
    told = sorted(session, key=lambda one: (one.claim.report.published or "~", one.claim.sentence.start, one.claim.id))
    claims = [one.claim for one in told]
    venue = next((one.venue for one in told if one.venue), None)
    conflict = next((one.conflict for one in told if one.conflict), None)
    scheduled = _scheduled(told)
    sat = sorted((one.at for one in told if one.claim.kind in SITTING and one.at), key=lambda at: at.lo)
    over = [one for one in told if one.claim.kind in ("talks.concluded", "talks.collapsed")]
    begun = min((one.at for one in told if one.at), key=lambda at: (at.lo, at.hi), default=None)
    number = next((one.round for one in told if one.round), None)
    concluded = next((one.at.text for one in over if one.at and one.claim.kind == "talks.concluded"), None)
    day = begun.text[:10] if begun else None
    told_end = next((one.claim.when.end for one in over if one.claim.when and one.claim.when.end), None)
    collapsed = next((one.at.text for one in over if one.at and one.claim.kind == "talks.collapsed"), None)
    return Talks(
        id=slug("talks", conflict, venue, day or f"undated-{short_hash(min(claim.id for claim in claims))}"),
        name=_name(venue, conflict_name(conflict), number, day),
        venue=venue,
        round=number,
        conflict=conflict_name(conflict),
        parties=_actors(claims, "party"),
        convener=tuple(dict.fromkeys((*_actors(claims, "convener"), *_actors(claims, "mediator")))),
        scheduled=scheduled,
        slipped_days=_slipped(told, scheduled),
        started=sat[0].text if sat else concluded,
        ended=collapsed or told_end,
        status=_status(told, on),
        outcome=next((str(o) for one in reversed(told) if (o := one.claim.details.get("outcome"))), None),
        claims=tuple(sorted(claim.id for claim in claims)),
    )


def _scheduled(told: Sequence[_Told]) -> tuple[ScheduledDate, ...]:
    """Every date it was planned for, in the order of planning; one told only as "the original date" has no sayer."""
    dates: dict[str, ScheduledDate] = {}
    for one in told:
        if one.claim.kind not in PLANNING:
            continue
        reason = one.claim.details.get("reason")
        for at, stated in ((one.previous, None), (one.at, one.claim.report.published)):
            if at is None:
                continue
            known = dates.get(at.text, ScheduledDate(planned_for=at.text))
            dates[at.text] = ScheduledDate(
                planned_for=at.text,
                stated_at=known.stated_at or stated,
                reason=known.reason or (str(reason) if reason else None),
                claims=tuple(sorted({*known.claims, one.claim.id})),
            )
    return tuple(sorted(dates.values(), key=lambda one: (one.stated_at or "", one.planned_for or "")))


def _slipped(told: Sequence[_Told], scheduled: Sequence[ScheduledDate]) -> int | None:
    """Days from the first date planned to the last; what a report says itself counts first."""
    stated = [days for one in told if isinstance(days := one.claim.details.get("slipped_days"), int)]
    days = [date.fromisoformat(one.planned_for) for one in scheduled if one.planned_for and len(one.planned_for) == 10]
    computed = (max(days) - min(days)).days if len(days) > 1 else 0
    return max([*stated, computed]) or None


def _status(told: Sequence[_Told], on: datetime) -> Status:
    """The furthest step known at ``on``; told as background it still happened."""
    reached = [one for one in told if one.claim.kind in PLANNING or one.at is None or one.at.lo <= on]
    if not reached:
        return "planned"
    best = max(reached, key=lambda one: (_PROGRESS.index(STATUS[one.claim.kind]), not is_background(one.claim)))
    if STATUS[best.claim.kind] == "postponed":
        latest = max((one for one in reached), key=lambda one: (one.claim.report.published or "", one.claim.id))
        return STATUS[latest.claim.kind]
    return STATUS[best.claim.kind]


def _name(venue: str | None, conflict: str | None, number: str | None, day: str | None) -> str:
    words = f"{venue} talks" if venue else "Talks"
    if conflict:
        words += f" on {conflict}"
    if number:
        words += f", round {number}" if number.isdigit() else f", {number} round"
    return f"{words}, {month_words(day)}" if day else words


def _actors(claims: Sequence[Claim], role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.name for claim in claims for actor in claim.actors if actor.role == role))


def _first_day(one: Talks) -> str:
    return min((d.planned_for or "~" for d in one.scheduled), default=one.started or one.ended or "~")


def _distinct_ids(sessions: Sequence[Talks]) -> list[Talks]:
    seen: dict[str, int] = {}
    made = []
    for one in sessions:
        seen[one.id] = seen.get(one.id, 0) + 1
        made.append(one if seen[one.id] == 1 else one.model_copy(update={"id": f"{one.id}-{seen[one.id]}"}))
    return made
