"""Breaches told by the clock of the truce: "broken within hours" happened on the day it began."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.model.claim import Reason
from trucewatch.model.when import When
from trucewatch.reading.claims.base import Draft

_AT_ONCE = re.compile(
    r"\bwithin (?:minutes|hours|moments|an hour|a few (?:minutes|hours))\b"
    r"|\b(?:minutes|hours|moments|an hour) (?:after|into)\b[^,;.]{0,40}?"
    r"\b(?:it|its|truce|cease-?fire|calm|pause|lull|deal|agreement|effect|force|start\w*|beg[aiu]n\w*)\b",
    re.IGNORECASE,
)
_REACH = 3
"""Sentences behind the start of a truce in which "within hours" counts from it."""


def dated_from_start(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Breaches without a day of their own, said to come minutes or hours after the truce began, take its day."""
    done: list[Draft] = []
    for draft in drafts:
        told = draft.kind.startswith("violation.") and draft.when is None
        start = _start_before(draft, drafts) if told and _AT_ONCE.search(draft.scene.sentence.text) else None
        done.append(draft if start is None else _on(draft, *start))
    return tuple(done)


def _start_before(draft: Draft, drafts: Sequence[Draft]) -> tuple[str, int] | None:
    """The day on which the truce told last began, and the sentence that says so."""
    at = draft.scene.sentence.index
    for other in reversed(drafts):
        index = other.scene.sentence.index
        if not 0 <= at - index <= _REACH or not other.kind.startswith("truce.") or other.stance.polarity == "denied":
            continue
        start = other.term.start if other.term else None
        if start and len(start) >= len("2016-02-27") and other.stance.modality in ("actual", "planned"):
            return start[: len("2016-02-27")], index
    return None


def _on(draft: Draft, day: str, sentence: int) -> Draft:
    basis = f"start of the truce (sentence {sentence})"
    when = When(start=day, precision="day", basis=basis)
    reason = Reason(rule="violation/day", detail=f"{day}: {basis}")
    return replace(draft, when=when, reasons=(*draft.reasons, reason))
