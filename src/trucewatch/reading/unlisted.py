"""Organisations that no table lists, found where the grammar of names says so and nowhere else.

Three signs, each sufficient: a run of capitalised words that ends in a noun for an organisation ("Kandu Liberation
Brigade") or goes on behind one ("Ministry of Water and Irrigation"); a name before such a noun in small letters ("the
Kandu militia"); an acronym in brackets behind the words it abbreviates, which from then on stands for them. A run of
capitals with none of these is nobody. Such a party has no id of its own; its kind is that of its noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from trucewatch.lexicon.parties import Party, PartyHit, country_of_adjective, find_titles
from trucewatch.lexicon.party_tables import rows, tables
from trucewatch.lexicon.words import load_words
from trucewatch.model.claim import ActorKind

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\d{1,3}(?:st|nd|rd|th)\b|[^\W\d_](?:[\w’'-]{0,40}\w)?|&|\n")
_QUALIFIED = re.compile(r"-(?:\w+ed|led|held|run)$")
_ADJECTIVE = re.compile(r"(?:ist|ite|ian|ish|ese|ern)$")
_SHORTENED = re.compile(
    r"[ ,]{1,2}(?:\(\s?|or (?:the )?|known (?:as|by (?:its|the) (?:\w+ )?(?:acronym|initials)) (?:the )?)"
    r"[“\"'‘]?(?P<letters>[A-Z][A-Za-z-]{1,8})\b(?!\s[A-Z])"
)
_LONGEST = 8
"""Words in a run of capitals; a longer one is a headline."""
_LONGEST_NOUN = 3
_LONGEST_TITLE = 140
_TITLED = 0.75
"""Share of long words with a capital that makes a line a title, where capitals tell nothing."""


@dataclass(frozen=True, slots=True)
class _Noun:
    kind: ActorKind
    small: bool
    of: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A word; ``adjoins``: it stands right behind the one before it in the list, parted by a space."""

    start: int
    end: int
    text: str
    adjoins: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()

    @property
    def owning(self) -> bool:
        """A possessive that ends a name; "People's" goes on in one."""
        owner = self.text.replace("’", "'")
        return owner.endswith(("'s", "'")) and owner.rstrip("s").rstrip("'") not in _set("folk")


def with_unlisted(text: str, hits: Sequence[PartyHit]) -> tuple[PartyHit, ...]:
    """``hits`` of the tables together with the parties that only this text names, in reading order, none overlapping.

    A country or an adjective inside a longer unknown name gives way to it ("Syrian Computer Society"); every other
    party of the tables stands.
    """
    words = _words(text)
    named = [hit for hit in _named(text, words, hits) if not _known(hit, hits)]
    kept = [h for h in hits if not any(n.start <= h.start and h.end <= n.end for n in named)]
    found = sorted((*kept, *named), key=lambda hit: hit.start)
    return tuple(sorted((*found, *_shortened(text, found)), key=lambda hit: hit.start))


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for match in _WORD.finditer(text):
        if match.group() == "\n":
            continue
        adjoins = bool(found) and text[found[-1].end : match.start()] in (" ", "\u00a0")
        found.append(_Word(match.start(), match.end(), match.group(), adjoins))
    return found


def _named(text: str, words: Sequence[_Word], hits: Sequence[PartyHit]) -> Iterator[PartyHit]:
    at = 0
    while at < len(words):
        stop = at + 1
        if words[at].capital:
            while stop < len(words) and words[stop].adjoins and words[stop].capital and not words[stop - 1].owning:
                stop += 1
            first = _first_of_name(words, at, stop)
            if first < stop <= first + _LONGEST and not _in_title(text, words[first]):
                span = _by_noun(text, words, first, stop) or _by_small_noun(words, first, stop)
                if span:
                    last, kind = span
                    yield _hit(text, words[first].start, _end(words[last - 1]), kind, hits)
                    stop = max(stop, last)
        at = stop


def _first_of_name(words: Sequence[_Word], at: int, stop: int) -> int:
    """Behind the last article of a run, and behind the words that open it and are no part of a name."""
    first = max((i + 1 for i in range(at, stop) if words[i].text == "The"), default=at)
    while first < stop and (words[first].text in _openers() or _QUALIFIED.search(words[first].text)):
        first += 1
    return first


def _by_noun(text: str, words: Sequence[_Word], first: int, stop: int) -> tuple[int, ActorKind] | None:
    """Where the name that begins at ``first`` ends, and its kind; the run of capitals goes to ``stop``."""
    for end in range(stop, first, -1):
        size, noun = _noun_before(words, first, end, small=False)
        if noun is None:
            continue
        if noun.of and end == stop and (tail := _tail(words, end)):
            return tail, noun.kind
        modifiers = [word.text for word in words[first : end - size]]
        if not modifiers or _set("directions").issuperset(modifiers):
            return None
        rest = text[words[end].start : words[end].start + 40] if end < stop else ""
        return (end, noun.kind) if not rest or any(title.start == 0 for title in find_titles(rest)) else None
    return None


def _by_small_noun(words: Sequence[_Word], first: int, stop: int) -> tuple[int, ActorKind] | None:
    """ "the Kandu militia": a name, not an adjective, between the article and the noun."""
    if not first or words[first - 1].text.lower() != "the" or not words[first].adjoins or words[stop - 1].owning:
        return None
    last = words[stop - 1].text.rpartition("-")[2]
    if country_of_adjective(last) or last in _peoples() or _ADJECTIVE.search(last):
        return None
    for end in range(min(stop + 2, len(words)), stop, -1):
        if all(word.adjoins and not word.capital for word in words[stop:end]):
            _, noun = _noun_before(words, stop, end, small=True)
            if noun is not None:
                return end, noun.kind
    return None


