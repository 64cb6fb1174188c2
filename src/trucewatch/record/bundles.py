"""Claims held to speak of one truce, with what identity looks at: area, clock, instrument, sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from trucewatch.model.claim import Claim
from trucewatch.record.areas import Area, area_of
from trucewatch.record.knowledge import reading_order
from trucewatch.record.moments import COARSE, Stretch, ZoneLookup, happened_at, is_background, said_at
from trucewatch.record.observations import FOUNDING, Observation, counts_as_fact, observe
from trucewatch.record.slots import Slot
from trucewatch.record.terms import chain

GENERIC = frozenset({"ceasefire", "truce"})
MERE_TALK = frozenset({"truce.discussed", "truce.proposed", "truce.rejected"})
NOT_HELD = FOUNDING | MERE_TALK
WITH_CONDITIONS = frozenset({"truce.undertaking", "truce.position"})
"""Kinds whose conditions are part of what was said ("will observe it if the army does")."""

AREA_STATING = FOUNDING | {"truce.coverage"}

SIDES = frozenset({"party", "announcer", "adherent", "proposer"})
BROKERS = frozenset({"mediator", "guarantor", "sponsor"})


@dataclass(frozen=True, eq=False)
class Bundle:
    """Claims in reading order and their clocks. Merging two bundles folds the clocks anew."""

    claims: tuple[Claim, ...]
    seen: tuple[Observation, ...]
    area: Area
    reasons: tuple[str, ...] = ()

    @classmethod
    def of(cls, claim: Claim, zones: ZoneLookup) -> Bundle:
        clock = observe(claim, zones)
        return cls((claim,), (clock,) if clock else (), area_of(claim))

    def merged(self, other: Bundle, why: str = "") -> Bundle:
        claims = {claim.id: claim for claim in (*self.claims, *other.claims)}
        return Bundle(
            tuple(sorted(claims.values(), key=reading_order)), self.seen + other.seen, self._area_with(other),
            (*self.reasons, *other.reasons, *((why,) if why else ())),
        )  # fmt: skip

    def _area_with(self, other: Bundle) -> Area:
        """Only claims that say where the truce holds widen its area; a breach or an aside elsewhere does not."""
        stating = [one for one in (self, other) if any(claim.kind in AREA_STATING for claim in one.claims)]
        if len(stating) == 1:
            known, aside = stating[0].area, (other if stating[0] is self else self).area
            return Area(known.conflict or aside.conflict, known.scope or aside.scope, known.places)
        return self.area.merged(other.area)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        return chain(self.seen)

    @cached_property
    def dated_slots(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.start or slot.end)

    @cached_property
    def acts(self) -> tuple[Stretch, ...]:
        """Days given for agreeing, declaring or extending the truce, where no term carries them."""
        return tuple(one.point for one in self.seen if one.point and one.point_stated and not one.dated)

    @cached_property
    def held(self) -> tuple[Stretch, ...]:
        """Days on which the truce is said to exist; for claims that give no day, about the day they came out."""
        told = [one.point for one in self.seen if one.point and not one.point_stated and not one.dated]
        # A denial has no clock of its own, but it speaks of a truce that others say exists on that day.
        now = [claim for claim in self.claims if not is_background(claim)]
        spoken = [said_at(claim) for claim in now if claim.kind not in NOT_HELD or claim.polarity == "denied"]
        return (*told, *(at for at in spoken if at))

    @cached_property
    def talked(self) -> tuple[Stretch, ...]:
        """Days on which the truce was discussed, proposed or refused: before it began, or it is another truce."""
        days = [happened_at(c, None) or said_at(c) for c in self.claims if c.kind in MERE_TALK and not is_background(c)]
        return tuple(at for at in days if at)

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset(claim.subtype for claim in self.claims if claim.subtype and _names_instrument(claim))

    @cached_property
    def sides(self) -> frozenset[str]:
        return frozenset(a.id or a.name for c in self.claims for a in c.actors if a.role in SIDES)

    @cached_property
    def brokers(self) -> frozenset[str]:
        return frozenset(a.id or a.name for c in self.claims for a in c.actors if a.role in BROKERS)

    @cached_property
    def declarers(self) -> frozenset[str]:
        """Who declared a halt of its own (``details.unilateral``)."""
        own = [c for c in self.claims if c.kind == "truce.declared" and c.details.get("unilateral")]
        named = frozenset(a.id or a.name for c in own for a in c.actors if a.role == "announcer")
        return named or frozenset(name for c in own for name in c.claimants)

    @cached_property
    def zone(self) -> str | None:
        """Clock of the place spoken of: the zone that most of its claims carry."""
        zones = Counter(one.zone for one in self.seen if one.zone)
        return min(zones, key=lambda zone: (-zones[zone], zone), default=None)

    @cached_property
    def reports(self) -> frozenset[str]:
        return frozenset(claim.report.id for claim in self.claims)

    @property
    def undated(self) -> bool:
        return not (self.dated_slots or self.acts or any(one.point for one in self.seen))

    @cached_property
    def anchor(self) -> Stretch | None:
        """The moment that places the bundle in time: first start, else first end, act or day of holding."""
        options: Iterable[Stretch | None] = (
            *(slot.start or slot.end for slot in self.dated_slots), *(self.acts if not self.dated_slots else ()),
            *((*self.held, *self.talked) if not (self.dated_slots or self.acts) else ()),
        )  # fmt: skip
        return min((at for at in options if at), key=lambda at: (at.lo, at.hi), default=None)

    @cached_property
    def id_key(self) -> str:
        return min(claim.id for claim in self.claims)

    def founds(self) -> bool:
        """The claims may stand as a truce of their own: a fact, placed in time and somewhere, or honestly undated."""
        if not (self.area.conflict or self.area.places or len(self.sides) > 1):
            return False
        return any(_founds(one) for one in self.seen)


def truce_claims(claims: Iterable[Claim], zones: ZoneLookup) -> tuple[Bundle, ...]:
    """One bundle per claim that can speak of a truce, wishes and talk of truces left out."""
    return tuple(Bundle.of(claim, zones) for claim in claims if _speaks_of_a_truce(claim))


SPEAKING = frozenset({"violation", "compliance"})


def _speaks_of_a_truce(claim: Claim) -> bool:
    if claim.polarity == "denied":
        return claim.family == "truce"
    if claim.family == "truce":
        conditional = claim.kind in WITH_CONDITIONS and claim.modality == "conditional"
        return claim.kind in MERE_TALK or counts_as_fact(claim) or conditional
    return claim.family in SPEAKING and claim.modality == "actual"


def _founds(one: Observation) -> bool:
    claim = one.claim
    if claim.kind not in FOUNDING:
        return False
    if claim.modality == "planned" and one.start is None:
        return False
    if is_background(claim) and (one.start or one.end or one.point) is None:
        return False
    if claim.kind == "truce.expiry" and not one.dated:
        return False
    at = one.start or one.end or one.point
    too_coarse = at is not None and (at.hi - at.lo).days > 31
    when_only = one.start is None and claim.when is not None and claim.when.start is not None
    return not too_coarse and not (when_only and claim.when is not None and claim.when.precision in COARSE)


def _names_instrument(claim: Claim) -> bool:
    return claim.family == "truce" and claim.kind not in ("truce.undertaking", *MERE_TALK)
