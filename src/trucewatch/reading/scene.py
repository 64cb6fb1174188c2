"""One sentence with everything found in it: the stage on which the claim rules look for who does what."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor
from trucewatch.model.span import Span
from trucewatch.reading.lists import list_gap
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.quotations import Piece, Quotation
from trucewatch.reading.sentences import Sentence
from trucewatch.reading.syntax import Parse
from trucewatch.reading.times import TimeMention

_Found = TypeVar("_Found")

ActorForm = Literal["name", "adjective", "capital", "seat", "collective", "person", "reference", "unnamed"]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A party, person or body at ``start``..``end``.

    ``members`` are those that "both sides" or "the two ministers" stand for; ``country`` is an ISO code.
    """

    start: int
    end: int
    text: str
    actor: Actor
    form: ActorForm
    country: str | None = None
    side: str | None = None  # name of the state or body that a person speaks for
    members: tuple[Actor, ...] = ()
    first: int = -1  # where the words that lead up to the name begin (owner, office, article); -1: at the name
    last: int = -1  # where the apposition behind it ends; -1: at its end

    @property
    def span(self) -> tuple[int, int]:
        """The mention with the words that lead up to it and the apposition behind it."""
        return self.start if self.first < 0 else self.first, max(self.end, self.last)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All that it stands for: the members, or the one actor."""
        return self.members or (self.actor,)


@dataclass(frozen=True, slots=True)
class TruceMention:
    """A noun that names a suspension of fighting, or (``weak``) one that may stand for it once a truce was named.

    ``head`` is the noun's token; ``stands_for`` are the tokens of the nouns that carry it ("agreement on a ceasefire"),
    itself among them.
    """

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
    """What was found in one sentence, in reading order. Offsets are the report's, ``tokens`` indices of ``parse``.

    ``quotations`` are those that reach into the sentence; they may begin before it and end behind it.
    """

    sentence: Sentence
    parse: Parse
    words: Words
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    truces: tuple[TruceMention, ...]
    numbers: tuple[Number, ...]
    quotations: tuple[Quotation, ...]
    _known: dict[Callable[[Scene], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, step: Callable[[Scene], _Found]) -> _Found:
        """What ``step`` finds in this sentence; it is taken the first time it is asked for, and then remembered."""
        if step not in self._known:
            self._known[step] = step(self)
        found: _Found = self._known[step]
        return found

    @property
    def quoted(self) -> tuple[Piece, ...]:
        """(start, end) of the direct speech in the sentence, without the quotation marks."""
        return tuple(p for q in self.quotations for p in q.within(self.sentence.start, self.sentence.end))

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

    @property
    def free_actors(self) -> tuple[ActorMention, ...]:
        """The actors less those that only say whose office a person holds ("U.S. Secretary of State John Kerry")."""
        people = [a for a in self.actors if a.form == "person"]
        held = {a for a in self.actors for p in people if a != p and p.span[0] <= a.start and a.end <= p.span[1]}
        return tuple(a for a in self.actors if a not in held)

    def joined_with(self, mention: ActorMention, *, leading: bool) -> tuple[ActorMention, ...]:
        """The mention with the actors listed beside it ("Russia, Turkey and Iran"), read off the commas and the "and".

        Coordination is where the tree errs most. ``leading``: the list stands before its verb, so it may end right at
        one; behind the verb a list member that is itself followed by a verb begins the next clause and is left out.
        """
        named = sorted((a for a in self.free_actors if a.form != "adjective"), key=lambda a: a.start)
        if mention not in named:
            return (mention,)
        at = named.index(mention)
        listed = [mention]
        for other in reversed(named[:at]):
            if not self._adjoins(other, listed[0]) or (not leading and self._verb_after(mention)):
                break
            listed.insert(0, other)
        for other in named[at + 1 :]:
            if not self._adjoins(listed[-1], other) or (not leading and self._verb_after(other)):
                break
            listed.append(other)
        return tuple(listed)

    def _adjoins(self, left: ActorMention, right: ActorMention) -> bool:
        base = self.sentence.start
        spans = ((left.end, right.start), (left.span[1], right.span[0]))
        between = (self.sentence.text[a - base : b - base] for a, b in spans)
        return any(list_gap(self.words).fullmatch(gap) for gap in between)

    def _verb_after(self, mention: ActorMention) -> bool:
        token = self.parse.token_at(mention.end + 1)
        return token is not None and token.tag in ("VBD", "VBZ", "VBP", "MD")

    def places_in(self, tokens: frozenset[int]) -> tuple[PlaceMention, ...]:
        return tuple(p for p in self.places if self.within(p.start, p.end, tokens))

    def times_in(self, tokens: frozenset[int]) -> tuple[TimeMention, ...]:
        return tuple(t for t in self.times if self.within(t.start, t.end, tokens))

    def in_quote(self, offset: int) -> bool:
        return any(a <= offset < b for a, b in self.quoted)
