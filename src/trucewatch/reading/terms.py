"""Terms that several sentences of one report give together (domain reference §3.3 rules 2 to 6).

"Extended for another 48 hours" in one sentence and "was due to expire at midnight on Monday" in the next make one term
with a start. Every computed value says in `basis` what it was computed from; nothing is computed from the day the file
was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from trucewatch.model.claim import Reason
from trucewatch.model.when import Term, earliest
from trucewatch.reading.claims.base import Draft
from trucewatch.reading.times import end_of_term, start_of_term

_BEGINNINGS = frozenset({"truce.declared", "truce.agreed", "truce.in_effect", "truce.proposed"})
_LONGEST_TERM_HOURS = 31 * 24
"""Stated clocks farther apart are not the two ends of one term."""


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


def _peers(draft: Draft, drafts: Sequence[Draft], kind: str) -> list[Draft]:
    """Other drafts of a kind that assert something of the same truce."""
    others = (d for d in drafts if d is not draft and d.kind == kind and d.thread == draft.thread)
    return [d for d in others if d.stance.polarity == "asserted"]


def _distance(draft: Draft, other: Draft) -> int:
    """In sentences."""
    return abs(draft.scene.sentence.index - other.scene.sentence.index)


def _from_previous_end(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Rule 4: "another N hours" count from the end before it; the end must be the one nearest to the announcement."""
    term = draft.term
    if term is None or term.start or (not term.hours and not term.end):
        return draft
    ends = [(d, d.term.end) for d in _peers(draft, drafts, "truce.expiry") if d.term and d.term.end]
    if not ends:
        return draft
    source, end = min(ends, key=lambda each: _distance(draft, each[0]))
    own, previous = _instant(term.end) if term.end else None, _instant(end)
    if own is not None and previous is not None and own <= previous:
        return draft
    detail = f"starts where the term before ends: {end} (sentence {source.scene.sentence.index})"
    reason = Reason(rule="term/previous end", detail=detail)
    return _with_term(draft, reason, start=_following(end), basis="previous end")


def _following(end: str) -> str:
    """Start of a term that follows on ``end``: the day after a whole day or its midnight, else the same instant."""
    if "T24:00" in end or len(end) == 10:
        return (date.fromisoformat(end[:10]) + timedelta(days=1)).isoformat()
    return end


def _with_announced_length(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Rule 6: "extended by 48 hours" beside "runs from 1 a.m. on Tuesday until midnight on Wednesday" is one term."""
    term = draft.term
    if term is None or term.hours or not (term.start and term.end):
        return draft
    for peer in _peers(draft, drafts, draft.kind):
        announced = peer.term
        if announced is None or not announced.hours or announced.start or announced.end:
            continue
        if _distance(draft, peer) <= 2:
            detail = f"{announced.hours:g} hours in sentence {peer.scene.sentence.index}"
            return _with_term(draft, Reason(rule="term/announced length", detail=detail), hours=announced.hours)
    return draft


def _from_follow_up(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A first term that states only its length ends where its stated extension begins, or where it is said to end."""
    term = draft.term
    if term is None or not term.hours or term.start or term.end:
        return draft
    for extension in _peers(draft, drafts, "truce.extended"):
        if extension.term is None or not extension.term.start or _distance(draft, extension) > 1:
            continue
        if start := _hours_before(extension.term.start, term.hours):
            detail = f"{term.hours:g} hours before the extension that starts {extension.term.start}"
            reason = Reason(rule="term/back-computed", detail=detail)
            return _with_term(draft, reason, start=start, basis="start of the extension")
    for expiry in _peers(draft, drafts, "truce.expiry"):
        end = expiry.term.end if expiry.term else None
        if end is None or len(end) < len("2016-02-27") or expiry.details.get("background"):
            continue
        if start := start_of_term(end, term.hours, "day" if "T24:00" in end else None, draft.zone):
            reason = Reason(rule="term/back-computed", detail=f"{term.hours:g} hours before the end said to be {end}")
            return _with_term(draft, reason, start=start, end=end, end_kind="fixed", basis="stated end")
    return draft


def _with_term(draft: Draft, reason: Reason, **values: str | float) -> Draft:
    """The draft with these fields of its term."""
    term = draft.term.model_copy(update=values) if draft.term else None
    return replace(draft, term=term, reasons=(*draft.reasons, reason))


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
        if first is not None and last is not None and 0 < last - first <= _LONGEST_TERM_HOURS:
            return replace(draft, term=term.model_copy(update={"hours": round(last - first, 2)}))
    if term.end and term.end_kind == "unknown":
        return replace(draft, term=Term.model_validate({**term.model_dump(), "end_kind": "fixed"}))
    return draft


def _instant(iso: str) -> float | None:
    """Hours since the epoch, for comparing; None when the string is coarser than a day."""
    return earliest(iso).timestamp() / 3600 if len(iso) >= 10 else None
