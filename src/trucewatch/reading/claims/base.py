"""What all claim rules share: the draft of a claim, and finding actors, places and times that belong to an event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from trucewatch.model.claim import Actor, Figure, Place, Reason
from trucewatch.model.when import Term, When
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Voice
from trucewatch.reading.claims.wording import MONTH_NAME, text_after, text_before
from trucewatch.reading.modality import Stance
from trucewatch.reading.scene import ActorMention, Scene, TruceMention
from trucewatch.reading.times import Anchor, Tense, TimeMention, resolve, tense_for

FOREIGN = -1
"""Owner of a time or place that belongs to a clause without a claim in it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules may know of the report beyond the sentence."""

    published: str | None
    zone: str | None
    home: frozenset[str] = frozenset()  # countries of the conflict the report is about; empty when unknown
    country: Place | None = None  # the first of them as a place of precision country
    since: When | None = None  # the latest "since ..." of the sentences before, which "since then" refers to


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before the report as a whole has had its say (shared truces, computed terms, background)."""

    kind: str
    scene: Scene
    trigger: int
    stance: Stance
    voice: Voice
    reasons: tuple[Reason, ...]
    truce: TruceMention | None = None
    subtype: str | None = None
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    zone: str | None = None
    when: When | None = None
    term: Term | None = None
    further: bool = False
    figure: Figure | None = None
    quote: str | None = None
    details: dict[str, Any] = field(default_factory=dict)
    end_trigger: int | None = None
    thread: int = 0  # which truce of the report it speaks of, counted from 1; 0 before that is known, and for no truce

    def has_role(self, *roles: str) -> bool:
        return any(a.role in roles for a in self.actors)


def in_role(actor: Actor, role: str) -> Actor:
    return actor.model_copy(update={"role": role})


def place_in_role(place: Place, role: str) -> Place:
    return place.model_copy(update={"role": role})


