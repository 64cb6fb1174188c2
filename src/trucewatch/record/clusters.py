"""From claims to truces: first within each report, then across reports, in an order that arrival cannot change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from trucewatch.model.claim import Claim
from trucewatch.record.bundles import Bundle, truce_claims
from trucewatch.record.identity import ACROSS_REPORTS, WITHIN_REPORT, Match, best, compare
from trucewatch.record.knowledge import reading_order
from trucewatch.record.moments import ZoneLookup
from trucewatch.record.slots import FAR


def clusters(claims: Sequence[Claim], zones: ZoneLookup) -> tuple[Bundle, ...]:
    """One bundle per truce. Claims that speak of no truce on record are in none of them."""
    strands: list[Bundle] = []
    ordered = sorted(claims, key=reading_order)
    for _, group in groupby(ordered, key=lambda claim: claim.report.id):
        strands.extend(strands_of(tuple(group), zones))
    founding = sorted((s for s in strands if s.founds()), key=_order)
    loose = sorted((s for s in strands if not s.founds()), key=_order)
    found: list[Bundle] = []
    for strand in founding:
        _join(found, strand, ACROSS_REPORTS, found_new=True)
    _merge_chains(found)
    for strand in loose:
        _join(found, strand, ACROSS_REPORTS, found_new=False)
    return tuple(sorted(found, key=_order))


def strands_of(claims: Sequence[Claim], zones: ZoneLookup) -> tuple[Bundle, ...]:
    """What one report says, truce by truce. A claim without a place takes the truce that its neighbours establish."""
    singles = truce_claims(claims, zones)
    strands: list[Bundle] = []
    for single in sorted(singles, key=_placed_first):
        near = sorted(range(len(strands)), key=lambda at: _apart(single, strands[at]))
        chosen = best(single, [strands[at] for at in near], WITHIN_REPORT)
        if chosen is None and not single.founds() and single.area.scope is None:
            chosen = _nearest(single, [strands[at] for at in near])
        if chosen is None:
            strands.append(single)
        else:
            at = near[chosen[0]]
            strands[at] = strands[at].merged(single)
    return tuple(strands)


def _nearest(single: Bundle, strands: Sequence[Bundle]) -> tuple[int, Match] | None:
    for at, strand in enumerate(strands):
        match = compare(single, strand)
        if match is not None:
            return at, match
    return None


def _join(found: list[Bundle], strand: Bundle, least: float, *, found_new: bool) -> None:
    """Without a date nothing ties a strand to the truces of other reports: area alone would tie every Aleppo calm."""
    candidates = [at for at, old in enumerate(found) if old.anchor and strand.anchor]
    chosen = best(strand, [found[at] for at in candidates], least)
    if chosen is not None:
        at = candidates[chosen[0]]
        found[at] = found[at].merged(strand, chosen[1].why)
    elif found_new:
        found.append(strand)


def _merge_chains(found: list[Bundle]) -> None:
    """A report of the missing term may tie two truces found apart into one chain."""
    again = True
    while again:
        again = False
        found.sort(key=_order)
        for at, one in enumerate(found):
            rest = [other for other in found[:at] if other.anchor and one.anchor]
            chosen = best(one, rest, ACROSS_REPORTS)
            if chosen is not None:
                kept = rest[chosen[0]]
                found[:] = [other for other in found if other is not one and other is not kept]
                found.append(kept.merged(one, chosen[1].why))
                again = True
                break


def _placed_first(single: Bundle) -> tuple[bool, bool, bool, int]:
    """Claims with place and clock found the strands of a report; the rest look for theirs."""
    claim = single.claims[0]
    clock = bool(single.dated_slots)
    return (not single.founds(), single.area.scope is None, not clock, claim.sentence.start)


def _apart(single: Bundle, strand: Bundle) -> tuple[int, int]:
    """Distance in the text; what was named before comes before what is named after."""
    here = single.claims[0].sentence.start
    before = [here - claim.sentence.start for claim in strand.claims if claim.sentence.start <= here]
    after = [claim.sentence.start - here for claim in strand.claims if claim.sentence.start > here]
    return (0, min(before)) if before else (1, min(after))


def _order(bundle: Bundle) -> tuple[datetime, datetime, str]:
    at = bundle.anchor
    return (at.lo, at.hi, bundle.id_key) if at else (FAR, FAR, bundle.id_key)


def ids_of(bundles: Iterable[Bundle]) -> frozenset[str]:
    return frozenset(claim.id for bundle in bundles for claim in bundle.claims)
