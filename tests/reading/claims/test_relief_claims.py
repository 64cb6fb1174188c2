"""Displacement, aid, evacuation and detainees: who, how many, from where to where, and what is only promised."""

from __future__ import annotations

import pytest

from tests.reading.factory import figure, kinds, names, one, places, told

FAMILIES = ("displacement", "evacuation", "access", "detainees")


def relief(sentence: str) -> list[str]:
    claims = told(sentence)
    return [kind for kind in kinds(claims) if kind.startswith(FAMILIES)]


@pytest.mark.parametrize(
    ("sentence", "measure", "low", "best", "high"),
    [
        ("Some 14,000 people have been displaced by fighting in Homs.", "displaced", 12600, 14000, 15400),
        ("At least 2,000 people have fled their homes in Homs.", "displaced", 2000, 2000, None),
        ("Fighting in Homs forced 2,000 people to flee to Hama.", "displaced", 2000, 2000, 2000),
        ("Shelling in Homs forced more than 3,000 families from their homes.", "displaced", 3001, 3000, None),
        ("Thousands of civilians have fled Homs since Friday.", "displaced", 2000, None, None),
        ("The fighting in Homs uprooted 1.2 million people.", "displaced", 1200000, 1200000, 1200000),
        ("Two million people in Homs need food aid.", "in_need", 2000000, 2000000, 2000000),
        ("More than 100,000 people are trapped in eastern Aleppo.", "at_risk", 100001, 100000, None),
    ],
)
def test_people_displaced_or_in_need_are_no_casualties(
    sentence: str, measure: str, low: int | None, best: int | None, high: int | None
) -> None:
    claims = told(sentence)
    told_of = figure(one(claims, "displacement.reported"))
    assert (told_of.measure, told_of.low, told_of.best, told_of.high) == (measure, low, best, high)
    assert not kinds(claims, "casualty")


def test_a_share_is_kept_in_its_words_without_a_number() -> None:
    told_of = figure(one(told("Half the district has fled since the shelling began."), "displacement.reported"))
    assert told_of.text == "Half the district"
    assert (told_of.low, told_of.best, told_of.high) == (None, None, None)


def test_a_count_since_a_day_covers_the_time_until_the_report() -> None:
    told_of = figure(one(told("Some 14,000 people have been displaced in Homs since Friday."), "displacement.reported"))
    assert told_of.window is not None
    assert (told_of.window.start, told_of.window.end, told_of.window.kind) == ("2016-05-06", "2016-05-12", "period")


@pytest.mark.parametrize(
    ("sentence", "subtype", "state"),
    [
        ("A convoy of 34 trucks reached Madaya on Monday.", "convoy", "delivered"),
        ("Aid agencies have delivered 200 tonnes of food to Homs.", "delivery", "delivered"),
        ("Russian planes dropped 20 tonnes of food over Deir al-Zor.", "airdrop", "delivered"),
        ("The army turned back a convoy carrying aid to Douma.", "obstruction", "blocked"),
        ("The convoy was turned back for want of permits.", "obstruction", "blocked"),
        ("The agencies had been denied access to parts of Homs.", "obstruction", "blocked"),
        ("Russia opened six humanitarian corridors out of Aleppo.", "corridor", "open"),
        ("The truce let 12 fuel ships into Hodeidah.", "permission", "approved"),
        ("A further 18 trucks set off for Kafraya.", "convoy", "under_way"),
    ],
)
def test_aid_that_moved_and_aid_that_did_not(sentence: str, subtype: str, state: str) -> None:
    claim = one(told(sentence), "access.reported")
    assert (claim.subtype, claim.details["state"]) == (subtype, state)


@pytest.mark.parametrize(
    ("sentence", "amount", "unit"),
    [
        ("Aid agencies have delivered 200 tonnes of food to Homs.", 200, "t"),
        ("A convoy of 34 trucks reached Madaya on Monday.", 34, "trucks"),
        ("The Red Crescent distributed 4,400 food parcels in Madaya.", 4400, "sets"),
    ],
)
def test_an_amount_of_aid_comes_with_its_unit(sentence: str, amount: int, unit: str) -> None:
    claim = one(told(sentence), "access.reported")
    assert (figure(claim).measure, figure(claim).best, claim.details["unit"]) == ("aid", amount, unit)


def test_what_is_counted_until_now_is_news_however_long_ago_the_count_began() -> None:
    claim = one(told("Eighteen fuel ships have put in at Hodeidah since January."), "access.reported")
    assert claim.modality == "actual"
    window = figure(claim).window
    assert window is not None
    assert (window.start, window.end) == ("2016-01", "2016-05-12")


