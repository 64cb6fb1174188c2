"""One report may arrive several times, under several names and with several hints: which of them counts.

The answer depends on the set of arrivals alone, never on their order, so that the same reports make the same record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from trucewatch.model.report import Hints
from trucewatch.model.stores import Received

_RANK = {"option": 0, "manifest": 1}


def merged(known: Iterable[Received], arrival: Received) -> tuple[Received, ...]:
    """All arrivals, one per path: one that comes by a known path corrects what it states and leaves the rest."""
    by_path = {each.receipt.path: each for each in known}
    before = by_path.get(arrival.receipt.path)
    if before is not None:
        arrival = Received(before.receipt, _corrected(before.hints, arrival.hints))
    by_path[arrival.receipt.path] = arrival
    return tuple(sorted(by_path.values(), key=lambda each: (each.receipt.received_at, each.receipt.path)))


def primary(received: Iterable[Received]) -> Received:
    """The arrival that the report is read from: the one that states its date best, completed from the others."""
    ordered = sorted(received, key=_preference)
    hints = ordered[0].hints
    for other in ordered[1:]:
        hints = _corrected(other.hints, hints)
    return Received(ordered[0].receipt, hints)


def _preference(received: Received) -> tuple[int, str, str]:
    hints = received.hints
    if hints.published is None:
        return len(_RANK) + 1, "", received.receipt.path
    # Two arrivals may state two dates (a story and its copy a day later): the text existed on the earlier one.
    return _RANK.get(hints.published_basis, len(_RANK)), hints.published, received.receipt.path


def _corrected(before: Hints, after: Hints) -> Hints:
    """``after`` where it says something, ``before`` elsewhere; a date and its basis go together."""
    paired = {"published", "published_basis"} if after.published is None else set()
    kept = {
        field.name: getattr(before, field.name)
        for field in fields(Hints)
        if field.name in paired or getattr(after, field.name) is None
    }
    return replace(after, **kept)
