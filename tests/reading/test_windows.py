"""Over which stretch of time a figure was counted: an incident, a period, or the whole war (domain reference §4.7)."""

from __future__ import annotations

import pytest

from tests.reading.factory import figure, kinds, told
from trucewatch.model.when import Window


def window(*paragraphs: str, published: str | None = "2016-05-12") -> Window:
    """The window of the last figure told."""
    tolls = [c for c in told(*paragraphs, published=published) if c.kind.startswith("casualty")]
    assert tolls, "no figure"
    found = figure(tolls[-1]).window
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("sentence", "start", "end", "kind"),
    [
        ("Rockets killed 12 people in Homs on Tuesday.", "2016-05-10", None, "incident"),
        ("Rockets killed 12 people in Homs on 28 April.", "2016-04-28", None, "incident"),
        ("Rockets killed 12 people in Homs.", None, None, "incident"),
        ("Since 22 April, 290 civilians have been killed in Homs.", "2016-04-22", "2016-05-12", "period"),
        ("Shelling has killed 290 civilians in Homs since 22 April.", "2016-04-22", "2016-05-12", "period"),
        ("In the last 24 hours 12 people were killed in Homs.", "2016-05-11", "2016-05-12", "period"),
        ("Over the past week 40 people were killed in Homs.", "2016-05-05", "2016-05-12", "period"),
        ("Shelling killed 90 people in Homs in April.", "2016-04", "2016-04", "period"),
        ("In 2015 air strikes killed 3,000 people in Homs.", "2015", "2015", "period"),
        ("A raid on a market in Homs killed 90 people in April.", "2016-04", None, "incident"),
        ("Ninety people died in Homs when shells hit a market in April.", "2016-04", None, "incident"),
        ("Between 1 May and 8 May, 75 people were killed in Homs.", "2016-05-01", "2016-05-08", "period"),
        ("Five years of war have killed more than 250,000 people.", None, "2016-05-12", "conflict_to_date"),
        (
            "The war in Syria has killed more than 250,000 people since March 2011.",
            "2011-03",
            "2016-05-12",
            "conflict_to_date",
        ),
        (
            "More than 9,000 people have died in the conflict in eastern Ukraine since 2014.",
            "2014",
            "2016-05-12",
            "conflict_to_date",
        ),
        (
            "The war in Syria has killed 290 civilians in Homs since 22 April.",
            "2016-04-22",
            "2016-05-12",
            "period",
        ),
        (
            "More than 250,000 people have died since the Syrian conflict broke out with marches against the leaders "
            "of the country and of its army in March 2011.",
            "2011-03",
            "2016-05-12",
            "conflict_to_date",
        ),
        ("More than 9,000 people have died in Homs since the war began in 2011.", "2011", "2016-05-12", "period"),
        ("Syria's civil war has killed 250,000 people since 2011.", "2011", "2016-05-12", "conflict_to_date"),
        ("The war in Syria has killed 290 civilians since 22 April.", "2016-04-22", "2016-05-12", "period"),
        ("More than 250,000 people have been killed since the war began.", None, "2016-05-12", "conflict_to_date"),
    ],
)
def test_one_sentence(sentence: str, start: str | None, end: str | None, kind: str) -> None:
    found = window(sentence)
    assert found.kind == kind
    assert found.start == start
    if kind != "incident" or end:
        assert end is None or found.end == end


def test_the_day_of_saying_is_not_the_day_of_dying() -> None:
    found = window("At least 12 people were killed in Homs, the rescue service said on Wednesday.")
    assert (found.kind, found.start) == ("incident", None)


def test_since_then_is_the_day_named_before() -> None:
    found = window(
        "The raids on Homs have gone on since 22 April.", "Since then, 290 civilians have been killed in Homs."
    )
    assert (found.start, found.kind) == ("2016-04-22", "period")


def test_figures_that_follow_share_the_window() -> None:
    found = window("Since 22 April, 290 civilians have been killed in Homs. Another 65 died in Hama.")
    assert found.start == "2016-04-22"


def test_a_month_is_over_and_holds_for_no_figure_behind_it() -> None:
    found = window("In April 290 civilians were killed in Homs. Another 65 died in Hama.")
    assert (found.start, found.kind) == (None, "incident")


def test_an_incident_with_a_cause_of_its_own_shares_nothing() -> None:
    found = window("Since 22 April, 290 civilians have been killed in Homs. A sniper killed two of them in Hama.")
    assert found.start is None or found.kind == "incident"


def test_an_undated_report_has_no_made_up_edges() -> None:
    found = window("In the last 24 hours 12 people were killed in Homs.", published=None)
    assert (found.start, found.end) == (None, None)


def test_kinds_follow_windows() -> None:
    claims = told(
        "Since 22 April, 290 civilians have been killed in Homs.", "Rockets killed 12 people in Hama on Tuesday."
    )
    assert kinds(claims, "casualty") == ["casualty.window", "casualty.incident"]
