"""Maps from cleaned text back to where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.clean.offsets import Builder, Mapped, Run, compose, to_raw

PIECES = st.lists(st.tuples(st.sampled_from(["copy", "drop", "swap"]), st.integers(1, 6)), max_size=12)


def built(source: str, pieces: list[tuple[str, int]]) -> Mapped:
    """A text made of copied, dropped and swapped stretches of ``source``."""
    builder = Builder(source)
    at = 0
    for kind, length in pieces:
        end = min(at + length, len(source))
        if kind == "copy":
            builder.copy(at, end)
        elif kind == "drop":
            builder.replace(at, end, "")
        else:
            builder.replace(at, end, "#" * (length % 3 + 1))
        at = end
    builder.copy(at, len(source))
    return builder.done()


def check(mapped: Mapped, source_length: int) -> None:
    at = raw = 0
    for run in mapped.runs:
        assert run.clean == at
        assert run.length > 0
        assert raw <= run.raw
        assert run.raw + run.raw_length <= source_length
        at += run.length
        raw = run.raw
    assert at == len(mapped.text)


@given(st.text("abcdefgh", max_size=40), PIECES)
def test_runs_tile_the_text_and_never_run_backwards(source: str, pieces: list[tuple[str, int]]) -> None:
    check(built(source, pieces), len(source))


@given(st.text("abcdefgh", max_size=40), PIECES, PIECES)
def test_chained_maps_point_at_the_first_source(
    source: str, first: list[tuple[str, int]], second: list[tuple[str, int]]
) -> None:
    inner = built(source, first)
    outer = built(inner.text, second)
    whole = compose(outer, inner)
    assert whole.text == outer.text
    check(whole, len(source))
    for run in whole.runs:
        words = whole.text[run.clean : run.clean + run.length]
        if run.one_to_one and "#" not in words:
            assert words == source[run.raw : run.raw + run.raw_length]


def test_a_stretch_is_widened_to_what_cannot_be_taken_apart() -> None:
    runs = (Run(0, 4, 0, 4), Run(4, 1, 4, 5), Run(5, 3, 9, 3))  # "Tom &amp; Al": the entity is one character
    assert to_raw(runs, 0, 3) == (0, 3)
    assert to_raw(runs, 4, 5) == (4, 9)
    assert to_raw(runs, 2, 7) == (2, 11)


def test_a_stretch_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no run holds"):
        to_raw((Run(0, 4, 0, 4),), 9, 12)
