"""The chain of terms: readings of one term brought together, extensions counted from the previous end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from trucewatch.record import rules
from trucewatch.record.moments import Stretch, clock_text, day_text
from trucewatch.record.observations import Observation, after, before
from trucewatch.record.slots import FAR, Slot, contiguous, follows, slot_of

_DAY = timedelta(days=1)
_Place = Callable[[list[Slot], Observation], None]


def chain(seen: Iterable[Observation]) -> tuple[Slot, ...]:
    """All terms that the observations tell of, in order; the order of ``seen`` does not matter.

    Sources: domain reference §3.3 rules 2-8. Observations with neither date nor length ("agreed on Friday") add no
    term, they announce one; an extension told so follows the only term known.
    """
    ordered = sorted(seen, key=_closest_first)
    slots: list[Slot] = []
    passes: tuple[tuple[_Place, list[Observation]], ...] = (
        (_place_start, sorted((o for o in ordered if o.start is not None), key=lambda o: not o.start_stated)),
        (_place_end, [one for one in ordered if one.start is None and one.end is not None]),
        (_place_extension, sorted((o for o in ordered if _floats(o) and o.role == "extension"), key=_as_told)),
        (_place_first, sorted((o for o in ordered if _floats(o) and o.role != "extension"), key=_as_told)),
        (_place_base, ordered),
        (_place_unmeasured, sorted((o for o in ordered if _unmeasured(o)), key=_as_told)),
    )
    for place, observations in passes:
        for one in observations:
            place(slots, one)
            slots.sort(key=lambda slot: slot.order)
    # A length that fits no date is news of some term, not one more term of a truce whose terms are known.
    dated = [slot for slot in slots if slot.start or slot.end]
    return tuple(dated or slots)


def _place_start(slots: list[Slot], one: Observation) -> None:
    """Same start, same term; several sources give several readings of it (§3.3 rule 7).

    A start that reading only counted makes no second term beside the one that ends with it.
    """
    if not one.start_stated and one.role != "extension" and one.end is not None:
        for at, slot in enumerate(slots):
            if slot.end is not None and slot.end.meets(one.end) and slot.start is not None:
                slots[at] = slot.joined(one)
                return
    for at, slot in enumerate(slots):
        if slot.start and one.start and slot.start.meets(one.start) and not _in_a_row(slot, one):
            slots[at] = slot.joined(one)
            return
    slots.append(slot_of([one]))


def _in_a_row(slot: Slot, one: Observation) -> bool:
    """Starts that touch may still be two terms in a row, when one ends no later than the other begins."""
    if slot.end is None or one.end is None or slot.start is None or one.start is None:
        return False
    return slot.end.hi <= one.start.lo or one.end.hi <= slot.start.lo


def _place_end(slots: list[Slot], one: Observation) -> None:
    """An end told alone belongs to the term that ends then, else to one whose end is open, else to one running then."""
    if one.end is None:
        return
    told = one.end
    if told.hi - told.lo > _DAY and any(slot.start and told.holds(slot.start) for slot in slots):
        return  # "the February truce" dates no end
    ends_then = [at for at, slot in enumerate(slots) if slot.end is not None and slot.end.meets(told)]
    left_open = [at for at, s in enumerate(slots) if s.end is None and s.start is not None and s.start.lo < told.hi]
    running = [at for at, slot in enumerate(slots) if _runs_at(slot, told) and not _has_follower(slots, slot)]
    for candidates in (ends_then[:1], left_open[-1:], running[-1:]):
        if candidates:
            slots[candidates[0]] = slots[candidates[0]].joined(one)
            return
    slots.append(slot_of([one]))


def _place_extension(slots: list[Slot], one: Observation) -> None:
    """ "Another N hours" without a date: from the previous end; without one, from the announcement (§3.3 rule 4)."""
    for at, slot in enumerate(slots):
        if slot.extension and (slot.lasts(one.hours) or slot.incomplete) and _announces(one, slot):
            slots[at] = slot.joined(one)
            return
    bases = [slot for slot in slots if slot.end is not None and not _has_follower(slots, slot)]
    bases = [slot for slot in bases if _told_during(one.point, slot)] if one.point else bases
    if len(bases) == 1 or (bases and one.point):
        slots.append(slot_of([_counted_from(one, carried_on(bases[-1], one.zone), "previous end")]))
    elif one.point is not None and one.claim.when is not None and one.claim.when.start is not None:
        slots.append(slot_of([_counted_from(one, one.point, "announcement")]))
    else:
        slots.append(slot_of([one]))


def _place_first(slots: list[Slot], one: Observation) -> None:
    """A first term told by its length alone: counted back from the extension that followed it."""
    for at, slot in enumerate(slots):
        if (slot.lasts(one.hours) or slot.incomplete) and not slot.extension and _announces(one, slot):
            slots[at] = slot.joined(one)
            return
    for slot in slots:
        if slot.extension and slot.start is not None and not any(follows(other, slot) for other in slots):
            base = _counted_back(one, slot.start, one.hours)
            if base.start and (one.point is None or one.point.lo <= base.start.hi):
                slots.append(slot_of([base]))
                return
    slots.append(slot_of([one]))


def _place_base(slots: list[Slot], one: Observation) -> None:
    """ "Extended the 48-hour truce": the term before an extension, known by its length (``details.base_hours``)."""
    hours = one.claim.details.get("base_hours")
    mine = next((slot for slot in slots if one.claim.id in slot.claim_ids and slot.extension), None)
    if not isinstance(hours, int | float) or mine is None or mine.start is None or one.role != "extension":
        return
    if not any(follows(slot, mine) for slot in slots):
        slots.append(slot_of([_counted_back(one, mine.start, float(hours))]))


def _unmeasured(one: Observation) -> bool:
    return one.role == "extension" and not one.dated and one.hours is None and one.end_kind != "open"


def _place_unmeasured(slots: list[Slot], one: Observation) -> None:
    """ "Extended the truce", with neither length nor end: a first term that was not the last; what follows is open.

    News told while an extension runs may speak of that very one, and makes no further term.
    """
    last = slots[-1] if slots else None
    if last is None or last.extension or last.end is None or one.point is None or not _told_during(one.point, last):
        return
    slots.append(slot_of([_counted_from(one, carried_on(last, one.zone), "previous end")]))


def carried_on(base: Slot, zone: str | None) -> Stretch | None:
    """Start of the term that carries ``base`` on: its end, or the day after its last day."""
    if base.end is None:
        return None
    if base.end.exact:
        return Stretch(base.end.lo, base.end.lo, clock_text(base.end.lo, zone))
    return Stretch.of(day_text(base.end.hi, zone), zone)


def eve(start: Stretch, zone: str | None) -> Stretch:
    """The end of the term that gives way to one starting so: that instant, or the day before a bare day."""
    return start if start.exact else Stretch.of(day_text(start.lo - timedelta(seconds=1), zone), zone)


def _counted_from(one: Observation, start: Stretch | None, why: str) -> Observation:
    end = after(start, one.hours, one.zone) if start and one.hours else None
    return replace(one, start=start, end=end, start_stated=False, basis=why)


def _counted_back(one: Observation, next_start: Stretch, hours: float | None) -> Observation:
    end = eve(next_start, one.zone)
    return replace(
        one, role="first", start=before(end, hours or 0.0, one.zone), end=end, hours=hours, end_kind="fixed",
        start_stated=False, end_stated=False, basis=f"counted back {hours:g} h from the start of the next term",
    )  # fmt: skip


def _has_follower(slots: list[Slot], slot: Slot) -> bool:
    return any(follows(slot, other) or (contiguous(slot, other) and slot.order < other.order) for other in slots)


def _runs_at(slot: Slot, told: Stretch) -> bool:
    """The term was under way at ``told``, or had ended not long before by another source's clock."""
    return bool(slot.start and slot.end and slot.start.lo < told.lo <= slot.end.hi + rules.LATE_NEWS)


def _told_during(told: Stretch, slot: Slot) -> bool:
    begun = slot.start is None or slot.start.lo <= told.hi
    return slot.end is not None and begun and told.lo <= slot.end.hi + rules.LATE_NEWS


def _announces(one: Observation, slot: Slot) -> bool:
    """The act may have announced a term that starts then: before it, or in the news of the day after."""
    start = slot.start or (before(slot.end, one.hours, one.zone) if slot.end and one.hours else None)
    if one.point is None or start is None:
        return one.point is None
    return one.point.lo - rules.LATE_NEWS <= start.hi and start.lo <= one.point.hi + rules.ANNOUNCED_BEFORE


def _floats(one: Observation) -> bool:
    return not one.dated and one.hours is not None


def _as_told(one: Observation) -> tuple[datetime, str]:
    return (one.point.hi if one.point else FAR, one.claim.id)


def _closest_first(one: Observation) -> tuple[timedelta, datetime, str]:
    """Close readings found the terms; coarse ones ("in February") join them."""
    at = one.start or one.end
    return (at.hi - at.lo, at.lo, one.claim.id) if at else (timedelta.max, FAR, one.claim.id)
