"""The one place that reads settings and picks the engines: which store, which steps, which lookups.

Engines are imported when they are first needed: `trucewatch --help` and listings do not wait for a language model.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch import __version__, settings
from trucewatch.model.claim import Claim, Place
from trucewatch.model.report import CleanReport
from trucewatch.model.stores import ReportStore
from trucewatch.model.truce import Record
from trucewatch.runs.steps import InferredDate, Steps

if TYPE_CHECKING:
    from trucewatch.desk.queries import Queries
    from trucewatch.record.knowledge import KnownReport


def load_settings() -> settings.Settings:
    """Raises SettingsError."""
    return settings.load(os.environ, Path.cwd())


def open_record(address: str, *, create: bool = False) -> ReportStore:
    """Raises NotARecord, NewerRecord, RecordError."""
    from trucewatch.store.sql import open_store

    return open_store(address, create_missing=create)


def queries(store: ReportStore) -> Queries:
    from trucewatch.desk.queries import Queries

    return Queries(store, build_record)


def build_record(claims: Sequence[Claim], reports: Sequence[KnownReport], on: datetime, known: datetime) -> Record:
    from trucewatch.record.fold import build

    return build(claims, reports, on, known, zones=zone_of_place)


def zone_of_place(place: Place) -> str | None:
    """IANA zone of a place of a claim: its own when the gazetteer knows it, else the main one of its country."""
    from trucewatch.lexicon.places import lookup, zone_of

    for found in lookup(place.name):
        if place.country is None or found.country == place.country:
            return zone_of(found)
    return zone_of(place.country) if place.country else None


def steps() -> Steps:
    """The steps as shipped."""
    from trucewatch.clean.cleaner import clean
    from trucewatch.intake.sources import gather
    from trucewatch.reading.reader import read

    return Steps(gather=gather, clean=clean, read=read, infer_dates=infer_dates, reader=__version__)


def infer_dates(reports: Sequence[tuple[CleanReport, tuple[Claim, ...]]]) -> Mapping[str, InferredDate]:
    from trucewatch.record import dating

    return {
        report_id: InferredDate(found.published, found.reason)
        for report_id, found in dating.infer_dates(reports).items()
    }
