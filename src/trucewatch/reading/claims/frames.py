"""Events of one kind as rows of data: which verbs and nouns tell of them, who does it and to what it is done.

A frame is a row ``[[TABLE.frame]]`` of a word file. It is matched on a verb (active, passive, participle) or on a noun
("an air strike by ... on ..."), and its arguments are read off the tree. What a family makes of an event (figures,
details, who is whom) is that family's own affair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Reason
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import (
    Context,
    Draft,
    actors_at,
    named,
    owner_of,
    place_in_role,
    resolved,
    times_of,
    unique_actors,
    unique_places,
)
from trucewatch.reading.claims.wording import child_lemmas, in_time_words, is_question, phrase_end, tense_at
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.syntax import Token

_BY = ("by", "from")


@dataclass(frozen=True, slots=True)
class Frame:
    """What tells of an event, and what it asks of the one it is done to.

    ``verbs`` take the doer as subject, ``nouns`` by "by", a name in front or a verb that carries them out; ``phrases``
    are (verb, words behind it). ``on`` are the prepositions behind which the one acted upon stands; without a direct
    object it must stand there for verbs. ``needs`` names what must stand there, any one of it: "actor", "place",
    "object" (a noun of ``objects``), "number", or "" for nothing at all. ``doers``: kinds of actor, one of which the
    doer must be where one is named; empty for any. ``subjects``: nouns one of which the verb's subject must be headed
    by ("convoys arrived"); a bare number stands for people. ``measure`` is what a number beside it counts, ``details``
    what every event of the frame carries.
    """

    kind: str
    subtype: str | None
    verbs: frozenset[str]
    nouns: frozenset[str]
    phrases: tuple[tuple[str, str], ...]
    on: frozenset[str]
    objects: frozenset[str]
    needs: frozenset[str]
    doer: str | None
    target: str | None
    doers: frozenset[str]
    subjects: frozenset[str] = frozenset()
    measure: str | None = None
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One match: ``trigger`` is the token that tells of it, ``verb`` the one that carries it out (or itself).

    ``acted_on`` is the token of what it is done to, ``doer`` that of who does it; ``end`` the end offset of a phrase.
    """

    frame: Frame
    trigger: int
    verb: int
    acted_on: int | None
    doer: int | None
    doers: tuple[ActorMention, ...]
    targets: tuple[ActorMention, ...]
    end: int | None = None


@cache
def frames_of(words: Words, table: str) -> tuple[Frame, ...]:
    """The frames of one table of the word files, in their order: the first that fits wins."""
    return tuple(_frame(row) for row in words.tables[table]["frame"])


def _frame(row: dict[str, Any]) -> Frame:
    return Frame(
        kind=row["kind"],
        subtype=row.get("subtype"),
        verbs=frozenset(row.get("verbs", ())),
        nouns=frozenset(row.get("nouns", ())),
        phrases=tuple((verb, rest) for verb, rest in row.get("phrases", ())),
        on=frozenset(row.get("on", ())),
        objects=frozenset(row.get("objects", ())),
        needs=frozenset(row.get("needs", ())),
        doer=row.get("doer"),
        target=row.get("target"),
        doers=frozenset(row.get("doers", ())),
        subjects=frozenset(row.get("subjects", ())),
        measure=row.get("measure"),
        details=tuple(row.get("details", {}).items()),
    )


def find_events(scene: Scene, table: str, taken: frozenset[int] = frozenset()) -> tuple[Event, ...]:
    """The events of a sentence, one for each trigger; a token of ``taken`` tells of something else already."""
    if is_question(scene):
        return ()
    found: list[Event] = []
    carried: set[int] = set()
    for token in scene.parse.tokens:
        if token.i in taken:
            continue
        event = next((e for f in frames_of(scene.words, table) if (e := _match(scene, f, token))), None)
        if event is not None:
            found.append(event)
            carried |= {event.verb} - {event.trigger}
    return tuple(e for e in found if e.trigger not in carried)


def _match(scene: Scene, frame: Frame, token: Token) -> Event | None:
    if grammar.is_verb(token):
        return _by_verb(scene, frame, token)
    if token.lemma in frame.nouns and token.pos in ("NOUN", "PROPN"):
        return _by_noun(scene, frame, token)
    return None


def _by_verb(scene: Scene, frame: Frame, token: Token) -> Event | None:
    end = phrase_end(scene, token.i, frame.phrases)
    if end is None and token.lemma not in frame.verbs:
        return None
    doer = grammar.agent(scene.parse, token.i)
    if frame.subjects and not _headed_by(scene, doer, frame.subjects):
        return None
    for at in _acted_on(scene, frame, token.i):
        if at != doer and _fits(scene, frame, token.i, at):
            return _event(scene, frame, token.i, token.i, at, doer, end)
    return None


def _headed_by(scene: Scene, i: int | None, nouns: frozenset[str]) -> bool:
    """The nominal is one of the nouns, or a number that stands for people ("some 14,000 have fled")."""
    if i is None:
        return False
    tokens = [scene.parse.tokens[j] for j in grammar.coordination(scene.parse, i)]
    bare = any(n.start <= t.start < n.end for t in tokens for n in scene.numbers if not in_time_words(scene, n))
    return bare or any(t.lemma in nouns for t in tokens)


