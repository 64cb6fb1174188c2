"""Is a report about a truce of arms at all? The gate that keeps out trade truces, gangs, managers, films and memories.

Three questions. Does a mention of a truce belong to another world, by the word before it, by what it is about, or by
who makes it? Which other world does the report speak of, and how loudly against its words of war? And where a report is
mixed: is there a paragraph that tells of a truce and of nothing but war?
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from trucewatch.lexicon.parties import PartyHit
from trucewatch.lexicon.words import Words

_FORCES = frozenset({"armed_group", "designated_group", "armed_forces", "de_facto_authority", "monitor"})
_LEAD_SENTENCES = 2
_WORDS_BEFORE = 45
"""Characters in front of a noun that are looked at; two long words fit."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘A-Z])|\n\s*\n")
_PARAGRAPH_END = re.compile(r"\n\s*\n")
_LOUD_WAR = 4
"""So many different words of war outweigh a world of another sort that says little."""
_PLAIN_PARAGRAPH = 3
_SENTENCE_REACH = 500
_TOKEN = re.compile(r"[\w-]+")
_LONGEST = 4
_WAR = "war"
_UNNAMED = "collective:"
"""Ids of "the army", "rebels": in a film or a memory they are no more than words of war."""


def other_world(text: str, start: int, end: int, words: Words) -> str | None:
    """The word that makes the truce noun at ``start``..``end`` of a text one of another world; None for one of arms."""
    before: list[str] = re.findall(r"[\w-]+", text[max(0, start - _WORDS_BEFORE) : start].lower())[-2:]
    for word in (*before, " ".join(before)):
        if word in words.false_friend_modifiers:
            return word
    if matter := _matter(words).match(text, end):
        return matter["matter"]
    sentence = _sentence_around(text, start)
    agent = _agents(words).search(sentence)
    return agent.group() if agent and not words.war.search(sentence) else None


def is_about_arms(text: str, parties: Sequence[PartyHit], words: Words) -> bool:
    """Is this report about arms? ``parties`` are those named in it, with their offsets in ``text``.

    War words alone prove little where another world speaks up: they are the favourite pictures of the sports page and
    the business page. A lead that tells of a truce of forces or states settles the matter, whatever comes after it.
    """
    armed = frozenset(h.party.id for h in parties if _is_armed(h))
    states = frozenset(h.party.id for h in parties if h.party.kind == "state")
    named = frozenset(each for each in armed if not each.startswith(_UNNAMED))
    said = _runs(text, words)
    war = len(said & _worlds(words)[_WAR])
    weights = {name: len(said & listed) for name, listed in _worlds(words).items() if name != _WAR}
    weight = max(weights.values())
    if weights["unreal"] < 2 and _is_told_first(text, parties, words):
        return True
    civil = [bool(other_world(text, m.start(), m.end(), words)) for m in words.truce_pattern.finditer(text)]
    if _is_another_truce(civil) and not (war >= _LOUD_WAR and (named or war > 2 * weight)):
        return False
    fictive = any(weights[name] >= 2 for name in words.set_of("false_friends", "fictive"))
    if _outweighed(war, weight, named if fictive else armed):
        return not fictive and any(_is_plain(p, words) for p in _PARAGRAPH_END.split(text))
    return bool(weight) or _says_war(war, armed, states)


def _is_armed(hit: PartyHit) -> bool:
    """Police and security forces stand in reports of every sort; they are no sign of a war."""
    return hit.party.kind in _FORCES and "security-forces" not in hit.party.id and "police" not in hit.party.id


def _is_told_first(text: str, parties: Sequence[PartyHit], words: Words) -> bool:
    """Does one of the first sentences tell of a truce of forces or states, with no word of another world before it?"""
    lead = text[: next((cut for n, cut in enumerate(_cuts(text)) if n == _LEAD_SENTENCES - 1), len(text))]
    named = any(_is_armed(h) and not h.party.id.startswith(_UNNAMED) for h in parties if h.start < len(lead))
    truces = list(words.truce_pattern.finditer(lead))
    if any(other_world(lead, found.start(), found.end(), words) for found in truces):
        return False
    for found in truces:
        if _weight(lead[: found.end()], words):
            continue
        sentence = _sentence_around(lead, found.start())
        start = lead.index(sentence)
        inside = (h for h in parties if start <= h.start < start + len(sentence))
        states = {h.party.id for h in inside if h.party.kind == "state"}
        at_odds = len(states) >= 2 and not _weight(sentence, words)
        if named or at_odds or _war(sentence, words) >= 2:
            return True
    return False


