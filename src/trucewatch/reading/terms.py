"""Terms that several sentences of one report give together (domain reference §3.3 rules 2 to 6).

"Extended for another 48 hours" in one sentence and "was due to expire at midnight on Monday" in the next make one term with a start.
Every computed value says in `basis` what it was computed from; nothing is computed from the day the file was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from trucewatch.model.claim import Reason
from trucewatch.model.when import Term, earliest
from trucewatch.reading.claims.base import Draft
from trucewatch.reading.times import end_of_term, start_of_term
from trucewatch.reading.topics import topic_key

_BEGINNINGS = frozenset({"truce.declared", "truce.agreed", "truce.in_effect", "truce.proposed"})
_LONG_AGO_DAYS = 45


def compute_terms(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Drafts with terms completed from each other, then from their own start and length."""
    done = list(drafts)
    for at, draft in enumerate(done):
        if draft.kind == "truce.extended":
            done[at] = _from_previous_end(draft, done)
    for at, draft in enumerate(done):
        if draft.kind in ("truce.extended", *_BEGINNINGS):
            done[at] = _with_announced_length(draft, done)
    for at, draft in enumerate(done):
        if draft.kind in _BEGINNINGS:
            done[at] = _from_follow_up(draft, done)
    return tuple(_with_end(d) for d in done)


def _peers(draft: Draft, drafts: Sequence[Draft], *kinds: str) -> list[Draft]:
    return [d for d in drafts if d is not draft and d.kind in kinds and topic_key(d) == topic_key(draft) and d.stance.polarity == "asserted"]


def _from_previous_end(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Rule 4: "another N hours" count from the end before it; the end must be the one nearest to the announcement."""
    term = draft.term
    if term is None or term.start or not term.hours and not term.end:
        return draft
    ends = [d for d in _peers(draft, drafts, "truce.expiry") if d.term and d.term.end]
    if not ends:
        return draft
    source = min(ends, key=lambda d: abs(d.scene.sentence.index - draft.scene.sentence.index))
    end = source.term.end if source.term else None
    if end is None or term.end and _instant(term.end) is not None and _instant(end) is not None and _instant(term.end) <= _instant(end):  # type: ignore[operator]
        return draft
    start = _following(end)
    reason = Reason(rule="term/previous end", detail=f"starts where the term before ends: {end} (sentence {source.scene.sentence.index})")
    return replace(draft, term=term.model_copy(update={"start": start, "basis": "previous end"}), reasons=(*draft.reasons, reason))


def _following(end: str) -> str:
    """The moment a term that follows on ``end`` starts: the next day after a whole day or its midnight, else the same instant."""
    if "T24:00" in end or len(end) == 10:
        return (date.fromisoformat(end[:10]) + timedelta(days=1)).isoformat()
    return end


def _with_announced_length(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Rule 6: "extended by 48 hours" beside "runs from 1 a.m. on Tuesday until midnight on Wednesday" is one term with both."""
    term = draft.term
    if term is None or term.hours or not (term.start and term.end):
        return draft
    for peer in _peers(draft, drafts, draft.kind):
        if peer.term and peer.term.hours and not peer.term.start and not peer.term.end and abs(peer.scene.sentence.index - draft.scene.sentence.index) <= 2:
            reason = Reason(rule="term/announced length", detail=f"{peer.term.hours:g} hours in sentence {peer.scene.sentence.index}")
            return replace(draft, term=term.model_copy(update={"hours": peer.term.hours}), reasons=(*draft.reasons, reason))
    return draft


def _from_follow_up(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A first term that states only its length ends where its stated extension begins, or where it is said to end."""
    term = draft.term
    if term is None or not term.hours or term.start or term.end:
        return draft
    for extension in _peers(draft, drafts, "truce.extended"):
        if extension.term and extension.term.start and abs(extension.scene.sentence.index - draft.scene.sentence.index) <= 1:
            start = _hours_before(extension.term.start, term.hours)
            if start:
                reason = Reason(rule="term/back-computed", detail=f"{term.hours:g} hours before the extension that starts {extension.term.start}")
                return replace(draft, term=term.model_copy(update={"start": start, "basis": "start of the extension"}), reasons=(*draft.reasons, reason))
    for expiry in _peers(draft, drafts, "truce.expiry"):
        if expiry.term and expiry.term.end and len(expiry.term.end) >= 10 and not expiry.details.get("background"):
            start = start_of_term(expiry.term.end, term.hours, "day" if "T24:00" in expiry.term.end else None, draft.zone)
            if start:
                reason = Reason(rule="term/back-computed", detail=f"{term.hours:g} hours before the end said to be {expiry.term.end}")
                return replace(
                    draft, term=term.model_copy(update={"start": start, "end": expiry.term.end, "end_kind": "fixed", "basis": "stated end"}),
                    reasons=(*draft.reasons, reason),
                )  # fmt: skip
    return draft


def _hours_before(start: str, hours: float) -> str | None:
    """The day (or instant) that lies ``hours`` before a start; whole days at day precision."""
    if len(start) == 10:
        return (date.fromisoformat(start) - timedelta(days=max(1, round(hours / 24)))).isoformat()
    return start_of_term(start, hours)


def _with_end(draft: Draft) -> Draft:
    """Start and length give the end; end and length give the start of a term that is stated to end."""
    term = draft.term
    if term is None:
        return draft
    if term.start and term.hours and not term.end and len(term.start) >= 10:
        end = end_of_term(term.start, term.hours, zone=draft.zone)
        basis = f"{term.basis}; end = start + {term.hours:g} h" if term.basis else f"end = start + {term.hours:g} h"
        return replace(draft, term=term.model_copy(update={"end": end, "end_kind": "fixed", "basis": basis}))
    if term.start and term.end and not term.hours and "T" in term.start and "T" in term.end:
        first, last = _instant(term.start), _instant(term.end)
        if first is not None and last is not None and 0 < (last - first) <= 31 * 24:
            return replace(draft, term=term.model_copy(update={"hours": round(last - first, 2)}))
    if term.end and term.end_kind == "unknown":
        return replace(draft, term=Term.model_validate({**term.model_dump(), "end_kind": "fixed"}))
    return draft


def _instant(iso: str) -> float | None:
    """Hours since the epoch, for comparing; None when the string is coarser than a day."""
    return earliest(iso).timestamp() / 3600 if len(iso) >= 10 else None


def mark_background(drafts: Sequence[Draft], published: str | None) -> tuple[Draft, ...]:
    """What lies more than 45 days before the report is told as history; so is a past perfect with "earlier" or "previous"."""
    return tuple(_background(d, published) for d in drafts)


def _background(draft: Draft, published: str | None) -> Draft:
    if published is None or draft.stance.modality not in ("actual", "planned") or draft.kind.startswith("casualty"):
        return draft
    latest = [v for v in (draft.term.end if draft.term else None, draft.term.start if draft.term else None, draft.when.end or draft.when.start if draft.when else None) if v]
    if not latest:
        return draft
    limit = (date.fromisoformat(published[:10]) - timedelta(days=_LONG_AGO_DAYS)).isoformat()
    if max(v[:10] for v in latest) < limit[: len(max(v[:10] for v in latest))]:
        return replace(
            draft, stance=replace(draft.stance, modality="historical"), details={**draft.details, "background": True},
            reasons=(*draft.reasons, Reason(rule="background", detail=f"more than {_LONG_AGO_DAYS} days before the report")),
        )  # fmt: skip
    return draft
