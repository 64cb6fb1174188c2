"""Which words of a sentence are a time expression, and what stands before them."""

from __future__ import annotations

import pytest

from trucewatch.reading.times import TimeMention, find_times


def texts(sentence: str) -> list[str]:
    return [mention.text for mention in find_times(sentence)]


def only(sentence: str) -> TimeMention:
    mentions = find_times(sentence)
    assert len(mentions) == 1, [mention.text for mention in mentions]
    return mentions[0]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Envoys met on 28 April in the port.", ["28 April"]),
        ("Envoys met on April 28 in the port.", ["April 28"]),
        ("Guns fell silent on Feb. 27.", ["Feb. 27"]),
        ("It was signed on July 6, 2016, in the capital.", ["July 6, 2016"]),
        ("It was signed on the 9th of May 1992.", ["the 9th of May 1992"]),
        ("Posted 2016/06/09 by staff", ["2016/06/09"]),
        ("05.04.2016, Qarda.", ["05.04.2016"]),
        ("21Feb16 Talks go on", ["21Feb16"]),
        ("Fighting eased in late February.", ["late February"]),
        ("A lull came in mid-April and again early in May.", ["mid-April", "early in May"]),
        ("The accord dates from Dec. 2015.", ["Dec. 2015"]),
        ("They have held the valley since 2012.", ["2012"]),
        ("It began in March last year.", ["March last year"]),
        ("Shelling resumed late on Thursday.", ["late on Thursday"]),
        ("Both sides met on Tuesday morning.", ["Tuesday morning"]),
        ("They talked overnight, and again this morning.", ["overnight", "this morning"]),
        ("The weekend brought calm.", ["The weekend"]),
        ("Talks restart next week.", ["next week"]),
        ("It takes force on June 10 at 6:00 a.m. Khartoum time.", ["June 10 at 6:00 a.m. Khartoum time"]),
        ("The halt is due at 5:00 p.m. IST.", ["5:00 p.m. IST"]),
        ("It ran out at 9:45 p.m. (1945 GMT) on Monday.", ["9:45 p.m. (1945 GMT) on Monday"]),
        ("The guns stop at noon.", ["noon"]),
        ("It lapses at midnight on Monday.", ["midnight on Monday"]),
        ("It starts one minute past midnight on Saturday.", ["one minute past midnight on Saturday"]),
        ("It starts at sunset on Monday.", ["sunset on Monday"]),
        ("Two days earlier a convoy had passed.", ["Two days earlier"]),
        ("He left three weeks ago.", ["three weeks ago"]),
        ("The centre logged five breaches in the past 24 hours.", ["the past 24 hours"]),
        ("After five years of war the road is open.", ["five years"]),
        ("The five-day-old truce frayed.", ["five-day-old"]),
        ("The round opened four days behind schedule.", ["four days"]),
        ("They stopped for Eid al-Fitr and for Orthodox Easter.", ["Eid al-Fitr", "Orthodox Easter"]),
        ("Both marked the second anniversary of the accord.", ["the second anniversary"]),
        ("Lorries may pass every day from 08:00 to 11:00.", ["every day", "08:00", "11:00"]),
        ("A daily pause was agreed.", ["daily"]),
        ("It struck in the early hours of Sunday morning.", ["the early hours of Sunday morning"]),
        ("On air at 11 a.m. on Thursday 28 July.", ["11 a.m. on Thursday 28 July"]),
        ("They met in the first week of May.", ["the first week of May"]),
        ("Losses fell in the second half of 2008.", ["the second half of 2008"]),
        ("The siege lasted ten bitter months.", ["ten bitter months"]),
        ("It was the third straight day of calm.", ["the third straight day"]),
    ],
)
def test_expressions_of_news_are_found_whole(sentence: str, found: list[str]) -> None:
    assert texts(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides may march on the town.",
        "Prime Minister Theresa May said nothing.",
        "A second convoy sat at the gate while the sun rose.",
        "Resolution 2254 was adopted.",
        "They fired on 1,995 occasions.",
        "Some 2000 people fled.",
        "Abdullah Noor, 58, is a teacher.",
        "He handed over a 12-point paper.",
        "The fall of the city is near.",
        "The Arab Spring is over.",
        "Three quarters of the houses burned.",
        "The village lies 40 km north, 300 m up.",
        "/posts/2025/05/halt.jpg",
        "The ratio was 2:1 and the price $1950.",
        "Flight 1950 was late.",
        "It holds until further notice.",
        "They may one day return.",
        "the heights lost in the Six-Day War",
        "[0:00:30]",
        "a man in his 60s and a woman in her mid-20s",
        "clashes in the al-Arbaeen quarter",
    ],
)
def test_numbers_names_and_verbs_are_no_times(sentence: str) -> None:
    assert texts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The halt runs until midnight on Monday.", "until"),
        ("The halt is due to expire at around midnight on Monday.", "until"),
        ("The truce, starting Saturday, is local.", "from"),
        ("It is in force as of 1 March.", "from"),
        ("It comes into effect on Friday.", "from"),
        ("Fighters must leave by Sunday.", "by"),
        ("A Sunday deadline was set.", "by"),
        ("They met on Sunday.", "on"),
        ("Clashes have gone on since April 22.", "since"),
        ("They were quiet during Ramadan.", "during"),
        ("It was prolonged for 72 hours.", "for"),
        ("Aid must move within 48 hours.", "within"),
        ("Talks resume in three days.", "within"),
        ("They left before dawn.", "before"),
        ("He spoke after two weeks of silence.", "after"),
        ("He left three weeks ago.", "ago"),
        ("It was broken by Saturday's strikes.", None),
        ("They want to end the five-year war.", None),
    ],
)
def test_the_word_before_gives_the_role(sentence: str, role: str | None) -> None:
    assert only(sentence).role_cue == role


