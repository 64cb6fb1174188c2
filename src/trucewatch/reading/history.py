"""How a claim's day stands to the day of its report: long before it is history, after it a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from trucewatch.model.claim import Reason
from trucewatch.reading.claims.base import Draft

_LONG_AGO_DAYS = 45
# Truces, talks and calls are told ahead by rules of their own.
_DEEDS = ("incident.", "control.", "posture.", "access.", "evacuation.", "detainees.", "displacement.", "violation.")


def mark_background(drafts: Sequence[Draft], published: str | None) -> tuple[Draft, ...]:
    """What lies more than 45 days before the report is told as history; nothing is where its day is not known."""
    return tuple(_marked(draft) if _long_ago(draft, published) else draft for draft in drafts)


def mark_ahead(drafts: Sequence[Draft], published: str | None) -> tuple[Draft, ...]:
    """What is told to be done on a day after the report is a plan, however its verb stands there."""
    return tuple(_planned(draft) if published and _lies_ahead(draft, published) else draft for draft in drafts)


def looks_back(drafts: Sequence[Draft], published: str | None) -> frozenset[int]:
    """Indices of the sentences, behind the first news, all of whose drafts tell of the past.

    Where a report opens with an old truce, that truce is what it is about.
    """
    news = {d.scene.sentence.index for d in drafts if not _is_past(d, published)}
    return frozenset({d.scene.sentence.index for d in drafts if any(at < d.scene.sentence.index for at in news)} - news)


def _lies_ahead(draft: Draft, published: str) -> bool:
    start = draft.when.start if draft.when else None
    told_as_done = draft.stance.modality == "actual" and draft.stance.polarity == "asserted"
    return bool(start) and told_as_done and draft.kind.startswith(_DEEDS) and str(start)[:10] > published[:10]


def _planned(draft: Draft) -> Draft:
    reason = Reason(rule="ahead", detail="its day lies after the report")
    details = {**draft.details, "state": "planned"} if "state" in draft.details else draft.details
    stance = draft.stance.weakened("planned", "ahead")
    return replace(draft, stance=stance, details=details, reasons=(*draft.reasons, reason))


def _marked(draft: Draft) -> Draft:
    if draft.stance.modality not in ("actual", "planned") or draft.kind.startswith("casualty"):
        return draft
    reason = Reason(rule="background", detail=f"more than {_LONG_AGO_DAYS} days before the report")
    return replace(
        draft,
        stance=replace(draft.stance, modality="historical"),
        details={**draft.details, "background": True},
        reasons=(*draft.reasons, reason),
    )


def _is_past(draft: Draft, published: str | None) -> bool:
    return draft.stance.modality == "historical" or _long_ago(draft, published)


def _long_ago(draft: Draft, published: str | None) -> bool:
    latest = max((day[:10] for day in _days(draft)), default=None)
    if latest is None or not published:
        return False
    limit = (date.fromisoformat(published[:10]) - timedelta(days=_LONG_AGO_DAYS)).isoformat()
    return latest < limit[: len(latest)]  # a month or year is compared as such: "2016-02" is not before "2016-02-20"


def _days(draft: Draft) -> list[str]:
    """ISO strings of the ends of a draft's times, as precise as they are known."""
    ends = (
        draft.term.end if draft.term else None,
        draft.term.start if draft.term else None,
        (draft.when.end or draft.when.start) if draft.when else None,
        # "18 ships have put in since April": what is counted until now is news, however long ago the count began.
        draft.figure.window.end if draft.figure and draft.figure.window else None,
    )
    return [end for end in ends if end]
