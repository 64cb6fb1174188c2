"""The listings of the record in a terminal; who says so stands in the same row as what is said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich.console import RenderableType
from rich.text import Text

from trucewatch.desk import formats
from trucewatch.desk.cli.layout import clocks_line, grid, nothing, short, stacked
from trucewatch.desk.queries import Clocks
from trucewatch.desk.views import ReportRow
from trucewatch.model.claim import Figure
from trucewatch.model.issue import Issue
from trucewatch.model.truce import CasualtyLine, Contact, Dispute, Talks


def casualties(found: Sequence[CasualtyLine], at: Clocks) -> RenderableType:
    return stacked(clocks_line(at), casualty_table(found) if found else nothing("casualty figures"))


def casualty_table(found: Sequence[CasualtyLine]) -> RenderableType:
    table = grid(("Figure", 4), ("Who says so", 4), ("Where", 3), ("When", 4), ("Said", 3))
    for line in found:
        figure = Text(formats.figure(line.figure), style="dim strike" if line.superseded_by else "")
        if line.superseded_by:
            figure.append("\nreplaced by a later figure", style="not strike dim")
        where = ", ".join(part for part in (line.place, line.country) if part) or "–"
        table.add_row(figure, line.claimant, where, _window(line.figure), formats.moment(line.said_at))
    return table


def _window(figure: Figure) -> str:
    window = figure.window
    if window is None or (window.start is None and window.end is None):
        return "the whole conflict" if window and window.kind == "conflict_to_date" else "–"
    if window.kind == "conflict_to_date" or (window.kind == "period" and window.end is None):
        return f"since {formats.moment(window.start)}"
    return formats.happening(window.start, window.end)


def talks(found: Sequence[Talks], at: Clocks) -> RenderableType:
    return stacked(clocks_line(at), talks_table(found) if found else nothing("talks"))


def talks_table(found: Sequence[Talks]) -> RenderableType:
    table = grid(("Talks", 5), ("Status", 3), ("Planned for", 5), ("Held", 4), ("Parties", 4))
    for each in found:
        planned = [formats.moment(date.planned_for) for date in each.scheduled]
        slip = f" ({each.slipped_days:+d} days)" if each.slipped_days else ""
        name = Text(each.name)
        if each.venue and each.venue not in each.name:
            name.append(f", {each.venue}")
        status = f"{each.status}: {each.outcome}" if each.outcome else each.status
        held = formats.happening(each.started, each.ended) if each.started or each.ended else "–"
        table.add_row(name, status, " → ".join(planned) + slip or "–", held, formats.names(each.parties))
    return table


def contacts(found: Sequence[Contact], at: Clocks) -> RenderableType:
    if not found:
        return stacked(clocks_line(at), nothing("contacts"))
    table = grid(("When", 3), ("Contact", 5), ("Asked for by", 3), ("Account by", 4), ("In words", 8))
    for each in found:
        who = f"{each.mode}: {' – '.join(each.participants)}" + (f", {each.place}" if each.place else "")
        # Two accounts are two rows: they are two claims about one call.
        for number, readout in enumerate(each.readouts or (None,)):
            first = number == 0
            by, text = ("–", "") if readout is None else (_by(readout.by, readout.relayed_by), _flat(readout.text))
            table.add_row(
                formats.moment(each.when) if first else "", who if first else "",
                (each.initiator or "–") if first else "", by, text,
            )  # fmt: skip
    return stacked(clocks_line(at), table)


def reports(found: Sequence[ReportRow], at: Clocks) -> RenderableType:
    if not found:
        return stacked(clocks_line(at), nothing("reports", "Add some with: trucewatch add PATH..."))
    table = grid(("Id", 0), ("Published", 5), ("By", 0), ("Outlet", 5), ("Headline", 11), ("Claims", 0))
    ids = [row.id for row in found]
    for row in found:
        outlet = ", ".join(dict.fromkeys(name for name in (row.outlet, row.agency) if name)) or "–"
        version = f" [{row.version}]" if row.version else ""
        headline = Text(_flat(row.headline or row.path) + version)
        date, basis = formats.moment(row.published), row.published_basis if row.published else "unknown"
        table.add_row(short(row.id, ids), date, basis, outlet, headline, str(row.claims))
    return stacked(clocks_line(at), table)


def disputes(found: Sequence[Dispute], at: Clocks) -> RenderableType:
    if not found:
        return stacked(clocks_line(at), nothing("disputes"))
    table = grid(("About", 4), ("What", 3), ("Value", 6), ("Who says so", 5))
    for each in found:
        for number, value in enumerate(each.values):
            first = number == 0
            about, field = (each.about, formats.kind(each.field)) if first else ("", "")
            table.add_row(about, field, formats.value(value.value), formats.names(value.claimants))
    return stacked(clocks_line(at), table)


def issues(found: Sequence[Issue], at: Clocks) -> RenderableType:
    """What could not be read and still cannot; the clocks do not matter to it."""
    if not found:
        return stacked(clocks_line(at), Text("No open issues: every report that was looked at is in.", style="italic"))
    table = grid(("Met", 4), ("Step", 2), ("File", 7), ("Reason", 8))
    for issue in found:
        table.add_row(
            formats.instant(datetime.fromisoformat(issue.at)), issue.step, Text(issue.path), Text(issue.reason)
        )
    return stacked(clocks_line(at), table)


def _by(name: str, relayed_by: Sequence[str]) -> str:
    return f"{name} via {', '.join(relayed_by)}" if relayed_by else name


def _flat(text: str) -> str:
    return " ".join(text.split())
