"""Finding many fixed phrases in one pass, with the checks that a bare automaton lacks: word edges and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from trucewatch.lexicon.folding import fold, lower

T = TypeVar("T")

# English words that are also names or acronyms: in a headline set in capitals they are the word.
_ALSO_WORDS = """
    AIM ALL ALPS AMNESTY CAN CAR CARE FACT FAR HAS IS IT LET MAP MEND MODEL NAN NO PACE REACH SO TAP TOP US WHO
"""
_WORDS_IN_CAPITALS = frozenset(_ALSO_WORDS.split())
_ABBREVIATION = re.compile(r"[A-Z]{2,5}")
_ARTICLE = re.compile(r"\b([Aa]l|[Ee]l|[Aa]n|[Aa]r|[Aa]s|[Aa]sh|[Aa]t)-(?=[A-Za-z])")
_SHORT = re.compile(r"\b(UN|US|UK|EU|AU)(?= )")
_INNER_APOSTROPHE = re.compile(r"(?<=[a-z])'(?=[a-z])")
# British and American spellings inside names: agencies follow their house, not the body's own statutes.
_SPELLINGS = (
    ("Centre", "Center"), ("Defence", "Defense"), ("Organisation", "Organization"), ("Labour", "Labor"),
    ("centre", "center"), ("defence", "defense"), ("organisation", "organization"), ("Programme", "Program"),
    ("Stabilisation", "Stabilization"), ("Co-ordination", "Coordination"),
)  # fmt: skip


def variants(alias: str) -> tuple[str, ...]:
    """Spellings that follow mechanically from one: "U.N." for "UN", "al Nusra" for "al-Nusra", "Sanaa" for "Sana'a"."""
    plain = fold(alias)
    forms = {plain}
    if plain.isupper() and _ABBREVIATION.fullmatch(plain):
        forms.add("".join(f"{letter}." for letter in plain))
    if _SHORT.search(plain):
        forms.add(_SHORT.sub(lambda found: f"{found.group()[0]}.{found.group()[1]}.", plain))
    for british, american in _SPELLINGS:
        for here, there in ((british, american), (american, british)):
            if here in plain:
                forms |= {form.replace(here, there) for form in forms}
    if "'" in plain:
        forms |= {_INNER_APOSTROPHE.sub("", form) for form in forms}
    if "-" in plain and _ARTICLE.search(plain):
        forms = {_ARTICLE.sub(lambda found: found.group().lower(), form) for form in forms}
        forms |= {form.replace("-", " ", 1) if _ARTICLE.match(form) else _ARTICLE.sub(r"\1 ", form) for form in forms}
    return tuple(sorted(forms))


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Code points ``start`` to ``end`` match ``phrase``, a folded spelling; ``values`` are what it may stand for."""

    start: int
    end: int
    phrase: str
    values: tuple[T, ...]


@dataclass(slots=True)
class PhraseFinder(Generic[T]):
    """Leftmost-longest search for phrases. Capitals in a phrase are required of the text; small letters are free."""

    _phrases: list[str] = field(default_factory=list)
    _values: list[list[T]] = field(default_factory=list)
    _index: dict[str, int] = field(default_factory=dict)
    _keys: list[str] = field(default_factory=list)
    _by_key: dict[str, list[int]] = field(default_factory=dict)
    _automaton: AhoCorasick | None = None

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> PhraseFinder[T]:
        """Build from (folded spelling, value) pairs; one spelling may have several values."""
        finder: PhraseFinder[T] = cls()
        for phrase, value in pairs:
            finder._add(phrase, value)
        finder._keys = list(finder._by_key)
        finder._automaton = AhoCorasick(finder._keys, matchkind=MatchKind.Standard)
        return finder

    def _add(self, phrase: str, value: T) -> None:
        at = self._index.get(phrase)
        if at is None:
            at = self._index[phrase] = len(self._phrases)
            self._phrases.append(phrase)
            self._values.append([])
            self._by_key.setdefault(lower(phrase), []).append(at)
        if value not in self._values[at]:
            self._values[at].append(value)

    def find(self, text: str) -> list[Found[T]]:
        """Hits in text order, none overlapping, the longest at each place."""
        assert self._automaton is not None
        plain = fold(text)
        candidates: list[tuple[int, int, int]] = []
        for key, start, end in self._automaton.find_matches_as_indexes(lower(plain), overlapping=True):
            if not is_word(plain, start, end):
                continue
            for at in self._by_key[self._keys[key]]:
                if fits_capitals(self._phrases[at], plain, start, end):
                    candidates.append((start, -end, at))
        candidates.sort()
        found: list[Found[T]] = []
        free = 0
        for start, minus_end, at in candidates:
            end = -minus_end
            if start >= free:
                found.append(Found(start, end, self._phrases[at], tuple(self._values[at])))
                free = end
            elif found and (found[-1].start, found[-1].end) == (start, end):
                # Two spellings that differ in capitals only ("Army", "army") cover the same words: keep what both mean.
                both = (*found[-1].values, *(value for value in self._values[at] if value not in found[-1].values))
                found[-1] = Found(start, end, found[-1].phrase, both)
        return found


def is_word(text: str, start: int, end: int) -> bool:
    """The stretch neither begins nor ends inside a word."""
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return False
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


def fits_capitals(phrase: str, text: str, start: int, end: int) -> bool:
    """Every capital of the phrase is a capital in the text; an acronym is no acronym in a line all of capitals."""
    words = text[start:end]
    if words.upper() in _WORDS_IN_CAPITALS and words.isupper() and is_all_capitals(line_around(text, start)):
        return False
    if words == phrase:
        return True
    return all(not letter.isupper() or found.isupper() for letter, found in zip(phrase, words, strict=True))


def line_around(text: str, at: int) -> str:
    """Up to 120 code points about ``at``. Folding has turned line ends into spaces, so a window must do for a line."""
    return text[max(0, at - 60) : at + 60]


def is_all_capitals(line: str) -> bool:
    """A line set in capitals; lines too short to tell are not."""
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) >= 12 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters)
