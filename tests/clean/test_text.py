"""Characters put in order, each with its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.clean.offsets import to_raw
from trucewatch.clean.text import normalise

AWKWARD = st.lists(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(list("ab &;#x\r\n\t\u00a0\u00ad\u200b\u202e\ufeff\u0301\u0308\u1112\u1161\u11ab\x85\x92")),
        st.sampled_from(["&amp;", "&nbsp;", "&#8217;", "&amp;quot;", "\r\n", "e\u0301", "&no;", "&#x200b;", "&#13;"]),
    ),
    max_size=40,
).map("".join)


@given(AWKWARD)
def test_the_result_is_nfc_without_invisible_or_control_characters(source: str) -> None:
    text = normalise(source).text
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\r\u00a0\u00ad\u200b\u202e\ufeff\x00\x92\x85")


@given(AWKWARD)
def test_every_character_has_its_place_in_the_source(source: str) -> None:
    mapped = normalise(source)
    at = raw = 0
    for run in mapped.runs:
        assert (run.clean, raw <= run.raw) == (at, True)
        at, raw = at + run.length, run.raw
        assert run.raw + run.raw_length <= len(source)
    assert at == len(mapped.text)
    for place, character in enumerate(mapped.text):
        start, end = to_raw(mapped.runs, place, place + 1)
        if character.isascii() and character.isalnum() and end - start == 1:
            assert source[start] == character


@given(st.text("abc déf.\n", max_size=80))
def test_plain_text_comes_back_as_it_was(source: str) -> None:
    source = unicodedata.normalize("NFC", source)
    assert normalise(source).text == source


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("the\u00a0truce", "the truce"),
        ("cease\u00adfire", "ceasefire"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\u202btruce\u202c", "truce"),
        ("Smith &amp; Sons said &quot;no&quot;", 'Smith & Sons said "no"'),
        ("it&amp;#8217;s over", "it’s over"),
        ("they\x92re leaving", "they’re leaving"),
        ("they\u00e2\u20ac\u2122re leaving", "they’re leaving"),
        ("Bogota\u0301", "Bogotá"),
        ("AT&T; and R&D; stay", "AT&T; and R&D; stay"),
        ("&nbsp;", " "),
    ],
)
def test_leftovers_of_the_web_are_put_right(given_: str, expected: str) -> None:
    assert normalise(given_).text == expected
