"""Tolls told one after another share their window: "since May 10" in one sentence holds for the bare figures behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.model.claim import Reason
from trucewatch.model.when import Window
from trucewatch.reading import reach
from trucewatch.reading.alternatives import any_word
from trucewatch.reading.claims.base import Draft
from trucewatch.reading.reach import Reach

_LAST_DAY = re.compile(r"\b(?:past|last|previous) (?:day|24 hours|twenty-four hours)\b", re.IGNORECASE)


def share_windows(drafts: Sequence[Draft], stretches: Reach) -> tuple[Draft, ...]:
    """Casualty drafts without a time of their own take the open window ("since ...") of the toll shortly before them.

    An incident with a cause of its own keeps its missing date: it is another event, not part of the count.
    """
    done: list[Draft] = []
    counting: Draft | None = None
    bulletin: Draft | None = None
    for draft in drafts:
        draft = _of_bulletin(draft, bulletin, stretches)
        if draft.when is not None and draft.when.start and draft.when.end:
            bulletin = draft if _LAST_DAY.search(draft.when.expression or "") else bulletin
        window = draft.figure.window if draft.figure and draft.kind.startswith("casualty") else None
        closed = draft.when is not None and draft.when.end is not None
        stretch = window is not None and bool(window.start) and window.start != window.end and window.kind != "incident"
        if stretch and not closed:
            counting = draft
        elif window is not None and window.start is None and counting is not None:
            draft = _of_count(draft, counting, stretches)
        done.append(draft)
    return tuple(done)


def _of_count(draft: Draft, counting: Draft, stretches: Reach) -> Draft:
    """A bare figure shortly behind a count is part of it, unless its sentence gives it a cause of its own."""
    sentence = draft.scene.sentence
    if draft.figure is None or counting.figure is None or counting.figure.window is None:
        return draft
    if not stretches.lends(counting.scene.sentence.index, sentence.index, reach.COUNT):
        return draft
    if any_word(draft.scene.words, "causes", "words").search(sentence.text):
        return draft
    window = counting.figure.window
    detail = f"same count as sentence {counting.scene.sentence.index}: since {window.start}"
    return replace(
        draft,
        kind="casualty.window",
        figure=draft.figure.model_copy(update={"window": window}),
        reasons=(*draft.reasons, Reason(rule="casualty/window", detail=detail)),
    )


def _of_bulletin(draft: Draft, bulletin: Draft | None, stretches: Reach) -> Draft:
    """What a monitor's bulletin of the last 24 hours goes on to tell happened in them (domain reference §4.7)."""
    if bulletin is None or bulletin.when is None or draft.when is not None:
        return draft
    if not draft.kind.startswith(("casualty", "violation")):
        return draft
    if not stretches.lends(bulletin.scene.sentence.index, draft.scene.sentence.index, reach.NOUN):
        return draft
    if not draft.voice.claimants or draft.voice.claimants != bulletin.voice.claimants:
        return draft
    when, figure = bulletin.when, draft.figure
    if figure is not None and (figure.window is None or figure.window.start is None):
        figure = figure.model_copy(update={"window": Window(start=when.start, end=when.end, kind="period")})
    detail = f"{when.expression} of sentence {bulletin.scene.sentence.index}, same source"
    reason = Reason(rule="bulletin/window", detail=detail)
    return replace(draft, when=when, figure=figure, reasons=(*draft.reasons, reason))
