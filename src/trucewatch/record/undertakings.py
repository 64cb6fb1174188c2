"""What each side took upon itself, in the report's words."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.claim import Claim
from trucewatch.model.truce import Undertaking
from trucewatch.record.claimants import claimants_of


def undertakings(claims: Sequence[Claim]) -> tuple[Undertaking, ...]:
    """One entry per undertaker, action and addressee; repeats add their claims. ``claims`` in reading order."""
    found: dict[tuple[tuple[str, ...], str, tuple[str, ...], str], list[Claim]] = {}
    for claim in claims:
        by = _named(claim, "undertaker")
        if claim.kind == "truce.undertaking" and claim.polarity == "asserted" and by:
            # Without a coded action only the words can tell two undertakings apart.
            words = "" if claim.subtype else _text(claim)
            found.setdefault((by, claim.subtype or "other", _named(claim, "towards"), words), []).append(claim)
    return tuple(_entry(by, action, towards, said) for (by, action, towards, _), said in sorted(found.items()))


def _text(claim: Claim) -> str:
    return str(claim.details.get("text") or claim.sentence.text)


def _named(claim: Claim, role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.name for actor in claim.actors if actor.role == role))


def _entry(by: tuple[str, ...], action: str, towards: tuple[str, ...], said: Sequence[Claim]) -> Undertaking:
    first = said[0]
    days = [claim.when.start for claim in said if claim.when and claim.when.start]
    return Undertaking(
        by=by,
        action=action,
        text=_text(first),
        towards=towards,
        qualifier=next((str(q) for claim in said if (q := claim.details.get("qualifier"))), None),
        said_at=min(days) if days else first.report.published,
        claimants=tuple(dict.fromkeys(name for claim in said for name in claimants_of(claim))),
        claims=tuple(sorted(claim.id for claim in said)),
    )