@pytest.mark.parametrize(
    ("sentence", "hours", "further"),
    [
        ("It holds for 48 hours.", 48, False),
        ("A three-day halt was announced.", 72, False),
        ("A 72-hour halt was announced.", 72, False),
        ("It holds for a week.", 168, False),
        ("It was prolonged for another 48 hours.", 48, True),
        ("It was prolonged for a further 72 hours.", 72, True),
        ("It was prolonged for three more days.", 72, True),
        ("An additional 24-hour pause was asked for.", 24, True),
        ("They paused for two and a half hours.", 2.5, False),
        ("They paused for half an hour.", 0.5, False),
        ("They paused for 2 1/2 hours.", 2.5, False),
        ("They paused for 2½ hours.", 2.5, False),
        ("They paused for one day.", 24, False),
        ("They paused for one hour and 30 minutes.", 1.5, False),
        ("They paused for twenty-four hours.", 24, False),
        ("It is expected to last 48 hours.", 48, False),
        ("It holds for two months.", None, False),
        ("It holds for several days.", None, False),
        ("It holds for two to three days.", None, False),
    ],
)
def test_durations_count_elapsed_hours(sentence: str, hours: float | None, further: bool) -> None:
    mention = only(sentence)
    assert (mention.sort, mention.hours, mention.further) == ("duration", hours, further)


def test_months_are_kept_apart_from_hours() -> None:
    assert (only("The two-month truce ended.").months, only("It held for a year.").months) == (2, 12)


@pytest.mark.parametrize("word", ["about", "around", "nearly", "some", "more than", "at least"])
def test_loose_figures_are_marked(word: str) -> None:
    assert only(f"They fought for {word} two weeks.").approximate


def test_the_two_ends_of_a_range_know_each_other() -> None:
    first, last = find_times("The pause runs from 08:00 until 19:00 on 22 October.")
    assert first.through == last
    assert first.range_text == "08:00 until 19:00 on 22 October"
    assert (first.role_cue, last.role_cue) == ("from", "until")


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("They met on Feb. 11-12 in Munich.", "Feb. 11-12"),
        ("Talks run from April 13 to 20.", "April 13 to 20"),
        ("between July 27, 2019 and July 27, 2020 guns fell silent", "July 27, 2019 and July 27, 2020"),
        ("compared with July 2019 to July 2020", "July 2019 to July 2020"),
        ("the war of 1991-94", "1991-94"),
        ("open from 8 to 11 a.m. on weekdays", "8 to 11 a.m."),
        ("open between 10 a.m. and 2 p.m.", "10 a.m. and 2 p.m."),
    ],
)
def test_ranges_in_their_many_forms(sentence: str, whole: str) -> None:
    first, last = find_times(sentence)
    assert first.range_text == whole
    assert first.through == last


def test_offsets_are_those_of_the_report() -> None:
    report = "QARDA, May 3 -- The envoy spoke. The halt ends on Friday."
    sentence = report[33:]
    (mention,) = find_times(sentence, base=33)
    assert report[mention.start : mention.end] == "Friday"


def test_no_expression_reaches_over_a_paragraph() -> None:
    assert texts("They met on Monday\n\n3 March was quiet") == ["Monday", "3 March"]


def test_now_and_recently_are_marked_as_vague() -> None:
    assert [mention.vague for mention in find_times("They now agree; they met recently on Monday.")] == [
        True,
        True,
        False,
    ]
