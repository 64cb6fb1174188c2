from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.desk.web.text import CONTROL, outside, plain


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "\tjavascript:alert(1)", "data:text/html,x", "vbscript:x",
        "//host/x",         "file:///etc/passwd", "https://", "http:example", "not a url", "", None, "http://[broken",
    ],
)  # fmt: skip
def test_no_link_is_made_of_what_is_no_web_address(url: str | None) -> None:
    assert outside(url) is None


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org"])
def test_a_web_address_stays(url: str) -> None:
    assert outside(url) == url


@given(st.text(max_size=4000), st.integers(1, 300))
def test_plain_words_are_one_short_line_without_controls(text: str, longest: int) -> None:
    found = plain(text, longest)
    assert len(found) <= longest
    assert not CONTROL.search(found)
    assert found == " ".join(found.split())


def test_arabic_keeps_its_own_marks() -> None:
    assert plain("حلب\u200f 2016") == "حلب\u200f 2016"
