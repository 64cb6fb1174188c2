"""Sentences of the parts of a report that are read, with exact offsets.

The library cuts well at abbreviations but keeps a quotation of several sentences whole and cuts "6:03 p.m. Monday";
both are mended here. A paragraph break always ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sentencex import get_sentence_boundaries

from trucewatch.model.report import CleanReport

_PARAGRAPH = re.compile(r"[^\n]+")
_INNER_END = re.compile(r"(?<=[a-z0-9\])][.!?])[”\"’)]*\s+(?=[“\"‘(]?[A-Z])")
_LONGEST_ABBREVIATION = 10
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Sen|Rep|Gov|Prof|No"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|vs|etc|Inc|Co|Corp|approx|al|a\.m|p\.m|U\.S|U\.N|U\.K|E\.U)\.)$"
)
_CLOCK_AT_END = re.compile(r"\b[ap]\.m\.\s*$")
_AFTER_CLOCK = re.compile(r"\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\s*(?:local|[A-Z]{2,4}|[A-Z][a-z]+ time)\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Code points ``start`` to ``end`` of the cleaned text; ``index`` counts from the headline (0 where there is one).

    ``printed`` is where the sentence begins on the page: before its dateline ("GENEVA, Aug. 26 (Xinhua) --"), which is
    quoted with it but never read as part of it.
    """

    index: int
    start: int
    end: int
    text: str
    part: Literal["headline", "body"]
    printed: int


def find_sentences(report: CleanReport) -> tuple[Sentence, ...]:
    """Sentences of headline and body in reading order; furniture is never cut into sentences."""
    found: list[Sentence] = []
    datelines = {r.end: r.start for r in report.regions if r.kind == "dateline"}
    for region in report.regions:
        if region.kind not in ("headline", "body"):
            continue
        part: Literal["headline", "body"] = "headline" if region.kind == "headline" else "body"
        for block in _PARAGRAPH.finditer(report.text, region.start, region.end):
            for start, end in _cut(block.group(), block.start()):
                text = report.text[start:end]
                if any(ch.isalnum() for ch in text):
                    printed = _printed(report.text, datelines, start)
                    found.append(Sentence(len(found), start, end, text, part, printed))
    return tuple(found)


def _printed(text: str, datelines: dict[int, int], start: int) -> int:
    """The start of the dateline that stands right before ``start`` on the same line; else ``start`` itself.

    ``datelines``: where each ends -> where it begins.
    """
    for end, begin in datelines.items():
        if end <= start and not text[end:start].strip(" -–—:\u00a0") and "\n" not in text[begin:start].strip("\n"):
            return begin
    return start


def _cut(paragraph: str, base: int) -> list[tuple[int, int]]:
    """(start, end) of the sentences of one paragraph, shifted by ``base``, without bullets and spaces around them."""
    result = []
    for start, end in _mended(paragraph, _bounds(paragraph)):
        piece = paragraph[start:end]
        left = len(piece) - len(piece.lstrip(" \t•*-–—·"))
        right = len(piece.rstrip())
        if right > left:
            result.append((base + start + left, base + start + right))
    return result


def _bounds(paragraph: str) -> list[int]:
    """Where the library cuts, and where sentences end inside a quotation."""
    bounds = {0, len(paragraph), *(b["start_index"] for b in get_sentence_boundaries("en", paragraph))}
    for inner in _INNER_END.finditer(paragraph):
        if not _ABBREVIATION.search(paragraph, max(0, inner.start() - _LONGEST_ABBREVIATION), inner.start()):
            bounds.add(inner.end())
    return sorted(bounds)


def _mended(paragraph: str, bounds: Sequence[int]) -> list[tuple[int, int]]:
    """The pieces between the bounds, joined again where the cut fell inside a word, a time or a closing quote."""
    merged: list[tuple[int, int]] = []
    for start, end in pairwise(bounds):
        before = paragraph[slice(*merged[-1])] if merged else ""
        unspaced = bool(before) and not before[-1].isspace()  # "Saudi-U.|S. initiative"
        split_time = _CLOCK_AT_END.search(before) and _AFTER_CLOCK.match(paragraph[start:])
        only_quotes = not paragraph[start:end].strip(" \t”\"’'")
        if merged and (not before.strip() or unspaced or split_time or only_quotes):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
