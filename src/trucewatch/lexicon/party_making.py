"""Parties that words make together: an owner ("Syrian", "Ukraine's", "UN") and a common noun ("rebels", "army").

The pieces come from `party_search`, in text order; here neighbours are joined, and the party that they make is built,
always the same for the same words, so that it can be found again by its id.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from trucewatch.lexicon.party_nouns import Form, Party
from trucewatch.lexicon.party_tables import Descriptor, Head, Naming, tables

_POSSESSIVE = re.compile(r"'s? ")
_OF = re.compile(r" (?:of|for)(?: the)? ")
_IN = re.compile(r" in ")
# "the Minsk agreements", "the Astana process": the town where a deal was made does not speak for its government.
_DEAL = re.compile(
    r" (?:peace )?(?:agreements?|accords?|pacts?|protocols?|process|format|declarations?|memorand(?:um|a)|talks|summit|"
    r"conference|meetings?|round|deals?|documents?|communique|conventions?|negotiations|i{1,3})\b",
    re.IGNORECASE,
)
_TROOPS = ("army", "forces")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch found: the names it may be, or the common noun, or the descriptor that stands there."""

    start: int
    end: int
    namings: tuple[Naming, ...]
    head: Head | None
    descriptor: Descriptor | None


@dataclass(frozen=True, slots=True)
class Made:
    """Code points ``start`` to ``end`` name ``party``."""

    start: int
    end: int
    party: Party
    form: Form


def compose(pieces: Sequence[Piece], plain: str) -> list[Made]:
    """Join what belongs together, from left to right; descriptors left alone name nobody and are dropped."""
    made: list[Made] = []
    at = 0
    while at < len(pieces):
        taken, one = _from(pieces, at, plain)
        if one:
            made.append(one)
        at += taken
    return made


def _from(pieces: Sequence[Piece], at: int, plain: str) -> tuple[int, Made | None]:
    """How many pieces from ``at`` belong together, and what they name."""
    owner: Naming | None = None
    people: list[Descriptor] = []
    for position in range(at, len(pieces)):
        piece = pieces[position]
        if position > at and not _adjoin(pieces[position - 1], piece, plain):
            break
        if piece.head is not None and not piece.namings:
            return _with_head(pieces, at, position, owner, people, plain)
        if piece.namings and owner is None and _may_own(piece, plain):
            owner = piece.namings[0]
        elif piece.descriptor is not None:
            people.append(piece.descriptor)
        else:
            break
    first = pieces[at]
    if not first.namings:
        return 1, None
    naming = first.namings[0]
    if naming.form == "capital" and _DEAL.match(plain, first.end):
        return 1, None
    form: Form = "adjective" if naming.form != "adjective" and _qualifies(plain, first.end) else naming.form
    return 1, Made(first.start, first.end, naming.party, form)


def _adjoin(left: Piece, right: Piece, plain: str) -> bool:
    between = plain[left.end : right.start]
    return between == " " or (bool(left.namings) and _POSSESSIVE.fullmatch(between) is not None)


def _may_own(piece: Piece, plain: str) -> bool:
    """Adjectives, short names used like them ("U.S."), possessives, groups, bodies and outlets may precede a head."""
    naming = piece.namings[0]
    if naming.form == "adjective" or naming.attributive:
        return True
    if naming.party.sort == "country":
        return naming.form == "name" and _qualifying(piece, plain)
    return naming.party.sort in ("group", "body", "government", "outlet")


def _qualifying(piece: Piece, plain: str) -> bool:
    """A country's name used like its adjective: "Ukraine's army", "the Sudan government", "Sri Lanka Navy".

    Never "in Sudan government troops": with no article before and no capital behind, a preposition may govern it.
    """
    if _POSSESSIVE.match(plain, piece.end) is not None:
        return True
    before = plain[max(0, piece.start - 5) : piece.start].lstrip()
    return plain[piece.end + 1 : piece.end + 2].isupper() or piece.start == 0 or before in ("the ", "The ")


def _qualifies(plain: str, end: int) -> bool:
    """A hyphen and a small letter follow: "Houthi-controlled", "Russia-backed", "UN-led"."""
    return plain[end : end + 1] == "-" and plain[end + 1 : end + 2].islower()


