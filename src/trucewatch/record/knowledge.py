"""When the record learnt of a report, and what moment a question means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from trucewatch.model.claim import Claim
from trucewatch.model.report import ReportRef
from trucewatch.model.when import latest

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_EDGES = {"start": timedelta(0), "noon": timedelta(hours=12), "end": timedelta(days=1)}


@dataclass(frozen=True, slots=True)
class KnownReport:
    """A report and the instant (UTC) from which its content counts as known."""

    ref: ReportRef
    known_at: datetime


def known_from(ref: ReportRef, received_at: datetime) -> datetime:
    """Publication time, else receipt time (UTC).

    A bare publication date counts from its end (24:00 UTC): at noon nobody can say that the report was out already.
    """
    return latest(ref.published) if ref.published else received_at.astimezone(UTC)


def parse_moment(text: str, *, edge: Literal["start", "noon", "end"] = "end") -> datetime:
    """The instant (UTC) that ``--on`` or ``--known`` means; a time without offset is UTC.

    A bare date is the end of that day for ``known`` ("all that was published that day"); ``--on`` passes
    ``edge="noon"``: 12:00 UTC stands for "that day". Raises ValueError for anything but ISO 8601 dates and times.
    """
    words = text.strip()
    if _DAY.match(words):
        return datetime.combine(date.fromisoformat(words), time(), UTC) + _EDGES[edge]
    at = datetime.fromisoformat(words)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


def known_claims(claims: Iterable[Claim], reports: Sequence[KnownReport], known: datetime) -> tuple[Claim, ...]:
    """Claims of the reports known at ``known``, each id once, in an order that does not depend on arrival.

    The report's reference is the one given with ``reports``: a date inferred after reading counts here.
    """
    refs = {report.ref.id: report.ref for report in sorted(reports, key=_certainty) if report.known_at <= known}
    kept = {}
    for claim in claims:
        ref = refs.get(claim.report.id)
        if ref is not None:
            kept[claim.id] = claim if claim.report == ref else claim.model_copy(update={"report": ref})
    return tuple(sorted(kept.values(), key=reading_order))


def reading_order(claim: Claim) -> tuple[str, str, int, int, str]:
    """Earliest published first, then as the report reads; undated reports come last."""
    return (claim.report.published or "~", claim.report.id, claim.sentence.start, claim.trigger.start, claim.id)


def _certainty(report: KnownReport) -> tuple[datetime, str]:
    return (report.known_at, report.ref.model_dump_json())
