"""The time that a text has reached, and what counts from it."""

from __future__ import annotations

from trucewatch.model.when import When
from trucewatch.reading.times import Anchor, find_times, in_story, resolve

HISTORY = (
    "The war began on 3 March 1921. A first truce was signed on 9 October 1921 and broken in 1922. "
    "Armies moved again in the spring of 1923. "
)


def whens(text: str, published: str | None = "2016-05-12") -> list[When]:
    anchor = Anchor(published)
    return [resolve(mention, anchor) for mention in in_story(text, find_times(text), published)]


def starts(text: str, published: str | None = "2016-05-12") -> list[str | None]:
    return [when.start for when in whens(text, published)]


def test_in_a_history_a_date_without_a_year_goes_on_from_the_one_before() -> None:
    assert starts(f"{HISTORY}In June 1923 the siege ended. The last fort fell on 7 August.")[-1] == "1923-08-07"


def test_a_month_long_past_in_the_year_told_is_of_the_next() -> None:
    assert starts(f"{HISTORY}In November 1923 talks opened. By late January they had failed.")[-1] == "1924-01-21"


def test_a_history_carries_over_paragraphs() -> None:
    assert starts(f"{HISTORY}In June 1923 the siege ended.\n\nOn 7 August the last fort fell.")[-1] == "1923-08-07"


def test_both_ends_of_a_range_are_of_the_year_told() -> None:
    when = whens(f"{HISTORY}The siege of 1923 was long. Fighting lasted from 7 to 9 August.")[-2]
    assert (when.start, when.end) == ("1923-08-07", "1923-08-09")


def test_days_later_are_counted_from_the_day_told() -> None:
    text = "The truce took effect on 5 May. Two days later shells fell on the town."
    assert starts(text) == ["2016-05-05", "2016-05-07"]


def test_they_are_not_counted_across_paragraphs_of_news() -> None:
    assert starts("The truce took effect on 5 May.\n\nTwo days later shells fell.") == ["2016-05-05", None]


def test_news_reads_a_recent_date_as_its_own_whatever_year_was_told() -> None:
    text = "The accord of 12 February 2015 never held. On 2 May shells fell on the town."
    assert starts(text) == ["2015-02-12", "2016-05-02"]


def test_news_reads_a_date_far_from_it_in_the_year_told() -> None:
    text = "The accord was signed on 12 February 2015. On 9 August the first prisoners came home."
    first, second = whens(text)
    assert (first.start, second.start) == ("2015-02-12", "2015-08-09")
    assert second.basis == "year told before"


def test_what_is_to_come_is_not_of_the_year_told() -> None:
    when = whens("The accord was signed in February 2015. A vote is due in August.")[-1]
    assert when.basis != "year told before"


def test_without_a_date_of_publication_no_year_is_lent() -> None:
    assert starts(f"{HISTORY}In June 1923 the siege ended. It was over on 7 August.", None)[-1] != "1923-08-07"


def test_today_is_never_a_day_of_the_story() -> None:
    assert starts(f"{HISTORY}In June 1923 the siege ended. The fort was sold today.")[-1] == "2016-05-12"


def test_a_text_without_times_stays_empty() -> None:
    assert in_story("No word of time.", (), "2016-05-12") == ()


def test_that_morning_is_the_day_told_last_also_over_paragraphs_without_a_day() -> None:
    truce = "The truce took effect on 5 May."
    for told in ("That morning shells fell.", "It was broken the same day.", "Hours later shells fell."):
        assert starts(f"{truce}\n\n{told}")[-1][:10] == "2016-05-05"
        assert starts(f"{truce}\n\nNobody signed anything.\n\n{told}")[-1][:10] == "2016-05-05"


def test_that_morning_does_not_look_back_for_ever() -> None:
    middle = "\n\n".join(["Nobody signed anything."] * 3)
    assert starts(f"The truce took effect on 5 May.\n\n{middle}\n\nThat morning shells fell.")[-1] is None
