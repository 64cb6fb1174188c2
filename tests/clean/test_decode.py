"""Bytes to characters, and what is not text."""

from __future__ import annotations

import pytest

from trucewatch.clean.decode import decode
from trucewatch.errors import ReportError

STORY = "L’armée a dit que la trêve tient — the envoy, “pleased”, left for Málaga."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_or_without_its_mark(encoding: str) -> None:
    assert decode(STORY.encode(encoding)).text == STORY


def test_a_page_may_declare_its_encoding() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><p>Перемирие {"держится " * 5}</p>'
    decoded = decode(page.encode("windows-1251"))
    assert decoded.text == page
    assert decoded.encoding == "cp1251"


def test_an_undeclared_encoding_is_guessed_and_noted() -> None:
    decoded = decode((STORY * 4).encode("cp1252"))
    assert "trêve tient" in decoded.text
    assert "a guess" in decoded.notes[0]


def test_a_stray_byte_does_not_change_the_alphabet() -> None:
    decoded = decode((STORY * 3).encode() + b"\xff" + STORY.encode())
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 1
    assert "1 unreadable" in decoded.notes[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "white space"),
        (b"%PDF-1.7 something", "not text"),
        (b"\x89PNG\r\n\x1a\n1234", "not text"),
        (b"PK\x03\x04zip", "not text"),
        (b"text with\x00a zero", "not text"),
        (bytes(range(1, 9)) * 40, "not text"),
    ],
)
def test_what_is_not_text_is_refused_with_file_and_step(data: bytes, reason: str) -> None:
    with pytest.raises(ReportError, match=reason) as caught:
        decode(data, "broken.txt")
    assert (caught.value.path, caught.value.step) == ("broken.txt", "decode")
