"""What can happen to a truce, in the shapes that news gives it: active, passive, noun, participle, clause, pronoun."""

from __future__ import annotations

import pytest

from tests.reading.factory import actors, kinds, names, one, places, read_text, term, told, wrong


@pytest.mark.parametrize(
    "sentence",
    [
        "The Syrian army declared a truce in Aleppo on Tuesday.",
        "A truce in Aleppo was declared on Tuesday by the Syrian army.",
        "On Tuesday the Syrian army announced a three-day truce in Aleppo.",
        "The Syrian army, which has surrounded the east of the city, proclaimed a truce in Aleppo on Tuesday.",
        "A truce announced by the Syrian army on Tuesday will cover the city of Aleppo.",
        "The Syrian army ordered a truce in Aleppo on Tuesday, state television reported.",
        "The declaration of a truce in Aleppo by the Syrian army came late on Tuesday.",
    ],
)
def test_declared(sentence: str) -> None:
    claims = told(sentence)
    declared = one(claims, "truce.declared")
    assert "Syrian army" in names(declared)
    assert places(declared, "coverage") == {"Aleppo"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Syrian army ordered its units to hold fire in Homs from 6 a.m. on Saturday.",
        "Syria's government agreed to halt air strikes on Homs from Saturday.",
        "The Syrian army decided on Tuesday to suspend all combat operations in Homs for two days.",
    ],
)
def test_a_halt_without_the_noun_is_a_truce_too(sentence: str) -> None:
    claims = told(sentence)
    halts = [c for c in claims if c.kind in ("truce.declared", "truce.agreed")]
    assert len(halts) == 1, kinds(claims)
    assert places(halts[0], "coverage") == {"Homs"}


def test_a_halt_that_one_side_makes_alone_says_so() -> None:
    claims = told(
        "Ukraine's government declared a unilateral ceasefire in the Donetsk region on Friday.",
        front="Separatists have shelled army positions there for many weeks.",
    )
    declared = one(claims, "truce.declared")
    assert declared.details["unilateral"] is True
    assert "Donetsk" in " ".join(places(declared, "coverage"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Jaish al-Islam and the government agreed on Monday to a ceasefire in Douma.",
        "Jaish al-Islam and the government reached a ceasefire in Douma on Monday.",
        "A ceasefire in Douma was agreed on Monday by Jaish al-Islam and the government.",
        "A ceasefire in Douma was signed on Monday between Jaish al-Islam and the government.",
        "On Monday Jaish al-Islam and the government struck a deal on a ceasefire in Douma.",
        "Jaish al-Islam has accepted a ceasefire in Douma, as has the government, a mediator said on Monday.",
        "Jaish al-Islam and the government signed up to a ceasefire in Douma on Monday.",
        "An agreement on a ceasefire in Douma was reached on Monday between Jaish al-Islam and the government.",
        "Monday's ceasefire agreement between Jaish al-Islam and the government covers Douma.",
    ],
)
def test_agreed(sentence: str) -> None:
    agreed = one(told(sentence), "truce.agreed")
    assert "Army of Islam" in names(agreed, "party")
    assert places(agreed, "coverage") == {"Douma"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A ceasefire brokered by Qatar was agreed in Taiz on Monday.",
        "The warring sides agreed to a Qatari-brokered ceasefire in Taiz on Monday.",
        "Qatar brokered a ceasefire in Taiz on Monday.",
        "A ceasefire in Taiz was mediated on Monday by Qatar.",
    ],
)
def test_who_brokers_a_truce_is_its_mediator_and_no_party(sentence: str) -> None:
    claims = told(sentence, front="Houthi fighters and troops of the Yemeni government have fought over the city.")
    agreed = one(claims, "truce.agreed")
    assert names(agreed, "mediator") == {"Qatar"}
    assert "Qatar" not in names(agreed, "party")


