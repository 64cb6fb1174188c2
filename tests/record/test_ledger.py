"""The casualty ledger: who says how many, of whom, where and when; nothing is ever added up (domain reference §4)."""

from __future__ import annotations

from typing import Any

from tests.factory import PLACES, claim, killed, known, moment, noon, report
from trucewatch.model.claim import Claim
from trucewatch.model.truce import CasualtyLine
from trucewatch.model.when import Window
from trucewatch.record.fold import build

EVENT = PLACES["Aleppo"].model_copy(update={"role": "event"})
HOSPITAL = Window(start="2016-04-28", kind="incident")
SINCE_APRIL = Window(start="2016-04-22", end="2016-05-06", kind="period")


def toll(best: int, id: str, published: str, by: str | None, window: Window = HOSPITAL, **more: Any) -> Claim:
    population = more.pop("population", None)
    kind = "casualty.incident" if window.kind == "incident" else "casualty.window"
    of = report(id, published, outlet=more.pop("outlet", None))
    figure = killed(best, population=population, window=window)
    return claim(kind, of, place=more.pop("place", EVENT), by=[by] if by else [], figure=figure, **more)


def lines(*claims: Claim, as_known: str = "2016-12-31") -> tuple[CasualtyLine, ...]:
    return build(claims, known(*claims), noon("2016-12-31"), moment(as_known)).casualties


def test_different_claimants_and_windows_are_separate_lines() -> None:
    found = lines(
        toll(290, "a", "2016-05-10", "Observatory", SINCE_APRIL, population="civilians"),
        toll(50, "a", "2016-05-10", "MSF"),
    )
    assert [(line.claimant, line.figure.best) for line in found] == [("Observatory", 290), ("MSF", 50)]
    assert not any(line.superseded_by for line in found)


def test_a_later_figure_of_the_same_claimant_supersedes_and_the_earlier_stays() -> None:
    found = lines(
        *(toll(n, f"r{n}", day, "MSF") for n, day in ((14, "2016-04-28"), (27, "2016-04-29"), (50, "2016-05-02")))
    )
    by_figure = {line.figure.best: line for line in found}
    assert by_figure[14].superseded_by == by_figure[50].id
    assert by_figure[27].superseded_by == by_figure[50].id
    assert by_figure[50].superseded_by is None


def test_what_was_known_then_is_unchanged_by_later_figures() -> None:
    found = lines(toll(14, "a", "2016-04-28", "MSF"), toll(50, "b", "2016-05-02", "MSF"), as_known="2016-04-30")
    assert [(line.figure.best, line.superseded_by) for line in found] == [(14, None)]


def test_another_claimant_supersedes_nobody() -> None:
    found = lines(toll(14, "a", "2016-04-28", "MSF"), toll(60, "b", "2016-05-02", "Ministry"))
    assert [line.superseded_by for line in found] == [None, None]


def test_the_evening_of_one_day_and_the_next_day_are_one_incident_when_the_target_is_one() -> None:
    evening = Window(start="2016-04-27", kind="incident")
    found = lines(
        toll(14, "a", "2016-04-28", "MSF", evening, target="hospital"),
        toll(50, "b", "2016-05-02", "MSF", target="hospital"),
    )
    assert [bool(line.superseded_by) for line in found] == [True, False]


def test_two_days_of_strikes_on_a_town_are_two_incidents() -> None:
    before = Window(start="2016-04-27", kind="incident")
    found = lines(toll(5, "a", "2016-04-28", "Observatory", before), toll(10, "b", "2016-04-29", "Observatory"))
    assert [line.superseded_by for line in found] == [None, None]


def test_two_causes_on_one_day_are_two_incidents() -> None:
    found = lines(
        toll(5, "a", "2016-04-28", "Observatory", subtype="shelling"),
        toll(10, "b", "2016-04-29", "Observatory", subtype="strike"),
    )
    assert [line.superseded_by for line in found] == [None, None]


