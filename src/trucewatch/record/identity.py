"""Which truce does a claim speak of? Scored reasons, weights in one visible table, and a word for every link made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.record import rules
from trucewatch.record.areas import share
from trucewatch.record.bundles import GENERIC, SPEAKING, Bundle
from trucewatch.record.moments import Stretch
from trucewatch.record.slots import Slot, contiguous, gap


@dataclass(frozen=True, slots=True)
class Reason:
    """``value`` 0..1, or None: the two cannot be one truce."""

    value: float | None
    detail: str


@dataclass(frozen=True, slots=True)
class Feature:
    name: str
    test: Callable[[Bundle, Bundle], Reason]
    weight: float


@dataclass(frozen=True, slots=True)
class Match:
    score: float
    reasons: tuple[tuple[str, Reason], ...]

    @property
    def why(self) -> str:
        return "; ".join(f"{name}: {reason.detail}" for name, reason in self.reasons)


def same_conflict(new: Bundle, old: Bundle) -> Reason:
    """Conflicts are told apart by country code (claimant country for disputed land)."""
    if new.area.conflict and old.area.conflict:
        same = new.area.conflict == old.area.conflict
        return Reason(1.0 if same else None, f"{new.area.conflict} and {old.area.conflict}")
    shared = new.sides & old.sides
    if shared:
        return Reason(0.8, "same sides, conflict not named")
    return Reason(0.2 if new.area.conflict or old.area.conflict else None, "conflict not named")


def same_area(new: Bundle, old: Bundle) -> Reason:
    """The same places, or both the whole conflict; a local calm is never the national cessation."""
    mine, theirs = new.area, old.area
    if located(new) and theirs.scope == "country":
        return Reason(0.4, "an event inside the area")
    overlap = share(mine.places, theirs.places)
    if mine.places and theirs.places:
        if not overlap:
            return Reason(None, "other places")
        # An extension may take in a second town, and a report may name one of two.
        return Reason(1.0, "places shared") if overlap >= 0.5 else Reason(0.6, "some places shared")
    if mine.scope and theirs.scope:
        same = mine.scope == theirs.scope
        value = (1.0 if mine.scope == "country" else 0.4) if same else None
        return Reason(value, f"{mine.scope}, {theirs.scope}")
    # Nobody limited it: the conflict-wide truce is meant rather than a local one.
    return Reason(0.2 if "local" in (mine.scope, theirs.scope) else 0.5, "one of the two names no area")


def located(bundle: Bundle) -> bool:
    """Only events on the ground: a breach in one town is a breach of the national truce as well as of a local one."""
    return all(claim.family in SPEAKING for claim in bundle.claims) and bundle.area.scope == "local"


def fitting_time(new: Bundle, old: Bundle) -> Reason:
    """Terms that meet, or an act or day within the life of the other (§3.2 #7, #10; §3.3 rule 8)."""
    if new.dated_slots and old.dated_slots:
        return _terms_meet(new.dated_slots, old.dated_slots, _patience(new, old))
    points = _points_fit(new, old)
    return points or Reason(0.3, "no time to compare")


def same_kind(new: Bundle, old: Bundle) -> Reason:
    """ "Ceasefire" and "truce" are said of everything; two special instruments differ."""
    mine, theirs = new.kinds - GENERIC, old.kinds - GENERIC
    if not mine or not theirs:
        return Reason(0.5, "kind left open")
    return Reason(1.0 if mine & theirs else 0.0, ", ".join(sorted(mine | theirs)))


def same_sides(new: Bundle, old: Bundle) -> Reason:
    """Shared sides speak for one truce; two sides each declaring their own halt make two (§1.1)."""
    if new.declarers and old.declarers and not new.declarers & old.declarers:
        return Reason(None, "each side declared its own")
    shared = (new.sides | new.brokers) & (old.sides | old.brokers)
    if shared:
        return Reason(1.0, "shared: " + ", ".join(sorted(shared)))
    return Reason(0.0 if new.sides and old.sides else 0.5, "no shared sides")


FEATURES = (
    Feature("conflict", same_conflict, 0.25),
    Feature("area", same_area, 0.30),
    Feature("time", fitting_time, 0.30),
    Feature("kind", same_kind, 0.05),
    Feature("sides", same_sides, 0.10),
)
ACROSS_REPORTS = 0.55
WITHIN_REPORT = 0.45
CLEAR_BY = 0.02
"""A link is made when the best candidate leads the next by so much; otherwise the claim stays unlinked."""


def compare(new: Bundle, old: Bundle) -> Match | None:
    """None when a reason forbids it."""
    reasons = []
    for feature in FEATURES:
        reason = feature.test(new, old)
        if reason.value is None:
            return None
        reasons.append((feature, reason))
    score = sum(feature.weight * (reason.value or 0.0) for feature, reason in reasons)
    return Match(score, tuple((feature.name, reason) for feature, reason in reasons))


def best(new: Bundle, olds: Sequence[Bundle], least: float) -> tuple[int, Match] | None:
    """The candidate that the claim speaks of, or None when nothing fits or two fit alike."""
    scored = [(match.score, at, match) for at, old in enumerate(olds) if (match := compare(new, old))]
    scored = sorted((one for one in scored if one[0] >= least), key=lambda one: (-one[0], one[1]))
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < CLEAR_BY and not new.founds()):
        return None
    return scored[0][1], scored[0][2]


