"""Segments whose parts are of different kinds, cut apart: a date glued to a headline, a sign-off to a last sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from trucewatch.clean.cues import MAX_ENDING, Cues, Hit
from trucewatch.clean.dates import find_days
from trucewatch.clean.lines import Segment
from trucewatch.clean.shape import Shape, measure
from trucewatch.model.report import RegionKind

_PAGE_DATE = re.compile(r"date:?\s+\d{4}-\d{2}-\d{2}(?=\s|$)", re.IGNORECASE)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+"
MAX_HEAD = 260
"""Characters within which a page on a single line has its headline and date."""
_DATE_LEAD = re.compile(
    rf"(?:(?:date of publication|date|published|posted|updated|last updated)(?:\s+(?:on|at))?:?\s+)?(?:{_WEEKDAY})?",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(
    r"(?:\s*\(?(?:updated|last update)[^)]{0,40}\)|\s*at\s+\d{3,4}\b|\s*\d{1,2}[:.]\d{2}(?::\d{2})?(?=\s)"
    r"|\s+\d{4,6}(?:\s+[AP]M|\s+(?:UTC|GMT)(?:[+-]\d+)?)?(?=\s[A-Z])|\)|\s*get short url(?:\s+\d+)*)*[\s,.|–—-]*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9«-])|(?<=[a-z][a-z][.!?])(?=[A-Z][a-z]*\s)")
"""Where one sentence ends and the next begins; the second form is for paragraphs glued together without a space."""

_GOES_WITH: dict[RegionKind, int] = {"advert": 25, "caption": 40}
"""Words before a button ("LEARN MORE") that are its pitch, or before a picture credit that are its caption; longer
text has the button or the credit glued on by accident."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A segment, with its kind where cutting already told it."""

    segment: Segment
    kind: RegionKind | None = None
    because: str = ""
    stops: bool = False
    page_date: bool = False


def cut(segments: Sequence[Segment], cues: Cues) -> Iterator[Cut]:
    for number, segment in enumerate(segments):
        if segment.ticker:
            yield Cut(segment)
            continue
        rest = segment
        if number == 0 and (found := _PAGE_DATE.match(segment.text)):
            head, tail = _split(segment, found.end())
            yield Cut(head, "byline", "a date token of the page", page_date=True)
            if tail is None:
                continue
            rest = tail
        lead = _leading_date(rest)
        if lead:
            head, tail = _split(rest, lead)
            if tail is not None:
                yield _dated(head)
                rest = tail
        elif number == 0 and (inner := _inner_date(rest, cues)):
            start, end = inner
            yield Cut(_part(rest, 0, start))
            yield _dated(_part(rest, start, end))
            rest = _part(rest, end, len(rest.text))
        yield from _without_end(rest, cues)


def _dated(segment: Segment) -> Cut:
    if re.match(r"(?:last\s+)?updated", segment.text, re.IGNORECASE):
        return Cut(segment, "update_note", "a day of change before the first words")
    return Cut(segment, "byline", "a date glued to other words")


def _inner_date(segment: Segment, cues: Cues) -> tuple[int, int] | None:
    """The date between a headline and the first sentence on a page that is one single line; where it begins and ends.

    What stands before must look like a headline (few function words, no full stop, no preposition left hanging) and
    what follows like the beginning of a text.
    """
    for day in find_days(segment.text, 0, min(len(segment.text), MAX_HEAD)):
        if day.year is None:
            continue
        before = re.sub(
            rf"(?:{_WEEKDAY})?(?:\b\d{{1,2}}:?\d{{2}}\s+)?$", "", segment.text[: day.start], flags=re.IGNORECASE
        )
        shape = measure(before, cues)
        hanging = re.search(
            r"(?:[.,;:(]|\b(?:on|of|from|until|till|since|by|to|for|in|at|after|before|and|the|between))\s*$",
            before,
            re.I,
        )
        if hanging or shape.words < 4 or shape.stop > 0.34 or re.search(r"[a-z]{3}[.!?]\s", before):
            return None
        after = _AFTER_DATE.match(segment.text, day.end)
        end = after.end() if after else day.end
        rest = segment.text[end:]
        if len(rest.split()) < 12 or not re.match(r"[\"“'‘(]?[A-Z0-9]", rest) or "," in segment.text[day.end : end]:
            return None
        return len(before.rstrip()), end
    return None


