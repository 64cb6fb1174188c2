"""The outlets that carried somebody's words: those that were told them, and those that published them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.reading import grammar
from trucewatch.reading.alternatives import one_of
from trucewatch.reading.scene import ActorMention, Scene


def outlets_told(scene: Scene, i: int) -> tuple[str, ...]:
    """Names of the media that were told ("told Reuters") or that carried what was said: they relay the words."""
    parse = scene.parse
    tokens: set[int] = set()
    for child in parse.children(i, "obj", "iobj", "obl"):
        tokens |= grammar.noun_phrase(parse, child)
    told = [a for a in scene.actors_in(frozenset(tokens)) if a.actor.kind == "media"]
    return tuple(dict.fromkeys(a.actor.name for a in (*told, *_carriers(scene, i))))


def _carriers(scene: Scene, i: int) -> Iterator[ActorMention]:
    """ "in remarks carried by Interfax": the outlets that published the words spoken at the verb ``i``.

    Read off the words, for the tree hangs such a participle on whatever stands near. No verb stands between them and
    the cue: what was carried would be another's words.
    """
    base = scene.sentence.start
    token = scene.parse.tokens[i]
    for phrase in _carried_pattern(scene.words).finditer(scene.sentence.text):
        start, end = base + phrase.start(), base + phrase.end()
        for outlet in scene.actors:
            if outlet.actor.kind != "media" or outlet.form == "adjective" or not end <= outlet.start <= end + 40:
                continue
            left, right = (token.end, start) if token.end <= start else (outlet.end, token.start)
            apart = any(grammar.is_verb(t) for t in scene.parse.tokens if left <= t.start < right)
            if not apart and "," not in scene.span(end, outlet.start).text:
                yield outlet


@cache
def _carried_pattern(words: Words) -> re.Pattern[str]:
    """All that leads up to the outlet: "in a short statement published on Tuesday by the "."""
    spoken, carried = one_of(words, "attribution", "spoken"), one_of(words, "attribution", "carried")
    return re.compile(
        rf"\bin\s+(?:[\w’'-]+\s+){{0,4}}?(?:{spoken})\s+(?:[^,;:.“”\"]{{1,40}}\s)?(?:{carried})\s+"
        r"(?:(?:late\s+|early\s+)?(?:on\s+)?[\w ]{3,20}\s)?(?:by|on|in)\s+",
        re.IGNORECASE,
    )
