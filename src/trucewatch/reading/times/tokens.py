"""Words, numbers and marks of a text with their offsets, and the string of symbols that the grammar reads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.reading.times.words import Words

_TOKEN = re.compile(
    r"""
      \d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)   # 2016-05-09, 2016-05-09T12:00Z
    | \d{4}/\d{1,2}/\d{1,2}(?!\d) | \d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d)      # 2016/06/09, 05.04.2016, 6/9/16
    | \d{1,2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\d{2,4}(?!\d)  # 21Feb16
    | \d{1,2}:\d{2}(?::\d{2})?(?!\d)                                                  # 08:00
    | \d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)? | \d+\.\d+                                   # 1,995  2.5  08.05
    | \d+(?:st|nd|rd|th)\b | \d+0s\b                                                  # 28th  1980s
    | \d+
    | [AaPp]\.\s?[Mm]\.?(?!\w) | [BA]\.\s?[CD]\.?(?!\w)                               # a.m.  B.C.
    | o['’]clock\b
    | [^\W\d_]+
    | \n[^\S\n]*\n\s* | ['’,;:()/\[\]–—-] | \S
    """,
    re.VERBOSE,
)
_OCLOCK = ("o'clock", "o’clock")
_SAME = {"'": "apos", "’": "apos", "–": "-", "―": "—"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, one entry a token; ``symbols`` has one character a token."""

    text: str
    words: list[str]  # lower case; abbreviations without their full stop
    starts: list[int]
    ends: list[int]
    symbols: str


def tokenize(text: str, words: Words) -> Tokens:
    """Split ``text``. A paragraph break is a token of its own, so that no expression reaches over it."""
    lowers: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    symbols: list[str] = []
    abbreviations, symbol = _abbreviations(words), words.symbol
    for found in _TOKEN.finditer(text):
        word = found[0]
        start, end = found.span()
        lower = word.lower()
        if len(word) > 1 and word[1] == "." and word[0].isalpha():
            lower = word = re.sub(r"[.\s]", "", lower)  # "p. m." and "pm" are one word
        elif lower in abbreviations and word[0].isupper() and text.startswith(".", end):
            end += 1
        elif word[0] == "\n":
            lower = word = "\n"
        elif lower in _OCLOCK:
            lower = word = "oclock"
        lower = _SAME.get(lower, lower)
        lowers.append(lower)
        starts.append(start)
        ends.append(end)
        symbols.append(symbol(_SAME.get(word, word)))
    # The full stop of an abbreviation is also a token of its own: it must not end the expression.
    return _without_swallowed(Tokens(text, lowers, starts, ends, "".join(symbols)))


def _without_swallowed(tokens: Tokens) -> Tokens:
    keep = [n for n in range(len(tokens.words)) if n == 0 or tokens.starts[n] >= tokens.ends[n - 1]]
    if len(keep) == len(tokens.words):
        return tokens
    return Tokens(
        tokens.text,
        [tokens.words[n] for n in keep],
        [tokens.starts[n] for n in keep],
        [tokens.ends[n] for n in keep],
        "".join(tokens.symbols[n] for n in keep),
    )


def _abbreviations(words: Words) -> frozenset[str]:
    tables = words.tables
    short = {word for name in ("months", "months_cased", "weekdays_cased") for word in tables[name] if len(word) <= 5}
    return frozenset(short - {"may", "march", "april", "june", "july"})
