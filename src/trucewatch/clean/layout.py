"""Kinds of parts made final: the dateline off its sentence, the site's name and the wire tag off the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.clean.cues import Cues
from trucewatch.clean.dateline import PlaceTest, Prefix, find_dateline
from trucewatch.clean.dates import find_days
from trucewatch.clean.furniture import Part
from trucewatch.clean.lines import Segment
from trucewatch.clean.outlet import site_suffix
from trucewatch.clean.version import find_version
from trucewatch.model.report import RegionKind, Version

DATELINE_WITHIN = 4
"""Paragraphs from the top in which a dateline may stand: standfirsts come before it, background after it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Parts in order; what was found on the way. Offsets are into the cleaned text."""

    parts: tuple[Part, ...]
    dateline: Prefix | None = None
    dateline_start: int = 0
    version: Version | None = None
    site: str | None = None
    standing_place: str | None = None


def lay_out(parts: Sequence[Part], cues: Cues, is_place: PlaceTest, outlet: str | None = None) -> Layout:
    standing = next(
        (n for n, p in enumerate(parts) if p.kind == "furniture" and _standing_place(p, cues, is_place)), None
    )
    body = next((n for n, p in enumerate(parts) if p.kind == "body" and len(p.segment.text.split()) > 8), len(parts))
    place = None
    laid: list[Part] = []
    layout = Layout(())
    seen = 0
    for number, part in enumerate(parts):
        if number == standing and number < body:
            place = _bare(part.segment.text)
            laid.append(replace(part, kind="dateline", because="a place of filing on a line of its own"))
            layout = replace(layout, standing_place=place)
        elif part.kind == "headline":
            pieces, layout = _headline(part, layout, cues, outlet)
            laid.extend(pieces)
        elif part.kind == "body" and layout.dateline is None and seen < DATELINE_WITHIN:
            seen += 1
            found = find_dateline(part.segment.text, cues, is_place, place)
            if found:
                layout = replace(layout, dateline=found, dateline_start=part.segment.start)
                laid.append(_piece(part, 0, found.end, "dateline", found.because))
                if len(part.segment.text) > found.end:
                    laid.append(_piece(part, found.end, len(part.segment.text), "body", part.because))
            else:
                laid.append(part)
        else:
            laid.append(part)
    return replace(layout, parts=tuple(laid))


def _headline(part: Part, layout: Layout, cues: Cues, outlet: str | None) -> tuple[list[Part], Layout]:
    words = part.segment.text
    start, end = 0, len(words)
    pieces = []
    tagged = find_version(words, cues)
    if tagged and tagged.length < end:
        start = tagged.length
        pieces.append(_piece(part, 0, start, "furniture", "wire version tag"))
    if tagged:
        layout = replace(layout, version=tagged.version)
    suffix = site_suffix(words, cues, outlet)
    if suffix and suffix[0] > start:
        end = suffix[0]
        # "... | News" names a part of the site, not the site.
        layout = replace(layout, site=None if cues.match(suffix[1], "whole", "list") else suffix[1])
    stop = _before_date(words, start, end)
    pieces.append(_piece(part, start, stop, "headline", part.because))
    if stop < end:
        pieces.append(_piece(part, stop, end, "byline", "a date after the headline"))
    if end < len(words):
        pieces.append(_piece(part, end, len(words), "furniture", "the site's name"))
    return pieces, layout


def _before_date(words: str, start: int, end: int) -> int:
    """Where a full date begins that ends the headline without belonging to its sentence ("Truce holds 21.10.2016")."""
    last = None
    for day in find_days(words, start, end):
        last = day
    if last is None or last.year is None or words[last.end : end].strip(" ,.|)-"):
        return end
    before = words[start : last.start].rstrip(" ,|(-–—")
    if len(before.split()) < 3 or re.search(
        r"\b(?:on|of|from|until|since|by|to|for|in|after|before|till|and)$", before, re.I
    ):
        return end
    return start + len(before)


def _piece(part: Part, start: int, end: int, kind: RegionKind, because: str) -> Part:
    words = part.segment.text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    at = part.segment.start + start
    segment: Segment = replace(part.segment, start=at, end=at + len(words), text=words)
    return Part(segment, kind, because)


def _standing_place(part: Part, cues: Cues, is_place: PlaceTest) -> bool:
    words = _bare(part.segment.text)
    return (
        0 < len(words.split()) <= 3
        and bool(re.fullmatch(r"[A-ZÀ-Þ'’.\s/-]{3,30}", words))
        and words not in cues.not_places
        and is_place(words)
    )


def _bare(words: str) -> str:
    return words.strip(" |•·-–—:,.")
