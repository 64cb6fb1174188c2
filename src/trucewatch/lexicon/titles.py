"""Titles by which persons are found, since no list of office holders stays true for long."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from trucewatch.lexicon.party_tables import rows
from trucewatch.lexicon.phrases import PhraseFinder, variants

TitleKind = Literal[
    "head_of_state", "head_of_government", "minister", "official", "military", "rank", "spokesperson", "envoy",
    "mediator", "negotiator", "group_leader", "body_official", "monitor_official", "medical", "aid", "legislator",
    "diplomat", "religious", "analyst", "journalist", "civilian", "honorific",
]  # fmt: skip
Position = Literal["before", "after", "both"]
_KINDS, _POSITIONS = frozenset(get_args(TitleKind)), frozenset(get_args(Position))


@dataclass(frozen=True, slots=True)
class Title:
    """An office, rank or style. ``position``: before the name ("Lt. Gen. X"), after it ("X, head of Y"), or both.

    ``owner`` tells that the words usually say of what ("head of the centre"), so that the person speaks for it.
    """

    text: str
    kind: TitleKind
    position: Position
    owner: bool


@dataclass(frozen=True, slots=True)
class TitleHit:
    """``text[start:end]`` is a title."""

    start: int
    end: int
    text: str
    title: Title


@cache
def titles() -> tuple[Title, ...]:
    """All titles of the table. Raises ValueError with file and line for a kind or position that is not known."""
    known: list[Title] = []
    for row in rows("titles.csv"):
        kind, position = row.one("kind"), row.one("position")
        if kind not in _KINDS or position not in _POSITIONS:
            raise ValueError(f"{row.table}, line {row.line}: unknown kind or position: {kind!r}, {position!r}")
        for text in row.many("titles"):
            known.append(Title(text, cast(TitleKind, kind), cast(Position, position), row.one("owner") == "yes"))
    return tuple(known)


@cache
def _finder() -> PhraseFinder[Title]:
    return PhraseFinder.of(
        (spelling, title) for title in titles() for form in _forms(title) for spelling in variants(form)
    )


def _forms(title: Title) -> tuple[str, ...]:
    """The title, and its plural where it can stand before several names ("Presidents X and Y")."""
    alone = title.position == "after" or title.kind in ("honorific", "religious", "rank")
    return (title.text,) if alone or not title.text[-1].isalpha() else (title.text, f"{title.text}s")


def find_titles(text: str) -> tuple[TitleHit, ...]:
    """Titles in ``text``, the longest at each place ("deputy foreign minister"), never overlapping."""
    return tuple(
        TitleHit(found.start, found.end, text[found.start : found.end], found.values[0])
        for found in _finder().find(text)
    )
