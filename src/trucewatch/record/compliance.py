"""Observed compliance: what is said to happen on the ground, apart from the nominal status (domain reference §3.1)."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

from trucewatch.model.claim import Claim
from trucewatch.model.truce import Compliance
from trucewatch.record.bundles import Bundle
from trucewatch.record.claimants import voices
from trucewatch.record.moments import Stretch, happened_at, said_at

BREACHES = ("violation.alleged", "violation.verified", "violation.tally")
LEVELS: tuple[Compliance, ...] = get_args(Compliance)


def compliance(bundle: Bundle, on: datetime) -> Compliance:
    """The level last assessed at ``on``; without an assessment, violations alone strain a truce.

    Breaches alleged by several sides, or verified, break it locally where they name a place; one side's word that the
    truce has collapsed strains it (§3.2 #13).
    """
    dated = [(at.lo, claim) for claim in bundle.claims if claim.polarity == "asserted" and (at := _at(claim, bundle))]
    told = [(at, claim) for at, claim in dated if at <= on]
    assessed = [(at, claim.id, level) for at, claim in told if (level := _level(claim))]
    if assessed:
        return max(assessed)[2]
    said = [claim for _, claim in told]
    breaches = [claim for claim in said if claim.kind in BREACHES and not _counts_none(claim)]
    proven = any(claim.kind == "violation.verified" for claim in breaches) or len(voices(breaches)) > 1
    if breaches and proven and all(claim.places for claim in breaches):
        return "broken_locally"
    return "strained" if breaches or any(claim.kind == "truce.collapsed" for claim in said) else "not_assessed"


def _counts_none(claim: Claim) -> bool:
    """ "No violations were registered" is a count of zero (§4.12), no breach."""
    return claim.figure is not None and claim.figure.high == 0


def _level(claim: Claim) -> Compliance | None:
    if claim.kind != "compliance.assessed":
        return None
    word = claim.details.get("level") or claim.subtype
    return next((level for level in LEVELS if level == word), None)


def _at(claim: Claim, bundle: Bundle) -> Stretch | None:
    return happened_at(claim, bundle.zone) or said_at(claim)
