"""One term of a truce with all that was said of its clock; which reading counts, and what carries what on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from trucewatch.record import rules
from trucewatch.record.moments import Stretch
from trucewatch.record.observations import Observation, after, before

FAR = datetime.max.replace(tzinfo=UTC)
_DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Slot:
    """One term. ``start`` and ``end`` are the canonical ones, or None where nobody gave them."""

    seen: tuple[Observation, ...]
    start: Stretch | None = None
    end: Stretch | None = None

    @property
    def extension(self) -> bool:
        return any(one.role == "extension" for one in self.seen)

    @property
    def order(self) -> tuple[datetime, str]:
        # A term known by its end alone comes before the one that begins there.
        at = self.start.lo if self.start else self.end.lo - timedelta(seconds=1) if self.end else FAR
        return (at, min(one.claim.id for one in self.seen))

    @property
    def claim_ids(self) -> frozenset[str]:
        return frozenset(one.claim.id for one in self.seen)

    def lasts(self, hours: float | None) -> bool:
        """Somebody gave the term this length."""
        return any(one.hours == hours for one in self.seen)

    def joined(self, one: Observation) -> Slot:
        return slot_of((*self.seen, one))

    @property
    def incomplete(self) -> bool:
        """One edge is known, and nobody gave a length to count the other from."""
        return (self.start is None) != (self.end is None) and all(one.hours is None for one in self.seen)


def slot_of(seen: Sequence[Observation]) -> Slot:
    """The slot of these readings. A length counts only where nobody states the end (§3.3 rule 6)."""
    ranked = tuple(sorted(seen, key=rank))
    start, end = canonical(ranked)
    peers = [one for one in ranked if agree(_lead(ranked), one)]
    length = next(((one.hours, one.zone) for one in peers if one.hours is not None), None)
    if length is not None and not any(one.end_kind == "open" for one in ranked):
        if start is not None and _within_a_day(start) and not any(one.end_stated for one in peers):
            end = after(start, *length)
        elif start is None and end is not None and _within_a_day(end):
            start = before(end, *length)
    return Slot(ranked, start, end)


def _lead(ranked: Sequence[Observation]) -> Observation:
    return next((one for one in ranked if one.dated), ranked[0])


def _within_a_day(at: Stretch) -> bool:
    return at.hi - at.lo <= _DAY


def canonical(seen: Sequence[Observation]) -> tuple[Stretch | None, Stretch | None]:
    """Start and end that count for status: best authority first, then the earliest published (§3.3 rule 7).

    A stated edge beats a computed one (rule 6: the end counts, not the duration), and a closer reading refines a
    coarser one that holds it.
    """
    ranked = sorted((one for one in seen if one.dated), key=rank)
    if not ranked:
        return None, None
    peers = [one for one in ranked if agree(_lead(ranked), one)]
    starts = _edge([(one.start, one.start_stated) for one in peers])
    return starts, _edge([(one.end, one.end_stated) for one in peers])


def agree(one: Observation, two: Observation) -> bool:
    """Two readings of a term that differ by no more than clocks do."""
    starts = one.start is None or two.start is None or one.start.meets(two.start)
    ends = one.end is None or two.end is None or one.end.meets(two.end)
    return starts and ends


def rank(one: Observation) -> tuple[int, str, str, str]:
    """Authority of a claim on a procedural fact: text, declaring party, guarantor, mediator, other, press (§4.3)."""
    claim = one.claim
    speakers = {name.casefold() for name in claim.claimants}
    roles = {actor.role for actor in claim.actors if actor.name.casefold() in speakers}
    if claim.directness == "document":
        level = 0
    elif roles & {"announcer", "party"}:
        level = 1
    elif roles & {"guarantor", "sponsor"}:
        level = 2
    elif "mediator" in roles:
        level = 3
    else:
        level = 4 if claim.claimants else 5
    return (level, claim.report.published or "~", claim.id, one.role)


def gap(first: Slot, second: Slot) -> timedelta | None:
    """Time without cover between two terms (negative: overlap); None where an end or start is not known."""
    if first.end is None or second.start is None:
        return None
    return second.start.lo - first.end.hi


def contiguous(first: Slot, second: Slot) -> bool:
    """``second`` carries ``first`` on: at most two hours between them, or a daily window extended by a day."""
    between = gap(first, second)
    if between is None:
        return False
    if between <= rules.CHAIN_GAP:
        return True
    return second.extension and between <= rules.DAILY_PAUSE_GAP and short(first) and short(second)


def follows(first: Slot, second: Slot) -> bool:
    """``second`` begins where ``first`` ends, give or take two hours."""
    between = gap(first, second)
    if first is second or between is None or first.end is None or second.start is None:
        return False
    return first.end.meets(second.start) or (contiguous(first, second) and between > -rules.CHAIN_GAP)


def short(slot: Slot) -> bool:
    """A window of hours, as daily pauses are; a bare day is not."""
    return (
        slot.start is not None
        and slot.end is not None
        and slot.start.exact
        and slot.end.exact
        and slot.end.lo - slot.start.lo < _DAY
    )


def _edge(options: Sequence[tuple[Stretch | None, bool]]) -> Stretch | None:
    """The first stated edge, else the first counted one; the closest of all edges that lie within it."""
    known = [at for at, _ in options if at is not None]
    first = next((at for at, stated in options if at is not None and stated), known[0] if known else None)
    return min((at for at in known if first.holds(at)), key=lambda at: at.hi - at.lo) if first else None
