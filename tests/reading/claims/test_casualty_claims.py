"""Counts of dead and injured people: bounds, population, measure, place, and nothing ever added up."""

from __future__ import annotations

import pytest

from tests.reading.factory import figure, figures, kinds, one, places, told


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Shelling killed 12 people in Homs on Tuesday.", ("killed", "all", 12, 12, 12)),
        ("At least 12 people were killed in Homs on Tuesday.", ("killed", "all", 12, 12, None)),
        ("More than 40 civilians have died in Homs.", ("killed", "civilians", 41, 40, None)),
        ("Up to 30 fighters were killed in Homs on Tuesday.", ("killed", "combatants", None, None, 30)),
        ("About 50 soldiers died in Homs on Tuesday.", ("killed", "combatants", 45, 50, 55)),
        ("Nearly 300 people were killed in Homs.", ("killed", "all", None, 300, 300)),
        ("Between 20 and 25 civilians were killed in Homs on Tuesday.", ("killed", "civilians", 20, None, 25)),
        ("Dozens of civilians were killed in Homs on Tuesday.", ("killed", "civilians", 24, None, None)),
        ("Hundreds of people have been killed in Homs.", ("killed", "all", 200, None, None)),
        ("Three children were killed by a mortar in Homs on Tuesday.", ("killed", "children", 3, 3, 3)),
        ("A mortar wounded seven women in Homs on Tuesday.", ("injured", "women", 7, 7, 7)),
        ("Two dozen people were injured in Homs on Tuesday.", ("injured", "all", 24, 24, 24)),
        ("The death toll in Homs rose to 55 on Tuesday.", ("killed", None, 55, 55, 55)),
        ("Air strikes on Homs left 14 people dead.", ("killed", "all", 14, 14, 14)),
        ("Fourteen people lost their lives in Homs on Tuesday.", ("killed", "all", 14, 14, 14)),
        ("The raid on Homs claimed 14 lives.", ("killed", None, 14, 14, 14)),
        ("There were 31 dead in Homs after Tuesday's raid.", ("killed", None, 31, 31, 31)),
        ("Medics in Homs counted 31 bodies after Tuesday's raid.", ("killed", None, 31, 31, 31)),
        ("Rocket fire killed 1,250 people in Homs.", ("killed", "all", 1250, 1250, 1250)),
        ("The war has cost half a million lives.", ("killed", None, 500000, 500000, 500000)),
        ("Sixty people were killed or wounded in Homs on Tuesday.", ("killed_or_injured", "all", 60, 60, 60)),
        ("Two aid workers were killed in Homs on Tuesday.", ("killed", "staff", 2, 2, 2)),
        ("Shelling killed between 20 and 25 aid workers in Homs.", ("killed", "staff", 20, None, 25)),
        ("The fighting took the lives of more than 40 civilians in Homs.", ("killed", "civilians", 41, 40, None)),
        ("The raid on Homs cost 14 people their lives.", ("killed", "all", 14, 14, 14)),
        ("More than 300 lives have been lost in Homs.", ("killed", None, 301, 300, None)),
        ("Shelling killed and wounded dozens of people in Homs.", ("killed_or_injured", "all", 24, None, None)),
        ("Twelve men were killed or badly hurt in Homs.", ("killed_or_injured", "all", 12, 12, 12)),
        ("The hospital in Homs reported 60 deaths and injuries.", ("killed_or_injured", None, 60, 60, 60)),
        ("Twelve soldiers were killed and wounded fighters fled Homs.", ("killed", "combatants", 12, 12, 12)),
    ],
)
def test_one_figure(sentence: str, found: tuple[str, str | None, int | None, int | None, int | None]) -> None:
    assert figures(told(sentence)) == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Shelling killed 12 people and wounded 30 in Homs on Tuesday.",
        "Shelling in Homs on Tuesday left 12 people dead and 30 injured.",
        "The raid on Homs left 12 dead, 30 wounded and five missing.",
        "Twelve people were killed and 30 others injured in Homs on Tuesday.",
        "A raid on Homs killed 12 people, wounding 30 more.",
        "Shelling of Homs on Tuesday killed 12 people; thirty were injured.",
    ],
)
def test_killed_and_injured_are_two_figures(sentence: str) -> None:
    assert [(m, best) for m, _, _, best, _ in figures(told(sentence))] == [("killed", 12), ("injured", 30)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Shelling killed 12 people in Homs and five in Hama on Tuesday.",
        "Twelve people were killed in Homs and five others in Hama on Tuesday.",
        "Twelve people were killed in Homs on Tuesday, and another five people near Hama.",
    ],
)
def test_figures_of_two_places_are_never_added(sentence: str) -> None:
    found = {c.figure.best: places(c, "event") for c in told(sentence) if c.kind == "casualty.incident" and c.figure}
    assert found == {12: {"Homs"}, 5: {"Hama"}}


