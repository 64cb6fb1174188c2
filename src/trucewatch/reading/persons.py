"""Persons, found by their titles and by what they do with words, never from a list of names.

"Russian Foreign Minister Sergei Lavrov", "Dickson Gatluak, a spokesman on the government side", "Misri told reporters"
(after his full name): each person carries the state or body spoken for, so that what an official says can be laid at
its door.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from trucewatch.lexicon.parties import PartyHit, TitleHit, find_titles
from trucewatch.lexicon.words import load_words
from trucewatch.model.claim import Actor
from trucewatch.reading.person_titles import (
    Office,
    affiliation,
    end_of_apposition,
    leading_office,
    opening_of,
    trailing_office,
)

_PARTICLE = r"(?:al|el|bin|ibn|ben|bint|van|von|der|den|de|del|della|di|da|dos|du|la|le|ould|abu|umm|ul|ur|zu)"
_PART = r"(?:[A-ZÀ-Þ][\w’'ʿʾ]*(?:-[A-Za-zÀ-ÿ][\w’']*)*\.?|(?:al|el|Al|El|an|as|ash|at|ar)[-–][A-Z][\w’']+)"
_NAME = re.compile(rf"(?<![\w.])(?:{_PART})(?:[ \u00a0](?:{_PARTICLE}[ ])?(?:{_PART}))*")
_OF_SEVERAL = re.compile(r"(?:\s+and|,)\s+(?:[a-z]+ )?[A-Z]")
_AND = re.compile(r"\s+and\s+")
_POSSESSIVES = ("'s", "’s", "s'", "s’", "'", "’")
_LONGEST_NAME = 5
"""Words; a longer run of capitals is a title or the name of a body."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person at one place in the text; ``name`` is the fullest form met so far."""

    start: int
    end: int
    name: str
    title: str | None
    country: str | None
    side: str | None
    first: int = -1  # where the words that lead up to the name begin: owner, office and article
    last: int = -1  # where the apposition behind the name ends
    plural: bool = False  # named with an office in the plural, which the next name of the list shares

    @property
    def actor(self) -> Actor:
        return Actor(name=self.name, id=person_id(self.name), kind="official")


def person_id(name: str) -> str:
    """Spelling-tolerant id: surname and first initial ("Sergey" and "Sergei" Lavrov are one)."""
    plain = _plain(name).replace(".", "")
    return f"person:{surname(name)}-{plain[0]}" if len(plain.split()) > 1 else f"person:{surname(name)}"


def surname(name: str) -> str:
    """The last word of a name as all its spellings share it ("al-Burhan", "Burhan"; "Zelenskiy", "Zelenskyy")."""
    last = re.sub(r"^(?:al|el)-", "", _plain(name).replace(".", "").split()[-1])
    return re.sub(r"(?<=[kln])(?:iy|yy|ii|yi|ij)$", "y", last)


def _plain(name: str) -> str:
    letters = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "".join(letters).lower()


def find_persons(
    text: str, base: int, hits: Sequence[PartyHit], known: dict[str, Person], say: frozenset[str]
) -> tuple[Person, ...]:
    """Persons of one sentence, which begins at ``base`` in the report.

    ``hits`` are the parties found in it (offsets in the report), ``say`` the forms of verbs of saying. ``known`` maps
    surnames (as `surname` gives them) to persons of the report and is moved on for the sentences that follow.
    """
    found: list[Person] = []
    offices = find_titles(text)
    for run in _NAME.finditer(text):
        for start, end in _pieces(text, run.start(), run.end(), hits, base):
            before = found[-1] if found else None
            person = _person_at(text, base, start, end, hits, known, say, offices, before)
            if person:
                found.append(person)
                known[surname(person.name)] = person
    return tuple(found)


