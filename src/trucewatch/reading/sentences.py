"""Sentences of the parts of a report that are read, with exact offsets.

The library cuts well at abbreviations but keeps a quotation of several sentences whole and cuts "6:03 p.m. Monday";
both are mended here. A paragraph break always ends a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sentencex import get_sentence_boundaries

from trucewatch.model.report import CleanReport

_PARAGRAPH = re.compile(r"[^\n]+")
_INNER_END = re.compile(r"(?<=[a-z0-9\])][.!?])[”\"’)]*\s+(?=[“\"‘(]?[A-Z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Sen|Rep|Gov|Prof|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|vs|etc|Inc|Co|Corp|approx|al|a\.m|p\.m|U\.S|U\.N|U\.K|E\.U)\.)$"
)
_JOINED = re.compile(r"\b[ap]\.m\.\s*$")
_DAY = re.compile(r"\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\s*(?:local|[A-Z]{2,4}|[A-Z][a-z]+ time)\b")


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
    paragraph: int
    part: Literal["headline", "body"]
    printed: int


def find_sentences(report: CleanReport) -> tuple[Sentence, ...]:
    """Sentences of headline and body in reading order; furniture is never cut into sentences."""
    found: list[Sentence] = []
    paragraph = 0
    datelines = {r.end: r.start for r in report.regions if r.kind == "dateline"}
    for region in report.regions:
        if region.kind not in ("headline", "body"):
            continue
        for block in _PARAGRAPH.finditer(report.text, region.start, region.end):
            paragraph += 1
            for start, end in _cut(block.group(), block.start()):
                text = report.text[start:end]
                if any(ch.isalnum() for ch in text):
                    part: Literal["headline", "body"] = "headline" if region.kind == "headline" else "body"
                    found.append(Sentence(len(found), start, end, text, paragraph, part, _printed(report.text, datelines, start)))
    return tuple(found)


def _printed(text: str, datelines: dict[int, int], start: int) -> int:
    """The start of the dateline that stands right before, on the same line."""
    for end, begin in datelines.items():
        if end <= start and not text[end:start].strip(" -–—:\u00a0") and "\n" not in text[begin:start].strip("\n"):
            return begin
    return start


def _cut(text: str, base: int) -> list[tuple[int, int]]:
    bounds = sorted({0, len(text), *(b["start_index"] for b in get_sentence_boundaries("en", text))})
    for inner in _INNER_END.finditer(text):
        if not _ABBREVIATION.search(text[: inner.start()]):
            bounds.append(inner.end())
    cuts = sorted(set(bounds))
    spans = [(a, b) for a, b in zip(cuts, cuts[1:], strict=False)]
    merged: list[tuple[int, int]] = []
    for a, b in spans:
        before = text[merged[-1][0] : merged[-1][1]] if merged else ""
        unspaced = bool(before) and not before[-1].isspace()  # "Saudi-U.|S. initiative"
        if merged and (not before.strip() or unspaced or (_JOINED.search(before) and _DAY.match(text[a:])) or not text[a:b].strip(" \t”\"’'")):
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
    result = []
    for a, b in merged:
        piece = text[a:b]
        left = len(piece) - len(piece.lstrip(" \t•*-–—·"))
        right = len(piece.rstrip())
        if right > left:
            result.append((base + a + left, base + a + right))
    return result
