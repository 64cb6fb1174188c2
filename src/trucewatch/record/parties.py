"""Who is bound by a truce, in which role, and how each side stands to it (domain reference §1.2)."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.claim import Actor, Claim
from trucewatch.model.truce import Participation

ROLES: dict[str, str] = {
    "party": "party", "announcer": "party", "adherent": "adherent", "guarantor": "guarantor", "sponsor": "sponsor",
    "mediator": "mediator", "operator": "operator", "signatory": "party",
}  # fmt: skip
"""Role in a claim -> role in the truce; whoever announces a halt is bound by it unless a broker."""

STRENGTH = ("guarantor", "sponsor", "mediator", "party", "adherent", "operator")
BEFORE = frozenset({"truce.discussed", "truce.proposed"})


def parties(claims: Sequence[Claim]) -> tuple[Participation, ...]:
    """One entry per actor and role, each with its claims; the latest stance counts, earlier ones stay in the claims.

    ``claims`` in reading order. An announcer that brokers the truce elsewhere is a broker, not a side.
    """
    found: dict[tuple[str, str], list[tuple[Actor, Claim]]] = {}
    for claim in claims:
        if claim.polarity == "denied" or claim.kind in BEFORE:
            continue
        for actor in claim.actors:
            role = _role(actor, claim)
            if role is not None:
                found.setdefault((actor.id or actor.name.casefold(), role), []).append((actor, claim))
    announced = {key for key, said in found.items() if all(actor.role == "announcer" for actor, _ in said)}
    brokers = {who for who, role in found if role in ("guarantor", "sponsor", "mediator")}
    twice = {key for key in announced if key[1] == "party" and key[0] in brokers}
    made = [_entry(key[1], said) for key, said in found.items() if key not in twice]
    return tuple(sorted(made, key=lambda one: (STRENGTH.index(one.role), one.name)))


def _role(actor: Actor, claim: Claim) -> str | None:
    if claim.kind == "truce.rejected":
        return "party" if actor.role in ("party", "announcer") else None
    return ROLES.get(actor.role or "")


def _entry(role: str, said: Sequence[tuple[Actor, Claim]]) -> Participation:
    stances = [stance for _, claim in said if (stance := _stance(claim))]
    names = [actor.name for actor, _ in said]
    return Participation(
        name=max(sorted(set(names)), key=names.count),
        id=next((actor.id for actor, _ in said if actor.id), None),
        role=role,
        stance=stances[-1] if stances else None,
        claims=tuple(sorted({claim.id for _, claim in said})),
    )


def _stance(claim: Claim) -> str | None:
    """What the claim says of the side's attitude; a party to an agreement accepts it."""
    stated = claim.details.get("stance")
    if isinstance(stated, str):
        return stated
    if claim.kind == "truce.rejected":
        return "rejects"
    return "accepts" if claim.kind in ("truce.agreed", "truce.declared", "truce.extended") else None


def sides(claims: Sequence[Claim], bound: Sequence[Participation]) -> str | None:
    """Number of sides bound: one, two, more; None where the claims do not tell."""
    if any(claim.details.get("unilateral") for claim in claims if claim.kind == "truce.declared"):
        return "unilateral"
    count = sum(one.role in ("party", "adherent") for one in bound)
    agreed = any(claim.kind == "truce.agreed" and claim.polarity == "asserted" for claim in claims)
    if not agreed or count < 2:
        return None
    return "bilateral" if count == 2 else "multilateral"
