"""The prefix of the first paragraph that says where and when a report was filed, and which agency filed it.

GENEVA, Aug. 26 (Xinhua) --   MOSCOW -   New Delhi/Islamabad, May 11:   Riyadh, June 9, 2023 --
VIENNA, August 19. /TASS/.   January 23, 2014 (ADDIS ABABA) –   PARIS

Place and day of filing, not of the event (domain reference §7.1). The words before each possible break are taken apart
from the right: agency, day, place; a break counts when nothing is left over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from trucewatch.clean.cues import Cues
from trucewatch.clean.dates import Day, find_days

MAX_PREFIX = 90
"""Characters of the longest dateline."""

PlaceTest = Callable[[str], bool]

_BREAK = re.compile(
    r"(?P<dash>\s*(?:--+|—|–|―)\s*|\s+-\s*|\s*-\s+)|(?P<colon>\s*:\s+)"
    r"|(?P<closed>(?<=[)\]/])\.?\s+(?=[\"“‘']?[A-Z0-9]))"
)
_NAME = r"[A-ZÀ-Þ][\w'’.-]*"
_PART = rf"{_NAME}(?:\s(?:{_NAME}|of|al|el|de|del|the|and|la))*"
_PLACE = re.compile(rf"(?P<name>{_PART}(?:\s?[/&]\s?{_PART}){{0,2}})(?:,\s?{_PART}){{0,2}}(?:\s?[(/]{_PART}[)/])?")
_CAPITALS = re.compile(r"[^a-zß-ÿ]+")
_WEEKDAY = re.compile(r"(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?[,.]?\s*$", re.IGNORECASE)
_EDGES = " \t,.|(-–—•*"


@dataclass(frozen=True, slots=True)
class Prefix:
    """``end`` is where the first sentence begins; offsets count from the start of the paragraph."""

    end: int
    place: str | None
    day: Day | None
    agency: str | None
    because: str


def find_dateline(paragraph: str, cues: Cues, is_place: PlaceTest, standing: str | None = None) -> Prefix | None:
    """The dateline at the head of ``paragraph``; ``standing`` is a place printed on its own above it."""
    head = paragraph[:MAX_PREFIX]
    for found in _BREAK.finditer(head):
        prefix = _taken_apart(head[: found.start()], found, cues, is_place)
        if prefix and _begins_sentence(paragraph, prefix.end):
            return prefix
    return _bare(paragraph[: 2 * MAX_PREFIX], cues, is_place, standing)


def _taken_apart(left: str, found: re.Match[str], cues: Cues, is_place: PlaceTest) -> Prefix | None:
    rest, agency = _agency(left.strip(), cues)
    rest, day = _day(rest)
    rest = rest.strip(_EDGES)
    place = _PLACE.fullmatch(rest + ")" if rest.count("(") > rest.count(")") else rest) if rest else None
    if rest and (place is None or len(rest.split()) > 7):
        return None
    name = place["name"] if place else None
    if name in cues.not_places and not day and not agency:
        return None
    if agency:
        return Prefix(found.end(), name, day, agency, "agency" + (", place" if name else "") + (", day" if day else ""))
    if found["closed"] is not None or name is None:
        return None
    if day:
        return Prefix(found.end(), name, day, None, "place, day")
    dashed_capitals = found["dash"] is not None and bool(_CAPITALS.fullmatch(name)) and len(name.split()) <= 3
    if dashed_capitals or _all_places(name, is_place):
        return Prefix(found.end(), name, None, None, "place and separator")
    return None


def _agency(left: str, cues: Cues) -> tuple[str, str | None]:
    """``left`` without the agency that signs at its end, in brackets, slashes, or after a comma."""
    sign = cues.agency_pattern
    found = re.search(
        rf"(?:[(\[]\s?(?:[A-Z][\w&. -]{{1,30}}?\s?/\s?)?|(?<![\w(])/\s?)(?P<sign>{sign})"
        rf"(?:\s?[/,;]\s?[^()\[\]]{{2,40}})?\s?[)\]/]\.?$",
        left,
    ) or re.search(rf"(?:^|(?<=[,.])\s?)(?P<sign>{sign})$", left)
    if found:
        return left[: found.start()], cues.agency(found["sign"])
    # An agency that no table knows signs in the same place, behind the day and in brackets or slashes.
    unknown = re.search(r"(?<=\d)[.,]?\s*(?P<open>[(\[/])\s?(?P<sign>[A-Z][\w&./'’ -]{1,40}?)\s?[)\]/]\.?$", left)
    if unknown is not None and any(not left[: day.start].strip(_EDGES) for day in find_days(left)):
        unknown = None  # the day comes first, so what stands in brackets is the place
    if unknown is None:
        unknown = re.search(r"(?<=[A-Z])\s+(?P<open>\()(?P<sign>[A-Z][\w&.'’-]*(?:\s[A-Z&][\w&.'’-]*){0,4})\)$", left)
        if unknown and not _CAPITALS.fullmatch(left[: unknown.start()]):
            unknown = None
    return (left[: unknown.start()], unknown["sign"].strip()) if unknown else (left, None)


def _day(left: str) -> tuple[str, Day | None]:
    """``left`` without the day at its end or at its beginning."""
    days = list(find_days(left))
    if len(days) != 1:
        return left, None
    day = days[0]
    if not left[day.end :].strip(_EDGES + ")"):
        return _WEEKDAY.sub("", left[: day.start].rstrip(" (")), day
    if not left[: day.start].strip(_EDGES):
        return left[day.end :].strip(_EDGES + ")"), day
    return left, None


def _bare(paragraph: str, cues: Cues, is_place: PlaceTest, standing: str | None) -> Prefix | None:
    """ "PARIS Backers of ...": capitals without any mark, told from an acronym by the gazetteer or a line above."""
    capitals = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){0,3}"
    found = re.match(rf"(?P<place>{capitals})(?P<country>,?\s{_NAME})??\s+(?=[\"“'‘]?[A-ZÀ-Þ][\w'’-]*\s)", paragraph)
    if not found:
        return None
    place = found["place"]
    if (
        place in cues.not_places
        or sum(c.isalpha() for c in place) < 4
        or "." in place
        or (found["country"] and not is_place(found["country"].strip(", ")))
    ):
        return None
    if standing and place.casefold() == standing.casefold():
        return Prefix(found.end(), place, None, None, "place, also on a line of its own above")
    if _all_places(place, is_place):
        return Prefix(found.end(), place, None, None, "place in capitals")
    return None


def _all_places(name: str, is_place: PlaceTest) -> bool:
    return all(is_place(part.strip()) for part in re.split(r"[/&]", name))


def _begins_sentence(paragraph: str, at: int) -> bool:
    rest = paragraph[at:].lstrip()
    return not rest or rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"“'‘([«$€£…"
