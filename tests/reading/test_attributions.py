"""Who says it, through whom, and in which words."""

from __future__ import annotations

import pytest

from tests.reading.factory import one, told, wrong
from trucewatch.model.claim import Claim


def extension(sentence: str, *before: str) -> Claim:
    return one(told(*before, sentence), "truce.extended")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Syrian army said the truce in Aleppo had been extended by 48 hours.",
        "The Syrian army said on Monday that the truce in Aleppo had been extended by 48 hours.",
        "The truce in Aleppo has been extended by 48 hours, the Syrian army said.",
        "The truce in Aleppo has been extended by 48 hours, said the Syrian army.",
        wrong(
            "with the speaker between subject and verb ('the truce, X said, has been extended') the event is lost",
            "The truce in Aleppo, the Syrian army said, has been extended by 48 hours.",
        ),
        "According to the Syrian army, the truce in Aleppo has been extended by 48 hours.",
        "The truce in Aleppo has been extended by 48 hours, according to the Syrian army.",
        "The truce in Aleppo has been extended by 48 hours, the Syrian army said in a statement on Monday.",
        "A statement by the Syrian army said the truce in Aleppo had been extended by 48 hours.",
        "In a statement, the Syrian army said the truce in Aleppo had been extended by 48 hours.",
        "The Syrian army has confirmed that the truce in Aleppo was extended by 48 hours.",
        "“The truce in Aleppo has been extended by 48 hours,” the Syrian army said.",
    ],
)
def test_one_speaker_in_many_places(sentence: str) -> None:
    claim = extension(sentence)
    assert claim.claimants == ("Syrian army",)
    assert claim.relayed_by == ()


def test_nobody_named_is_the_narrator() -> None:
    claim = extension("The truce in Aleppo has been extended by 48 hours.")
    assert (claim.claimants, claim.directness, claim.verb) == ((), "narrator", None)


def test_a_quotation_is_a_quote() -> None:
    claim = extension("“The truce in Aleppo has been extended by 48 hours,” the Syrian army said.")
    assert claim.directness == "quote"
    assert claim.quote == "The truce in Aleppo has been extended by 48 hours,"


def test_a_sentence_between_quotation_marks_alone_keeps_its_words() -> None:
    claim = extension("“The truce in Aleppo was extended on Monday.”")
    assert claim.quote == "The truce in Aleppo was extended on Monday."


@pytest.mark.parametrize(
    "sentence",
    [
        wrong(
            "'A quoted B as saying' behind the words has no speaker",
            "The truce in Aleppo has been extended, RIA Novosti quoted the Syrian army as saying.",
        ),
        "The truce in Aleppo has been extended, the Syrian army told RIA Novosti.",
        "The Syrian army told RIA Novosti that the truce in Aleppo had been extended.",
        "The truce in Aleppo has been extended, the Syrian army said, RIA Novosti reported.",
        "RIA Novosti reported that the Syrian army said the truce in Aleppo had been extended.",
        "RIA Novosti, citing the Syrian army, reported that the truce in Aleppo had been extended.",
        "The truce in Aleppo has been extended, RIA Novosti reported, citing the Syrian army.",
        wrong(
            "'in remarks carried by', 'in comments carried by' name no relay",
            "The truce in Aleppo has been extended, the Syrian army said in remarks carried by RIA Novosti.",
        ),
    ],
)
def test_an_agency_that_carries_the_words_relays_them(sentence: str) -> None:
    claim = extension(sentence)
    assert claim.claimants == ("Syrian army",)
    assert claim.relayed_by == ("RIA Novosti",)


def test_an_agency_that_names_nobody_answers_itself() -> None:
    claim = extension("The truce in Aleppo has been extended, RIA Novosti reported.")
    assert claim.claimants == ("RIA Novosti",)
    assert claim.relayed_by == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Sergei Kuralenko, who heads the Russian reconciliation centre, said the truce in Aleppo had been extended.",
        "The truce in Aleppo has been extended, said Lieutenant General Sergei Kuralenko.",
        (
            "The truce in Aleppo has been extended, Lieutenant General Sergei Kuralenko, "
            "head of the centre, said on Tuesday."
        ),
        "Lieutenant General Sergei Kuralenko announced that the truce in Aleppo had been extended.",
    ],
)
def test_persons_speak_under_their_own_names(sentence: str) -> None:
    assert extension(sentence).claimants == ("Sergei Kuralenko",)


@pytest.mark.parametrize(
    "sentence",
    [
        "He said the truce in Aleppo had been extended.",
        "The truce in Aleppo has been extended, he added.",
        "Kuralenko said the truce in Aleppo had been extended.",
    ],
)
def test_a_pronoun_or_surname_speaks_for_the_person_named_before(sentence: str) -> None:
    before = "Lieutenant General Sergei Kuralenko spoke to reporters in Latakia on Tuesday."
    assert extension(sentence, before).claimants == ("Sergei Kuralenko",)


def test_the_ministry_is_the_one_named_before() -> None:
    claim = extension(
        "The truce in Aleppo has been extended, the ministry said.",
        "The Russian Defence Ministry held a briefing in Moscow on Tuesday.",
    )
    assert claim.claimants == ("Russian Defense Ministry",)


def test_a_capital_that_speaks_is_its_government() -> None:
    claim = extension("Moscow said the truce in Aleppo had been extended by 72 hours.")
    assert claim.claimants == ("Russia",)


def test_two_who_say_it_together_are_two_claimants() -> None:
    claim = extension("Russia and the United States said the truce in Aleppo had been extended.")
    assert set(claim.claimants) == {"Russia", "United States"}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The truce in Aleppo has been extended, a rebel commander said.", "a rebel commander"),
        wrong(
            "an unnamed source loses the number in front of it",
            "The truce in Aleppo has been extended, two diplomats said.",
            "two diplomats",
        ),
        ("Residents said the truce in Aleppo had been extended.", "Residents"),
        ("The truce in Aleppo has been extended, a source close to the talks said.", "a source close to the talks"),
    ],
)
def test_unnamed_sources_keep_the_words_of_the_report(sentence: str, words: str) -> None:
    assert extension(sentence).claimants == (words,)


def test_each_half_of_a_sentence_has_its_own_speaker() -> None:
    claims = told(
        "The Syrian army said it had declared a truce in Aleppo, while rebels said the truce in Hama had expired."
    )
    assert one(claims, "truce.declared").claimants == ("Syrian army",)
    assert one(claims, "truce.expiry").claimants[0].endswith("rebels")


@pytest.mark.xfail(strict=True, reason="'by the X's count' with a name of several words is no attribution")
def test_a_count_is_answered_for_by_whoever_counts() -> None:
    claims = told("By the Syrian Observatory for Human Rights' count, 41 civilians were killed in Aleppo on Tuesday.")
    assert one(claims, "casualty.incident").claimants == ("Syrian Observatory for Human Rights",)


def test_the_writer_answers_for_the_background() -> None:
    """What a relative clause adds behind an announcement is not in the announcement."""
    claims = told("The Syrian army announced a new truce in Hama, where shells killed 12 people on Monday.")
    assert one(claims, "truce.declared").claimants == ("Syrian army",)
    assert one(claims, "casualty.incident").claimants == ()


def test_a_verb_of_saying_is_kept() -> None:
    assert extension("The Syrian army claimed that the truce in Aleppo had been extended.").verb == "claim"
