"""The parts of a count of breaches: where and by whom. Parts that do not add up are kept beside their total.

Two sides' counts are never added nor set off against each other (domain reference §4.12).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from trucewatch.lexicon.words import Words
from trucewatch.reading.alternatives import one_of
from trucewatch.reading.claims.wording import text_after, text_between
from trucewatch.reading.quantities import find_numbers
from trucewatch.reading.scene import ActorMention, Number, Scene

_NAME = r"(?:al-|as-|ar-|ad-|el-)?[A-Z][\w’'-]+(?:[ -](?:al-|as-|el-)?[A-Z][\w’'-]+){0,2}"
_SPELLED = (
    r"\d{1,3}(?:,\d{3})+|\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen"
)
_PARTS_NEEDED = 2
"""One number with one place is no breakdown."""
_SIDE_REACH = 60
"""Characters between a count and the side it is laid to: "eight of them committed by the armed opposition"."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a count in the report's words: {"Aleppo": 4}; ``partial``: only some of them are named."""

    by_place: Mapping[str, int]
    by_side: Mapping[str, int]
    partial: bool

    def details(self, total: int | None) -> dict[str, Any]:
        """Keys ``by_place``, ``by_side``, and ``sum_mismatch`` where parts named in full do not make the total."""
        found: dict[str, Any] = {}
        for key, parts in (("by_place", self.by_place), ("by_side", self.by_side)):
            if not parts:
                continue
            found[key] = dict(parts)
            told = sum(parts.values())
            if total is not None and (told > total or (told < total and not self.partial)):
                found["sum_mismatch"] = {"total": total, key: told}
        return found


def parts_of(scene: Scene, total: Number | None) -> Parts:
    """The parts of a count told in the sentence; none where fewer than two are named."""
    by_place, by_side = dict(_by_place(scene, total)), dict(_by_side(scene, total))
    some = re.compile(rf"\b(?:{one_of(scene.words, 'tally', 'some')})\b", re.IGNORECASE)
    return Parts(
        by_place if len(by_place) >= _PARTS_NEEDED else {},
        by_side if len(by_side) >= _PARTS_NEEDED else {},
        partial=bool(some.search(scene.sentence.text)),
    )


def _by_place(scene: Scene, total: Number | None) -> Iterator[tuple[str, int]]:
    base, text = scene.sentence.start, scene.sentence.text
    for found in _in_place(scene.words).finditer(text):
        number = _exact_at(scene, base + found.start("n"), base + found.end("n"), total)
        if number is not None:
            yield found["name"], number
    for found in _place_then(scene.words).finditer(text):
        number = _exact_at(scene, base + found.start("n"), base + found.end("n"), total)
        if number is not None and not _names_actor(scene, base + found.start("name")):
            yield found["name"], number


def _names_actor(scene: Scene, at: int) -> bool:
    """A side that is no place: groups, armies, ministries; a capital may stand for its province."""
    loose = ("capital", "adjective", "seat")
    return any(a.start <= at < a.end and a.form not in loose and a.actor.kind != "state" for a in scene.actors)


def _by_side(scene: Scene, total: Number | None) -> Iterator[tuple[str, int]]:
    for side in scene.actors:
        if side.form == "adjective" and side.actor.kind == "state":
            continue
        number = _in_front_of_side(scene, side, total) or _behind_side(scene, side, total)
        if number is not None and number.best is not None:
            yield side.actor.name, number.best


def _in_front_of_side(scene: Scene, side: ActorMention, total: Number | None) -> Number | None:
    """ "eight by the rebels", "eight of them committed by the rebels"."""
    for number in scene.numbers:
        if number == total or number.bound != "exact" or not 0 < side.start - number.end < _SIDE_REACH:
            continue
        between = text_between(scene, number.end, side.start)
        if re.fullmatch(r"\s+(?:of them\s+)?(?:\w+\s+){0,2}?(?:by|on)\s+(?:the\s+)?", between):
            return number
    return None


def _behind_side(scene: Scene, side: ActorMention, total: Number | None) -> Number | None:
    """ "the army 11, the rebels four", "the army (11)"."""
    for number in scene.numbers:
        if number == total or number.bound != "exact" or number.start < side.end:
            continue
        closed = re.match(r"\)|\s*[,;.]|\s+and\b|$", text_after(scene, number.end))
        if closed and re.fullmatch(r"\s*(?::|\(|–|—)?\s*", text_between(scene, side.end, number.start)):
            return number
    return None


def _exact_at(scene: Scene, start: int, end: int, total: Number | None) -> int | None:
    number = next((n for n in find_numbers(scene.span(start, end).text, start)), None)
    if number is None or number.best is None or number.low != number.high or number.end != end:
        return None
    whole = total is not None and total.start <= number.start < total.end
    time = any(t.start <= start < t.end for t in scene.times)
    return None if whole or time else number.best


@cache
def _in_place(words: Words) -> re.Pattern[str]:
    """ "four in Aleppo", "26 - in the province of Aleppo", "six violations in Damascus province"."""
    areas, verbs = one_of(words, "tally", "areas"), r"(?:were\s+|was\s+|took place\s+|occurred\s+|came\s+|happened\s+)"
    counted = r"(?:(?:\w+\s+)?(?:violations?|breaches|cases?|times|incidents?|of\s+them)\s+)?"
    return re.compile(
        rf"(?<![\w,.])(?P<n>(?i:{_SPELLED}))\s*(?:-|–|—|:)?\s*{counted}{verbs}?(?:registered\s+|recorded\s+)?in\s+(?:the\s+)?"
        rf"(?:(?:north|south|east|west|central|rural)\w*\s+)?(?:(?:{areas})\s+of\s+)?(?P<name>{_NAME})"
    )


@cache
def _place_then(words: Words) -> re.Pattern[str]:
    """ "Hama (8)", "Aleppo 4, Idlib 2", "Aleppo: 4", "Aleppo province - 4"."""
    areas = one_of(words, "tally", "areas")
    return re.compile(
        rf"(?P<name>{_NAME})(?:\s+(?:{areas}))?(?:\s*\(|\s*:\s*|\s+[-–—]\s+|\s+)(?P<n>(?i:{_SPELLED}))(?=\)|\s*[,;.]|\s+and\b|\s*$)"
    )
