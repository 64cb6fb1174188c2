"""Groups that a truce leaves out, and who designates them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from trucewatch.model.claim import Actor, Claim
from trucewatch.model.truce import Exclusion

Basis = Literal["UNSC_list", "text", "party_claim"]


def exclusions(claims: Sequence[Claim]) -> tuple[Exclusion, ...]:
    """One entry per group; a list of the Security Council outweighs the text, the text outweighs a party's word."""
    found: dict[str, list[tuple[Actor, Claim]]] = {}
    for claim in claims:
        if claim.kind == "truce.exclusion" and claim.polarity == "asserted":
            for actor in claim.actors:
                if actor.role == "excluded":
                    found.setdefault(actor.id or actor.name.casefold(), []).append((actor, claim))
    return tuple(sorted((_entry(said) for said in found.values()), key=lambda one: one.name))


def _entry(said: Sequence[tuple[Actor, Claim]]) -> Exclusion:
    names = [actor.name for actor, _ in said]
    bases = {_basis(claim) for _, claim in said}
    order: tuple[Basis, ...] = ("UNSC_list", "text", "party_claim")
    return Exclusion(
        name=max(sorted(set(names)), key=names.count),
        id=next((actor.id for actor, _ in said if actor.id), None),
        basis=next(basis for basis in order if basis in bases),
        designated_by=tuple(dict.fromkeys(name for _, claim in said for name in designators(claim))),
        claims=tuple(sorted({claim.id for _, claim in said})),
    )


def designators(claim: Claim) -> tuple[str, ...]:
    """Whoever the claim says calls the group terrorist (``details.designated_by``: a name or names)."""
    named = claim.details.get("designated_by")
    if isinstance(named, str):
        return (named,)
    return tuple(str(name) for name in named) if isinstance(named, list | tuple) else ()


def _basis(claim: Claim) -> Basis:
    stated = claim.details.get("basis")
    if stated == "UNSC_list":
        return "UNSC_list"
    return "party_claim" if stated == "party_claim" else "text"
