"""Trouble with one report: kept in a table beside the reports, never the end of a run."""

from __future__ import annotations

from trucewatch.model.base import Noun


class Issue(Noun):
    """What failed, at which step, on which file, and why; ``at`` is the time (RFC 3339) it was met."""

    path: str
    step: str
    reason: str
    at: str
    report: str | None = None
