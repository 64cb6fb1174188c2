"""The words before a time that give its role: "until midnight", "starting Saturday", "expires on Monday"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from trucewatch.reading.times.found import Atom
from trucewatch.reading.times.mention import RoleCue
from trucewatch.reading.times.tokens import Tokens
from trucewatch.reading.times.values import Near
from trucewatch.reading.times.words import Words

_LONGEST_CUE = 5
_GAP_WORDS = 3  # "expire as early as ..." is beyond reach, "expire at around midnight" is not
_FURTHER = frozenset({"another", "further", "additional", "extra"})


@dataclass(frozen=True, slots=True)
class Cue:
    role: RoleCue | None
    words: str | None
    further: bool = False
    approximate: bool = False


def cue_before(tokens: Tokens, atom: Atom, words: Words) -> Cue:
    """The cue that stands before ``atom``, read from the right; small words between are skipped."""
    further = approximate = False
    if isinstance(atom.value, Near) and atom.value.counted and atom.value.origin == "now":
        return Cue("ago" if atom.value.shift < 0 else None, None)
    at, gap = atom.first, 0
    weak: tuple[RoleCue, str] | None = None
    while at > 0 and gap <= _GAP_WORDS:
        loose = _ends_with(tokens, at, words.approximators)
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
        if role and weak is None:
            weak = (role, tokens.words[at - 1])
        if tokens.words[at - 1] not in words.cue_gaps:
            break
        at -= 1
        gap += 1
    return Cue(weak[0] if weak else None, weak[1] if weak else None, further, approximate)


def _cue_ending(tokens: Tokens, at: int, words: Words) -> tuple[RoleCue | None, int]:
    for size in range(min(_LONGEST_CUE, at), 0, -1):
        role = words.cues.get(tuple(tokens.words[at - size : at]))
        if role:
            return cast("RoleCue", role), size
    return None, 0


def _ends_with(tokens: Tokens, at: int, phrases: frozenset[tuple[str, ...]]) -> int:
    for size in range(min(4, at), 0, -1):
        if tuple(tokens.words[at - size : at]) in phrases:
            return size
    return 0