@pytest.mark.parametrize(
    "sentence",
    [
        "Egypt proposed a five-day truce in Gaza on Wednesday.",
        "A five-day truce in Gaza was proposed by Egypt on Wednesday.",
        "Egypt has put forward a proposal for a five-day truce in Gaza.",
        "Egypt called for a five-day truce in Gaza.",
        "Egypt's proposal of a five-day truce in Gaza was made on Wednesday.",
        "Egypt is seeking a five-day truce in Gaza.",
    ],
)
def test_proposed(sentence: str) -> None:
    claims = told(sentence, front="Israeli troops and Hamas fighters have traded fire for weeks.")
    proposed = one(claims, "truce.proposed")
    assert "Egypt" in names(proposed)
    assert places(proposed, "coverage") == {"Gaza"} or places(proposed, "coverage") == {"Gaza Strip"}
    assert not [c for c in claims if c.kind in ("truce.declared", "truce.agreed", "truce.in_effect")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Envoys in Geneva discussed a ceasefire in Aleppo on Thursday.",
        "A ceasefire in Aleppo is being discussed in Geneva.",
        "Russia and the United States are working on a ceasefire in Aleppo.",
        "Russia and the United States are negotiating a ceasefire in Aleppo.",
        "Talks between Russia and the United States on a ceasefire in Aleppo continued on Thursday.",
    ],
)
def test_what_is_still_talked_about_is_at_most_discussed(sentence: str) -> None:
    claims = told(sentence)
    assert set(kinds(claims, "truce")) <= {"truce.discussed"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Envoys discussed a ceasefire in Aleppo on Thursday.",
        "A ceasefire in Aleppo is being discussed.",
        "Russia and the United States are negotiating a ceasefire in Aleppo.",
    ],
)
def test_discussed(sentence: str) -> None:
    assert places(one(told(sentence), "truce.discussed"), "coverage") == {"Aleppo"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The truce in Hama took effect at midnight on Tuesday.",
        "The truce in Hama, which Russia had proposed, took effect on Tuesday.",
        "A truce in Hama came into force on Tuesday.",
        "A truce began in Hama on Tuesday.",
        "A truce was in force in Hama on Tuesday.",
        "A truce has held in Hama since Tuesday.",
        "Guns fell silent in Hama on Tuesday as a truce took hold.",
        "The start of the truce in Hama on Tuesday brought people back into the streets.",
    ],
)
def test_in_effect(sentence: str) -> None:
    started = one(told(sentence), "truce.in_effect")
    assert places(started, "coverage") == {"Hama"}
    assert started.when is not None
    assert (started.when.start or "")[:10] == "2016-05-10"


def test_in_effect_told_by_a_pronoun() -> None:
    claims = told("The army announced a truce in Hama on Monday. It took effect at 6 a.m. on Tuesday.")
    started = one(claims, "truce.in_effect")
    assert term(started).start == "2016-05-10T06:00+03:00"
    assert places(started, "coverage") == {"Hama"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Syrian army extended the truce in Aleppo by 48 hours on Monday.",
        "The truce in Aleppo was extended by 48 hours on Monday, the Syrian army said.",
        "On Monday the Syrian army prolonged the Aleppo truce for another 48 hours.",
        "The Syrian army announced on Monday a 48-hour extension of the truce in Aleppo.",
        "The truce in Aleppo has been renewed for 48 hours, the Syrian army announced on Monday.",
        "The Syrian army said on Monday that the truce in Aleppo would run for another 48 hours.",
        "The Syrian army agreed on Monday to extend the truce in Aleppo for 48 hours.",
        "The extension of the truce in Aleppo by 48 hours was announced on Monday by the Syrian army.",
    ],
)
def test_extended(sentence: str) -> None:
    extended = one(told(sentence), "truce.extended")
    assert term(extended).hours == 48
    assert places(extended, "coverage") == {"Aleppo"}


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        ("The truce in Aleppo expired at midnight on Wednesday.", "2016-05-11T24:00+03:00"),
        ("The truce in Aleppo, which expired on Wednesday, brought little relief.", "2016-05-11"),
        ("The truce in Aleppo is due to expire at 1 a.m. on Saturday.", "2016-05-14T01:00+03:00"),
        ("A truce in Aleppo that ends on Saturday has brought some relief.", "2016-05-14"),
        ("The truce in Aleppo ran out on Wednesday.", "2016-05-11"),
        ("The truce in Aleppo will be over on Saturday.", "2016-05-14"),
        ("The expiry of the truce in Aleppo on Wednesday brought back the shells.", "2016-05-11"),
        ("The truce in Aleppo came to an end on Wednesday.", "2016-05-11"),
    ],
)
def test_expiry(sentence: str, end: str) -> None:
    assert term(one(told(sentence), "truce.expiry")).end == end


