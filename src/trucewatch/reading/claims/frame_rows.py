"""The rows of the word files that say how an event is told, and what a match of one of them is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from trucewatch.lexicon.words import Words
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.syntax import Token


@dataclass(frozen=True, slots=True)
class Frame:
    """What tells of an event, and what it asks of the one it is done to.

    ``verbs`` take the doer as subject, ``nouns`` by "by", a name in front or a verb that carries them out; ``phrases``
    are (verb, words behind it). ``on`` are the prepositions behind which the one acted upon stands; without a direct
    object it must stand there for verbs. ``needs`` names what must stand there, any one of it: "actor", "place",
    "object" (a noun of ``objects``), "number", or "" for nothing at all. ``doers``: kinds of actor, one of which the
    doer must be where one is named; empty for any. ``subjects``: nouns one of which the verb's subject must be headed
    by ("convoys arrived"), "#" for a bare number. ``measure`` is what a number counts that stands beside the one acted
    on, or beside the subject where ``count`` says so; ``details`` is what every event of the frame carries.

    ``needs`` also takes "site" (a place by name, not merely one in the phrase) and "force" (an actor by name); "actor"
    and "place" are content with one anywhere in the phrase. ``modifiers``: words one of which must stand in front of
    the noun ("air" strike); ``barred``: words that make it something else ("hunger" strike). ``subjects`` are also met
    by an actor of ``doers``, and with ``agentless`` by a passive that names no doer. A list "@name" stands for the list
    ``name`` of the table. ``happening``: verbs that say of the noun that it happened, beside those of all frames; it
    may be their subject or, where it harms, what it was that harmed ("killed in shelling"). ``thrown``: nouns one of
    which must be the verb's object, or a passive's subject ("fired rockets at the town"). ``told``: a noun counts only
    where a verb carries it out or says that it happened. "count" among ``needs`` is a bare number ("30,000 fled").
    """

    kind: str
    subtype: str | None
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    phrases: tuple[tuple[str, str], ...]
    on: frozenset[str]
    objects: frozenset[str]
    needs: frozenset[str]
    doer: str | None
    target: str | None
    doers: frozenset[str]
    subjects: frozenset[str] = frozenset()
    measure: str | None = None
    count: str = "acted_on"
    details: tuple[tuple[str, str], ...] = ()
    modifiers: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    agentless: bool = False
    happening: frozenset[str] = frozenset()
    thrown: frozenset[str] = frozenset()
    told: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One match: ``trigger`` is the token that tells of it, ``verb`` the one that carries it out (or itself).

    ``acted_on`` is the token of what it is done to, ``doer`` that of who does it; ``end`` the end offset of a phrase.
    """

    frame: Frame
    trigger: int
    verb: int
    acted_on: int | None
    doer: int | None
    doers: tuple[ActorMention, ...]
    targets: tuple[ActorMention, ...]
    end: int | None = None


@cache
def frames_of(words: Words, table: str) -> tuple[Frame, ...]:
    """The frames of one table of the word files, in their order: the first that fits wins."""
    lists = words.tables[table]
    return tuple(_frame(_spelled_out(row, lists)) for row in lists["frame"])


@cache
def _by_word(words: Words, table: str) -> dict[str, tuple[int, ...]]:
    """Word -> the frames of the table that it can tell an event of, by their place in it."""
    found: dict[str, dict[int, None]] = {}
    for at, frame in enumerate(frames_of(words, table)):
        for word in (*frame.verbs, *frame.nouns, *frame.adjectives, *(verb for verb, _ in frame.phrases)):
            found.setdefault(word, {})[at] = None
    return {word: tuple(places) for word, places in found.items()}


def spellings(token: Token) -> frozenset[str]:
    """Spellings under which a list may hold the noun; a capital at the head of a sentence hides the plural."""
    written = token.text.lower()
    if token.tag not in ("NNS", "NNPS"):
        return frozenset({token.lemma, written})
    return frozenset({token.lemma, written, written.removesuffix("s"), written.removesuffix("es")})


def tokens_in_frames(scene: Scene, table: str) -> list[int]:
    """Indices of the tokens, in reading order, that at least one frame of the table holds in a spelling of theirs."""
    spelled = scene.once(_spelled)
    return sorted({i for word in spelled.keys() & _by_word(scene.words, table).keys() for i in spelled[word]})


def _spelled(scene: Scene) -> dict[str, list[int]]:
    """Spelling -> the tokens that may be spelled so."""
    found: dict[str, list[int]] = {}
    for token in scene.parse.tokens:
        for word in spellings(token):
            found.setdefault(word, []).append(token.i)
    return found


def frames_with(words: Words, table: str, spelled: frozenset[str]) -> Iterator[Frame]:
    """The frames that hold one of the spellings of a word, in the order of the table."""
    index = _by_word(words, table)
    places = {at for word in spelled if word in index for at in index[word]}
    if places:
        frames = frames_of(words, table)
        yield from (frames[at] for at in sorted(places))


def _spelled_out(row: dict[str, Any], lists: dict[str, Any]) -> dict[str, Any]:
    """The row with every "@name" in its lists replaced by the list of that name."""
    return {
        key: [w for v in value for w in (lists[v[1:]] if isinstance(v, str) and v.startswith("@") else (v,))]
        if isinstance(value, list)
        else value
        for key, value in row.items()
    }


def _frame(row: dict[str, Any]) -> Frame:
    return Frame(
        kind=row["kind"],
        subtype=row.get("subtype"),
        verbs=frozenset(row.get("verbs", ())),
        nouns=frozenset(row.get("nouns", ())),
        adjectives=frozenset(row.get("adjectives", ())),
        phrases=tuple((verb, rest) for verb, rest in row.get("phrases", ())),
        on=frozenset(row.get("on", ())),
        objects=frozenset(row.get("objects", ())),
        needs=frozenset(row.get("needs", ())),
        doer=row.get("doer"),
        target=row.get("target"),
        doers=frozenset(row.get("doers", ())),
        subjects=frozenset(row.get("subjects", ())),
        measure=row.get("measure"),
        count=row.get("count", "acted_on"),
        details=tuple(row.get("details", {}).items()),
        modifiers=frozenset(row.get("modifiers", ())),
        barred=frozenset(row.get("barred", ())),
        agentless=row.get("agentless", False),
        happening=frozenset(row.get("happening", ())),
        thrown=frozenset(row.get("thrown", ())),
        told=row.get("told", False),
    )


def shared_words(scene: Scene, key: str) -> frozenset[str]:
    """A list of the table that all frames share."""
    return scene.words.set_of("frames", key)
