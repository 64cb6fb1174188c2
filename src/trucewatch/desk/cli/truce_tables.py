"""Truces in a terminal: the situation board and the list of all."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from trucewatch.desk import formats
from trucewatch.desk.cli.layout import clocks_line, grid, nothing, stacked
from trucewatch.desk.queries import ENDING_SOON, Clocks
from trucewatch.desk.views import Board
from trucewatch.model.truce import Truce
from trucewatch.model.when import earliest, latest


def board(situation: Board, at: Clocks) -> RenderableType:
    """In force, lately ended, to come, unclear; empty groups are left out, but not the first."""
    parts: list[RenderableType] = [clocks_line(at)]
    if not situation.in_force:
        parts.append(Text(f"No truce in force. {_covered(situation)}".rstrip(), style="italic"))
    for title, group in _groups(situation).items():
        if group:
            parts += [_table(group, at, title), Text("")]
    return stacked(*parts)


def truces(found: Sequence[Truce], at: Clocks) -> RenderableType:
    if not found:
        return stacked(clocks_line(at), nothing("truces"))
    return stacked(clocks_line(at), _table(found, at, None))


def clock_of(truce: Truce, at: Clocks) -> Text:
    """When it ends, in words and as time left; for one that is over, since when."""
    term = truce.terms[-1] if truce.terms else None
    if truce.status != "in_effect":
        return Text(f"since {formats.moment(truce.status_since, truce.zone)}" if truce.status_since else "–")
    if term is None or (term.end is None and term.end_utc is None):
        return Text("open end" if term and term.end_kind == "open" else "end unknown")
    end = earliest(term.end_utc) if term.end_utc else latest(str(term.end), truce.zone)
    text = Text(f"ends {formats.moment(term.end, truce.zone)}")
    to_go = end - at.on
    if to_go.total_seconds() > 0:
        text.append(f", {formats.left(to_go)} left", style="bold yellow" if to_go <= ENDING_SOON else "")
    return text


def _groups(situation: Board) -> dict[str, tuple[Truce, ...]]:
    return {
        "In force": situation.in_force,
        "Ended in the last 72 hours": situation.ended_lately,
        "To come": situation.coming,
        "Suspended, or end unknown": situation.unclear,
    }


def _covered(situation: Board) -> str:
    if situation.first_published is None:
        return "The record holds no dated report." if situation.reports else "The record holds no report."
    first, last = formats.moment(situation.first_published), formats.moment(situation.last_published)
    return f"Reports in the record run from {first} to {last}; ask about a moment with --on."


def _table(found: Sequence[Truce], at: Clocks, title: str | None) -> Table:
    table = grid(("Truce", 8), ("Status", 4), ("Clock", 7), ("Parties", 5), title=title)
    for truce in found:
        parties = [each.name for each in truce.parties if each.role == "party"]
        status = Text(formats.status(truce))
        if truce.compliance != "not_assessed":
            status.append(f"\n{formats.kind(truce.compliance)}", style="yellow")
        if truce.disputes:
            status.append(f"\ndisputed: {', '.join(dict.fromkeys(each.field for each in truce.disputes))}", style="red")
        table.add_row(_name(truce), status, clock_of(truce, at), formats.names(parties))
    return table


def _name(truce: Truce) -> Text:
    """Name and id (what `show truce` takes), with what the name does not say."""
    text = Text(truce.name)
    terms = len(truce.terms)
    about = [truce.id]
    about += [formats.kind(truce.instrument_kind)] if formats.kind(truce.instrument_kind) not in truce.name else []
    about += [f"{terms} terms"] if terms > 1 else []
    about += [] if truce.confirmed else ["unconfirmed"]
    return text.append(f"\n{', '.join(about)}", style="dim")