@pytest.mark.parametrize(
    "sentence",
    [
        "The truce in Aleppo expired on Wednesday and was not extended.",
        "The truce in Aleppo has not been renewed.",
    ],
)
def test_a_term_that_is_not_followed_by_another_is_no_extension(sentence: str) -> None:
    assert set(kinds(told(sentence), "truce")) == {"truce.expiry"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Jaish al-Islam suspended the ceasefire in Douma on Thursday.",
        "The ceasefire in Douma was suspended on Thursday by Jaish al-Islam.",
        "Jaish al-Islam suspended its participation in the ceasefire in Douma on Thursday.",
        "Jaish al-Islam announced on Thursday that it was freezing the ceasefire in Douma.",
    ],
)
def test_suspended(sentence: str) -> None:
    assert "Army of Islam" in names(one(told(sentence), "truce.suspended"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Hamas ended the truce in Gaza on Thursday.",
        "Hamas called off the truce in Gaza on Thursday.",
        "Hamas declared the truce in Gaza over on Thursday.",
        "Hamas said on Thursday that it was no longer bound by the truce in Gaza.",
        "Hamas withdrew from the truce in Gaza on Thursday.",
        "The truce in Gaza was called off by Hamas on Thursday.",
    ],
)
def test_terminated(sentence: str) -> None:
    claims = told(sentence, front="Israeli troops and Hamas fighters have traded fire for weeks.")
    assert "Hamas" in names(one(claims, "truce.terminated"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The ceasefire in Aleppo has collapsed, United Nations envoy Staffan de Mistura said.",
        "United Nations envoy Staffan de Mistura said the ceasefire in Aleppo had broken down.",
        "The ceasefire in Aleppo fell apart on Thursday, United Nations envoy Staffan de Mistura said.",
        "United Nations envoy Staffan de Mistura spoke on Thursday of the collapse of the ceasefire in Aleppo.",
    ],
)
def test_collapsed(sentence: str) -> None:
    collapsed = one(told(sentence), "truce.collapsed")
    assert collapsed.claimants == ("Staffan de Mistura",)
    assert places(collapsed, "coverage") == {"Aleppo"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ahrar al-Sham rejected the ceasefire in Aleppo on Tuesday.",
        "The ceasefire in Aleppo was rejected by Ahrar al-Sham on Tuesday.",
        "Ahrar al-Sham turned down the ceasefire in Aleppo on Tuesday.",
        "Ahrar al-Sham refused to accept the ceasefire in Aleppo.",
        "Ahrar al-Sham did not accept the ceasefire in Aleppo.",
    ],
)
def test_rejected(sentence: str) -> None:
    claims = told(sentence)
    assert "Ahrar al-Sham" in names(one(claims, "truce.rejected"))
    assert "truce.agreed" not in kinds(claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia and the United States reaffirmed the cessation of hostilities in Syria on Monday.",
        "Russia and the United States reaffirmed their commitment to the cessation of hostilities in Syria on Monday.",
        "The cessation of hostilities in Syria was reaffirmed on Monday by Russia and the United States.",
    ],
)
def test_reaffirmed(sentence: str) -> None:
    reaffirmed = one(told(sentence), "truce.reaffirmed")
    assert {"Russia", "United States"} <= names(reaffirmed)
    assert reaffirmed.term is None


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Ahrar al-Sham will abide by the ceasefire in Idlib, its spokesman said.", "accepts"),
        ("Ahrar al-Sham said it would respect the ceasefire in Idlib.", "accepts"),
        ("Ahrar al-Sham committed itself to the ceasefire in Idlib.", "accepts"),
        ("Ahrar al-Sham will observe the ceasefire in Idlib if prisoners are freed.", "accepts_conditionally"),
        ("Ahrar al-Sham said it would not abide by the ceasefire in Idlib.", "rejects"),
    ],
)
def test_position(sentence: str, stance: str) -> None:
    position = one(told(sentence), "truce.position")
    assert position.details["stance"] == stance
    assert "Ahrar al-Sham" in names(position)


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("a ceasefire", "ceasefire"),
        ("a cease-fire", "ceasefire"),
        ("a truce", "truce"),
        ("a cessation of hostilities", "cessation_of_hostilities"),
        ("a humanitarian pause", "humanitarian_pause"),
        ("a regime of calm", "regime_of_calm"),
        ("a silence regime", "regime_of_calm"),
        ("an armistice", "armistice"),
        ("a de-escalation zone", "deescalation_zone"),
    ],
)
def test_the_instrument_keeps_its_name(phrase: str, kind: str) -> None:
    assert one(told(f"The Syrian army announced {phrase} in Idlib on Tuesday."), "truce.declared").subtype == kind


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        wrong(
            "the verb of a headline is missed when the tagger takes it for a noun ('army declares truce')",
            "Syrian army declares truce in city of Aleppo",
            "truce.declared",
        ),
        ("Aleppo truce extended by 72 hours", "truce.extended"),
        ("Aleppo truce takes effect", "truce.in_effect"),
        ("Rebels reject Aleppo truce", "truce.rejected"),
        ("Aleppo truce expires as army and rebels wait", "truce.expiry"),
    ],
)
def test_headlines_speak_without_articles(headline: str, kind: str) -> None:
    body = (
        "The city of Aleppo was quieter on Thursday, but nobody in the army or among "
        "the rebels spoke of the truce in public."
    )
    claim = one(read_text(f"{headline}\n\n{body}"), kind)
    assert claim.sentence.text == headline
    assert places(claim, "coverage") == {"Aleppo"}


