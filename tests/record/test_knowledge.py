"""Which moment a question means, and from when a report counts as known."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.factory import claim, report
from trucewatch.record.knowledge import KnownReport, known_claims, known_from, parse_moment

UTC = UTC
RECEIVED = datetime(2020, 1, 2, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "edge", "meant"),
    [
        ("2016-05-10", "end", datetime(2016, 5, 11, tzinfo=UTC)),
        ("2016-05-10", "noon", datetime(2016, 5, 10, 12, tzinfo=UTC)),
        ("2016-05-10", "start", datetime(2016, 5, 10, tzinfo=UTC)),
        (" 2016-05-10T20:00 ", "end", datetime(2016, 5, 10, 20, tzinfo=UTC)),
        ("2016-05-10T20:00Z", "noon", datetime(2016, 5, 10, 20, tzinfo=UTC)),
        ("2016-05-10T01:00+03:00", "end", datetime(2016, 5, 9, 22, tzinfo=UTC)),
    ],
)
def test_a_moment(text: str, edge: str, meant: datetime) -> None:
    assert parse_moment(text, edge=edge) == meant  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "yesterday", "2016-13-01", "2016-02-30", "2016-05-10T25:00"])
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_moment(text)


def test_a_bare_publication_date_is_known_from_its_end() -> None:
    assert known_from(report("a", "2016-05-10"), RECEIVED) == parse_moment("2016-05-10")
    assert known_from(report("a", "2016-05-10T09:00+03:00"), RECEIVED) == parse_moment("2016-05-10T06:00Z")
    assert known_from(report("a"), RECEIVED) == RECEIVED


def test_claims_of_unknown_and_later_reports_are_left_out_and_each_id_counts_once() -> None:
    early, late, stray = (
        claim("truce.declared", report(id, day))
        for id, day in (("a", "2016-05-01"), ("b", "2016-05-09"), ("c", "2016-05-01"))
    )
    reports = [KnownReport(each.report, known_from(each.report, RECEIVED)) for each in (early, late)]
    assert known_claims([early, early, late, stray], reports, parse_moment("2016-05-02")) == (early,)


def test_the_date_inferred_after_reading_counts() -> None:
    told = claim("truce.declared", report("a"))
    dated = report("a", "2016-05-01")
    (found,) = known_claims([told], [KnownReport(dated, known_from(dated, RECEIVED))], parse_moment("2016-05-02"))
    assert found.report.published == "2016-05-01"
