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

from trucewatch.lexicon.parties import PartyHit, TitleHit, find_titles
from trucewatch.lexicon.words import load_words
from trucewatch.model.claim import Actor

_PARTICLE = r"(?:al|el|bin|ibn|ben|bint|van|von|der|den|de|del|della|di|da|dos|du|la|le|ould|abu|umm|ul|ur|zu)"
_PART = r"(?:[A-ZÀ-Þ][\w’'ʿʾ]*(?:-[A-Za-zÀ-ÿ][\w’']*)*\.?|(?:al|el|Al|El|an|as|ash|at|ar)[-–][A-Z][\w’']+)"
_NAME = re.compile(rf"(?<![\w.])(?:{_PART})(?:[ \u00a0](?:{_PARTICLE}[ ])?(?:{_PART}))*")
_LEADS = re.compile(r"(?:who|which)\s+(?:heads|leads|runs|chairs|commands|represents|speaks)\b|speaking for\b")
_POSSESSIVES = ("'s", "’s", "s'", "s’", "'", "’")
_SIDE_REACH = 45
"""Characters between a side and the name of who speaks for it: room for a long title."""
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

    @property
    def actor(self) -> Actor:
        return Actor(name=self.name, id=person_id(self.name), kind="official")


def person_id(name: str) -> str:
    """Spelling-tolerant id: surname and first initial ("Sergey" and "Sergei" Lavrov are one)."""
    plain = (
        "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower().replace(".", "")
    )
    parts = plain.split()
    surname = re.sub(r"^(al|el)-", "", parts[-1])
    return f"person:{surname}-{parts[0][0]}" if len(parts) > 1 else f"person:{surname}"


def find_persons(
    text: str, base: int, hits: Sequence[PartyHit], known: dict[str, Person], say: frozenset[str]
) -> tuple[Person, ...]:
    """Persons of one sentence, which begins at ``base`` in the report.

    ``hits`` are the parties found in it (offsets in the report), ``say`` the forms of verbs of saying. ``known`` maps
    surnames in lower case to persons of the report and is moved on for the sentences that follow.
    """
    found: list[Person] = []
    offices = find_titles(text)
    for run in _NAME.finditer(text):
        for start, end in _pieces(text, run.start(), run.end(), hits, base):
            person = _person_at(text, base, start, end, hits, known, say, offices)
            if person:
                found.append(person)
                known[person.name.split()[-1].lower()] = person
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
    words = list(re.finditer(r"\S+", text[start:end]))
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
) -> Person | None:
    """The person named at ``start``..``end`` of the sentence: known before, with an office, or speaking; else None."""
    before, after = text[max(0, start - 60) : start], text[end : end + 110]
    title, name_at = _leading_title(start, end, text, offices)
    name = text[name_at:end].strip()
    words = name.split()
    if not words or words[-1].rstrip(".").isdigit():
        return None
    earlier = known.get(words[-1].lower())
    if earlier and (len(words) == 1 or person_id(name) == person_id(earlier.name) or title):
        full = name if len(words) > len(earlier.name.split()) else earlier.name
        return Person(base + name_at, base + end, full, earlier.title or title, earlier.country, earlier.side)
    trailing = _trailing_title(end, text, offices) if len(words) > 1 else None
    if not title and not trailing and not (2 <= len(words) <= 4 and _speaks(before, after, say)):
        return None
    if len(words) > _LONGEST_NAME or words[-1] in load_words().set_of("persons", "bodies"):
        return None
    country, side = _affiliation(base, start, end, hits, before, after, bool(trailing))
    return Person(base + name_at, base + end, name, title or trailing, country, side)


def _speaks(before: str, after: str, say: frozenset[str]) -> bool:
    """A verb of saying stands right behind the name ("Misri told reporters"), or right before it (", said Misri.")."""
    if re.match(rf"\s*,?\s*(?:[\d]+,\s*)?(?:(?:was|is|has been) )?(?:{'|'.join(sorted(say))})\b", after):
        return True
    inverted = re.search(r"\b(?:said|says|told|added|asked)\s$", before)
    return bool(inverted and re.match(r"[,.;”\"]|\s*$|\s(?:on|in|at|told)\b", after))


def _leading_title(start: int, end: int, text: str, found: Sequence[TitleHit]) -> tuple[str | None, int]:
    """The title that reaches into the capitalised run, or stands right before it; and where the name begins."""
    title: str | None = None
    at = start
    for hit in found:
        if hit.title.position == "after":
            continue
        if hit.start <= at < hit.end < end and text[hit.end].isspace():
            title, at = (f"{title} {hit.text}" if title else hit.text), hit.end + 1
        elif hit.end <= at and not text[hit.end : at].strip(" \u00a0"):
            title = title or hit.text
    return title, at


def _trailing_title(end: int, text: str, found: Sequence[TitleHit]) -> str | None:
    """ "X, who heads the mission", "X, a member of the committee": the apposition behind a name."""
    apposition = re.match(r"\s*,\s*(?:\d{1,2},\s*)?(?P<words>(?:[^,.;]|(?<=[A-Z])\.){3,100})", text[end:])
    if not apposition:
        return None
    left, right = end + apposition.start("words"), end + apposition.end("words")
    for hit in found:
        if hit.title.position != "before" and left <= hit.start and hit.end <= right:
            return hit.text
    return "head" if _LEADS.match(apposition["words"]) else None


def _affiliation(
    base: int, start: int, end: int, hits: Sequence[PartyHit], before: str, after: str, trailing: bool
) -> tuple[str | None, str | None]:
    """The state or body the person speaks for: the party named with the title, before or behind the name."""
    for hit in reversed(hits):
        gap = base + start - hit.end
        if 0 <= gap <= _SIDE_REACH and "," not in before[len(before) - gap :]:
            return hit.party.country, hit.party.name
    if trailing:
        stop = len(after) if "," not in after[2:] else after.index(",", 2)
        behind = [h for h in hits if base + end < h.start < base + end + stop]
        if behind:
            return behind[0].party.country, behind[0].party.name
    return None, None