def _with_head(
    pieces: Sequence[Piece], at: int, position: int, owner: Naming | None, people: list[Descriptor], plain: str
) -> tuple[int, Made | None]:
    head = pieces[position].head
    assert head is not None
    start, end, taken = pieces[at].start, pieces[position].end, position - at + 1
    if owner is None and position + 1 < len(pieces):
        owner = _owner_after(head, pieces[position], pieces[position + 1], plain)
        if owner is not None:
            end, taken = pieces[position + 1].end, taken + 1
    if _qualifies(plain, end):
        return taken, None  # "rebel-held", "government-controlled" qualify places
    if head.sort == "outlet" and position + 1 < len(pieces):
        named = pieces[position + 1]
        if named.namings and named.namings[0].party.sort == "outlet" and plain[end : named.start] in (" ", ", "):
            return taken + 1, Made(start, named.end, named.namings[0].party, "name")  # "the state news agency SANA"
    if owner is not None and _is_owner(head, owner):
        return taken, Made(
            start, end, owner.party, "name"
        )  # "Houthi rebels", "the Thai side", "the RIA Novosti agency"
    if owner is not None and (head.needs == "group" or owner.party.id.startswith(("group:", "government:"))):
        # "Hamas officials": the head belongs to the group but is not the group; only the name is sure.
        name = next(piece for piece in pieces[at:] if owner in piece.namings)
        return taken, Made(name.start, name.end, owner.party, "adjective" if owner.form == "adjective" else "name")
    if owner is None and head.needs and (head.needs == "group" or all(word.kind == "modifier" for word in people)):
        return taken, None
    party = make(head, owner.party if owner else None, tuple(people))
    return taken, Made(start, end, party, "collective" if party.sort == "collective" else "name")


def _is_owner(head: Head, owner: Naming) -> bool:
    """What the head speaks of is its owner itself."""
    if owner.party.sort == head.sort == "outlet" or head.stands_for == "owner":
        return True
    return head.stands_for == "group" and owner.party.id.startswith(("group:", "government:"))


def _owner_after(head: Head, here: Piece, following: Piece, plain: str) -> Naming | None:
    """The owner in "the government of Sudan", "the Foreign Ministry in Moscow"."""
    if not following.namings:
        return None
    naming, between = following.namings[0], plain[here.end : following.start]
    if naming.party.sort != "country":
        return None
    if _OF.fullmatch(between) and naming.form == "name":
        return naming
    if head.sort == "ministry" and not head.needs and _IN.fullmatch(between) and naming.form == "capital":
        return naming
    return None


@cache
def make(head: Head, owner: Party | None, people: tuple[Descriptor, ...]) -> Party:
    """The party that a head makes with its owner and descriptors; modifiers widen the words, not the party."""
    ignored = ("modifier", "creed") if head.sort == "government" else ("modifier",)
    folk = tuple(word for word in people if word.kind not in ignored)
    if owner and not folk and (army := _army(head, owner)):
        return army
    if owner and owner.sort == "body" and head.id in _TROOPS:
        head = next(each for each in tables().heads if each.id == "peacekeepers")  # bodies lend troops, they have none
    key = "+".join([*([owner_key(owner)] if owner else []), *(word.slug for word in folk)])
    country = owner.country if owner else next((word.country for word in folk if word.country), None)
    if head.sort == "government" and key:
        id = f"government:{key}"
    else:
        id = f"{head.sort}:{key}/{head.id}" if key else f"{head.sort}:{head.id}"
    if id in known_parties():
        return known_parties()[id]
    name = " ".join([*([_adjective(owner)] if owner else []), *(word.word for word in folk), head.name])
    # "Kurdish authorities" govern without being a state.
    kind = "de_facto_authority" if head.sort == "government" and not owner and folk else head.kind
    return Party(id, name, kind, country, (), (), head.sort, active=(country,) if country else ())


def _army(head: Head, owner: Party) -> Party | None:
    """The army that a table knows by name: "Turkish troops" are the Turkish Armed Forces."""
    if head.id not in _TROOPS or owner.sort != "country":
        return None
    return _armies().get(f"{_adjective(owner)} army") or _armies().get(f"{_adjective(owner)} military")


@cache
def _armies() -> dict[str, Party]:
    return {each.alias: each.party for each in tables().namings if each.party.kind == "armed_forces"}


@cache
def known_parties() -> dict[str, Party]:
    """The parties of the tables by id."""
    return {each.id: each for each in tables().parties}


def owner_key(owner: Party) -> str:
    """The id without its sort, as it stands in the ids of what the party owns: "SY" of ``collective:SY/rebels``."""
    return owner.id.partition(":")[2]


@cache
def _adjective(owner: Party) -> str:
    """How the owner reads before a noun: "Syrian", "U.S.", "UN"."""
    own = [each for each in tables().namings if each.party is owner]
    short = sorted((each for each in own if each.attributive), key=lambda each: each.attributive)
    return next((each.alias for each in (*short, *own) if each.attributive or each.form == "adjective"), owner.name)
