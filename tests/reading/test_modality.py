"""A plan, a wish, a demand, a condition, a threat or a question never becomes a fact."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, names, one, term, told, wrong
from trucewatch.lexicon.words import load_words
from trucewatch.model.claim import Claim
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.syntax import parse_sentence

FACTS = {"truce.declared", "truce.agreed", "truce.in_effect", "truce.extended"}


def taken_as_fact(claims: tuple[Claim, ...]) -> list[tuple[str, str]]:
    return [
        (c.kind, c.modality) for c in claims if c.kind in FACTS and c.modality == "actual" and c.polarity == "asserted"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        # wish and demand
        "The United Nations wants a ceasefire in Aleppo.",
        "Envoys hope for a truce in Aleppo before the weekend.",
        "Turkey urged both sides to declare a truce in Aleppo.",
        "France demanded that the truce in Aleppo be extended.",
        "France called on Syria to extend the truce in Aleppo.",
        "The sides should agree on a truce in Aleppo, the envoy said.",
        "The army must observe a ceasefire in Aleppo, the council said.",
        "Residents of Aleppo begged for a truce.",
        "A ceasefire in Aleppo is needed without delay, aid workers said.",
        "It is time for the sides to agree to a truce in Aleppo.",
        "The council appealed to the sides to reach a truce in Aleppo by Friday.",
        # condition
        "If the army agrees to a truce in Aleppo, aid will follow.",
        "A truce in Aleppo will be declared only if hostages are freed.",
        "Unless a truce is declared in Aleppo, the talks will be broken off.",
        "The rebels would accept a truce in Aleppo provided the siege was lifted.",
        "The envoy said talks could resume once a truce took hold in Aleppo.",
        "Aid would flow as soon as a ceasefire came into force in Aleppo, the ministry said.",
        # possibility and doubt
        "A truce in Aleppo could be declared this week, diplomats said.",
        "The two sides may extend the truce in Aleppo.",
        "Diplomats doubt that a truce in Aleppo has been agreed.",
        "It was unclear whether a truce had been agreed in Aleppo.",
        "Rumours of a truce in Aleppo were going round the city.",
        "Prospects for a truce in Aleppo looked dim on Thursday.",
        # question
        "Has a truce been declared in Aleppo?",
        "Will the army extend the truce in Aleppo?",
        # denial and failure
        "No truce has been declared in Aleppo, the army said.",
        "The army denied that it had agreed to a truce in Aleppo.",
        "The army denied having declared a truce in Aleppo.",
        "The sides failed to agree on a truce in Aleppo.",
        "The sides have yet to agree on a truce in Aleppo.",
        "The army has not agreed to any truce in Aleppo.",
        "Neither side has accepted the truce in Aleppo.",
        "Talks on a truce in Aleppo ended without a result.",
        "Russia blocked a resolution that would have imposed a truce in Aleppo.",
        "The council failed to pass a resolution that would have demanded a seven-day truce in Aleppo.",
        "The army said it would never agree to a truce in Aleppo.",
        "Efforts to reach a truce in Aleppo came to nothing.",
        # what did not come about
        "A truce in Aleppo would have spared hundreds of lives.",
        wrong(
            "an inverted condition ('had a truce been declared') is taken as done",
            "Had a truce been declared in Aleppo, the hospital would still be standing.",
        ),
        "The army had planned to declare a truce in Aleppo but dropped the idea.",
    ],
)
def test_never_a_fact(sentence: str) -> None:
    assert taken_as_fact(told(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The army will declare a truce in Aleppo on Saturday.", "truce.declared"),
        ("The army plans to extend the truce in Aleppo by two days.", "truce.extended"),
        ("A truce in Aleppo is expected to take effect on Saturday.", "truce.in_effect"),
        ("A truce in Aleppo is to begin at midnight on Saturday.", "truce.in_effect"),
        ("A truce in Aleppo will take effect on Saturday, the army said.", "truce.in_effect"),
        ("A truce is set to start in Aleppo on Saturday.", "truce.in_effect"),
        ("The two sides are about to sign a truce in Aleppo.", "truce.agreed"),
    ],
)
def test_a_plan_is_planned(sentence: str, kind: str) -> None:
    claim = one(told(sentence), kind)
    assert (claim.modality, claim.polarity) == ("planned", "asserted")


@pytest.mark.xfail(
    strict=True, reason="a halt declared for a later day is planned only when the day of declaring is given"
)
def test_what_is_declared_today_for_saturday_is_still_a_plan() -> None:
    declared = one(told("The army declared a truce in Aleppo starting at noon on Saturday."), "truce.declared")
    assert declared.modality == "planned"
    assert term(declared).start == "2016-05-14T12:00+03:00"


@pytest.mark.xfail(
    strict=True,
    reason="'on Monday declared a truce starting on Tuesday' starts after the report instead of after Monday",
)
def test_what_was_declared_on_monday_for_tuesday_is_none() -> None:
    declared = one(told("On Monday the army declared a truce in Aleppo starting on Tuesday."), "truce.declared")
    assert declared.modality == "actual"


def test_agreeing_to_extend_is_extending() -> None:
    assert (
        one(told("The sides agreed on Monday to extend the truce in Aleppo by a week."), "truce.extended").modality
        == "actual"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkey urged both sides to declare a truce in Aleppo.",
        "France demanded a truce in Aleppo.",
        "The envoy appealed for a truce in Aleppo.",
    ],
)
def test_a_demand_is_at_most_a_proposal_of_those_who_demand(sentence: str) -> None:
    assert set(kinds(told(sentence), "truce")) <= {"truce.proposed"}


def test_threatening_to_end_a_truce_does_not_end_it() -> None:
    claims = told(
        "Hamas threatened on Thursday to end the truce in Gaza.", front="Israeli troops had shelled the enclave."
    )
    assert "truce.terminated" not in kinds(claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "The truce in Aleppo is in danger of collapse, the envoy said.",
        "The envoy warned that the truce in Aleppo might collapse.",
        "The truce in Aleppo has not collapsed, the envoy insisted.",
        "The truce in Aleppo was on the verge of collapse on Thursday.",
        "Shelling threatens the truce in Aleppo.",
        "The truce in Aleppo is fragile but alive.",
    ],
)
def test_a_truce_in_danger_has_not_ended(sentence: str) -> None:
    assert not {"truce.collapsed", "truce.terminated", "truce.expiry"} & set(kinds(told(sentence)))


def test_not_yet_extended_means_that_it_is_being_discussed() -> None:
    claims = told("The sides have not yet extended the truce in Aleppo.")
    assert taken_as_fact(claims) == []


def test_a_conditional_yes_says_that_it_is_conditional() -> None:
    claims = told("Ahrar al-Sham will respect the truce in Aleppo provided that the bombing stops.")
    position = one(claims, "truce.position")
    assert position.modality == "conditional"
    assert position.details["stance"] == "accepts_conditionally"
    assert names(position) == {"Ahrar al-Sham"}


@pytest.mark.parametrize("hedge", ["reportedly", "allegedly"])
def test_hedges_are_kept(hedge: str) -> None:
    assert hedge in one(told(f"The army has {hedge} declared a truce in Aleppo."), "truce.declared").hedges


@pytest.mark.xfail(strict=True, reason="a relative clause behind a place ('the truce in X that Y brokered') is lost")
def test_a_describing_clause_is_not_governed_by_what_governs_its_noun() -> None:
    """The threat is to the end, not to the brokering."""
    claims = told(
        "Hamas threatened to end the truce in Gaza that Egypt brokered last week.",
        front="Israeli troops had shelled the enclave.",
    )
    assert one(claims, "truce.agreed").modality == "actual"


@pytest.mark.parametrize(
    ("sentence", "word", "stance"),
    [
        ("They halted the raids.", "halted", ("actual", "asserted")),
        ("They will halt the raids.", "halt", ("planned", "asserted")),
        ("They would halt the raids if aid came.", "halt", ("conditional", "asserted")),
        ("They might halt the raids.", "halt", ("hypothetical", "asserted")),
        ("They want to halt the raids.", "halt", ("desired", "asserted")),
        ("They should halt the raids.", "halt", ("desired", "asserted")),
        ("They did not halt the raids.", "halt", ("actual", "denied")),
        ("They never halted the raids.", "halted", ("actual", "denied")),
        ("They refused to halt the raids.", "halt", ("actual", "denied")),
        wrong(
            "an infinitive that the parser hangs below its verb as advcl escapes the verb (refused to, failed to)",
            "They failed to halt the raids.",
            "halt",
            ("actual", "denied"),
        ),
        ("They plan to halt the raids.", "halt", ("planned", "asserted")),
        ("They threatened to halt the raids.", "halt", ("hypothetical", "asserted")),
        ("They said that they had halted the raids.", "halted", ("actual", "asserted")),
    ],
)
def test_stance_of_a_verb(sentence: str, word: str, stance: tuple[str, str]) -> None:
    parse = parse_sentence(sentence, 0)
    at = next(token.i for token in parse.tokens if token.text == word)
    found = stance_of(parse, at, load_words("en"))
    assert (found.modality, found.polarity) == stance


def test_a_stance_only_weakens() -> None:
    wished = Stance().weakened("desired", "hope")
    assert wished.weakened("planned", "will").modality == "desired"
    assert wished.weakened("planned", "will").governors == ("hope", "will")
    assert Stance().denied("not").denied("never").polarity == "asserted"


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither the army nor the rebels have agreed to a truce in Aleppo.",
        "Details remained to be settled in view of brokering a truce in Aleppo.",
        "The truce in Aleppo was one that neither side had declared dead.",
    ],
)
def test_what_nobody_did_is_not_done(sentence: str) -> None:
    made = [c for c in told(sentence) if c.kind in ("truce.agreed", "truce.declared", "truce.terminated")]
    assert made == []
