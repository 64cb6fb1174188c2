"""Places that only their own words show to be such: roads, rivers, camps, and villages no gazetteer knows.

"Castello Road", "Kafr Dael", "the village of Umemger" and "Torkula village" name places whether or not a table has
them. They are reported by name, with the coordinates of the town in the name where that is where they stand ("Karak
Castle"), else with none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.lexicon.gazetteer_names import fold
from trucewatch.lexicon.place_words import cue_words, word_kinds
from trucewatch.lexicon.places import demonyms
from trucewatch.model.claim import PlacePrecision
from trucewatch.reading.place_spans import Span
from trucewatch.reading.place_tokens import Token, is_plain_word, name_like
from trucewatch.reading.stretches import Stretches

MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Feature:
    """Words ``first`` to ``last`` (inclusive); ``base`` is the place in the name at which it stands, if any."""

    first: int
    last: int
    precision: PlacePrecision
    base: Span | None
    why: str


def named_features(words: Sequence[Token], found: Sequence[Span], taken: Sequence[tuple[int, int]]) -> list[Feature]:
    """Features in reading order, none overlapping another; names that the gazetteer knows whole are left to it."""
    known = {(span.first, span.last) for span in found}
    starts = {span.first: span for span in found}
    blocked = Stretches.of(taken)
    features: list[Feature] = []
    free_from = 0
    inside = frozenset(at for span in found for at in range(span.first, span.last + 1))
    for at, word in enumerate(words):
        if not word.capital or at < free_from or word.style != "sentence":
            continue
        feature = _ends_here(words, at, starts) or _begins_here(words, at, starts) or _called_here(words, at, inside)
        if feature is None or feature.first < free_from or (feature.first, feature.last) in known:
            continue
        covered = any(first <= feature.first and feature.last <= last for first, last in known)
        start, end = words[feature.first].start, words[feature.last].end
        if covered or blocked.touch(start, end):
            continue
        features.append(feature)
        free_from = feature.last + 1
    return features


def _ends_here(words: Sequence[Token], at: int, starts: Mapping[int, Span]) -> Feature | None:
    """ "Memphis Street", "Tijuana River", "Karak Castle", "State Highway 360"."""
    head = words[at]
    if not head.capital or (head.low in ("st", "dr") and not head.text.endswith(".")):
        return None
    if head.low in cue_words("numbered_road") and at + 1 < len(words) and _is_number(words[at + 1]):
        return Feature(_run_start(words, at), at + 1, "site", None, "a numbered road")
    kind = _head_kind(head.low)
    if kind is None or not at or words[at].gap != " " or _goes_on(words, at):
        return None
    first = _run_start(words, at)
    own = [word for word in words[first:at] if word.low not in cue_words("feature_adjective")]
    if not own or fold(" ".join(word.text for word in words[first : at + 1])) in cue_words("no_place"):
        return None
    before = words[first - 1].low if first else ""
    if "given" in word_kinds(words[first].low) and before not in cue_words("locative") and before != "the":
        return None  # Anthony Lake and Alan Lane are men
    base = starts.get(first) if kind == "built" else None
    return Feature(first, at, "site", base, f"a {head.low} by its name")


def _begins_here(words: Sequence[Token], at: int, starts: Mapping[int, Span]) -> Feature | None:
    """ "Lake Ontario", "Camp Murray", "Kafr Dael", "Jabal al-Arbaeen"."""
    head = words[at]
    if not head.capital:
        return None
    if at in starts and starts[at].last > at:
        return None
    natural, village = head.low in cue_words("feature_prefix"), head.low in cue_words("village_prefix")
    if not (natural or village):
        return None
    last = at
    while last + 1 < len(words) and last - at < 3 and words[last + 1].gap in (" ", "-"):
        word = words[last + 1]
        if last > at and last + 1 in starts:
            break
        if not (word.capital and name_like(word)) and not (word.low in ("al", "el", "az", "ash", "as") and village):
            break
        last += 1
    name = words[at + 1 : last + 1]
    if not name or not name[-1].capital or name[0].text.isupper() or any(_is_body(word) for word in name):
        return None
    if natural and (word_kinds(name[0].low) & {"common", "given"} or len(name) > 2):
        return None
    return Feature(at, last, "city" if village else "site", None, f"a name in {head.text}")


def _called_here(words: Sequence[Token], at: int, inside: Collection[int]) -> Feature | None:
    """ "the village of Umemger", "Torkula village": unknown to the gazetteer, yet called a place."""
    word = words[at]
    if not word.capital or not _unknown_name(word) or (at and words[at - 1].capital and words[at].gap == " "):
        return None
    last = at
    while (
        last + 1 < len(words) and words[last + 1].joined and words[last + 1].capital and _unknown_name(words[last + 1])
    ):
        last += 1
    if last - at > 2 or any(known in inside for known in range(at, last + 1)):
        return None
    if at > 1 and words[at - 1].low == "of" and not words[at - 2].capital and words[at].gap == " ":
        precision = _called(words[at - 2].low)
        if precision:
            return Feature(at, last, precision, None, f"called a {words[at - 2].low}")
    after = words[last + 1] if last + 1 < len(words) else None
    before = words[at - 1] if at else None
    if after is not None and after.gap == " " and not after.capital and before is not None and not word.first:
        precision = _called(after.low)
        if precision and (before.low in cue_words("locative") or before.low in ("the", "and", "of")):
            return Feature(at, last, precision, None, f"called a {after.low}")
    return None


def _unknown_name(word: Token) -> bool:
    kinds = word_kinds(word.low)
    return (
        name_like(word)
        and len(word.low) > 3
        and not word.text.isupper()
        and not kinds & {"common", "given"}
        and word.low not in demonyms()
        and not _is_body(word)
        and not is_plain_word(word.low)
        and word.low not in cue_words("title")
        and word.low not in cue_words("group_adjective")
    )


def _called(low: str) -> PlacePrecision | None:
    if low in ("village", "town", "hamlet", "settlement", "villages", "towns"):
        return "city"
    if low in ("district", "neighbourhood", "neighborhood", "suburb", "subdistrict"):
        return "district"
    if low in ("province", "governorate", "oblast"):
        return "region"
    return None


def _run_start(words: Sequence[Token], at: int) -> int:
    first = at
    while first and at - first < MOST_WORDS and words[first].gap in (" ", "-", "'", "’"):
        word = words[first - 1]
        if word.low == "s" and words[first - 1].gap in ("'", "’"):
            first -= 1
            continue
        if not name_like(word) or word.low in cue_words("title") or word.low in demonyms():
            break
        first -= 1
    return first


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """The name does not end at its head: "Park Police Department", "River North"."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.gap == " " and name_like(after)


def _head_kind(low: str) -> str | None:
    for kind in ("road", "natural", "built"):
        if low in cue_words(f"{kind}_head"):
            return kind
    return None


def _is_body(word: Token) -> bool:
    return word.low in cue_words("body_word") or word.low in cue_words("office")


def _is_number(word: Token) -> bool:
    return word.gap in (" ", "-") and word.text[0].isdigit() and word.text.rstrip(".,").isdigit()
