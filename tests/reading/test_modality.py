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


def test_what_is_declared_today_for_saturday_is_still_a_plan() -> None:
    declared = one(told("The army declared a truce in Aleppo starting at noon on Saturday."), "truce.declared")
    assert declared.modality == "planned"
    assert term(declared).start == "2016-05-14T12:00+03:00"


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


STANCES = [
    ("They halted the raids.", "halted", "actual", "asserted"),
    ("They would halt the raids if aid came.", "halt", "conditional", "asserted"),
    ("They failed to halt the raids.", "halt", "actual", "denied"),
    ("They threatened to halt the raids.", "halt", "hypothetical", "asserted"),
    # plain
    ("The army declared a truce in Homs on Friday.", "declared", "actual", "asserted"),
    ("A ceasefire took effect at midnight.", "took", "actual", "asserted"),
    ("The truce has been extended by a week.", "extended", "actual", "asserted"),
    ("Both sides have agreed to a truce.", "agreed", "actual", "asserted"),
    ("The army, which wants a longer pause, extended the truce.", "extended", "actual", "asserted"),
    ("The rebels said that they had accepted the truce.", "accepted", "actual", "asserted"),
    # plan
    ("The army will declare a truce on Friday.", "declare", "planned", "asserted"),
    ("The army would declare a truce on Friday, a spokesman said.", "declare", "planned", "asserted"),
    ("The army is to declare a truce on Friday.", "declare", "planned", "asserted"),
    ("The army plans to declare a truce.", "declare", "planned", "asserted"),
    ("The army intends to declare a truce.", "declare", "planned", "asserted"),
    ("The army is expected to declare a truce.", "declare", "planned", "asserted"),
    ("The truce is due to expire on Monday.", "expire", "planned", "asserted"),
    ("The truce was set to begin at noon.", "begin", "planned", "asserted"),
    ("The truce is scheduled to start on Sunday.", "start", "planned", "asserted"),
    ("The army is going to extend the truce.", "extend", "planned", "asserted"),
    ("The general promised to extend the truce.", "extend", "planned", "asserted"),
    ("The rebels pledged to observe the truce.", "observe", "planned", "asserted"),
    ("The sides are about to sign a truce.", "sign", "planned", "asserted"),
    ("The two sides are poised to sign a truce.", "sign", "planned", "asserted"),
    ("The sides are close to signing a truce.", "signing", "hypothetical", "asserted"),
    ("The sides are on the verge of signing a truce.", "signing", "hypothetical", "asserted"),
    ("The sides are on the brink of reaching a truce.", "reaching", "hypothetical", "asserted"),
    ("The sides came close to signing a truce.", "signing", "hypothetical", "asserted"),
    ("The sides are nearing a truce.", "nearing", "actual", "asserted"),
    ("The truce was supposed to begin at noon.", "begin", "planned", "asserted"),
    ("The truce was meant to start on Monday.", "start", "planned", "asserted"),
    ("Once the truce takes effect, convoys will set out.", "takes", "planned", "asserted"),
    ("The convoys will set out as soon as the truce takes effect.", "takes", "planned", "asserted"),
    ("When the truce begins, the guns will fall silent.", "begins", "planned", "asserted"),
    ("Army to declare truce on Friday", "declare", "planned", "asserted"),
    ("Rebels to halt shelling from noon", "halt", "planned", "asserted"),
    # wish, demand
    ("The army wants to declare a truce.", "declare", "desired", "asserted"),
    ("The envoy hopes to extend the truce.", "extend", "desired", "asserted"),
    ("France called on both sides to extend the truce.", "extend", "desired", "asserted"),
    ("France called for the truce to be extended.", "extended", "desired", "asserted"),
    ("The council demanded that the truce be extended.", "extended", "desired", "asserted"),
    ("The council asked that the army extend the truce.", "extend", "desired", "asserted"),
    ("The envoy urged them to sign a truce.", "sign", "desired", "asserted"),
    ("The sides should sign a truce.", "sign", "desired", "asserted"),
    ("The sides must sign a truce.", "sign", "desired", "asserted"),
    ("The sides ought to sign a truce.", "sign", "desired", "asserted"),
    ("The sides need to sign a truce.", "sign", "desired", "asserted"),
    ("The mediators are trying to extend the truce.", "extend", "desired", "asserted"),
    ("Efforts to extend the truce went on through the night.", "extend", "desired", "asserted"),
    ("Efforts to have the truce extended went on.", "extended", "desired", "asserted"),
    ("The mission aims to broker a truce.", "broker", "desired", "asserted"),
    ("Talks aimed at extending the truce resumed in Doha.", "extending", "desired", "asserted"),
    ("Diplomats worked towards agreeing a truce.", "agreeing", "desired", "asserted"),
    ("It is time to declare a truce.", "declare", "desired", "asserted"),
    ("It is essential that the truce be extended.", "extended", "desired", "asserted"),
    ("The draft resolution would extend the truce by a month.", "extend", "planned", "asserted"),
    ("A call to extend the truce went unanswered.", "extend", "desired", "asserted"),
    ("The army is ready to declare a truce.", "declare", "desired", "asserted"),
    ("The rebels are willing to accept a truce.", "accept", "desired", "asserted"),
    ("The rebels offered to extend the truce.", "extend", "desired", "asserted"),
    ("The envoy proposed that the sides extend the truce.", "extend", "desired", "asserted"),
    ("The sides are under pressure to accept a truce.", "accept", "desired", "asserted"),
    ("Let us declare a truce.", "declare", "desired", "asserted"),
    ("Declare a truce now, bishops tell the generals.", "Declare", "desired", "asserted"),
    # condition
    ("If the army declares a truce, aid will follow.", "declares", "conditional", "asserted"),
    ("Aid will follow if the army declares a truce.", "declares", "conditional", "asserted"),
    ("Unless the truce is extended, fighting will resume.", "extended", "conditional", "asserted"),
    ("The rebels will observe the truce if the army does.", "observe", "conditional", "asserted"),
    ("The rebels will observe the truce provided that the siege is lifted.", "observe", "conditional", "asserted"),
    ("The rebels would observe the truce as long as the army did.", "observe", "conditional", "asserted"),
    ("The rebels will observe the truce on condition that the siege is lifted.", "observe", "conditional", "asserted"),
    ("The rebels will accept the truce only if prisoners are freed.", "accept", "conditional", "asserted"),
    ("The army will declare a truce unless attacks resume.", "declare", "conditional", "asserted"),
    ("Should the sides fail to agree on a truce, fighting would go on.", "agree", "conditional", "denied"),
    ("Should the army declare a truce, aid would follow.", "declare", "conditional", "asserted"),
    ("Provided the army declares a truce, the crossing will open.", "declares", "conditional", "asserted"),
    ("Assuming the truce is extended, the talks will go on.", "extended", "conditional", "asserted"),
    ("In the event that the truce is extended, the talks will go on.", "extended", "conditional", "asserted"),
    ("They will not extend the truce without guarantees.", "extend", "planned", "denied"),
    # hypothetical
    ("The army might declare a truce.", "declare", "hypothetical", "asserted"),
    ("The army could extend the truce.", "extend", "hypothetical", "asserted"),
    ("The truce may be extended.", "extended", "hypothetical", "asserted"),
    ("The army threatened to end the truce.", "end", "hypothetical", "asserted"),
    ("The army is considering whether to extend the truce.", "extend", "hypothetical", "asserted"),
    ("The army is unlikely to declare a truce.", "declare", "hypothetical", "asserted"),
    ("It is unlikely that the army will agree to a truce.", "agree", "hypothetical", "asserted"),
    ("It is possible that the truce will be extended.", "extended", "hypothetical", "asserted"),
    ("It was unclear whether the truce had been extended.", "extended", "conditional", "asserted"),
    ("Diplomats doubted that the army had agreed to a truce.", "agreed", "hypothetical", "asserted"),
    ("Diplomats feared that the truce had collapsed.", "collapsed", "hypothetical", "asserted"),
    ("Fears that the truce had collapsed grew overnight.", "collapsed", "hypothetical", "asserted"),
    ("The reports fuelled speculation that the gangs had reached a truce.", "reached", "hypothetical", "asserted"),
    ("There were rumours that the army had declared a truce.", "declared", "hypothetical", "asserted"),
    ("Hopes that the truce would be extended faded.", "extended", "desired", "asserted"),
    ("The truce is in danger of collapsing.", "collapsing", "hypothetical", "asserted"),
    ("The truce risks collapsing.", "collapsing", "hypothetical", "asserted"),
    ("The army would have declared a truce, had the rebels stopped.", "declared", "hypothetical", "asserted"),
    ("Had the army declared a truce, the hospital would stand.", "declared", "hypothetical", "asserted"),
    ("The truce was supposed to have begun at noon.", "begun", "hypothetical", "asserted"),
    ("The truce should have begun at noon.", "begun", "hypothetical", "asserted"),
    ("Imagine that the army had declared a truce.", "declared", "hypothetical", "asserted"),
    ("The minister spoke as if the truce had collapsed.", "collapsed", "hypothetical", "asserted"),
    ("The army had planned to declare a truce but dropped the idea.", "declare", "hypothetical", "asserted"),
    ("The general did not say that a truce had been agreed.", "agreed", "hypothetical", "asserted"),
    ("The ministry would not confirm that a truce had been agreed.", "agreed", "hypothetical", "asserted"),
    # denial
    ("The army has not declared a truce.", "declared", "actual", "denied"),
    ("The army never declared a truce.", "declared", "actual", "denied"),
    ("The army denied that it had agreed to a truce.", "agreed", "actual", "denied"),
    ("The army denied having agreed to a truce.", "agreed", "actual", "denied"),
    ("The army denied reports that it had agreed to a truce.", "agreed", "actual", "denied"),
    ("The army rejected reports that the rebels had accepted a truce.", "accepted", "actual", "denied"),
    ("The army dismissed claims that it had declared a truce.", "declared", "actual", "denied"),
    ("The army refused to declare a truce.", "declare", "actual", "denied"),
    ("The sides failed to agree to a truce.", "agree", "actual", "denied"),
    ("The sides have failed so far to agree to a truce.", "agree", "actual", "denied"),
    ("The sides have yet to agree to a truce.", "agree", "actual", "denied"),
    ("The sides stopped short of declaring a truce.", "declaring", "actual", "denied"),
    ("The council was unable to extend the truce.", "extend", "actual", "denied"),
    ("The council could not agree on a truce.", "agree", "hypothetical", "denied"),
    ("Neither side has accepted the truce.", "accepted", "actual", "denied"),
    ("None of the groups had signed the truce.", "signed", "actual", "denied"),
    ("Nobody declared a truce.", "declared", "actual", "denied"),
    ("The sides are far from agreeing on a truce.", "agreeing", "hypothetical", "asserted"),
    ("There is no sign that the army has declared a truce.", "declared", "hypothetical", "asserted"),
    ("There was no sign of the army declaring a truce.", "declaring", "hypothetical", "asserted"),
    ("The talks ended without the sides agreeing on a truce.", "agreeing", "actual", "denied"),
    ("The talks ended without a truce being agreed.", "agreed", "actual", "denied"),
    ("The army is no longer observing the truce.", "observing", "actual", "denied"),
    ("The army declined to extend the truce.", "extend", "actual", "denied"),
    ("The council did not manage to extend the truce.", "extend", "actual", "denied"),
    ("It is not true that the army has declared a truce.", "declared", "actual", "denied"),
    ("The claim that the army had accepted a truce was false.", "accepted", "actual", "denied"),
    ("Nor has the army declared a truce.", "declared", "actual", "denied"),
    ("The army did not deny that it had accepted a truce.", "accepted", "hypothetical", "asserted"),
    ("The army did not fail to observe the truce.", "observe", "actual", "asserted"),
    ("The truce hardly held.", "held", "actual", "denied"),
    # headlines
    ("Truce extended in Homs", "extended", "actual", "asserted"),
    ("Rebels declare truce in Homs", "declare", "actual", "asserted"),
    ("Homs truce takes effect", "takes", "actual", "asserted"),
    ("Army denies declaring truce in Homs", "declaring", "actual", "denied"),
    ("Rebels refuse to extend truce", "extend", "actual", "denied"),
    ("Envoy: truce could be extended", "extended", "hypothetical", "asserted"),
    ("UN urges army to extend truce", "extend", "desired", "asserted"),
    ("Army mulls extending truce", "extending", "hypothetical", "asserted"),
    ("Talks fail to extend truce", "extend", "actual", "denied"),
    ("Rebels set to declare truce", "declare", "planned", "asserted"),
    ("Army ready to extend truce", "extend", "desired", "asserted"),
    ("No truce agreed in Homs", "agreed", "actual", "denied"),
    ("Army may extend truce, envoy says", "extend", "hypothetical", "asserted"),
    ("Push to extend truce in Homs", "extend", "desired", "asserted"),
    ("Bid to extend truce fails", "extend", "desired", "asserted"),
    ("Rebels vow to respect truce", "respect", "planned", "asserted"),
    ("Army threatens to end truce", "end", "hypothetical", "asserted"),
    ("Rebels agree to extend truce", "agree", "actual", "asserted"),
]
"""A sentence, the word of the event in it, and how far the sentence holds the event to be so."""


