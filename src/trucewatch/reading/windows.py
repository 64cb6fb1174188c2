"""Tolls told one after another share their window: "since May 10" in one sentence holds for the bare figures behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.model.claim import Reason
from trucewatch.reading.claims.base import Draft

_REACH = 3  # sentences
_CAUSE = re.compile(r"\b(?:strikes?|air ?strikes?|air raids?|shell(?:s|ed|ing)?|rockets?|mortars?|attack(?:s|ed)?|blasts?|bomb(?:s|ed)?|explosions?|sniper|ambush|clash(?:es|ed)?|raid)\b", re.I)


def share_windows(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Casualty drafts without a time of their own take the open window ("since ...") of the toll shortly before them.

    An incident with a cause of its own keeps its missing date: it is another event, not part of the count.
    """
    done: list[Draft] = []
    open_window: Draft | None = None
    for draft in drafts:
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


def _follows(draft: Draft, open_window: Draft) -> bool:
    gap = draft.scene.sentence.index - open_window.scene.sentence.index
    return 0 <= gap <= _REACH and not _CAUSE.search(draft.scene.sentence.text)
