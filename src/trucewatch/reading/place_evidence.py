"""How much speaks for a capitalised name being a place: reasons with weights, in one visible list.

A name of the gazetteer may also be a person ("Jordan Smith"), part of a body ("Washington Post") or plain English
("Reading"). Each reason adds to or takes from the score, which is the logarithm of the odds; a name is a place when it
is above zero. `tools/fit_place_weights.py` fits the weights on openly licensed texts with named entities.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10

from trucewatch.lexicon.gazetteer_names import ARTICLES
from trucewatch.lexicon.place_words import cue_words, word_kinds
from trucewatch.lexicon.places import Candidate, demonyms
from trucewatch.reading.place_spans import Span, is_place_noun
from trucewatch.reading.place_tokens import Token, is_plain_word, name_like

WEIGHTS: Mapping[str, float] = {
    "a country": 6.0,
    "a region": 0.6,
    "a part of the world": 4.0,
    "in our own table": 2.5,
    "a town": 0.0,
    "size of the town": 0.7,  # for every power of ten of its people above or below a hundred thousand
    "foreign spelling": -0.6,
    "several words": 1.3,
    "a saint's name": -0.1,
    "in a country of the report": 1.2,
    "locative before": 2.0,
    "preposition before": 0.6,
    "direction before": 0.8,
    "kind of place beside": 0.5,
    "container after": 2.8,
    "inside the place before": 4.4,
    "in a list of places": 3.0,
    "stands like a place elsewhere": 0.9,
    "in the name of a body": 0.5,
    "people of a town after": 1.5,
    "dateline": 4.0,
    "age before": 2.5,
    "site after": -0.1,
    "street after": -8.0,
    "plain word": -1.3,
    "given name": -0.7,
    "surname": -0.8,
    "given name before": -3.3,
    "title before": -4.6,
    "name before": -1.9,
    "name after": -1.3,
    "given name and name after": -4.0,
    "surname after": -3.5,
    "name joined by a hyphen": -3.8,
    "name goes on": -3.0,
    "person of the report": -3.5,
    "speech after": -1.5,
    "opens the sentence": -0.1,
    "also without capital": -0.4,
    "headline": 0.0,
    "short acronym": -2.6,
    "bias": 0.0,
}

Reason = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sum and what made it; ``part_of`` is the longer name that swallows the place, if any."""

    score: float
    reasons: tuple[Reason, ...]
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
    placed: Collection[str]
    """Names that somewhere in the report stand where only places do."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What judging the names before this one has shown."""

    accepted: Collection[int] = ()
    """Last words of names taken for places."""
    container_after: bool = False
    contained_before: bool = False


def judge(span: Span, view: ReportView, beside: Beside) -> Evidence:
    """Weigh one name."""
    seen = tuple(reasons(span, view, beside))
    return Evidence(sum(WEIGHTS[name] * value for name, value in seen), seen, part_of(span, view.words))


def reasons(span: Span, view: ReportView, beside: Beside) -> Iterator[Reason]:
    """Names of `WEIGHTS` with their values, mostly 1."""
    yield "bias", 1.0
    yield from _what_it_is(span, view)
    yield from _before(span, view)
    yield from _after(span, view)
    yield from _around(span, view, beside)
    yield from _as_a_word(span, view)


def like_a_place(span: Span, words: Sequence[Token], *, alone: bool = True) -> bool:
    """The words beside leave no other reading: "in the city of X", "X province", "in X"; with ``alone`` only when no
    other name follows ("in Paris Hilton's car")."""
    before = words[span.first - 1] if span.first else None
    after = words[span.last + 1] if span.last + 1 < len(words) else None
    if alone and after is not None and after.gap == " " and after.capital and name_like(after):
        return False
    if before is not None and before.low in cue_words("locative") and words[span.first].gap == " ":
        return before.low in ("in", "near", "outside", "inside", "around", "towards", "toward", "throughout", "across")
    return after is not None and after.gap == " " and not after.capital and is_place_noun(after.low)


def _what_it_is(span: Span, view: ReportView) -> Iterator[Reason]:
    best = max(span.found, key=_rank)
    kind = best.place.id.partition(":")[0]
    if best.place.precision == "country":
        yield "a country", 1.0
    elif best.place.precision == "supranational":
        yield "a part of the world", 1.0
    elif kind == "tw":
        yield "in our own table", 1.0
    elif kind == "adm1":
        yield "a region", 1.0
    else:
        yield "a town", 1.0
        yield "size of the town", log10(max(best.fame, 100.0)) - 5.0
    if not best.proper:
        yield "foreign spelling", 1.0
    if span.last > span.first:
        yield "several words", 1.0
        if view.words[span.first].low in ("st", "saint", "san", "santa"):
            yield "a saint's name", 1.0
    share = max((view.countries.get(one.place.country or "", 0.0) for one in span.found), default=0.0)
    if share and best.place.precision != "country":
        yield "in a country of the report", min(1.0, share * 3)


def _rank(one: Candidate) -> tuple[bool, bool, float]:
    return one.place.precision == "country", one.proper, one.fame


def _before(span: Span, view: ReportView) -> Iterator[Reason]:
    if not span.first or view.words[span.first].gap not in (" ", ' "', " “", "-"):
        return
    before = view.words[span.first - 1]
    if before.low in cue_words("locative"):
        yield "locative before", 1.0
    elif before.low in cue_words("weak_locative"):
        yield "preposition before", 1.0
        if before.low == "of" and before.gap == ", " and span.first > 1 and view.words[span.first - 2].text.isdigit():
            yield "age before", 1.0
    if before.low in cue_words("compass"):
        yield "direction before", 1.0
    elif name_like(before):
        yield from _name_before(span, view)
    elif before.low in cue_words("title") and before.low not in ("private", "general", "star", "secretary", "author"):
        yield "title before", 0.5
    if before.low == "of" and span.first > 1 and is_place_noun(view.words[span.first - 2].low):
        yield "kind of place beside", 1.0


