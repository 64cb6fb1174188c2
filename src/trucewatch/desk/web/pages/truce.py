"""`/truces/{id}`: one truce with the sentences behind every value."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.desk import formats
from trucewatch.desk.web import as_of
from trucewatch.desk.web.asked import Asking, Reads
from trucewatch.desk.web.drawing.chain import chain
from trucewatch.desk.web.frame import page
from trucewatch.desk.web.ledger import told
from trucewatch.desk.web.situation import ending, is_ahead
from trucewatch.model.truce import Reading

router = APIRouter(include_in_schema=False)

ASSESSING = ("compliance", "violation")
"""Families of claims that the compliance of a truce rests on."""


@router.get("/truces/{name:path}")
def truce(name: str, asked: Asking, reads: Reads) -> HTMLResponse:
    held = {each.id: each for each in reads.truces(asked.at)}
    found = as_of.truce(reads.truce(name, asked.at), asked.at.on)
    own = set(found.truce.claims)
    outlets = {claim.id: (claim.report.outlet, claim.report.agency) for claim in found.evidence}

    def voice(reading: Reading) -> str:
        """Who gives the clock: its claimants, else the outlets that give it in their own words."""
        printed = (name for claim in reading.claims for name in outlets.get(claim, ()) if name)
        return formats.names(reading.claimants[:3] or tuple(dict.fromkeys(printed))[:3], "the report")

    mine = [line for line in found.casualties if line.truce == found.truce.id]
    return page(
        "truce.html",
        asked,
        reads,
        page=found,
        truce=found.truce,
        chain=chain(found.truce, found.children, asked.at.on, voice),
        voice=voice,
        ending=ending(found.truce, asked.at.on),
        under=told(mine),
        elsewhere=told([line for line in found.casualties if line.truce != found.truce.id]),
        contested={(each.about.partition("#")[2], each.field) for each in found.truce.disputes},
        assessed=[claim.id for claim in found.evidence if claim.family in ASSESSING and claim.id in own],
        related=[(link.kind, held[link.to]) for link in found.truce.links if link.to in held],
        ahead=lambda each: is_ahead(each, asked.at.on),
    )
