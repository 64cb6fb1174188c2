"""Text in capitals throughout, as flashes and old wires have it, in the case that prose has; offsets stay as they are.

Names are told from other words by the dictionary: what it does not know, the gazetteer and the tables of parties do.
Only what is read changes; a claim keeps its sentence as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lemminflect import getAllLemmas

from trucewatch.lexicon.parties import countries, parties
from trucewatch.lexicon.party_tables import tables
from trucewatch.lexicon.places import lookup
from trucewatch.lexicon.words import Words
from trucewatch.model.report import CleanReport

_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![^\S\n]*\n))+")
_SENTENCE_END = re.compile(r"(?:^|[.!?:][\"”’)\]]*\s|--\s|\]\s)\s*[\"“(\[]*$")
_MONTH_DAY = re.compile(r"\d\s*$")
_LEAST_LETTERS = 40
_CAPITALS = 0.95
"""Share of the letters that are capitals, so that acronyms and headlines in a normal text leave it alone."""
_LONGEST_NAME = 5
_ACRONYM = 5


def with_natural_case(report: CleanReport, words: Words) -> CleanReport:
    """The report with its paragraphs in capitals set as prose; the same report where it has none."""
    text = natural_case(report.text, words)
    return report if text == report.text else report.model_copy(update={"text": text})


def natural_case(text: str, words: Words) -> str:
    """``text`` with its paragraphs in capitals set as prose, of the same length."""
    return _PARAGRAPH.sub(lambda p: _recased(p.group(), words) if _in_capitals(p.group()) else p.group(), text)


def _in_capitals(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters >= _LEAST_LETTERS and sum(map(str.isupper, text)) >= _CAPITALS * letters


def _recased(text: str, words: Words) -> str:
    tokens = list(_WORD.finditer(text))
    cased = list(text)
    named = dict(_names(text, tokens, words))
    for i, token in enumerate(tokens):
        word = named.get(i) or _by_dictionary(token.group(), text[: token.start()], words)
        if _SENTENCE_END.search(text[: token.start()][-12:] if token.start() else ""):
            word = word[0].upper() + word[1:]
        if len(word) == len(token.group()):
            cased[token.start() : token.end()] = word
    return "".join(cased)


def _names(text: str, tokens: list[re.Match[str]], words: Words) -> Iterator[tuple[int, str]]:
    """(index, spelling) of the words that are part of a name of several: the longest name from each word on."""
    small = words.set_of("casing", "small")
    i = 0
    while i < len(tokens):
        for n in range(min(_LONGEST_NAME, len(tokens) - i), 1, -1):
            span = tokens[i : i + n]
            phrase = text[span[0].start() : span[-1].end()]
            spelled = None if "\n\n" in phrase else _name(re.sub(r"\s+", " ", phrase), small)
            if spelled is not None:
                yield from zip(range(i, i + n), spelled, strict=False)
                i += n - 1
                break
        i += 1


def _name(phrase: str, small: frozenset[str]) -> list[str] | None:
    if known := _known_names().get(phrase.lower()):
        return _WORD.findall(known)
    parts = phrase.lower().split(" ")
    if (
        parts[0] in small
        or parts[-1] in small
        or all(getAllLemmas(p) for p in parts)
        or not phrase.replace(" ", "").isalpha()
    ):
        return None
    title = " ".join(p.capitalize() for p in parts)
    return title.split(" ") if lookup(title) else None


def _by_dictionary(word: str, before: str, words: Words) -> str:
    low = word.lower()
    if low in words.set_of("casing", "months") and _MONTH_DAY.search(before):
        return word.capitalize()
    if low in words.set_of("casing", "small"):
        return low
    if "." in word or word == "I" or word in _acronyms():
        return word
    stem = low.removesuffix("'s").removesuffix("’s")
    if getAllLemmas(stem) or stem.endswith("ly"):
        return low
    vowels = any(c in "aeiouyáéíóú" for c in stem)
    return word if len(word) <= _ACRONYM and not vowels else word.capitalize()


@cache
def _known_names() -> dict[str, str]:
    """Names of several words, by their lower case, as the tables spell them."""
    known = [*(name for p in parties() for name in (p.name, *p.aliases)), *(c.name for c in countries())]
    return {name.lower(): name for name in known if " " in name and name[0].isupper()}


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(n.alias for n in tables().namings if n.alias.isupper() and " " not in n.alias)
