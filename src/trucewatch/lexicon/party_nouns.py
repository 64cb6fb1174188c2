"""The nouns of the party tables: frozen values, no search and no files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trucewatch.model.claim import ActorKind

Sort = Literal["country", "government", "group", "body", "monitor", "ministry", "outlet", "collective", "unlisted"]
Form = Literal["name", "adjective", "capital", "seat", "collective"]
Side = Literal["government", "opposition", ""]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor that a table knows, or that two tables make together ("Syrian rebels").

    Ids are stable: ``country:SY``, ``government:SY``, ``group:islamic-state``, ``body:united-nations``,
    ``monitor:sohr``, ``ministry:RU/foreign``, ``outlet:tass``, ``collective:SY/rebels``, ``collective:rebels``.
    ``country`` is an ISO 3166-1 alpha-2 code (XK for Kosovo; a disputed territory carries its claimant's), or null when
    the party belongs to no country or to several; ``active`` lists all that it fights or sits in. ``designated_by``
    says who lists it as terrorist, at any time. ``risky`` parties have aliases that count only in context. ``unlisted``
    is the sort of what only the text at hand names; no table knows its id and no claim carries it.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...]
    designated_by: tuple[str, ...]
    sort: Sort
    risky: bool = False
    side: Side = ""
    active: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyHit:
    """``text[start:end]`` names ``party``. ``form`` says how: a capital may be the city, "Russian" is not the state.

    ``adjective`` also marks names that only qualify what follows: "Houthi-held", "Russia-backed"; ``seat`` marks
    buildings that stand for an office ("the Kremlin": a party of its own; `state_of` gives Russia).
    """

    start: int
    end: int
    text: str
    party: Party
    form: Form


@dataclass(frozen=True, slots=True)
class Country:
    """A state or disputed territory. ``code``: ISO 3166-1 alpha-2, XK, or CLAIMANT-XX for a disputed territory.

    ``zone`` is the IANA zone of the capital; ``claimant`` is the state that the territory is claimed by.
    """

    code: str
    name: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    zone: str
    claimant: str | None
