"""Bytes to characters: UTF-8 first, then what the bytes or the page say of themselves, then a guess that is noted."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from trucewatch.errors import ReportError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
"""Browsers look for the declaration in the first 1,024 bytes (HTML standard, prescan); pages in the wild are laxer."""
_GUESS_FROM = 200_000
"""Bytes that the guesser looks at: it is quadratic in nothing, but slow."""
_MAGIC = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"MZ\x90",
    b"SQLite format 3", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"RIFF", b"OggS", b"ID3", b"BZh", b"\xfd7zXZ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text without its byte order mark, the encoding it was read in, and what had to be done to read it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, path: str = "-") -> Decoded:
    """Raises ReportError(step "decode") for empty input and for bytes that are not text."""
    if not data.strip():
        raise ReportError(path, "decode", "the file is empty" if not data else "the file holds nothing but white space")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding, path)
    if data.startswith(_MAGIC) or _is_binary(data):
        raise ReportError(path, "decode", "this is not text (binary data)")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken = error
    declared = _declared(data)
    if declared and declared != "utf-8":
        try:
            return Decoded(data.decode(declared), declared, (f"read as {declared}, as the page declares",))
        except UnicodeDecodeError:
            pass
    if _nearly_utf8(data):
        return _lenient(data, "utf-8", path)
    guess = _guess(data)
    if guess is None:
        return _lenient(data, declared or "utf-8", path)
    text = data.decode(guess, errors="replace")
    note = f"not UTF-8 (byte {broken.start}); read as {guess}, a guess"
    return Decoded(text, guess, (note, *_replaced(text)))


def _guess(data: bytes) -> str | None:
    """The likeliest encoding; among equals Windows-1252, which the web means when it says nothing (WHATWG)."""
    matches = from_bytes(data[:_GUESS_FROM])
    best = matches.best()
    if best is None:
        return None
    equals = {m.encoding for m in matches if m.chaos <= best.chaos and m.coherence >= best.coherence}
    return "cp1252" if "cp1252" in equals else best.encoding


def _declared(data: bytes) -> str | None:
    found = _META_CHARSET.search(data[:_HEAD])
    if not found:
        return None
    try:
        return codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None


def _lenient(data: bytes, encoding: str, path: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    if not text.strip():
        raise ReportError(path, "decode", "the file holds nothing but white space")
    return Decoded(text, encoding, _replaced(text))


def _replaced(text: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (f"{count} unreadable characters stand as U+FFFD",) if count else ()


def _nearly_utf8(data: bytes) -> bool:
    """A stray broken byte in UTF-8 must not turn the whole text into another alphabet."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for c in text[:_GUESS_FROM] if ord(c) > 127) - text[:_GUESS_FROM].count("\ufffd")
    return broken <= max(2, sound // 4)


def _is_binary(data: bytes) -> bool:
    sample = data[:65_536]
    if b"\x00" in sample:
        return True
    control = sum(sample.count(bytes((code,))) for code in (*range(1, 9), *range(14, 32)) if code != 27)
    return control * 100 > len(sample) * 3
