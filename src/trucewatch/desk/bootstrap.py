"""The one place that reads settings and picks the engines: which store, which steps, which lookups.

Engines are imported when they are first needed: `trucewatch --help` and listings do not wait for a language model.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import trucewatch
from trucewatch import settings
from trucewatch.model.claim import Claim
from trucewatch.model.explanation import Explanation
from trucewatch.model.report import CleanReport
from trucewatch.model.stores import ReportStore
from trucewatch.runs.steps import InferredDate, Reader, Steps

if TYPE_CHECKING:
    from trucewatch.desk.queries import Queries


def load_settings() -> settings.Settings:
    """Raises SettingsError."""
    return settings.load(os.environ, Path.cwd())


def open_record(address: str, *, create: bool = False) -> ReportStore:
    """Raises NotARecord, NewerRecord, RecordError."""
    from trucewatch.store.sql import open_store

    return open_store(address, create_missing=create)


def queries(store: ReportStore) -> Queries:
    from trucewatch.desk.queries import Queries
    from trucewatch.record.fold import build

    return Queries(store, build)


def steps() -> Steps:
    """The steps as shipped."""
    from trucewatch.clean.cleaner import clean
    from trucewatch.intake.sources import gather
    from trucewatch.reading.reader import read

    return Steps(
        gather=partial(gather, stdin=sys.stdin.buffer),
        reader=Reader(clean, read, version=reader_version()),
        infer_dates=infer_dates,
    )


def explain(report: CleanReport) -> tuple[Explanation, ...]:
    """Each sentence of the report with why its claims were made, or why none was. Reads the report once more."""
    from trucewatch.reading.explaining import explain as explain_report

    return explain_report(report)


def reader_version() -> str:
    """Version of the program with a mark of its rules and word lists, so that a record notices that either changed.

    The word lists are made to be edited in place; a version number alone would leave reports read by the old ones.
    """
    digest = hashlib.sha256()
    package = Path(trucewatch.__file__).parent
    for folder in (
        package / "clean",
        package / "lexicon",
        package / "reading",
        package.parent / "trucewatch_syntax_en",
    ):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(f"{file.relative_to(package.parent)}\0{file.stat().st_size}\0".encode())
                digest.update(file.read_bytes())
    return f"{trucewatch.__version__}+{digest.hexdigest()[:12]}"


def infer_dates(reports: Sequence[tuple[CleanReport, tuple[Claim, ...]]]) -> Mapping[str, InferredDate]:
    from trucewatch.record.dating import infer_dates as infer

    return {report_id: InferredDate(found.published, found.reason) for report_id, found in infer(reports).items()}
