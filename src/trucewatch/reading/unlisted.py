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

_QUALIFIED = re.compile(r"-(?:\w+ed|led|held|run)$")
_ADJECTIVE = re.compile(r"(?:ist|ite|ian|ish|ese|ern)$")
_CAPITAL = r"[A-ZÀ-Þ](?:[\w-]|[’'](?!s\b)){0,40}"
_NAME_WORD = re.compile(r"(?:[A-Z]\.){2,}|\d{1,3}(?:st|nd|rd|th)|[A-ZÀ-Þ][\w’'-]{0,40}|&")
_TAIL = re.compile(rf" (?:of|for)(?: the)? {_CAPITAL}(?: (?:and |& |of |of the )?{_CAPITAL}){{0,8}}")
_RUN_ON = re.compile(rf"(?:[ \u00a0]{_CAPITAL})+")
_SHORTENED = re.compile(
    r"[ ,]{1,2}(?:\(\s?|or (?:the )?|known (?:as|by (?:its|the) (?:\w+ )?(?:acronym|initials)) (?:the )?)"
    r"[“\"'‘]?(?P<letters>[A-Z][A-Za-z-]{1,8})\b(?!\s[A-Z])"
)
_LONGEST = 8
"""Words in front of the noun; a longer run of capitals is a headline."""
_OPENING = "(\"'“‘[—–"
_TITLE_REACH = 40
_LONGEST_TITLE = 140
_TITLED = 0.75
"""Share of long words with a capital that makes a line a title, where capitals tell nothing."""


@dataclass(frozen=True, slots=True)
class _Noun:
    kind: ActorKind
    small: bool
    of: bool


def with_unlisted(text: str, hits: Sequence[PartyHit]) -> tuple[PartyHit, ...]:
    """``hits`` of the tables together with the parties that only this text names, in reading order, none overlapping.

    A country or an adjective inside a longer unknown name gives way to it ("Syrian Computer Society"); every other
    party of the tables stands.
    """
    named = [hit for hit in _named(text, hits) if not _known(hit, hits)]
    kept = [h for h in hits if not any(n.start <= h.start and h.end <= n.end for n in named)]
    found = sorted((*kept, *named), key=lambda hit: hit.start)
    return tuple(sorted((*found, *_shortened(text, found)), key=lambda hit: hit.start))


def _named(text: str, hits: Sequence[PartyHit]) -> Iterator[PartyHit]:
    free = 0
    for match in _pattern().finditer(text):
        noun = _nouns()[match.group()]
        small = match.group()[0].islower()
        span = _before_small_noun(text, match) if small else _around_noun(text, match, noun, hits)
        if span and span[0] >= free and not _in_title(text, *span):
            free = span[1]
            yield _hit(text, *span, _kind(text[span[0] : span[1]], noun), hits)


def _kind(name: str, noun: _Noun) -> ActorKind:
    """That of the noun; a numbered unit, or one named like an army's, is an army's and no rebel group."""
    words = frozenset(name.split())
    if noun.kind != "armed_group" or words & _set("of_rebels"):
        return noun.kind
    return "armed_forces" if name[0].isdigit() or words & _set("of_states") else noun.kind


def _around_noun(text: str, noun: re.Match[str], kind: _Noun, hits: Sequence[PartyHit]) -> tuple[int, int] | None:
    """Start and end of the name that the noun ends, or opens with "of" or "for" behind it."""
    start, words = _words_before(text, noun.start())
    if words is None:
        return None
    if kind.of and (tail := _TAIL.match(text, noun.end())):
        return start, _end_of(text, tail, hits)
    if not words or _set("directions").issuperset(words):
        return None
    run_on = _RUN_ON.match(text, noun.end())
    if run_on and not _opens_with_title(text[run_on.start() + 1 : run_on.start() + _TITLE_REACH]):
        return None  # another noun in the run ends the name, or none does
    return start, noun.end()


def _end_of(text: str, tail: re.Match[str], hits: Sequence[PartyHit]) -> int:
    """The end of "of Water and Irrigation", before an "and" that joins another party: "of Defence and Russia"."""
    for joint in re.finditer(r" (?:and|&) ", tail.group()):
        behind = tail.start() + joint.end()
        if any(behind <= h.start < tail.end() for h in hits) or _pattern().search(text, behind, tail.end()):
            return tail.start() + joint.start()
    return tail.end()


def _opens_with_title(text: str) -> bool:
    return any(title.start == 0 for title in find_titles(text))


def _before_small_noun(text: str, noun: re.Match[str]) -> tuple[int, int] | None:
    """ "the Kandu militia": a name, not an adjective, between the article and the noun."""
    start, words = _words_before(text, noun.start())
    if not words or text[max(0, start - 4) : start].lower() != "the ":
        return None
    last = words[-1].rpartition("-")[2]
    if country_of_adjective(last) or last in _peoples() or _ADJECTIVE.search(last):
        return None
    return start, noun.end()


def _words_before(text: str, end: int) -> tuple[int, list[str] | None]:
    """The capitalised words right before ``end``, and where they begin; None for too many to be a name."""
    words: list[tuple[int, str]] = []
    at = end
    while at > 1 and text[at - 1] in " \u00a0":
        first = max(text.rfind(" ", 0, at - 1), text.rfind("\n", 0, at - 1), text.rfind("\u00a0", 0, at - 1)) + 1
        word = text[first : at - 1]
        bare = word.lstrip(_OPENING)
        if not _NAME_WORD.fullmatch(bare) or _owns(bare) or bare == "The":
            break
        at = at - 1 - len(bare)
        words.insert(0, (at, bare))
        if len(words) > _LONGEST:
            return end, None
        if bare != word:
            break
    while words and (words[0][1] in _openers() or _QUALIFIED.search(words[0][1])):
        words.pop(0)
    return (words[0][0] if words else end), [word for _, word in words]


def _owns(word: str) -> bool:
    """A possessive that ends a name; "People's" goes on in one."""
    owner, apostrophe, rest = word.replace("’", "'").rpartition("'")
    return bool(apostrophe) and rest in ("", "s") and owner not in _set("folk")


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


def _in_title(text: str, start: int, end: int) -> bool:
    """The line is set like a title ("Rebel Army Says It Will Keep Truce"), so that capitals are no sign of a name."""
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
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


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_nouns(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
