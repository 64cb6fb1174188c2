"""Stretches of words that may name a place: longest name in the gazetteer from each capital on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from trucewatch.lexicon.gazetteer_names import ARTICLES, fold, word_set
from trucewatch.lexicon.place_words import cue_words, word_kinds
from trucewatch.lexicon.places import Candidate, candidates, demonyms, people_of, sounds_like
from trucewatch.reading.place_tokens import Token, name_like
from trucewatch.reading.stretches import Stretches

LONGEST = 6
INSIDE = word_set(
    "of the and de del della di du des da do dos das la le les los las el al ez es ed ad as ash at az an ar ol ul ud y "
    "e sur en in on upon under am der den van von nad pod na i s"
)
_CONTRACTION = re.compile(r"(?:I|You|He|She|It|We|They|That|There|What|Who|Let)['’](?:ll|ve|re|d|m|t|s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """Words ``first`` to ``last`` (inclusive), the places of that name, and the kind of place that the name ends in
    ("Idlib Province") when the gazetteer knows it only without."""

    first: int
    last: int
    name: str
    found: tuple[Candidate, ...]
    generic: str | None = None


def spans(text: str, words: Sequence[Token], taken: Sequence[tuple[int, int]]) -> list[Span]:
    """Names in reading order, none overlapping another or a span that is taken."""
    found: list[Span] = []
    blocked = Stretches.of(taken)
    free_from = 0
    for at in _openings(words):
        if at < free_from or not _may_open(words, at):
            continue
        span = _longest(text, words, at, blocked)
        if span is not None:
            free_from = span.last + 1
            if span.found:
                found.append(span)
    return found


def _openings(words: Sequence[Token]) -> Iterator[int]:
    """Words at which a name may begin: capitals, the articles of "al-Bab", and what is written small all the same."""
    first = {name.split()[0] for name in cue_words("written_small")}
    return (at for at, word in enumerate(words) if word.capital or word.low in ARTICLES or word.low in first)


def respelt(
    text: str,
    words: Sequence[Token],
    found: Sequence[Span],
    taken: Sequence[tuple[int, int]],
    countries: frozenset[str],
) -> list[Span]:
    """Further names, of places in the countries that the report is about, written in a way that no table has."""
    covered = {at for span in found for at in range(span.first, span.last + 1)}
    blocked = Stretches.of(taken)
    more: list[Span] = []
    free_from = 0
    for at in _openings(words):
        if at < free_from or not _may_be_heard(words, at, covered):
            continue
        span = _heard(text, words, at, covered, blocked, countries)
        if span is not None:
            free_from = span.last + 1
            more.append(span)
    return more


def _may_be_heard(words: Sequence[Token], at: int, covered: Collection[int]) -> bool:
    word = words[at]
    if at in covered or word.shouted or not _may_open(words, at) or (word.capital and not name_like(word)):
        return False
    return not (word_kinds(word.low) or word.low in demonyms() or word.low in cue_words("group_adjective"))


def _heard(
    text: str,
    words: Sequence[Token],
    at: int,
    covered: Collection[int],
    blocked: Stretches,
    countries: frozenset[str],
) -> Span | None:
    reach = at
    while reach + 1 < len(words) and reach - at + 1 < LONGEST and _continues(words, reach + 1):
        if reach + 1 in covered:
            break
        reach += 1
    for last in range(reach, at - 1, -1):
        start, end = words[at].start, words[last].end
        if not words[last].capital or blocked.touch(start, end):
            continue
        places = sounds_like(text[start:end], countries)
        if places and fold(text[start:end]) not in cue_words("no_place") and _stands_as_place(words, at, last):
            return Span(at, last, text[start:end], places)
    return None


def _stands_as_place(words: Sequence[Token], first: int, last: int) -> bool:
    """The words beside ask for a place: sound alone would find one in any word."""
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    if before is not None and words[first].gap == " ":
        if before.low in cue_words("locative") or before.low in cue_words("compass"):
            return True
        if before.low == "of" and first > 1 and is_place_noun(words[first - 2].low):
            return True
    return after is not None and after.gap == " " and not after.capital and is_place_noun(after.low)


def is_place_noun(low: str) -> bool:
    """A word for a kind of place: "village", "province", "district"."""
    return any(low in cue_words(kind) for kind in ("city_word", "region_word", "district_word"))


def _may_open(words: Sequence[Token], at: int) -> bool:
    word = words[at]
    if at and words[at - 1].low in ARTICLES and word.gap in ("-", "‑"):
        return False  # the name began at its article, and the gazetteer does not know it
    if word.capital:
        return word.low not in cue_words("weekday_month") and not _CONTRACTION.fullmatch(word.text) and not word.money
    if _written_small(words, at):
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    return word.low in ARTICLES and after is not None and after.gap in ("-", "‑") and after.capital


def _longest(text: str, words: Sequence[Token], at: int, blocked: Stretches) -> Span | None:
    """The longest name that opens here; one without places where the words are known to name something else."""
    reach = at
    while reach + 1 < len(words) and reach - at + 1 < LONGEST and _continues(words, reach + 1):
        reach += 1
    reach = max(reach, at + _written_small(words, at) - 1)
    for last in range(reach, at - 1, -1):
        kind = last > at and words[last].low in cue_words("kind_in_name")
        if not (words[last].capital or kind or last == at + _written_small(words, at) - 1):
            continue
        start, end = words[at].start, words[last].end
        if blocked.touch(start, end):
            continue
        name = text[start:end]
        if last == at and (_is_plain(words[at]) or len(name) < 2):
            continue
        if fold(name) in cue_words("no_place"):
            return Span(at, last, name, ())
        places = candidates(name)
        if words[at].low == "the" and not any(place.proper for place in places):
            continue
        if places:
            return _with_generic(text, words, Span(at, last, name, places))
    return None


def _written_small(words: Sequence[Token], at: int) -> int:
    """How many words a name without capitals has that opens here, like "contact line"; 0 when none does."""
    for name in cue_words("written_small"):
        parts = name.split()
        if [word.low for word in words[at : at + len(parts)]] == parts and not words[at].capital:
            return len(parts)
    return 0


def _with_generic(text: str, words: Sequence[Token], span: Span) -> Span:
    """ "Idlib" with the "Province" behind it, when that stands with a capital and nothing more follows."""
    at = span.last + 1
    if at >= len(words) or words[at].gap != " " or not words[at].capital or words[at].style != "sentence":
        return span
    if words[at].low not in cue_words("generic"):
        return span
    if at + 1 < len(words) and words[at + 1].gap == " " and words[at + 1].capital and name_like(words[at + 1]):
        return span
    return Span(span.first, at, text[words[span.first].start : words[at].end], span.found, words[at].low)


def _continues(words: Sequence[Token], at: int) -> bool:
    word = words[at]
    if word.gap == ", ":
        return word.text in ("D.C.", "DC")
    if word.gap in ("'", "’"):
        return word.low == "s"
    return word.joined and (word.capital or word.low in INSIDE or word.low in cue_words("kind_in_name"))


def _is_plain(word: Token) -> bool:
    """A single capital that the grammar explains ("The", "In", "However"), or a people ("Kazakh")."""
    if word.low in cue_words("compass") or (word.low in people_of() and not word.acronym):
        return True
    if word.low not in cue_words("function") or word.acronym:
        return False
    return word.first or word.style == "title" or not name_like(word) or len(word.low) < 4
