"""Joint statements, communiqués, resolutions: one record per text, whoever reports it."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.claim import Claim
from trucewatch.model.truce import Document
from trucewatch.record.names import short_hash, slug


def documents(claims: Sequence[Claim]) -> tuple[Document, ...]:
    """``claims`` in reading order. The same text: same kind, a common issuer, the same day (or the same report)."""
    groups: list[list[Claim]] = []
    issued = [claim for claim in claims if claim.kind == "document.issued" and claim.polarity == "asserted"]
    issued = [claim for claim in issued if claim.modality in ("actual", "historical")]
    for claim in sorted(issued, key=lambda claim: (claim.when is None or claim.when.start is None, claim.id)):
        home = next((group for group in groups if all(_same(other, claim) for other in group)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    made = sorted((_document(group) for group in groups), key=lambda one: (one.date or "~", one.id))
    return tuple(one for at, one in enumerate(made) if one.id not in {other.id for other in made[:at]})


def _same(one: Claim, two: Claim) -> bool:
    if one.subtype != two.subtype or (_issuers(one) and _issuers(two) and not _issuers(one) & _issuers(two)):
        return False
    first, second = _day(one), _day(two)
    return first == second if first and second else one.report.id == two.report.id


def _issuers(claim: Claim) -> frozenset[str]:
    return frozenset(actor.id or actor.name for actor in claim.actors if actor.role == "issuer")


def _day(claim: Claim) -> str | None:
    return claim.when.start[:10] if claim.when and claim.when.start else None


def _document(group: Sequence[Claim]) -> Document:
    issuers = tuple(dict.fromkeys(a.name for c in group for a in c.actors if a.role == "issuer"))
    day = next((day for claim in group if (day := _day(claim))), None)
    kind = group[0].subtype or "document"
    points = tuple(dict.fromkeys(str(point) for claim in group for point in _points(claim)))
    return Document(
        id=slug(kind, *sorted(issuers), day or f"undated-{short_hash(min(claim.id for claim in group))}"),
        kind=kind, issuers=issuers, date=day, points=points, claims=tuple(sorted(claim.id for claim in group)),
    )  # fmt: skip


def _points(claim: Claim) -> tuple[str, ...]:
    told = claim.details.get("points", ())
    return (told,) if isinstance(told, str) else tuple(map(str, told))
