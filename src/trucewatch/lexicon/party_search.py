"""Finding parties in a text by the names of the tables.

Three passes over one report: names and words are found; spellings that several parties share, or that are risky
alone, are decided from what else the text names; neighbours are joined (`party_making`). Give it the whole text, not a
sentence: the full name that vouches for an acronym usually stands in another paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from trucewatch.lexicon.folding import fold
from trucewatch.lexicon.party_making import Piece, compose, known_parties, make, owner_key
from trucewatch.lexicon.party_nouns import Party, PartyHit
from trucewatch.lexicon.party_tables import Descriptor, Head, Naming, tables
from trucewatch.lexicon.phrases import Found, PhraseFinder, is_all_capitals, line_around, variants
from trucewatch.lexicon.titles import titles

Meaning = Naming | Head | Descriptor | None  # None: a decoy, which only keeps shorter names from being found inside it

# "anti-Houthi", "non-Syrian": what such a word names is not the party, but its opponents or everybody else.
_ESTRANGING = frozenset(("anti", "non", "pro", "ex", "pre", "post", "un", "pan", "trans"))
# Words that begin a sentence with a capital but are no first names, so that "In Chad" is the country.
_GRAMMAR = """
    a after against all also although among an and as at because before between both but by central during east eastern
    even for former from greater gulf he how if in inside into it its like mainland meanwhile near neighboring
    neighbouring north northern of off on once only or outside over since so south southern than that the their then
    they this through throughout to today toward towards under until war west western what when where whether which
    while who why will with within without
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
"""
_FUNCTION_WORDS = frozenset(_GRAMMAR.split())
_WORD_AFTER = re.compile(r"[ ]([^\W\d_][\w]*)")


@cache
def _finder() -> PhraseFinder[Meaning]:
    known = tables()

    def pairs() -> Iterator[tuple[str, Meaning]]:
        for naming in known.namings:
            for spelling in variants(naming.alias):
                yield spelling, naming
        for head in known.heads:
            for form in head.forms:
                for spelling in variants(form):
                    yield spelling, head
        for descriptor in known.descriptors:
            yield fold(descriptor.word), descriptor
        for phrase in known.decoys:
            for spelling in variants(phrase):
                yield spelling, None

    return PhraseFinder.of(pairs())


def find_parties(text: str) -> tuple[PartyHit, ...]:
    """Parties named in ``text``, in order and without overlap; ``hit.text == text[hit.start:hit.end]``.

    Names need their capitals; common nouns ("rebels") do not. A name that is only part of a longer known phrase
    ("Jordan River", "South China Sea") is no hit, nor is one after "anti-" or "non-". Spellings that may mean several
    parties, and acronyms marked risky, are kept only where the rest of the text decides for one party.
    """
    plain = fold(text)
    founds = _finder().find(text)
    ends = frozenset(found.end for found in founds)
    pieces = [piece for found in founds if (piece := _piece(found, plain, ends)) is not None]
    made = compose(_decide(pieces), plain)
    return tuple(PartyHit(one.start, one.end, text[one.start : one.end], one.party, one.form) for one in made)


def _piece(found: Found[Meaning], plain: str, ends: frozenset[int]) -> Piece | None:
    namings = tuple(value for value in found.values if isinstance(value, Naming))
    heads = [value for value in found.values if isinstance(value, Head)]
    descriptors = [value for value in found.values if isinstance(value, Descriptor)]
    if not (namings or heads or descriptors) or _estranged(plain, found.start):
        return None
    if any(naming.namesake for naming in namings) and _in_a_persons_name(plain, found.start, found.end):
        return None
    if namings and plain[found.end : found.end + 1] == "$":
        return None  # US$5 million is money
    # A known name before it is the business of composition ("Syrian Army", "Karabakh's Defence Ministry").
    owned = any(found.start - gap in ends for gap in (1, 2, 3))
    if heads and not namings and not owned and _inside_a_proper_name(plain, found.start):
        return None
    return Piece(found.start, found.end, namings, heads[0] if heads else None, descriptors[0] if descriptors else None)


def _estranged(plain: str, start: int) -> bool:
    if not start or plain[start - 1] != "-":
        return False
    return plain[max(0, start - 8) : start - 1].rpartition(" ")[2].lower() in _ESTRANGING


def _capital_word_before(plain: str, start: int) -> bool:
    """A capitalised word stands right before that is no word of grammar beginning the sentence, and no weekday."""
    if start < 2 or plain[start - 1] != " ":
        return False
    word = plain[max(0, start - 30) : start - 1].rpartition(" ")[2].lstrip("(\"'")
    if word.endswith("."):
        return word in _abbreviated_titles()  # "Gen. Jordan", but not "back in Amman. Jordan said"
    return word[:1].isupper() and word[-1].isalnum() and word.lower() not in _FUNCTION_WORDS


@cache
def _abbreviated_titles() -> frozenset[str]:
    return frozenset(each.text.split()[-1] for each in titles() if each.text.endswith("."))


def _titled_line(plain: str, start: int) -> bool:
    """A headline in capitals, or One Set Like This: there capitals say nothing."""
    window = line_around(plain, start)
    words = [word for word in window.split() if word.isalpha() and len(word) > 3]
    return is_all_capitals(window) or (len(words) >= 4 and sum(word[0].isupper() for word in words) > 0.75 * len(words))


def _in_a_persons_name(plain: str, start: int, end: int) -> bool:
    """A neighbour with a capital and no comma between, as in "Michael Jordan" and "Chad Smith"."""
    if _titled_line(plain, start):
        return False
    after = _WORD_AFTER.match(plain, end)
    if after and after.group(1)[0].isupper() and after.group(1).lower() not in _FUNCTION_WORDS:
        return True
    return _capital_word_before(plain, start)


def _inside_a_proper_name(plain: str, start: int) -> bool:
    """The "Army" of "Free Bogland Army" belongs to a name that no table knows, and is not "the army"."""
    if not plain[start].isupper() or _titled_line(plain, start):
        return False
    return _capital_word_before(plain, start)


def _decide(pieces: list[Piece]) -> list[Piece]:
    """Settle shared and risky spellings from what the text names beyond doubt."""
    named: set[str] = set()
    countries: Counter[str] = Counter()
    decided: dict[int, Piece] = {}
    # Sure names first, then those with one sure meaning among several, then acronyms that stand by context alone:
    # each round vouches for the next.
    for doubt in range(3):
        found = [piece for piece in pieces if piece.namings and _doubt(piece.namings) == doubt]
        for piece in found:
            chosen = piece.namings[0] if doubt == 0 else _choose(piece.namings, named, countries)
            decided[piece.start] = replace(piece, namings=(chosen,) if chosen else ())
        for piece in found:
            for naming in decided[piece.start].namings:
                named.add(naming.party.id)
                countries.update(naming.party.active)
    settled = (decided.get(piece.start, piece) for piece in pieces)
    return [piece for piece in settled if piece.namings or piece.head or piece.descriptor]


def _doubt(namings: tuple[Naming, ...]) -> int:
    """0: one meaning and it stands alone; 1: several, of which one or more stand alone; 2: none stands alone."""
    if all(naming.need for naming in namings):
        return 2
    return 0 if len({naming.party.id for naming in namings}) == 1 else 1


def _choose(namings: tuple[Naming, ...], named: set[str], countries: Counter[str]) -> Naming | None:
    """The one party that the text vouches for; null when none or several are as likely. Doubt makes no party."""

    def weight(naming: Naming) -> tuple[bool, int]:
        return naming.party.id in named, max((countries[code] for code in naming.party.active), default=0)

    allowed = [naming for naming in namings if _vouched(naming, named, countries)]
    if not allowed:
        return None
    best = max(map(weight, allowed))
    leaders = [naming for naming in allowed if weight(naming) == best]
    if len({naming.party.id for naming in leaders}) == 1:
        return leaders[0]
    plain = [naming for naming in leaders if not naming.need]
    return plain[0] if len({naming.party.id for naming in plain}) == 1 and best == (False, 0) else None


def _vouched(naming: Naming, named: set[str], countries: Counter[str]) -> bool:
    if not naming.need or naming.party.id in named:
        return True
    return naming.need == "context" and any(countries[code] for code in naming.party.active)


def party(id: str) -> Party:
    """The party with this id, also one made of an owner and a head (``collective:SY/rebels``). Raises KeyError."""
    known = known_parties().get(id)
    if known is not None:
        return known
    sort, _, rest = id.partition(":")
    key, _, head_id = rest.rpartition("/")
    if sort == "government" and not key:
        key, head_id = ("", rest) if rest == "government" else (rest, "government")
    head = next((head for head in tables().heads if head.sort == sort and head.id == head_id), None)
    if head is None:
        raise KeyError(id)
    owner: Party | None = None
    people: list[Descriptor] = []
    for part in key.split("+") if key else ():
        word = next((word for word in tables().descriptors if word.slug == part), None)
        if word is not None:
            people.append(word)
        elif part in _owners():
            owner = _owners()[part]
        else:
            raise KeyError(id)
    return make(head, owner, tuple(people))


@cache
def _owners() -> dict[str, Party]:
    return {
        owner_key(each): each for each in tables().parties if each.sort in ("country", "body", "monitor", "ministry")
    }


def with_country(collective: Party, country: Party) -> Party:
    """The collective as one of ``country``: "rebels" in a report on Syria are "Syrian rebels". Others stay."""
    if collective.country or country.sort != "country":
        return collective
    head = next((head for head in tables().heads if collective.id == f"{head.sort}:{head.id}"), None)
    return make(head, country, ()) if head else collective


def by_name(name: str) -> Party | None:
    """The one party that a name alone stands for; null when no table knows it or several parties share it."""
    name = name.strip()
    whole = [hit.party for hit in find_parties(name) if (hit.start, hit.end) == (0, len(name))]
    return whole[0] if whole else None
