"""Actors by example: what a reader of wire copy would point at, and what he would not."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.lexicon import party_tables
from trucewatch.lexicon.folding import fold, lower
from trucewatch.lexicon.parties import (
    PartyHit,
    by_name,
    conflicts,
    countries,
    country,
    country_of_adjective,
    find_conflicts,
    find_parties,
    find_titles,
    parties,
    party,
    state_of,
    titles,
    with_country,
)
from trucewatch.lexicon.party_tables import rows, tables
from trucewatch.lexicon.phrases import variants


def ids(text: str) -> list[str]:
    return [hit.party.id for hit in find_parties(text)]


def only(text: str) -> PartyHit:
    (hit,) = find_parties(text)
    return hit


class TestNames:
    @pytest.mark.parametrize(
        ("text", "id"),
        [
            ("the U.S. said", "country:US"),
            ("the US said", "country:US"),
            ("America said", "country:US"),
            ("Britain said", "country:GB"),
            ("Türkiye said", "country:TR"),
            ("Côte d’Ivoire said", "country:CI"),
            ("the DRC said", "country:CD"),
            ("Nagorny Karabakh said", "country:AZ-NK"),
            ("Jabhat al-Nusra fired", "group:nusra-front"),
            ("the Al-Nusra Front fired", "group:nusra-front"),
            ("al Nusra Front fired", "group:nusra-front"),
            ("ISIL fired", "group:islamic-state"),
            ("Da’esh fired", "group:islamic-state"),
            ("Ansarullah agreed", "group:houthis"),
            ("Hizbullah agreed", "group:hezbollah"),
            ("Kata'ib Hezbollah agreed", "group:kataib-hezbollah"),
            ("Kataib Hezbollah agreed", "group:kataib-hezbollah"),
            ("the Ta’ang National Liberation Army agreed", "group:taang-national-liberation-army"),
            ("the U.N. said", "body:united-nations"),
            ("the U.N. Protection Force said", "body:unprofor"),
            ("OSCE monitors said", "monitor:osce-smm"),
            ("the Syrian Observatory for Human Rights said", "monitor:sohr"),
            ("the Syrian Human Rights Observatory said", "monitor:sohr"),
            ("Médecins Sans Frontières said", "monitor:msf"),
            ("Doctors Without Borders said", "monitor:msf"),
            ("the Russian Centre for Reconciliation said", "monitor:russian-reconciliation-centre"),
            ("the Russian Center for Reconciliation said", "monitor:russian-reconciliation-centre"),
            ("CTSAMVM said", "monitor:ctsamvm"),
            ("RIA\u00a0Novosti said", "outlet:ria-novosti"),
            ("the Armed Forces of\nUkraine said", "group:armed-forces-of-ukraine"),
        ],
    )
    def test_spellings_lead_to_one_party(self, text: str, id: str) -> None:
        assert ids(text) == [id]

    def test_possessive_and_quotation_marks_stay_outside(self) -> None:
        assert [hit.text for hit in find_parties("“Hamas’s” reply and Syria's answer")] == ["Hamas", "Syria"]

    def test_a_name_of_common_words_alone_needs_its_country_in_the_text(self) -> None:
        assert ids("The National Liberation Army fired.") == []
        assert "group:eln" in ids("In Colombia the National Liberation Army fired.")
        assert "group:eln" in ids("The ELN and the National Liberation Army of Colombia are one.")
        assert ids("The Oromo National Liberation Army fired in Ethiopia.") == ["country:ET"]

    def test_small_letters_are_no_names(self) -> None:
        assert ids("he told us that it is who he is, on the march in may") == []

    def test_a_headline_in_capitals_names_parties_but_its_small_words_do_not(self) -> None:
        assert ids("RUSSIA SAYS TRUCE IS HOLDING, ENVOY TELLS US NOTHING") == ["country:RU"]

    def test_designations_are_kept(self) -> None:
        nusra = party("group:nusra-front")
        assert nusra.kind == "designated_group"
        assert any("UN Security Council" in each for each in nusra.designated_by)

    def test_a_disputed_territory_acts_for_itself_under_its_claimant(self) -> None:
        karabakh = only("Nagorno-Karabakh agreed").party
        assert (karabakh.kind, karabakh.country) == ("de_facto_authority", "AZ")


class TestForms:
    @pytest.mark.parametrize(
        ("text", "form"),
        [
            ("Russia agreed", "name"),
            ("a Russian proposal", "adjective"),
            ("four Russians", "adjective"),
            ("Moscow agreed", "capital"),
            ("the Kremlin agreed", "seat"),
            ("Rebels agreed", "collective"),
            ("Houthi-controlled land", "adjective"),
            ("a Russia-backed plan", "adjective"),
            ("a UN-led process", "adjective"),
        ],
    )
    def test_form(self, text: str, form: str) -> None:
        assert only(text).form == form

    def test_a_seat_is_an_office_of_its_state(self) -> None:
        kremlin = only("the Kremlin agreed").party
        assert kremlin.name == "Kremlin"
        assert state_of(kremlin) == party("country:RU")

    def test_the_offices_of_a_territory_are_its_own(self) -> None:
        assert state_of(party("ministry:AZ-NK/defence")) == party("country:AZ-NK")
        assert state_of(party("group:islamic-state")) is None

    def test_an_embassy_belongs_to_who_sent_it(self) -> None:
        assert ids("the Russian embassy in Damascus") == ["ministry:RU/embassy", "country:SY"]

    @pytest.mark.parametrize("text", ["anti-Houthi protesters", "non-Syrian brigades", "ex-Soviet arms"])
    def test_the_opponents_of_a_party_are_not_the_party(self, text: str) -> None:
        assert not {"group:houthis", "country:SY", "country:SU"} & set(ids(text))

    def test_a_town_that_names_a_deal_does_not_speak(self) -> None:
        assert ids("under the Minsk agreements and the Astana process") == []
        assert ids("Minsk offered to host them") == ["country:BY"]


class TestMadeOfTwo:
    @pytest.mark.parametrize(
        ("text", "id", "name"),
        [
            ("Syrian rebels", "collective:SY/rebels", "Syrian rebels"),
            ("Syria’s air force", "collective:SY/air-force", "Syrian air force"),
            ("the Syrian government", "government:SY", "Syrian government"),
            ("the Syrian regime", "government:SY", "Syrian government"),
            ("the government of South Sudan", "government:SS", "South Sudan government"),
            ("the Sudan government", "government:SD", "Sudanese government"),
            ("the moderate Syrian opposition", "collective:SY/opposition", "Syrian opposition"),
            ("Syrian armed opposition groups", "collective:SY/armed-opposition", "Syrian armed opposition"),
            ("Tuareg rebels", "collective:tuareg/rebels", "Tuareg rebels"),
            ("Iraqi Shiite militias", "collective:IQ+shiite/militias", "Iraqi Shiite militias"),
            ("UN troops", "collective:united-nations/peacekeepers", "UN peacekeepers"),
            ("the Russian Foreign Ministry", "ministry:RU/foreign", "Russian Foreign Ministry"),
            ("the Foreign Ministry in Moscow", "ministry:RU/foreign", "Russian Foreign Ministry"),
            ("Ukraine's foreign ministry", "ministry:UA/foreign", "Ukrainian Foreign Ministry"),
            ("the Ministry of Defence of Azerbaijan", "ministry:AZ/defence", "Azerbaijani Defense Ministry"),
            ("Syrian state media", "outlet:SY/state-media", "Syrian state media"),
            ("Turkish troops", "group:turkish-armed-forces", "Turkish Armed Forces"),
            ("Houthi rebels", "group:houthis", "Houthis"),
            ("the M23 rebel movement", "group:m23", "M23"),
            ("the RIA Novosti news agency", "outlet:ria-novosti", "RIA Novosti"),
            ("the state news agency SANA", "outlet:sana", "SANA"),
            ("Kurdish authorities", "government:kurdish", "Kurdish government"),
            ("Karabakh’s Defence Ministry", "ministry:AZ-NK/defence", "Nagorno-Karabakh Defense Ministry"),
            ("the Thai side", "country:TH", "Thailand"),
            ("the Sri Lanka Navy", "collective:LK/navy", "Sri Lankan navy"),
        ],
    )
    def test_composition(self, text: str, id: str, name: str) -> None:
        hit = only(text)
        assert (hit.party.id, hit.party.name) == (id, name)

    def test_a_preposition_keeps_country_and_noun_apart(self) -> None:
        assert ids("in Sudan government troops advanced") == ["country:SD", "collective:government-forces"]

    def test_a_held_place_is_no_actor(self) -> None:
        assert ids("a rebel-held quarter and the government-controlled road") == []

    def test_the_officials_of_a_group_are_not_the_group(self) -> None:
        assert [hit.text for hit in find_parties("Hamas officials said")] == ["Hamas"]

    def test_a_word_of_an_unknown_name_is_not_the_common_noun(self) -> None:
        assert ids("fighters of the Free Bogland Army came, and then the army left") == [
            "collective:fighters",
            "collective:army",
        ]

    def test_vague_nouns_need_an_owner(self) -> None:
        assert ids("the administration and the movement met at the embassy") == []
        assert ids("the Biden administration") == []
        assert ids("the U.S. administration") == ["government:US"]

    def test_ids_lead_back(self) -> None:
        text = (
            "Syrian rebels, Iraqi Shiite militias, the Russian Foreign Ministry, the Syrian regime, UN troops, rebels"
        )
        for hit in find_parties(text):
            assert party(hit.party.id) == hit.party

    def test_rebels_of_the_country_of_the_report(self) -> None:
        rebels = only("rebels").party
        assert with_country(rebels, party("country:SY")) == only("Syrian rebels").party
        assert with_country(party("group:hamas"), party("country:SY")) == party("group:hamas")


class TestRiskyNames:
    def test_acronyms_count_in_their_country(self) -> None:
        assert "group:arakan-army" in ids("Fighting in Myanmar: the AA and the junta agreed.")
        assert "outlet:anadolu" in ids("In Ankara ministers met, AA reported.")
        assert ids("AA batteries") == []

    def test_acronyms_count_where_they_are_spelled_out(self) -> None:
        assert ids("Reporters Without Borders (RSF) said") == ["monitor:rsf-press", "monitor:rsf-press"]
        assert ids("The Armed Forces of the Philippines (AFP) said") == ["group:armed-forces-of-the-philippines"] * 2
        assert ids("a doctor told AFP") == ["outlet:afp"]

    def test_a_shared_name_goes_to_the_country_of_the_text(self) -> None:
        assert ids("Libya: Ansar al-Sharia fired")[1:] == ["group:ansar-al-sharia-in-libya"]
        assert ids("Yemen: Ansar al-Sharia fired")[1:] == ["group:ansar-al-sharia-in-yemen"]
        assert ids("Ansar al-Sharia fired") == []

    def test_the_acronym_is_islamic_state_the_verb_is_not(self) -> None:
        assert ids("Syria: strikes on IS went on, and it is over")[1:] == ["group:islamic-state"]

    def test_risk_is_marked(self) -> None:
        assert party("group:arakan-army").risky
        assert not party("group:m23").risky

    @pytest.mark.parametrize(
        "text",
        [
            "Michael Jordan spoke",
            "Chad Smith spoke",
            "Gen. Jordan spoke",
            "along the Jordan River",
            "in the South China Sea",
            "US$5 million",
            "Native American art",
            "the Paris Agreement",
        ],
    )
    def test_namesakes(self, text: str) -> None:
        assert ids(text) == []

    @pytest.mark.parametrize(
        ("text", "id"),
        [
            ("In Chad, fighting spread", "country:TD"),
            ("It was signed in Amman. Jordan welcomed it", "country:JO"),
            ("talks in Jordan Monday", "country:JO"),
            ("Amman, Jordan", "country:JO"),
        ],
    )
    def test_namesakes_that_are_countries(self, text: str, id: str) -> None:
        assert id in ids(text)


class TestLookups:
    def test_by_name(self) -> None:
        assert by_name("Jabhat al-Nusra") == party("group:nusra-front")
        assert by_name(" Syrian rebels ") == party("collective:SY/rebels")
        assert by_name("Ansar al-Sharia") is None
        assert by_name("Nobody's Brigade") is None

    @pytest.mark.parametrize("id", ["group:nobody", "collective:ZZ/rebels", "collective:SY/nobody", "nonsense", ""])
    def test_unknown_ids(self, id: str) -> None:
        with pytest.raises(KeyError):
            party(id)

    @pytest.mark.parametrize(
        ("word", "code"), [("Syrian", "SY"), ("Turks", "TR"), ("Filipino", "PH"), ("Aleppan", None)]
    )
    def test_adjectives(self, word: str, code: str | None) -> None:
        assert country_of_adjective(word) == code

    def test_countries_have_a_clock(self) -> None:
        assert country("SY").zone == "Asia/Damascus"
        assert len([each for each in countries() if len(each.code) == 2]) >= 195


class TestTitles:
    @pytest.mark.parametrize(
        ("text", "title", "kind", "position"),
        [
            ("General-Lieutenant Ivan Petrov", "General-Lieutenant", "rank", "before"),
            ("Lt. Gen. Jane Doe", "Lt. Gen.", "rank", "before"),
            ("Deputy Foreign Minister Ana Ruiz", "Deputy Foreign Minister", "minister", "both"),
            ("Jane Doe, head of the mission", "head of the mission", "body_official", "both"),
            (
                "the Director General of Military Operations",
                "Director General of Military Operations",
                "military",
                "both",
            ),
            ("UN special envoy Jane Doe", "UN special envoy", "envoy", "both"),
            ("army spokesman John Roe", "army spokesman", "spokesperson", "both"),
        ],
    )
    def test_the_longest_title(self, text: str, title: str, kind: str, position: str) -> None:
        hit = find_titles(text)[0]
        assert (hit.text, hit.title.kind, hit.title.position) == (title, kind, position)

    def test_a_major_city_is_no_officer(self) -> None:
        assert find_titles("a major city") == ()

    def test_titles_differ(self) -> None:
        words = [title.text for title in titles()]
        assert len(words) == len(set(words))


class TestConflicts:
    def test_cues(self) -> None:
        assert [hit.conflict.id for hit in find_conflicts("shelling in Donbas despite the Minsk agreements")] == [
            "UA",
            "UA",
        ]

    def test_start_is_the_last_war_before_the_report(self) -> None:
        ukraine = next(each for each in conflicts() if each.id == "UA")
        assert ukraine.start("2016-05-10") == "2014-04"
        assert ukraine.start("2023-01-01") == "2022-02-24"
        assert ukraine.start("2010-01-01") is None

    def test_a_regional_war_of_a_mediator_needs_its_cues(self) -> None:
        by_id = {each.id: each for each in conflicts()}
        assert by_id["RU-CE"].needs_cue
        assert not by_id["SY"].needs_cue

    def test_conflicts_stand_in_known_countries(self) -> None:
        codes = {each.code for each in countries()}
        assert not [each.id for each in conflicts() if not set(each.countries) <= codes]


class TestTables:
    def test_large_enough(self) -> None:
        assert len([each for each in parties() if each.sort == "group"]) >= 250

    def test_ids_differ(self) -> None:
        found = [each.id for each in parties()]
        assert len(found) == len(set(found))

    def test_countries_of_parties_are_known(self) -> None:
        codes = {each.code for each in countries()}
        assert not [each.id for each in parties() if not set(each.active) <= codes]

    def test_a_name_by_itself_finds_its_party(self) -> None:
        """Names that need context are the exception, and listed as such."""
        needy = {naming.party.id for naming in tables().namings if naming.need and naming.alias == naming.party.name}
        lost = [each for each in parties() if by_name(each.name) != each and each.id not in needy]
        assert not lost

    def test_a_bad_row_is_named(self, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "groups.csv").write_text("# notes\nid,name\na,A\nb\n", encoding="utf-8")
        monkeypatch.setattr(party_tables, "files", lambda _package: tmp_path)
        with pytest.raises(ValueError, match=r"groups\.csv, line 4"):
            list(rows("groups.csv"))


class TestSpeed:
    def test_a_report_takes_about_a_millisecond(self) -> None:
        text = (
            "Syrian rebels and the Russian Foreign Ministry agreed a truce near Aleppo, the U.N. said on Monday. " * 35
        )[:3500]
        find_parties(text)
        best = min(_seconds(text) for _ in range(10))
        assert best < 0.01  # ten times the usual, so that a busy machine does not fail the test


def _seconds(text: str) -> float:
    start = time.perf_counter()
    find_parties(text)
    return time.perf_counter() - start


@given(st.text())
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(lower(fold(text))) == len(text)


@given(st.text(alphabet=st.characters(categories=["L"]), max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert unicodedata.normalize("NFC", fold("é")) == "e"


_PIECES = st.sampled_from(
    ["Syrian", "rebels", "the U.N.", "Russia’s", "Foreign Ministry", "IS", "al-Nusra", "Houthi-", "anti-", "Jordan",
     "of ", "in", "Moscow", "side", "\n", " ", " ", "’s ", "İ", "ﬁ", ".", "AFP", "army", "US$", "NATO", "ß", "e\u0301"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_hits_point_at_their_own_words_and_never_overlap(text: str) -> None:
    free = 0
    for hit in find_parties(text):
        assert free <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.text
        free = hit.end


def test_variants_follow_mechanically() -> None:
    assert set(variants("UN")) == {"UN", "U.N."}
    assert set(variants("Jabhat al-Nusra")) == {"Jabhat al-Nusra", "Jabhat al Nusra"}
    assert "Joint Center" in variants("Joint Centre")
