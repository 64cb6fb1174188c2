"""Place, day and agency before the first sentence."""

from __future__ import annotations

import pytest

from trucewatch.clean.cues import load
from trucewatch.clean.dateline import find_dateline
from trucewatch.clean.gazetteer import is_place

SENTENCE = "Rebels said on Monday that the truce was holding."


@pytest.mark.parametrize(
    ("prefix", "place", "day", "agency"),
    [
        ("GENEVA, Aug. 26 (Xinhua) -- ", "GENEVA", "--08-26", "Xinhua"),
        ("MOSCOW - ", "MOSCOW", None, None),
        ("New Delhi/Islamabad, May 11: ", "New Delhi/Islamabad", "--05-11", None),
        ("Riyadh, June 9, 2023 -- ", "Riyadh", "2023-06-09", None),
        ("BEIRUT (Reuters) - ", "BEIRUT", None, "Reuters"),
        ("SANAA, Yemen (AP) — ", "SANAA", None, "Associated Press"),
        ("VIENNA, August 19. /TASS/. ", "VIENNA", "--08-19", "TASS"),
        ("HMEYMIM /Syria/, July 5. /TASS/. ", "HMEYMIM", "--07-05", "TASS"),
        ("January 23, 2014 (ADDIS ABABA) – ", "ADDIS ABABA", "2014-01-23", None),
        ("Kabul, May 23, 2020 (AFP) - ", "Kabul", "2020-05-23", "AFP"),
        ("PESHAWAR: ", "PESHAWAR", None, None),
        ("BEIRUT/GENEVA, Feb 22 (Reuters) - ", "BEIRUT/GENEVA", "--02-22", "Reuters"),
        ("UNITED NATIONS, Monday, Feb 22 (Reuters) - ", "UNITED NATIONS", "--02-22", "Reuters"),
        ("Aleppo, SANA – ", "Aleppo", None, "SANA"),
        ("GAZA CITY, Gaza Strip (AP) — ", "GAZA CITY", None, "Associated Press"),
        ("(Reuters) - ", None, None, "Reuters"),
        ("KABUL ", "KABUL", None, None),
        ("SANAA, 12 April 2016 (Qalda Press) - ", "SANAA", "2016-04-12", "Qalda Press"),
        ("HAVANA, Jan 23, 2024 (BSS/AFP) - ", "HAVANA", "2024-01-23", "AFP"),
        ("TRIPOLI, Libya — ", "TRIPOLI", None, None),
        ("GENEVA (26 August 2016) – ", "GENEVA", "2016-08-26", None),
    ],
)
def test_datelines_of_many_houses(prefix: str, place: str | None, day: str | None, agency: str | None) -> None:
    found = find_dateline(prefix + SENTENCE, load(), is_place)
    assert found is not None
    assert found.end == len(prefix)
    assert (found.place, found.day.partial if found.day else None, found.agency) == (place, day, agency)


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO Secretary General Anders Holm said the alliance would watch the truce.",
        "UNICEF Deputy Director Mara Lind called for a pause.",
        "English Premiership: Two managers agreed a truce.",
        "OPINION: Why the truce failed",
        "The army - long the strongest side - agreed to a truce.",
        "On Monday, May 9: the day the truce was to end, shells fell.",
        "U.S. Secretary of State John Kerry spoke of a truce.",
        "Kerry said: “We will see.”",
        "President Assad — who had refused a truce — agreed on Friday.",
        "A truce (AFP) was reported.",
    ],
)
def test_what_only_looks_like_a_dateline_is_left_in_its_sentence(sentence: str) -> None:
    assert find_dateline(sentence, load(), is_place) is None


def test_a_place_printed_above_vouches_for_the_same_word_in_the_sentence() -> None:
    found = find_dateline("QALDA Backers of the opposition met.", load(), lambda name: False, standing="QALDA")
    assert found is not None
    assert found.place == "QALDA"