def _patience(new: Bundle, old: Bundle) -> timedelta:
    """How long after its beginning an end told alone may lie: one report has one truce in mind for longer."""
    return rules.END_UNKNOWN_AFTER if new.reports & old.reports else rules.END_TOLD_WITHIN


def _terms_meet(new: Sequence[Slot], old: Sequence[Slot], patience: timedelta) -> Reason:
    pairs = [(a, b) if _begin(a) <= _begin(b) else (b, a) for a in new for b in old]
    chained = {id(slot) for slots in (new, old) for slot in slots[1:]}
    # An extension whose chain has a beginning of its own prolongs that one, not an open-ended truce of before.
    value = max(0.0 if a.end is None and id(b) in chained else _meet(a, b, patience) for a, b in pairs)
    if value == 0.0:
        return Reason(None, "more than two hours between the terms")
    words = {1.0: "same or contiguous terms", 0.8: "terms overlap"}
    return Reason(value, words.get(value, "within an open-ended term"))


def _begin(slot: Slot) -> datetime:
    at = slot.start or slot.end
    assert at is not None
    return at.lo


def _meet(first: Slot, second: Slot, patience: timedelta) -> float:
    """``first`` begins no later than ``second``."""
    if first.start and second.start and first.start.meets(second.start):
        return 1.0
    if first.end and second.end and first.end.meets(second.end):
        return 1.0
    if first.end is None and first.start is not None:
        stated_open = any(one.end_kind == "open" for one in first.seen)
        return _within_open(first.start, second, patience) * (0.2 if stated_open and second.end else 1.0)
    between = gap(first, second)
    if between is None:
        return 0.8 if first.end and second.end and second.end.lo <= first.end.hi else 0.0
    if not contiguous(first, second):
        return 0.0
    return 1.0 if abs(between) <= rules.CHAIN_GAP else 0.8


def _within_open(start: Stretch, second: Slot, patience: timedelta) -> float:
    """A new start inside an open-ended truce is a new truce; an end or extension told of it is not."""
    if second.start is None:
        return _end_within_open(start, second, patience)
    apart = start.distance(second.start)
    if apart <= rules.SAME_START:
        return 0.9
    return 0.3 if second.extension and apart <= rules.ANNOUNCED_BEFORE else 0.0


def _end_within_open(start: Stretch, second: Slot, patience: timedelta) -> float:
    """An end told of a truce that runs; told together with a beginning it is that of another one."""
    if second.end is None:
        return 0.0
    if all(one.role == "end" for one in second.seen):
        return 0.6 if start.distance(second.end) <= patience else 0.0
    acts = [one.point for one in second.seen if one.point]
    return 0.6 if any(start.distance(act) <= rules.AGREED_AFTER for act in acts) else 0.0


def _points_fit(new: Bundle, old: Bundle) -> Reason | None:
    """Acts and days of holding against the life of the other bundle, in whichever direction there is a life."""
    for points, life in ((new, old), (old, new)):
        if life.dated_slots and (points.acts or points.held or points.talked):
            # The day of an act tells more than the days on which the truce is merely spoken of.
            acts = [_act_fits(at, life, points, _patience(new, old)) for at in points.acts]
            held = [_held_fits(at, life) for at in points.held]
            good = max(acts or held or [_talk_fits(at, life) for at in points.talked])
            return Reason(good or None, "told during its life" if good else "told outside its life")
    mine, theirs = (*new.acts, *new.held, *new.talked), (*old.acts, *old.held, *old.talked)
    if not mine or not theirs:
        return None
    apart = min(one.distance(two) for one in mine for two in theirs)
    near = apart <= (rules.AGREED_AFTER if new.acts and old.acts else rules.HOLDING_TOGETHER)
    return Reason(0.5 if near else None, f"told {apart.days} days apart")


def _act_fits(at: Stretch, life: Bundle, points: Bundle, patience: timedelta) -> float:
    first, last = life.dated_slots[0], life.dated_slots[-1]
    begin = first.start or first.end
    assert begin is not None
    if begin.lo - rules.ANNOUNCED_BEFORE <= at.hi and at.lo <= begin.hi:
        return 0.8
    if first.start is None and at.hi <= begin.hi and at.distance(begin) <= patience:
        return 0.4
    extends = any(one.role == "extension" for one in points.seen)
    until = last.end.hi + rules.LATE_NEWS if last.end else begin.hi + rules.AGREED_AFTER
    if extends and last.end is None:
        until = at.lo
    return 0.6 if begin.lo <= at.hi and at.lo <= until else 0.0


def _talk_fits(at: Stretch, life: Bundle) -> float:
    """Talk of a truce leads to the one that begins soon after, never to one that runs already."""
    begin = life.dated_slots[0].start
    return 0.6 if begin and begin.lo - rules.ANNOUNCED_BEFORE <= at.lo <= begin.lo else 0.0


def _held_fits(at: Stretch, life: Bundle) -> float:
    first, last = life.dated_slots[0], life.dated_slots[-1]
    begin = first.start or first.end
    assert begin is not None
    until = last.end.hi + rules.LATE_NEWS if last.end else None
    announced = begin.lo - rules.ANNOUNCED_BEFORE
    return 0.6 if announced <= at.hi and (until is None or at.lo <= until) else 0.0
