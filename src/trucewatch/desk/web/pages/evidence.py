"""`/evidence`: the sentences behind a value. The drawer of a page shows the same as a fragment."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from trucewatch.desk.web.asked import Asked, Asking, Reads
from trucewatch.desk.web.frame import page
from trucewatch.desk.web.templates import render
from trucewatch.model.truce import Dispute, DisputedValue
from trucewatch.record.knowledge import reading_order

router = APIRouter(include_in_schema=False)

MOST = 200
"""Claims shown at once; a value that rests on more is told by its first ones, in the order the record gives them."""


@router.get("/evidence")
def evidence(
    asked: Asking,
    reads: Reads,
    claims: Annotated[str, Query(max_length=20_000, description="Ids of claims, with commas between them.")] = "",
    about: Annotated[str, Query(max_length=300, description="The value in words, for the heading.")] = "",
    part: Annotated[bool, Query(description="Only the fragment, for the drawer.")] = False,
) -> HTMLResponse:
    ids = list(dict.fromkeys(each.strip() for each in claims.split(",") if each.strip()))
    found = sorted(reads.evidence(ids[:MOST]), key=reading_order)
    values: dict[str, Any] = {
        "claims": found,
        "about": about,
        "missing": [each for each in ids if each not in {claim.id for claim in found}] if len(ids) <= MOST else [],
        "more": max(0, len(ids) - MOST),
        "otherwise": otherwise(ids, reads.disputes(asked.at)),
    }
    return _part(asked, values) if part else page("evidence.html", asked, reads, **values)


def _part(asked: Asked, values: dict[str, Any]) -> HTMLResponse:
    return render("_evidence.html", asked, **values)


def otherwise(ids: list[str], disputes: tuple[Dispute, ...]) -> tuple[tuple[Dispute, tuple[DisputedValue, ...]], ...]:
    """Disputes that the claims are part of, each with the values that other claims give."""
    mine = set(ids)
    found = []
    for dispute in disputes:
        if any(mine.intersection(value.claims) for value in dispute.values):
            others = tuple(value for value in dispute.values if not mine.intersection(value.claims))
            found += [(dispute, others)] if others else []
    return tuple(found)
