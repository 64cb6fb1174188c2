"""Named conflicts: what titles call them, where they are, by which names they are recognised, when they began."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from trucewatch.lexicon.phrases import PhraseFinder, variants


@dataclass(frozen=True, slots=True)
class Conflict:
    """``countries``: ISO codes, the seat of the conflict first. ``cues`` name it without its country.

    ``starts``: ISO dates of its wars, as precise as is well known, earliest first.
    ``needs_cue``: the names of its states do not suggest it, only its cues do; it is fought in one region of a state
    that also mediates elsewhere, or on a border of states that are oftener named together for other reasons.
    """

    id: str
    name: str
    countries: tuple[str, ...]
    cues: tuple[str, ...]
    starts: tuple[str, ...]
    needs_cue: bool = False

    def start(self, on: str) -> str | None:
        """Start of the war that a text of ``on`` (ISO date) speaks of; null when none had begun or none is known."""
        return max((start for start in self.starts if start <= on), default=None)


@dataclass(frozen=True, slots=True)
class ConflictHit:
    """``text[start:end]`` is a cue for ``conflict`` (its region, its city, its deal)."""

    start: int
    end: int
    text: str
    conflict: Conflict


@cache
def conflicts() -> tuple[Conflict, ...]:
    with files("trucewatch.lexicon").joinpath("data", "conflicts.toml").open("rb") as source:
        table = tomllib.load(source)
    return tuple(
        Conflict(
            id,
            entry["name"],
            tuple(entry["countries"]),
            tuple(entry.get("cues", ())),
            tuple(sorted(entry.get("starts", ()))),
            bool(entry.get("needs_cue", False)),
        )
        for id, entry in table.items()
    )


@cache
def _finder() -> PhraseFinder[Conflict]:
    return PhraseFinder.of(
        (spelling, conflict) for conflict in conflicts() for cue in conflict.cues for spelling in variants(cue)
    )


def find_conflicts(text: str) -> tuple[ConflictHit, ...]:
    """Cues of conflicts in ``text``; a cue that several conflicts share gives one hit for each."""
    return tuple(
        ConflictHit(found.start, found.end, text[found.start : found.end], conflict)
        for found in _finder().find(text)
        for conflict in found.values
    )
