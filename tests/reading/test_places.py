"""Places in running text, by example: what is one, what is none, and which one is meant."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trucewatch.lexicon.places import country_place, distance_km, lookup
from trucewatch.reading.places import PlaceMention, find_places


def found(text: str, **options: object) -> list[str]:
    return [mention.text for mention in find_places(text, **options)]  # type: ignore[arg-type]


def only(text: str) -> PlaceMention:
    (mention,) = find_places(text)
    return mention


def where(text: str, name: str) -> str | None:
    """The country that a name in the text is resolved to."""
    return next(mention.place.country for mention in find_places(text) if mention.text == name)


class TestWhatIsAPlace:
    def test_a_list_of_towns(self) -> None:
        assert found("Shelling resumed in Hama, Homs and Idlib, monitors said.") == ["Hama", "Homs", "Idlib"]

    @pytest.mark.parametrize(
        "text",
        [
            "Kerry said Assad must go, and Lavrov shrugged.",
            "Clinton and Bush disagreed about the terms.",
            "Mr Houston told the council that he would resign.",
            "In March and in May the sides had talked.",
            "“March on,” he cried, and most of the police went home.",
            "The Russia-backed plan and the U.S.-led talks went nowhere.",
            "A Moscow-brokered and Qatar-mediated pause was mooted.",
            "The Aleppo Media Center and the Damascus Doctors Union disagreed.",
            "The envoy read the Washington Post on the flight.",
            "Syrian and Russian officials spoke by telephone.",
            "The White House and the Security Council were informed.",
            "",
            "   \n\n ",
        ],
    )
    def test_no_place_of_anything(self, text: str) -> None:
        assert found(text) == []

    def test_a_person_named_like_a_country(self) -> None:
        assert found("Jordan Smith, a lawmaker, came to Amman because Jordan hosts the talks.") == ["Amman", "Jordan"]

    def test_a_person_named_like_a_city(self) -> None:
        assert found("Reporters in Paris saw Paris Hilton leave.") == ["Paris"]

    def test_a_country_that_is_also_a_given_name(self) -> None:
        assert found("Chad Evans spoke after Chad had withdrawn its troops from Mali.") == ["Chad", "Mali"]

    def test_words_that_belong_to_somebody_else_are_left_alone(self) -> None:
        text = "Damascus rejected the offer from Ankara."
        assert found(text, taken=[(0, 8)]) == ["Ankara"]

    def test_asked_for_adjectives_and_names_inside_names(self) -> None:
        text = "The Syrian army left Damascus University to the South Sudanese guests."
        assert found(text, associative=True) == ["Syrian", "Damascus", "South Sudanese"]

    def test_money_is_no_country(self) -> None:
        assert found("It paid US$5m and $US4 billion for repairs.") == []

    def test_a_pronoun_is_no_country_and_an_acronym_is(self) -> None:
        assert found("They gave us nothing. The US gave tents, the DRC gave land.") == ["US", "DRC"]


class TestHeadlines:
    def test_all_in_capitals(self) -> None:
        text = "ALEPPO CEASEFIRE EXTENDED BY 48 HOURS, MOSCOW SAYS"
        assert found(text) == ["ALEPPO", "MOSCOW"]

    def test_every_word_with_a_capital(self) -> None:
        assert found("Aleppo Ceasefire Extended as Talks in Vienna Near") == ["Aleppo", "Vienna"]

    def test_a_filing_place(self) -> None:
        assert found("HELSINKI (Reuters) - The envoy left for Geneva.") == ["HELSINKI", "Geneva"]


class TestWhichPlace:
    def test_the_country_behind_the_comma_decides_here_and_ever_after(self) -> None:
        text = "The convoy reached Tripoli, Lebanon, on Friday. Officials in Tripoli welcomed it."
        assert [m.place.country for m in find_places(text) if m.text == "Tripoli"] == ["LB", "LB"]

    def test_the_report_decides(self) -> None:
        assert where("Delegates from Tripoli and Benghazi met in Libya.", "Tripoli") == "LY"
        assert where("The Lebanese army moved into Tripoli, north of Beirut.", "Tripoli") == "LB"

    def test_the_context_given_decides(self) -> None:
        (mention,) = find_places("Guns fell silent in Rafah.", context=["EG"])
        assert mention.place.country == "EG"

    def test_a_state_of_the_same_name_as_a_country(self) -> None:
        assert where("Police in Atlanta, Georgia, arrested a man from Savannah.", "Georgia") == "US"
        assert where("Georgia accused Moscow of shelling villages near Tskhinvali.", "Georgia") == "GE"

    def test_talks_stay_in_geneva_when_americans_speak(self) -> None:
        text = "The U.S. envoy told U.S. senators in Washington that the United States would go to Geneva."
        assert where(text, "Geneva") == "CH"

    @pytest.mark.parametrize(
        ("text", "precision"),
        [
            ("Clashes were reported in Homs.", "city"),
            ("Clashes were reported in Homs province.", "region"),
            ("Clashes were reported in the province of Homs.", "region"),
            ("Clashes were reported in the city of Homs.", "city"),
            ("Clashes were reported in Syria.", "country"),
        ],
    )
    def test_province_and_city_of_one_name(self, text: str, precision: str) -> None:
        assert only(text).place.precision == precision

    def test_a_country_is_never_its_capital(self) -> None:
        place = only("The truce in Syria held.").place
        assert place.lat is not None
        assert place.lon is not None
        assert distance_km((place.lat, place.lon), lookup("Damascus")[0]) > 100
        assert (place.lat, place.lon) == (country_place("SY").lat, country_place("SY").lon)  # type: ignore[union-attr]

    def test_another_spelling_in_the_country_of_the_report(self) -> None:
        mention = next(m for m in find_places("Syrian rebels withdrew from the town of Talbisseh.") if m.text[0] == "T")
        assert mention.place.country == "SY"
        assert mention.place.lat == pytest.approx(34.84, abs=0.1)

    def test_a_village_of_a_foreign_name_is_not_put_abroad(self) -> None:
        # The tables know a Marjah in Afghanistan only.
        text = "The Syrian army said that Syrian rebels had shelled the Marjah district in Aleppo province."
        mention = next(m for m in find_places(text) if m.text.startswith("Marjah"))
        assert mention.place.country in (None, "SY")


class TestAsWritten:
    def test_a_direction_belongs_to_the_name(self) -> None:
        mention = only("The calm covers eastern Aleppo.")
        assert (mention.text, mention.place.name, mention.place.precision) == (
            "eastern Aleppo", "eastern Aleppo", "district"
        )  # fmt: skip
        assert mention.text[mention.head - mention.start :] == "Aleppo"

    @pytest.mark.parametrize("name", ["southern Lebanon", "north-western Syria", "eastern Ukraine"])
    def test_part_of_a_country_is_a_region(self, name: str) -> None:
        mention = only(f"The pause in {name} held.")
        assert (mention.place.name, mention.place.precision) == (name, "region")

    def test_the_kind_of_place_belongs_to_its_name(self) -> None:
        assert only("Monitors toured Idlib province.").place.name == "Idlib province"

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Gunmen fired near the Rafah crossing.", "Rafah crossing"),
            ("Flights returned to Sanaa airport.", "Sanaa airport"),
            ("Troops along the contact line in Donetsk region fired.", "contact line"),
            ("The Line of Control was quiet.", "Line of Control"),
        ],
    )
    def test_sites_have_points_of_their_own(self, text: str, name: str) -> None:
        mention = find_places(text)[0]
        assert (mention.text, mention.place.precision) == (name, "site")
        assert mention.place.lat is not None

    def test_a_zone_comes_with_the_place(self) -> None:
        assert only("Guns fell silent in Khan Touman.").zone == "Asia/Damascus"

    def test_it_says_why(self) -> None:
        mention = only("Officials in the city of Homs agreed.")
        assert "kind of place beside" in mention.because
        assert mention.candidates >= 2


class TestPlacesThatNoTableKnows:
    @pytest.mark.parametrize(
        ("text", "name", "precision"),
        [
            ("Loyalists took Kafr Zuqal after dawn.", "Kafr Zuqal", "city"),
            ("They fled the village of Qorbashan.", "Qorbashan", "city"),
            ("They fled to the Qorbashan district.", "Qorbashan", "district"),
            ("Shells fell on Orchard Gate Street.", "Orchard Gate Street", "site"),
            ("The column used Highway 44 by night.", "Highway 44", "site"),
        ],
    )
    def test_they_are_named_and_not_pinned(self, text: str, name: str, precision: str) -> None:
        mention = only(text)
        assert (mention.text, mention.place.precision) == (name, precision)
        assert (mention.place.lat, mention.place.lon, mention.place.country, mention.zone) == (None, None, None, None)

    def test_what_stands_in_a_town_stands_there(self) -> None:
        place = only("Visitors were shot at Karak Castle.").place
        assert (place.precision, place.country) == ("site", "JO")

    @pytest.mark.parametrize("text", ["They fled the Christian villages.", "A Kurdish town was shelled."])
    def test_a_people_is_no_village(self, text: str) -> None:
        assert found(text) == []


PIECES = st.sampled_from(
    ["Aleppo", "in Homs", "eastern Ukraine", "Jordan Smith", "the U.S.", "Tripoli, Lebanon", "said", "al-Bab", "and",
     "Sana'a’s", "St. Petersburg", "Castello Road", "DAMASCUS", "“Moscow”", "the village of Qorbashan", "\n", "—", "м",
     "M5", "Nagorno-Karabakh", "Mr", "of", ".", ",", "Côte d’Ivoire", "State", "Kafr Zita"]
)  # fmt: skip


class TestProperties:
    @given(st.lists(PIECES, max_size=14).map(" ".join))
    def test_every_mention_points_at_its_own_words(self, text: str) -> None:
        mentions = find_places(text, associative=True)
        assert all(text[m.start : m.end] == m.text for m in mentions)
        assert all(m.start <= m.head < m.end for m in mentions)
        assert mentions == find_places(text, associative=True)

    @given(st.lists(PIECES, max_size=14).map(" ".join))
    def test_mentions_stand_in_order_and_apart(self, text: str) -> None:
        mentions = find_places(text)
        assert all(one.end <= other.head for one, other in pairwise(mentions))

    @given(st.lists(PIECES, max_size=10).map(" ".join), st.integers(0, 60), st.integers(0, 60))
    def test_what_is_taken_stays_taken(self, text: str, one: int, other: int) -> None:
        start, end = sorted((one, other))
        assume(start < end)  # an empty stretch takes nothing
        for mention in find_places(text, taken=[(start, end)]):
            assert mention.end <= start or end <= mention.head

    @given(st.text(max_size=80))
    def test_any_text_can_be_read(self, text: str) -> None:
        assert all(text[m.start : m.end] == m.text for m in find_places(text, associative=True))