@pytest.mark.parametrize(
    ("sentence", "kind", "state"),
    [
        ("Late on Wednesday 16 more hostages were set free in Gaza.", "detainees.reported", "completed"),
        ("The wounded will be brought out of Homs on Friday.", "evacuation.reported", "planned"),
        ("The evacuation of Homs was put off on Friday.", "evacuation.reported", "blocked"),
        ("Fighters and their families were taken out of Homs in buses.", "evacuation.reported", "completed"),
    ],
)
def test_told_by_a_phrase(sentence: str, kind: str, state: str) -> None:
    assert one(told(sentence), kind).details["state"] == state


def test_evacuation_tells_who_went_from_where_and_by_whom_it_is_said() -> None:
    claim = one(told("As many as 9,000 people were evacuated from Aleppo, the Red Cross said."), "evacuation.reported")
    assert (figure(claim).measure, figure(claim).high) == ("evacuated", 9000)
    assert places(claim, "origin") == {"Aleppo"}
    assert claim.claimants == ("International Committee of the Red Cross",)


def test_buses_are_not_people() -> None:
    assert one(told("At least 80 buses left Homs on Friday."), "evacuation.reported").figure is None


def test_each_side_frees_its_own_prisoners() -> None:
    claims = told("Hamas released 17 hostages on Sunday, and Israel freed 39 Palestinian prisoners.")
    freed = [(names(c, "releaser"), figure(c).best) for c in claims if c.kind == "detainees.reported"]
    assert freed == [({"Hamas"}, 17), ({"Israel"}, 39)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The rebels agreed to release 200 detainees.", "detainees.reported"),
        ("Civilians will be evacuated from Homs.", "evacuation.reported"),
        ("The army promised to let the convoy into Douma.", "access.reported"),
    ],
)
def test_what_is_promised_has_not_happened(sentence: str, kind: str) -> None:
    claim = one(told(sentence), kind)
    assert claim.modality == "planned"
    assert claim.details["state"] in ("planned", "approved")


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.N. called for the release of all detainees.",
        "The families demand that the prisoners be freed.",
        "No aid has entered Douma since April.",
        "The United Nations delivered no aid on Monday.",
        "Gunmen fled the scene on Monday.",
        "The minister fled from questions about the budget.",
        "The displaced want to return to their homes.",
        "Families await a list of prisoners.",
        "Israel would release 90 prisoners if the hostages returned.",
        "Was the convoy turned back?",
    ],
)
def test_no_claim_where_nothing_is_said_to_have_happened(sentence: str) -> None:
    assert relief(sentence) == []


def test_a_charge_of_blocking_aid_stays_a_charge() -> None:
    claim = one(told("The rebels are accused of blocking aid to Homs."), "access.reported")
    assert claim.hedges == ("accused",)


def test_a_denial_is_kept_as_one() -> None:
    claim = one(told("The government denied that it had blocked aid to Homs."), "access.reported")
    assert claim.polarity == "denied"


@pytest.mark.parametrize(
    ("sentence", "low", "best"),
    [
        ("Government troops detained a number of insurgents in Homs on Tuesday.", 3, None),
        ("Government troops captured numerous militants in Homs on Tuesday.", 3, None),
        ("Multiple suspected rebels were detained by the army in Homs on Tuesday.", 2, None),
        ("Soldiers killed two rebels and detained nine others in Homs on Tuesday.", 9, 9),
        ("The raid in Homs led to the arrest of four rebel commanders.", 4, 4),
        ("The army announced the capture of two rebel couriers in Homs.", 2, 2),
    ],
)
def test_the_detained_are_counted_as_far_as_the_words_say(sentence: str, low: int, best: int | None) -> None:
    claim = one(told(sentence), "detainees.reported")
    assert (figure(claim).measure, figure(claim).low, figure(claim).best) == ("detained", low, best)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels called for the arrest of four army officers in Homs.",
        "The army plans the capture of two rebel couriers in Homs.",
        "Rebels captured the attention of the world in Homs.",
        "The army captured a hill and two villages near Homs.",
        "Rebel commanders were put under house arrest in Homs.",
    ],
)
def test_nobody_is_detained_where_nobody_is_said_to_be(sentence: str) -> None:
    claims = [c for c in told(sentence) if c.kind == "detainees.reported" and c.modality == "actual"]
    assert claims == []


def test_arms_handed_over_under_a_deal_are_no_aid() -> None:
    handed = "The rebels in Aleppo handed over their weapons and military equipment to the mission."
    assert kinds(told("The truce in Aleppo took effect on Monday.", handed), "access") == []
