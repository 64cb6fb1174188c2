"""How truces hang together: local ones under the national one, renewals, replies, successions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from trucewatch.model.claim import Place
from trucewatch.model.truce import Link
from trucewatch.record import rules
from trucewatch.record.areas import share
from trucewatch.record.bundles import Bundle
from trucewatch.record.claimants import speaks_for_all
from trucewatch.record.moments import Stretch
from trucewatch.record.names import instrument_kind
from trucewatch.record.observations import Observation
from trucewatch.record.status import standing

PAUSES = frozenset({"regime_of_calm", "humanitarian_pause", "local_agreement"})


def same_ground(one: Bundle, two: Bundle) -> bool:
    """Both hold in the same places, or both in the whole conflict."""
    if not one.area.conflict or one.area.conflict != two.area.conflict:
        return False
    if (one.area.scope == "local") != (two.area.scope == "local"):
        return False
    if one.area.places and two.area.places:
        return share(one.area.places, two.area.places) >= 0.5
    return one.area.scope != "local" and two.area.scope != "local"


def begins(bundle: Bundle) -> Stretch | None:
    return next((slot.start for slot in bundle.dated_slots if slot.start), None)


def ends(bundle: Bundle) -> datetime | None:
    last = bundle.dated_slots[-1] if bundle.dated_slots else None
    return last.end.hi if last and last.end else None


def superseded_by(bundle: Bundle, others: Sequence[Bundle]) -> Stretch | None:
    """Start of the first later truce on the same ground, where this one has no end of its own (§3.2 #14)."""
    begin = begins(bundle)
    if begin is None or ends(bundle) is not None:
        return None
    later = [
        start for other in others
        if other is not bundle and same_ground(bundle, other) and (start := _reaches(other, bundle))
        and start.lo > begin.hi and not replies(bundle, other) and _replaces(other, bundle)
    ]  # fmt: skip
    return min(later, key=lambda at: at.lo, default=None)


def _reaches(new: Bundle, old: Bundle) -> Stretch | None:
    """Start of the first term that is told of the ground of the other: an extension may have taken it in later."""
    if not old.area.places:
        return begins(new)
    told = (s.start for s in new.dated_slots if s.start and any(share(old.area.places, _covered(o)) for o in s.seen))
    return next(told, None)


def _covered(one: Observation) -> tuple[Place, ...]:
    """Places that the claim of an observation says the truce covers."""
    return tuple(place for place in one.claim.places if place.role == "coverage")


def _replaces(new: Bundle, old: Bundle) -> bool:
    """What sides agree on, or a halt without an end, takes the place of a lasting truce on paper.

    A calm of some hours, or one side's holiday truce, interrupts it at most.
    """
    if instrument_kind(new) in PAUSES and instrument_kind(old) not in PAUSES:
        return False
    agreed = [c for c in new.claims if c.kind == "truce.agreed" and c.polarity == "asserted" and speaks_for_all(c)]
    return bool(agreed) or (ends(new) is None and not new.declarers)


def parent_of(at: int, bundles: Sequence[Bundle], known: datetime) -> int | None:
    """The conflict-wide truce nominally in effect when the local one began; the latest when there are several."""
    local = bundles[at]
    if local.area.scope != "local" or not local.area.conflict or local.anchor is None:
        return None
    begun = local.anchor.hi
    wide = [
        index for index, other in enumerate(bundles)
        if index != at and other.area.scope != "local" and other.area.conflict == local.area.conflict
        and (now := standing(other, begun, known, superseded_by(other, bundles))) is not None
        and now.status in ("in_effect", "suspended")
    ]  # fmt: skip
    return wide[-1] if wide else None


def links(bundles: Sequence[Bundle], ids: Sequence[str], at: int) -> tuple[Link, ...]:
    """``bundles`` in order of their beginning."""
    one = bundles[at]
    made = [Link(kind="reciprocal", to=ids[i]) for i, other in enumerate(bundles) if i != at and replies(one, other)]
    begin = begins(one)
    before = [i for i in range(at) if same_ground(one, bundles[i]) and not replies(one, bundles[i])]
    if begin is None:
        return tuple(made)
    starts = [slot.start for slot in one.dated_slots if slot.start]
    made += [Link(kind="succeeds", to=ids[i]) for i in before if superseded_by(bundles[i], bundles) in starts]
    ended = [(end, i) for i in before if (end := ends(bundles[i])) is not None and end < begin.lo]
    if ended and begin.lo - max(ended)[0] <= rules.RENEWAL_WITHIN:
        made.append(Link(kind="renewal", to=ids[max(ended)[1]]))
    return tuple(made)


def replies(one: Bundle, two: Bundle) -> bool:
    """Each side declared a halt of its own at nearly the same time."""
    if not one.declarers or not two.declarers or one.declarers & two.declarers:
        return False
    if one.anchor is None or two.anchor is None:
        return False
    return one.area.conflict == two.area.conflict and one.anchor.distance(two.anchor) <= rules.RECIPROCAL_WITHIN
