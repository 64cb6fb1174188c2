"""How much speaks for a capitalised name being a place: reasons with weights, in one visible list.

A name of the gazetteer may also be a person ("Jordan Smith"), part of a body ("Washington Post") or plain English
("Reading"). Each reason below adds to or takes from the score; a name is a place when the sum is above zero.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log10

from trucewatch.lexicon.place_words import cue_words, word_kinds
from trucewatch.lexicon.places import Candidate, demonyms
from trucewatch.reading.place_spans import Span
from trucewatch.reading.place_tokens import Token, is_plain_word, name_like

WEIGHTS: Mapping[str, float] = {
    "country": 5.0,
    "region": 1.5,
    "curated": 2.5,
    "known town": 1.0,  # for every power of ten of its people above or below a hundred thousand
    "foreign spelling": -2.5,
    "several words": 1.5,
    "in a country of the report": 2.0,
    "locative before": 2.0,
    "direction before": 1.5,
    "kind of place beside": 2.5,
    "container after": 3.0,
    "in a list of places": 1.5,
    "site": 0.5,
    "plain word": -3.0,
    "given name": -1.0,
    "surname": -0.7,
    "given name before": -5.0,
    "title before": -4.0,
    "name before": -1.5,
    "name after": -2.0,
    "person of the report": -4.0,
    "speech after": -1.5,
    "opens the sentence": -0.5,
    "also without capital": -1.5,
    "headline in capitals": -1.0,
    "short acronym": -5.0,
    "street": -8.0,
    "inside the place before": 6.0,
    "name joined by a hyphen": -3.0,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sum and what made it; ``part_of`` is the longer name that swallows the place, if any."""

    score: float
    reasons: tuple[str, ...]
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class ReportView:
    """What is known of the report before its names are judged."""

    words: Sequence[Token]
    surnames: Collection[str]
    plain: Collection[str]
    """Words that the report also writes without a capital."""
    countries: Mapping[str, float]
    """ISO code to share of the attention (0 to 1)."""
    starts: Collection[int]
    """First words of the names that may be places."""


def judge(span: Span, view: ReportView, accepted: Collection[int], container: bool, contained: bool) -> Evidence:
    """Weigh one name. ``accepted`` holds the last words of names taken for places so far; ``container`` says that the
    country or region that it lies in follows."""
    seen = [*_what_it_is(span, view), *_what_stands_beside(span, view, accepted), *_what_else(span, view)]
    if contained:
        seen.append(("inside the place before", 1.0))
    if container:
        seen.append(("container after", 1.0))
    part_of = _part_of(span, view.words)
    score = sum(WEIGHTS[name] * value for name, value in seen)
    return Evidence(score, tuple(name for name, _ in seen), part_of)


def _what_it_is(span: Span, view: ReportView) -> list[tuple[str, float]]:
    best = max(span.found, key=lambda one: _rank(one, view))
    seen: list[tuple[str, float]] = []
    kind = best.place.id.partition(":")[0]
    if kind == "country":
        seen.append(("country", 1.0))
    elif kind == "tw":
        seen.append(("curated", 1.0))
    elif kind == "adm1":
        seen.append(("region", 1.0))
    if kind == "geonames" or (kind == "adm2"):
        seen.append(("known town", log10(max(best.fame, 100.0)) - 5.0))
    if not best.proper:
        seen.append(("foreign spelling", 1.0))
    if span.last > span.first:
        seen.append(("several words", 1.0))
    share = max((view.countries.get(one.place.country or "", 0.0) for one in span.found), default=0.0)
    if share and kind != "country":
        seen.append(("in a country of the report", min(1.0, share * 3)))
    return seen


def _rank(one: Candidate, view: ReportView) -> tuple[bool, bool, float]:
    return one.place.precision == "country", one.proper, one.fame


