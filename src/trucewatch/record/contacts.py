"""Calls, meetings, letters: one contact, as many readouts as sides that spoke of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model.claim import Actor, Claim
from trucewatch.model.truce import Contact, Readout
from trucewatch.record import rules
from trucewatch.record.areas import fold_name
from trucewatch.record.blocks import Blocks
from trucewatch.record.claimants import claimants_of
from trucewatch.record.moments import Stretch
from trucewatch.record.names import short_hash, slug

IN_PERSON = frozenset({"meeting", "visit"})
PEOPLE_ROLES = frozenset({"participant", "initiator"})


@dataclass(frozen=True, slots=True)
class _Told:
    claim: Claim
    at: Stretch | None
    people: tuple[Actor, ...]


def contacts(claims: Sequence[Claim]) -> tuple[Contact, ...]:
    """``claims`` in reading order; an undated mention joins the contact that its own report dates."""
    told = [one for claim in claims if (one := _told(claim))]
    groups: Blocks[_Told] = Blocks(rules.CHAIN_GAP)
    for one in sorted(told, key=lambda one: (one.at is None, _width(one), -len(one.people), one.claim.id)):
        near = groups.near(one.at, one.claim.report.id)
        home = next((group for group in near if any(same_contact(other, one) for other in group)), None)
        groups.put(one, home, one.at, one.claim.report.id)
    made = sorted((_contact(group) for group in groups.groups()), key=lambda one: (one.when or "~", one.id))
    counts: dict[str, int] = {}
    distinct = []
    for contact in made:
        counts[contact.id] = counts.get(contact.id, 0) + 1
        times = counts[contact.id]
        distinct.append(contact if times == 1 else contact.model_copy(update={"id": f"{contact.id}-{times}"}))
    return tuple(distinct)


def same_contact(one: _Told, two: _Told) -> bool:
    """Same mode and day, and two participants in common (all of them where one side names fewer)."""
    if not _same_mode(one.claim.subtype, two.claim.subtype):
        return False
    if one.at is not None and two.at is not None:
        if not one.at.meets(two.at):
            return False
    elif one.claim.report.id != two.claim.report.id:
        return False
    common = sum(any(same_person(a, b) for b in two.people) for a in one.people)
    return common >= min(2, len(one.people), len(two.people))


def same_person(one: Actor, two: Actor) -> bool:
    """By id, else by the last name: "Lavrov" is Sergei Lavrov, however transliterated before it."""
    if one.id and two.id:
        return one.id == two.id or _last(one) == _last(two)
    return _last(one) == _last(two)


def _last(actor: Actor) -> str:
    return fold_name(actor.name).split(" ")[-1]


def _told(claim: Claim) -> _Told | None:
    if claim.kind != "contact.reported" or claim.polarity == "denied" or claim.modality not in ("actual", "historical"):
        return None
    people = tuple(actor for actor in claim.actors if actor.role in PEOPLE_ROLES)
    if not people:
        return None
    when = claim.when
    return _Told(claim, Stretch.between(when.start, when.end) if when and when.start else None, people)


def _width(one: _Told) -> float:
    return (one.at.hi - one.at.lo).total_seconds() if one.at else 0.0


def _same_mode(one: str | None, two: str | None) -> bool:
    return one is None or two is None or one == two or {one, two} <= IN_PERSON


def _contact(group: Sequence[_Told]) -> Contact:
    told = sorted(group, key=lambda one: (one.claim.report.published or "~", one.claim.sentence.start, one.claim.id))
    claims = [one.claim for one in told]
    people: list[Actor] = []
    for one in told:
        people.extend(actor for actor in one.people if not any(same_person(actor, other) for other in people))
    at = min((one.at for one in told if one.at), key=lambda at: at.hi - at.lo, default=None)
    mode = next((claim.subtype for claim in claims if claim.subtype), "contact")
    day = at.text[:10] if at else f"undated-{short_hash(min(claim.id for claim in claims))}"
    return Contact(
        id=slug(mode, *sorted(_last(actor) for actor in people), day),
        mode=mode,
        participants=tuple(actor.name for actor in people),
        initiator=next((name for claim in claims if (name := _initiator(claim))), None),
        when=at.text if at else None,
        place=next((place.name for claim in claims for place in claim.places if place.role == "venue"), None),
        topics=tuple(dict.fromkeys(topic for claim in claims for topic in _topics(claim))),
        readouts=_readouts(claims),
        claims=tuple(sorted(claim.id for claim in claims)),
    )


def _initiator(claim: Claim) -> str | None:
    named = next((actor.name for actor in claim.actors if actor.role == "initiator"), None)
    stated = claim.details.get("initiator")
    return named or (stated if isinstance(stated, str) else None)


def _topics(claim: Claim) -> tuple[str, ...]:
    told = claim.details.get("topics", ())
    return (told,) if isinstance(told, str) else tuple(map(str, told))


def _readouts(claims: Sequence[Claim]) -> tuple[Readout, ...]:
    """One readout per side that spoke; its text is every sentence it is quoted with."""
    by: dict[str, list[Claim]] = {}
    for claim in claims:
        by.setdefault(", ".join(claimants_of(claim)), []).append(claim)
    return tuple(
        Readout(
            by=name, text=" ".join(dict.fromkeys(claim.sentence.text for claim in said)),
            relayed_by=tuple(dict.fromkeys(relay for claim in said for relay in claim.relayed_by)),
            claims=tuple(sorted(claim.id for claim in said)),
        )
        for name, said in by.items()
    )  # fmt: skip
