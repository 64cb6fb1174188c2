"""Claims as reading would make them, said in one line each. Original prose; the facts are public."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from trucewatch.model.claim import Actor, ActorKind, Claim, Directness, Figure, Modality, Place, Polarity, Reason
from trucewatch.model.report import ReportRef
from trucewatch.model.span import Span
from trucewatch.model.when import Term, When, Window
from trucewatch.record.knowledge import KnownReport, known_from, parse_moment

PLACES = {
    "Aleppo": Place(name="Aleppo", country="SY", lat=36.2, lon=37.16, precision="city", role="coverage"),
    "Latakia": Place(name="Latakia", country="SY", lat=35.53, lon=35.79, precision="city", role="coverage"),
    "Syria": Place(name="Syria", country="SY", lat=35.0, lon=38.0, precision="country", role="coverage"),
    "Nagorno-Karabakh": Place(
        name="Nagorno-Karabakh", country="AZ", lat=39.82, lon=46.77, precision="region", role="coverage"
    ),
}


def report(id: str, published: str | None = None, **more: Any) -> ReportRef:
    basis = "option" if published else "unknown"
    return ReportRef(id=id, path=f"{id}.txt", published=published, published_basis=basis, language="en", **more)


def known(*claims: Claim) -> list[KnownReport]:
    """Every report of the claims, known from its publication (undated ones from the start of 2016)."""
    received = parse_moment("2016-01-01", edge="start")
    refs = {claim.report.id: claim.report for claim in claims}
    return [KnownReport(ref, known_from(ref, received)) for ref in refs.values()]


def actor(name: str, role: str, kind: ActorKind = "state", id: str | None = None) -> Actor:
    return Actor(name=name, role=role, kind=kind, id=id)


def claim(
    kind: str,
    of: ReportRef,
    *,
    at: int = 0,
    by: Sequence[str] = (),
    place: str | Place | Sequence[str] | None = None,
    conflict: str | None = "SY",
    scope: str | None = None,
    start: str | None = None,
    end: str | None = None,
    hours: float | None = None,
    end_kind: str | None = None,
    term_basis: str | None = None,
    when: str | None = None,
    until: str | None = None,
    subtype: str | None = None,
    actors: Sequence[Actor] = (),
    figure: Figure | None = None,
    modality: Modality = "actual",
    polarity: Polarity = "asserted",
    directness: Directness = "indirect",
    words: str = "The halt was announced.",
    expression: str | None = None,
    **details: Any,
) -> Claim:
    """``at`` is the offset of the sentence, and with the kind it makes the id."""
    named = [place] if isinstance(place, str | Place) else list(place or ())
    places = tuple(PLACES[one] if isinstance(one, str) else one for one in named)
    term = None
    if start or end or hours or end_kind:
        kind_of_end = end_kind or ("fixed" if end or hours else "unknown")
        term = Term(start=start, end=end, hours=hours, end_kind=kind_of_end, basis=term_basis)  # type: ignore[arg-type]
    told = {**details, **({"conflict": conflict} if conflict else {}), **({"scope": scope} if scope else {})}
    key = "|".join(
        map(
            str,
            (
                of.id,
                kind,
                at,
                start,
                end,
                hours,
                when,
                subtype,
                list(by),
                figure,
                polarity,
                modality,
                told,
                places,
                tuple(actors),
            ),
        )
    )
    return Claim.model_validate(
        {
            "id": hashlib.sha256(key.encode()).hexdigest()[:12], "kind": kind,
            "modality": modality, "polarity": polarity,
            "claimants": tuple(by), "directness": directness, "actors": tuple(actors), "places": places,
            "when": When(start=when, end=until, precision=precision(when), expression=expression)
            if when or expression else None,
            "term": term, "figure": figure, "subtype": subtype, "details": told,
            "sentence": Span(start=at, end=at + len(words), text=words),
            "trigger": Span(start=at, end=at + 3, text=words[:3]), "because": (Reason(rule=kind, detail="test"),),
            "report": of,
        }
    )  # fmt: skip


def precision(iso: str | None) -> str:
    return {None: "unknown"}.get(iso) or {4: "year", 7: "month", 10: "day"}.get(len(iso or ""), "minute")


def killed(best: int, *, population: str | None = None, window: Window | None = None, **more: Any) -> Figure:
    return Figure(measure="killed", population=population, best=best, text=str(best), window=window, **more)


def noon(day: str) -> datetime:
    return parse_moment(day, edge="noon")


def moment(text: str) -> datetime:
    return parse_moment(text)
