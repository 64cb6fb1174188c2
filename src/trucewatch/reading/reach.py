"""How far what one sentence gives holds for the others of its report.

A value that a sentence does not give is lent to it only along a reference that the report itself makes, and the weaker
the word that refers, the nearer it has to stand to what it refers to. A turn to another conflict and a look back at
history are stretches of their own: nothing goes in or comes out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from trucewatch.model.claim import Place
from trucewatch.reading.conflict import country_turned_to
from trucewatch.reading.scene import Scene

PRONOUN = 2
""" "It", "they", "he": what was spoken of in the sentence before, or in the one before that."""
NOUN = 6
""" "The pause", "the ministry", "both sides": what was spoken of shortly before."""
COUNT = 3
"""A bare figure goes on with the count told shortly before."""
AHEAD = 2
"""Sentences by which a headline or lead may run ahead of what it tells in short."""
ANYWHERE = 10_000
""" "The ceasefire": the one spoken of, wherever in the report."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The stretches of a report, by index of sentence.

    ``abroad`` gives the country of another conflict that a sentence turns to, ``history`` are the looks back.
    """

    abroad: Mapping[int, Place] = field(default_factory=dict)
    history: frozenset[int] = frozenset()

    def lends(self, giver: int, taker: int, far: int, ahead: int = 0) -> bool:
        """Does what the sentence ``giver`` gives hold in ``taker``, ``far`` behind it at most (or ``ahead`` before)?"""
        return -ahead <= taker - giver <= far and self._stretch(giver) == self._stretch(taker)

    def _stretch(self, sentence: int) -> tuple[str | None, bool]:
        place = self.abroad.get(sentence)
        return place.country if place else None, sentence in self.history


def turns_abroad(scenes: Sequence[Scene], home: frozenset[str]) -> Mapping[int, Place]:
    """The country of another conflict by index of each sentence that turns to it, or goes on about it right behind.

    ``home`` are the countries of the report's own conflict.
    """
    abroad: dict[int, Place] = {}
    before: Place | None = None
    for scene in scenes:
        place = country_turned_to(scene, home)
        goes_on = before if scene.truces and not any(not p.associative for p in scene.places) else None
        if here := place or goes_on:
            abroad[scene.sentence.index] = here
        before = place
    return abroad
