"""Which truce each draft of a report speaks of, as far as the report itself tells.

"The truce" later in a report is the one named before; an indefinite truce with a date of its own is another. Place and
parties that one sentence gives hold for the sentences that refer back to it; each such loan is written into the
reasons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from trucewatch.model.claim import Actor, Place, Reason
from trucewatch.reading.claims.base import Draft, in_role, place_in_role, unique_actors

_BINDING = ("party", "announcer", "adherent")
# Who can be bound by a halt in fighting; whoever speaks of it, brokers it or hosts it is not lent to other sentences.
_BOUND_KINDS = frozenset(
    {"state", "armed_group", "designated_group", "opposition_body", "de_facto_authority", "armed_forces"}
)
_NEEDS_PARTIES = frozenset(
    {"truce.declared", "truce.agreed", "truce.in_effect", "truce.extended", "truce.expiry", "truce.collapsed"}
)
_WIDE = ("country", "supranational")
_POINTS = ("city", "district", "site")
_AHEAD = 2
"""Sentences by which a headline or lead may run ahead of the place of its truce."""
_ASIDE = 1
"""Sentences for which a turn to another conflict holds, as long as they name no place of their own."""
TopicKey = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A truce as the report knows it so far."""

    places: tuple[Place, ...]
    sentence: int
    subtype: str | None = None


def assign_topics(
    drafts: Sequence[Draft], country: Place | None, abroad: Mapping[int, Place] = MappingProxyType({})
) -> tuple[Draft, ...]:
    """Drafts of the truce and violation families with coverage and parties filled from what the report said before.

    ``country`` is the country of the report's conflict (precision country, never its capital); ``abroad`` gives, by
    sentence index, the country of another conflict that the sentence turns to.
    """
    placed: list[Draft] = []
    current: Topic | None = None
    main = _main_topic(drafts)
    aside: Topic | None = None
    for draft in drafts:
        at = draft.scene.sentence.index
        own = _own_topic(draft)
        if at in abroad:
            aside = own or Topic(_coverage(abroad[at]), at, draft.subtype)
            placed.append(_with_places(draft, aside, None if own else "the sentence turns to another conflict"))
            continue
        if own is None and aside is not None and aside.sentence < at <= aside.sentence + _ASIDE:
            placed.append(_with_places(draft, aside, f"goes on about sentence {aside.sentence}"))
            continue
        loan: str | None = None
        if own is not None:
            topic = own
        elif why := _of_its_own(draft, current):
            topic = Topic(_coverage(country), at, draft.subtype)
            loan = why
        else:
            ahead = main if main and main.sentence - at <= _AHEAD else None
            topic = current or ahead or Topic(_coverage(country), at)
            loan = f"named in sentence {topic.sentence}"
        placed.append(_with_places(draft, topic, loan))
        if draft.truce is None or not draft.truce.plural:
            current = topic
    return _share_parties(placed)


def _coverage(country: Place | None) -> tuple[Place, ...]:
    return (place_in_role(country, "coverage"),) if country else ()


def _own_topic(draft: Draft) -> Topic | None:
    """The truce of a draft that names where it holds."""
    own = tuple(p for p in draft.places if p.role == "coverage")
    return Topic(own, draft.scene.sentence.index, draft.subtype) if own else None


def _of_its_own(draft: Draft, current: Topic | None) -> str | None:
    """Why an unplaced draft speaks of another truce than the one before, in the country of the report; else None."""
    if _anew(draft):
        return "a truce of its own, in the country of the report"
    if _wider(draft, current):
        return "a cessation of hostilities is the wider arrangement, not the local one"
    return None


def _main_topic(drafts: Sequence[Draft]) -> Topic | None:
    """The first truce of the report that comes with a place: what an unplaced headline or lead refers to."""
    return next((topic for draft in drafts if (topic := _own_topic(draft))), None)


def _anew(draft: Draft) -> bool:
    """An indefinite truce with a start or a maker of its own is introduced here, not referred to."""
    truce = draft.truce
    if truce is None or truce.definite or truce.weak:
        return False
    return draft.kind in ("truce.declared", "truce.agreed", "truce.terminated", "truce.in_effect") and draft.has_role(
        "mediator"
    )


