"""When and where an event told by one or two words of a sentence happened: the times and places that hang on them."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.claim import Actor, Place
from trucewatch.model.when import When
from trucewatch.reading.attributions import Voice
from trucewatch.reading.claims.base import Context, owner_of, place_in_role, resolved, unique_places
from trucewatch.reading.claims.wording import tense_at
from trucewatch.reading.scene import Scene
from trucewatch.reading.times import TimeMention


def own_times(scene: Scene, words: Iterable[int], rivals: frozenset[int]) -> tuple[TimeMention, ...]:
    """Points in time that belong to one of the tokens ``words``; ``rivals`` are the tokens of other events."""
    mine = frozenset(words)
    return tuple(
        t
        for t in scene.times
        if t.sort not in ("duration", "set") and owner_of(scene, t.start, t.end, rivals | mine) in mine
    )


def is_lasting(scene: Scene, when: When | None) -> bool:
    """The time is where something began that goes on ("besieged since May")."""
    return when is not None and any(t.role_cue == "since" and t.text == when.expression for t in scene.times)


def itself(scene: Scene, doer: int | None, verb: int, voice: Voice) -> tuple[Actor, ...]:
    """ "The army said it had taken the hill": who speaks, where the pronoun stands right below the saying."""
    tokens = scene.parse.tokens
    if doer is None or tokens[doer].lemma not in ("it", "they", "we"):
        return ()
    says = tokens[tokens[verb].head].lemma in scene.words.set_of("attribution", "say")
    return voice.sources if tokens[verb].dep == "ccomp" and says else ()


def own_when(scene: Scene, context: Context, words: tuple[int, ...], rivals: frozenset[int]) -> When | None:
    """The first time of the event, read by the tense of the first of its words."""
    times = own_times(scene, words, rivals)
    return resolved(times[0], context, context.zone, tense_at(scene, words[0])) if times else None


def own_places(scene: Scene, words: Iterable[int], rivals: frozenset[int]) -> tuple[Place, ...]:
    """Places in the role "event" that belong to one of the tokens; none that is only part of a name."""
    mine = frozenset(words)
    return unique_places(
        place_in_role(p.place, "event")
        for p in scene.places
        if not p.associative
        and not any(a.start <= p.start < a.end for a in scene.actors)
        and owner_of(scene, p.start, p.end, rivals | mine) in mine
    )
