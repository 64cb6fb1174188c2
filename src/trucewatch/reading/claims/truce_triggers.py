"""All ways in which a sentence tells of a truce. Nearness alone makes no claim."""

from __future__ import annotations

from trucewatch.reading.claims.truce_calm import by_calm, by_release
from trucewatch.reading.claims.truce_match import Match, one_per_trigger
from trucewatch.reading.claims.truce_nouns import by_event_noun, by_noun, by_standing
from trucewatch.reading.claims.truce_stopping import by_absence, by_addition, by_stopping
from trucewatch.reading.claims.truce_verbs import by_verb
from trucewatch.reading.scene import Scene


def find_matches(scene: Scene) -> list[Match]:
    """The best match of each trigger word, in reading order. Among equals the way named first here wins."""
    ways = (by_verb, by_noun, by_event_noun, by_standing, by_addition, by_stopping, by_absence, by_calm, by_release)
    return one_per_trigger(match for way in ways for match in way(scene))


def trigger_tokens(scene: Scene) -> frozenset[int]:
    """Indices of the words that truce claims hang on: they keep their times and places from other claims."""
    return frozenset(match.i for match in scene.once(find_matches))