@pytest.mark.xfail(
    strict=True,
    reason="a report of one line without a word of war or an armed actor is thought to be about something else",
)
def test_a_flash_of_one_line_is_news_of_a_truce() -> None:
    assert kinds(read_text("The truce in Aleppo was extended by 72 hours on Friday, the Kremlin said.")) == [
        "truce.extended"
    ]


def test_one_sentence_may_tell_several_events() -> None:
    claims = told(
        "The truce in Aleppo, which took effect on Thursday, was extended by 72 hours on Saturday.",
        published="2016-05-08",
    )
    assert set(kinds(claims, "truce")) == {"truce.in_effect", "truce.extended"}
    assert term(one(claims, "truce.in_effect")).start == "2016-05-05"
    assert term(one(claims, "truce.extended")).hours == 72


def test_a_truce_noun_alone_is_no_event() -> None:
    claims = told("People in Aleppo spoke of little else but the truce.")
    assert kinds(claims, "truce") == []


def test_announcers_are_known_by_the_tables() -> None:
    (announcer,) = actors(
        one(told("The Syrian army declared a truce in Aleppo on Tuesday."), "truce.declared"), "announcer"
    )
    assert (announcer.id, announcer.kind) == ("group:syrian-army", "armed_forces")


@pytest.mark.parametrize(
    "sentence",
    [
        "No truce had been proclaimed in Homs.",
        "No ceasefire was agreed in Homs.",
        "The Syrian army has not declared a truce in Homs.",
    ],
)
def test_a_truce_that_nobody_made_is_not_rejected(sentence: str) -> None:
    assert kinds(told(sentence), "truce") == []


def test_a_truce_that_nobody_will_accept_is_rejected() -> None:
    assert "truce.rejected" in kinds(told("No truce will be accepted, the foreign ministry of Syria said."))


@pytest.mark.parametrize(
    ("sentence", "kind", "hours"),
    [
        ("Two days without bombing have been promised to Homs by the Syrian army.", "truce.declared", 48),
        (
            "The Syrian government and the rebels agreed on Monday to three days without air strikes in Homs.",
            "truce.agreed",
            72,
        ),
    ],
)
def test_days_without_fighting_are_a_truce(sentence: str, kind: str, hours: int) -> None:
    claim = one(told(sentence), kind)
    assert term(claim).hours == hours
    assert places(claim, "coverage") == {"Homs"}


@pytest.mark.parametrize(
    "sentence",
    [
        "After three days without air strikes the Syrian army agreed to open a road in Homs.",
        "Residents of Homs demanded three days without air strikes.",
        "The envoy asked the Syrian army to promise three days without air strikes.",
        "The Syrian army promised three days without school in Homs.",
        "The Syrian army did not promise two days without bombing in Homs.",
    ],
)
def test_days_without_fighting_that_nobody_granted(sentence: str) -> None:
    assert not {"truce.declared", "truce.agreed"} & set(kinds(told(sentence)))


def test_a_truce_that_ran_its_course_has_expired() -> None:
    claims = told("The 72-hour truce in Homs ran its course on Tuesday without being renewed.")
    expiry = one(claims, "truce.expiry")
    assert expiry.when is not None
    assert expiry.when.start == "2016-05-10"
    assert "truce.in_effect" not in kinds(claims)


def test_a_war_that_ran_its_course_is_no_truce() -> None:
    assert "truce.expiry" not in kinds(told("The war in Homs had run its course by Tuesday."))


@pytest.mark.parametrize(
    ("sentence", "kind", "day"),
    [
        ("Syria's truce, the second this year, was extended by two days on Monday.", "truce.extended", "2016-05-09"),
        (
            "The ceasefire in Homs begins at midnight in Damascus (2200 GMT) on Saturday.",
            "truce.in_effect",
            "2016-05-14",
        ),
    ],
)
def test_the_day_of_the_event_and_not_a_time_beside_it(sentence: str, kind: str, day: str) -> None:
    claim = one(told(sentence), kind)
    assert claim.when is not None
    assert claim.when.start == day
