"""The casualty ledger in the order it is read: the latest figure of a claimant, the ones it replaced right below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model.truce import CasualtyLine


@dataclass(frozen=True, slots=True)
class Line:
    """``newer``: the line that replaced this one, where it did."""

    line: CasualtyLine
    newer: CasualtyLine | None


def told(lines: Sequence[CasualtyLine]) -> tuple[Line, ...]:
    """By the time covered, the latest first; figures are never added up, so there is no total."""
    by_id = {line.id: line for line in lines}
    older: dict[str, list[CasualtyLine]] = {}
    heads = []
    for line in lines:
        if line.superseded_by in by_id:
            older.setdefault(str(line.superseded_by), []).append(line)
        else:
            heads.append(line)
    found: list[Line] = []
    for head in sorted(heads, key=_day, reverse=True):
        found.append(Line(head, None))
        found += _replaced(head, older)
    return tuple(found)


def _replaced(head: CasualtyLine, older: dict[str, list[CasualtyLine]]) -> list[Line]:
    found = []
    for line in sorted(older.get(head.id, ()), key=lambda line: (line.said_at or "", line.id), reverse=True):
        found += [Line(line, head), *_replaced(line, older)]
    return found


def _day(line: CasualtyLine) -> tuple[str, str, str]:
    window = line.figure.window
    start = (window.start or window.end or "") if window else ""
    return (start, line.place or "", line.id)