def test_those_driven_out_are_not_among_the_dead() -> None:
    assert [best for _, _, _, best, _ in figures(told("Forty people were killed and 900 more displaced in Homs."))] == [
        40
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Shelling killed 12 people in Homs and destroyed five houses in Hama.",
        "Shelling killed 12 people in Homs and five trucks in Hama burned.",
        "Twelve people were killed in Homs and five in Hama fled.",
        "Twelve people were killed in Homs and troops captured five in Hama.",
    ],
)
def test_a_second_count_with_a_verb_of_its_own_is_no_toll(sentence: str) -> None:
    assert [best for _, _, _, best, _ in figures(told(sentence))] == [12]


def test_a_part_of_a_total_is_not_added_to_it() -> None:
    found = figures(told("Shelling killed 12 people, among them four children, in Homs on Tuesday."))
    assert ("killed", "all", 12, 12, 12) in found
    assert 16 not in {best for _, _, _, best, _ in found}


def test_figures_of_two_claimants_stand_side_by_side() -> None:
    claims = told(
        "The Syrian Observatory for Human Rights said 27 people had been killed in the raid on Aleppo.",
        "Médecins Sans Frontières put the number of dead in the raid on Aleppo at 14.",
    )
    found = {c.claimants[0]: c.figure.best for c in claims if c.kind.startswith("casualty") and c.figure}
    assert len(found) == 2
    assert set(found.values()) == {14, 27}


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 12,000 people have fled Homs.",
        "About 300 families were evacuated from Homs on Tuesday.",
        "Thousands of people in Homs are at risk of starvation.",
        "The army captured 40 rebels in Homs on Tuesday.",
        "Rebels fired 30 rockets at Homs on Tuesday.",
        "Forty trucks with aid for 12,000 people reached Homs on Tuesday.",
        "Some 600 fighters and their relatives left Homs by bus on Tuesday.",
        "Two journalists went missing in Homs on Tuesday.",
        "The raid on Homs could have killed 40 people.",
        "Nobody was killed in Homs on Tuesday.",
        "The 10-week war in Homs, which killed the economy, is over.",
        "Sixty soldiers were killed or captured in Homs on Tuesday.",
        "Sixty soldiers were killed, wounded or captured in Homs on Tuesday.",
        "About 60 people are dead or missing in Homs.",
        "Fourteen people lost their homes in Homs on Tuesday.",
        "Fourteen people could lose their lives in Homs.",
        "A doctor in Homs saved the lives of 14 people.",
        "A new offensive could cost half a million lives.",
        "Both sides exchanged the bodies of 30 soldiers near Homs.",
        "Investigators counted 200 bodies in a mass grave near Homs.",
        "The envoy saw delegates of 12 bodies in Homs.",
        "The 2nd Division took 3 villages and killed off a plan for talks.",
    ],
)
def test_other_numbers_are_no_casualties(sentence: str) -> None:
    assert figures(told(sentence)) == []


def test_a_toll_has_the_place_of_its_own_clause() -> None:
    assert places(one(told("Rockets killed 12 people in Homs on Tuesday."), "casualty.incident"), "event") == {"Homs"}


def test_a_toll_without_a_place_stands_in_the_country_and_never_in_its_capital() -> None:
    toll = one(
        told(
            "Rockets killed 12 people on Tuesday.", front="Syrian government troops and rebels have fought for months."
        ),
        "casualty.incident",
    )
    assert places(toll, "event") == {"Syria"}
    assert {p.precision for p in toll.places} == {"country"}


def test_an_organisation_is_no_place() -> None:
    toll = one(
        told(
            "The Syrian Observatory for Human Rights, based in Britain, said 12 people "
            "had been killed in Homs on Tuesday."
        ),
        "casualty.incident",
    )
    assert places(toll, "event") == {"Homs"}


def test_the_words_of_the_figure_are_kept() -> None:
    toll = one(told("At least 12 people were killed in Homs on Tuesday."), "casualty.incident")
    assert toll.figure is not None
    assert toll.figure.text.startswith("At least 12")
    assert toll.figure.bound == "at_least"


def test_one_count_told_twice_is_one_claim() -> None:
    claims = told(
        "Rockets killed 12 people in Homs on Tuesday.",
        "The 12 people were killed in Homs when rockets struck a bakery on Tuesday.",
    )
    assert kinds(claims, "casualty") == ["casualty.incident"]


def test_the_weeks_before_a_day_are_no_incident_of_that_day() -> None:
    text = "More than 280 civilians were killed in Aleppo in the two weeks before the guns fell silent on Thursday."
    window = figure(one(told(text), "casualty.window")).window
    assert window is not None
    assert (window.start, window.end, window.kind) == ("2016-04-28", "2016-05-12", "period")


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("Germany said Israel had carried out a raid in southern Lebanon that killed three civilians.", "Lebanon"),
        ("Three civilians in Homs were killed by Russia on Tuesday, Turkey said.", "Homs"),
        ("One peacekeeper, from Ghana, was killed in Juba on Tuesday.", "Juba"),
        ("Two peacekeepers, from Nepal and Ghana, were killed in Juba on Tuesday.", "Juba"),
        ("Six civilians were killed in Syria on Tuesday.", "Syria"),
    ],
)
def test_who_tells_who_kills_and_where_the_dead_came_from_is_no_place_of_death(sentence: str, where: str) -> None:
    (found,) = (c for c in told(sentence) if c.kind == "casualty.incident")
    assert [where in name for name in places(found, "event")] == [True]
