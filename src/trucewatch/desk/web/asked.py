"""What a request asks: its two clocks, and the links that keep them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, cast
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request

from trucewatch.desk.queries import BadMoment, Clocks, Queries, clocks

CLOCK_NAMES = ("on", "known")
YEARS = range(1900, 2200)
_LONGEST = 64
"""Characters of a clock parameter that are looked at and repeated in a message; no moment is longer."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the pages are made from. ``now`` is a function, so that tests can stop the clock."""

    queries: Queries
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: ``on`` and ``known`` are as links carry them, None for a clock left at now."""

    at: Clocks
    now: Clocks
    on: str | None
    known: str | None
    path: str = "/"
    rest: Mapping[str, str] = field(default_factory=dict)

    @property
    def on_moved(self) -> bool:
        return self.at.on != self.now.on

    @property
    def known_moved(self) -> bool:
        return self.at.known != self.now.known

    @property
    def whole(self) -> Clocks:
        """All that was known by then of any time: truces yet to begin at ``on`` are in it too."""
        return Clocks(on=max(self.at.on, self.at.known), known=self.at.known)

    @property
    def moved(self) -> bool:
        return self.on_moved or self.known_moved

    def link(self, path: str, **params: str | None) -> str:
        """``path`` with the parameters given and with this request's clocks."""
        wanted = {**params, "on": self.on, "known": self.known}
        return _address(path, wanted)

    def here(self, **clocks: str | None) -> str:
        """This page with other clocks: a clock named counts, None sets it to now, one not named stays."""
        return _address(self.path, {**self.rest, "on": self.on, "known": self.known, **clocks})


def text_of(at: datetime) -> str:
    """A clock as links carry it: ``2016-05-10T12:00Z``."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def asked(
    request: Request,
    on: Annotated[
        str | None,
        Query(description="The moment in the world asked about: a day (its noon, UTC), an ISO 8601 time, or now."),
    ] = None,
    known: Annotated[
        str | None,
        Query(
            description="Only what reports out by this moment told; a day counts to its end. Alone it moves `on` too."
        ),
    ] = None,
) -> Asked:
    """Raises BadMoment."""
    now = desk(request).now()
    here = clocks(None, None, now)
    # An empty field of the form in the header means the clock was left alone.
    on, known = (text.strip()[:_LONGEST] or None if text else None for text in (on, known))
    at = _clocks(on, known, now)
    known_text = None if known is None or at.known == here.known else text_of(at.known)
    # With `known` moved, a clock without a value follows it; `now` has to be said.
    on_text = (
        text_of(at.on) if on is not None and at.on != here.on else "now" if on is not None and known_text else None
    )
    rest = {name: value for name, value in request.query_params.items() if name not in CLOCK_NAMES}
    return Asked(at, here, on_text, known_text, request.url.path, rest)


def _clocks(on: str | None, known: str | None, now: datetime) -> Clocks:
    """Raises BadMoment, also for years at the ends of the calendar, where a day more or less is no date."""
    try:
        at = clocks(on, known, now)
    except OverflowError:
        at = None
    if at is None or not all(moment.year in YEARS for moment in (at.on, at.known)):
        told = " and ".join(f"{name} {text!r}" for name, text in (("on", on), ("known", known)) if text)
        raise BadMoment(f"{told}: a moment lies between the years {YEARS[0]} and {YEARS[-1]}")
    return at


def desk(request: Request) -> Desk:
    return cast(Desk, request.app.state.desk)


def _queries(request: Request) -> Queries:
    return desk(request).queries


def _address(path: str, params: Mapping[str, str | None]) -> str:
    given = {name: value for name, value in params.items() if value is not None and value != ""}
    return quote(path, safe="/:") + (f"?{urlencode(given)}" if given else "")


Asking = Annotated[Asked, Depends(asked)]
Reads = Annotated[Queries, Depends(_queries)]
