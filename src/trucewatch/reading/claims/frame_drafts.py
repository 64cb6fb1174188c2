"""From a match of a frame to the draft of a claim: how far it is told as so, who, to whom, where and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.model.claim import Reason
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import (
    Context,
    Draft,
    named,
    owner_of,
    place_in_role,
    resolved,
    times_of,
    unique_actors,
    unique_places,
)
from trucewatch.reading.claims.frame_rows import Event, shared_words
from trucewatch.reading.claims.wording import tense_at, text_before
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import ActorMention, Scene

_STANDS_AT = re.compile(
    r"\b(?:in|inside|within|at|near|around|outside|across|throughout|from|to|into|over|on)\s+"
    r"(?:(?:the|rest|parts?|most|of|all|\w+ern|\w+-held|central|besieged|neighbou?ring|opposition|rebel|city|town|province)\s+){0,4}$",
    re.IGNORECASE,
)


def stands_at(scene: Scene, mention: ActorMention | PlaceMention) -> bool:
    """Behind a preposition of place: something is said to be there, or to go there."""
    return bool(_STANDS_AT.search(text_before(scene, mention.start)))


def told_stance(scene: Scene, event: Event) -> Stance | None:
    """The stance of an event that is told as having happened, as planned or as denied by somebody; None otherwise.

    What is wished, feared, supposed or made a condition is no event.
    """
    stance = stance_of(scene.parse, event.verb, scene.words)
    if event.verb != event.trigger:
        own = stance_of(scene.parse, event.trigger, scene.words)
        stance = own if own.modality != "actual" or own.polarity == "denied" else stance
    if stance.polarity == "asserted" and any(_is_none(scene, i) for i in (event.acted_on, event.doer)):
        stance = stance.denied("no")
    if stance.modality == "actual" and (promise := _promised(scene, event.verb)):
        stance = stance.weakened("planned", promise)
    if charge := _charged(scene, event.verb):
        stance = replace(stance, hedges=(*stance.hedges, charge))
    if stance.modality == "actual" and _only_possible(scene, event.verb):
        return None
    return None if stance.modality in ("desired", "hypothetical", "conditional") else stance


def _only_possible(scene: Scene, verb: int) -> bool:
    """ "a pause to allow civilians to leave": an infinitive tells of a deed only under a verb that brings it about."""
    parse = scene.parse
    token = parse.tokens[verb]
    if token.tag != "VB" or not any(parse.tokens[m].text.lower() == "to" for m in parse.children(verb, "mark")):
        return False
    # The tree may hang the infinitive on who is brought to do it ("forced 2,000 people to flee").
    above = [parse.tokens[a].lemma for a in parse.ancestors(verb)[:2]]
    return bool(above) and not shared_words(scene, "bringing_about") & set(above)


def _charged(scene: Scene, verb: int) -> str | None:
    """ "is accused of blocking aid": an accusation stays one, whoever makes it."""
    charges = scene.words.set_of("frames", "charging")
    return next(
        (scene.parse.tokens[a].text for a in scene.parse.ancestors(verb) if scene.parse.tokens[a].lemma in charges),
        None,
    )


def _is_none(scene: Scene, i: int | None) -> bool:
    """ "delivered no aid", "none of the trucks arrived"."""
    return i is not None and (
        scene.parse.tokens[i].lemma in ("none", "nobody", "nothing")
        or any(scene.parse.tokens[c].lemma in ("no", "neither") for c in scene.parse.children(i, "det"))
    )


def _promised(scene: Scene, verb: int) -> str | None:
    """ "agreed to free 200 detainees": unlike a truce, which agreeing makes, they are not free yet."""
    token = scene.parse.tokens[verb]
    above = scene.parse.tokens[token.head]
    if token.tag != "VB" or token.head == verb or token.dep not in ("xcomp", "ccomp", "acl", "advcl"):
        return None
    words = scene.words.set_of("truce", "committing_verbs") | scene.words.set_of("truce", "committing_nouns")
    return above.lemma if above.lemma in words else None


def draft_event(
    scene: Scene, context: Context, said: Sequence[Attribution], event: Event, triggers: frozenset[int], stance: Stance
) -> Draft:
    """The draft that all families share: who, to whom, where, when and who says so. ``triggers`` of the sentence."""
    frame = event.frame
    below = frozenset() if event.acted_on is None else grammar.noun_phrase(scene.parse, event.acted_on)
    times = [t for t in times_of(scene, event.trigger, triggers, via=event.verb) if t.sort not in ("duration", "set")]
    spot = scene.token_span(event.trigger)
    return Draft(
        kind=frame.kind,
        scene=scene,
        trigger=event.trigger,
        stance=stance,
        voice=voice_of(scene, event.trigger, said),
        reasons=(Reason(rule=f"{frame.kind}/{frame.subtype or spot.text}", detail=_seen(scene, event)),),
        subtype=frame.subtype,
        actors=unique_actors((
            *(named(event.doers, frame.doer) if frame.doer else ()),
            *(named(event.targets, frame.target) if frame.target else ()),
        )),
        places=unique_places(
            place_in_role(p.place, "event") for p in scene.places if _is_event_place(scene, p, event, triggers, below)
        ),
        zone=context.zone,
        details=dict(frame.details),
        when=resolved(times[0], context, context.zone, tense_at(scene, event.verb)) if times else None,
        end_trigger=event.end,
    )  # fmt: skip


def _is_event_place(
    scene: Scene, place: PlaceMention, event: Event, triggers: frozenset[int], below: frozenset[int]
) -> bool:
    """A place in the event's clause or in what it acts upon, outside of names ("the Syrian Observatory")."""
    in_name = any(
        a.start <= place.start < a.end and a.actor.kind not in ("state", "de_facto_authority") for a in scene.actors
    )
    # "Israel freed 39 prisoners": a state that acts is no place, unless the words say that it happened there.
    acting = any(a.start <= place.start < a.end for a in scene.actors) and not stands_at(scene, place)
    if place.associative or in_name or acting:
        return False
    if _is_aside(scene, place, event):
        return False
    owner = owner_of(scene, place.start, place.end, triggers | {event.verb})
    return owner in (event.trigger, event.verb) or scene.within(place.start, place.end, below)


def _is_aside(scene: Scene, place: PlaceMention, event: Event) -> bool:
    """ "near the town, which is a crossing into Uganda": what a relative clause adds is not where it happened."""
    head = scene.head_of(place.start, place.end)
    for at in () if head is None else (head, *scene.parse.ancestors(head)):
        if at in (event.trigger, event.verb):
            return False
        if scene.parse.tokens[at].dep == "acl:relcl" and at != head:
            return not {event.trigger, event.verb} & set(scene.parse.subtree(at))
    return False


def _seen(scene: Scene, event: Event) -> str:
    words = scene.parse.tokens
    target = f" … {words[event.acted_on].text}" if event.acted_on is not None else ""
    doer = f"{event.doers[0].text} … " if event.doers else ""
    return f"{doer}{words[event.trigger].text}{target}"
