"""Who says so: claimants are counted, not items (domain reference §4.2)."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.claim import Claim
from trucewatch.record.areas import fold_name

PRESS = "the press"
DECIDING_ROLES = frozenset({"mediator", "guarantor", "co_chair", "envoy", "operator"})
DECIDING_KINDS = frozenset({"monitor", "intergovernmental_body"})
SIDE_ROLES = frozenset({"party", "announcer", "adherent", "guarantor", "sponsor", "mediator", "proposer"})


def claimants_of(claim: Claim) -> tuple[str, ...]:
    """The named speakers, else the outlet that speaks in its own voice; never empty."""
    if claim.claimants:
        return claim.claimants
    return (claim.report.agency or claim.report.outlet or "unattributed",)


def voices(claims: Sequence[Claim]) -> frozenset[str]:
    """Distinct claimants. Outlets in their own voice are one voice together: they copy one another."""
    return frozenset(fold_name(name) for claim in claims for name in (claim.claimants or (PRESS,)))


def independent_voices(claims: Sequence[Claim]) -> bool:
    """Two claimants apart, or one whose finding counts alone: the mechanism or the mediator (§3.2 #13)."""
    return len(voices(claims)) > 1 or any(map(decides, claims))


def decides(claim: Claim) -> bool:
    speakers = {fold_name(name) for name in claim.claimants}
    own = [actor for actor in claim.actors if fold_name(actor.name) in speakers]
    return any(actor.role in DECIDING_ROLES or actor.kind in DECIDING_KINDS for actor in own)


def speaks_for_all(claim: Claim) -> bool:
    """Two sides (or sponsors) stand behind "agreed"; one side speaking of itself alone proposes (§3.2 #3)."""
    sides = {fold_name(actor.name) for actor in claim.actors if actor.role in SIDE_ROLES}
    speakers = {fold_name(name) for name in claim.claimants}
    return len(sides) != 1 or not speakers or not speakers <= sides
