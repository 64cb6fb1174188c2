"""Places by name, by example; and the tables of our own, row by row."""

from __future__ import annotations

import csv
import zoneinfo
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.lexicon.gazetteer_rows import PRECISIONS, TABLES, table
from trucewatch.lexicon.place_words import cue_words, word_kinds
from trucewatch.lexicon.places import (
    candidates,
    country_name,
    country_place,
    demonyms,
    distance_km,
    lookup,
    people_of,
    sounds_like,
    zone_of,
)


class TestLookup:
    @pytest.mark.parametrize(
        ("name", "country", "precision"),
        [
            ("Aleppo", "SY", "city"),
            ("Khan Tuman", "SY", "city"),
            ("Handarat", "SY", "site"),
            ("Eastern Ghouta", "SY", "district"),
            ("Sheikh Maqsood", "SY", "district"),
            ("al-Foua", "SY", "city"),
            ("Kafr Oweid", "SY", "city"),
            ("Tal Kocher", "SY", "city"),
            ("Hodeidah", "YE", "city"),
            ("Aita al-Shaab", "LB", "city"),
            ("Meiss el-Jabal", "LB", "city"),
            ("Morag axis", "PS", "site"),
            ("Ombada", "SD", "district"),
            ("Kola Temben", "ET", "district"),
            ("Ponnagyun", "MM", "city"),
            ("Datu Hoffer", "PH", "city"),
            ("Machil sector", "IN", "city"),
            ("Ta Kwai", "KH", "site"),
            ("Hudaydah", "YE", "city"),
            ("Ta'izz", "YE", "city"),
            ("Nagorny Karabakh", "AZ", "region"),
            ("Artsakh", "AZ", "region"),
            ("Debaltsevo", "UA", "city"),
            ("Donbass", "UA", "region"),
            ("contact line", "UA", "site"),
            ("Khan Younis", "PS", "city"),
            ("Gaza", "PS", "region"),
            ("Darfur", "SD", "region"),
            ("Omdurman", "SD", "city"),
            ("Tigray", "ET", "region"),
            ("Upper Nile", "SS", "region"),
            ("North Kivu", "CD", "region"),
            ("Ituri", "CD", "region"),
            ("Mindanao", "PH", "region"),
            ("Aceh", "ID", "region"),
            ("Kosovo", "XK", "country"),
            ("Line of Control", None, "site"),
            ("Middle East", None, "supranational"),
            ("U.S.", "US", "country"),
            ("DRC", "CD", "country"),
            ("Calif.", "US", "region"),
        ],
    )
    def test_what_the_news_calls_it(self, name: str, country: str | None, precision: str) -> None:
        best = lookup(name)[0]
        assert (best.country, best.precision) == (country, precision)

    def test_the_best_known_comes_first_and_the_others_follow(self) -> None:
        found = lookup("Tripoli")
        assert found[0].country == "LY"
        assert "LB" in {place.country for place in found}

    def test_a_city_before_the_region_around_it(self) -> None:
        assert [place.precision for place in lookup("Homs")[:2]] == ["city", "region"]

    def test_the_world_knows_one_geneva(self) -> None:
        assert lookup("Geneva")[0].country == "CH"

    @pytest.mark.parametrize("name", ["", " ", "Zzyxqwv", "12", "—"])
    def test_nobody_knows_it(self, name: str) -> None:
        assert lookup(name) == ()

    def test_el_salvador_is_not_salvador(self) -> None:
        assert all(one.place.name != "Salvador" for one in candidates("El Salvador"))

    def test_another_spelling_is_heard_in_the_country_it_must_be_in(self) -> None:
        assert sounds_like("Talbisseh", frozenset({"SY"}))[0].place.region == "Homs"
        assert sounds_like("Talbisseh", frozenset({"FR"})) == ()

    @given(st.text(max_size=30))
    def test_any_text_may_be_asked_for(self, name: str) -> None:
        assert lookup(name) == lookup(name)


