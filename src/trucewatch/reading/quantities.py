"""Counts as news writes them, with their bounds.

Bounds follow the domain reference §4.9: "at least N" is low N; "more than N" low N + 1; "up to N" high N; "about N" ± 10 %;
"nearly N" high N; dozens, scores, hundreds, thousands are lower bounds of 24, 40, 200, 2,000. The words are always kept.
"""

from __future__ import annotations

import re

from trucewatch.reading.scene import Number

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_FRACTIONS = {"a quarter of a million": 250_000, "half a million": 500_000, "a quarter million": 250_000, "three quarters of a million": 750_000}
_VAGUE = {
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "tens of millions": 20_000_000, "millions": 2_000_000,
    "thousands": 2_000, "hundreds": 200, "scores": 40, "dozens": 24,
}  # fmt: skip
_DOZEN = {"a dozen": 12, "two dozen": 24, "three dozen": 36, "half a dozen": 6, "a half-dozen": 6, "a score": 20, "a hundred": 100, "a thousand": 1000,
          "a million": 1_000_000}

_SMALL = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_WORDED = rf"(?:(?:{_SMALL})(?:[- ](?:{_SMALL}|hundred|thousand|million))*)"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_ATOM = rf"(?:(?:{_DIGITS})(?:\s?(?:hundred|thousand|million|billion|m|k|mn)\b)?|{'|'.join(_FRACTIONS)}|{'|'.join(_VAGUE)}|{'|'.join(_DOZEN)}|{_WORDED})"
_BOUNDS = {
    "at_least": r"at least|no fewer than|no less than|a minimum of|not less than",
    "more_than": r"more than|over|upwards of|in excess of|well over|above",
    "up_to": r"up to|as many as|at most|no more than|a maximum of|fewer than|less than|under|below",
    "about": r"about|around|approximately|some|roughly|an estimated|estimated at|in the region of|circa",
    "nearly": r"nearly|almost|close to|just under|nearing|approaching",
}
_BOUND = "|".join(f"(?P<{name}>{words})" for name, words in _BOUNDS.items())
_NUMBER = re.compile(
    rf"(?<![\w$€£.,:/-])(?:(?:{_BOUND})\s+)?(?:between\s+(?P<from>{_ATOM})\s+and\s+(?P<upto>{_ATOM})|(?P<lo>{_ATOM})\s?(?:-|–|to)\s?(?P<hi>{_ATOM})|(?P<one>{_ATOM}))"
    r"(?P<plus>\s+or more)?(?![\w%°]|[.,:/-]\d)",
    re.IGNORECASE,
)


def find_numbers(text: str, base: int = 0) -> tuple[Number, ...]:
    """Counts in reading order, offsets shifted by ``base``. Dates and clock times are not filtered here; callers do."""
    found = []
    for match in _NUMBER.finditer(text):
        start, end = base + match.start(), base + match.end()
        if match["one"] is None:
            low, high = _value(match["from"] or match["lo"]), _value(match["upto"] or match["hi"])
            if low is not None and high is not None and low < high:
                found.append(Number(start, end, match.group(), low, None, high, "unknown"))
            elif (whole := _value(match.group())) is not None:  # "twenty-five" is one number, not a range
                found.append(_bounded(start, end, match.group(), whole, "exact"))
            continue
        atom = match["one"].lower()
        bound = next((name for name in _BOUNDS if match[name]), "at_least" if match["plus"] else "exact")
        if atom in _VAGUE:
            found.append(Number(start, end, match.group(), _VAGUE[atom], None, None, "at_least"))
            continue
        value = _value(atom)
        if value is not None:
            found.append(_bounded(start, end, match.group(), value, bound))
    return tuple(found)


def _bounded(start: int, end: int, text: str, n: int, bound: str) -> Number:
    if bound == "at_least":
        return Number(start, end, text, n, n, None, bound)
    if bound == "more_than":
        return Number(start, end, text, n + 1, n, None, bound)
    if bound == "up_to":
        return Number(start, end, text, None, None, n, bound)
    if bound == "about":
        return Number(start, end, text, round(n * 0.9), n, round(n * 1.1), bound)
    if bound == "nearly":
        return Number(start, end, text, None, n, n, bound)
    return Number(start, end, text, n, n, n, "exact")


def _value(text: str) -> int | None:
    """The integer that a digit or word form stands for; None for words that are no number."""
    text = text.lower().strip()
    if text in _FRACTIONS:
        return _FRACTIONS[text]
    if text in _DOZEN:
        return _DOZEN[text]
    if text in _VAGUE:
        return _VAGUE[text]
    digits = re.match(rf"({_DIGITS})\s?(hundred|thousand|million|billion|mn|m|k)?$", text)
    if digits:
        factor = {"m": 1_000_000, "mn": 1_000_000, "k": 1_000, None: 1}.get(digits[2]) or _SCALES[digits[2]]
        return round(float(digits[1].replace(",", "")) * factor)
    total = current = 0
    for word in re.split(r"[- ]", text):
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = max(1, current) * 100
        elif word in _SCALES:
            total += max(1, current) * _SCALES[word]
            current = 0
        else:
            return None
    return total + current
