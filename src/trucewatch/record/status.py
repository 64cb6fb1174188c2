"""The life of a truce, step by step with the claims that caused each step, and where it stands at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.model.claim import Claim
from trucewatch.model.truce import Status, Transition
from trucewatch.record import rules
from trucewatch.record.bundles import MERE_TALK, Bundle
from trucewatch.record.claimants import independent_voices, speaks_for_all
from trucewatch.record.moments import Stretch, happened_at, is_background, said_at
from trucewatch.record.slots import Slot, gap

ALLOWED: dict[Status | None, frozenset[Status]] = {
    None: frozenset({"proposed", "agreed", "declared", "in_effect", "end_unknown"}),
    "proposed": frozenset({"agreed", "declared", "in_effect", "end_unknown"}),
    "agreed": frozenset({"declared", "in_effect", "superseded", "end_unknown", "terminated"}),
    "declared": frozenset({"agreed", "in_effect", "superseded", "end_unknown", "terminated"}),
    "in_effect": frozenset(
        {"in_effect", "expired", "suspended", "terminated", "collapsed", "superseded", "end_unknown"}
    ),
    "suspended": frozenset({"in_effect", "terminated", "collapsed", "superseded", "end_unknown", "expired"}),
    "expired": frozenset({"in_effect"}),
}
"""Which step may follow which (domain reference §3.2). What ended stays ended: a later act has nothing left to end."""

CONFIRMING = frozenset(
    {
        "truce.in_effect", "truce.extended", "truce.reaffirmed", "truce.suspended", "truce.terminated",
        "truce.collapsed",
        "compliance.assessed", "violation.alleged", "violation.verified", "violation.tally", "violation.denied",
    }
)  # fmt: skip
"""Kinds that show, once the start has come, that the truce began (§3.2 #5)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One transition not yet tested against the moment asked for."""

    to: Status
    at: Stretch
    rule: str
    claims: tuple[str, ...] = ()
    final_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    status: Status
    since: str | None
    provisional: bool
    confirmed: bool
    history: tuple[Transition, ...]


def standing(bundle: Bundle, on: datetime, known: datetime, superseded: Stretch | None = None) -> Standing | None:
    """Where the truce stands at ``on`` as known at ``known``; None when it did not exist yet.

    ``superseded`` is the start of the truce that replaced this one in the same area (§3.2 #14).
    """
    steps = life(bundle, superseded)
    if not steps:
        return undated(bundle)
    taken: list[tuple[Step, bool]] = []
    now: Status | None = None
    for step in steps:
        if step.at.lo <= on and step.to in ALLOWED.get(now, frozenset()):
            taken.append((step, step.final_after is not None and known < step.final_after))
            now = step.to
    if now is None:
        return None
    quiet = _silence(bundle, steps, on) if now in ("in_effect", "agreed", "declared", "suspended") else None
    if quiet is not None:
        taken.append((quiet, False))
        now = quiet.to
    since = _since([step for step, _ in taken], now)
    history = tuple(
        Transition(to=step.to, at=step.at.text, rule=step.rule, claims=step.claims, provisional=open_)
        for step, open_ in taken
    )
    begun = any(step.to == "in_effect" for step, _ in taken)
    return Standing(now, since.text, taken[-1][1], begun and confirmed(bundle), history)


def undated(bundle: Bundle) -> Standing:
    """No claim can be put on a clock: the truce existed, when is not known."""
    ids = tuple(sorted(claim.id for claim in bundle.claims))
    rule = "no report gives a date: the truce cannot be put on a clock"
    return Standing("end_unknown", None, False, False, (Transition(to="end_unknown", at=None, rule=rule, claims=ids),))


def life(bundle: Bundle, superseded: Stretch | None = None) -> tuple[Step, ...]:
    """All steps that the claims and the clock give, in order of time (§3.2)."""
    steps = [*_announcing(bundle), *_running(bundle), *_ending(bundle)]
    if superseded is not None and not _forgotten(bundle, steps, superseded.lo):
        steps.append(Step("superseded", superseded, "#14: a new truce began in the same area"))
    return tuple(sorted(steps, key=lambda step: (step.at.lo, _ORDER[step.to], step.at.text, step.rule)))


_ORDER: dict[Status, int] = {
    "proposed": 0, "agreed": 1, "declared": 2, "expired": 3, "in_effect": 4, "suspended": 5, "terminated": 6,
    "collapsed": 7, "superseded": 8, "end_unknown": 9,
}  # fmt: skip


def _announcing(bundle: Bundle) -> Iterable[Step]:
    first = next((slot.start for slot in bundle.dated_slots if slot.start), None)
    for claim in bundle.claims:
        at = happened_at(claim, bundle.zone) or (None if is_background(claim) else said_at(claim))
        if at is None or claim.polarity == "denied":
            continue
        if first is not None and at.lo > first.lo:
            continue
        if claim.kind == "truce.proposed":
            yield Step("proposed", at, "#2: proposed", (claim.id,))
        elif claim.kind == "truce.agreed":
            if speaks_for_all(claim):
                yield Step("agreed", at, "#3: agreed", (claim.id,))
            else:
                yield Step("proposed", at, "#3: one side alone says so", (claim.id,))
        elif claim.kind == "truce.declared":
            yield Step("declared", at, "#4: declared", (claim.id,))


def _running(bundle: Bundle) -> Iterable[Step]:
    slots = bundle.dated_slots
    for at, slot in enumerate(slots):
        ids = tuple(sorted(slot.claim_ids))
        if slot.start is not None:
            yield Step("in_effect", slot.start, "#7: extended" if at else "#5: start reached", ids)
        elif slot.end is not None:
            yield Step("in_effect", _just_before(slot.end), "#5: in effect before its end; the start is not known", ids)
        if slot.end is not None and not _carried(slot, slots[at + 1 :]):
            ended = Stretch(slot.end.hi, slot.end.hi, slot.end.text)
            final = slot.end.hi + rules.EXPIRY_PROVISIONAL
            yield Step("expired", ended, "#9: end reached, no extension known", ids, final)
    # An extension whose clock nobody tells still says that the truce was in force.
    holding = [one for one in bundle.seen if one.holding or (one.role == "extension" and not one.dated)]
    held = [(said, one.claim.id) for one in holding if (said := happened_at(one.claim, one.zone) or said_at(one.claim))]
    if held and not slots:
        point, id = min(held, key=lambda told: (told[0].hi, told[1]))
        yield Step("in_effect", point, "#5: said to be in effect; the start is not known", (id,))
    for claim in bundle.claims:
        told = happened_at(claim, bundle.zone) or said_at(claim)
        if claim.kind == "truce.reaffirmed" and told is not None and not is_background(claim):
            yield Step("in_effect", told, "#8: reaffirmed", (claim.id,))


def _carried(slot: Slot, later: Sequence[Slot]) -> bool:
    return any((between := gap(slot, other)) is not None and between <= rules.CHAIN_GAP for other in later)


def _just_before(end: Stretch) -> Stretch:
    return Stretch(end.lo, end.lo, end.text)


def _ending(bundle: Bundle) -> Iterable[Step]:
    """Acts of parties end a truce; talk of its end does only when the sides, or the mediator, agree on it."""
    collapsed = [claim for claim in bundle.claims if claim.kind == "truce.collapsed" and claim.polarity == "asserted"]
    if collapsed and independent_voices(collapsed):
        days = [(at, claim) for claim in collapsed if (at := happened_at(claim, bundle.zone) or said_at(claim))]
        if days:
            at = min((day for day, _ in days), key=lambda day: (day.lo, day.hi, day.text))
            yield Step("collapsed", at, "#13: said by independent sides", tuple(sorted(c.id for c in collapsed)))
    acts: tuple[tuple[str, Status, str], ...] = (
        ("truce.suspended", "suspended", "#11: a party suspends"),
        ("truce.terminated", "terminated", "#12: a party ends it"),
    )
    for kind, to, rule in acts:
        for claim in bundle.claims:
            at_ = happened_at(claim, bundle.zone) or said_at(claim)
            if claim.kind == kind and at_ is not None and _by_a_party(claim):
                yield Step(to, at_, rule, (claim.id,))


def _by_a_party(claim: Claim) -> bool:
    """The act of someone named; "the truce ended" by nobody is no act."""
    return claim.polarity == "asserted" and claim.modality != "planned" and bool(claim.actors or claim.claimants)


def _silence(bundle: Bundle, steps: Sequence[Step], on: datetime) -> Step | None:
    """#17: an open-ended truce without evidence for 180 days; a fixed one has its clock."""
    if _clock_runs(bundle, on) or not _forgotten(bundle, steps, on):
        return None
    last = _last_heard(bundle, steps, on)
    return Step("end_unknown", last, "#17: nothing heard of it since")


def _clock_runs(bundle: Bundle, on: datetime) -> bool:
    return any(slot.end is not None and slot.end.hi > on for slot in bundle.dated_slots)


def _forgotten(bundle: Bundle, steps: Sequence[Step], on: datetime) -> bool:
    patience = rules.END_UNKNOWN_AFTER
    lengths = [one.hours for slot in bundle.slots for one in slot.seen if one.hours is not None]
    if lengths and not bundle.dated_slots:
        # So many hours that nobody put on a clock are over some day, whenever they began.
        patience = rules.ANNOUNCED_BEFORE + timedelta(hours=max(lengths))
    return on >= _last_heard(bundle, steps, on).hi + patience


def _last_heard(bundle: Bundle, steps: Sequence[Step], on: datetime) -> Stretch:
    """Latest day that anybody speaks of, even after ``on``: a truce that held in autumn had not ended in summer."""
    reached = [step.at for step in steps if step.at.lo <= on]
    return max((*evidence(bundle), *reached), key=lambda at: at.hi, default=Stretch(on, on, on.isoformat()))


def evidence(bundle: Bundle) -> tuple[Stretch, ...]:
    """Days for which the claims speak of the truce: the event's own day for background, else when it was said."""
    days: list[Stretch | None] = []
    for claim in bundle.claims:
        if claim.kind in MERE_TALK or claim.polarity == "denied":
            continue
        days.append(
            happened_at(claim, bundle.zone)
            if is_background(claim)
            else happened_at(claim, bundle.zone) or said_at(claim)
        )
    return tuple(at for at in days if at)


def confirmed(bundle: Bundle) -> bool:
    """Somebody said at or after the start that it began (§3.2 #5)."""
    starts = [slot.start for slot in bundle.dated_slots if slot.start]
    begin = starts[0].lo if starts else None

    def confirms(claim: Claim) -> bool:
        if claim.kind not in CONFIRMING or claim.polarity == "denied" or claim.modality != "actual":
            return claim.kind in ("truce.expiry",) and claim.details.get("state") in ("lapsed", "not_renewed")
        told = said_at(claim) or happened_at(claim, bundle.zone)
        return told is not None and (begin is None or told.hi >= begin)

    return any(map(confirms, bundle.claims))


def _since(steps: Sequence[Step], now: Status) -> Stretch:
    """The first of the last unbroken run of steps to the present status: extensions do not restart the clock."""
    since = steps[-1].at
    for step in reversed(steps):
        if step.to != now:
            break
        since = step.at
    return since