def _name_before(span: Span, view: ReportView) -> Iterator[Reason]:
    before = view.words[span.first - 1]
    if before.low in cue_words("title"):
        yield "title before", 1.0
    elif _given(before) or len(before.low) == 1:
        yield "given name before", 1.0
    elif not (before.low in demonyms() or before.acronym or span.first - 1 in view.starts):
        yield "name before", 1.0


def _after(span: Span, view: ReportView) -> Iterator[Reason]:
    at = span.last + 1
    after = view.words[at] if at < len(view.words) else None
    if span.generic:
        yield "kind of place beside", 1.0
    if after is None or not after.joined:
        return
    if after.gap != " ":
        if after.capital and at not in view.starts and after.low not in demonyms():
            yield "name joined by a hyphen", 1.0
    elif after.low in ARTICLES and at + 1 < len(view.words) and view.words[at + 1].gap in ("-", "‑"):
        yield "name goes on", 1.0
    elif after.capital and not after.shouted and after.low in cue_words("street_word"):
        yield "street after", 1.0
    elif is_place_noun(after.low):
        yield "kind of place beside", 1.0
    elif after.low in cue_words("site_word"):
        yield "site after", 1.0
    elif after.low in cue_words("speech"):
        yield "speech after", 1.0
    elif part_of(span, view.words):
        yield "in the name of a body", 1.0
    elif not after.capital and after.low in cue_words("townspeople"):
        yield "people of a town after", 1.0
    elif name_like(after) and after.low not in demonyms() and not after.acronym:
        yield "name after", 1.0
        if span.first == span.last and after.low not in cue_words("title"):
            if _given(view.words[span.first]):
                yield "given name and name after", 1.0
            elif "surname" in word_kinds(after.low) and not like_a_place(span, view.words, alone=False):
                yield "surname after", 1.0


def _around(span: Span, view: ReportView, beside: Beside) -> Iterator[Reason]:
    words, at = view.words, span.first
    if beside.container_after:
        yield "container after", 1.0
    if beside.contained_before:
        yield "inside the place before", 1.0
    if is_dateline(span, words):
        yield "dateline", 1.0
    listed = words[at].gap == ", " and at - 1 in beside.accepted
    joined = at > 1 and words[at - 1].low in ("and", "or") and at - 2 in beside.accepted and words[at].gap == " "
    if listed or joined:
        yield "in a list of places", 1.0
    if span.name.casefold() in view.placed and not like_a_place(span, words):
        yield "stands like a place elsewhere", 1.0


def is_dateline(span: Span, words: Sequence[Token]) -> bool:
    """ "HELSINKI (Reuters) - ", "TUNIS, March 3 -- ": capitals at the head of a paragraph, a dash soon after."""
    first = words[span.first]
    if not first.first or first.shouted or not all(word.text.isupper() for word in words[span.first : span.last + 1]):
        return False
    return any(
        any(mark in word.gap for mark in ("—", "–", "--", " - ", " -")) or "(" in word.gap
        for word in words[span.last + 1 : span.last + 7]
    )


def _as_a_word(span: Span, view: ReportView) -> Iterator[Reason]:
    word = view.words[span.first]
    if word.style != "sentence":
        yield "headline", 1.0
    if word.first:
        yield "opens the sentence", 1.0
    if span.last > span.first:
        return
    kinds = word_kinds(word.low)
    if word.text.endswith("."):
        return
    if not word.acronym:
        if "common" in kinds or is_plain_word(word.low) or word.low in cue_words("body_word"):
            yield "plain word", 1.0
        if word.low in view.plain:
            yield "also without capital", 1.0
    elif word.text.isupper() and "." not in word.text and span.found[0].place.id.startswith(("adm", "geonames")):
        yield "short acronym", 1.0
    if "given" in kinds:
        yield "given name", 1.0
    if "surname" in kinds:
        yield "surname", 1.0
    if word.low in view.surnames:
        yield "person of the report", 1.0


def _given(word: Token) -> bool:
    return "given" in word_kinds(word.low)


def _title_after(span: Span, words: Sequence[Token]) -> bool:
    """ "In Turkey Minister Aras met": the title opens the next name."""
    after = words[span.last + 1] if span.last + 1 < len(words) else None
    return after is not None and after.gap == " " and after.low in cue_words("title")


def part_of(span: Span, words: Sequence[Token]) -> str | None:
    """The body, paper, agreement or office that the place only lends its name to."""
    own = " ".join(word.text for word in words[span.first : span.last + 1])
    inside = span.first > 0 and words[span.first - 1].low == "in" and words[span.first].gap == " "
    if words[span.first].style == "sentence" and not (inside and _title_after(span, words)):
        run: list[str] = []
        for word in words[span.last + 1 : span.last + 6]:
            if word.gap != " " or not word.capital:
                break
            run.append(word.text)
            if word.low in cue_words("body_word") or word.low in cue_words("office"):
                return " ".join([own, *run])
    if span.first > 1 and words[span.first - 1].low in ("of", "for") and words[span.first].gap == " ":
        head = words[span.first - 2]
        body = head.low in cue_words("body_word") or (name_like(head) and head.low not in cue_words("of_place"))
        if head.capital and body and not head.first and words[span.first - 1].gap == " ":
            return f"{head.text} of {own}"
    return None
