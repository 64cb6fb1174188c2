"""Contacts between leaders (calls, meetings); initiator, topics and the side that gave the readout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.model.claim import Actor, Place, Reason
from trucewatch.model.when import When
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import (
    Context,
    Draft,
    named,
    place_in_role,
    places_of,
    resolved,
    times_of,
    unique_places,
)
from trucewatch.reading.claims.contact_words import Match, find_contacts, happening_verb, taking_part
from trucewatch.reading.claims.documents import draft_document, find_documents
from trucewatch.reading.claims.wording import is_location, tense_at, text_after
from trucewatch.reading.modality import stance_of
from trucewatch.reading.scene import ActorMention, Scene

_REQUEST = re.compile(
    r"\bat (?!the (?:request|initiative)\b)(?:the )?(?P<who>[\w’'. -]{2,40}?)(?:’s|'s|s’|s')?"
    r"\s+(?:request|initiative)\b"
    r"|\b(?:(?:at|on|upon) the (?:request|initiative) of|initiated by|requested by)\s+(?P<whom>[\w’'. -]{2,40})",
    re.IGNORECASE,
)
_AT_WHOSE_REQUEST = re.compile(r"(?:’s|'s|s’|s'|’|')\s+(?:request|initiative)\b")
_TOPIC = re.compile(
    r"\b(?:to discuss|discuss(?:ed|ing)?|about|over|regarding|concerning)\s+"
    r"(?P<what>(?:the |a |an )?[\w’' -]{4,80}?)"
    r"(?=[,.;]|\s+(?:and|with|in a|by|at|on|during|said|the)\b|$)",
    re.IGNORECASE,
)


def trigger_tokens(scene: Scene) -> frozenset[int]:
    """Indices of the words that claims of contacts and documents hang on."""
    return frozenset(m.i for m in find_contacts(scene)) | frozenset(m.i for m in find_documents(scene))


def draft_contacts(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    other_triggers: frozenset[int],
    before: Scene | None = None,
) -> tuple[Draft, ...]:
    """Drafts of the diplomacy family (contacts and joint documents) for one sentence; ``before`` is the one before."""
    contacts = {m.i: m for m in find_contacts(scene)}
    documents = {m.i: m for m in find_documents(scene)}
    triggers = frozenset(contacts) | frozenset(documents) | other_triggers | frozenset(a.cue for a in attributions)
    met = [d for m in contacts.values() if (d := _draft(scene, context, attributions, m, triggers, before))]
    issued = [d for m in documents.values() if (d := draft_document(scene, context, attributions, m, triggers))]
    return tuple(sorted((*_one_per_event(met), *issued), key=lambda d: d.trigger))


def _draft(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    match: Match,
    triggers: frozenset[int],
    before: Scene | None,
) -> Draft | None:
    stance = stance_of(scene.parse, match.i, scene.words)
    if stance.modality != "actual" or stance.polarity == "denied" or tense_at(scene, match.i) == "future":
        return None
    actors = _participants(scene, match)
    if len(actors) < 2:
        return None
    times = times_of(scene, match.i, triggers, frozenset(scene.parse.subtree(match.i)))
    day = next((t for t in times if t.sort not in ("duration", "set")), None)
    return Draft(
        kind="contact.reported",
        scene=scene,
        trigger=match.i,
        stance=stance,
        voice=voice_of(scene, match.i, attributions),
        subtype=match.subtype,
        reasons=(Reason(rule=f"contact.reported/{match.subtype}", detail=match.detail),),
        actors=actors,
        places=_venue(scene, match, triggers),
        zone=context.zone,
        when=resolved(day, context, context.zone, "past") if day else _day_before(before, actors, context),
        details=_details(scene),
    )


def _participants(scene: Scene, match: Match) -> tuple[Actor, ...]:
    """Persons before the states they speak for; a call whose sides the tree lost is between the persons named."""
    mentions: list[ActorMention] = [a for side in match.sides for a in taking_part(scene, side)]
    if match.subtype == "call" and len({x.id for m in mentions for x in m.actors}) < 2:
        persons = [a for a in scene.actors if a.form == "person"]
        mentions = persons if len({p.actor.id for p in persons}) >= 2 else mentions
    people = named((a for a in mentions if a.form in ("person", "reference")), "participant")
    return people if len(people) >= 2 else named(mentions, "participant")


def _venue(scene: Scene, match: Match, triggers: frozenset[int]) -> tuple[Place, ...]:
    near = list(places_of(scene, match.i, triggers, frozenset()))
    if (happened := happening_verb(scene, match.i)) is not None:
        near.extend(places_of(scene, happened, triggers | {happened}, frozenset()))
    return unique_places(
        place_in_role(p.place, "venue")
        for p in scene.places
        if p.place in near and p.place.precision in ("city", "site", "district")
        if is_location(scene, p) and not _AT_WHOSE_REQUEST.match(text_after(scene, p.end))
    )


def _details(scene: Scene) -> dict[str, object]:
    details: dict[str, object] = {}
    if initiator := _initiator(scene):
        details["initiator"] = initiator.name
    if topic := _TOPIC.search(scene.sentence.text):
        details["topics"] = [topic["what"].strip()]
    return details


def _initiator(scene: Scene) -> Actor | None:
    asked = _REQUEST.search(scene.sentence.text)
    if not asked:
        return None
    group = "who" if asked["who"] else "whom"
    start, end = scene.sentence.start + asked.start(group), scene.sentence.start + asked.end(group)
    return next((a.actor for a in scene.actors if a.start < end and start < a.end), None)


def _day_before(before: Scene | None, actors: Sequence[Actor], context: Context) -> When | None:
    """ "... stressed on Sunday. In a phone conversation, the two sides ...": the day was given with both names."""
    if before is None or sum(any(x.id == a.id for m in before.actors for x in m.actors) for a in actors) < 2:
        return None
    days = [t for t in before.times if t.sort in ("date", "time")]
    if len(days) != 1:
        return None
    value = resolved(days[0], context, context.zone, "past")
    return value.model_copy(update={"basis": f"sentence before: {value.basis}"})


def _one_per_event(drafts: Sequence[Draft]) -> list[Draft]:
    """Two words of one sentence for the same call ("spoke ... in a phone call") are one contact: the fuller stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(d.actors), d.when is None, d.trigger)):
        if not any(_same_contact(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _same_contact(draft: Draft, other: Draft) -> bool:
    """Two people (or all) are the same, and the days do not contradict each other."""
    people = {a.id or a.name for a in draft.actors}
    shared = people & {a.id or a.name for a in other.actors}
    same_day = other.when is None or draft.when is None or other.when.start == draft.when.start
    return len(shared) >= min(2, len(people)) and same_day
