"""The words around a time that give its role: "until midnight", "starting Saturday", "expires on Monday"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from trucewatch.reading.times.found import Atom
from trucewatch.reading.times.mention import RoleCue
from trucewatch.reading.times.tokens import Tokens
from trucewatch.reading.times.values import Length, Near, Rolling
from trucewatch.reading.times.words import Words

_LONGEST_CUE = 5
_GAP_WORDS = 3  # "expire as early as ..." is beyond reach, "expire at around midnight" is not
_FURTHER = frozenset({"another", "further", "additional", "extra"})
# A duration has no beginning and no end: "to end five years of war" speaks of the war's end, not of the duration's.
_NOT_OF_LENGTHS = frozenset({"from", "until", "since", "on"})


@dataclass(frozen=True, slots=True)
class Cue:
    role: RoleCue | None = None
    words: str | None = None
    further: bool = False
    approximate: bool = False


def cue_of(tokens: Tokens, atom: Atom, words: Words) -> Cue:
    """The role of ``atom``: by the words before it (from the right, over small words), else by the word after it."""
    if isinstance(atom.value, Near) and atom.value.counted and atom.value.origin == "now":
        return Cue("ago" if atom.value.shift < 0 else None)
    cue = _before(tokens, atom, words)
    after = tokens.words[atom.last] if atom.last < len(tokens.words) else ""
    if after == "apos" or _modifies(tokens, atom):
        # "by Saturday's strikes", "in a five-year war": the words before belong to the strikes and the war.
        return Cue(None, None, cue.further, cue.approximate)
    if cue.role is None or cue.role == "on":
        role = words.cues_after.get(after)
        if role:
            return Cue(cast("RoleCue", role), after, cue.further, cue.approximate)
    if isinstance(atom.value, Length):
        if cue.words == "in":
            return Cue("within", "in", cue.further, cue.approximate)
        if cue.role in _NOT_OF_LENGTHS:
            return Cue(None, None, cue.further, cue.approximate)
    if isinstance(atom.value, Rolling) and cue.words == "in":
        return Cue("during", "in", cue.further, cue.approximate)
    return cue


def _modifies(tokens: Tokens, atom: Atom) -> bool:
    """A length told in the singular belongs to a noun: a [three-day] truce."""
    value = atom.value
    return isinstance(value, Length) and value.count not in (1, 0.5) and tokens.words[atom.last - 1] == value.unit


def _before(tokens: Tokens, atom: Atom, words: Words) -> Cue:
    further = approximate = False
    at, gap = atom.first, 0
    weak = Cue()
    while at > 0 and gap <= _GAP_WORDS:
        loose = 0 if isinstance(atom.value, Rolling) else _approximator_ending(tokens, at, words)
        if loose and gap == 0:
            at -= loose
            approximate = True
            continue
        if tokens.words[at - 1] in _FURTHER:
            at -= 1
            further = True
            continue
        role, size = _cue_ending(tokens, at, words)
        if role and role != "on":
            return Cue(role, " ".join(tokens.words[at - size : at]), further, approximate)
        if role and weak.role is None:
            weak = Cue(role, tokens.words[at - 1])
        if tokens.words[at - 1] not in words.sets["cue_gaps"]:
            break
        at -= 1
        gap += 1
    return Cue(weak.role, weak.words, further, approximate)


def _cue_ending(tokens: Tokens, at: int, words: Words) -> tuple[RoleCue | None, int]:
    for size in range(min(_LONGEST_CUE, at), 0, -1):
        role = words.cues.get(tuple(tokens.words[at - size : at]))
        if role:
            return cast("RoleCue", role), size
    return None, 0


def _approximator_ending(tokens: Tokens, at: int, words: Words) -> int:
    for size in range(min(4, at), 0, -1):
        if tuple(tokens.words[at - size : at]) in words.approximators:
            return size
    return 0
