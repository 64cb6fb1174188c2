"""From claims to the record at one moment of the world, as known at another. A pure function of its arguments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from trucewatch.model.claim import Claim
from trucewatch.model.truce import CasualtyLine, Dispute, Record, Truce
from trucewatch.record.areas import fold_name
from trucewatch.record.atlas import conflict_name, zone_of_place
from trucewatch.record.bundles import Bundle
from trucewatch.record.casualties import ledger
from trucewatch.record.clusters import clusters
from trucewatch.record.compliance import compliance
from trucewatch.record.contacts import contacts
from trucewatch.record.coverage import coverage
from trucewatch.record.disputes import casualty_disputes, truce_disputes
from trucewatch.record.documents import documents
from trucewatch.record.exclusions import exclusions
from trucewatch.record.knowledge import KnownReport, known_claims
from trucewatch.record.links import links, parent_of, superseded_by
from trucewatch.record.moments import Stretch, ZoneLookup, utc_text, zone_of
from trucewatch.record.names import first_day, instrument_kind, place_name, truce_ids, truce_name
from trucewatch.record.parties import parties, sides
from trucewatch.record.readings import ANNOUNCING, bare_term, terms
from trucewatch.record.status import standing
from trucewatch.record.talks import talks
from trucewatch.record.undertakings import undertakings


def build(
    claims: Sequence[Claim],
    reports: Sequence[KnownReport],
    on: datetime,
    known: datetime,
    zones: ZoneLookup = zone_of_place,
) -> Record:
    """Everything held at ``on`` by who knew the reports out by ``known`` (both aware).

    The order of ``claims`` and ``reports`` does not matter, a claim given twice counts once, and reports that came
    out after ``known`` change nothing.
    """
    told = known_claims(claims, reports, known)
    truces = _truces(told, on, known, zones)
    casualties = _placed(ledger(told, conflict_name), truces)
    return Record(
        on=utc_text(on),
        known=utc_text(known),
        truces=truces,
        casualties=casualties,
        talks=talks(told, conflict_name, on),
        contacts=contacts(told),
        documents=documents(told),
        disputes=(*_disputes(truces), *casualty_disputes(casualties, {claim.id: claim for claim in told})),
    )


def _truces(told: Sequence[Claim], on: datetime, known: datetime, zones: ZoneLookup) -> tuple[Truce, ...]:
    bundles = clusters(told, zones)
    conflicts = [conflict_name(bundle.area.conflict) for bundle in bundles]
    ids = truce_ids(bundles, conflicts)
    made = []
    for at in range(len(bundles)):
        truce = _truce(bundles, ids, conflicts, at, on, known, zones)
        if truce is not None:
            made.append(truce)
    return tuple(made)


def _truce(
    bundles: Sequence[Bundle],
    ids: Sequence[str],
    conflicts: Sequence[str | None],
    at: int,
    on: datetime,
    known: datetime,
    zones: ZoneLookup,
) -> Truce | None:
    bundle = bundles[at]
    now = standing(bundle, on, known, superseded_by(bundle, bundles))
    if now is None:
        return None
    kind = instrument_kind(bundle)
    bound = parties(bundle.claims)
    parent = parent_of(at, bundles, known)
    announcements = [one for one in bundle.seen if one.claim.kind in ANNOUNCING and not one.dated]
    return Truce(
        id=ids[at],
        name=truce_name(place_name(bundle, conflicts[at]), kind, first_day(bundle)),
        instrument_kind=kind,
        conflict=conflicts[at],
        parent=ids[parent] if parent is not None else None,
        status=now.status,
        status_since=now.since,
        provisional=now.provisional,
        compliance=compliance(bundle, on),
        confirmed=now.confirmed,
        sides=sides(bundle.claims, bound),
        terms=terms(bundle.slots, announcements) or bare_term(bundle.seen),
        parties=bound,
        excluded=exclusions(bundle.claims),
        coverage=coverage(bundle.claims),
        undertakings=undertakings(bundle.claims),
        disputes=truce_disputes(ids[at], bundle),
        links=links(bundles, ids, at),
        history=now.history,
        zone=next((zone for claim in bundle.claims if (zone := zone_of(claim, zones))), None),
        claims=tuple(sorted(claim.id for claim in bundle.claims)),
        reports=tuple(sorted({claim.report.id for claim in bundle.claims})),
        on=utc_text(on),
        known=utc_text(known),
    )


def _placed(lines: Sequence[CasualtyLine], truces: Sequence[Truce]) -> tuple[CasualtyLine, ...]:
    """Each incident under the innermost truce that was in force there and then, where there is one."""
    return tuple(line.model_copy(update={"truce": _truce_of(line, truces)}) for line in lines)


def _truce_of(line: CasualtyLine, truces: Sequence[Truce]) -> str | None:
    window = line.figure.window
    if window is None or window.kind != "incident" or not window.start or not line.conflict:
        return None
    day = Stretch.of(window.start)
    there = [truce for truce in truces if truce.conflict == line.conflict and _covers(truce, line)]
    fitting = [truce for truce in there if _ran(truce, day)]
    local = [truce for truce in fitting if truce.parent]
    return (local or fitting)[-1].id if fitting else None


def _ran(truce: Truce, day: Stretch) -> bool:
    return any(
        term.start_utc and Stretch.of(term.start_utc).lo <= day.lo
        and (term.end_utc is None or day.hi <= Stretch.of(term.end_utc).hi)
        for term in truce.terms
    )  # fmt: skip


def _covers(truce: Truce, line: CasualtyLine) -> bool:
    if truce.parent is None:
        return True
    return any(fold_name(place.name) == fold_name(line.place or "") for place in truce.coverage)


def _disputes(truces: Sequence[Truce]) -> tuple[Dispute, ...]:
    return tuple(dispute for truce in truces for dispute in truce.disputes)
