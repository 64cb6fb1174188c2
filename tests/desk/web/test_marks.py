"""The cut text is the text: nothing lost, nothing twice, whatever the spans."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.factory import claim, report
from trucewatch.desk.web.marks import paragraphs
from trucewatch.model.claim import Claim
from trucewatch.model.report import Region
from trucewatch.model.span import Span

REF = report("r", "2016-05-10")


def marked(text: str, *spans: tuple[int, int, int, int]) -> list[Claim]:
    """Claims by (sentence start, sentence end, trigger start, trigger end)."""
    return [
        claim("truce.declared", REF, at=number).model_copy(
            update={"sentence": Span.of(text, a, b), "trigger": Span.of(text, c, d)}
        )
        for number, (a, b, c, d) in enumerate(spans)
    ]


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Claim], list[Region]]:
    text = draw(st.text(alphabet="ab \n\u202e\u0645\x00.", min_size=1, max_size=80))
    at = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(at, at, at, at).map(lambda four: tuple(sorted(four))), max_size=6))
    edges = sorted({0, len(text), *draw(st.lists(at, max_size=4))})
    regions = [
        Region(start=a, end=b, kind=draw(st.sampled_from(["body", "furniture", "headline"])))
        for a, b in pairwise(edges)
    ]
    return text, marked(text, *((a, d, b, c) for a, b, c, d in spans)), regions


@given(texts_with_spans())
def test_the_stretches_are_the_text(drawn: tuple[str, list[Claim], list[Region]]) -> None:
    text, claims, regions = drawn
    for paragraph in paragraphs(text, regions, claims):
        at = paragraph.start
        for piece in paragraph.stretches:
            words = chr(int(piece.control[2:], 16)) if piece.control else piece.text
            assert text.startswith(words, at)
            at += len(words)
        assert "\n\n" not in text[paragraph.start : at]


@given(texts_with_spans())
def test_no_word_is_left_out(drawn: tuple[str, list[Claim], list[Region]]) -> None:
    text, claims, regions = drawn
    shown = sum(
        len(piece.text.strip()) + (piece.control is not None)
        for paragraph in paragraphs(text, regions, claims)
        for piece in paragraph.stretches
    )
    stripped = sum(not ch.isspace() for ch in text)
    assert shown >= stripped


def test_a_broken_line_is_no_new_paragraph() -> None:
    found = paragraphs("Guns fell silent\nat noon.\n\nShops opened.", [], [])
    assert ["".join(piece.text for piece in each.stretches) for each in found] == [
        "Guns fell silent\nat noon.", "Shops opened.",
    ]  # fmt: skip


def test_one_trigger_of_two_claims_carries_both_numbers() -> None:
    text = "Both sides agreed."
    found = paragraphs(text, [], marked(text, (0, 18, 11, 17), (0, 18, 11, 17)))
    assert [(piece.text, piece.triggers, piece.opens) for piece in found[0].stretches] == [
        ("Both sides ", (), ()), ("agreed", (1, 2), (1, 2)), (".", (), ()),
    ]  # fmt: skip


def test_a_control_character_is_named() -> None:
    found = paragraphs("safe\u202eevil", [], [])
    assert [(piece.text, piece.control) for piece in found[0].stretches] == [
        ("safe", None), ("", "U+202E"), ("evil", None),
    ]  # fmt: skip
