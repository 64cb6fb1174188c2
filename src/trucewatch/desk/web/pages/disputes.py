"""`/disputes`: values told differently, side by side."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.desk.web.asked import Asking, Reads
from trucewatch.desk.web.filtering import Filter, kept
from trucewatch.desk.web.frame import page
from trucewatch.model.truce import Dispute, Truce

router = APIRouter(include_in_schema=False)


@router.get("/disputes")
def disputes(asked: Asking, reads: Reads, q: Filter = "") -> HTMLResponse:
    every = reads.disputes(asked.at)
    truces = {truce.id: truce for truce in reads.truces(asked.at)}

    def words(dispute: Dispute) -> list[str | None]:
        truce = subject(dispute, truces)
        return [
            truce.name if truce else dispute.about, dispute.field,
            *(value.value for value in dispute.values), *(name for value in dispute.values for name in value.claimants),
        ]  # fmt: skip

    return page(
        "disputes.html",
        asked,
        reads,
        found=kept(every, q, words),
        every=len(every),
        q=q,
        subject=lambda dispute: subject(dispute, truces),
    )


def subject(dispute: Dispute, truces: dict[str, Truce]) -> Truce | None:
    """The truce that the dispute is about; its ``about`` may name a part of it after ``#``."""
    return truces.get(dispute.about.partition("#")[0])