def _leading_date(segment: Segment) -> int:
    """Length of a full date that stands glued before a headline or sentence; 0 when there is none."""
    opening = _DATE_LEAD.match(segment.text)
    start = opening.end() if opening else 0
    day = next(find_days(segment.text, start, min(len(segment.text), start + 60)), None)
    if not day or day.start != start or day.year is None:
        return 0
    after = _AFTER_DATE.match(segment.text, day.end)
    end = after.end() if after else day.end
    rest = segment.text[end:]
    joined = segment.text[day.end : end]
    if len(rest.split()) < 3 or not re.match(r"[\"“'‘]?[A-Z0-9]", rest) or "," in joined:
        return 0
    return end


def _without_end(segment: Segment, cues: Cues) -> Iterator[Cut]:
    """The segment less what is glued to its end, then those pieces in order."""
    endings: list[Cut] = []
    rest: Segment | None = segment
    while rest is not None and len(endings) < 6:
        ending = _ending(rest, cues)
        if ending is None:
            break
        at, kind, because, stops = ending
        if len(rest.text[:at].split()) <= _GOES_WITH.get(kind, 0):
            at = 0
        head, tail = _split(rest, at)
        if tail is None:
            break
        endings.append(Cut(tail, kind, because, stops=stops))
        rest = head if head.text else None
    if rest is not None:
        yield from _sentences(rest, cues)
    yield from reversed(endings)


def _ending(segment: Segment, cues: Cues) -> tuple[int, RegionKind, str, bool] | None:
    """Where the piece glued to the end begins, its kind, why, and whether the report stops there."""
    words = segment.text
    begin = max(len(words) - MAX_ENDING, 0)
    found = cues.pipe_line.search(words, max(len(words) - 2 * MAX_ENDING, 0))
    if found and found.start() > 0 and next(find_days(found.group()), None):
        return found.start(), "byline", "agency, place and date glued to the end", False
    for pattern, because in ((cues.end_mark, "end mark"), (cues.end_sign, "agency sign-off")):
        found = pattern.search(words, begin)
        if found and found.start() > 0:
            return _skip_space(words, found.start()), "sign_off", because, True
    hit = cues.match(words, "end")
    if hit and hit.start > 0:
        return hit.start, hit.kind, f"cue: {hit.words}", False
    return None


def _sentences(segment: Segment, cues: Cues) -> Iterator[Cut]:
    """A long segment less those of its sentences that are furniture by their words (pages on a single line)."""
    bounds = [0, *(m.end() for m in _SENTENCE_END.finditer(segment.text)), len(segment.text)]
    if len(bounds) < 3:
        yield Cut(segment)
        return
    found: list[tuple[int, int, Hit]] = []
    for start, end in pairwise(bounds):
        words = segment.text[start:end].strip()
        hit = cues.match(words, "stop", "any", "start", "label")
        if not hit or (hit.where in ("start", "label") and (start == 0 or not hit.words.rstrip().endswith(":"))):
            continue
        if applies(hit, measure(words, cues), words):
            found.append((start, end, hit))
    if sum(end - start for start, end, hit in found if hit.where == "any") * 2 > len(segment.text):
        # A pitch is a pitch to its last sentence.
        yield Cut(segment, found[0][2].kind, f"cue: {found[0][2].words}")
        return
    at = 0
    for start, end, hit in found:
        if start > at:
            yield Cut(_part(segment, at, start))
        yield Cut(_part(segment, start, end), hit.kind, f"cue: {hit.words}", stops=hit.where == "stop")
        at = end
    if at < len(segment.text):
        yield Cut(_part(segment, at, len(segment.text)))


def applies(hit: Hit, shape: Shape, words: str) -> bool:
    """Whether a cue found in ``words`` outweighs what they look like."""
    match hit.where:
        case "any":
            # Prose may speak of cookies or newsletters too; it takes a second sign that the site is speaking.
            return shape.words <= 60 and (not shape.prose or shape.site >= 0.08 or shape.you > 0 or shape.calls)
        case "start":
            # "Analysis:" or "Photo by" before long prose is a label, not furniture, unless it says to read on.
            return shape.words <= 30 or (hit.kind in {"update_note", "correction_note"} and shape.words <= 60)
        case "stop":
            return shape.words <= 60 and (words[0] in "([-–—" or shape.stop < 0.34)
        case "list":
            return True
    return True


def _split(segment: Segment, at: int) -> tuple[Segment, Segment | None]:
    tail = _part(segment, at, len(segment.text))
    return _part(segment, 0, at), tail if tail.text else None


def _part(segment: Segment, start: int, end: int) -> Segment:
    words = segment.text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return replace(segment, start=segment.start + start, end=segment.start + start + len(words), text=words)


def _skip_space(words: str, at: int) -> int:
    return at + len(words[at:]) - len(words[at:].lstrip())
