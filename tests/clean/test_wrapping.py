"""Lines broken at a fixed width."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from tests.clean.pages import STORY, cleaned, read_words
from trucewatch.clean.offsets import Mapped
from trucewatch.clean.wrapping import join_wrapped


def joined(text: str) -> str:
    return join_wrapped(Mapped.identity(text)).text


def wrapped(gap: str, width: int = 66) -> str:
    return gap.join(textwrap.fill(paragraph, width) for paragraph in STORY.split("\n\n"))


def test_paragraphs_apart_by_blank_lines_are_whole_again() -> None:
    assert joined(wrapped("\n\n")) == STORY


def test_paragraphs_without_blank_lines_end_where_the_next_word_would_have_fitted() -> None:
    lines = joined(wrapped("\n")).split("\n")
    assert " ".join(lines) == STORY.replace("\n\n", " ")
    assert set(lines) >= set(STORY.split("\n\n")[2:])


def test_a_wrapped_report_is_read_whole() -> None:
    report = cleaned(f"Army and rebels stop fighting\n\n{wrapped(chr(10))}")
    assert " ".join(STORY.split()) in " ".join(read_words(report).split())


def test_a_word_parted_at_its_hyphen_is_one_word_again() -> None:
    lines = "The army and the rebels of the north said on Tuesday that a cease-\nfire of three days was to begin.\n"
    assert "a cease-fire of three" in joined(lines + wrapped("\n"))


def test_paragraphs_of_one_line_each_are_left_alone() -> None:
    assert joined(STORY.replace("\n\n", "\n")) == STORY.replace("\n\n", "\n")


def test_a_list_of_headlines_is_left_alone() -> None:
    headlines = "\n".join(f"Rebels of the {n}th district sign truce with army after talks" for n in range(10, 20))
    assert joined(headlines) == headlines


@given(st.lists(st.text("ab .\n-", max_size=50), max_size=12), st.integers(40, 90))
def test_only_line_ends_change_and_places_stay(pieces: list[str], width: int) -> None:
    text = "\n".join([*pieces, wrapped("\n", width)])
    mapped = join_wrapped(Mapped.identity(text))
    assert sum(run.length for run in mapped.runs) == len(mapped.text)
    for run in mapped.runs:
        ours, theirs = mapped.text[run.clean : run.clean + run.length], text[run.raw : run.raw + run.raw_length]
        assert ours.replace("\n", " ") == theirs.replace("\n", " ")


def test_a_report_in_capitals_is_wrapped_where_its_lines_have_no_room() -> None:
    assert joined(wrapped("\n\n").upper()) == STORY.upper()


def test_a_list_of_headlines_in_capitals_is_left_alone() -> None:
    headlines = "\n".join(f"REBELS SIGN TRUCE{' WITH ARMY AFTER TALKS' * (n % 3)} IN THE NORTH" for n in range(12))
    assert joined(headlines) == headlines
