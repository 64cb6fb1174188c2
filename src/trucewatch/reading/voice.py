"""What an attribution is, and who of several speakers answers for one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model.claim import Actor, Directness
from trucewatch.reading.scene import Scene

NO_CUE = -1
"""Cue of an attribution whose verb stands in another sentence of the same quotation, or in a headline's colon."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: ``cue`` is the token of the verb or phrase, ``content`` the tokens that the source answers for.

    ``relays`` are names of outlets that carried the words; ``media``: the sources themselves are outlets. ``sources``
    are empty where somebody speaks whom the report does not name ("he", with nobody named before). ``lent``: the
    speaker is that of another sentence, whose quotation runs on.
    """

    sources: tuple[Actor, ...]
    relays: tuple[str, ...]
    verb: str | None
    cue: int
    content: frozenset[int]
    media: bool
    contention: bool = False
    denial: bool = False
    lent: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """The attribution of one claim, in the words of the contract."""

    claimants: tuple[str, ...]
    relayed_by: tuple[str, ...]
    verb: str | None
    directness: Directness
    sources: tuple[Actor, ...] = ()
    contention: bool = False
    denied: bool = False


NARRATOR = Voice((), (), None, "narrator")


def voice_of(scene: Scene, i: int, attributions: Sequence[Attribution]) -> Voice:
    """Who answers for the event at token ``i``: the innermost speaker; whoever passes the words on relays.

    ``attributions`` of the scene, those with the narrowest content first. "Both sides agreed to a truce" is told by the
    writer: those who agree do something, they are not its source.
    """
    committing = scene.words.set_of("speakers", "committing")
    covering = [a for a in attributions if i in a.content or a.cue == i]
    speakers = [a for a in covering if not a.media and a.verb not in committing]
    carriers = [a for a in covering if a.media]
    if not speakers and not carriers:
        return NARRATOR
    directness: Directness = "quote" if scene.in_quote(scene.parse.tokens[i].start) else "indirect"
    if not speakers:
        first = carriers[0]
        names = tuple(s.name for s in first.sources)
        return Voice(names, (), first.verb, directness, first.sources, first.contention)
    inner = speakers[0]
    names = tuple(dict.fromkeys(s.name for s in inner.sources))
    relays = [
        *(r for a in covering for r in a.relays),
        *(s.name for a in covering if a.media or a in speakers[1:] for s in a.sources),
    ]
    others = tuple(r for r in dict.fromkeys(relays) if r not in names)
    return Voice(names, others, inner.verb, directness, inner.sources, inner.contention, inner.denial)
