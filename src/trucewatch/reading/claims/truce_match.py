"""What finding a truce claim yields: a trigger word in the right relation to a truce."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.reading import grammar
from trucewatch.reading.scene import Scene, TruceMention
from trucewatch.reading.times import TimeMention


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger word at token ``i`` standing in the right relation to a truce; offsets are those of the report."""

    i: int
    kind: str
    truce: TruceMention | None  # None: told without a noun for it ("to hold fire")
    rule: str
    detail: str
    stance_word: str | None = None
    patient: int | None = None
    end: int | None = None  # where the phrase that begins with the trigger ends ("took immediate effect")
    fixed: TimeMention | None = None  # the one time that the pattern itself found
    via: int | None = None  # the verb that a noun trigger is subject of ("the extension runs until ...")

    def right_behind(self, time: TimeMention) -> bool:
        """The truce noun follows the time with room for a word or two ("a 72-hour humanitarian truce")."""
        return self.truce is not None and 0 <= self.truce.start - time.end <= 14


def truce_phrase(scene: Scene, truce: TruceMention) -> frozenset[int]:
    """Tokens of the noun phrases of all nouns that stand for the truce."""
    return frozenset().union(*(grammar.noun_phrase(scene.parse, head) for head in truce.stands_for))


def one_per_trigger(matches: Iterable[Match]) -> list[Match]:
    """One claim a trigger word: a strong noun before a weak one, then the closest, then the earlier rule."""
    best: dict[int, Match] = {}
    for match in matches:
        if match.i not in best or _rank(match) < _rank(best[match.i]):
            best[match.i] = match
    return [best[i] for i in sorted(best)]


def _rank(match: Match) -> tuple[bool, int]:
    if match.truce is None:
        return True, 0
    return match.truce.weak, abs(match.i - match.truce.head)
