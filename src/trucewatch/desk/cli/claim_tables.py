"""Claims in a terminal: kind, who says so, values, and the sentence with its trigger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from rich.console import Group, RenderableType
from rich.text import Text

from trucewatch.desk import formats
from trucewatch.desk.cli.layout import clocks_line, grid, nothing, stacked
from trucewatch.desk.queries import Clocks
from trucewatch.model.claim import Claim
from trucewatch.model.report import CleanReport, ReportRef

_EXCERPT = 240


def report_claims(report: CleanReport, claims: Sequence[Claim], width: int) -> RenderableType:
    """One report's head line and its claims in reading order."""
    head = Text(PurePath(report.ref.path).name, style="bold")
    head.append(f"  {provenance(report.ref)}, {_count(len(claims))}", style="dim")
    headline = Text(" ".join(report.headline.text.split())) if report.headline else None
    if not claims:
        return Group(*(part for part in (head, headline, Text("")) if part is not None))
    return stacked(head, headline, _table(claims, width), Text(""))


def _count(number: int) -> str:
    return "no claims" if number == 0 else "1 claim" if number == 1 else f"{number} claims"


def claims(found: Sequence[Claim], at: Clocks) -> RenderableType:
    """Claims of many reports, each with its date."""
    if not found:
        return stacked(clocks_line(at), nothing("such claims"))
    table = grid(("Reported", 3), ("Claim", 3), ("Who says so", 3), ("What it says", 10))
    for claim in found:
        table.add_row(formats.moment(claim.report.published), _kind(claim), formats.speaker(claim), _content(claim))
    return stacked(clocks_line(at), table)


def sentence(claim: Claim, width: int = _EXCERPT) -> Text:
    """The words themselves, the trigger marked."""
    before, trigger, after = formats.excerpt(claim.sentence, claim.trigger, width)
    text = Text(before, style="italic")
    text.append(trigger, style="bold italic underline")
    text.append(after)
    return text


def provenance(ref: ReportRef) -> str:
    """``Tue 10 May 2016 (manifest), Bloomberg, en``; an unknown date is said to be unknown."""
    date = f"{formats.moment(ref.published)} ({ref.published_basis})" if ref.published else "date unknown"
    # An agency's own page names the same house twice.
    names = dict.fromkeys(name for name in (ref.outlet, ref.agency, ref.language) if name)
    return ", ".join([date, *names])


def _table(claims: Sequence[Claim], width: int) -> RenderableType:
    table = grid(("Claim", 4), ("Who says so", 4), ("What it says", 11))
    for claim in claims:
        table.add_row(_kind(claim), formats.speaker(claim), _content(claim))
    return table


def _kind(claim: Claim) -> Text:
    text = Text(formats.kind(claim.kind))
    if claim.subtype:
        text.append(f" ({formats.kind(claim.subtype)})")
    standing = formats.standing(claim)
    if standing:
        text.append(f"\n{standing}", style="yellow")
    return text


def _content(claim: Claim) -> Text:
    values = values_of(claim)
    text = Text("; ".join(values) + "\n" if values else "")
    return text.append_text(sentence(claim))


def values_of(claim: Claim) -> list[str]:
    """The claim's values in words: figure, dates, actors with their roles, places."""
    values = [formats.figure(claim.figure)] if claim.figure else []
    if claim.term and (claim.term.start or claim.term.end or claim.term.hours):
        length = f"{formats.duration(claim.term.hours)}: " if claim.term.hours else ""
        values.append(f"{length}{formats.stretch(claim.term.start, claim.term.end)}")
    elif claim.when and claim.when.start:
        values.append(formats.happening(claim.when.start, claim.when.end))
    elif claim.when and claim.when.expression:
        values.append(f"“{claim.when.expression}” (date unknown)")
    values += [f"{actor.name}{f' [{actor.role}]' if actor.role else ''}" for actor in claim.actors]
    places = formats.names([place.name for place in claim.places], "")
    return [*values, places] if places else values
