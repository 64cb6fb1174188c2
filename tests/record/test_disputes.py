"""Contradictions stand side by side with their claimants, and nothing that agrees is called one."""

from __future__ import annotations

import pytest

from tests.factory import PLACES, actor, claim, killed, known, moment, noon, report
from trucewatch.model.claim import Bound, Claim
from trucewatch.model.truce import Dispute
from trucewatch.model.when import Window
from trucewatch.record.fold import build

EVENT = PLACES["Aleppo"].model_copy(update={"role": "event"})


def disputes(*claims: Claim) -> tuple[Dispute, ...]:
    return build(claims, known(*claims), noon("2016-06-01"), moment("2016-12-31")).disputes


def toll(best: int, id: str, by: str, bound: Bound = "exact", published: str = "2016-04-29") -> Claim:
    window = Window(start="2016-04-28", kind="incident")
    figure = killed(best, low=best, bound=bound, window=window)
    return claim("casualty.incident", report(id, published), place=EVENT, by=[by], figure=figure)


def test_two_claimants_whose_figures_exclude_each_other() -> None:
    (dispute,) = disputes(toll(14, "a", "Ministry"), toll(50, "b", "MSF"))
    assert dispute.field == "killed"
    assert {value.value: value.claimants for value in dispute.values} == {"14": ("Ministry",), "50": ("MSF",)}


@pytest.mark.parametrize("bound", ["at_least", "more_than"])
def test_a_lower_bound_excludes_no_higher_figure(bound: Bound) -> None:
    assert disputes(toll(14, "a", "Ministry", bound), toll(50, "b", "MSF")) == ()


def test_a_figure_its_own_claimant_replaced_contradicts_nobody() -> None:
    assert disputes(toll(14, "a", "MSF"), toll(50, "b", "MSF", published="2016-05-02"), toll(50, "c", "Ministry")) == ()


def test_one_place_covered_by_one_and_left_out_by_another() -> None:
    army = claim(
        "truce.declared", report("a", "2016-05-05"), place=["Aleppo", "Latakia"], start="2016-05-05", by=["army"],
        actors=[actor("army", "announcer", "armed_forces")], end_kind="open",
    )  # fmt: skip
    ministry = claim(
        "truce.coverage", report("b", "2016-05-05"), place="Aleppo", by=["ministry"], excluded_places=["Latakia"]
    )
    (dispute,) = disputes(army, ministry)
    assert (dispute.field, [value.claimants for value in dispute.values]) == ("coverage", [("army",), ("ministry",)])


def test_a_month_and_a_day_in_it_do_not_contradict_each_other() -> None:
    day = claim("truce.agreed", report("a", "2016-02-23"), start="2016-02-27", scope="country", end_kind="open")
    month = claim("truce.agreed", report("b", "2016-05-10"), start="2016-02", scope="country", background=True)
    assert disputes(day, month) == ()
