"""One letter for one letter: the form of a text in which names are compared.

`fold` never changes the length, so that an offset in the folded text is an offset in the text. Names arrive with
curly or straight apostrophes, with five kinds of hyphen, with or without the accents of their own language, and
broken over two lines; none of that makes another name.
"""

from __future__ import annotations

import re
import unicodedata

_SPECIAL = {
    **dict.fromkeys("‘’ʼʻʿʾ`´′ʹ", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‐‑‒", "-"),
    **dict.fromkeys("\u00a0\u2009\u202f\u2007\u200a\n\r\t", " "),
    # Letters with no canonical decomposition: the spelling that English-language agencies use.
    "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H",
}  # fmt: skip
_FOLDABLE = re.compile(r"[^\x20-\x7e]")


def _fold_letter(found: re.Match[str]) -> str:
    letter = found.group()
    if letter in _SPECIAL:
        return _SPECIAL[letter]
    parts = unicodedata.normalize("NFD", letter)
    # A precomposed letter is its base plus marks; anything else (Hangul, say) has no single base letter.
    if len(parts) > 1 and all(unicodedata.combining(mark) for mark in parts[1:]):
        return parts[0]
    return letter


def fold(text: str) -> str:
    """The text with plain apostrophes, hyphens, spaces and unaccented letters; case and length are kept."""
    return _FOLDABLE.sub(_fold_letter, text)


def lower(folded: str) -> str:
    """Lower case of the same length; letters whose lower case is longer than one code point stay as they are."""
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in folded)
