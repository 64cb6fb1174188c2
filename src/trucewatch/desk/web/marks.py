"""The cleaned text of a report cut into stretches that are marked alike, so that a template can print them in order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.desk.web.text import CONTROL
from trucewatch.desk.web.words import family
from trucewatch.model.claim import Claim
from trucewatch.model.report import READ_REGIONS, Region, RegionKind

# Wire copy breaks its lines at a fixed length: a new paragraph begins after an empty line only.
_BLOCK = re.compile(r"\S(?:.|\n(?![^\S\n]*(?:\n|\Z)))*")
QUIET: frozenset[RegionKind] = frozenset({"dateline", "byline"})
"""Regions of the report that are not read for claims and yet are no furniture."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """``families``: of the claims whose sentence covers it. ``triggers``: numbers of claims whose trigger it is of;
    ``opens``: numbers of claims whose trigger begins here. ``control``: code point of a control character, shown by
    name instead of being obeyed.
    """

    text: str
    families: tuple[str, ...] = ()
    triggers: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    control: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one region up to an empty line. ``because``: why it was set aside, where it was."""

    start: int
    kind: RegionKind
    stretches: tuple[Stretch, ...]
    because: str = ""

    @property
    def read(self) -> bool:
        return self.kind in READ_REGIONS

    @property
    def aside(self) -> bool:
        return self.kind not in READ_REGIONS and self.kind not in QUIET


def paragraphs(text: str, regions: Sequence[Region], claims: Sequence[Claim]) -> tuple[Paragraph, ...]:
    """Blocks with words in them, each within one region; claims are numbered from 1 in the order given."""
    cuts = _cuts(text, regions, claims)
    found = []
    for region in regions or (Region(start=0, end=len(text), kind="body"),):
        for block in _BLOCK.finditer(text[region.start : region.end]):
            start, end = region.start + block.start(), region.start + block.end()
            found.append(
                Paragraph(start, region.kind, tuple(_stretches(text, start, end, cuts, claims)), region.because)
            )
    return tuple(found)


def _cuts(text: str, regions: Sequence[Region], claims: Sequence[Claim]) -> tuple[int, ...]:
    edges = {0, len(text)}
    edges |= {at for region in regions for at in (region.start, region.end)}
    edges |= {at for claim in claims for span in (claim.sentence, claim.trigger) for at in (span.start, span.end)}
    edges |= {at for control in CONTROL.finditer(text) for at in control.span()}
    return tuple(sorted(at for at in edges if 0 <= at <= len(text)))


def _stretches(text: str, start: int, end: int, cuts: Sequence[int], claims: Sequence[Claim]) -> Iterable[Stretch]:
    inner = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
    near = [
        (number, claim) for number, claim in enumerate(claims, 1)
        if any(span.start < end and start < span.end for span in (claim.sentence, claim.trigger))
    ]  # fmt: skip
    for lo, hi in pairwise(inner):
        words = text[lo:hi]
        if CONTROL.fullmatch(words):
            yield Stretch("", control=f"U+{ord(words):04X}")
            continue
        covering = [claim for _, claim in near if claim.sentence.start <= lo and hi <= claim.sentence.end]
        triggers = [(number, claim) for number, claim in near if claim.trigger.start <= lo and hi <= claim.trigger.end]
        yield Stretch(
            words,
            tuple(dict.fromkeys(map(family, covering))),
            tuple(number for number, _ in triggers),
            tuple(number for number, claim in triggers if claim.trigger.start == lo),
        )
