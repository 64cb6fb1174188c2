"""Who says it, through whom, and in which words."""

from __future__ import annotations

import pytest

from tests.reading.factory import one, told
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
        "The truce in Aleppo, the Syrian army said, has been extended by 48 hours.",
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
    assert claim.quote == "The truce in Aleppo has been extended by 48 hours"


def test_a_sentence_between_quotation_marks_alone_keeps_its_words() -> None:
    claim = extension("“The truce in Aleppo was extended on Monday.”")
    assert claim.quote == "The truce in Aleppo was extended on Monday."


@pytest.mark.parametrize(
    "sentence",
    [
        "The truce in Aleppo has been extended, RIA Novosti quoted the Syrian army as saying.",
        "RIA Novosti cited the Syrian army as saying that the truce in Aleppo had been extended.",
        "“The truce in Aleppo has been extended,” the Syrian army was quoted as saying by RIA Novosti.",
        "The Syrian army was quoted by RIA Novosti as saying that the truce in Aleppo had been extended.",
        "The truce in Aleppo has been extended, the Syrian army told RIA Novosti.",
        "The Syrian army told RIA Novosti that the truce in Aleppo had been extended.",
        "The truce in Aleppo has been extended, the Syrian army said, RIA Novosti reported.",
        "RIA Novosti reported that the Syrian army said the truce in Aleppo had been extended.",
        "RIA Novosti, citing the Syrian army, reported that the truce in Aleppo had been extended.",
        "The truce in Aleppo has been extended, RIA Novosti reported, citing the Syrian army.",
        "The truce in Aleppo has been extended, the Syrian army said in remarks carried by RIA Novosti.",
        "The truce in Aleppo was extended, the Syrian army said in comments published on Monday by RIA Novosti.",
        "In a short statement carried by RIA Novosti, the Syrian army said the truce in Aleppo had been extended.",
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
        ("The truce in Aleppo has been extended, two diplomats said.", "two diplomats"),
        ("According to three Western diplomats, the truce in Aleppo has been extended.", "three Western diplomats"),
        ("According to tribal elders the truce in Aleppo has been extended.", "tribal elders"),
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


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "By the Syrian Observatory for Human Rights' count, 41 civilians were killed in Aleppo on Tuesday.",
            "Syrian Observatory for Human Rights",
        ),
        ("Shells killed 41 civilians in Moscow on Tuesday by the Syrian army's own count.", "Syrian army"),
        ("By the Houthis' tally, 41 civilians were killed in Sanaa on Tuesday.", "Houthis"),
    ],
)
def test_a_count_is_answered_for_by_whoever_counts(sentence: str, who: str) -> None:
    assert one(told(sentence), "casualty.incident").claimants == (who,)


def test_a_count_of_nobody_is_the_narrators() -> None:
    claims = told("By one count, 41 civilians were killed in Aleppo on Tuesday.")
    assert one(claims, "casualty.incident").claimants == ()


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("In Damascus, the Syrian army said the truce in Aleppo had been extended.", ("Syrian army",)),
        ("After talks with Hamas, Israel said the truce in Gaza had been extended.", ("Israel",)),
        ("Staffan de Mistura, the UN envoy, said the truce in Aleppo had been extended.", ("Staffan de Mistura",)),
        ("The UN envoy, Staffan de Mistura, said the truce in Aleppo had been extended.", ("Staffan de Mistura",)),
        ("Russia, Turkey and Iran said the truce in Idlib had been extended.", ("Russia", "Turkey", "Iran")),
    ],
)
def test_a_comma_alone_joins_no_speakers(sentence: str, who: tuple[str, ...]) -> None:
    assert extension(sentence).claimants == who


def test_the_one_accused_between_commas_is_no_speaker() -> None:
    claims = told("Hamas, Egypt said, violated the truce in Gaza on Monday.")
    assert one(claims, "violation.alleged").claimants == ("Egypt",)


def test_an_outlet_that_carried_something_else_relays_nothing() -> None:
    claim = extension(
        "An interview published by Reuters on Monday angered the Syrian army, "
        "which said the truce in Aleppo had been extended."
    )
    assert claim.claimants == ("Syrian army",)
    assert claim.relayed_by == ()


