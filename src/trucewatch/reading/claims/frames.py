"""Events of one kind as rows of data: which verbs and nouns tell of them, who does it and to what it is done.

A frame is a row ``[[TABLE.frame]]`` of a word file. It is matched on a verb (active, passive, participle) or on a noun
("an air strike by ... on ..."), and its arguments are read off the tree. What a family makes of an event (figures,
details, who is whom) is that family's own affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
from trucewatch.reading.claims.wording import (
    child_lemmas,
    in_time_words,
    is_question,
    phrase_end,
    tense_at,
    text_before,
)
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.syntax import Token

_BY = ("by", "from")
_COUNT = frozenset({"#"})
_NOMINAL = ("amod", "nsubj", "obj", "obl", "nmod", "compound")
_CAUSES = ("in", "by", "after", "during", "from", "following", "amid", "under", "as", "when")
_STANDS_AT = re.compile(
    r"\b(?:in|inside|within|at|near|around|outside|across|throughout|from|to|into|over|on)\s+"
    r"(?:(?:the|rest|parts?|most|of|all|\w+ern|\w+-held|central|besieged|neighbou?ring|opposition|rebel|city|town|province)\s+){0,4}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What tells of an event, and what it asks of the one it is done to.

    ``verbs`` take the doer as subject, ``nouns`` by "by", a name in front or a verb that carries them out; ``phrases``
    are (verb, words behind it). ``on`` are the prepositions behind which the one acted upon stands; without a direct
    object it must stand there for verbs. ``needs`` names what must stand there, any one of it: "actor", "place",
    "object" (a noun of ``objects``), "number", or "" for nothing at all. ``doers``: kinds of actor, one of which the
    doer must be where one is named; empty for any. ``subjects``: nouns one of which the verb's subject must be headed
    by ("convoys arrived"), "#" for a bare number. ``measure`` is what a number counts that stands beside the one acted
    on, or beside the subject where ``count`` says so; ``details`` is what every event of the frame carries.

    ``needs`` also takes "site" (a place by name, not merely one in the phrase) and "force" (an actor by name); "actor"
    and "place" are content with one anywhere in the phrase. ``modifiers``: words one of which must stand in front of
    the noun ("air" strike); ``barred``: words that make it something else ("hunger" strike). ``subjects`` are also met
    by an actor of ``doers``, and with ``agentless`` by a passive that names no doer. A list "@name" stands for the list
    ``name`` of the table. ``happening``: verbs that say of the noun that it happened, beside those of all frames; it
    may be their subject or, where it harms, what it was that harmed ("killed in shelling"). ``thrown``: nouns one of
    which must be the verb's object, or a passive's subject ("fired rockets at the town"). ``told``: a noun counts only
    where a verb carries it out or says that it happened. "count" among ``needs`` is a bare number ("30,000 fled").
    """

    kind: str
    subtype: str | None
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    phrases: tuple[tuple[str, str], ...]
    on: frozenset[str]
    objects: frozenset[str]
    needs: frozenset[str]
    doer: str | None
    target: str | None
    doers: frozenset[str]
    subjects: frozenset[str] = frozenset()
    measure: str | None = None
    count: str = "acted_on"
    details: tuple[tuple[str, str], ...] = ()
    modifiers: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    agentless: bool = False
    happening: frozenset[str] = frozenset()
    thrown: frozenset[str] = frozenset()
    told: bool = False


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
    lists = words.tables[table]
    return tuple(_frame(_spelled_out(row, lists)) for row in lists["frame"])


@cache
def _by_word(words: Words, table: str) -> dict[str, tuple[int, ...]]:
    """Word -> the frames of the table that it can tell an event of, by their place in it."""
    found: dict[str, dict[int, None]] = {}
    for at, frame in enumerate(frames_of(words, table)):
        for word in (*frame.verbs, *frame.nouns, *frame.adjectives, *(verb for verb, _ in frame.phrases)):
            found.setdefault(word, {})[at] = None
    return {word: tuple(places) for word, places in found.items()}


def _frames_with(words: Words, table: str, spelled: frozenset[str]) -> Iterator[Frame]:
    """The frames that hold one of the spellings of a word, in the order of the table."""
    index = _by_word(words, table)
    places = {at for word in spelled if word in index for at in index[word]}
    if places:
        frames = frames_of(words, table)
        yield from (frames[at] for at in sorted(places))


def _spelled_out(row: dict[str, Any], lists: dict[str, Any]) -> dict[str, Any]:
    """The row with every "@name" in its lists replaced by the list of that name."""
    return {
        key: [w for v in value for w in (lists[v[1:]] if isinstance(v, str) and v.startswith("@") else (v,))]
        if isinstance(value, list)
        else value
        for key, value in row.items()
    }


