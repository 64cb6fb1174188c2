"""What a breach consisted of: its type, and the weapons named."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.reading import grammar
from trucewatch.reading.alternatives import one_of
from trucewatch.reading.claims.violation_words import Match
from trucewatch.reading.scene import Scene

_FIRST = ("attack_on_medical", "aid_obstruction", "monitor_obstruction")
"""What was hit or blocked tells more than the means."""
_LAST = ("attack_on_civilians", "siege")


def type_and_weapons(scene: Scene, match: Match) -> tuple[str, tuple[str, ...]]:
    """The type of the breach and its weapons in the report's words; ("unspecified", ()) where it tells neither."""
    text = _text_of(scene, match)
    weapons = tuple(dict.fromkeys(m.group().lower() for m in _weapons(scene.words).finditer(text)))
    return _type_of(scene.words, text), weapons


def _text_of(scene: Scene, match: Match) -> str:
    """The words that hang on the breach; the predicate too, where the breach is what it is said of."""
    parse = scene.parse
    top = match.i if match.verb is None else match.verb
    above = grammar.verb_above(parse, top)
    said = scene.words.set_of("attribution", "say")
    if match.form == "noun" and above is not None and parse.tokens[above].lemma not in said:
        top = above
    return scene.phrase_span(parse.subtree(top)).text


def _type_of(words: Words, text: str) -> str:
    found: dict[str, int] = {}
    for name, pattern in _types(words).items():
        if hit := pattern.search(text):
            found[name] = hit.start()
    for name in _FIRST:
        if name in found:
            return name
    means = {name: at for name, at in found.items() if name not in _LAST} or found
    return min(means, key=lambda name: means[name], default="unspecified")


@cache
def _types(words: Words) -> dict[str, re.Pattern[str]]:
    table: dict[str, list[str]] = words.tables["violation"]["types"]
    return {
        name: re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, found), key=len, reverse=True))})(?!\w)", re.I)
        for name, found in table.items()
    }


@cache
def _weapons(words: Words) -> re.Pattern[str]:
    calibre = r"(?:\d{2,3}(?:\.\d+)?[\s-]?mm[\s-]+(?:and\s+\d{2,3}[\s-]?mm\s+)?)?"
    return re.compile(rf"(?<![\w-]){calibre}(?:{one_of(words, 'weapons', 'names')})(?!\w)", re.IGNORECASE)
