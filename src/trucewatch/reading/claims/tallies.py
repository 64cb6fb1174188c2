"""Counts of breaches: how many, and of how many. A count of zero is a claim by whoever counted, silence is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.model.claim import Figure
from trucewatch.model.when import When, Window
from trucewatch.reading import grammar
from trucewatch.reading.alternatives import one_of
from trucewatch.reading.claims.violation_words import Match
from trucewatch.reading.claims.wording import in_time_words, text_after, text_before, text_between
from trucewatch.reading.scene import Number, Scene
from trucewatch.reading.syntax import Token

_OF = re.compile(r"\s*(?:out\s+)?of\s+(?:the\s+|all\s+|some\s+|a\s+total\s+of\s+)?$", re.IGNORECASE)
_NEAR = 3
"""Words that may stand between a count and what it counts."""


def count_of(scene: Scene, match: Match, all_matches: Sequence[Match]) -> Number | None:
    """ "246 violations", "violated the truce 12 times", "opened fire twice", "no violations"; None for no count."""
    if match.form == "noun":
        number = _before_noun(scene, match.i) or _none_of(scene, match.i)
        return _part_before(scene, number) or number if number is not None else None
    return _times(scene, match, all_matches)


def _before_noun(scene: Scene, i: int) -> Number | None:
    parse = scene.parse
    token = parse.tokens[i]
    phrase = grammar.noun_phrase(parse, i)
    heads = [token]
    above = parse.tokens[token.head]
    if above.lemma in scene.words.set_of("violation", "cases") and token.dep == "nmod":
        # "39 cases of violations"
        heads.append(above)
        phrase |= grammar.noun_phrase(parse, above.i)
    for number in scene.numbers:
        if in_time_words(scene, number) or _is_clock(scene, number):
            continue
        inside = scene.within(number.start, number.end, phrase) and any(number.end <= t.start for t in heads)
        beside = any(_in_front(scene, number, t) for t in heads)
        if inside or beside:
            return number
    return None


def _in_front(scene: Scene, number: Number, noun: Token) -> bool:
    """Only adjectives and nouns stand between the two, whatever the tree makes of them ("as many as 500 truce ...")."""
    between = scene.parse.covering(number.end, noun.start)
    return (
        number.end <= noun.start and len(between) <= _NEAR and all(t.pos in ("ADJ", "NOUN", "PROPN") for t in between)
    )


def _is_clock(scene: Scene, number: Number) -> bool:
    """ "the 72-hour truce", "two breaches in 24 hours": a length, not a count."""
    return bool(re.match(r"[\s-]*(?:hours?|days?|weeks?|months?)\b", text_after(scene, number.end)))


def _none_of(scene: Scene, i: int) -> Number | None:
    token = scene.parse.tokens[i]
    none = re.compile(rf"\b({one_of(scene.words, 'tally', 'none')})\b\s+(?:[\w-]+\s+){{0,3}}$", re.IGNORECASE)
    found = none.search(text_before(scene, token.start))
    if not found:
        return None
    start = scene.sentence.start + found.start(1)
    return Number(start, start + len(found[1]), found[1], 0, 0, 0, "exact")


def _times(scene: Scene, match: Match, all_matches: Sequence[Match]) -> Number | None:
    """How often: the count nearest behind the verb, before the next breach told."""
    start = scene.parse.tokens[match.i].start
    later = [scene.parse.tokens[m.i].start for m in all_matches if scene.parse.tokens[m.i].start > start]
    stop = min(later, default=scene.sentence.end)
    times = re.compile(rf"\s+(?:{one_of(scene.words, 'tally', 'times')})\b", re.IGNORECASE)
    for number in scene.numbers:
        if start <= number.start < stop and times.match(text_after(scene, number.end)):
            return number
    adverbs: dict[str, int] = scene.words.tables["tally"]["adverbs"]
    for found in re.finditer(rf"\b({'|'.join(adverbs)})\b", scene.sentence.text):
        at, n = scene.sentence.start + found.start(), adverbs[found[1]]
        if start < at < stop and n > 1:
            return Number(at, at + len(found[1]), found[1], n, n, n, "exact")
    return _of_deed(scene, match)


def _of_deed(scene: Scene, match: Match) -> Number | None:
    """ "mounted 11 attacks", "carried out 40 strikes": the count of what is carried out."""
    if match.form != "deed":
        return None
    if match.verb != match.i:
        return _before_noun(scene, match.i)  # "there were two attacks"
    for child in scene.parse.children(match.i, "obj", "nsubj:pass"):
        token = scene.parse.tokens[child]
        if token.lemma not in scene.words.set_of("violation", "deed_nouns"):
            continue
        phrase = grammar.noun_phrase(scene.parse, child)
        for number in scene.numbers:
            if number.end <= token.start and scene.within(number.start, number.end, phrase):
                return None if in_time_words(scene, number) else number
    return None


def _part_before(scene: Scene, whole: Number) -> Number | None:
    """ "two of the five breaches": two are told of, five are what they are a share of."""
    parts = (n for n in scene.numbers if n.end < whole.start)
    return next((n for n in parts if _OF.fullmatch(text_between(scene, n.end, whole.start))), None)


def share_of(scene: Scene, number: Number) -> Number | None:
    """ "two of the five reported breaches": what the count is a share of."""
    for whole in scene.numbers:
        if whole.start > number.end and _OF.fullmatch(text_between(scene, number.end, whole.start)):
            return whole
    return None


def none_confirmed(scene: Scene) -> Number | None:
    """ "of the 11 reported, none was confirmed": the number reported, where none of it was borne out."""
    none = one_of(scene.words, "tally", "unconfirmed")
    text = scene.sentence.text
    if not re.search(rf"\b(?:{none})\b[^.;]{{0,40}}\bconfirmed\b|\bconfirmed\s+(?:{none})\b", text, re.IGNORECASE):
        return None
    whole = re.compile(r"\bof\s+(?:the\s+|these\s+|those\s+)?$", re.IGNORECASE)
    return next((n for n in scene.numbers if whole.search(text_before(scene, n.start))), None)


def figure_of(number: Number, when: When | None, measure: str = "violations") -> Figure:
    """The count as a figure; its window is the time of the count where that is dated."""
    dated = when is not None and when.start
    return Figure(
        measure=measure,
        low=number.low,
        best=number.best,
        high=number.high,
        bound=number.bound,
        text=number.text,
        window=Window(start=when.start, end=when.end or when.start, kind="period") if when and dated else None,
    )
