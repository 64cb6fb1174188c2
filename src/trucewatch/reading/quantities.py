"""Counts as news writes them, with their bounds.

Bounds follow the domain reference §4.9: "at least N" is low N; "more than N" low N + 1; "up to N" high N;
"fewer than N" high N - 1; "about N" ± 10 %; "nearly N" high N; dozens, scores, hundreds, thousands are lower bounds of
24, 40, 200, 2,000; "several", "numerous" and "a number of" are more than two, "multiple" more than one. The words are
always kept.
"""

from __future__ import annotations

import re

from trucewatch.reading.scene import Number

_UNITS = {word: n for n, word in enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"), start=1,
)}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_LETTERS = {"m": 1_000_000, "mn": 1_000_000, "k": 1_000}
_FRACTIONS = {
    "a quarter of a million": 250_000, "half a million": 500_000, "a quarter million": 250_000,
    "three quarters of a million": 750_000,
}  # fmt: skip
_VAGUE = {
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "tens of millions": 20_000_000,
    "millions": 2_000_000, "thousands": 2_000, "hundreds": 200, "scores": 40, "dozens": 24, "several thousand": 3_000,
    "several hundred": 300, "several dozen": 36, "several": 3, "numerous": 3, "a number of": 3, "multiple": 2,
}  # fmt: skip
_DOZENS = {
    "a dozen": 12, "two dozen": 24, "three dozen": 36, "half a dozen": 6, "a half-dozen": 6, "a score": 20,
}  # fmt: skip
_PHRASES = {**_FRACTIONS, **_DOZENS, **_VAGUE}

_SMALL = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_BIG = "hundred|thousand|million|billion"
# "one hundred and twenty" is one number; "one hundred and two hundred" are two.
_AND_REST = rf"(?:(?<=hundred)|(?<=thousand)|(?<=million))[ ]and[ ](?:{_SMALL})\b(?![ ](?:hundred|dozen))"
_WORDED = rf"(?:(?:{_SMALL}|a(?= (?:{_BIG})))(?:[- ](?:{_SMALL}|{_BIG})\b|{_AND_REST})*)"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_ATOM = (
    rf"(?:(?:{_DIGITS})(?:\s?(?:hundred|thousand|million|billion|m|k|mn)\b)?"
    rf"|{'|'.join(_FRACTIONS)}|{'|'.join(_VAGUE)}|{'|'.join(_DOZENS)}|{_WORDED})"
)
_BOUNDS = {
    "at_least": r"at least|no fewer than|not fewer than|no less than|not less than|a minimum of",
    "more_than": r"more than|over|upwards of|in excess of|well over|above",
    "up_to": r"up to|as many as|at most|no more than|not more than|a maximum of",
    "fewer_than": r"fewer than|less than|under|below",
    "about": r"about|around|approximately|some|roughly|an estimated|estimated at|in the region of|circa",
    "nearly": r"nearly|almost|close to|just under|nearing|approaching",
}
# "twenty-five" is one number, "twenty-thirty" a range.
_HYPHENED = rf"(?<=ty)-(?:{'|'.join(word for word, n in _UNITS.items() if n < 10)})\b"
_BOUND = "|".join(f"(?P<{name}>{words})" for name, words in _BOUNDS.items())
_NUMBER = re.compile(
    rf"(?<![\w$€£.,:/-])(?:(?:{_BOUND})\s+)?"
    rf"(?:between\s+(?P<from>{_ATOM})\s+and\s+(?P<upto>{_ATOM})"
    rf"|(?P<lo>{_ATOM})(?!{_HYPHENED})\s?(?:-|–|to)\s?(?P<hi>{_ATOM})"
    rf"|(?P<one>{_ATOM}))"
    r"(?P<plus>\s+or more)?(?![\w%°]|[.,:/-]\d)",
    re.IGNORECASE,
)


def find_numbers(text: str, base: int = 0) -> tuple[Number, ...]:
    """Counts in reading order, offsets shifted by ``base``. Dates and clock times are not filtered here; callers do."""
    found = []
    for match in _NUMBER.finditer(text):
        start, end = base + match.start(), base + match.end()
        if match["one"] is None:
            low, high = _ends(match["from"] or match["lo"], match["upto"] or match["hi"])
            if low is not None and high is not None and low < high:
                found.append(Number(start, end, match.group(), low, None, high, "unknown"))
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
    if bound == "fewer_than":
        return Number(start, end, text, None, None, max(n - 1, 0), "up_to")
    low, best, high = {
        "at_least": (n, n, None),
        "more_than": (n + 1, n, None),
        "up_to": (None, None, n),
        "about": (round(n * 0.9), n, round(n * 1.1)),
        "nearly": (None, n, n),
        "exact": (n, n, n),
    }[bound]
    return Number(start, end, text, low, best, high, bound)


def _ends(first: str, last: str) -> tuple[int | None, int | None]:
    """Both ends of a range; "5 to 7 thousand" means five thousand, "500 to 2,000" and "500 to 2 thousand" do not."""
    low, high = _value(first), _value(last)
    scale = re.search(r"(?<=\d)\s(hundred|thousand|million|billion)$", last.lower())
    if scale and low is not None and high is not None and first.isdigit() and low * _SCALES[scale[1]] < high:
        low *= _SCALES[scale[1]]
    return low, high


def _value(text: str) -> int | None:
    """The integer that a digit or word form stands for; None for words that are no number."""
    text = text.lower().strip()
    if text in _PHRASES:
        return _PHRASES[text]
    digits = re.match(rf"({_DIGITS})\s?(hundred|thousand|million|billion|mn|m|k)?$", text)
    if digits:
        factor = {**_SCALES, **_LETTERS}.get(digits[2], 1)
        return round(float(digits[1].replace(",", "")) * factor)
    return _worded(text)


def _worded(text: str) -> int | None:
    """ "two hundred thousand", "a hundred and five" and "twenty-five" are numbers, "two hundred and" is none."""
    total = current = 0
    words = re.split(r"[- ]", re.sub(r"\ba (?=hundred|thousand|million|billion)", "one ", text))
    if words[-1] == "and":
        return None
    for word in words:
        if word == "and":
            continue
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
