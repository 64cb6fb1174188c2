"""The one drawing of time: positions to scale, round ticks, gaps counted, bars as sure as they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.web.filings import WIRES, store_of
from trucewatch.desk.queries import Queries, clocks
from trucewatch.desk.web.drawing.axis import Axis
from trucewatch.desk.web.drawing.canvas import WIDTH
from trucewatch.desk.web.drawing.chain import chain
from trucewatch.desk.web.drawing.lanes import lanes
from trucewatch.desk.web.drawing.pieces import pieces, spans
from trucewatch.desk.web.drawing.strip import board_axis, strip
from trucewatch.model.truce import Reading, Truce, TruceTerm
from trucewatch.record.fold import build

ON = datetime(2016, 5, 10, 12, tzinfo=UTC)
INSTANTS = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
ZONES = st.sampled_from([None, "Asia/Damascus", "America/Bogota", "Asia/Kathmandu", "Australia/Lord_Howe"])


def truce(*terms: TruceTerm, **more: object) -> Truce:
    told = {
        "id": "t", "name": "T", "instrument_kind": "truce", "status": "in_effect", "confirmed": True,
        "zone": "Asia/Damascus", "on": "2016-05-10T12:00Z", "known": "2016-05-10T12:00Z", "terms": terms,
    }  # fmt: skip
    return Truce.model_validate(told | more)


def term(seq: int, start: str | None, end: str | None, **more: object) -> TruceTerm:
    return TruceTerm.model_validate({"seq": seq, "start": start, "end": end} | more)


FIRST = term(1, "2016-05-05T01:00+03:00", "2016-05-07T01:00+03:00", hours=48)
SECOND = term(2, "2016-05-07T01:00+03:00", "2016-05-10T01:00+03:00", hours=72)
LATE = term(3, "2016-05-10T02:30+03:00", "2016-05-12T02:30+03:00", hours=48)


@given(INSTANTS, st.timedeltas(timedelta(minutes=1), timedelta(days=20000)), st.lists(INSTANTS, min_size=2, max_size=2))
def test_the_axis_keeps_the_order_of_time(lo: datetime, length: timedelta, two: list[datetime]) -> None:
    axis = Axis(lo, lo + length, 960, 70)
    earlier, later = sorted(two)
    assert 70 <= axis.x(earlier) <= axis.x(later) <= axis.right


@given(INSTANTS, st.timedeltas(timedelta(minutes=30), timedelta(days=20000)), ZONES)
def test_ticks_are_few_in_order_and_inside(lo: datetime, length: timedelta, zone: str | None) -> None:
    axis = Axis(lo, lo + length, 300)
    ticks = axis.ticks(zone)
    assert len(ticks) <= 300 / axis.room + 2
    xs = [tick.x for tick in ticks]
    assert xs == sorted(xs)
    assert all(0 <= x <= 300 for x in xs)


def test_ticks_stand_on_midnights_of_the_place() -> None:
    axis = Axis(datetime(2016, 5, 5, 20, tzinfo=UTC), datetime(2016, 5, 8, tzinfo=UTC), 960)
    (tick, *_) = [tick for tick in axis.ticks("Asia/Damascus") if tick.label == "Fri 6 May"]
    assert tick.x == axis.x(datetime(2016, 5, 5, 21, tzinfo=UTC))


def test_days_stay_days_when_the_clocks_change() -> None:
    axis = Axis(datetime(2016, 3, 24, tzinfo=UTC), datetime(2016, 3, 30, tzinfo=UTC), 600)
    labels = [tick.label for tick in axis.ticks("Asia/Damascus")]
    assert labels == ["Fri 25 Mar", "Sat 26 Mar", "Sun 27 Mar", "Mon 28 Mar", "Tue 29 Mar", "Wed 30 Mar"]


@given(
    st.lists(st.tuples(st.floats(0, 900), st.floats(1, 200)).map(lambda two: (two[0], two[0] + two[1])), max_size=20)
)
def test_labels_on_one_lane_never_touch(stretches: list[tuple[float, float]]) -> None:
    stretches.sort()
    found = lanes(stretches)
    for lane in set(found):
        mine = [stretch for stretch, on in zip(stretches, found, strict=True) if on == lane]
        assert all(a[1] + 8 <= b[0] for a, b in pairwise(mine))


def test_a_term_is_firm_to_the_moment_and_dotted_after() -> None:
    (one,) = spans([term(1, "2016-05-10T01:00+03:00", "2016-05-11T24:00+03:00")], "Asia/Damascus")
    found = pieces(one, truce(one.term), ON, ON)
    assert [(piece.grammar, piece.end) for piece in found] == [
        ("solid", ON), ("dotted", datetime(2016, 5, 11, 21, tzinfo=UTC)),
    ]  # fmt: skip


def test_an_unconfirmed_term_is_outlined_and_a_day_for_a_start_dotted() -> None:
    (one,) = spans([term(1, "2016-05-05", "2016-05-07")], "Asia/Damascus")
    found = pieces(one, truce(one.term, confirmed=False), ON, ON)
    assert [piece.grammar for piece in found] == ["dotted", "outlined"]
    assert found[0].end - found[0].start == timedelta(days=1)


def test_clocks_told_differently_are_hatched_between() -> None:
    readings = [Reading(start="2016-05-07T00:01+03:00"), Reading(start="2016-05-07T01:00+03:00")]
    (one,) = spans([SECOND.model_copy(update={"readings": tuple(readings)})], "Asia/Damascus")
    (hatched,) = [piece for piece in pieces(one, truce(one.term), ON, ON) if piece.grammar == "hatched"]
    assert hatched.end - hatched.start == timedelta(minutes=59)


def test_a_collapsed_truce_ran_no_longer_than_it_did() -> None:
    (one,) = spans([term(1, "2016-05-05T01:00+03:00", "2016-05-12T01:00+03:00")], "Asia/Damascus")
    over = truce(one.term, status="collapsed", status_since="2016-05-07T12:00+03:00")
    firm, planned = pieces(one, over, ON, ON)
    assert firm.end == datetime(2016, 5, 7, 9, tzinfo=UTC)
    assert planned.grammar == "dotted"


def test_contiguous_terms_butt() -> None:
    drawn = chain(truce(FIRST, SECOND), (), ON)
    assert drawn is not None
    assert not drawn.boundaries
    ends = [bar.x + bar.width for bar in drawn.terms[0].bars]
    assert max(ends) == pytest.approx(drawn.terms[1].bars[0].x, abs=0.05)


def test_a_gap_is_wide_enough_to_see_and_says_its_minutes() -> None:
    drawn = chain(truce(FIRST, SECOND, LATE), (), ON)
    assert drawn is not None
    (gap,) = drawn.boundaries
    assert gap.label.text == "gap of 90 min"
    assert gap.width >= 8
    assert not gap.overlap


def test_a_truce_without_a_start_cannot_be_drawn() -> None:
    assert chain(truce(term(1, None, None, hours=72.0)), (), ON) is None


def test_a_term_without_a_start_is_named_beside_the_drawing() -> None:
    drawn = chain(truce(FIRST, term(2, None, None, hours=72.0)), (), ON)
    assert drawn is not None
    assert [each.seq for each in drawn.undrawn] == [2]


@pytest.mark.parametrize("day", range(1, 25))
def test_everything_is_drawn_inside_the_drawing(day: int) -> None:
    queries = Queries(store_of(*WIRES), build)
    at = clocks(f"2016-05-{day:02}", None, datetime(2026, 3, 2, tzinfo=UTC))
    for each in queries.truces(at):
        children = [child for child in queries.truces(at) if child.parent == each.id]
        drawn = chain(each, children, at.on)
        assert drawn is not None
        bars = [bar for one in (*drawn.terms, *drawn.children) for bar in one.bars] + [r.bar for r in drawn.readings]
        assert all(drawn.left <= bar.x and bar.x + bar.width <= WIDTH for bar in bars)
        labels = [
            one.label for one in (*drawn.terms, *drawn.flags, *drawn.boundaries, *drawn.readings, *drawn.children)
        ]
        assert all(0 <= label.x <= WIDTH and 0 < label.y < drawn.height for label in labels)


def test_a_line_of_the_board_says_when_the_truce_runs_beyond_it() -> None:
    axis = board_axis(ON)
    open_end = strip(truce(term(1, "2016-02-27T00:00+02:00", None, end_kind="open")), axis, ON)
    assert (open_end.before, open_end.after) == (True, True)
    over = strip(truce(FIRST, status="expired", status_since="2016-05-07T01:00+03:00"), axis, ON)
    assert not over.bars
