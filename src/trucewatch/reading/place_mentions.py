"""What is reported of a place: its words, its name as written, coordinates where known, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trucewatch.lexicon.place_words import cue_words
from trucewatch.lexicon.places import Candidate, lookup, people_of, zone_of
from trucewatch.model.claim import Place, PlacePrecision
from trucewatch.reading.place_evidence import Evidence
from trucewatch.reading.place_features import Feature
from trucewatch.reading.place_spans import Span
from trucewatch.reading.place_tokens import Token
from trucewatch.reading.stretches import Stretches

COARSER: Mapping[PlacePrecision, PlacePrecision] = {"city": "district", "country": "region"}
"""Precision of a part of a place: "eastern Aleppo", "northern Syria"."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place where the text names it. ``text`` is ``text[start:end]`` and may open with a direction ("eastern
    Aleppo"); the bare name begins at ``head``. ``candidates`` counts the places of the name; ``because`` says in words
    why it is a place and why this one. ``associative``: only an adjective or part of another name ("the Syrian army",
    "Damascus University"), which `find_places` leaves out unless asked."""

    start: int
    end: int
    text: str
    place: Place
    zone: str | None
    candidates: int
    because: str
    head: int
    associative: bool = False


def of_name(
    text: str, words: Sequence[Token], span: Span, verdict: Evidence, choice: Candidate | None, why: str
) -> PlaceMention:
    """A name judged to be a place; ``choice`` is None when no known place of the name can be meant."""
    head, end = words[span.first].start, words[span.last].end
    start = _with_direction(words, span.first)
    tail = words[span.last + 1] if span.last + 1 < len(words) else None
    name = text[start:end]
    if tail is not None and tail.gap == " " and tail.low in cue_words("kind_in_name"):
        # "Damascus province" is not Damascus: the kind is part of what the place is called.
        name = f"{name} {tail.text}"
    place = Place(name=name)
    if choice is None:
        why = "the tables know such a name only elsewhere"
    else:
        where, precision = choice.place, choice.place.precision
        if start < head:
            known = lookup(name) + lookup(name.replace("-", ""))
            own = next((one for one in known if one.country == where.country and one.id.startswith("tw:")), None)
            where, precision = own or where, own.precision if own else COARSER.get(precision, precision)
        place = Place(
            name=name, country=where.country, lat=round(where.lat, 4), lon=round(where.lon, 4), precision=precision
        )
    adjective = tail is not None and tail.gap in ("-", "‑") and not tail.capital
    reasons = ", ".join(name for name, _ in verdict.reasons if name != "bias")
    part = f"; part of the name {verdict.part_of}" if verdict.part_of else ""
    return PlaceMention(
        start,
        end,
        text[start:end],
        place,
        zone_of(choice.place) if choice else None,
        len(span.found),
        f"{reasons}; {why}{part}",
        head,
        verdict.part_of is not None or adjective,
    )


def of_feature(text: str, words: Sequence[Token], feature: Feature, standing: Mapping[int, Candidate]) -> PlaceMention:
    start, end = words[feature.first].start, words[feature.last].end
    base = standing[feature.base.first].place if feature.base else None
    place = Place(
        name=text[start:end],
        country=base.country if base else None,
        lat=round(base.lat, 4) if base else None,
        lon=round(base.lon, 4) if base else None,
        precision=feature.precision,
    )
    why = feature.why + (f"; stands at {base.name}" if base else "; no table knows it")
    return PlaceMention(start, end, text[start:end], place, zone_of(base) if base else None, 0, why, start)


def of_peoples(text: str, words: Sequence[Token], taken: Sequence[tuple[int, int]]) -> list[PlaceMention]:
    """ "Syrian", "Russians": the country by its people."""
    found = []
    blocked = Stretches.of(taken)
    covered_to = 0
    for at, word in enumerate(words):
        if not word.capital or word.start < covered_to:
            continue
        last = _people(words, at)
        if last is None:
            continue
        end = words[last].end
        if blocked.touch(word.start, end):
            continue
        covered_to = end
        place = people_of()[text[word.start : end].casefold()]
        found.append(
            PlaceMention(
                word.start, end, text[word.start : end],
                Place(name=place.name, country=place.country, lat=place.lat, lon=place.lon, precision=place.precision),
                place.zone, 1, "people of the place", word.start, True,
            )
        )  # fmt: skip
    return found


def _with_direction(words: Sequence[Token], at: int) -> int:
    """Where the direction before a name begins: "north-western Syria" at "north"."""
    start = words[at].start
    while at and words[at - 1].low in cue_words("compass") and words[at].gap in (" ", "-"):
        at -= 1
        start = words[at].start
    return start


def _people(words: Sequence[Token], at: int) -> int | None:
    """The last word of a name of people that opens here, the longest: "South Sudanese" before "Sudanese"."""
    for last in range(min(at + 2, len(words) - 1), at - 1, -1):
        run = words[at : last + 1]
        joined = run[-1].capital and all(word.gap in (" ", "-") for word in run[1:])
        if joined and run[0].low + "".join(word.gap + word.low for word in run[1:]) in people_of():
            return last
    return None