def _wider(draft: Draft, current: Topic | None) -> bool:
    """After a local calm, "the cessation of hostilities" names the arrangement of the whole conflict."""
    if (
        current is None
        or draft.subtype not in ("cessation_of_hostilities", "armistice")
        or current.subtype == draft.subtype
    ):
        return False
    return any(p.precision not in _WIDE for p in current.places)


def _with_places(draft: Draft, topic: Topic, loan: str | None) -> Draft:
    if not topic.places:
        return draft
    wide = all(p.precision in _WIDE for p in topic.places)
    reasons = draft.reasons
    if loan:
        names = ", ".join(p.name for p in topic.places)
        reasons = (*reasons, Reason(rule="truce/place", detail=f"{names}: {loan}"))
    others = tuple(p for p in draft.places if p.role != "coverage")
    details = {**draft.details, "scope": "country" if wide else "local"}
    return replace(draft, places=(*topic.places, *others), details=details, reasons=reasons)


def place_tolls(tolls: Sequence[Draft], fighting: Sequence[Draft]) -> tuple[Draft, ...]:
    """A toll without a place of its own belongs where the truce told of last holds; a toll of the whole war does not.

    ``fighting`` are drafts of truces and violations with their coverage assigned.
    """
    return tuple(_placed_toll(toll, fighting) for toll in tolls)


def _placed_toll(toll: Draft, fighting: Sequence[Draft]) -> Draft:
    window = toll.figure.window if toll.figure else None
    of_whole_war = window is not None and window.kind == "conflict_to_date"
    if not toll.details.get("place_basis") or of_whole_war:
        return toll
    before = [d for d in fighting if d.scene.sentence.index <= toll.scene.sentence.index and topic_key(d)]
    if not before:
        return toll
    places = tuple(place_in_role(p, "event") for p in before[-1].places if p.role == "coverage")
    if not toll.scene.truces and any(p.precision in _POINTS for p in places):
        return toll  # in a war of many fronts a bare toll is not pinned to the one town of the truce
    basis = f"where the truce of sentence {before[-1].scene.sentence.index} holds"
    return replace(toll, places=places, details={**toll.details, "place_basis": basis})


def topic_key(draft: Draft) -> TopicKey:
    """(country code, name) of each place that the truce covers, sorted: equal for drafts of one truce."""
    return tuple(sorted((p.country or "", p.name) for p in draft.places if p.role == "coverage"))


def _share_parties(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Who is bound by a truce in one sentence is bound by it in all; its brokers are not, whatever they announce."""
    bound: defaultdict[TopicKey, list[Actor]] = defaultdict(list)
    brokers: set[str] = set()
    for draft in drafts:
        if draft.kind.startswith("truce.") and draft.kind not in ("truce.exclusion", "truce.undertaking"):
            bound[topic_key(draft)] += [a for a in draft.actors if a.role in _BINDING and a.kind in _BOUND_KINDS]
            brokers.update(_identity(a) for a in draft.actors if a.role in ("mediator", "sponsor", "guarantor"))
    lent = {key: unique_actors(a for a in actors if _identity(a) not in brokers) for key, actors in bound.items()}
    return tuple(_with_parties(draft, lent.get(topic_key(draft), ())) for draft in drafts)


def _with_parties(draft: Draft, lent: Sequence[Actor]) -> Draft:
    if draft.kind not in _NEEDS_PARTIES or draft.has_role("party"):
        return draft
    named = {_identity(a) for a in draft.actors}
    more = [in_role(a, "party") for a in lent if _identity(a) not in named]
    if not more:
        return draft
    detail = f"{', '.join(a.name for a in more)}: named of this truce elsewhere in the report"
    reason = Reason(rule="truce/parties", detail=detail)
    return replace(draft, actors=(*draft.actors, *more), reasons=(*draft.reasons, reason))


def _identity(actor: Actor) -> str:
    return actor.id or actor.name
