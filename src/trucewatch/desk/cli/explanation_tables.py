"""Why a report was read as it was, in a terminal: its sentences, and beside each what was made of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from rich.console import RenderableType
from rich.text import Text

from trucewatch.desk import formats
from trucewatch.desk.cli.claim_tables import provenance, values_of
from trucewatch.desk.cli.layout import grid, stacked
from trucewatch.model.claim import Claim
from trucewatch.model.explanation import Explanation, Refusal
from trucewatch.model.report import CleanReport
from trucewatch.model.span import Span


def report_explained(report: CleanReport, explained: Sequence[Explanation]) -> RenderableType:
    """One report's head line, then its sentences with their claims, or the reasons for none."""
    head = Text(PurePath(report.ref.path).name, style="bold")
    claims = sum(len(each.claims) for each in explained)
    told = sum(bool(each.claims) for each in explained)
    whole = [each for each in explained if each.sentence is None]
    count = "" if whole else f", {claims} claims in {told} of {len(explained)} sentences"
    head.append(f"  {provenance(report.ref)}{count}", style="dim")
    if whole:
        return stacked(head, *(_refused(each.refused) for each in whole), Text(""))
    table = grid(("", 0), ("Sentence", 9), ("What was made of it, and why", 10))
    for number, each in enumerate(explained, 1):
        table.add_row(str(number), _sentence(each), _made(each), end_section=number < len(explained))
    return stacked(head, table, Text(""))


def _sentence(explanation: Explanation) -> Text:
    """The sentence with every trigger marked: of claims underlined, of what was refused dim."""
    sentence = explanation.sentence
    if sentence is None:
        return Text("")
    text = Text(sentence.text.replace("\n", " "), style="" if explanation.claims else "dim")
    for claim in explanation.claims:
        _mark(text, sentence, claim.trigger, "bold underline")
    for refusal in explanation.refused:
        if refusal.words is not None:
            _mark(text, sentence, refusal.words, "underline")
    return text


def _mark(text: Text, sentence: Span, words: Span, style: str) -> None:
    text.stylize(style, max(0, words.start - sentence.start), max(0, words.end - sentence.start))


def _made(explanation: Explanation) -> Text:
    if not explanation.claims:
        return _refused(explanation.refused)
    lines = [_claim(claim) for claim in explanation.claims]
    lines += [Text(f"not claimed: {each.detail}", style="dim") for each in explanation.refused]
    return Text("\n").join(lines)


def _claim(claim: Claim) -> Text:
    """The kind and values, who says so, and a line for each rule that had a part in it."""
    text = Text(formats.kind(claim.kind), style="bold")
    if claim.subtype:
        text.append(f" ({formats.kind(claim.subtype)})", style="not bold")
    if standing := formats.standing(claim):
        text.append(f", {standing}", style="not bold yellow")
    if values := values_of(claim):
        text.append(f": {'; '.join(values)}", style="not bold")
    text.append(f"\n  says {formats.speaker(claim)}{_manner(claim)}", style="not bold")
    for reason in claim.because:
        text.append(f"\n  {reason.rule}: {reason.detail}", style="not bold dim")
    return text


def _manner(claim: Claim) -> str:
    """The verb of saying and how the words came, where somebody other than the report speaks."""
    parts = [part for part in (claim.verb, claim.directness) if part] if claim.claimants else []
    return f" ({', '.join([*parts, *claim.hedges])})" if parts or claim.hedges else ""


def _refused(refused: Sequence[Refusal]) -> Text:
    lines = [f"no claim: {each.detail}" if at == 0 else f"          {each.detail}" for at, each in enumerate(refused)]
    return Text("\n".join(lines), style="dim")
