"""The day of publication and what it rests on."""

from __future__ import annotations

import pytest

from tests.clean.pages import STORY, cleaned

HEADLINE = "Army and rebels stop fighting around Qalda"


@pytest.mark.parametrize(
    ("page", "published", "basis"),
    [
        (f"{HEADLINE}\n\nGENEVA, May 3, 2016 (Xinhua) -- {STORY}", "2016-05-03", "dateline"),
        (f"{HEADLINE}\n\nXinhua, April 11, 2016 Adjust font size:\n\n{STORY}", "2016-04-11", "byline"),
        (f"{HEADLINE}\n\n05.04.2016, Nagorny Karabakh.\n\n{STORY}", "2016-04-05", "byline"),
        (f"5 December 2016 {STORY}", "2016-12-05", "byline"),
        (f"{HEADLINE}\n\nFriday 1444/11/20 - 2023/06/09   Share on Google+\n\n{STORY}", "2023-06-09", "byline"),
        (f"{HEADLINE}\n\nMay 20, 2021 8:15 pm (Updated May 21, 2021 1:05 am)\n\n{STORY}", "2021-05-20", "byline"),
        (
            f"{HEADLINE}\n\nUpdated Nov 19, 2019, 9:41 AM;Posted Nov 18, 2019, 8:19 PM\n\n{STORY}",
            "2019-11-18",
            "byline",
        ),
        (f"{HEADLINE}\n\n{STORY}\n\n[Source: Xinhua, Moscow, 21Feb16]", "2016-02-21", "byline"),
        (f"{STORY}\n\n{HEADLINE} 21.10.2016   Share this   Google Plus", "2016-10-21", "byline"),
        (f"date 2022-11-04 {STORY}", "2022-11-04", "metadata"),
        (f" date 2020-05-23 {HEADLINE}\n\n{STORY}", "2020-05-23", "metadata"),
        (f"{HEADLINE} AFP Thursday 24 Apr 2014 {STORY}", "2014-04-24", "byline"),
        (f"Last Updated: Friday, 2 December 2005, 14:50 GMT\n{HEADLINE}\n{STORY}", "2005-12-02T14:50+00:00", "byline"),
        (f"{HEADLINE}Reuters | Kabul | Updated: 28-07-2020 19:48 IST\n{STORY}", "2020-07-28T19:48+05:30", "byline"),
    ],
)
def test_the_day_and_its_basis(page: str, published: str, basis: str) -> None:
    ref = cleaned(page).ref
    assert (ref.published, ref.published_basis) == (published, basis)


@pytest.mark.parametrize(
    "page",
    [
        f"Just in:\nCartoon, 25 Apr 2024 // Fair opens now // Bank cuts rates // Storm //\n\n{HEADLINE}\n\n{STORY}",
        f"{HEADLINE}\n\n{STORY}\n\nThis document has been published on 22Feb16 in accordance with Title 17 U.S.C.",
        f"{HEADLINE}\n\n{STORY}\n\n© 2019 The Qalda Times. All rights reserved.",
        f"{HEADLINE}\n\n{STORY}\n\n- Rebels quit hills of Oros - September 13, 2021\n- Storm nears - May 1, 2020",
        f"{HEADLINE}\n\n{STORY}\n\nThis story was updated at 6:03 p.m. on May 4, 2016.",
        f"{HEADLINE}\n\n{STORY}\n\nThe last truce began on February 27, 2016.",
        f"{HEADLINE}\n\n{STORY}\n\n3 comments\n\nJan Amsel\nMay 3, 2016 at 6:34 am\nIt will not hold.",
        f"{HEADLINE}\n\n{STORY}",
    ],
)
def test_a_day_from_furniture_or_from_the_story_is_never_the_day_of_publication(page: str) -> None:
    ref = cleaned(page).ref
    assert (ref.published, ref.published_basis) == (None, "unknown")


def test_a_dateline_without_a_year_says_no_year() -> None:
    report = cleaned(f"{HEADLINE}\n\nNew Delhi/Islamabad, May 11: {STORY}")
    assert report.ref.published is None
    assert report.dateline is not None
    assert (report.dateline.place, report.dateline.date) == ("New Delhi/Islamabad", "--05-11")
    assert any("--05-11" in note for note in report.notes)


def test_a_dateline_without_a_year_takes_it_from_the_byline() -> None:
    ref = cleaned(f"{HEADLINE}\n\nXinhua, August 27, 2016\n\nGENEVA, Aug. 26 (Xinhua) -- {STORY}").ref
    assert (ref.published, ref.published_basis) == ("2016-08-26", "dateline")
    assert ref.published_reason == "dateline, year from byline"


def test_new_year_lies_between_dateline_and_byline() -> None:
    ref = cleaned(f"{HEADLINE}\n\nXinhua, January 1, 2017\n\nGENEVA, Dec. 31 (Xinhua) -- {STORY}").ref
    assert ref.published == "2016-12-31"


def test_a_manifest_beats_the_page_and_the_conflict_is_noted() -> None:
    report = cleaned(
        f"{HEADLINE}\n\nXinhua, April 11, 2016\n\n{STORY}", published="2016-04-12", published_basis="manifest"
    )
    assert (report.ref.published, report.ref.published_basis) == ("2016-04-12", "manifest")
    assert any("2016-04-12" in note and "2016-04-11" in note for note in report.notes)


def test_a_month_from_the_option_does_not_conflict_with_a_day_in_it() -> None:
    report = cleaned(f"{HEADLINE}\n\nXinhua, April 11, 2016\n\n{STORY}", published="2016-04", published_basis="option")
    assert (report.ref.published, report.ref.published_basis, report.notes) == ("2016-04", "option", ())


def test_an_ambiguous_day_is_not_guessed() -> None:
    assert cleaned(f"{HEADLINE}\n\nPublished 03/04/2016\n\n{STORY}").ref.published is None


def test_an_ambiguous_day_is_settled_by_another_date_of_the_page() -> None:
    ref = cleaned(f"date 2016-04-03 {HEADLINE}\n\nPublished 03/04/2016\n\n{STORY}").ref
    assert ref.published == "2016-04-03"


def test_the_address_dates_a_page_that_does_not() -> None:
    ref = cleaned(f"{HEADLINE}\n\n{STORY}", url="https://news.example/2016/05/09/qalda-truce").ref
    assert (ref.published, ref.published_basis, ref.published_reason) == (
        "2016-05-09",
        "metadata",
        "the page's address",
    )
