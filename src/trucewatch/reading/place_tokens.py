"""Words of a report with what their case says: the ground on which place names are found."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from trucewatch.lexicon.gazetteer_names import acronym
from trucewatch.lexicon.place_words import cue_words, word_kinds

CaseStyle = Literal["sentence", "title", "capitals"]

_TOKEN = re.compile(
    r"""(?P<dotted>W\.\ ?Va\.|(?:[A-Z]\.){2,}(?:[A-Z]\b(?!\.))?)
      | (?P<number>\d+(?:[.,:]\d+)*)
      | (?P<word>[^\W\d_]+(?:['’ʼ‘`](?![sS]\b)[^\W\d_]+)*)""",
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?:;•|\n][\s\"'“”‘’()\[\]]*\Z|[\"“]\Z")


class Token(NamedTuple):
    """``gap`` is what stands between this word and the one before; ``first`` says that a sentence begins here;
    ``money`` that the letters belong to a sum ("US$5m", "$US4.5 billion")."""

    start: int
    end: int
    text: str
    low: str
    gap: str
    capital: bool
    first: bool
    style: CaseStyle
    money: bool

    @property
    def joined(self) -> bool:
        """Nothing but a space or a hyphen separates it from the word before."""
        return self.gap in (" ", "-", "‑", "–") or (self.gap.isspace() and "\n" not in self.gap)

    @property
    def shouted(self) -> bool:
        return self.style == "capitals"

    @property
    def acronym(self) -> bool:
        """Capitals that mean something in themselves: "US" in a sentence, not in a headline all of capitals."""
        return not self.shouted and acronym(self.text) is not None


@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[Token, ...]:
    """Words, numbers and dotted acronyms in order; an abbreviation keeps its full stop."""
    found: list[Token] = []
    before = 0
    abbreviations = cue_words("abbreviation")
    for line_start, line_end in _lines(text):
        style = _style(text[line_start:line_end])
        for match in _TOKEN.finditer(text, line_start, line_end):
            start, end = match.span()
            word = match.group()
            low = word.casefold()
            if text[end : end + 1] == "." and low in abbreviations:
                end, word = end + 1, word + "."
            gap = text[before:start]
            first = not found or (gap != " " and _SENTENCE_END.search(gap) is not None)
            capital = word[0].isupper() or (not word.islower() and ("'" in word or "’" in word))
            money = gap[-1:] in ("$", "£", "€") or text[end : end + 1] in ("$", "£", "€")
            found.append(Token(start, end, word, low.rstrip("."), gap, capital, first, style, money))
            before = end
    return tuple(found)


def _lines(text: str) -> list[tuple[int, int]]:
    bounds, start = [], 0
    for line in text.splitlines(keepends=True):
        bounds.append((start, start + len(line)))
        start += len(line)
    return bounds


def _style(line: str) -> CaseStyle:
    words = re.findall(r"[^\W\d_]{4,}", line)
    if len(words) < 3:
        return "sentence"
    if sum(word.isupper() for word in words) >= 0.8 * len(words):
        return "capitals"
    if (
        len(words) < 25
        and not line.rstrip(" \t\r\n\"'”’)").endswith(".")
        and sum(word[0].isupper() for word in words) >= 0.75 * len(words)
    ):
        return "title"
    return "sentence"


def name_like(token: Token) -> bool:
    """A capital that the sentence, the headline or the calendar does not explain."""
    if not token.capital or token.shouted or token.low in cue_words("weekday_month"):
        return False
    if token.low in cue_words("function") and not token.acronym:
        return False
    if token.first or token.style == "title":
        return "common" not in word_kinds(token.low) and not is_plain_word(token.low)
    return True


def is_plain_word(low: str) -> bool:
    """A word of the language that happens to stand with a capital."""
    return any(low in cue_words(kind) for kind in ("locative", "weak_locative", "compass", "speech", "function"))
