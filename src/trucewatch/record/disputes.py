"""Values that cannot all hold, side by side with who gives them; nothing is chosen in silence (§4.1)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from math import inf

from trucewatch.model.claim import Claim, Figure
from trucewatch.model.truce import CasualtyLine, Dispute, DisputedValue
from trucewatch.record.areas import fold_name
from trucewatch.record.bundles import Bundle
from trucewatch.record.casualties import same_window
from trucewatch.record.claimants import claimants_of
from trucewatch.record.moments import Stretch
from trucewatch.record.observations import Observation
from trucewatch.record.slots import Slot

CLOCK_RULE = "text over declaring party over guarantor over mediator over press, then earliest published (§3.3 rule 7)"


def truce_disputes(truce_id: str, bundle: Bundle) -> tuple[Dispute, ...]:
    """Contested starts, ends and lengths of terms; contested day of agreement; denials of any claim of the truce."""
    found: list[Dispute] = []
    for seq, slot in enumerate(bundle.slots, 1):
        found.extend(_clock_disputes(f"{truce_id}#term-{seq}", slot))
    agreed = [(one.point, one) for one in bundle.seen if one.claim.kind == "truce.agreed" and _dated(one) and one.point]
    found.extend(_contested(truce_id, "agreed", agreed))
    found.extend(_coverage(truce_id, bundle.claims))
    found.extend(_denials(truce_id, bundle.claims))
    return tuple(found)


def casualty_disputes(lines: Sequence[CasualtyLine], claims: Mapping[str, Claim]) -> tuple[Dispute, ...]:
    """Figures of different claimants for one thing counted that no number satisfies (§4.6); ranges that overlap agree.

    ``lines`` as in the ledger; what its own claimant has replaced contradicts nobody.
    """
    current = [line for line in lines if line.superseded_by is None and line.figure.window and line.figure.window.start]
    groups: dict[tuple[str, ...], list[CasualtyLine]] = {}
    for line in current:
        figure = line.figure
        key = (figure.measure, figure.population or "", fold_name(line.place or ""), line.conflict or "")
        groups.setdefault(key, []).append(line)
    found = []
    for (measure, *_), group in sorted(groups.items()):
        for at, one in enumerate(group):
            apart = [one, *(two for two in group[at + 1 :] if _contradict(one, two))]
            told = [(two.figure.text, claims[id]) for two in apart for id in two.claims]
            dispute = values_apart(one.id, measure, told, None) if len(apart) > 1 else None
            if dispute:
                found.append(dispute)
    return tuple(found)


def _contradict(one: CasualtyLine, two: CasualtyLine) -> bool:
    first, second = one.figure, two.figure
    if one.claimant == two.claimant or not first.window or not second.window:
        return False
    if not same_window(first.window, second.window):
        return False
    return not (_least(first) <= _most(second) and _least(second) <= _most(first))


def _least(figure: Figure) -> float:
    return next((float(n) for n in (figure.low, figure.best) if n is not None), 0.0)


def _most(figure: Figure) -> float:
    if figure.high is not None:
        return float(figure.high)
    return float(figure.best) if figure.bound == "exact" and figure.best is not None else inf


def values_apart(about: str, field: str, values: Iterable[tuple[str, Claim]], rule: str | None) -> Dispute | None:
    """A dispute when more than one value is given; claimants of one value stand together."""
    grouped: dict[str, list[Claim]] = {}
    for value, claim in values:
        grouped.setdefault(value, []).append(claim)
    if len(grouped) < 2:
        return None
    sides = tuple(
        DisputedValue(
            value=value, claims=tuple(sorted({claim.id for claim in said})),
            claimants=tuple(dict.fromkeys(name for claim in said for name in claimants_of(claim))),
        )
        for value, said in sorted(grouped.items())
    )  # fmt: skip
    key = hashlib.sha256(f"{about}|{field}|{[side.value for side in sides]}".encode()).hexdigest()[:10]
    return Dispute(id=f"dispute-{key}", about=about, field=field, values=sides, rule=rule)


def _clock_disputes(about: str, slot: Slot) -> Iterable[Dispute]:
    yield from _contested(about, "start", [(one.start, one) for one in slot.seen if one.start and one.start_stated])
    yield from _contested(about, "end", [(one.end, one) for one in slot.seen if one.end and one.end_stated])
    lengths = [(f"{one.hours:g} h", one.claim) for one in slot.seen if one.hours is not None]
    length = values_apart(about, "hours", lengths, None)
    if length:
        yield length


def _contested(about: str, field: str, told: Sequence[tuple[Stretch, Observation]]) -> Iterable[Dispute]:
    """Only values that exclude each other: a day holds its hours, February holds the 27th."""
    apart = [
        (at, one) for at, one in told
        if any(not (at.holds(other) or other.holds(at)) for other, _ in told)
    ]  # fmt: skip
    dispute = values_apart(about, field, [(at.text, one.claim) for at, one in apart], CLOCK_RULE)
    if dispute:
        yield dispute


def _dated(one: Observation) -> bool:
    return one.claim.when is not None and one.claim.when.start is not None


def _coverage(about: str, claims: Sequence[Claim]) -> Iterable[Dispute]:
    """A place that one claim covers and another leaves out (``details.excluded_places``)."""
    told: dict[str, list[tuple[str, Claim]]] = {}
    for claim in claims:
        if claim.polarity == "denied":
            continue
        for place in claim.places:
            if place.role == "coverage":
                told.setdefault(fold_name(place.name), []).append((f"covers {place.name}", claim))
        for name in claim.details.get("excluded_places", ()):
            told.setdefault(fold_name(str(name)), []).append((f"leaves out {name}", claim))
    for _, said in sorted(told.items()):
        dispute = values_apart(about, "coverage", said, None)
        if dispute:
            yield dispute


def _denials(about: str, claims: Sequence[Claim]) -> Iterable[Dispute]:
    """A denial stands beside what it denies; it refutes nothing by itself (§3.2 V)."""
    denied = sorted({claim.kind for claim in claims if claim.polarity == "denied"})
    for kind in denied:
        same = [claim for claim in claims if claim.kind == kind]
        dispute = values_apart(about, kind, [(claim.polarity, claim) for claim in same], None)
        if dispute is None:
            affirmed = [claim for claim in claims if claim.polarity == "asserted" and claim.family == "truce"]
            told = [("asserted", claim) for claim in affirmed] + [("denied", c) for c in same]
            dispute = values_apart(about, kind, told, None)
        if dispute:
            yield dispute
