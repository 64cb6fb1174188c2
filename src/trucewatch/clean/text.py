"""Characters put in order: Unicode NFC, one kind of line end and space, no invisible characters, entities resolved.

Every change keeps its place: the result maps each character to the source it came from.
"""

from __future__ import annotations

import html
import re
import unicodedata
from html.entities import html5

from trucewatch.clean.offsets import Builder, Mapped, compose

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPECIAL = re.compile(
    "(?P<newline>\r\n?|[\u0085\u2028\u2029\x0b\x0c])"
    f"|(?P<space>[{_SPACES}])"
    f"|(?P<nothing>[{_INVISIBLE}]+|[\x00-\x08\x0e-\x1f\x7f]+|[\U000e0000-\U000e0fff]+)"
    r"|(?P<entity>&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    "|(?P<mojibake>\u00e2\u20ac[\u0080-\u00bf\u2018-\u2022\u0153\u009d\u2122\u02dc\u00a6\u00a2\u201c-\u201e]"
    "|\u00c3[\u0080-\u00bf\u2018-\u2022\u0152\u0153\u0160\u0161\u017d\u0178\u0192\u02c6\u02dc\u2026\u2030\u2039\u203a\u20ac\u2122])"
    "|(?P<c1>[\x80-\x84\x86-\x9f])"
)
"""What needs work. C1 controls in a text are Windows-1252 read as Latin-1: \\x92 was meant as an apostrophe."""
_CP1252 = {code: bytes((code,)).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}


def normalise(source: str) -> Mapped:
    """Cleaned characters of ``source`` with their places in it."""
    return _nfc(_characters(source))


def unescape(entity: str) -> str | None:
    """The characters an entity stands for, `&amp;nbsp;` escaped twice included; None when it is no entity."""
    inner = re.sub(r"^&(?:amp;)+(?=[#A-Za-z])", "&", entity) if entity != "&amp;" else entity
    if inner[1] != "#" and inner[1:] not in html5:
        return None
    return html.unescape(inner)


def _characters(source: str) -> Mapped:
    builder = Builder(source)
    at = 0
    for found in _SPECIAL.finditer(source):
        words = _plain(found.lastgroup or "", found.group())
        if words is None:
            continue
        builder.copy(at, found.start())
        builder.replace(found.start(), found.end(), words)
        at = found.end()
    builder.copy(at, len(source))
    return builder.done()


def _plain(kind: str, words: str) -> str | None:
    """What stands in the cleaned text instead; None to leave the words as they are."""
    match kind:
        case "newline":
            return "\n"
        case "space":
            return " "
        case "nothing":
            return ""
        case "c1":
            return _CP1252[ord(words)]
        case "mojibake":
            try:
                return words.encode("cp1252").decode("utf-8")
            except UnicodeError:
                return None
    plain = unescape(words)
    if plain is None:
        return None
    return "".join(_settled(c) for c in plain)


def _settled(character: str) -> str:
    """An entity may stand for a space, an invisible or a control character itself."""
    found = _SPECIAL.fullmatch(character)
    settled = _plain(found.lastgroup or "", character) if found else None
    return character if settled is None else settled


def _nfc(given: Mapped) -> Mapped:
    text = given.text
    if unicodedata.is_normalized("NFC", text):
        return given
    builder = Builder(text)
    at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        if unicodedata.is_normalized("NFC", line):
            builder.copy(at, end)
        else:
            _compose_line(builder, text, at, end)
        at = end
    return compose(builder.done(), given)


def _compose_line(builder: Builder, text: str, start: int, end: int) -> None:
    at = start
    while at < end:
        stop = at + 1
        # Marks are told without looking back, so that a long pile of them costs no more than its length.
        while stop < end and (unicodedata.combining(text[stop]) or _joins(text, at, stop)):
            stop += 1
        cluster = text[at:stop]
        composed = unicodedata.normalize("NFC", cluster)
        if composed == cluster:
            builder.copy(at, stop)
        else:
            builder.replace(at, stop, composed)
        at = stop


def _joins(text: str, start: int, at: int) -> bool:
    """Whether the character at ``at`` composes with the cluster before it (Hangul, some Indic vowels)."""
    if text[at] < "\u0300":
        return False
    cluster = text[start:at]
    both = unicodedata.normalize("NFC", cluster + text[at])
    return both != unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", text[at])
