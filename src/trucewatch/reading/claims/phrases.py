"""A nominal in the words of the report."""

from __future__ import annotations

import re

from trucewatch.reading import grammar
from trucewatch.reading.claims.wording import text_after, text_before
from trucewatch.reading.scene import Scene

_LONGEST = 80
_OF_A_NAME = ("NOUN", "PROPN", "ADJ", "DET", "NUM")
_IN_FRONT = ("NOUN", "PROPN", "ADJ", "NUM", "ADV", "PART", "PUNCT")
_WORD_BEHIND = re.compile(r"(?:[-’'][\w]+)+")
_WORD_IN_FRONT = re.compile(r"(?:[\w’']+-)+$")


def words_of(scene: Scene, i: int) -> str:
    """The noun phrase up to its head noun and what follows with "of", as printed, without a leading article."""
    tokens = scene.parse.tokens
    if place := next((p for p in scene.places if p.start <= tokens[i].start < p.end), None):
        return scene.span(place.start, place.end).text
    phrase = grammar.noun_phrase(scene.parse, i)
    first = i
    while first - 1 in phrase and tokens[first - 1].pos in _IN_FRONT and tokens[first - 1].text not in (",", ";", ":"):
        first -= 1
    last = i
    if i + 1 < len(tokens) and tokens[i + 1].lemma == "of" and i + 1 in phrase:
        while last + 1 in phrase and (tokens[last + 1].lemma == "of" or tokens[last + 1].pos in _OF_A_NAME):
            last += 1
    start, end = tokens[first].start, tokens[last].end
    if torn := _WORD_IN_FRONT.search(text_before(scene, start)):
        start -= len(torn.group())
    if torn := _WORD_BEHIND.match(text_after(scene, end)):
        end += len(torn.group())
    text = scene.span(start, end).text
    return text if len(text) <= _LONGEST else tokens[i].text
