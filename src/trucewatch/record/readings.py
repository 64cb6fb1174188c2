"""Slots printed as the terms of a truce, every reading beside the one that counts."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.truce import Reading, TruceTerm
from trucewatch.model.when import EndKind
from trucewatch.record import rules
from trucewatch.record.moments import Stretch, utc_text
from trucewatch.record.observations import Observation
from trucewatch.record.slots import Slot, agree

ROUNDING_MINUTES = 1.0
"""Lengths come in hundredths of an hour."""
ANNOUNCING = frozenset({"truce.declared", "truce.agreed", "truce.extended"})


def terms(slots: Sequence[Slot], announcements: Sequence[Observation]) -> tuple[TruceTerm, ...]:
    """The chain as printed; ``announcements`` are acts without a clock of their own, told of the first term."""
    made = []
    for seq, slot in enumerate(slots, 1):
        extra = [one for one in announcements if _announced_term(one, slots) == seq]
        made.append(_term(seq, slot, extra, slots[seq - 2] if seq > 1 else None))
    return tuple(made)


def _announced_term(one: Observation, slots: Sequence[Slot]) -> int | None:
    """The term that an act without a clock announced: the one whose start is nearest, the later of two.

    A deal reported after the fact announces the term that was young then; without a day nothing is said.
    """
    if one.point is None or any(one.claim.id in slot.claim_ids for slot in slots):
        return None
    extends = one.role == "extension"
    fitting = [(n, s) for n, s in enumerate(slots, 1) if s.extension >= extends]
    near = []
    for seq, slot in fitting:
        at, limit = (slot.start, rules.ANNOUNCED_BEFORE) if slot.start else (slot.end, rules.END_UNKNOWN_AFTER)
        if at and (not one.hours or slot.lasts(one.hours)) and at.distance(one.point) <= limit:
            near.append((at.distance(one.point), seq))
    return max(near, key=lambda told: (-told[0], told[1]))[1] if near else None


def bare_term(seen: Sequence[Observation]) -> tuple[TruceTerm, ...]:
    """A truce known only by its announcement, or by word that it holds: one term without a clock."""
    kinds: set[EndKind] = {one.end_kind for one in seen}
    return (
        TruceTerm(
            seq=1, end_kind="open" if "open" in kinds else "unknown", announced_at=announced_at(seen),
            announced_by=announced_by(seen), claims=tuple(sorted({one.claim.id for one in seen})),
        ),
    )  # fmt: skip


def mismatch_minutes(start: Stretch | None, end: Stretch | None, hours: float | None) -> int | None:
    """Stated span less stated duration (§3.3 rule 6), or None when the precision given allows the duration."""
    if start is None or end is None or hours is None:
        return None
    shortest, longest = (end.lo - start.hi).total_seconds() / 60, (end.hi - start.lo).total_seconds() / 60
    stated = hours * 60
    beyond = longest - stated if stated > longest else shortest - stated if stated < shortest else 0.0
    return round(beyond) if abs(beyond) > ROUNDING_MINUTES else None


def announced_at(seen: Sequence[Observation]) -> str | None:
    """The earliest day that a claim gives for the announcement; the day a report came out is not that day."""
    told = [one for one in seen if one.claim.kind in ANNOUNCING and one.claim.when is not None and one.claim.when.start]
    days = [one.point for one in told if one.point]
    return min(days, key=lambda at: (at.lo, at.hi - at.lo)).text if days else None


def announced_by(seen: Sequence[Observation]) -> tuple[str, ...]:
    """Named announcers, else who is quoted for the announcement."""
    named = [a.name for one in seen if one.claim.kind in ANNOUNCING for a in one.claim.actors if a.role == "announcer"]
    quoted = [name for one in seen if one.claim.kind in ANNOUNCING for name in one.claim.claimants]
    return tuple(dict.fromkeys(named or quoted))


def _term(seq: int, slot: Slot, extra: Sequence[Observation], previous: Slot | None) -> TruceTerm:
    lead = slot.seen[0]
    peers = [one for one in slot.seen if agree(lead, one)]
    hours = next((one.hours for one in peers if one.hours is not None), None)
    told = [*slot.seen, *extra]
    return TruceTerm(
        seq=seq,
        start=slot.start.text if slot.start else None,
        end=slot.end.text if slot.end else None,
        hours=hours if hours is not None else _elapsed(slot),
        end_kind=_end_kind(slot),
        announced_at=announced_at(told),
        announced_by=announced_by(told),
        readings=_readings(slot),
        mismatch_minutes=mismatch_minutes(slot.start, slot.end, hours) if _end_is_stated(peers) else None,
        claims=tuple(sorted({one.claim.id for one in told})),
        start_utc=utc_text(slot.start.lo) if slot.start else None,
        end_utc=utc_text(slot.end.hi) if slot.end else None,
        basis=_basis(slot, previous),
    )


def _elapsed(slot: Slot) -> float | None:
    """Hours from clock to clock, where nobody announced a length."""
    if slot.start is None or slot.end is None or not (slot.start.exact and slot.end.exact):
        return None
    return round((slot.end.lo - slot.start.lo).total_seconds() / 3600, 2)


def _end_is_stated(peers: Sequence[Observation]) -> bool:
    return any(one.end_stated for one in peers)


def _readings(slot: Slot) -> tuple[Reading, ...]:
    """One reading per clock given, in order of authority; a single clock needs no list of readings."""
    clocks: dict[tuple[str | None, str | None, float | None], list[Observation]] = {}
    for one in slot.seen:
        key = (one.start.text if one.start else None, one.end.text if one.end else None, one.hours)
        clocks.setdefault(key, []).append(one)
    if len(clocks) < 2:
        return ()
    return tuple(
        Reading(
            start=start, end=end, hours=hours, claims=tuple(sorted({one.claim.id for one in seen})),
            claimants=tuple(dict.fromkeys(name for one in seen for name in one.claim.claimants)),
        )
        for (start, end, hours), seen in clocks.items()
    )  # fmt: skip


def _end_kind(slot: Slot) -> EndKind:
    if slot.end is not None:
        return "fixed"
    if all(one.hours is not None for one in slot.seen):
        return "fixed"
    return next((one.end_kind for one in slot.seen if one.end_kind not in ("unknown", "fixed")), "unknown")


def _counted(slot: Slot) -> str | None:
    """An edge that no claim has on its own: counted from one claim's edge and another's length."""
    hours = next((one.hours for one in slot.seen if one.hours is not None), None)
    if slot.start and all(one.start is None for one in slot.seen):
        return f"start = end - {hours:g} h" if hours else None
    if slot.end and hours and slot.end.text not in {one.end.text for one in slot.seen if one.end}:
        return f"end = start + {hours:g} h"
    return None


def _basis(slot: Slot, previous: Slot | None) -> str | None:
    """What the start rests on, an edge that was counted, and the gap to the term before where both clocks are known."""
    givers = [one for one in slot.seen if one.start and slot.start and one.start.text == slot.start.text]
    parts = [next((one.basis for one in givers or slot.seen if one.basis), None), _counted(slot)]
    if previous and previous.end and slot.start and previous.end.exact and slot.start.exact:
        minutes = round((slot.start.lo - previous.end.lo).total_seconds() / 60)
        word = "gap" if minutes > 0 else "overlap"
        parts.append(f"{word} of {abs(minutes)} min after the previous term" if minutes else None)
    return "; ".join(part for part in parts if part) or None
