"""Segments whose parts are of different kinds, cut apart: a date glued to a headline, a sign-off to a last sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.clean.cues import Cues
from trucewatch.clean.dates import find_days
from trucewatch.clean.lines import Segment
from trucewatch.model.report import RegionKind

_PAGE_DATE = re.compile(r"date:?\s+\d{4}-\d{2}-\d{2}(?=\s|$)", re.IGNORECASE)
_DATE_LEAD = re.compile(
    r"(?:(?:date of publication|date|published|posted|updated|last updated)(?:\s+(?:on|at))?:?\s+)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(
    r"\s*(?:\(?(?:updated|last update)[^)]{0,40}\)|at\s+\d{3,4}|\d{1,2}:\d{2})?[\s,.|–—-]*", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9«-])")

PITCH_WORDS = 25
"""Words before a button ("LEARN MORE") that are its pitch; longer text has the button glued on by accident."""


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
                yield Cut(head, "byline", "a date before the first words")
                rest = tail
        yield from _without_end(rest, cues)


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
    if len(rest.split()) < 3 or not re.match(r"[\"“'‘(]?[A-Z0-9]", rest) or "," in joined:
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
        if kind == "advert" and len(rest.text[:at].split()) <= PITCH_WORDS:
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
    words = segment.text
    mark = re.search(rf"(?<=[.!?…\"”’)\]])\s*[-–—(\[/]*(?:{'|'.join(map(re.escape, cues.end_marks))})[)\]/.]*$", words)
    if mark and mark.start() > 0:
        return _skip_space(words, mark.start()), "sign_off", "end mark", True
    signed = re.search(
        rf"(?<=[.!?…\"”’])\s*(?:[-–—]+\s*(?:with\s)?|[(\[/]\s?)(?:{cues.agency_pattern})(?:\s?[,/]\s?(?:{cues.agency_pattern}))*\s?[)\]/]?\.?$",
        words,
    )
    if signed and signed.start() > 0:
        return _skip_space(words, signed.start()), "sign_off", "agency sign-off", True
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
    at = 0
    for start, end in zip(bounds, bounds[1:], strict=False):
        hit = cues.match(segment.text[start:end].strip(), "stop", "any", "start")
        if (
            not hit
            or (hit.where == "start" and not hit.words.rstrip().endswith(":"))
            or (hit.where == "any" and end - start > 300)
        ):
            continue
        if start > at:
            yield Cut(_part(segment, at, start))
        yield Cut(_part(segment, start, end), hit.kind, f"cue: {hit.words}", stops=hit.where == "stop")
        at = end
    if at < len(segment.text):
        yield Cut(_part(segment, at, len(segment.text)))


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
