"""Names of files as they stand in issues and in the record.

A receipt holds the path inside the folder that was asked for; an issue names the file as the person would.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from trucewatch.model.issue import Issue
from trucewatch.model.report import RawReport
from trucewatch.runs.steps import Outcome


def writable(item: RawReport | Issue) -> RawReport | Issue:
    """The same with a path that can be written: file names may hold bytes that are no text (``caf\\xe9.txt``)."""
    if isinstance(item, Issue):
        return item.model_copy(update={"path": _text(item.path)})
    if item.receipt.path == _text(item.receipt.path):
        return item
    return replace(item, receipt=item.receipt.model_copy(update={"path": _text(item.receipt.path)}))


def _text(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def named(outcome: Outcome, paths: Sequence[str]) -> Outcome:
    """The outcome with the place of its file in its issue. Two folders may hold a file of one name: bytes decide."""
    if outcome.issue is None or outcome.raw is None:
        return outcome
    for path in map(Path, paths):
        for candidate in (path / outcome.raw.receipt.path, path):
            if _digest(candidate) == outcome.raw.receipt.sha256:
                return replace(outcome, issue=outcome.issue.model_copy(update={"path": _text(str(candidate))}))
    return outcome


def _digest(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None
    except OSError:
        return None