def test_the_writer_answers_for_the_background() -> None:
    """What a relative clause adds behind an announcement is not in the announcement."""
    claims = told("The Syrian army announced a new truce in Hama, where shells killed 12 people on Monday.")
    assert one(claims, "truce.declared").claimants == ("Syrian army",)
    assert one(claims, "casualty.incident").claimants == ()


def test_what_the_announcer_did_besides_is_not_announced() -> None:
    claims = told("The Syrian army declared a truce in Hama on Monday and violated it on Tuesday, rebels said.")
    assert one(claims, "truce.declared").claimants == ("Syrian army",)
    assert one(claims, "violation.alleged").claimants == ("Syrian rebels",)


def test_a_verb_of_saying_is_kept() -> None:
    assert extension("The Syrian army claimed that the truce in Aleppo had been extended.").verb == "claim"


@pytest.mark.parametrize(
    ("before", "sentence", "who"),
    [
        ("“Israel broke the truce,” Hamas said.", "It said the truce in Gaza had been extended.", "Hamas"),
        (
            "A source at the army command spoke of a raid.",
            "The truce in Aleppo has been extended, the source said.",
            "A source at the army command",
        ),
        (
            "The truce held on Monday, Lieutenant General Sergei Kuralenko said after talks with Riad Hijab.",
            "He added that the truce in Aleppo had been extended.",
            "Sergei Kuralenko",
        ),
    ],
)
def test_who_spoke_before_goes_on_speaking(before: str, sentence: str, who: str) -> None:
    assert extension(sentence, before).claimants == (who,)


def test_a_quotation_that_runs_on_keeps_its_speaker() -> None:
    claims = told(
        "“We want peace,” said Lieutenant General Sergei Kuralenko. “The truce in Aleppo has been extended by a day.”"
    )
    claim = one(claims, "truce.extended")
    assert (claim.claimants, claim.directness) == (("Sergei Kuralenko",), "quote")


def test_a_quotation_over_two_paragraphs_has_the_speaker_named_at_its_end() -> None:
    claims = told("“The truce in Aleppo has been extended.", "“We hope it holds,” the Syrian army said.")
    assert one(claims, "truce.extended").claimants == ("Syrian army",)


@pytest.mark.parametrize(
    ("headline", "who"),
    [
        ("Truce in Aleppo extended by 48 hours: ministry", "ministry"),
        ("Truce in Aleppo extended by 48 hours - Syrian army", "Syrian army"),
        ("Syrian army: truce in Aleppo extended by 48 hours", "Syrian army"),
        ("Truce in Aleppo extended by 48 hours, army says", "Syrian army"),
    ],
)
def test_a_headline_names_its_speaker(headline: str, who: str) -> None:
    claims = told(headline, "People in Aleppo slept well on Monday.")
    assert one(claims, "truce.extended").claimants == (who,)


def test_a_country_before_a_colon_is_where_it_happened() -> None:
    claims = told("Syria: truce in Aleppo extended by 48 hours", "People in Aleppo slept well on Monday.")
    assert one(claims, "truce.extended").claimants == ()


def test_a_chain_keeps_its_order() -> None:
    claim = extension(
        "According to the Russian Defence Ministry, citing local officials, the truce in Aleppo had been extended."
    )
    assert claim.claimants == ("local officials",)
    assert claim.relayed_by == ("Russian Defense Ministry",)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Israel's military, meanwhile, said the truce in Gaza had been extended.", "Israel Defense Forces"),
        (
            "President Vladimir Putin, in a call with General Valery Gerasimov, said the truce had been extended.",
            "Vladimir Putin",
        ),
        (
            "The Syrian Observatory for Human Rights, which monitors the war, said the truce had been extended.",
            "Syrian Observatory for Human Rights",
        ),
        ("A Palestinian official familiar with the talks said the truce had been extended.", "A Palestinian official"),
        ("A Hamas official said the truce in Gaza had been extended.", "A Hamas official"),
        ("The truce in Aleppo had been extended, the minister said.", "the minister"),
        (
            "The chairman of the town council, Omar Saleh, said the truce in Aleppo had been extended.",
            "Omar Saleh",
        ),
    ],
)
def test_the_speaker_is_not_whoever_stands_nearest(sentence: str, who: str) -> None:
    assert extension(sentence).claimants == (who,)


