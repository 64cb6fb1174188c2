"""Reports as they come in, said in one line each, and read by the real cleaner and the real reader."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import pytest

from trucewatch.clean.cleaner import clean
from trucewatch.model.claim import Actor, Claim, Figure
from trucewatch.model.report import CleanReport, Hints, RawReport, Receipt
from trucewatch.model.when import Term
from trucewatch.reading.reader import read

DAY = "2016-05-12"
"""A Thursday. The public facts of most examples are those of Syria in 2016, and this is the day they are told on."""


def clean_report(
    text: str,
    published: str | None = DAY,
    *,
    outlet: str | None = None,
    agency: str | None = None,
    name: str = "report.txt",
) -> CleanReport:
    """The report as the cleaner hands it over; ``published`` is given by an option, or by nobody (None)."""
    data = text.encode()
    receipt = Receipt(
        path=name,
        received_at="2020-01-01T00:00:00Z",
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
    )
    basis = "option" if published else "unknown"
    hints = Hints(published=published, published_basis=basis, outlet=outlet, agency=agency, language="en")  # type: ignore[arg-type]
    return clean(RawReport(data=data, receipt=receipt, hints=hints))


def read_text(
    text: str, published: str | None = DAY, *, outlet: str | None = None, agency: str | None = None
) -> tuple[Claim, ...]:
    """The claims of a report of one or more paragraphs."""
    return read(clean_report(text, published, outlet=outlet, agency=agency))


def kinds(claims: Iterable[Claim], family: str = "") -> list[str]:
    """The kinds of claim in reading order, of one family where one is named ("truce")."""
    return [claim.kind for claim in claims if claim.kind.startswith(family)]


def one(claims: Iterable[Claim], kind: str) -> Claim:
    """The only claim of a kind; says what else there was when there is none, or more than one."""
    claims = tuple(claims)
    found = [claim for claim in claims if claim.kind == kind]
    assert len(found) == 1, f"{len(found)} claims of {kind} in {[(c.kind, c.trigger.text, c.modality) for c in claims]}"
    return found[0]


def figure(claim: Claim) -> Figure:
    assert claim.figure is not None
    return claim.figure


def term(claim: Claim) -> Term:
    assert claim.term is not None, "the claim states no term"
    return claim.term


def names(claim: Claim, role: str | None = None) -> set[str]:
    """Actors of the claim, in one role where one is named."""
    return {actor.name for actor in actors(claim, role)}


def actors(claim: Claim, role: str | None = None) -> list[Actor]:
    return [actor for actor in claim.actors if role is None or actor.role == role]


def places(claim: Claim, role: str | None = None) -> set[str]:
    return {place.name for place in claim.places if role is None or place.role == role}


def figures(claims: Iterable[Claim]) -> list[tuple[str, str | None, int | None, int | None, int | None]]:
    """Measure, population, low, best and high of every casualty claim, in reading order."""
    return [
        (claim.figure.measure, claim.figure.population, claim.figure.low, claim.figure.best, claim.figure.high)
        for claim in claims
        if claim.kind.startswith("casualty") and claim.figure
    ]


FRONT = "Government troops and rebels have fought over the area for months."
"""A last sentence that tells of the war and makes no claim: news of a truce never stands without its war."""


def told(*paragraphs: str, published: str | None = DAY, front: str = FRONT) -> tuple[Claim, ...]:
    """The claims of a report whose last sentence tells of the war itself."""
    text = "\n\n".join(paragraphs)
    return read_text(f"{text} {front}", published)


def wrong(reason: str, *values: Any) -> Any:
    """A case that is right as it stands and that the reader still gets wrong; it fails on the day it is mended."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))