@pytest.mark.parametrize(("sentence", "word", "modality", "polarity"), STANCES)
def test_stance_of_a_word(sentence: str, word: str, modality: str, polarity: str) -> None:
    parse = parse_sentence(sentence, 0)
    at = next(token.i for token in parse.tokens if token.text == word)
    found = stance_of(parse, at, load_words("en"))
    assert (found.modality, found.polarity) == (modality, polarity), found.governors


def test_no_governor_has_two_meanings() -> None:
    """What shadows another list is a word that an editor changes in vain."""
    table = load_words("en").tables["modality"]
    for part in ("verbs", "others"):
        lists = {key: table[key] for key in table if key.endswith(f"_{part}")}
        seen = [word for words in lists.values() for word in set(words)]
        assert sorted(word for word in set(seen) if seen.count(word) > 1) == []


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


@pytest.mark.parametrize(
    "sentence",
    [
        "The army and the rebels failed to agree on a truce in Aleppo.",
        "The talks ended without the sides agreeing on a truce in Aleppo.",
        "The sides have yet to agree on a truce in Aleppo.",
    ],
)
def test_who_fails_to_agree_has_rejected_nothing(sentence: str) -> None:
    assert kinds(told(sentence), "truce") == []


def test_who_refuses_has_rejected_it() -> None:
    assert "truce.rejected" in kinds(told("The rebels refused to accept a truce in Aleppo."), "truce")


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels in Aleppo will begin releasing prisoners on Friday.",
        "The army is to immediately begin withdrawing its troops from Aleppo.",
        "The army would start withdrawing its troops from Aleppo within a week.",
        "The rebels may resume shelling Aleppo.",
        "The rebels in Aleppo did not begin releasing prisoners on Tuesday.",
    ],
)
def test_a_deed_that_is_to_begin_is_not_done(sentence: str) -> None:
    done = [c for c in told("The truce in Aleppo took effect on Monday.", sentence) if not c.kind.startswith("truce")]
    assert [c.kind for c in done if c.modality == "actual" and c.polarity == "asserted"] == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The rebels in Aleppo began releasing prisoners on Tuesday.", "detainees.reported"),
        ("The army continued shelling villages near Aleppo on Tuesday.", "incident.reported"),
    ],
)
def test_a_deed_that_began_is_done(sentence: str, kind: str) -> None:
    assert one(told("The truce in Aleppo took effect on Monday.", sentence), kind).modality == "actual"


def test_a_deed_on_a_day_after_the_report_is_planned() -> None:
    freed = one(
        told("The truce in Aleppo took effect on Monday. The rebels release 40 prisoners on Friday."),
        "detainees.reported",
    )
    assert (freed.modality, freed.details["state"]) == ("planned", "planned")
    assert "ahead" in [reason.rule for reason in freed.because]
