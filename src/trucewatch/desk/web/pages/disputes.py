"""`/disputes`: values told differently, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.desk.web import as_of, words
from trucewatch.desk.web.asked import Asking, Reads
from trucewatch.desk.web.filtering import Filter, kept
from trucewatch.desk.web.frame import page
from trucewatch.model.truce import CasualtyLine, Dispute, Truce

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a dispute is about, in words; ``truce`` where it is a truce or a part of one."""

    words: str
    truce: Truce | None = None


@router.get("/disputes")
def disputes(asked: Asking, reads: Reads, q: Filter = "") -> HTMLResponse:
    lines = reads.casualties(asked.at)
    every = as_of.disputes(reads.disputes(asked.at), lines, asked.at.on)
    about = subjects(every, reads.truces(asked.at), lines)

    def texts(dispute: Dispute) -> list[str | None]:
        sayers = (name for value in dispute.values for name in value.claimants)
        return [about[dispute.id].words, dispute.field, *(value.value for value in dispute.values), *sayers]

    return page("disputes.html", asked, reads, found=kept(every, q, texts), every=len(every), q=q, about=about)


def subjects(
    disputes: Iterable[Dispute], truces: Iterable[Truce], lines: Iterable[CasualtyLine]
) -> Mapping[str, Subject]:
    """By id of the dispute. ``about`` is the id of a truce, with ``#part`` of it, or of a line of the ledger."""
    held = {truce.id: truce for truce in truces}
    ledger = {line.id: line for line in lines}
    found = {}
    for dispute in disputes:
        name, _, part = dispute.about.partition("#")
        truce, line = held.get(name), ledger.get(dispute.about)
        if truce:
            found[dispute.id] = Subject(", ".join(filter(None, (truce.name, part.replace("-", " ")))), truce)
        elif line:
            found[dispute.id] = Subject(", ".join(filter(None, (line.place or line.conflict, words.window(line)))))
        else:
            found[dispute.id] = Subject(dispute.about)
    return found