def _noun_before(words: Sequence[_Word], first: int, end: int, *, small: bool) -> tuple[int, _Noun | None]:
    """The noun that ends at ``end``, the longest, and how many words it has."""
    for size in range(min(_LONGEST_NOUN, end - first), 0, -1):
        spelled = " ".join(re.sub(r"[’']s$", "", word.text) for word in words[end - size : end])
        noun = _nouns().get(spelled.lower() if small else spelled)
        if noun is not None and noun.small >= small and (not small or size == end - first):
            return size, noun
    return 0, None


def _tail(words: Sequence[_Word], at: int) -> int:
    """Where "of the Interior", "for Refugees and Migrants" behind a noun ends; 0 where no capital follows."""
    if at >= len(words) or words[at].text not in ("of", "for") or not words[at].adjoins or words[at - 1].owning:
        return 0
    end = 0
    for i in range(at, min(at + _LONGEST + 2, len(words))):
        word = words[i]
        if not word.adjoins or not (word.capital or word.text in _set("inner")):
            break
        if word.capital:
            end = i + 1
            if word.owning:
                break
        elif end and word.text not in ("and", "&", "of"):
            break
    return end


def _end(word: _Word) -> int:
    """The end of the word without its possessive."""
    return word.end - (2 if word.text.endswith(("'s", "’s")) else 0)


def _known(named: PartyHit, hits: Sequence[PartyHit]) -> bool:
    """A party of the tables stands there that is more than the country, the people or the noun of the name."""
    touching = [h for h in hits if h.start < named.end and named.start < h.end]
    return any(
        not (named.start <= h.start and h.end <= named.end)
        or (h.start, h.end) == (named.start, named.end)
        or not (h.party.sort in ("country", "collective") or h.form == "adjective" or _by_noun_alone(h.party))
        for h in touching
    )


def _by_noun_alone(party: Party) -> bool:
    """A party that a common noun made, with no country: the "Defence Ministry" of a longer name."""
    return party.sort in ("ministry", "government") and party.country is None and "/" not in party.id


def _hit(text: str, start: int, end: int, kind: ActorKind, hits: Sequence[PartyHit]) -> PartyHit:
    owners = [h.party.country for h in hits if start <= h.start and h.end <= end and h.party.country]
    name = " ".join(text[start:end].split())
    country = owners[0] if owners else None
    slug = re.sub(r"\W+", "-", name.lower()).strip("-")
    party = Party(f"unlisted:{slug}", name, kind, country, (), (), "unlisted", active=(country,) if country else ())
    return PartyHit(start, end, text[start:end], party, "name")


def _shortened(text: str, hits: Sequence[PartyHit]) -> list[PartyHit]:
    """Every place where an acronym stands that the text itself explains behind a party's name."""
    meant: dict[str, Party] = {}
    for hit in hits:
        if hit.form != "name":
            continue
        match = _SHORTENED.match(text, hit.end)
        if match and _abbreviates(match["letters"], hit.text) and not _taken(match.start("letters"), match.end(), hits):
            meant.setdefault(match["letters"], hit.party)
    if not meant:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, meant))})(?![\w-])")
    return [
        PartyHit(m.start(), m.end(), m.group(), meant[m.group()], "name")
        for m in pattern.finditer(text)
        if not _taken(m.start(), m.end(), hits)
    ]


def _taken(start: int, end: int, hits: Sequence[PartyHit]) -> bool:
    return any(h.start < end and start < h.end for h in hits)


def _abbreviates(letters: str, name: str) -> bool:
    """The letters are the initials of the name, its small words counted or not."""
    parts = [part for part in re.split(r"[\s-]+", name) if part]
    every = "".join(part[0] for part in parts).upper()
    content = "".join(part[0] for part in parts if part.lower() not in _set("inner")).upper()
    plain = letters.replace("-", "").upper()
    return len(plain) > 1 and sum(c.isupper() for c in letters) > 1 and plain in (every, content)


def _in_title(text: str, word: _Word) -> bool:
    """The line is set like a title ("Rebel Army Says It Will Keep Truce"), so that capitals are no sign of a name."""
    left, right = text.rfind("\n", 0, word.start) + 1, text.find("\n", word.end)
    line = text[left : right if right >= 0 else len(text)].rstrip()
    if len(line) > _LONGEST_TITLE or line.endswith((".", ".”", '."')):
        return False
    long = [each for each in line.split() if len(each) > 3 and each[0].isalpha()]
    return len(long) > 3 and sum(each[0].isupper() for each in long) > _TITLED * len(long)


def _set(key: str) -> frozenset[str]:
    return load_words().set_of("organisations", key)


@cache
def _openers() -> frozenset[str]:
    """Words with a capital that open a sentence or a phrase and begin no name."""
    return load_words().set_of("persons", "not_names") - _set("directions")


@cache
def _peoples() -> frozenset[str]:
    return frozenset(descriptor.word for descriptor in tables().descriptors)


@cache
def _nouns() -> Mapping[str, _Noun]:
    found: dict[str, _Noun] = {}
    for row in rows("organisations.csv"):
        noun = _Noun(row.kind(), row.one("small") == "yes", row.one("of") == "yes")
        for word in row.many("noun"):
            found[word] = noun
            if noun.small:
                found.setdefault(word.lower(), noun)
    return found
