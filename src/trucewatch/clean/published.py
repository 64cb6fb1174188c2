"""When a report was published, and how that is known.

Order (domain reference §3.3 rule 12): option or manifest, dateline, byline, page metadata, else unknown. A day that
stands in furniture is never among the candidates, so it cannot be chosen. A day without a year is completed only from a
year that the report itself gives elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.clean.dates import Day
from trucewatch.model.report import Hints, PublishedBasis

MAX_LAG = 60
"""Days between a dateline without a year and the page's own date for the year to be taken over."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day printed in the report (not in furniture), with what it would rest on."""

    day: Day
    basis: PublishedBasis
    where: str


@dataclass(frozen=True, slots=True)
class Published:
    value: str | None
    basis: PublishedBasis
    reason: str
    notes: tuple[str, ...] = ()


def resolve(hints: Hints, candidates: Sequence[Candidate], metadata: str | None, origin: str | None) -> Published:
    """``candidates`` in order of trust (datelines before bylines); ``metadata`` as ISO 8601, ``origin`` its tag."""
    found, notes = _from_report(candidates, metadata, origin)
    if not hints.published:
        return Published(found.value, found.basis, found.reason, notes)
    basis: PublishedBasis = "option" if hints.published_basis == "option" else "manifest"
    if (
        found.value
        and found.value[:10] != hints.published[:10]
        and found.value[: len(hints.published)] != hints.published
    ):
        notes = (*notes, f"the {basis} says {hints.published}, the report's {found.basis} says {found.value[:10]}")
    return Published(hints.published, basis, f"given by the {basis}", notes)


def _from_report(
    candidates: Sequence[Candidate], metadata: str | None, origin: str | None
) -> tuple[Published, tuple[str, ...]]:
    notes: list[str] = []
    years = _years(candidates, metadata)
    for candidate in candidates:
        day = candidate.day
        if day.ambiguous:
            resolved = _disambiguated(day, candidates, metadata)
            if resolved is None:
                notes.append(f"{candidate.where}: day and month cannot be told apart")
                continue
            return Published(
                resolved, candidate.basis, f"{candidate.where}, order of day and month from the rest"
            ), tuple(notes)
        if day.iso:
            return Published(day.iso, candidate.basis, candidate.where), tuple(notes)
        completed = _completed(day, years)
        if completed:
            return Published(completed, candidate.basis, f"{candidate.where}, year from {years[0][1]}"), tuple(notes)
        notes.append(f"{candidate.where}: {day.partial}, the year is not given")
    if metadata:
        return Published(metadata, "metadata", origin or "page metadata"), tuple(notes)
    return Published(None, "unknown", "no date in the report, its byline or its metadata"), tuple(notes)


def _years(candidates: Sequence[Candidate], metadata: str | None) -> list[tuple[date, str]]:
    """Full days that the report gives, from which a missing year may be taken."""
    found = [
        (date(c.day.year, c.day.month, c.day.day), c.basis)
        for c in candidates
        if c.day.year is not None and not c.day.ambiguous
    ]
    if metadata:
        found.append((date.fromisoformat(metadata[:10]), "metadata"))
    return [(day, str(basis)) for day, basis in found]


def _completed(day: Day, years: Sequence[tuple[date, str]]) -> str | None:
    """The year that puts the day next to the known one; a page is posted on the day of filing or soon after."""
    if not years:
        return None
    known = years[0][0]
    options = []
    for year in (known.year - 1, known.year, known.year + 1):
        try:
            options.append(date(year, day.month, day.day))
        except ValueError:
            continue
    nearest = min(options, key=lambda option: abs((option - known).days), default=None)
    if nearest is None or abs((nearest - known).days) > MAX_LAG:
        return None
    return nearest.isoformat()


def _disambiguated(day: Day, candidates: Sequence[Candidate], metadata: str | None) -> str | None:
    """03/04 read day first or month first, whichever another date of the report confirms."""
    if day.year is None:
        return None
    readings = {f"{day.year:04}-{day.month:02}-{day.day:02}", f"{day.year:04}-{day.day:02}-{day.month:02}"}
    known = {c.day.iso[:10] for c in candidates if c.day.iso and not c.day.ambiguous} | (
        {metadata[:10]} if metadata else set()
    )
    both = readings & known
    return both.pop() if len(both) == 1 else None
