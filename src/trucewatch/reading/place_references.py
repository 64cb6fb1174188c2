"""Words that point back to a place: "the city", "the northern province"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.model.claim import PlacePrecision
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.sentences import Sentence

# Noun -> precisions of the places that it can stand for.
_FITTING: dict[str, tuple[PlacePrecision, ...]] = {
    "city": ("city",),
    "town": ("city",),
    "village": ("city", "site"),
    "enclave": ("district", "region", "city"),
    "province": ("region",),
    "governorate": ("region",),
    "district": ("district",),
    "region": ("region", "district"),
    "territory": ("region", "country"),
    "country": ("country",),
}
_GENERIC = re.compile(rf"\b(?:the|that)\s+(?:[\w-]+\s+){{0,2}}?(?P<noun>{'|'.join(_FITTING)})\b", re.IGNORECASE)

# "Air strikes there killed 28"; not "there was", nor "there" at the head of a sentence.
_THERE = re.compile(
    r"(?<=[a-z,’”] )there\b(?!\s+(?:is|are|was|were|has|have|had|will|would|could|can|may|might|be|to)\b)"
)
_NEAR = 400
"""Characters back to the place that "there" can mean: two sentences."""


def with_references(
    sentence: Sentence, here: Sequence[PlaceMention], before: Sequence[PlaceMention], countries: Sequence[str]
) -> tuple[PlaceMention, ...]:
    """The places of a sentence with those that it refers back to, in reading order.

    ``before``: places of the sentences before. A reference is to the latest place of its sort in the first of
    ``countries`` (ISO codes), those of the report.
    """
    found = list(here)
    for match in _GENERIC.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        named = any(p.start < end + 4 and start < p.end for p in here)
        if named or re.match(r"\s+of\s+[A-Z]", sentence.text[match.end() :]):
            continue
        seen = (*before, *(p for p in here if p.end <= start))
        target = _latest(_FITTING[match["noun"].lower()], seen, countries)
        if target is not None:
            why = f"{match.group()}: {target.text} above"
            reference = replace(target, start=start, end=end, text=match.group(), head=start, because=why)
            found.append(replace(reference, associative=False))
    for match in _THERE.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        near = [p for p in (*before, *here) if start - _NEAR <= p.start and p.end <= start]
        spots = [p for p in near if not p.associative and p.place.precision not in ("country", "supranational")]
        if spots:
            why = f"there: {spots[-1].text} above"
            found.append(replace(spots[-1], start=start, end=end, text=match.group(), head=start, because=why))
    return tuple(sorted(found, key=lambda p: p.start))


def _latest(
    sorts: Sequence[PlacePrecision], seen: Sequence[PlaceMention], countries: Sequence[str]
) -> PlaceMention | None:
    """The latest place of a sort at home; abroad only where none is, and never another country ("the country")."""
    candidates = [p for p in seen if p.place.precision in sorts]
    at_home = [p for p in candidates if p.place.country in countries[:1]]
    if not at_home and sorts == ("country",):
        return None
    return next(reversed(at_home or candidates), None)
