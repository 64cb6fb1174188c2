"""Who holds which place, who took it from whom, and what forces do short of fighting.

To surround a town is not to hold it, and to fight for it is not to take it: only verbs of taking, losing, leaving and
holding change control, and only where they are said to have happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor, Place, Reason
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, Voice, voice_of
from trucewatch.reading.claims.base import (
    Context,
    Draft,
    actors_at,
    in_role,
    named,
    place_in_role,
    resolved,
    unique_actors,
    unique_places,
)
from trucewatch.reading.claims.frames import agent_of, draft_event, find_events, told_stance
from trucewatch.reading.claims.phrases import words_of
from trucewatch.reading.claims.placing import is_lasting, itself, own_times
from trucewatch.reading.claims.wording import child_lemmas, is_question, tense_at
from trucewatch.reading.modality import stance_of
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.syntax import Token

_DENYING = frozenset({"deny", "reject", "refute", "dismiss"})
_OF_ITS_OWN = frozenset({"country", "supranational"})


@dataclass(frozen=True, slots=True)
class Change:
    """A place, at token ``ground``, that passes ``to`` somebody or ``away`` from somebody; ``state`` says how."""

    trigger: int
    ground: int
    state: str
    to: int | None = None
    away: int | None = None


def draft_control(
    scene: Scene, context: Context, said: Sequence[Attribution], taken: frozenset[int]
) -> tuple[Draft, ...]:
    """Drafts of the claims on who holds a place; ``taken`` are tokens that other claims hang on."""
    if is_question(scene):
        return ()
    changes = [c for c in _changes(scene) if c.trigger not in taken]
    triggers = frozenset(c.trigger for c in changes) | taken | frozenset(a.cue for a in said)
    drafts = (_draft(scene, context, said, change, triggers) for change in changes)
    return tuple(d for d in drafts if d is not None)


def _draft(
    scene: Scene, context: Context, said: Sequence[Attribution], change: Change, triggers: frozenset[int]
) -> Draft | None:
    stance = stance_of(scene.parse, change.trigger, scene.words)
    denied = stance.polarity == "denied"
    if stance.modality != "actual" or (denied and not _DENYING & set(stance.governors)):
        return None
    places = _places(scene, change.ground)
    voice = voice_of(scene, change.trigger, said)
    to, away = (_side(scene, at, change.trigger, voice) for at in (change.to, change.away))
    if not places and (change.state == "held" or not (to or away)):
        return None
    details: dict[str, Any] = {"state": change.state, "target": words_of(scene, change.ground)}
    times = own_times(scene, (change.trigger,), triggers)
    tense = tense_at(scene, change.trigger)
    since = next((resolved(t, context, context.zone, "past") for t in times if t.role_cue == "since"), None)
    if since is not None and since.start:
        details["since"] = since.start
    # What began then still is: a place held "since 2012" is no history.
    held = change.state == "held" and since is not None
    when = None if held else resolved(times[0], context, context.zone, tense) if times else None
    return Draft(
        kind="control.changed",
        scene=scene,
        trigger=change.trigger,
        stance=stance,
        voice=voice,
        reasons=(Reason(rule=f"control.changed/{change.state}", detail=_seen(scene, change)),),
        subtype=change.state,
        actors=unique_actors((*(in_role(a, "to") for a in to), *(in_role(a, "from") for a in away))),
        places=places,
        zone=context.zone,
        details=details,
        when=when,
    )


def _seen(scene: Scene, change: Change) -> str:
    tokens = scene.parse.tokens
    return f"{tokens[change.trigger].text} … {tokens[change.ground].text}"


def _places(scene: Scene, ground: int) -> tuple[Place, ...]:
    """The place that changes hands, by name: itself, or the one in its phrase ("the town of X", "a base near X")."""
    lists = grammar.coordination(scene.parse, ground)
    heads = frozenset(lists)
    by_name = [p for p in scene.places if not p.associative and scene.within(p.start, p.end, heads)]
    inside = by_name or scene.places_in(frozenset(j for g in lists for j in grammar.noun_phrase(scene.parse, g)))
    return unique_places(place_in_role(p.place, "event") for p in inside if not p.associative)


def _holders(scene: Scene, i: int | None) -> tuple[ActorMention, ...]:
    kinds = scene.words.set_of("control", "holders")
    return tuple(a for a in actors_at(scene, i) if a.actor.kind in kinds)


def _side(scene: Scene, i: int | None, verb: int, voice: Voice) -> tuple[Actor, ...]:
    """Who the nominal names; of a pronoun below a saying, who speaks."""
    kinds = scene.words.set_of("control", "holders")
    speakers = tuple(a for a in itself(scene, i, verb, voice) if a.kind in kinds)
    return speakers or named(_holders(scene, i), "to")


def _is_holder(scene: Scene, i: int | None) -> bool:
    """An armed side, by name or by a common word for those who fight."""
    if i is None:
        return False
    fighters = scene.words.set_of("incident", "fighters")
    return bool(_holders(scene, i)) or scene.parse.tokens[i].lemma in fighters | {"it", "they"}


def _changes(scene: Scene) -> Iterator[Change]:
    for token in scene.parse.tokens:
        if grammar.is_verb(token):
            change = _by_verb(scene, token) if token.lemma in _verbs(scene.words) else None
        elif token.pos in ("NOUN", "PROPN") and token.lemma in scene.words.set_of("control", "nouns"):
            change = _by_noun(scene, token)
        else:
            continue
        if change is not None:
            yield change


@cache
def _verbs(words: Words) -> frozenset[str]:
    """Every verb by which a place may change hands or be held."""
    table = words.tables["control"]
    lists = ("gaining", "gaining_by_name", "losing", "handing", "holding")
    return frozenset().union(*(table[each] for each in lists), (v for v, _ in (*table["leaving"], *table["falling"])))


def _by_verb(scene: Scene, token: Token) -> Change | None:
    parse, words = scene.parse, scene.words
    if _is_intended(scene, token):
        return None
    doer = agent_of(scene, token.i)
    passive = grammar.is_passive(parse, token.i)
    able = _is_holder(scene, doer) or (passive and doer is None)
    patient = grammar.patient(parse, token.i)
    ground = None if _is_none(scene, patient) else _ground_of(scene, patient)
    behind = dict(grammar.obliques(parse, token.i))
    if ground is None:
        return _left_or_fallen(scene, token, behind)

    def among(*lists: str) -> bool:
        return any(token.lemma in words.set_of("control", each) for each in lists)

    if able and (among("gaining") or (among("gaining_by_name") and _is_taking(scene, token, patient, ground))):
        return Change(token.i, ground, "taken", to=doer, away=behind.get("from"))
    if able and among("losing"):
        return Change(token.i, ground, "lost", to=behind.get("to"), away=doer)
    if among("handing") and _is_holder(scene, behind.get("to")):
        return Change(token.i, ground, "handed_over", to=behind["to"], away=doer)
    if among("holding") and _is_holder(scene, doer):
        return Change(token.i, ground, "held", to=doer)
    return _left_or_fallen(scene, token, behind)


def _is_none(scene: Scene, i: int | None) -> bool:
    """ "holds no part of the city"."""
    return i is not None and "no" in child_lemmas(scene, i, "det")


def _is_intended(scene: Scene, token: Token) -> bool:
    """ "moving to retake the hill": an infinitive tells of an aim, unless what governs it says that it was achieved."""
    parse = scene.parse
    if token.tag != "VB" or "to" not in child_lemmas(scene, token.i, "mark", "aux"):
        return False
    above = grammar.verb_above(parse, token.i)
    return above is None or parse.tokens[above].lemma not in scene.words.set_of("control", "achieved")


def _is_taking(scene: Scene, token: Token, patient: int | None, ground: int) -> bool:
    """ "took control of the hill", "took the town of X"; to win or gain something may be anything."""
    if patient is not None and patient != ground and scene.parse.tokens[patient].lemma == "control":
        return True
    return token.lemma in scene.words.set_of("control", "taking") and _named_ground(scene, ground)


def _left_or_fallen(scene: Scene, token: Token, behind: dict[str, int]) -> Change | None:
    """ "withdrew from the town", "the town fell to the rebels", "is under the control of the army"."""
    parse, table = scene.parse, scene.words.tables["control"]
    subject = grammar.subject(parse, token.i)
    for verb, prep in table["leaving"]:
        at = behind.get(prep) if prep else grammar.patient(parse, token.i)
        if token.lemma == verb and at is not None and _is_holder(scene, subject) and _named_ground(scene, at):
            return Change(token.i, at, "left", away=subject)
    ground = _ground_of(scene, subject)
    if ground is None:
        return None
    for verb, prep in table["falling"]:
        at = behind.get(prep)
        if token.lemma == verb and at is not None:
            holder = _behind_of(scene, at) if prep != "to" else at
            if _is_holder(scene, holder):
                return Change(token.i, ground, "taken", to=holder)
    return None


def _by_noun(scene: Scene, token: Token) -> Change | None:
    """ "the capture of the town by the army": only of a place by name."""
    parse = scene.parse
    behind = dict(grammar.obliques(parse, token.i))
    ground = behind.get("of")
    if ground is None or not _named_ground(scene, ground) or _is_averted(scene, token):
        return None
    state = "lost" if token.lemma == "loss" else "taken"
    to = behind.get("by") if behind.get("by") is not None else behind.get("to")
    return Change(token.i, ground, state, to=to)


def _is_averted(scene: Scene, token: Token) -> bool:
    near = {scene.parse.tokens[a].lemma for a in scene.parse.ancestors(token.i)[:2]}
    return bool(
        near & (scene.words.set_of("frames", "averting") | {"battle", "fight", "offensive", "operation", "aim"})
    )


def _ground_of(scene: Scene, i: int | None) -> int | None:
    """The nominal if it is ground: a place by name, a word for one, or what stands behind "control of", "half of"."""
    if i is None:
        return None
    token = scene.parse.tokens[i]
    of = _behind_of(scene, i)
    if token.lemma in scene.words.set_of("control", "measures") and of is not None:
        return _ground_of(scene, of) if of != i else None
    if _named_ground(scene, i):
        return i
    return i if token.lemma in scene.words.set_of("control", "ground") else None


def _behind_of(scene: Scene, i: int) -> int | None:
    return next((c for prep, c in grammar.obliques(scene.parse, i) if prep in ("of", "over")), None)


def _named_ground(scene: Scene, i: int) -> bool:
    """A place by name smaller than a country, or a word for one with its name behind it."""
    if scene.parse.tokens[i].lemma in scene.words.set_of("control", "ground"):
        return any(p.place.precision not in _OF_ITS_OWN for p in scene.places_in(grammar.noun_phrase(scene.parse, i)))
    return any(
        p.place.precision not in _OF_ITS_OWN and not p.associative and scene.head_of(p.start, p.end) == i
        for p in scene.places
    )


def draft_posture(
    scene: Scene, context: Context, said: Sequence[Attribution], taken: frozenset[int]
) -> tuple[Draft, ...]:
    """Drafts of what forces do short of fighting: gather, withdraw, besiege, fly, exercise."""
    told = []
    for event in find_events(scene, "posture", taken):
        stance = told_stance(scene, event)
        if stance is not None and stance.polarity == "asserted" and stance.modality in ("actual", "planned"):
            told.append((event, stance))
    triggers = frozenset(i for e, _ in told for i in (e.trigger, e.verb)) | taken | frozenset(a.cue for a in said)
    drafts = []
    for event, stance in told:
        draft = draft_event(scene, context, said, event, triggers - {event.verb} | {event.trigger}, stance)
        if draft.when is not None and is_lasting(scene, draft.when):
            draft = replace(draft, when=None, details={**draft.details, "since": draft.when.start})
        if event.acted_on is not None:
            draft = replace(draft, details={**draft.details, "target": words_of(scene, event.acted_on)})
        if draft.actors or draft.places:
            drafts.append(draft)
    return tuple(drafts)
