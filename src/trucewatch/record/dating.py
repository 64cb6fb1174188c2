"""The date of a report that gives none, from dated reports of the same events; nothing when they do not settle it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from trucewatch.model.claim import Claim
from trucewatch.model.report import READ_REGIONS, CleanReport
from trucewatch.record.sightings import Sighting, keys, sight, told_words
from trucewatch.record.weekdays import DAYS, Span, weekdays_in

ENOUGH = 2.0
"""Weight of the matches that settle a date: two events, or one told with all its particulars."""


FRESH_DAYS = 2
"""Days from an event told by its weekday to the report (project convention)."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """ISO day, the reasoning as text, and ids of the dated reports it rests on."""

    published: str
    reason: str
    from_reports: tuple[str, ...]


def infer_dates(reports: Sequence[tuple[CleanReport, Sequence[Claim]]]) -> dict[str, Inferred]:
    """Inferred dates of the undated among ``reports``, by report id; dates once inferred are never used to infer."""
    undated = {clean.id: claims for clean, claims in reports if clean.ref.published is None}
    texts = {clean.id: read_text(clean) for clean, _ in reports if clean.id in undated}
    stated = [clean.id for clean, _ in reports if clean.ref.published and clean.ref.published_basis != "inferred"]
    dated = [claim for clean, claims in reports if clean.id in set(stated) for claim in claims]
    return infer_from(undated, dated, texts)


def infer_from(
    undated: Mapping[str, Sequence[Claim]], dated: Sequence[Claim], texts: Mapping[str, str] | None = None
) -> dict[str, Inferred]:
    """``texts``: what each undated report says, for the weekdays it names beside its claims."""
    index: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in sorted(dated, key=lambda claim: claim.id):
        for key in keys(claim):
            index[key].append(claim)
    found = {}
    for report_id, claims in sorted(undated.items()):
        sightings = [
            sighting for claim in claims for key in keys(claim) for other in index.get(key, ())
            if (sighting := sight(claim, other))
        ]  # fmt: skip
        words = (texts or {}).get(report_id) or "; ".join(map(told_words, claims))
        inferred = settle(sightings, weekdays_in(words))
        if inferred is not None:
            found[report_id] = inferred
    return found


def settle(sightings: Sequence[Sighting], weekdays: Sequence[int]) -> Inferred | None:
    """The one stretch of days on which enough events agree, read as the last weekday that the report names.

    Two stretches that both have enough leave the date open.
    """
    pinned = sorted({s.days for s in sightings if s.pins}, key=lambda days: (days.first, days.last))
    options = [(option, *_support(option, sightings)) for option in pinned]
    enough = [(option, weight, found) for option, weight, found in options if weight >= ENOUGH]
    if not enough:
        return None
    option, _, supporting = max(enough, key=lambda one: (one[1], -one[0].days))
    rivals = [other for other, weight, _ in enough if other.meet(option) is None and weight > 0]
    if rivals:
        return None
    days = option
    for sighting in supporting:
        days = days.meet(sighting.days) or days
    day = _printed_on(days, weekdays)
    because = "; ".join(dict.fromkeys(sighting.words for sighting in supporting))
    named = day.weekday() in set(weekdays)
    how = f"the last weekday it names is {DAYS[day.weekday()]}" if named else "the first day that fits"
    reports = tuple(dict.fromkeys(sighting.report for sighting in supporting))
    return Inferred(day.isoformat(), f"{because}; {how}", reports)


def _support(option: Span, sightings: Sequence[Sighting]) -> tuple[float, list[Sighting]]:
    """Weight of the events that allow ``option``: each event of the undated report once, at its best match."""
    best: dict[str, Sighting] = {}
    for sighting in sightings:
        if option.meet(sighting.days) is None:
            continue
        known = best.get(sighting.event)
        if known is None or (sighting.weight, sighting.pins) > (known.weight, known.pins):
            best[sighting.event] = sighting
    weight = 0.0
    for _, group in groupby(sorted(best.values(), key=lambda one: one.family), key=lambda one: one.family):
        # Two facts of one truce tend to be told together: the second is half a witness.
        first, *others = sorted((sighting.weight for sighting in group), reverse=True)
        weight += first + 0.5 * len(others)
    return weight, [best[event] for event in sorted(best)]


def _printed_on(days: Span, weekdays: Sequence[int]) -> date:
    """News is printed on the day of the last event it names by its weekday, and is no more than two days old."""
    within = [days.first + timedelta(days=n) for n in range(min(days.days, FRESH_DAYS + 1))]
    named = [day for day in within if day.weekday() in set(weekdays)]
    return named[-1] if named else days.first


def read_text(clean: CleanReport) -> str:
    return " ".join(clean.text[region.start : region.end] for region in clean.regions if region.kind in READ_REGIONS)