def _pieces(text: str, start: int, end: int, hits: Sequence[PartyHit], base: int) -> list[tuple[int, int]]:
    """The run of capitalised words without the parties in it.

    "Russian Foreign Minister Sergei Lavrov" keeps the last four.
    """
    cuts = [(h.start - base, h.end - base) for h in hits if h.start - base < end and h.end - base > start]
    pieces, at = [], start
    for a, b in sorted(cuts):
        if a > at:
            pieces.append((at, a))
        at = max(at, b)
    if at < end:
        pieces.append((at, end))
    trimmed = (_trimmed(text, a, b) for a, b in pieces)
    return [piece for piece in trimmed if piece is not None]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The piece without words at its ends that are no names, full stop and possessive; None when nothing is left."""
    not_names = load_words().set_of("persons", "not_names")
    portfolios = load_words().set_of("persons", "portfolios")
    words = list(re.finditer(r"\S+", text[start:end]))
    held = [at for at, word in enumerate(words[:-1]) if word.group() in portfolios]
    words = words[held[-1] + 1 :] if held else words
    while words and (words[0].group().strip(".,") in not_names or words[0].group() in _POSSESSIVES):
        words.pop(0)
    while words and words[-1].group().strip(".,’'") in not_names:
        words.pop()
    if not words:
        return None
    last = words[-1].group()
    right = start + words[-1].end()
    while True:
        if text[start:right].endswith(("’s", "'s")):
            right -= 2
        elif text[right - 1] in "’'" or (text[right - 1] == "." and len(last) > 2):
            right -= 1  # the full stop of the sentence; an initial keeps its own
        else:
            return start + words[0].start(), right


def _person_at(
    text: str,
    base: int,
    start: int,
    end: int,
    hits: Sequence[PartyHit],
    known: Mapping[str, Person],
    say: frozenset[str],
    offices: Sequence[TitleHit],
    before: Person | None,
) -> Person | None:
    """The person named at ``start``..``end`` of the sentence: known before, with an office, or speaking; else None.

    ``before`` is the person found last in the sentence: of "Presidents X and Y" both are.
    """
    office = leading_office(start, end, text, offices)
    if office.plural and not _OF_SEVERAL.match(text, end):
        office = Office(None, start, start)
    name = text[office.name_at : end].strip()
    words = name.split()
    if not words or not any(map(str.isalpha, words[-1])):
        return None
    first = base + opening_of(text, base, office.start, hits)
    here = (base + office.name_at, base + end)
    earlier = known.get(surname(name))
    if earlier and (len(words) == 1 or person_id(name) == person_id(earlier.name) or office.title):
        full = name if len(words) > len(earlier.name.split()) else earlier.name
        title = earlier.title or office.title
        return Person(*here, full, title, earlier.country, earlier.side, first, base + end, office.plural)
    trailing = trailing_office(end, text, offices) if len(words) > 1 else None
    shared = before is not None and before.plural and _AND.fullmatch(text[before.end - base : office.name_at])
    speaks = 2 <= len(words) <= 4 and _speaks(text[max(0, start - 60) : start], text[end : end + 110], say)
    if not (office.title or trailing or speaks or (shared and len(words) > 1)):
        return None
    if len(words) > _LONGEST_NAME or words[-1] in load_words().set_of("persons", "bodies"):
        return None
    country, side = affiliation(text, base, office, end, hits, trailing[1] if trailing else None)
    apposed = "," in text[office.start : office.name_at]  # "his counterpart, X, said"
    last = base + (end_of_apposition(text, trailing[1] if trailing else end) if trailing or apposed else end)
    title = office.title or (trailing[0] if trailing else None)
    return Person(*here, name, title, country, side, first, last, office.plural or bool(shared))


@cache
def _saying(say: frozenset[str]) -> re.Pattern[str]:
    """A verb of saying right behind a name, or behind the age that follows it."""
    return re.compile(rf"\s*,?\s*(?:[\d]+,\s*)?(?:(?:was|is|has been) )?(?:{'|'.join(sorted(say))})\b")


def _speaks(before: str, after: str, say: frozenset[str]) -> bool:
    """A verb of saying stands right behind the name ("Misri told reporters"), or right before it (", said Misri.")."""
    if _saying(say).match(after):
        return True
    inverted = re.search(r"\b(?:said|says|told|added|asked)\s$", before)
    return bool(inverted and re.match(r"[,.;”\"]|\s*$|\s(?:on|in|at|told)\b", after))
