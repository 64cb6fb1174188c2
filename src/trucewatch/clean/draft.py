"""A part of the page while it is being judged: what it says, what it looks like, and what it was found to be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.clean.cues import Cues, Hit
from trucewatch.clean.cutting import Cut
from trucewatch.clean.lines import Segment
from trucewatch.clean.shape import Shape, measure
from trucewatch.model.report import RegionKind


@dataclass(slots=True)
class Draft:
    cut: Cut
    shape: Shape
    hit: Hit | None
    kind: RegionKind | None
    because: str
    stops: bool = False

    @property
    def segment(self) -> Segment:
        return self.cut.segment

    def settle(self, kind: RegionKind, because: str) -> None:
        self.kind, self.because = kind, because


def draft(piece: Cut, cues: Cues) -> Draft:
    words = piece.segment.text
    shape = measure(words, cues)
    return Draft(piece, shape, None if piece.kind else cues.match(words), piece.kind, piece.because)


def is_bullet(d: Draft) -> bool:
    return d.segment.item or bool(re.match(r"[•●▪◦*–-]\s", d.segment.text))


def is_caption(d: Draft) -> bool:
    return bool(d.hit and d.hit.kind == "caption")


def squeeze(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()
