"""Real pages kept beside the repository: exactly their furniture is set aside, and not a word of the report.

What is not read is named by its first and last words; everything else of the page must be read, in order.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.clean.pages import read_words
from trucewatch.clean.cleaner import clean
from trucewatch.intake.sources import gather
from trucewatch.model.report import CleanReport, RawReport

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared sample reports are not beside this repository")

ASIDE: dict[str, list[tuple[str, str]]] = {
    "reports/000_d5bea4872522ad7a.txt": [("Before it's here", "LEARN MORE")],
    "reports/001_023e14749bddd520.txt": [
        ("Off the wire", "Home"), ("Xinhua, April 11", "font size:"), ("Enditem", "Enditem"),
    ],
    "reports/002_d2ef1a798e36d1e6.txt": [
        ("Just in:", "Efficiency //"), ("By John Irish", "PARIS"), ("ADVERTISEMENT", "PARIS"),
        ("(Reporting by", "Hill” //"),
    ],
    "reports/003_c4fb643057ff4f9e.txt": [("This story was", "Content")],
    "reports/004_92dfeee75f94b0ca.txt": [
        ("Off the wire", "Home"), ("2nd LD:", "2nd LD:"), ("Xinhua, August", "font size:"), ("Endit", "Endit"),
    ],
    "gold/texts/ET01.txt": [("date", "2022-11-04")],
    "gold/texts/GZ03.txt": [("date", "News"), ("May 20, 2021", "12:33 am)")],
    "gold/texts/IP02.txt": [("New Delhi/Islamabad", "May 11:")],
    "gold/texts/IP03.txt": [("/newsfirstprime", ".jpg)"), ("Also Read:", "strategy today")],
    "gold/texts/KA01.txt": [("05.04.2016", "Karabakh."), ("Leave a Reply", "Comments ...")],
    "gold/texts/KA03.txt": [("date", "2020-10-26")],
    "gold/texts/NG01.txt": [],
    "gold/texts/NG02.txt": [("READ MORE", "READ MORE")],
    "gold/texts/NG04.txt": [],
    "gold/texts/SD01.txt": [("Friday 1444", "Google+"), ("Riyadh, June 9", "--"), ("14:14 LOCAL", "GMT")],
    "gold/texts/SD02.txt": [],
    "gold/texts/SS02.txt": [("JOHANNESBURG", "-")],
    "gold/texts/SY05.txt": [("- Sputnik", "Center"), ("MOSCOW", "-")],
    "gold/texts/SY11.txt": [("DAMASCUS", "-")],
    "gold/texts/SY20.txt": [("21.10.2016", "LiveJournal")],
    "gold/texts/SY23.txt": [("Council votes", "5 December 2016"), ("News Tracker", "issue")],
    "gold/texts/SY24.txt": [("OPINION:", "riddle")],
    "gold/texts/SY26.txt": [("Information |", "21Feb16"), ("[Source:", "Section 107.")],
    "gold/texts/UA03.txt": [],
    "gold/texts/YE01.txt": [],
    "gold/texts/YE03.txt": [("WORLD", "MIN READ"), ("October 3", "2022"), ("READ MORE:", "nears")],
}  # fmt: skip
STATED = {
    "reports/001_023e14749bddd520.txt": ("2016-04-11", "byline"),
    "reports/004_92dfeee75f94b0ca.txt": ("2016-08-27", "byline"),
    "gold/texts/ET01.txt": ("2022-11-04", "metadata"),
    "gold/texts/GZ03.txt": ("2021-05-20", "byline"),
    "gold/texts/KA01.txt": ("2016-04-05", "byline"),
    "gold/texts/KA03.txt": ("2020-10-26", "metadata"),
    "gold/texts/SD01.txt": ("2023-06-09", "dateline"),
    "gold/texts/SY20.txt": ("2016-10-21", "byline"),
    "gold/texts/SY23.txt": ("2016-12-05", "byline"),
    "gold/texts/SY26.txt": ("2016-02-21", "byline"),
    "gold/texts/YE03.txt": ("2022-10-03", "byline"),
}
"""All pages that state their day; every other page must be left undated."""


def cleaned(name: str) -> CleanReport:
    data = (SHARED / name).read_bytes()
    (report,) = gather(["-"], None, NOW, io.BytesIO(data))
    assert isinstance(report, RawReport)
    return clean(report)


def without(text: str, pieces: list[tuple[str, str]]) -> str:
    kept, at = [], 0
    for first, last in pieces:
        start = text.index(first, at)
        end = text.index(last, start) + len(last)
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


@pytest.mark.parametrize("name", ASIDE)
def test_the_report_is_read_whole_and_the_page_is_not(name: str) -> None:
    page = (SHARED / name).read_text(encoding="utf-8")
    assert read_words(cleaned(name)).split() == without(page, ASIDE[name]).split()


@pytest.mark.parametrize("name", ASIDE)
def test_only_pages_that_state_their_day_are_dated(name: str) -> None:
    ref = cleaned(name).ref
    assert (ref.published, ref.published_basis) == STATED.get(name, (None, "unknown"))


def test_with_their_manifest_the_reports_have_their_days() -> None:
    items = list(gather([SHARED / "reports"], None, NOW))
    assert all(isinstance(item, RawReport) for item in items)
    days = [clean(item).ref for item in items if isinstance(item, RawReport)]
    assert [d.published for d in days] == ["2016-05-10", "2016-04-11", "2016-12-10", "2016-02-22", "2016-08-27"]
    assert {d.published_basis for d in days} == {"manifest"}


def test_the_second_lead_is_known_as_such() -> None:
    version = cleaned("reports/004_92dfeee75f94b0ca.txt").version
    assert version is not None
    assert (version.tag, version.number) == ("2nd LD", 2)


def test_the_place_of_filing_is_not_part_of_the_first_sentence() -> None:
    dateline = cleaned("reports/002_d2ef1a798e36d1e6.txt").dateline
    assert dateline is not None
    assert (dateline.place, dateline.date) == ("Paris", None)