def _frame(row: dict[str, Any]) -> Frame:
    return Frame(
        kind=row["kind"],
        subtype=row.get("subtype"),
        verbs=frozenset(row.get("verbs", ())),
        nouns=frozenset(row.get("nouns", ())),
        adjectives=frozenset(row.get("adjectives", ())),
        phrases=tuple((verb, rest) for verb, rest in row.get("phrases", ())),
        on=frozenset(row.get("on", ())),
        objects=frozenset(row.get("objects", ())),
        needs=frozenset(row.get("needs", ())),
        doer=row.get("doer"),
        target=row.get("target"),
        doers=frozenset(row.get("doers", ())),
        subjects=frozenset(row.get("subjects", ())),
        measure=row.get("measure"),
        count=row.get("count", "acted_on"),
        details=tuple(row.get("details", {}).items()),
        modifiers=frozenset(row.get("modifiers", ())),
        barred=frozenset(row.get("barred", ())),
        agentless=row.get("agentless", False),
        happening=frozenset(row.get("happening", ())),
        thrown=frozenset(row.get("thrown", ())),
        told=row.get("told", False),
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
        frames = _frames_with(scene.words, table, spellings(token))
        event = next((e for f in frames if (e := _match(scene, f, token))), None)
        if event is not None:
            found.append(event)
            carried |= {event.verb} - {event.trigger}
    return tuple(e for e in found if e.trigger not in carried)


def _match(scene: Scene, frame: Frame, token: Token) -> Event | None:
    if token.lemma in frame.adjectives and not token.dep.startswith(_NOMINAL):
        return _event(scene, frame, token.i, token.i, None, grammar.subject(scene.parse, token.i), None)
    if _names_event(scene, token):
        return _by_noun(scene, frame, token) if frame.nouns & spellings(token) else None
    return _by_verb(scene, frame, token) if grammar.is_verb(token) else None


def _names_event(scene: Scene, token: Token) -> bool:
    """A noun, or a gerund without subject and object ("killed in shelling of the town")."""
    if token.text.lower() in _set(scene, "never_verbs"):
        return True
    if grammar.is_verb(token):
        gerund = token.tag == "VBG" and not scene.parse.children(token.i, "obj", "nsubj", "aux", "acl", "xcomp")
        if gerund and scene.parse.children(token.i, "amod", "det"):
            return True
        return gerund and not token.dep.startswith(("acl", "conj", "root", "xcomp"))
    return token.pos in ("NOUN", "PROPN")


def spellings(token: Token) -> frozenset[str]:
    """Spellings under which a list may hold the noun; a capital at the head of a sentence hides the plural."""
    written = token.text.lower()
    if token.tag not in ("NNS", "NNPS"):
        return frozenset({token.lemma, written})
    return frozenset({token.lemma, written, written.removesuffix("s"), written.removesuffix("es")})


def _by_verb(scene: Scene, frame: Frame, token: Token) -> Event | None:
    end = phrase_end(scene, token.i, frame.phrases)
    if end is None and token.lemma not in frame.verbs:
        return None
    doer = grammar.agent(scene.parse, token.i)
    if frame.subjects and not _is_done_by(scene, frame, token.i, doer):
        return None
    if frame.thrown and not _headed_by(scene, grammar.patient(scene.parse, token.i), frame.thrown):
        return None
    for at in _acted_on(scene, frame, token.i):
        if at != doer and _fits(scene, frame, token.i, at):
            return _event(scene, frame, token.i, token.i, at, doer, end)
    return None


def _is_done_by(scene: Scene, frame: Frame, verb: int, doer: int | None) -> bool:
    """The doer is one of the nouns of the frame or one of its kinds of actor; a passive may keep it to itself."""
    if doer is None:
        return frame.agentless and grammar.is_passive(scene.parse, verb)
    able = any(a.actor.kind in frame.doers for a in actors_at(scene, doer))
    return able or _headed_by(scene, doer, frame.subjects)


def _headed_by(scene: Scene, i: int | None, nouns: frozenset[str]) -> bool:
    """The nominal is one of the nouns, or, where these hold "#", a bare number or share ("half the town has fled")."""
    if i is None:
        return False
    tokens = [scene.parse.tokens[j] for j in grammar.coordination(scene.parse, i)]
    counts = [n for n in scene.numbers if not in_time_words(scene, n)] if "#" in nouns else []
    counted = any(n.start <= t.start < n.end for t in tokens for n in counts) or (
        "#" in nouns and share_of(scene, i) is not None
    )
    return counted or any(t.lemma in nouns for t in tokens)


def share_of(scene: Scene, i: int) -> int | None:
    """The word for a part of a whole in or right in front of the nominal: "half the district", "a third of them"."""
    tokens = scene.parse.tokens
    near = {j for j in (*grammar.noun_phrase(scene.parse, i), i, i - 1, i - 2) if 0 <= j <= i}
    counted = [n for n in scene.numbers if any(n.start <= tokens[j].start < n.end for j in near)]
    if counted:
        return None  # "a quarter of a million"
    return min((j for j in near if tokens[j].lemma in _set(scene, "shares")), default=None)


def _acted_on(scene: Scene, frame: Frame, verb: int) -> Iterator[int | None]:
    """Candidates for what is acted upon: the object, then what stands behind the frame's prepositions, then nothing."""
    parse = scene.parse
    patient = grammar.patient(parse, verb)
    if patient is not None:
        yield patient
    yield from parse.children(verb, "iobj", "obj")  # "were denied access": the object of a passive
    # "forced families from their homes": the tree may hang the homes on the families.
    behind = (*grammar.obliques(parse, verb), *(grammar.obliques(parse, patient) if patient is not None else ()))
    particles = _set(scene, "particles") if patient is None else frozenset[str]()
    yield from (child for prep, child in behind if prep in frame.on or prep in particles)
    if patient is None or "" in frame.needs:
        yield None


def _fits(scene: Scene, frame: Frame, verb: int, at: int | None) -> bool:
    """Whether the frame's need is met by what stands at ``at``."""
    if not frame.needs or ("" in frame.needs and (at is None or not frame.happening)):
        return True
    if at is None:
        return False
    phrase = grammar.noun_phrase(scene.parse, at)
    lemmas = {scene.parse.tokens[j].lemma for j in grammar.coordination(scene.parse, at)}
    return (
        ("object" in frame.needs and bool(lemmas & frame.objects))
        or ("actor" in frame.needs and bool(actors_at(scene, at)))
        or ("count" in frame.needs and _headed_by(scene, at, _COUNT))
        or ("force" in frame.needs and any(scene.head_of(a.start, a.end) == at for a in scene.actors))
        or ("site" in frame.needs and _named_at(scene, at))
        or ("place" in frame.needs and any(not p.associative for p in scene.places_in(phrase)))
        or ("number" in frame.needs and any(scene.within(n.start, n.end, phrase) for n in scene.numbers))
    )


def _named_at(scene: Scene, i: int) -> bool:
    """A place by name, or the first of a list of them."""
    heads = {scene.head_of(p.start, p.end) for p in scene.places if not p.associative}
    return any(j in heads for j in grammar.coordination(scene.parse, i))


def _by_noun(scene: Scene, frame: Frame, token: Token) -> Event | None:
    """A noun that is said to have happened: carried out, suffered, counted or dated; never merely averted."""
    parse = scene.parse
    if _averted(scene, token.i) or not _is_of_sort(scene, frame, token):
        return None
    above = _governor(scene, token)
    carries = above is not None and above.lemma in _set(scene, "carrying")
    told = carries or _happens(scene, frame, token, above)
    if frame.told and not told:
        return None
    behind = [child for prep, child in grammar.obliques(parse, token.i) if prep in frame.on]
    if above is not None and carries:
        behind += [child for prep, child in grammar.obliques(parse, above.i) if prep in frame.on]
    # "a prisoner exchange", "aid deliveries": what is acted upon may stand in front; of weapons it is what does it.
    if not frame.happening:
        behind += [
            c for c in parse.children(token.i, "compound", "nmod:poss") if parse.tokens[c].lemma in frame.objects
        ]
    suffering = above is not None and _is_suffered(scene, token, above)
    if above is not None and (suffering or _hits(scene, frame, token, above)):
        struck = grammar.subject(parse, above.i) if suffering else grammar.patient(parse, above.i)
        behind = [*(() if struck is None else (struck,)), *behind]
    at = next((each for each in behind if each is not None and _fits(scene, frame, token.i, each)), None)
    if at is None and not ("" in frame.needs and (told or suffering)):
        return None
    doer = next((child for prep, child in grammar.obliques(parse, token.i) if prep in _BY), None)
    if doer is None and above is not None and carries and above.lemma not in scene.words.set_of("attribution", "say"):
        doer = grammar.agent(parse, above.i)
    verb = above.i if above is not None and (told or suffering or at in _around(scene, above.i)) else token.i
    return _event(scene, frame, token.i, verb, at, doer, None)


def _around(scene: Scene, verb: int) -> tuple[int, ...]:
    return scene.parse.children(verb, "obj", "obl", "nsubj", "nsubj:pass")


def _governor(scene: Scene, noun: Token) -> Token | None:
    """The verb that the noun, or the list it stands in, depends on; None where it is no verb."""
    tokens = scene.parse.tokens
    at = noun
    while at.dep in ("conj", "appos") and tokens[at.head].pos in ("NOUN", "PROPN") and tokens[at.head] != at:
        at = tokens[at.head]
    above = tokens[at.head]
    return above if above.i != at.i and grammar.is_verb(above) else None


def _is_suffered(scene: Scene, noun: Token, above: Token) -> bool:
    """ "came under mortar fire", "suffered an attack": the subject is what it was done to."""
    if noun.dep == "obj":
        return above.lemma in _set(scene, "suffering")
    return above.lemma == "come" and grammar.preposition(scene.parse, noun.i) == "under"


def _hits(scene: Scene, frame: Frame, noun: Token, above: Token) -> bool:
    """ "the air strike hit a clinic", "a clinic was hit in an air strike": the verb names what was struck."""
    if not frame.happening or above.lemma not in _set(scene, "hitting"):
        return False
    return noun.dep.startswith("nsubj") or grammar.preposition(scene.parse, noun.i) in _CAUSES


def _is_of_sort(scene: Scene, frame: Frame, noun: Token) -> bool:
    """ "air strikes" and not "hunger strikes": what stands in front of the noun says what is meant."""
    if not frame.modifiers and not frame.barred:
        return True
    front = words_in_front(scene, noun.i)
    return (not frame.modifiers or bool(front & frame.modifiers)) and not front & frame.barred


def words_in_front(scene: Scene, i: int) -> frozenset[str]:
    """Base forms and forms as written, in lower case, of what stands in front of the noun in its phrase."""
    tokens = scene.parse.tokens
    phrase = grammar.noun_phrase(scene.parse, i) | {j for c in scene.parse.children(i, "compound", "amod")
                                                    for j in grammar.conjuncts(scene.parse, c)}  # fmt: skip
    near = {t for t in (*phrase, i - 1) if 0 <= t < i}
    return frozenset(w for t in near for w in (tokens[t].lemma, *tokens[t].text.lower().split("-")))


def _happens(scene: Scene, frame: Frame, noun: Token, above: Token | None) -> bool:
    """ "the evacuation began", "killed in shelling", "an attack that left ten dead": said to have happened."""
    if above is not None and noun.dep.startswith("nsubj"):
        return above.lemma in _set(scene, "happening") | frame.happening
    if not frame.happening:
        return False
    caused = above is not None and above.lemma in frame.happening
    return (caused and grammar.preposition(scene.parse, noun.i) in _CAUSES) or _told_below(
        scene, frame, noun
    ) is not None


def _told_below(scene: Scene, frame: Frame, noun: Token) -> int | None:
    """ "an attack that left ten dead"; the tree may hang "clashes erupted" the same way."""
    told = _set(scene, "happening") | frame.happening
    below = scene.parse.children(noun.i, "acl:relcl", "acl", *(("advcl", "conj") if grammar.is_verb(noun) else ()))
    return next((c for c in below if scene.parse.tokens[c].lemma in told), None)


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
    targets = tuple(a for a in _headed(scene, at) if a not in doers and not _STANDS_AT.search(_ahead(scene, a)))
    if frame.doers and doers and not any(a.actor.kind in frame.doers for a in doers):
        return None
    return Event(frame, trigger, verb, at, doer, doers, targets, end)


def _headed(scene: Scene, at: int | None) -> tuple[ActorMention, ...]:
    """Actors that are what the nominal says, not part of it: of "a Red Cross worker" the worker, not the body."""
    if at is None:
        return ()
    heads = set(grammar.coordination(scene.parse, at))
    return tuple(a for a in actors_at(scene, at) if scene.head_of(a.start, a.end) in heads)


def _ahead(scene: Scene, mention: ActorMention | PlaceMention) -> str:
    return text_before(scene, mention.start)


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
    return bool(above) and not _set(scene, "bringing_about") & set(above)


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
    acting = any(a.start <= place.start < a.end for a in scene.actors) and not _STANDS_AT.search(_ahead(scene, place))
    if place.associative or in_name or acting:
        return False
    owner = owner_of(scene, place.start, place.end, triggers | {event.verb})
    return owner in (event.trigger, event.verb) or scene.within(place.start, place.end, below)


def _seen(scene: Scene, event: Event) -> str:
    words = scene.parse.tokens
    target = f" … {words[event.acted_on].text}" if event.acted_on is not None else ""
    doer = f"{event.doers[0].text} … " if event.doers else ""
    return f"{doer}{words[event.trigger].text}{target}"
