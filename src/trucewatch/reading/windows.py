"""Tolls told one after another share their window: "since May 10" in one sentence holds for the bare figures behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.model.claim import Reason
from trucewatch.model.when import Window
from trucewatch.reading.claims.base import Draft

_REACH = 3  # sentences
_DAY = re.compile(r"\b(?:past|last|previous) (?:day|24 hours|twenty-four hours)\b", re.I)
_CAUSE = re.compile(r"\b(?:strikes?|air ?strikes?|air raids?|shell(?:s|ed|ing)?|rockets?|mortars?|attack(?:s|ed)?|blasts?|bomb(?:s|ed)?|explosions?|sniper|ambush|clash(?:es|ed)?|raid)\b", re.I)


def share_windows(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Casualty drafts without a time of their own take the open window ("since ...") of the toll shortly before them.

    An incident with a cause of its own keeps its missing date: it is another event, not part of the count.
    """
    done: list[Draft] = []
    open_window: Draft | None = None
    bulletin: Draft | None = None
    for draft in drafts:
        draft = _of_bulletin(draft, bulletin)
        if draft.when is not None and draft.when.start and draft.when.end and _DAY.search(draft.when.expression or ""):
            bulletin = draft
        if not draft.kind.startswith("casualty") or draft.figure is None or draft.figure.window is None:
            done.append(draft)
            continue
        window = draft.figure.window
        if window.start and window.kind != "incident":
            open_window = draft
        elif open_window is not None and window.start is None and _follows(draft, open_window):
            lent = open_window.figure.window if open_window.figure else None
            reason = Reason(rule="casualty/window", detail=f"same count as sentence {open_window.scene.sentence.index}: since {lent.start if lent else ''}")
            draft = replace(
                draft, kind="casualty.window", figure=draft.figure.model_copy(update={"window": lent}), reasons=(*draft.reasons, reason)
            )
        done.append(draft)
    return tuple(done)


def _of_bulletin(draft: Draft, bulletin: Draft | None) -> Draft:
    """What a monitor's bulletin of the last 24 hours goes on to tell happened in those hours (domain reference §4.7)."""
    if bulletin is None or draft.when is not None or not draft.kind.startswith(("casualty", "violation")):
        return draft
    if not draft.voice.claimants or draft.voice.claimants != bulletin.voice.claimants:
        return draft
    reason = Reason(rule="bulletin/window", detail=f"{bulletin.when.expression if bulletin.when else ''} of sentence {bulletin.scene.sentence.index}, same source")
    when = bulletin.when
    figure = draft.figure
    if figure is not None and when is not None and (figure.window is None or figure.window.start is None):
        figure = figure.model_copy(update={"window": Window(start=when.start, end=when.end, kind="period")})
    return replace(draft, when=when, figure=figure, reasons=(*draft.reasons, reason))


def _follows(draft: Draft, open_window: Draft) -> bool:
    gap = draft.scene.sentence.index - open_window.scene.sentence.index
    return 0 <= gap <= _REACH and not _CAUSE.search(draft.scene.sentence.text)
