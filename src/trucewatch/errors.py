"""One tree of errors; each carries the facts a person needs to act on it.

TrucewatchError
├── SettingsError          a setting that cannot be used
├── ReportError            one report could not be taken in: path, step and reason; the run goes on
├── ManifestError          a manifest.csv that cannot be used: path, line and reason
└── RecordError            the record file cannot be used
    ├── NotARecord         the file is something else
    └── NewerRecord        written by a later version of trucewatch
"""

from __future__ import annotations


class TrucewatchError(Exception):
    """Root of every error that trucewatch raises on purpose."""


class SettingsError(TrucewatchError):
    """A setting that cannot be used; the message names it."""


class ReportError(TrucewatchError):
    """One report could not be taken in; the rest of the run is not affected."""

    def __init__(self, path: str, step: str, reason: str) -> None:
        super().__init__(f"{path}: {step}: {reason}")
        self.path, self.step, self.reason = path, step, reason


class ManifestError(TrucewatchError):
    """A manifest.csv (or one of its rows) that cannot be used."""

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        super().__init__(f"{path}{f', line {line}' if line else ''}: manifest: {reason}")
        self.path, self.line, self.reason = path, line, reason


class RecordError(TrucewatchError):
    """The record cannot be opened, read or written."""


class NotARecord(RecordError):
    """The file given as record is not a trucewatch record."""


class NewerRecord(RecordError):
    """The record was written by a later version of trucewatch."""
