"""The casualty ledger: one line per claimant and key, later figures beside earlier ones, never a sum (§4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.model.claim import Claim, Figure, Place
from trucewatch.model.truce import CasualtyLine
from trucewatch.model.when import Window
from trucewatch.record import rules
from trucewatch.record.areas import fold_name
from trucewatch.record.claimants import claimants_of
from trucewatch.record.moments import Stretch, is_background
from trucewatch.record.names import short_hash, slug

KINDS = frozenset({"casualty.incident", "casualty.window", "displacement.reported"})
INCIDENT_ROLES = ("event", None, "coverage")


@dataclass(frozen=True, slots=True)
class _Entry:
    claim: Claim
    figure: Figure
    window: Window
    place: Place | None
    conflict: str | None

    @property
    def claimant(self) -> str:
        return ", ".join(claimants_of(self.claim))

    @property
    def series(self) -> tuple[str, ...]:
        """What must be equal for two figures to be one series (§4.6), the window apart."""
        method = str(self.claim.details.get("method") or "")
        part_of = str(self.claim.details.get("part_of") or "")
        place = fold_name(self.place.name) if self.place else ""
        return (
            fold_name(self.claimant), self.figure.measure, self.figure.population or "", place, self.conflict or "",
            self.window.kind, method, part_of,
        )  # fmt: skip

    @property
    def said(self) -> str:
        return self.claim.report.published or ""


def ledger(claims: Sequence[Claim], conflict_name: Callable[[str | None], str | None]) -> tuple[CasualtyLine, ...]:
    """``claims`` in reading order. Equal figures of one claimant for one key are one line with several claims."""
    lines: list[list[_Entry]] = []
    by_series: dict[tuple[str, ...], list[list[_Entry]]] = {}
    for entry in filter(None, map(_entry, claims)):
        known = by_series.setdefault(entry.series, [])
        for line in known:
            if _same_figure(line[0], entry) and _same_count(line[0], entry):
                line.append(entry)
                break
        else:
            known.append([entry])
            lines.append(known[-1])
    ids = {id(line): _line_id(line) for line in lines}
    made = []
    for series in by_series.values():
        for line in series:
            later = [other for other in series if other is not line and _supersedes(other, line)]
            newest = max(later, key=lambda other: (other[-1].said, ids[id(other)]), default=None)
            made.append(_line(line, ids[id(line)], ids[id(newest)] if newest else None, conflict_name))
    return tuple(sorted(made, key=lambda line: (line.figure.window.start or "" if line.figure.window else "", line.id)))


def same_window(one: Window, two: Window, slack: timedelta = timedelta(0)) -> bool:
    """Incidents of one day, give or take ``slack``; periods from one day that end within three; the war to date."""
    if one.kind != two.kind:
        return False
    if one.kind == "conflict_to_date":
        return True
    if not one.start or not two.start:
        return False
    apart = Stretch.of(one.start).distance(Stretch.of(two.start))
    if one.kind == "incident":
        # Touching days have no distance between them: one day apart is 24 h from first to first instant.
        return abs(_day(one.start) - _day(two.start)) <= slack
    if apart > timedelta(0) or one.start != two.start:
        return False
    if one.end is None or two.end is None:
        return one.end == two.end
    return abs(Stretch.of(one.end).hi - Stretch.of(two.end).hi) <= rules.WINDOW_SLACK


def _day(iso: str) -> datetime:
    return Stretch.of(iso[:10]).lo


def _one_incident(one: _Entry, two: _Entry) -> timedelta:
    """How far apart the days may be. In a town of daily strikes only the same target makes two days one incident."""
    targets = (one.claim.details.get("target"), two.claim.details.get("target"))
    pinned = bool(one.place and one.place.precision in ("site", "district"))
    return rules.INCIDENT_DAYS if pinned or (targets[0] and targets[0] == targets[1]) else timedelta(0)


def _same_cause(one: _Entry, two: _Entry) -> bool:
    pairs = ((one.claim.subtype, two.claim.subtype), (one.claim.details.get("target"), two.claim.details.get("target")))
    return all(not a or not b or a == b for a, b in pairs)


def _entry(claim: Claim) -> _Entry | None:
    figure = claim.figure
    if claim.kind not in KINDS or figure is None or claim.polarity == "denied":
        return None
    if claim.modality not in ("actual", "historical"):
        return None
    window = figure.window or Window(
        start=claim.when.start if claim.when else None,
        end=claim.when.end if claim.when else None,
        kind="incident" if claim.kind == "casualty.incident" else "period",
    )
    place = next((p for role in INCIDENT_ROLES for p in claim.places if p.role == role), None)
    conflict = claim.details.get("conflict") or (place.country if place else None)
    return _Entry(claim, figure, window, place, str(conflict) if conflict else None)


def _same_figure(one: _Entry, two: _Entry) -> bool:
    a, b = one.figure, two.figure
    return (a.low, a.best, a.high, a.bound) == (b.low, b.best, b.high, b.bound)


def _supersedes(later: Sequence[_Entry], earlier: Sequence[_Entry]) -> bool:
    """A later figure of the same claimant for the same key; one report's own two figures leave each other alone."""
    if not later[-1].said or not earlier[-1].said or is_background(later[-1].claim):
        return False
    same = _same_count(later[0], earlier[0]) or _continues(later[-1], earlier[-1])
    return same and later[-1].said > earlier[-1].said


def _same_count(one: _Entry, two: _Entry) -> bool:
    if not one.window.start or not two.window.start:
        # Without a day only the report itself can mean the same incident twice.
        repeated = one.claim.report.id == two.claim.report.id and one.window == two.window
        return repeated or (one.window.kind == "conflict_to_date" and same_window(one.window, two.window))
    return _same_cause(one, two) and same_window(one.window, two.window, _one_incident(one, two))


def _continues(later: _Entry, earlier: _Entry) -> bool:
    """A running count: the same beginning, and each window ends at about the day it was told."""
    if later.window.kind != "period" or later.window.start != earlier.window.start or not later.window.start:
        return False
    return _to_date(later) and _to_date(earlier)


def _to_date(entry: _Entry) -> bool:
    end = entry.window.end
    return end is None or (bool(entry.said) and Stretch.of(end).distance(Stretch.of(entry.said)) <= rules.WINDOW_SLACK)


def _line_id(line: Sequence[_Entry]) -> str:
    first = line[0]
    figure = f"{first.figure.low}-{first.figure.best}-{first.figure.high}-{first.figure.bound}"
    window = f"{first.window.start}-{first.window.end}"
    tail = short_hash(*first.series, figure, window, "" if first.said or first.window.start else first.claim.id)
    return f"{slug(first.figure.measure, first.conflict, (first.window.start or '')[:10] or None)}-{tail}"


def _line(
    line: Sequence[_Entry], line_id: str, superseded_by: str | None, conflict_name: Callable[[str | None], str | None]
) -> CasualtyLine:
    first = line[0]
    return CasualtyLine(
        id=line_id,
        claimant=first.claimant,
        figure=first.figure.model_copy(update={"window": first.window}),
        place=first.place.name if first.place else None,
        country=first.place.country if first.place else None,
        said_at=first.claim.report.published,
        conflict=conflict_name(first.conflict),
        superseded_by=superseded_by,
        claims=tuple(sorted(entry.claim.id for entry in line)),
    )
