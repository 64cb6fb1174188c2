"""Reports made of a few lines, and what cleaning made of them, in words short enough to read in a test."""

from __future__ import annotations

import hashlib

from trucewatch.clean.cleaner import clean
from trucewatch.model.report import READ_REGIONS, CleanReport, Hints, RawReport, Receipt

STORY = """The army and the rebels agreed on Tuesday to stop fighting around the town of Qalda for three days.

The pause lets lorries with flour and medicine reach some 40,000 people, the governor of Qalda told reporters.

Rebel commanders said they would keep to the pause as long as the army did the same.

Both sides accused each other of firing mortars into the town during the night before the pause began.

Talks on a longer truce are to open next week, the governor said."""


def raw(page: str | bytes, path: str = "report.txt", hints: Hints | None = None) -> RawReport:
    data = page.encode("utf-8") if isinstance(page, str) else page
    receipt = Receipt(
        path=path,
        received_at="2026-01-02T03:04:05+00:00",
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
    )
    return RawReport(data, receipt, hints or Hints())


def cleaned(page: str | bytes, path: str = "report.txt", **hints: str) -> CleanReport:
    return clean(raw(page, path, Hints(**hints)))  # type: ignore[arg-type]


def regions(report: CleanReport) -> list[tuple[str, str]]:
    """Kind and words of each region, in order."""
    return [(r.kind, report.text[r.start : r.end].strip()) for r in report.regions]


def kind_of(report: CleanReport, words: str) -> set[str]:
    """Kinds of all regions in which ``words`` stand."""
    found = {kind for kind, text in regions(report) if words in text}
    assert found, f"{words!r} stands in no region"
    return found


def read_words(report: CleanReport) -> str:
    """What a reader will see."""
    return "\n".join(report.text[r.start : r.end] for r in report.regions if r.kind in READ_REGIONS)
