"""What is the report and what is the page, in text that lost its HTML."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clean.pages import STORY, cleaned, kind_of, read_words, regions

HEADLINE = "Army and rebels stop fighting around Qalda"
TICKER = "Just in:\nFarm fair opens // Bank cuts rates again // Rebels seize bridge in far Oros // Storm nears //"
WIRE_LIST = (
    "Off the wire\nMinister visits dairy  • Roundup: Rebels sign truce in Oros  • Spotlight: Bridge opens  • Rates\n"
    "You are here:   Home"
)


def test_every_paragraph_of_a_clean_page_is_read() -> None:
    report = cleaned(f"{HEADLINE}\n\n{STORY}")
    assert [kind for kind, _ in regions(report)] == ["headline"] + ["body"] * 5


@pytest.mark.parametrize(
    "above", [TICKER, WIRE_LIST, "Menu\nHome\nWorld\nSearch", "WORLD   3 MIN READ", "ADVERTISEMENT"]
)
@pytest.mark.parametrize(
    "below", [TICKER, "Related Content", "READ MORE: Rebels sign truce in Oros", "Share this   Google Plus"]
)
def test_what_stands_around_the_report_is_not_read(above: str, below: str) -> None:
    report = cleaned(f"{above}\n\n{HEADLINE}\n\n{STORY}\n\n{below}")
    assert read_words(report).split() == f"{HEADLINE} {STORY}".split()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ADVERTISEMENT", "advert"),
        ("READ MORE: Rebels sign truce in Oros", "related_headlines"),
        ("Also Read: President to chair meeting on the truce in Oros", "related_headlines"),
        ("MORE: Tally of armed groups in the Oros truce now 12 - Observers", "related_headlines"),
        ("OPINION: The truce nobody wanted", "related_headlines"),
        ("Rebels sign separate truce with army in Oros province", "related_headlines"),
        ("Lorries wait at the bridge of Qalda (J. Amsel/AP)", "caption"),
        ("© Jan Amsel/TASS", "furniture"),
        ("/media/attachments/2025/05/qalda-bridge.jpg)", "furniture"),
        ("https://news.example/qalda/bridge", "furniture"),
        ("Sign up for our newsletter to get the news delivered to your inbox.", "furniture"),
        ("— Mara Lind (@maralind) January 5, 2026", "furniture"),
    ],
)
def test_lines_between_paragraphs(line: str, kind: str) -> None:
    first, rest = STORY.split("\n\n", 1)
    report = cleaned(f"{HEADLINE}\n\n{first}\n\n{line}\n\n{rest}")
    assert kind_of(report, line) == {kind}
    assert all(paragraph in read_words(report) for paragraph in STORY.split("\n\n"))


@pytest.mark.parametrize(
    "line", ["Governor hopeful", "“We want bread,” she said.", "He gave no details.", "- army units leave the bridge;"]
)
def test_short_lines_of_the_report_stay(line: str) -> None:
    first, rest = STORY.split("\n\n", 1)
    assert kind_of(cleaned(f"{HEADLINE}\n\n{first}\n\n{line}\n\n{rest}"), line) == {"body"}


def test_bullets_that_sum_up_the_report_are_read() -> None:
    summary = "• Army and rebels to stop fighting in Qalda\n  • Governor says lorries with flour may enter"
    report = cleaned(f"{summary}\n\n{STORY}")
    assert kind_of(report, "Army and rebels to stop") == {"body"}
    assert kind_of(report, "Governor says lorries") == {"body"}


def test_bullets_about_other_things_are_not_read() -> None:
    others = "• Farm fair opens in the capital\n• Bank cuts its rates once again\n• Storm nears the western coast"
    report = cleaned(f"{others}\n\n{HEADLINE}\n\n{STORY}")
    assert "Farm fair" not in read_words(report)
    assert "Storm" not in read_words(report)


@pytest.mark.parametrize(
    "sign_off",
    [
        "Enditem", "Endit", "-Reuters", "(Reporting by Jan Amsel; editing by Mara Lind)",
        "Reporting by Jan Amsel, Editing by Mara Lind", "Editor: Jan Amsel", "(SANA)", "###", "— AFP",
    ],
)  # fmt: skip
def test_nothing_is_read_after_the_sign_off(sign_off: str) -> None:
    other = "The rebels in far Oros signed a truce of ten days with the army on Sunday, a spokesman said."
    report = cleaned(f"{HEADLINE}\n\n{STORY}\n\n{sign_off}\n\n{other}")
    assert kind_of(report, sign_off) == {"sign_off"}
    assert kind_of(report, other) == {"furniture"}


@pytest.mark.parametrize("mark", [" Enditem", " Endit", " (AFP)", " – Reuters", " (END)"])
def test_a_sign_off_glued_to_the_last_sentence_is_cut_off(mark: str) -> None:
    report = cleaned(f"{HEADLINE}\n\n{STORY}{mark}\n\nMore stories")
    assert kind_of(report, mark.strip()) == {"sign_off"}
    assert read_words(report).rstrip().endswith("the governor said.")


def test_a_comment_form_and_its_comments_are_not_read() -> None:
    form = "Leave a Reply   Your email address will not be published.   three + 4 =   Send   Loading ..."
    comment = "I think that the truce will break before the week is over, they never keep one."
    report = cleaned(f"{HEADLINE}\n\n{STORY}\n\n{form}\n\n{comment}")
    assert "Reply" not in read_words(report)
    assert "I think" not in read_words(report)


def test_a_list_under_a_heading_belongs_to_it_until_prose_begins() -> None:
    first, rest = STORY.split("\n\n", 1)
    page = (
        f"{HEADLINE}\n\n{first}\n\nRelated stories\n\nTruce in Oros extended by two days\n\nRebels quit Oros\n\n{rest}"
    )
    report = cleaned(page)
    assert kind_of(report, "Truce in Oros extended") == {"related_headlines"}
    assert kind_of(report, "Rebels quit Oros") == {"related_headlines"}
    assert rest.split("\n\n")[0] in read_words(report)


def test_the_headline_below_a_list_is_still_the_headline() -> None:
    report = cleaned(
        f"Off the wire\nTruce in Oros extended\nFarm fair opens\n\n{HEADLINE}\n\nXinhua, April 11, 2016\n\n{STORY}"
    )
    assert report.headline is not None
    assert report.headline.text == HEADLINE
    assert "Oros" not in read_words(report)


def test_a_pitch_between_headline_and_report_is_not_read() -> None:
    pitch = (
        "Your support lets us tell the story\n\n"
        "From rivers to big tech, the paper goes where things happen and asks the questions that matter most.\n\n"
        "Your donation keeps reporters on the ground where they are needed.\n\n"
    )
    report = cleaned(f"{HEADLINE}\n\n{pitch}{STORY}")
    assert read_words(report).split() == f"{HEADLINE} {STORY}".split()


def test_a_caption_in_the_present_tense_with_its_date_is_no_news() -> None:
    caption = "Soldiers stand on the bridge of Qalda as lorries wait to enter the town on November 10, 2018."
    report = cleaned(f"{HEADLINE}\n\n{caption}\n\n{STORY}")
    assert kind_of(report, caption) == {"caption"}


@pytest.mark.parametrize(
    "caption",
    [
        "Governor Jan Amsel (L) shakes hands with rebel commander Oto Brand (R) on the bridge of Qalda.",
        "Rebels of Qalda stand guard above the bridge in November 2023. Photo: AFP",
        "(FILES) Photo taken on December 26, 2009 shows rebels of the Qalda front on parade.",
        "Cover image: Soldiers on the bridge of Qalda (Picture: PA).",
        "People of Qalda yesterday bury a relative killed in the shelling, at a cemetery above the town.\n\nPhoto: AP",
    ],
)
def test_captions_of_many_houses(caption: str) -> None:
    report = cleaned(f"{HEADLINE}\n\n{caption}\n\n{STORY}")
    assert kind_of(report, caption.split("\n")[0]) == {"caption"}
    assert read_words(report).split() == f"{HEADLINE} {STORY}".split()


def test_a_headline_and_its_standfirst_stand_together() -> None:
    standfirst = "Pause of three days lets flour and medicine into the town"
    report = cleaned(f"{HEADLINE}\n{standfirst}\nBy Reuters Published: Sun 30 Apr 2023, 10:38 PM\n{STORY}")
    assert report.headline is not None
    assert report.headline.text == HEADLINE
    assert kind_of(report, standfirst) == {"body"}
    assert report.ref.published == "2023-04-30"


def test_a_headline_printed_twice_is_read_once() -> None:
    report = cleaned(f"date 2020-01-13 {HEADLINE}\n\n{HEADLINE}\n\n{STORY}")
    assert read_words(report).count(HEADLINE) == 1


def test_a_headline_that_shares_no_word_is_still_the_headline() -> None:
    report = cleaned(f"Guns fall silent, for now\n\n{STORY}")
    assert report.headline is not None
    assert report.headline.text == "Guns fall silent, for now"


def test_a_short_sentence_between_paragraphs_is_read() -> None:
    sentence = "Secretary General Antonia Lind welcomed the pause."
    first, rest = STORY.split("\n\n", 1)
    assert kind_of(cleaned(f"{HEADLINE}\n\n{first}\n\n{sentence}\n\n{rest}"), sentence) == {"body"}


def test_readers_comments_are_not_read() -> None:
    comments = "\n\n".join(
        f"reader{n}\n\nNovember {n}, 2019 at 6:34 am\n\nThe truce in Qalda will not hold, the army never keeps it."
        for n in range(11, 15)
    )
    report = cleaned(f"{HEADLINE}\n\n{STORY}\n\n{comments}")
    assert "never keeps it" not in read_words(report)
    assert read_words(report).split() == f"{HEADLINE} {STORY}".split()


def test_teasers_of_other_stories_further_down_are_not_read() -> None:
    teasers = "Top stories\n\nMenu\n\nWeather\n\nSport\n\n" + "\n\n".join(
        f"{title}\n\n{title} on Sunday after a long night of counting, officials of the fair said."
        for title in ("Farm fair opens in the capital", "Bank cuts rates again", "Storm nears the western coast")
    )
    report = cleaned(f"{HEADLINE}\n\n{STORY}\n\n{teasers}")
    assert read_words(report).split() == f"{HEADLINE} {STORY}".split()


def test_teasers_below_a_reply_form_are_not_read_however_short_the_report() -> None:
    below = (
        "Leave a Reply\n\nYour email address will not be published.\n\nYou May Also Like\n\n"
        "Rebels reject talks in Oros\n\nThe rebels of Oros have rejected the talks that the army had offered…\n\n"
        "Army quits the hills\n\nThe army has left the hills of Oros, which it had held for the winter…"
    )
    report = cleaned(f"{HEADLINE}\n\n{STORY.split(chr(10))[0]}\n\n{below}")
    assert read_words(report).split() == f"{HEADLINE} {STORY.split(chr(10))[0]}".split()


def test_a_list_of_terms_does_not_part_the_report() -> None:
    terms = "\n".join(
        f"- {term}" for term in ("no shelling", "no flights", "roads open", "wounded leave", "lorries enter")
    )
    first, rest = STORY.split("\n\n", 1)
    report = cleaned(f"{HEADLINE}\n\n{first}\n\n{terms}\n\n{rest}")
    assert all(paragraph in read_words(report) for paragraph in STORY.split("\n\n"))


def test_a_flash_is_one_line_and_is_read() -> None:
    report = cleaned("FLASH: ARMY SAYS TRUCE IN QALDA TO BEGIN AT MIDNIGHT")
    assert read_words(report).strip() == "ARMY SAYS TRUCE IN QALDA TO BEGIN AT MIDNIGHT"
    assert report.version is not None
    assert report.version.tag == "FLASH"


def test_prose_that_speaks_of_newsletters_is_still_prose() -> None:
    sentence = (
        "The ministry's daily newsletter, put out by its press office on Tuesday, counted seven breaches in a day."
    )
    assert kind_of(cleaned(f"{HEADLINE}\n\n{sentence}\n\n{STORY}"), sentence) == {"body"}


PARTS = st.lists(
    st.sampled_from(
        [
            *STORY.split("\n\n"),
            HEADLINE,
            TICKER,
            WIRE_LIST,
            "Enditem",
            "ADVERTISEMENT",
            "PARIS ",
            "date 2016-05-01",
            "• one",
            "a",
        ]
    ),
    min_size=1,
    max_size=12,
)


@given(PARTS, st.sampled_from(["\n", "\n\n", "   ", " ", "\t"]))
@settings(max_examples=60, deadline=None)
def test_regions_tile_the_text_whatever_the_page(parts: list[str], gap: str) -> None:
    report = cleaned(gap.join(parts), language="en")
    assert "".join(report.text[r.start : r.end] for r in report.regions) == report.text
    assert all(r.because for r in report.regions)


def test_a_lead_full_of_names_is_no_headline_when_it_opens_with_its_dateline() -> None:
    lead = "QALDA, Oros (March 3, 2014) – Army Commandos captured Colonel Marek Dwali, Major Ilo Sarn and Anders Holt."
    report = cleaned(f"Northern Command\nPress Desk\n\n{lead}\n\n{STORY}")
    assert ("body", "Army Commandos captured Colonel Marek Dwali, Major Ilo Sarn and Anders Holt.") in regions(report)