def _is_another_truce(civil: list[bool]) -> bool:
    """The truce named first, or most of them, is of another world; the others are the same one, named in short."""
    return any(civil) and not all(civil) and (civil[0] or 2 * sum(civil) > len(civil))


def _outweighed(war: int, weight: int, actors: frozenset[str]) -> bool:
    """Does another world speak louder than the war?"""
    score = war + 2 * len(actors)
    if weight >= 2 and not actors and war < _LOUD_WAR:
        return True
    if weight >= 3:
        return score < 2 * weight
    return bool(weight) and (score < 2 or score <= 1.5 * weight)


def _is_plain(paragraph: str, words: Words) -> bool:
    """A paragraph that tells of a truce and of war, and of next to nothing else."""
    truces = [bool(other_world(paragraph, m.start(), m.end(), words)) for m in words.truce_pattern.finditer(paragraph)]
    if not truces or any(truces) or _war(paragraph, words) < _PLAIN_PARAGRAPH:
        return False
    return _weight(paragraph, words) <= 1


def _weight(text: str, words: Words) -> int:
    """How loudly the loudest of the other worlds speaks: so many different words of it."""
    said = _runs(text, words)
    return max(len(said & listed) for name, listed in _worlds(words).items() if name != _WAR)


def _war(text: str, words: Words) -> int:
    """How many different words of war the text has."""
    return len(_runs(text, words) & _worlds(words)[_WAR])


def _says_war(war: int, actors: frozenset[str], states: frozenset[str]) -> bool:
    """No other world speaks up: two words of war, a named force, or states at odds make it a report about arms."""
    return war >= 2 or bool(actors) or (bool(states) and war + len(states) >= 2)


def _runs(text: str, words: Words) -> frozenset[str]:
    """Words and runs of up to four, lower case, hyphens as blanks: looking them up is far faster than seeking.

    Only those that begin as an entry of one of the worlds does.
    """
    tokens = _TOKEN.findall(text.lower())
    opening = _opening(words)
    starts = [i for i, token in enumerate(tokens) if token.partition("-")[0] in opening]
    runs = (" ".join(tokens[i : i + n]) for i in starts for n in range(1, _LONGEST + 1))
    return frozenset(run.replace("-", " ") for run in runs)


@cache
def _opening(words: Words) -> frozenset[str]:
    """The first words of the entries of all worlds."""
    return frozenset(phrase.partition(" ")[0] for world in _worlds(words).values() for phrase in world)


@cache
def _worlds(words: Words) -> dict[str, frozenset[str]]:
    """The words of each world as they come out of `_runs`; those of war beside them."""
    table = words.tables["false_friends"]
    lists = {**table["domains"], _WAR: table["war"]["words"]}
    return {
        name: frozenset(" ".join(_TOKEN.findall(phrase.lower())).replace("-", " ") for phrase in listed)
        for name, listed in lists.items()
    }


def _sentence_around(text: str, at: int) -> str:
    start = max(0, at - _SENTENCE_REACH)
    cuts = [start + cut for cut in _cuts(text[start : at + _SENTENCE_REACH])]
    first = max((cut for cut in cuts if cut <= at), default=start)
    last = min((cut for cut in cuts if cut > at), default=at + _SENTENCE_REACH)
    return text[first:last]


def _cuts(text: str) -> Iterator[int]:
    return (match.end() for match in _SENTENCE_END.finditer(text))


def _any_of(words: Words, key: str) -> str:
    return "|".join(map(re.escape, sorted(words.tables["false_friends"][key], key=len, reverse=True)))


@cache
def _agents(words: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_any_of(words, 'agents')})(?![\w-])", re.IGNORECASE)


@cache
def _matter(words: Words) -> re.Pattern[str]:
    """ "over milk prices", "in their long patent war": the matter within a few words of the preposition."""
    prepositions = _any_of(words, "matter_prepositions")
    return re.compile(
        rf"s?,?\s+(?:(?:but\s+)?only\s+)?(?:{prepositions})\s+(?:[\w'’-]+\s+){{0,3}}?"
        rf"(?P<matter>{_any_of(words, 'matters')})(?![\w-])",
        re.IGNORECASE,
    )
