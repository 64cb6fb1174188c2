"""Wire version, site name, outlet and agency."""

from __future__ import annotations

import pytest

from tests.clean.pages import STORY, cleaned, kind_of
from trucewatch.clean.cues import load
from trucewatch.clean.outlet import agency_in, site_suffix
from trucewatch.clean.version import find_version

HEADLINE = "Army and rebels stop fighting around Qalda"


@pytest.mark.parametrize(
    ("headline", "tag", "rank", "number"),
    [
        ("FLASH: ARMY SAYS TRUCE HOLDS", "FLASH", 1, None),
        ("Urgent: Truce holds, army says", "Urgent", 3, None),
        ("1st LD: Truce holds, army says", "1st LD", 5, 1),
        ("2nd LD: Truce holds, army says", "2nd LD", 6, 2),
        ("UPDATE 3-Truce holds, army says", "UPDATE 3", 7, 3),
        ("WRITETHRU - Truce holds, army says", "WRITETHRU", 5, None),
        ("CORRECTED: Truce holds, army says", "CORRECTED", 5, None),
        ("WRAPUP 2-Truce holds, army says", "WRAPUP", 0, 2),
        ("Roundup: Truce holds in most places", "Roundup", 0, None),
    ],
)
def test_wire_tags_and_their_ranks(headline: str, tag: str, rank: int, number: int | None) -> None:
    found = find_version(headline, load())
    assert found is not None
    assert (found.version.tag, found.version.rank, found.version.number) == (tag, rank, number)


@pytest.mark.parametrize(
    "headline", ["Flash floods halt the truce", "Updated maps show the truce line", "Lead negotiator quits"]
)
def test_words_that_only_begin_like_a_tag(headline: str) -> None:
    assert find_version(headline, load()) is None


def test_a_later_lead_outranks_an_earlier_one() -> None:
    ranks = [find_version(f"{tag}: Truce holds", load()) for tag in ("FLASH", "Urgent", "1st LD", "2nd LD")]
    assert [r.version.rank for r in ranks if r] == [1, 3, 5, 6]


def test_the_tag_is_off_the_headline() -> None:
    report = cleaned(f"2nd LD: {HEADLINE}\n\n{STORY}")
    assert report.headline is not None
    assert report.headline.text == HEADLINE
    assert report.version is not None
    assert report.version.number == 2


@pytest.mark.parametrize(
    "suffix", [" - Sputnik International", " | Reuters", " – BBC News", " — The Qalda Times", " » Oros Daily"]
)
def test_the_site_name_is_off_the_headline(suffix: str) -> None:
    report = cleaned(f"{HEADLINE}{suffix}\n\n{STORY}")
    assert report.headline is not None
    assert report.headline.text == HEADLINE
    assert report.ref.outlet == suffix.lstrip(" -|–—»")
    assert kind_of(report, suffix.strip()) == {"furniture"}


@pytest.mark.parametrize(
    "headline",
    [
        "Truce holds in Qalda - army says it was broken twice",
        "Qalda - Oros road open again after the truce",
        "A truce - at last",
    ],
)
def test_a_dash_within_the_headline_is_left_alone(headline: str) -> None:
    assert site_suffix(headline, load()) is None


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("Xinhua, April 11, 2016", "Xinhua"),
        ("-Reuters", "Reuters"),
        ("By JAN AMSEL, Associated Press", "Associated Press"),
        ("[Source: Xinhua, Moscow, 21Feb16]", "Xinhua"),
        ("AFP", "AFP"),
        ("By Ann Apple of the Oros Daily", None),
    ],
)
def test_the_agency_signs_in_byline_or_at_the_end(words: str, agency: str | None) -> None:
    assert agency_in([words], load()) == agency


def test_the_dateline_names_the_agency() -> None:
    assert cleaned(f"{HEADLINE}\n\nBEIRUT (Reuters) - {STORY}").ref.agency == "Reuters"


def test_an_agency_quoted_in_the_story_did_not_write_it() -> None:
    assert cleaned(f"{HEADLINE}\n\n{STORY}\n\nThe governor told Reuters that lorries were waiting.").ref.agency is None


def test_hints_come_first() -> None:
    ref = cleaned(f"{HEADLINE} - Oros Daily\n\nBEIRUT (Reuters) - {STORY}", outlet="The Qalda Times", agency="AFP").ref
    assert (ref.outlet, ref.agency) == ("The Qalda Times", "AFP")