def test_two_days_apart_are_two_incidents() -> None:
    other = Window(start="2016-04-30", kind="incident")
    assert not any(
        line.superseded_by
        for line in lines(toll(14, "a", "2016-05-01", "MSF"), toll(50, "b", "2016-05-02", "MSF", other))
    )


def test_the_same_figure_again_is_one_line_with_both_claims() -> None:
    (line,) = lines(toll(50, "a", "2016-05-02", "MSF"), toll(50, "b", "2016-05-10", "MSF"))
    assert len(line.claims) == 2
    assert line.said_at == "2016-05-02"


def test_populations_are_never_mixed() -> None:
    found = lines(
        toll(280, "a", "2016-05-05", "Observatory", SINCE_APRIL, population="civilians"),
        toll(300, "b", "2016-05-06", "Observatory", SINCE_APRIL),
    )
    assert [line.superseded_by for line in found] == [None, None]


def test_a_running_count_is_a_series() -> None:
    later = Window(start="2016-04-22", end="2016-05-12", kind="period")
    found = lines(
        toll(250, "a", "2016-05-07", "Observatory", SINCE_APRIL), toll(290, "b", "2016-05-12", "Observatory", later)
    )
    assert [bool(line.superseded_by) for line in found] == [True, False]


def test_a_closed_window_told_later_is_no_running_count() -> None:
    whole = Window(start="2016-04-22", end="2016-06-30", kind="period")
    found = lines(
        toll(250, "a", "2016-09-07", "Observatory", SINCE_APRIL), toll(400, "b", "2016-10-12", "Observatory", whole)
    )
    assert [line.superseded_by for line in found] == [None, None]


def test_an_outlet_in_its_own_voice_is_named_as_the_claimant() -> None:
    (line,) = lines(toll(50, "a", "2016-05-02", None, outlet="The Gazette"))
    assert line.claimant == "The Gazette"
    (line,) = lines(toll(50, "a", "2016-05-02", None))
    assert line.claimant == "unattributed"


def test_denied_and_supposed_figures_are_not_entered() -> None:
    denied = toll(50, "a", "2016-05-02", "MSF", polarity="denied")
    feared = toll(70, "b", "2016-05-02", "MSF", modality="hypothetical")
    assert lines(denied, feared) == ()


def test_an_incident_in_a_covered_town_stands_under_the_local_truce() -> None:
    national = claim("truce.agreed", report("n", "2016-02-22"), start="2016-02-27", scope="country", end_kind="open")
    calm = claim("truce.declared", report("c", "2016-04-26"), place="Aleppo", start="2016-04-27", hours=72)
    strike = toll(50, "a", "2016-05-02", "MSF")
    elsewhere = toll(3, "b", "2016-05-02", "Observatory", place=PLACES["Latakia"].model_copy(update={"role": "event"}))
    record = build(
        [national, calm, strike, elsewhere],
        known(national, calm, strike, elsewhere),
        noon("2016-05-03"),
        moment("2016-12-31"),
    )
    under = {line.place: line.truce for line in record.casualties}
    assert under == {"Aleppo": "sy-aleppo-2016-04-27", "Latakia": "sy-2016-02-27"}


def test_undated_incidents_of_two_reports_are_never_one() -> None:
    undated = Window(kind="incident")
    found = lines(
        toll(5, "a", "2016-04-28", "Observatory", undated), toll(5, "b", "2016-06-29", "Observatory", undated)
    )
    assert [len(line.claims) for line in found] == [1, 1]
    assert [line.superseded_by for line in found] == [None, None]


def test_the_toll_of_the_war_is_one_series_per_claimant() -> None:
    war = Window(kind="conflict_to_date")
    found = lines(
        toll(250_000, "a", "2016-05-10", "United Nations", war),
        toll(300_000, "b", "2016-12-10", "United Nations", war),
        toll(400_000, "c", "2016-12-10", "Envoy", war),
    )
    by_figure = {line.figure.best: line.superseded_by is not None for line in found}
    assert by_figure == {250_000: True, 300_000: False, 400_000: False}
