"""Small steps for tests of runs, stores and the desk: each line of a report that starts with a kind is a claim.

published: 2016-05-10
truce.declared: The command said a calm would hold.
BAD        raises ReportError when cleaned
CRASH      raises a KeyError when read, as a faulty rule would
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from trucewatch.errors import ReportError
from trucewatch.model.claim import KINDS, Claim, Reason
from trucewatch.model.issue import Issue
from trucewatch.model.report import CleanReport, Hints, PublishedBasis, RawReport, Receipt, Region, ReportRef
from trucewatch.model.span import Span
from trucewatch.model.stores import Filing, Received
from trucewatch.runs.steps import InferredDate, Reader, Steps

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def raw_of(text: str, path: str = "report.txt", hints: Hints | None = None, at: datetime = NOW) -> RawReport:
    data = text.encode()
    receipt = Receipt(
        path=path,
        received_at=at.isoformat(),
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
    )
    return RawReport(data, receipt, hints or Hints())


def gather(paths: Sequence[str], hints: Hints, now: datetime) -> Iterator[RawReport | Issue]:
    for path in map(Path, paths):
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            if not file.exists():
                yield Issue(path=str(file), step="intake", reason="no such file", at=now.isoformat())
            else:
                yield raw_of(file.read_text(), str(file.relative_to(path)) if path.is_dir() else file.name, hints, now)


def clean(raw: RawReport) -> CleanReport:
    text = raw.data.decode()
    if "BAD" in text:
        raise ReportError(raw.receipt.path, "clean", "the file holds no words")
    stated = next((line[11:] for line in text.splitlines() if line.startswith("published: ")), None)
    basis: PublishedBasis = "dateline" if stated else "unknown"
    if raw.hints.published:
        stated, basis = raw.hints.published, raw.hints.published_basis
    ref = ReportRef(
        id=raw.id,
        path=raw.receipt.path,
        published=stated,
        published_basis=basis,
        outlet=raw.hints.outlet,
        language="en",
    )
    regions = (Region(start=0, end=len(text), kind="body"),)
    return CleanReport(ref=ref, text=text, regions=regions, receipt=raw.receipt, url=raw.hints.url)


def read(report: CleanReport) -> tuple[Claim, ...]:
    if "CRASH" in report.text:
        raise KeyError("no such word")
    claims, start = [], 0
    for line in report.text.splitlines(keepends=True):
        kind = line.partition(":")[0]
        if kind in KINDS:
            claims.append(claim_of(report, kind, start, start + len(line.rstrip())))
        start += len(line)
    return tuple(claims)


def claim_of(report: CleanReport, kind: str, start: int, end: int) -> Claim:
    digest = hashlib.sha256(f"{report.id} {start} {kind}".encode()).hexdigest()
    return Claim(
        id=digest[:16],
        kind=kind,
        claimants=("The command",),
        sentence=Span.of(report.text, start, end),
        trigger=Span.of(report.text, start, start + len(kind)),
        because=(Reason(rule="line", detail=kind),),
        report=report.ref,
    )


def infer_dates(reports: Sequence[tuple[CleanReport, tuple[Claim, ...]]]) -> Mapping[str, InferredDate]:
    """An undated report that names its follow-up (``after: WORD``) is dated by the first dated report with the word."""
    dated = sorted((clean.ref.published, clean.id, clean) for clean, _ in reports if clean.ref.published)
    found = {}
    for undated, _ in reports:
        word = undated.text.partition("after: ")[2].split("\n")[0]
        if undated.ref.published is None and word:
            for published, _, other in dated:
                if word in other.text and published:
                    found[undated.id] = InferredDate(published, f"tells the same as {other.ref.path}")
                    break
    return found


READER = Reader(clean, read, "reader 1")
STEPS = Steps(gather, READER, infer_dates)


def newer_steps() -> Steps:
    """The same steps under another version, whose reader finds one claim less."""
    return replace(STEPS, reader=Reader(clean, _read_less, "reader 2"))


def _read_less(report: CleanReport) -> tuple[Claim, ...]:
    return read(report)[:-1]


def filing_of(text: str, path: str = "report.txt", hints: Hints | None = None, reader: str = "reader 1") -> Filing:
    raw = raw_of(text, path, hints)
    report = clean(raw)
    return Filing(raw.data, (Received(raw.receipt, raw.hints),), report, read(report), reader)


def write(folder: Path, **texts: str) -> Path:
    """A folder of reports, one per keyword: ``write(tmp_path, a="...")`` makes ``a.txt``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder
