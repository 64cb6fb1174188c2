"""One truce in a terminal. Every value carries the numbers of the sentences it rests on; these stand at the end."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from trucewatch.desk import formats
from trucewatch.desk.cli import listing_tables
from trucewatch.desk.cli.claim_tables import provenance, sentence
from trucewatch.desk.cli.layout import clocks_line, grid, stacked
from trucewatch.desk.cli.truce_tables import clock_of
from trucewatch.desk.queries import Clocks
from trucewatch.desk.views import TrucePage
from trucewatch.model.truce import Truce


class Footnotes:
    """Numbers for claims, given in the order in which values name them."""

    def __init__(self, known: Sequence[str]) -> None:
        self._known, self.numbers = set(known), dict[str, int]()

    def __call__(self, claims: Sequence[str]) -> str:
        found = [claim for claim in claims if claim in self._known]
        numbers = sorted(self.numbers.setdefault(claim, len(self.numbers) + 1) for claim in found)
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def truce_page(page: TrucePage, at: Clocks) -> RenderableType:
    truce = page.truce
    notes = Footnotes([claim.id for claim in page.evidence])
    parts: list[RenderableType] = [clocks_line(at), *_head(page, at)]
    parts += [part for part in (_terms(truce, notes), _people(truce, notes), _undertakings(truce, notes)) if part]
    parts += [part for part in (_disputes(truce, notes), _history(truce, notes)) if part]
    if page.casualties:
        parts += [Text("\nCasualties, by who says so", style="bold"), listing_tables.casualty_table(page.casualties)]
    if page.talks:
        parts += [Text("\nTalks", style="bold"), listing_tables.talks_table(page.talks)]
    parts += [_sentences(page, notes)] if notes.numbers else []
    return stacked(*parts)


def _head(page: TrucePage, at: Clocks) -> list[RenderableType]:
    truce = page.truce
    status = Text.assemble((formats.status(truce), "bold"), "; ", clock_of(truce, at))
    area = formats.names([place.name for place in truce.coverage], "area not stated")
    lines = [f"{formats.kind(truce.instrument_kind)}, {area}. Compliance: {formats.kind(truce.compliance)}."]
    lines += [f"Part of: {page.parent.name}"] if page.parent else []
    lines += [f"Local truces in it: {formats.names([child.name for child in page.children])}"] if page.children else []
    return [
        Text(truce.name, style="bold underline"),
        status,
        *(Text(line) for line in lines),
        Text(truce.id, style="dim"),
    ]


def _terms(truce: Truce, notes: Footnotes) -> RenderableType | None:
    if not truce.terms:
        return None
    table = grid(("", 0), ("Term", 12), ("Announced", 7), ("Sentences", 3), title="\nTerms")
    for term in truce.terms:
        announced = formats.moment(term.announced_at, truce.zone) if term.announced_at else ""
        by = formats.names(term.announced_by, "")
        table.add_row(
            str(term.seq), formats.term(term, truce.zone), ", ".join(part for part in (announced, by) if part) or "–",
            notes(term.claims),
        )  # fmt: skip
        for reading in term.readings if len(term.readings) > 1 else ():
            said = formats.stretch(reading.start, reading.end, truce.zone)
            table.add_row(
                "", Text(f"  as told: {said}", style="dim"), formats.names(reading.claimants), notes(reading.claims)
            )
    return table


def _people(truce: Truce, notes: Footnotes) -> RenderableType | None:
    if not truce.parties and not truce.excluded:
        return None
    table = grid(("Name", 8), ("Role", 5), ("Stance or basis", 8), ("Sentences", 3), title="\nParties and exclusions")
    for party in truce.parties:
        table.add_row(party.name, party.role, formats.kind(party.stance or "–"), notes(party.claims))
    for group in truce.excluded:
        by = f", designated by {formats.names(group.designated_by)}" if group.designated_by else ""
        table.add_row(group.name, "left out", f"{formats.kind(group.basis)}{by}", notes(group.claims))
    return table


def _undertakings(truce: Truce, notes: Footnotes) -> RenderableType | None:
    if not truce.undertakings:
        return None
    table = grid(("By", 5), ("Undertaking", 12), ("State", 4), ("Sentences", 3), title="\nUndertakings")
    for each in truce.undertakings:
        table.add_row(formats.names(each.by), each.text, formats.kind(each.state), notes(each.claims))
    return table


def _disputes(truce: Truce, notes: Footnotes) -> RenderableType | None:
    if not truce.disputes:
        return None
    table = grid(("What", 5), ("Value", 9), ("Who says so", 7), ("Sentences", 3), title="\nTold differently")
    for each in truce.disputes:
        for number, value in enumerate(each.values):
            what = formats.kind(each.field) if number == 0 else ""
            table.add_row(
                what, formats.value(value.value, truce.zone), formats.names(value.claimants), notes(value.claims)
            )
    return table


def _history(truce: Truce, notes: Footnotes) -> RenderableType | None:
    if not truce.history:
        return None
    table = grid(("When", 8), ("Became", 5), ("By which rule", 8), ("Sentences", 3), title="\nHistory")
    for step in truce.history:
        became = formats.STATUS_WORDS[step.to] + (" (provisional)" if step.provisional else "")
        table.add_row(formats.moment(step.at, truce.zone), became, step.rule, notes(step.claims))
    return table


def _sentences(page: TrucePage, notes: Footnotes) -> RenderableType:
    table = grid(("", 0), ("Who says so", 5), ("Sentence", 14), ("Report", 6), title="\nSentences")
    by_id = {claim.id: claim for claim in page.evidence}
    for claim_id, number in notes.numbers.items():
        claim = by_id[claim_id]
        table.add_row(str(number), formats.speaker(claim), sentence(claim), provenance(claim.report))
    return table
