"""The prefix of the first paragraph that says where and when a report was filed, and which agency filed it.

GENEVA, Aug. 26 (Xinhua) --   MOSCOW -   New Delhi/Islamabad, May 11:   Riyadh, June 9, 2023 --   PARIS
Place and day of filing, not of the event (domain reference §7.1).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.clean.cues import Cues
from trucewatch.clean.dates import Day, find_days

_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]*[A-ZÀ-Þ'’.]"
_NAME = r"[A-ZÀ-Þ][\w'’.-]*"
_CAPS_PLACE = rf"{_CAPS}(?:[ ]{_CAPS}){{0,3}}"
_MIXED_PLACE = rf"{_NAME}(?:[ ](?:{_NAME}|of|al|el|de|the)){{0,3}}"
_REGION = rf"(?:,\s(?:{_NAME}(?:\s(?:{_NAME}|of|and|the)){{0,3}}))?"
_SEPARATOR = r"(?:\s*(?:--+|—|–|―|:)\s*|\s+-\s*|\s*-\s+)"
MAX_PREFIX = 90


@dataclass(frozen=True, slots=True)
class Prefix:
    """``end`` is where the first sentence begins; offsets count from the start of the paragraph."""

    end: int
    place: str | None
    day: Day | None
    agency: str | None
    because: str


PlaceTest = Callable[[str], bool]


def find_dateline(paragraph: str, cues: Cues, is_place: PlaceTest, standing: str | None = None) -> Prefix | None:
    """The dateline at the head of ``paragraph``; ``standing`` is a place printed on its own above it."""
    return _signed(paragraph, cues, is_place) or _bare(paragraph, cues, is_place, standing)


@lru_cache(maxsize=4)
def _signed_pattern(agencies: str) -> re.Pattern[str]:
    sign = rf"(?P<agency>{agencies})"
    return re.compile(
        rf"^\W{{0,2}}(?:(?P<caps>{_CAPS_PLACE}(?:\s?[/&]\s?{_CAPS_PLACE}){{0,2}})|(?P<mixed>{_MIXED_PLACE}(?:\s?[/&]\s?{_MIXED_PLACE}){{0,2}}))?"
        rf"(?P<region>{_REGION}?)"
        rf"(?P<when>[\s,.(|]{{0,3}}(?:[A-Z][a-z]{{2,8}}(?:day)?,?\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s?[A-Z][A-Za-z]{{2,8}}\.?(?:,?\s?\d{{4}})?|[A-Z][A-Za-z]{{2,8}}\.?\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}})\)?)?"
        rf"[\s,.|]{{0,3}}(?:[(\[/]\s?{sign}(?:\s?/[^()]{{2,30}}|\s?,[^()]{{2,30}})?\s?[)\]/]\.?|{sign.replace('agency', 'agency2')}(?=\s*(?:--|—|–|-|:)))?"
        rf"(?P<sep>{_SEPARATOR})?"
    )


def _signed(paragraph: str, cues: Cues, is_place: PlaceTest) -> Prefix | None:
    found = _signed_pattern(cues.agency_pattern).match(paragraph[: MAX_PREFIX + 40])
    if not found or found.end() > MAX_PREFIX or found.end() == 0:
        return None
    place = found["caps"] or found["mixed"]
    sign = found["agency"] or found["agency2"]
    day = next(find_days(found["when"]), None) if found["when"] else None
    separated = found["sep"] is not None
    if not _ends_cleanly(paragraph, found.end()):
        return None
    if place and place in cues.not_places and not (day or sign):
        return None
    if sign and (separated or found["agency"]):
        return Prefix(found.end(), place, day, cues.agency(sign), "place or day, agency")
    if place and day and separated:
        return Prefix(found.end(), place, day, None, "place, day")
    if (
        place
        and separated
        and (found["caps"] or is_place(place))
        and _known(place, is_place, found["caps"] is not None, found["sep"])
    ):
        return Prefix(found.end(), place, day, None, "place and separator")
    return None


def _known(place: str, is_place: PlaceTest, capitals: bool, separator: str) -> bool:
    """A colon after an unknown name is a label ("OPINION:"), a dash after capitals is a dateline."""
    return (capitals and ":" not in separator) or is_place(place)


def _bare(paragraph: str, cues: Cues, is_place: PlaceTest, standing: str | None) -> Prefix | None:
    """ "PARIS Backers of ...": capitals without any mark, told from an acronym by the gazetteer or a line above."""
    found = re.match(rf"(?P<place>{_CAPS_PLACE}(?:[/]{_CAPS_PLACE}){{0,2}})\s+(?=[\"“'‘]?[A-Z][\w'’.-]*\s)", paragraph[:200])
    if not found:
        return None
    place = found["place"]
    if place in cues.not_places or len(place) < 4:
        return None
    if standing and place.casefold() == standing.casefold():
        return Prefix(found.end(), place, None, None, "place, also on a line of its own above")
    if all(is_place(part) for part in place.split("/")):
        return Prefix(found.end(), place, None, None, "place in capitals")
    return None


def _ends_cleanly(paragraph: str, end: int) -> bool:
    """After a dateline a sentence begins."""
    rest = paragraph[end:].lstrip()
    return not rest or rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"“'‘([«$€£…"