def _acted_on(scene: Scene, frame: Frame, verb: int) -> Iterator[int | None]:
    """Candidates for what is acted upon: the object, then what stands behind the frame's prepositions, then nothing."""
    patient = grammar.patient(scene.parse, verb)
    if patient is not None:
        yield patient
    yield from (child for prep, child in grammar.obliques(scene.parse, verb) if prep in frame.on)
    if patient is None or "" in frame.needs:
        yield None


def _fits(scene: Scene, frame: Frame, verb: int, at: int | None) -> bool:
    """Whether the frame's need is met by what stands at ``at``."""
    if not frame.needs or "" in frame.needs:
        return True
    if at is None:
        return False
    phrase = grammar.noun_phrase(scene.parse, at)
    lemmas = {scene.parse.tokens[j].lemma for j in grammar.coordination(scene.parse, at)}
    return (
        ("object" in frame.needs and bool(lemmas & frame.objects))
        or ("actor" in frame.needs and bool(actors_at(scene, at)))
        or ("place" in frame.needs and any(not p.associative for p in scene.places_in(phrase)))
        or ("number" in frame.needs and any(scene.within(n.start, n.end, phrase) for n in scene.numbers))
    )


def _by_noun(scene: Scene, frame: Frame, token: Token) -> Event | None:
    """A noun that is said to have happened: carried out, suffered, counted or dated; never merely averted."""
    parse = scene.parse
    if _averted(scene, token.i):
        return None
    above = parse.tokens[token.head]
    carries = token.head != token.i and grammar.is_verb(above) and above.lemma in _set(scene, "carrying")
    behind = [child for prep, child in grammar.obliques(parse, token.i) if prep in frame.on]
    if carries:
        behind += [child for prep, child in grammar.obliques(parse, above.i) if prep in frame.on]
    # "a prisoner exchange", "aid deliveries": what is acted upon may stand in front.
    behind += [c for c in parse.children(token.i, "compound", "nmod:poss") if parse.tokens[c].lemma in frame.objects]
    at = next((each for each in behind if _fits(scene, frame, token.i, each)), None)
    if at is None and not ("" in frame.needs and (carries or _happens(scene, token))):
        return None
    doer = next((child for prep, child in grammar.obliques(parse, token.i) if prep in _BY), None)
    if doer is None and carries:
        doer = grammar.agent(parse, above.i)
    return _event(scene, frame, token.i, above.i if carries else token.i, at, doer, None)


def _happens(scene: Scene, noun: Token) -> bool:
    """ "the evacuation began", "shelling continued": the noun is what a verb of happening is said of."""
    above = scene.parse.tokens[noun.head]
    return noun.dep.startswith("nsubj") and above.lemma in _set(scene, "happening")


def _averted(scene: Scene, i: int) -> bool:
    """ "to stop air strikes", "the threat of an offensive", "no attacks": nobody says that it happened."""
    parse = scene.parse
    if child_lemmas(scene, i, "amod", "det", "compound") & _set(scene, "imagined"):
        return True
    return bool({parse.tokens[a].lemma for a in parse.ancestors(i)[:2]} & _set(scene, "averting"))


def _event(
    scene: Scene, frame: Frame, trigger: int, verb: int, at: int | None, doer: int | None, end: int | None
) -> Event | None:
    doers = actors_at(scene, doer) or _in_front(scene, trigger)
    targets = tuple(a for a in actors_at(scene, at) if a not in doers)
    if frame.doers and doers and not any(a.actor.kind in frame.doers for a in doers):
        return None
    return Event(frame, trigger, verb, at, doer, doers, targets, end)


def _in_front(scene: Scene, i: int) -> tuple[ActorMention, ...]:
    """ "Russian air strikes", "army shelling", "the rebels' attack": the doer in front of the noun."""
    if grammar.is_verb(scene.parse.tokens[i]):
        return ()
    near = scene.parse.children(i, "amod", "compound", "nmod:poss")
    return tuple(a for a in scene.actors if any(scene.parse.tokens[c].start < a.end <= scene.parse.tokens[c].end
                                                 for c in near))  # fmt: skip


def _set(scene: Scene, key: str) -> frozenset[str]:
    return scene.words.set_of("frames", key)


def told_stance(scene: Scene, event: Event) -> Stance | None:
    """The stance of an event that is told as having happened, as planned or as denied by somebody; None otherwise.

    What is wished, feared, supposed or made a condition is no event.
    """
    stance = stance_of(scene.parse, event.verb, scene.words)
    if event.verb != event.trigger:
        own = stance_of(scene.parse, event.trigger, scene.words)
        stance = own if own.modality != "actual" or own.polarity == "denied" else stance
    return None if stance.modality in ("desired", "hypothetical", "conditional") else stance


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
    if place.associative or in_name:
        return False
    owner = owner_of(scene, place.start, place.end, triggers | {event.verb})
    return owner in (event.trigger, event.verb) or scene.within(place.start, place.end, below)


def _seen(scene: Scene, event: Event) -> str:
    words = scene.parse.tokens
    target = f" … {words[event.acted_on].text}" if event.acted_on is not None else ""
    doer = f"{event.doers[0].text} … " if event.doers else ""
    return f"{doer}{words[event.trigger].text}{target}"
