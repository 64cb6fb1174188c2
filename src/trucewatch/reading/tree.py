"""The tree of one sentence: its words, their heads and relations, and the ways through it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from operator import attrgetter
from typing import Any, Concatenate, ParamSpec, TypeVar

ROOT = "root"

_Where = ParamSpec("_Where")
_Found = TypeVar("_Found")


def remembered(
    walk: Callable[Concatenate[Parse, _Where], _Found],
) -> Callable[Concatenate[Parse, _Where], _Found]:
    """The walk, taken once for each place it is asked about: a tree never changes, and many rules ask it the same."""

    @wraps(walk)
    def answer(parse: Parse, /, *where: _Where.args, **named: _Where.kwargs) -> _Found:
        known: dict[tuple[Any, ...], _Found] = parse._known
        asked = (walk, *where, *named.values())
        try:
            return known[asked]
        except KeyError:
            found = known[asked] = walk(parse, *where, **named)
            return found

    return answer


@dataclass(frozen=True, slots=True)
class Token:
    """One word: index in the sentence, offsets in the report, dictionary form in lower case, Universal and Penn tag,
    index of the head (the root's is its own) and relation to it.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class Parse:
    """The tree of one sentence. Empty for a sentence without words; otherwise exactly one root, and no cycles."""

    tokens: tuple[Token, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _relations: tuple[tuple[str, str], ...] = field(init=False, repr=False, compare=False)
    _known: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))
        # A relation by its name and without its subtype: "nsubj:pass" is found as either.
        object.__setattr__(self, "_relations", tuple((t.dep, t.dep.partition(":")[0]) for t in self.tokens))

    @property
    @remembered
    def lemmas(self) -> frozenset[str]:
        """The dictionary forms in the sentence: whether a word is in it at all is the cheapest question about it."""
        return frozenset(token.lemma for token in self.tokens)

    @property
    def root(self) -> Token | None:
        """The token that heads the sentence; None for a sentence without words."""
        return next((token for token in self.tokens if token.head == token.i), None)

    @remembered
    def children(self, i: int, *deps: str) -> tuple[int, ...]:
        """Direct dependents in reading order; with `deps`, only of those relations ("nsubj" finds "nsubj:pass" too)."""
        if not deps:
            return self._children[i]
        relations = self._relations
        return tuple([c for c in self._children[i] if relations[c][0] in deps or relations[c][1] in deps])

    @remembered
    def subtree(self, i: int) -> tuple[int, ...]:
        """The token and all that depends on it, sorted."""
        found, pending = [], [i]
        while pending:
            at = pending.pop()
            found.append(at)
            pending.extend(self._children[at])
        return tuple(sorted(found))

    @remembered
    def ancestors(self, i: int) -> tuple[int, ...]:
        """Heads from the nearest up to the root."""
        found = []
        while (head := self.tokens[i].head) != i:
            found.append(head)
            i = head
        return tuple(found)

    def path(self, i: int, j: int) -> tuple[int, ...]:
        """The tokens passed when walking the tree from `i` to `j`, both included."""
        up, down = (i, *self.ancestors(i)), (j, *self.ancestors(j))
        meeting = next(at for at in up if at in down)
        return (*up[: up.index(meeting) + 1], *reversed(down[: down.index(meeting)]))

    def distance(self, i: int, j: int) -> int:
        """Number of arcs between two tokens."""
        return len(self.path(i, j)) - 1

    def token_at(self, offset: int) -> Token | None:
        """The token that the report's character `offset` falls in; None between words and outside the sentence."""
        return next((token for token in self.tokens if token.start <= offset < token.end), None)

    def covering(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that share a character with the report's characters `start` to `end`."""
        first = bisect_right(self.tokens, start, key=attrgetter("end"))
        return self.tokens[first : bisect_left(self.tokens, end, key=attrgetter("start"))]

    @remembered
    def head_of(self, start: int, end: int) -> Token | None:
        """The topmost token of a phrase: of those in `covering`, the one nearest to the root, the first of equals."""
        return min(self.covering(start, end), key=lambda token: len(self.ancestors(token.i)), default=None)