def _what_stands_beside(span: Span, view: ReportView, accepted: Collection[int]) -> list[tuple[str, float]]:
    words, seen = view.words, []
    before = words[span.first - 1] if span.first else None
    after = words[span.last + 1] if span.last + 1 < len(words) else None
    if before is not None and before.gap is not None and words[span.first].gap in (" ", ' "', " “"):
        if before.low in cue_words("locative"):
            seen.append(("locative before", 1.0))
        elif before.low in cue_words("weak_locative"):
            seen.append(("locative before", 0.4))
        if before.low in cue_words("compass"):
            seen.append(("direction before", 1.0))
        if before.low == "of" and span.first > 1 and _place_noun(words[span.first - 2].low):
            seen.append(("kind of place beside", 1.0))
        if name_like(before) and before.joined is not None and words[span.first].joined:
            seen.append(_name_before(before))
        elif before.low in cue_words("title") and before.low not in ("private", "general", "star", "secretary"):
            seen.append(("title before", 0.5))
    if after is not None and after.joined:
        if after.capital and after.low in cue_words("street_word") and not after.shouted:
            seen.append(("street", 1.0))
        elif _place_noun(after.low):
            seen.append(("kind of place beside", 1.0))
        elif after.low in cue_words("site_word"):
            seen.append(("site", 1.0))
        elif after.gap != " ":
            if after.capital and span.last + 1 not in view.starts and after.low not in demonyms():
                seen.append(("name joined by a hyphen", 1.0))
        elif name_like(after) and after.low not in demonyms() and not after.text.isupper():
            seen.append(("name after", 1.0))
        elif after.low in cue_words("speech"):
            seen.append(("speech after", 1.0))
    if span.generic:
        seen.append(("kind of place beside", 1.0))
    if _in_list(span, words, accepted):
        seen.append(("in a list of places", 1.0))
    return seen


def _name_before(before: Token) -> tuple[str, float]:
    kinds = word_kinds(before.low)
    if before.low in cue_words("title"):
        return "title before", 1.0
    if "given" in kinds or (len(before.text) <= 2 and before.text[0].isupper()):
        return "given name before", 1.0
    if before.low in demonyms() or before.low in cue_words("compass") or before.text.isupper():
        return "name before", 0.0
    return "name before", 1.0


def _place_noun(low: str) -> bool:
    return any(low in cue_words(kind) for kind in ("city_word", "region_word", "district_word"))


def _in_list(span: Span, words: Sequence[Token], accepted: Collection[int]) -> bool:
    """ "Hama, Homs and Idlib": a comma or "and" joins it to a place."""
    at = span.first
    if words[at].gap == ", " and at - 1 in accepted:
        return True
    return at > 1 and words[at - 1].low in ("and", "or") and at - 2 in accepted and words[at].gap == " "


def _what_else(span: Span, view: ReportView) -> list[tuple[str, float]]:
    seen: list[tuple[str, float]] = []
    word = view.words[span.first]
    if word.shouted:
        seen.append(("headline in capitals", 1.0))
    if span.last > span.first:
        return seen
    kinds = word_kinds(word.low)
    if not word.acronym and ("common" in kinds or is_plain_word(word.low) or word.low in cue_words("body_word")):
        seen.append(("plain word", 1.0))
    if "given" in kinds:
        seen.append(("given name", 1.0))
    if "surname" in kinds:
        seen.append(("surname", 1.0))
    if word.low in view.surnames:
        seen.append(("person of the report", 1.0))
    if word.low in view.plain and not word.acronym:
        seen.append(("also without capital", 1.0))
    if word.first:
        seen.append(("opens the sentence", 1.0))
    if word.text.isupper() and word.acronym and span.found[0].place.precision != "country" and "." not in word.text:
        seen.append(("short acronym", 1.0))
    return seen


def _part_of(span: Span, words: Sequence[Token]) -> str | None:
    """The body, paper or agreement that the place only lends its name to."""
    run: list[str] = []
    at = span.last + 1
    while at < len(words) and len(run) < 5 and words[at].gap == " " and words[at].capital and not words[at].shouted:
        if words[at].style == "title" and "common" in word_kinds(words[at].low):
            break
        run.append(words[at].low)
        at += 1
    if run and words[span.first].style != "title":
        for low in run:
            if low in cue_words("body_word") or low in cue_words("office"):
                return " ".join([*(w.text for w in words[span.first : span.last + 1]), *run])
    if span.first > 1 and words[span.first - 1].low in ("of", "for"):
        head = words[span.first - 2]
        if head.capital and head.low in cue_words("body_word") and head.joined and not head.first:
            return f"{head.text} of {span.name}"
    return None
