from __future__ import annotations

from datetime import UTC, datetime

from tests.desk.web.filings import WIRES, store_of
from trucewatch.desk.queries import Clocks, Queries, clocks
from trucewatch.desk.web.moments import changes, fullest, in_force, last, neighbours
from trucewatch.record.fold import build

NOW = datetime(2026, 3, 2, tzinfo=UTC)
QUERIES = Queries(store_of(*WIRES), build)
TRUCES = QUERIES.truces(clocks(None, None, NOW))


def test_each_moment_offered_has_its_truce_in_force() -> None:
    for span in in_force(TRUCES):
        held = {truce.id: truce.status for truce in QUERIES.truces(Clocks(span.look, NOW))}
        assert held[span.truce.id] == "in_effect"


def test_the_fullest_and_the_last_moment() -> None:
    spans = in_force(TRUCES)
    best, final = fullest(spans), last(spans, NOW)
    assert best is not None
    assert len(best.truces) == 2
    assert final is not None
    assert final.at == datetime(2016, 5, 11, 20, tzinfo=UTC)


def test_no_moment_in_an_empty_record() -> None:
    assert fullest(()) is None
    assert last((), NOW) is None
    assert neighbours((), NOW) == (None, None)


def test_changes_come_in_order_and_neighbours_lie_around() -> None:
    every = changes(TRUCES)
    assert [change.at for change in every] == sorted(change.at for change in every)
    for change in every:
        before, after = neighbours(TRUCES, change.at)
        assert before is None or before.at < change.at
        assert after is None or after.at > change.at
