"""Where the counted were killed or injured: which places of the sentence are those of a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.model.claim import Place
from trucewatch.reading.claims.base import place_in_role, unique_places
from trucewatch.reading.claims.casualty_counts import Match
from trucewatch.reading.claims.casualty_windows import told_apart
from trucewatch.reading.claims.frame_drafts import stands_at
from trucewatch.reading.claims.wording import text_after, text_before, text_between
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import Number, Scene

_OF_AN_ACTOR = re.compile(r"-(?:based|backed|led|born|headquartered)\b")
_SEAT = re.compile(
    r"\b(?:based|headquartered|seated|exiled|born) (?:in|at|out of|near) (?:the )?(?:[A-Z][\w'’-]*,? (?:and )?){0,3}$"
)
# "One peacekeeper, from Ghana, ...": where the victim comes from.
_ORIGIN = re.compile(r"[,(]\s+(?:all |both |each |originally )?from (?:the )?(?:[A-Z][\w'’-]*,? (?:and )?){0,4}$")
# Who tells of the dead and who killed them: a state in front of its own verb, or behind "by".
_ACTS = frozenset({"nsubj", "nsubj:pass"})
# "east of the capital", "70 km from it", "near the border with": where a place lies, told by another.
_POINTS_FROM = re.compile(
    r"\b(?:(?:north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west)"
    r"|k(?:ilo)?m(?:et(?:er|re)s?)?|miles?|border|frontier|boundary)\s+(?:of|from|with)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_AHEAD_OF_ITS_NUMBER = re.compile(r"(?:,|\band)\s+(?:in|at|near)\s+(?:[\w'’-]+\s+){0,2}$")


def event_places(scene: Scene, match: Match, matches: Sequence[Match]) -> tuple[Place, ...]:
    """The places of the figure, in the role "event"; none where the sentence names none of its own.

    "killed 12 in Homs and five in Hama": where two counts of a sentence are each followed by a place, each has its own.
    """
    places = [p for p in scene.places if _is_event_place(scene, match.trigger, p)]
    numbers = sorted({m.number.start: m.number for m in matches}.values(), key=lambda n: n.start)
    behind = {n.start: _up_to_next(scene, places, n, numbers) for n in numbers}
    if behind[match.number.start] and sum(bool(b) for b in behind.values()) > 1:
        shared = [p for p in places if p.start < numbers[0].start]
        if not any(_ahead_of_next(scene, b, numbers) for b in behind.values()):
            places = [*shared, *behind[match.number.start]]
    near = [p for p in places if not _POINTS_FROM.search(text_before(scene, p.start))]
    return unique_places(place_in_role(p.place, "event") for p in near or places)


def _up_to_next(
    scene: Scene, places: Sequence[PlaceMention], number: Number, numbers: Sequence[Number]
) -> list[PlaceMention]:
    end = next((n.start for n in numbers if n.start > number.start), scene.sentence.end)
    return [p for p in places if number.end <= p.start < end]


def _ahead_of_next(scene: Scene, places: Sequence[PlaceMention], numbers: Sequence[Number]) -> bool:
    """ "In Homs 12 died, in Hama five": the place stands ahead of the number that it belongs to."""
    if not places:
        return False
    number = next((n for n in numbers if n.start >= places[-1].end), None)
    if number is None or not _AHEAD_OF_ITS_NUMBER.search(text_before(scene, places[-1].start)):
        return False
    return re.fullmatch(r",?\s+(?:\w+\s+)?", text_between(scene, places[-1].end, number.start)) is not None


def _is_event_place(scene: Scene, trigger: int, place: PlaceMention) -> bool:
    """No place inside a name ("Syrian Observatory"), of an actor ("based in London") or of another clause."""
    if place.associative or _OF_AN_ACTOR.match(text_after(scene, place.end)):
        return False
    before = text_before(scene, place.start)
    if _SEAT.search(before) or _ORIGIN.search(before) or _acting(scene, place):
        return False
    in_name = any(
        a.start <= place.start < a.end
        and a.form in ("person", "name")
        and a.actor.kind not in ("state", "de_facto_authority")
        for a in scene.actors
    )
    return not in_name and not told_apart(scene, trigger, place.start, place.end)


def _acting(scene: Scene, place: PlaceMention) -> bool:
    """ "Germany said that Israel ...": a state that tells or acts is no place, unless it is said to be one."""
    head = scene.head_of(place.start, place.end)
    if head is None or stands_at(scene, place):
        return False
    word = scene.parse.tokens[head]
    while word.dep == "conj" and word.head != word.i:
        word = scene.parse.tokens[word.head]
    by = re.search(r"\bby (?:the )?$", text_before(scene, place.start)) is not None
    return (by or word.dep in _ACTS) and any(a.start <= place.start < a.end for a in scene.actors)
