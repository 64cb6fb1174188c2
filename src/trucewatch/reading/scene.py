"""One sentence with everything found in it: the stage on which the claim rules look for who does what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor
from trucewatch.model.span import Span
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.sentences import Sentence
from trucewatch.reading.syntax import Parse
from trucewatch.reading.times import TimeMention

ActorForm = Literal["name", "adjective", "capital", "seat", "collective", "person", "reference", "unnamed"]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A party, person or body at ``start``..``end``; ``members`` are those that "both sides" or "the two ministers" stand for."""

    start: int
    end: int
    text: str
    actor: Actor
    form: ActorForm
    country: str | None = None
    side: str | None = None  # name of the state or body that a person speaks for
    members: tuple[Actor, ...] = ()

    @property
    def actors(self) -> tuple[Actor, ...]:
        return self.members or (self.actor,)


@dataclass(frozen=True, slots=True)
class TruceMention:
    """A noun that names a suspension of fighting, or (``weak``) one that may stand for it once a truce was named."""

    start: int
    end: int
    text: str
    kind: str
    weak: bool
    definite: bool
    plural: bool
    head: int
    stands_for: frozenset[int]


@dataclass(frozen=True, slots=True)
class Number:
    """A count as written, with its bounds (domain reference §4.9)."""

    start: int
    end: int
    text: str
    low: int | None
    best: int | None
    high: int | None
    bound: str


@dataclass(frozen=True, slots=True)
class Scene:
    sentence: Sentence
    parse: Parse
    words: Words
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    truces: tuple[TruceMention, ...]
    numbers: tuple[Number, ...]
    quoted: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> Span:
        base = self.sentence.start
        return Span(start=start, end=end, text=self.sentence.text[start - base : end - base])

    def token_span(self, i: int) -> Span:
        token = self.parse.tokens[i]
        return self.span(token.start, token.end)

    def phrase_span(self, tokens: Iterable[int]) -> Span:
        chosen = [self.parse.tokens[i] for i in tokens]
        return self.span(min(t.start for t in chosen), max(t.end for t in chosen))

    def head_of(self, start: int, end: int) -> int | None:
        token = self.parse.head_of(start, end)
        return None if token is None else token.i

    def within(self, start: int, end: int, tokens: frozenset[int]) -> bool:
        """The mention's head stands among the tokens."""
        head = self.head_of(start, end)
        return head is not None and head in tokens

    def actors_in(self, tokens: frozenset[int]) -> tuple[ActorMention, ...]:
        return tuple(a for a in self.actors if self.within(a.start, a.end, tokens))

    def places_in(self, tokens: frozenset[int]) -> tuple[PlaceMention, ...]:
        return tuple(p for p in self.places if self.within(p.start, p.end, tokens))

    def times_in(self, tokens: frozenset[int]) -> tuple[TimeMention, ...]:
        return tuple(t for t in self.times if self.within(t.start, t.end, tokens))

    def in_quote(self, offset: int) -> bool:
        return any(a <= offset < b for a, b in self.quoted)
