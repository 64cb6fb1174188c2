"""From claims to truces: first within each report, then across reports, in an order that arrival cannot change."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from trucewatch.model.claim import Claim
from trucewatch.record.bundles import Bundle, truce_claims
from trucewatch.record.identity import ACROSS_REPORTS, WITHIN_REPORT, Match, best, compare
from trucewatch.record.knowledge import reading_order
from trucewatch.record.moments import ZoneLookup
from trucewatch.record.slots import FAR


class Shelf:
    """Truces found so far, by conflict: a strand is only ever compared with those it could speak of."""

    def __init__(self) -> None:
        self._by_conflict: dict[str | None, list[Bundle]] = {}

    def add(self, bundle: Bundle) -> None:
        self._by_conflict.setdefault(bundle.area.conflict, []).append(bundle)

    def remove(self, bundle: Bundle) -> None:
        self._by_conflict[bundle.area.conflict].remove(bundle)

    def candidates(self, strand: Bundle) -> list[Bundle]:
        """Dated truces of the same conflict, and those whose conflict nobody named.

        Without a date nothing ties a strand to the truces of other reports: the place alone would tie every calm
        that a town ever had.
        """
        if strand.anchor is None:
            return []
        conflict = strand.area.conflict
        keys = list(self._by_conflict) if conflict is None else [conflict, None]
        near = [bundle for key in keys for bundle in self._by_conflict.get(key, ()) if bundle.anchor]
        return sorted(near, key=in_time)

    def all(self) -> list[Bundle]:
        return sorted((bundle for bundles in self._by_conflict.values() for bundle in bundles), key=in_time)


def clusters(claims: Sequence[Claim], zones: ZoneLookup) -> tuple[Bundle, ...]:
    """One bundle per truce. Claims that speak of no truce on record are in none of them."""
    strands: list[Bundle] = []
    for _, group in groupby(sorted(claims, key=reading_order), key=lambda claim: claim.report.id):
        strands.extend(strands_of(tuple(group), zones))
    found = _found(strand for strand in strands if strand.founds())
    for loose in sorted((strand for strand in strands if not strand.founds()), key=in_time):
        _join(found, loose)
    return tuple(found.all())


def _found(strands: Iterable[Bundle]) -> Shelf:
    """Founding strands folded together. A truce that grew is tried again: a missing term may tie two into one chain."""
    shelf = Shelf()
    waiting = deque(sorted(strands, key=_clocked_first))
    while waiting:
        strand = waiting.popleft()
        grown = _join(shelf, strand)
        if grown is None:
            shelf.add(strand)
        else:
            shelf.remove(grown)
            waiting.appendleft(grown)
    return shelf


def _join(shelf: Shelf, strand: Bundle) -> Bundle | None:
    """The truce that the strand speaks of, grown by it; None when there is none."""
    candidates = shelf.candidates(strand)
    chosen = best(strand, candidates, ACROSS_REPORTS)
    if chosen is None:
        return None
    old = candidates[chosen[0]]
    grown = old.merged(strand, chosen[1].why)
    shelf.remove(old)
    shelf.add(grown)
    return grown


def strands_of(claims: Sequence[Claim], zones: ZoneLookup) -> tuple[Bundle, ...]:
    """What one report says, truce by truce. A claim without a place takes the truce that its neighbours establish."""
    strands: list[Bundle] = []
    for single in sorted(truce_claims(claims, zones), key=_placed_first):
        near = sorted(strands, key=lambda strand: _apart(single, strand))
        chosen = best(single, near, WITHIN_REPORT)
        if chosen is None and not single.founds() and single.area.scope is None:
            chosen = _nearest(single, near)
        if chosen is None:
            strands.append(single)
        else:
            at = strands.index(near[chosen[0]])
            strands[at] = strands[at].merged(single, chosen[1].why)
    return tuple(strands)


def _nearest(single: Bundle, strands: Sequence[Bundle]) -> tuple[int, Match] | None:
    """An aside that fits several truces speaks of the one named last before it."""
    return next(((at, match) for at, strand in enumerate(strands) if (match := compare(single, strand))), None)


def _placed_first(single: Bundle) -> tuple[bool, bool, bool, int, str]:
    """Claims with place and clock found the strands of a report; the rest look for theirs."""
    claim = single.claims[0]
    placed, clocked = single.area.scope is not None, bool(single.dated_slots)
    return (not single.founds(), not placed, not clocked, claim.sentence.start, claim.id)


def _apart(single: Bundle, strand: Bundle) -> tuple[int, int, str]:
    """Distance in the text; what was named before comes before what is named after."""
    here = single.claims[0].sentence.start
    before = [here - claim.sentence.start for claim in strand.claims if claim.sentence.start <= here]
    after = [claim.sentence.start - here for claim in strand.claims if claim.sentence.start > here]
    return (0, min(before), strand.id_key) if before else (1, min(after), strand.id_key)


def _clocked_first(strand: Bundle) -> tuple[bool, datetime, datetime, str]:
    """Terms with a clock make the chain; what only gives a length or a day of speaking finds its place in it."""
    return (not strand.dated_slots, *in_time(strand))


def in_time(bundle: Bundle) -> tuple[datetime, datetime, str]:
    at = bundle.anchor
    return (at.lo, at.hi, bundle.id_key) if at else (FAR, FAR, bundle.id_key)
