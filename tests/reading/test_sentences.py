"""Where sentences begin and end, in the parts that are read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.factory import clean_report
from trucewatch.reading.sentences import find_sentences


def cut(text: str) -> list[str]:
    return [s.text for s in find_sentences(clean_report(text))]


FIRST = "The convoy of the Red Crescent reached the town before dark."
SECOND = "Its drivers waited at the crossing until the guns had fallen silent."


def test_two_sentences() -> None:
    assert cut(f"{FIRST} {SECOND}") == [FIRST, SECOND]


def test_a_paragraph_ends_a_sentence() -> None:
    assert cut(f"{FIRST}\n\n{SECOND}") == [FIRST, SECOND]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. envoy and Mr. Haddad met Gen. Ivanov at 6:03 p.m. Monday in the ruined school of the village.",
        "The truce began at 1 a.m. local time on Feb. 27 in the city and at noon in its suburbs, he said.",
        "Lt. Col. J. Meyer of the U.N. mission counted 3.5 breaches an hour on average in the northern sector.",
        "The St. Elias hospital, run by Dr. Nour, took in the wounded from No. 4 district through the night.",
        "“We will hold our fire,” the commander said, “for as long as they hold theirs and not an hour more.”",
    ],
)
def test_abbreviations_do_not_end_sentences(sentence: str) -> None:
    assert cut(sentence) == [sentence]


def test_sentences_inside_a_quotation_are_cut_too() -> None:
    assert (
        len(cut("“The guns are silent. The people are asleep. We are counting our dead,” the doctor said on Tuesday."))
        == 3
    )


def test_a_question_ends_a_sentence() -> None:
    assert cut(f"Will the army hold its fire in the northern districts of the city? {SECOND}")[0].endswith("?")


def test_bullets_are_no_words() -> None:
    sentences = cut(f"• {FIRST}\n\n• {SECOND}")
    assert sentences == [FIRST, SECOND]


def test_a_dateline_is_printed_with_its_sentence() -> None:
    report = clean_report(f"GENEVA, May 11 -- {FIRST} {SECOND}")
    first, second = find_sentences(report)
    assert first.text == FIRST
    assert report.text[first.printed : first.end] == f"GENEVA, May 11 -- {FIRST}"
    assert second.printed == second.start


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([FIRST, SECOND, "Nobody fired.", "“Stop!” he said.", "At 6 p.m. Monday it rained."]),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([" ", "\n\n", "  "]),
)
def test_sentences_stand_where_they_say_and_never_overlap(parts: list[str], gap: str) -> None:
    report = clean_report(gap.join([FIRST, *parts]))
    at = 0
    for index, sentence in enumerate(find_sentences(report)):
        assert sentence.index == index
        assert report.text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= at
        assert sentence.text == sentence.text.strip()
        at = sentence.end
