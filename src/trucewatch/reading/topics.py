"""Which truce each draft of a report speaks of, as far as the report itself tells.

"The truce" later in a report is the one named before; an indefinite truce with a date of its own is another. Place and parties that
one sentence gives hold for the sentences that refer back to it; each such loan is written into the reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from trucewatch.model.claim import Actor, Place, Reason
from trucewatch.reading.claims.base import Draft, in_role, unique_actors

_BINDING = ("party", "announcer", "adherent")
# Who can be bound by a halt in fighting; whoever speaks of it, brokers it or hosts it is not lent to other sentences.
_BOUND_KINDS = frozenset({"state", "armed_group", "designated_group", "opposition_body", "de_facto_authority", "armed_forces"})
_NEEDS_PARTIES = frozenset({"truce.declared", "truce.agreed", "truce.in_effect", "truce.extended", "truce.expiry", "truce.collapsed"})


@dataclass(frozen=True, slots=True)
class Topic:
    """A truce as the report knows it so far."""

    places: tuple[Place, ...]
    sentence: int
    subtype: str | None = None

    @property
    def key(self) -> tuple[tuple[str, str | None], ...]:
        return tuple(sorted((p.country or "", p.name) for p in self.places))


def assign_topics(drafts: Sequence[Draft], country: Place | None, abroad: Mapping[int, Place] = MappingProxyType({})) -> tuple[Draft, ...]:
    """Drafts of the truce and violation families with coverage and parties filled from what the report said before.

    ``country`` is the country of the report's conflict (precision country, never its capital); ``abroad`` gives, by sentence
    index, the country of another conflict that the sentence turns to.
    """
    placed: list[Draft] = []
    current: Topic | None = None
    main = _main_topic(drafts)
    for draft in drafts:
        own = tuple(p for p in draft.places if p.role == "coverage")
        if own:
            topic = Topic(own, draft.scene.sentence.index, draft.subtype)
            loan = None
        elif (elsewhere := abroad.get(draft.scene.sentence.index)) is not None:
            aside = Topic((elsewhere.model_copy(update={"role": "coverage"}),), draft.scene.sentence.index, draft.subtype)
            placed.append(_with_places(draft, aside, "the sentence turns to another conflict"))
            continue
        elif _anew(draft):
            topic = Topic((country.model_copy(update={"role": "coverage"}),) if country else (), draft.scene.sentence.index, draft.subtype)
            loan = "a truce of its own, in the country of the report" if country else None
        elif _wider(draft, current):
            topic = Topic((country.model_copy(update={"role": "coverage"}),) if country else (), draft.scene.sentence.index, draft.subtype)
            loan = "a cessation of hostilities is the wider arrangement, not the local one" if country else None
        else:
            lender = current or (main if main and main.sentence - draft.scene.sentence.index <= 2 else None)
            if lender is None:
                lender = Topic((country.model_copy(update={"role": "coverage"}),) if country else (), draft.scene.sentence.index)
            topic = lender
            loan = f"named in sentence {lender.sentence}"
        placed.append(_with_places(draft, topic, loan))
        if draft.truce is None or not draft.truce.plural:
            current = topic
    return _share_parties(placed)


def _main_topic(drafts: Sequence[Draft]) -> Topic | None:
    """The first truce of the report that comes with a place: what an unplaced headline or lead refers to."""
    for draft in drafts:
        own = tuple(p for p in draft.places if p.role == "coverage")
        if own:
            return Topic(own, draft.scene.sentence.index, draft.subtype)
    return None


def _anew(draft: Draft) -> bool:
    """An indefinite truce with a start or a maker of its own is introduced here, not referred to."""
    truce = draft.truce
    if truce is None or truce.definite or truce.weak:
        return False
    return draft.kind in ("truce.declared", "truce.agreed", "truce.terminated", "truce.in_effect") and draft.has_role("mediator")


def _wider(draft: Draft, current: Topic | None) -> bool:
    """After a local calm, "the cessation of hostilities" names the arrangement of the whole conflict."""
    if current is None or draft.subtype not in ("cessation_of_hostilities", "armistice") or current.subtype == draft.subtype:
        return False
    return any(p.precision not in ("country", "supranational") for p in current.places)


def _with_places(draft: Draft, topic: Topic, loan: str | None) -> Draft:
    scope = "country" if topic.places and all(p.precision in ("country", "supranational") for p in topic.places) else "local"
    details = {**draft.details, **({"scope": scope} if topic.places else {})}
    reasons = draft.reasons
    if loan and topic.places:
        reasons = (*reasons, Reason(rule="truce/place", detail=f"{', '.join(p.name for p in topic.places)}: {loan}"))
    others = tuple(p for p in draft.places if p.role != "coverage")
    return replace(draft, places=(*topic.places, *others), details=details, reasons=reasons)


def place_tolls(tolls: Sequence[Draft], fighting: Sequence[Draft]) -> tuple[Draft, ...]:
    """A toll without a place of its own belongs where the truce told of last holds; a toll of the whole war to the country."""
    placed = []
    for toll in tolls:
        window = toll.figure.window if toll.figure else None
        if toll.details.get("place_basis") and (window is None or window.kind != "conflict_to_date"):
            before = [d for d in fighting if d.scene.sentence.index <= toll.scene.sentence.index and topic_key(d)]
            if before:
                places = tuple(p.model_copy(update={"role": "event"}) for p in before[-1].places if p.role == "coverage")
                basis = f"where the truce of sentence {before[-1].scene.sentence.index} holds"
                toll = replace(toll, places=places, details={**toll.details, "place_basis": basis})
        placed.append(toll)
    return tuple(placed)


def topic_key(draft: Draft) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((p.country or "", p.name) for p in draft.places if p.role == "coverage"))


def _share_parties(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    known: dict[tuple[tuple[str, str], ...], list[Actor]] = {}
    brokers: set[str] = set()
    for draft in drafts:
        if draft.kind.startswith("truce.") and draft.kind not in ("truce.exclusion", "truce.undertaking"):
            known.setdefault(topic_key(draft), []).extend(a for a in draft.actors if a.role in _BINDING and a.kind in _BOUND_KINDS)
            brokers.update(a.id or a.name for a in draft.actors if a.role in ("mediator", "sponsor", "guarantor"))
    shared = []
    for draft in drafts:
        lent = [a for a in known.get(topic_key(draft), []) if (a.id or a.name) not in brokers]
        if draft.kind in _NEEDS_PARTIES and lent and not draft.has_role("party"):
            named = {a.id or a.name for a in draft.actors}
            more = [in_role(a, "party") for a in unique_actors(lent) if (a.id or a.name) not in named]
            if more:
                reason = Reason(rule="truce/parties", detail=f"{', '.join(a.name for a in more)}: named of this truce elsewhere in the report")
                draft = replace(draft, actors=(*draft.actors, *more), reasons=(*draft.reasons, reason))
        shared.append(draft)
    return tuple(shared)