def test_who_adds_is_who_said() -> None:
    claims = told("The Syrian army said rebels had shelled Homs, adding that the truce in Aleppo had been extended.")
    assert one(claims, "truce.extended").claimants == ("Syrian army",)


def test_what_is_done_to_a_truce_is_not_said() -> None:
    claims = told("Both armies observe the truce in Aleppo, which was extended on Monday.")
    assert one(claims, "truce.extended").claimants == ()


@pytest.mark.parametrize("cue", ["he told reporters", "he added", "Karimi said", "Omar said"])
def test_the_offices_of_a_person_make_no_list_of_speakers(cue: str) -> None:
    first = "Omar Karimi, a brigade commander and spokesman for the Syrian army, said the roads were quiet."
    claim = extension(f"“The truce in Aleppo has been extended by 48 hours,” {cue}.", first)
    assert claim.claimants == ("Omar Karimi",)


def test_a_pronoun_is_the_person_named_last_once_others_have_stopped_speaking() -> None:
    before = (
        "General Omar Karimi said the roads were quiet.",
        "The market was open.",
        "General Sami Haddad visited the town on Monday.",
    )
    assert extension("He said the truce in Aleppo had been extended.", *before).claimants == ("Sami Haddad",)


@pytest.mark.parametrize(
    "sentence",
    [
        "“The truce in Aleppo was extended after talks with the rebels,” said Security Council spokesman Omar Karimi.",
        "The truce in Aleppo was extended after talks with the rebels, said Security Council spokesman Omar Karimi.",
        "“The truce in Aleppo has been extended,” said the chief mediator, Sudan's Vice-President Omar Karimi.",
        "Omar Karimi, head of the Council of Syria's North said the truce in Aleppo had been extended.",
        "Omar Karimi, UN envoy for the northern districts said the truce in Aleppo had been extended.",
    ],
)
def test_the_name_behind_an_office_speaks(sentence: str) -> None:
    assert extension(sentence).claimants == ("Omar Karimi",)


def test_the_subject_of_a_person_named_behind_the_speaker_is_not_taken() -> None:
    claim = extension(
        "The truce in Aleppo has been extended, said the Syrian army, which thanked President Omar Karimi."
    )
    assert claim.claimants == ("Syrian army",)


def test_the_last_words_of_a_quotation_do_not_speak() -> None:
    claim = extension("“The truce in Aleppo was extended with the rebels,” said an official.")
    assert claim.claimants == ("an official",)


def test_a_clause_that_the_tree_left_without_subject_takes_the_noun_before_it() -> None:
    claim = one(told("The visit of the judges came two days after Sudan's army declared a truce."), "truce.declared")
    assert claim.claimants == ("Sudanese Armed Forces",)


def test_a_date_is_no_part_of_who_speaks() -> None:
    claim = extension("The head of the relief board on Sunday said the truce in Aleppo had been extended.")
    assert claim.claimants == ("The head of the relief board",)


def test_a_paper_goes_on_speaking_and_not_those_who_agreed_to_it() -> None:
    before = "The rebels agreed to leave the town, according to a copy of the deal."
    claim = extension("“The truce in Aleppo has been extended by a week,” it added.", before)
    assert claim.claimants == ("a copy of the deal",)


@pytest.mark.parametrize("cue", ["But he did say", "He said"])
def test_two_counted_subjects_are_both_said(cue: str) -> None:
    before = "General Sami Haddad said the truce in Aleppo was holding."
    claims = told(before, f"{cue} one soldier and four rebels were killed near Aleppo on Monday.")
    assert {c.claimants for c in claims if c.kind == "casualty.incident"} == {("Sami Haddad",)}


def test_an_abbreviation_in_brackets_names_the_mission() -> None:
    claim = extension("The U.N. mission (UNMISS) said the truce in Juba had been extended.")
    assert claim.claimants == ("UN Mission in South Sudan",)


def test_a_person_keeps_the_words_before_brackets() -> None:
    claim = extension("A leader (UNMISS) said the truce in Juba had been extended.")
    assert claim.claimants != ("UN Mission in South Sudan",)