def unique_actors(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Each actor once, in its first role."""
    seen: dict[str, Actor] = {}
    for actor in actors:
        seen.setdefault(actor.id or actor.name, actor)
    return tuple(seen.values())


def unique_places(places: Iterable[Place]) -> tuple[Place, ...]:
    """Each place once; a country goes when a place inside it is named ("the Syrian city of Aleppo" is Aleppo)."""
    seen: dict[tuple[str, str | None], Place] = {}
    for place in places:
        seen.setdefault((place.name, place.country), place)
    inner = {p.country for p in seen.values() if p.precision != "country"}
    return tuple(p for p in seen.values() if p.precision != "country" or p.country not in inner)


def actors_at(scene: Scene, i: int | None) -> tuple[ActorMention, ...]:
    """Actors that the nominal ``i`` and those coordinated with it name ("Russia and the U.S.")."""
    if i is None:
        return ()
    found: list[ActorMention] = []
    for j in grammar.coordination(scene.parse, i):
        phrase = grammar.noun_phrase(scene.parse, j) | {j}
        here = [a for a in scene.actors_in(frozenset(phrase)) if a.form != "adjective" or a.actor.kind == "armed_group"]
        exact = [a for a in here if scene.head_of(a.start, a.end) == j]
        # "representatives of the army and the RSF": the actors stand below the noun that heads the phrase.
        found.extend(exact or [a for a in here if a.actor.kind != "media"])
    if not found:
        return ()
    leading = scene.parse.tokens[i].dep.startswith("nsubj")
    return tuple(dict.fromkeys((*found, *(m for a in found[:1] for m in scene.joined_with(a, leading=leading)))))


def named(mentions: Iterable[ActorMention], role: str) -> tuple[Actor, ...]:
    return unique_actors(in_role(a, role) for m in mentions for a in m.actors)


def resolved(mention: TimeMention, context: Context, zone: str | None, tense: Tense) -> When:
    """The time as dates, read against the publication of the report in the zone of the event."""
    points = "past" if mention.role_cue == "since" else tense_for(mention, tense)
    if points == "future" and re.search(MONTH_NAME, mention.text):
        points = "present"  # "effective August 25": the nearest such day; only weekdays must point ahead
    return resolve(mention, Anchor(published=context.published, zone=zone or context.zone, tense=points))


_SAID_WHEN = re.compile(
    r"\b(?P<cue>[a-z]+)\s+(?:(?:reporters|journalists|state media|a (?:news|press) conference|the council)\s+)?"
    r"(?:late\s+|early\s+)?(?:on\s+)?$",
    re.I,
)


def said_at(scene: Scene, start: int) -> int | None:
    """ "the command said on Monday night that ...": a time right behind a verb of saying is that verb's.

    Here the order of the words is surer than the tree.
    """
    cue = _SAID_WHEN.search(text_before(scene, start))
    if not cue or cue["cue"].lower() not in scene.words.forms_of("attribution", "say"):
        return None
    token = scene.parse.token_at(scene.sentence.start + cue.start("cue"))
    return token.i if token else None


def owner_of(scene: Scene, start: int, end: int, triggers: frozenset[int]) -> int | None:
    """The event that a time or place belongs to: the first trigger met on the way up the tree."""
    cue = said_at(scene, start)
    if cue is not None:
        return cue
    head = scene.head_of(start, end)
    if head is None:
        return None
    for at in (head, *scene.parse.ancestors(head)):
        if at in triggers:
            told = _told_before(scene, start, end, at, triggers)
            return at if told is None else told
        token = scene.parse.tokens[at]
        if (
            at != head
            and grammar.is_verb(token)
            and token.dep in ("acl:relcl", "advcl")
            and scene.parse.children(at, "nsubj")
        ):
            return FOREIGN  # a clause with a subject of its own keeps its times and places to itself
    return None


_CLOSES = re.compile(r"[”\"’']?,[”\"’']?\s")


def _told_before(scene: Scene, start: int, end: int, cue: int, triggers: frozenset[int]) -> int | None:
    """ "declared a truce on Tuesday, state television said": the event whose words end with the time, not the saying.

    None where ``cue`` is no saying, where no comma parts the time from it, or where no event stands before the time:
    "On Tuesday, the army said" is when it spoke.
    """
    token = scene.parse.tokens[cue]
    if token.lemma not in scene.words.set_of("attribution", "say") or token.start < end:
        return None
    if not _CLOSES.match(text_after(scene, end)):
        return None
    below = frozenset(scene.parse.subtree(cue))
    before = [i for i in triggers if scene.parse.tokens[i].end <= start and i != cue]
    near = [i for i in before if i in below] or before
    return max(near, default=None)


def times_of(
    scene: Scene, i: int, triggers: frozenset[int], below: frozenset[int] = frozenset(), via: int | None = None
) -> tuple[TimeMention, ...]:
    """Times of the event ``i``: owned by it (or by the verb ``via`` it is subject of), or in the phrase ``below``.

    A time that no event owns goes to the only trigger of the sentence.
    """
    mine = []
    rivals = triggers if via is None else triggers | {via}
    below_event = frozenset(scene.parse.subtree(i))
    for time in scene.times:
        owner = owner_of(scene, time.start, time.end, rivals)
        owner = i if owner is not None and owner == via else owner
        inside = (
            owner != FOREIGN
            and scene.within(time.start, time.end, below)
            and said_at(scene, time.start) in (None, i)
            and owner not in below_event
        )
        alone = owner is None and len(triggers) == 1
        if owner == i or inside or alone:
            mine.append(time)
    return tuple(mine) or _of_the_verb_before(scene, i, rivals)


def _of_the_verb_before(scene: Scene, i: int, rivals: frozenset[int]) -> tuple[TimeMention, ...]:
    """ "met in Munich on Thursday and agreed ...": who does two things in one breath does them on one day.

    Only for verbs that share their subject, and only times told in front of the second verb.
    """
    parse, verb = scene.parse, scene.parse.tokens[i]
    first = parse.tokens[verb.head]
    if verb.dep != "conj" or verb.tag != "VBD" or first.tag != "VBD" or parse.children(i, "nsubj", "nsubj:pass"):
        return ()
    owners = rivals | {first.i}
    return tuple(
        time
        for time in scene.times
        if time.end <= verb.start and time.role_cue is None and owner_of(scene, time.start, time.end, owners) == first.i
    )


def places_of(scene: Scene, i: int, triggers: frozenset[int], below: frozenset[int]) -> tuple[Place, ...]:
    """Places that belong to the event ``i`` or stand in the phrase it acts upon."""
    return tuple(
        p.place
        for p in scene.places
        if scene.within(p.start, p.end, below) or owner_of(scene, p.start, p.end, triggers) == i
    )
