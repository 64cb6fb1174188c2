"""Words, numbers and marks of a text with their offsets, and the string of symbols that the grammar reads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.reading.times.words import Words

# § is a digit of ASCII: other scripts count their days in words that this grammar does not know.
_TOKEN = re.compile(
    r"""
      §{4}-§§-§§ (?:T §§:§§ (?::§§)? (?:Z|[+-]§§:?§§)?)? (?!§)         # 2016-05-09  2016-05-09T12:00Z
    | §{4}/§{1,2}/§{1,2}(?!§) | §{1,2}[./]§{1,2}[./](?:§{4}|§§)(?!§)   # 2016/06/09  05.04.2016  6/9/16
    | §{1,2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*§{2,4}(?!§)  # 21Feb16
    | §{1,2}:§§(?::§§)?(?!§)                                           # 08:00
    | §{1,3}(?:,§{3})+(?!§)(?:\.§+)? | §+\.§+                          # 1,995  2.5  08.05
    | §+(?:st|nd|rd|th)\b | §+0s\b                                     # 28th  1980s
    | §+
    | [AaPp]\.\s?[Mm]\.?(?!\w) | [BA]\.\s?[CD]\.?(?!\w)              # a.m.  B.C.
    | o['’]clock\b
    | [^\W\d_]+
    | [\n\u2028\u2029][^\S\n\u2028\u2029]*[\n\u2028\u2029]\s* | \S
    """.replace("§", "[0-9]"),
    re.VERBOSE,
)
_SAME = {"'": "apos", "’": "apos", "–": "-", "―": "—", "o'clock": "oclock", "o’clock": "oclock"}


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
    seen, learn = words.seen, words.learn
    shortened = False
    for found in _TOKEN.finditer(text):
        word = found[0]
        start, end = found.span()
        if shortened and word == "." and start == ends[-1]:
            # The full stop of "Feb." belongs to it; on its own it would end the expression.
            ends[-1], shortened = end, False
            continue
        entry = seen.get(word)
        lower, symbol, shortened = entry if entry is not None else learn(word, plain(word))
        lowers.append(lower)
        starts.append(start)
        ends.append(end)
        symbols.append(symbol)
    return Tokens(text, lowers, starts, ends, "".join(symbols))


def plain(word: str) -> str:
    """One spelling for what is written in several: "p. m." and "pm", the quotation marks, paragraph breaks."""
    if word.isspace():
        return "\n"
    if len(word) > 1 and word[1] == "." and word[0].isalpha():
        return re.sub(r"[.\s]", "", word)
    return _SAME.get(word, word)
