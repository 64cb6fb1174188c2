"""Observed compliance: what is said to happen on the ground, apart from the nominal status (domain reference §3.1)."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

from trucewatch.model.claim import Claim
from trucewatch.model.truce import Compliance
from trucewatch.record.bundles import Bundle
from trucewatch.record.claimants import voices
from trucewatch.record.moments import happened_at, said_at

LEVELS: tuple[Compliance, ...] = get_args(Compliance)


def compliance(bundle: Bundle, on: datetime) -> Compliance:
    """The level last assessed at ``on``; without an assessment, violations alone strain a truce.

    Breaches alleged by several sides, or verified, break it locally where they name a place; one side's word that the
    truce has collapsed strains it (§3.2 #13).
    """
    told = [claim for claim in bundle.claims if claim.polarity == "asserted" and _before(claim, on)]
    assessed = [claim for claim in told if claim.kind == "compliance.assessed" and _level(claim)]
    if assessed:
        return _level(max(assessed, key=_moment)) or "not_assessed"
    breaches = [claim for claim in told if claim.kind in ("violation.alleged", "violation.verified", "violation.tally")]
    proven = any(claim.kind == "violation.verified" for claim in breaches) or len(voices(breaches)) > 1
    if breaches and proven and all(claim.places for claim in breaches):
        return "broken_locally"
    return "strained" if breaches or any(claim.kind == "truce.collapsed" for claim in told) else "not_assessed"


def _level(claim: Claim) -> Compliance | None:
    word = claim.details.get("level") or claim.subtype
    return next((level for level in LEVELS if level == word), None)


def _before(claim: Claim, on: datetime) -> bool:
    at = happened_at(claim, None) or said_at(claim)
    return at is not None and at.lo <= on


def _moment(claim: Claim) -> tuple[str, str]:
    at = happened_at(claim, None) or said_at(claim)
    return (at.lo.isoformat() if at else "", claim.id)