class TestCountries:
    def test_a_country_is_never_its_capital(self) -> None:
        # A pin on Damascus for "in Syria" would be a claim that nobody made.
        for iso, capital in [("SY", "Damascus"), ("YE", "Sanaa"), ("UA", "Kyiv"), ("SD", "Khartoum"), ("RU", "Moscow")]:
            place = country_place(iso)
            assert place is not None
            assert place.precision == "country"
            assert distance_km(place, lookup(capital)[0]) > 50

    def test_every_country_has_a_name_a_zone_and_people(self) -> None:
        for row in table("places_countries.csv"):
            assert country_name(row["iso2"]) == row["name"]
            assert -90 <= float(row["lat"]) <= 90
            assert -180 <= float(row["lon"]) <= 180
            zone = zone_of(row["iso2"])
            assert zone is None or zoneinfo.ZoneInfo(zone)

    def test_nobody_lives_nowhere(self) -> None:
        assert country_place("ZZ") is None
        assert country_name("ZZ") is None
        assert zone_of("ZZ") is None

    def test_zones_of_places_and_countries(self) -> None:
        assert zone_of("SY") == "Asia/Damascus"
        assert zone_of("sy") == "Asia/Damascus"
        assert zone_of(lookup("Khan Tuman")[0]) == "Asia/Damascus"
        assert zone_of(lookup("Vladivostok")[0]) == "Asia/Vladivostok"

    def test_peoples(self) -> None:
        assert demonyms()["syrian"] == "SY"
        assert demonyms()["french"] == "FR"  # and of Mayotte, which has fewer people
        assert demonyms()["chinese"] == "CN"
        assert people_of()["south sudanese"].country == "SS"
        assert people_of()["chechens"].country == "RU"


class TestDistance:
    def test_aleppo_to_damascus(self) -> None:
        assert distance_km(lookup("Aleppo")[0], lookup("Damascus")[0]) == pytest.approx(309, abs=5)

    def test_pairs_of_degrees_will_do(self) -> None:
        assert distance_km((0, 0), (0, 180)) == pytest.approx(20015, abs=1)

    @given(
        st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
        st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
    )
    def test_there_and_back(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        assert distance_km(one, other) == pytest.approx(distance_km(other, one), abs=1e-6)
        assert distance_km(one, one) == pytest.approx(0, abs=1e-3)


class TestTables:
    def test_the_supplement_holds_what_ceasefire_news_names(self) -> None:
        rows = list(table("places_supplement.csv"))
        assert len(rows) >= 500
        isos = {row["iso2"] for row in table("places_countries.csv")}
        seen = set()
        for row in rows:
            assert row["precision"] in PRECISIONS
            assert row["iso2"] in isos or not row["iso2"]
            assert -90 <= float(row["lat"]) <= 90
            assert -180 <= float(row["lon"]) <= 180
            assert (row["name"], row["iso2"]) not in seen
            seen.add((row["name"], row["iso2"]))

    def test_a_row_of_the_supplement_lies_in_or_near_its_country(self) -> None:
        # A slip in a coordinate puts a village into the sea; the towns of its country are never far.
        for row in table("places_supplement.csv"):
            if row["iso2"] and row["precision"] in ("city", "district", "site"):
                here = float(row["lat"]), float(row["lon"])
                region = [place for place in lookup(row["region"] or "") if place.country == row["iso2"]]
                near = region[0] if region else country_place(row["iso2"])
                assert near is not None
                assert distance_km(here, near) < (600 if region else 2500), row["name"]

    def test_corrections_mend_rows_that_exist(self) -> None:
        codes = {f"adm1:{row['code']}" for row in table("places_regions.csv")}
        for row in table("places_corrections.csv"):
            assert row["id"] in codes or row["id"].startswith("geonames:"), row["id"]

    def test_demonyms_name_places_that_exist(self) -> None:
        for row in table("places_demonyms.csv"):
            assert lookup(row["place"]), row["place"]

    @pytest.mark.parametrize("name", TABLES)
    def test_no_row_is_short_of_a_column(self, name: str) -> None:
        path = resources.files("trucewatch.lexicon") / "data" / name
        rows = list(csv.reader(path.read_text("utf-8").splitlines()))
        assert {len(row) for row in rows} == {len(rows[0])}

    def test_words_that_are_more_than_places(self) -> None:
        assert "given" in word_kinds("jordan")
        assert "common" in word_kinds("police") or "police" in cue_words("body_word")
        assert word_kinds("aleppo") == frozenset()
        with pytest.raises(KeyError):
            cue_words("no such kind")
