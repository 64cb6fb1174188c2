"""A report says the same thing in its headline, its lead and again below: one claim, from the sentence that says most."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.reading.claims.base import Draft
from trucewatch.reading.topics import topic_key

_ONCE = frozenset({
    "truce.declared", "truce.agreed", "truce.in_effect", "truce.extended", "truce.expiry", "truce.proposed", "truce.discussed", "truce.rejected",
    "truce.collapsed", "truce.terminated", "truce.suspended", "truce.exclusion", "talks.scheduled", "talks.held", "talks.collapsed",
    "talks.postponed", "talks.resumed", "talks.concluded", "contact.reported", "casualty.incident", "casualty.window",
})  # fmt: skip
_SAME = {"truce.agreed": "truce.declared", "casualty.window": "casualty.incident"}


def without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without those that repeat another of the report and add neither a time, a figure, nor a speaker of their own."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((k for k in kept if _repeats(draft, k)), None)
        if twin is None:
            kept.append(draft)
        elif _weight(draft) > _weight(twin):
            kept[kept.index(twin)] = draft
    return kept


_EARLIER_CUE = re.compile(r"\b(?:previous|earlier|initial|original|first|last|former|prior|past)\s+(?:[\w-]+\s+){0,2}(?:truce|cease-?fire|pause|halt|agreement|deal|pact|accord|cessation)", re.I)


def _other_truce(later: Draft, earlier: Draft) -> bool:
    """Signs that two drafts of one kind and place tell of two truces: history beside news, other lengths, other declarers."""
    if not later.kind.startswith("truce."):
        return False
    if (later.stance.modality == "historical") != (earlier.stance.modality == "historical"):
        return True
    if bool(_EARLIER_CUE.search(later.scene.sentence.text)) != bool(_EARLIER_CUE.search(earlier.scene.sentence.text)):
        return True
    hours = {d.term.hours for d in (later, earlier) if d.term and d.term.hours}
    if len(hours) > 1:
        return True
    first, second = ({a.id or a.name for a in d.actors if a.role in ("announcer", "party")} for d in (later, earlier))
    own = later.kind == "truce.declared" and earlier.kind == "truce.declared"
    return own and bool(first) and bool(second) and not first & second


def _family(kind: str) -> str:
    return _SAME.get(kind, kind)


def _repeats(later: Draft, earlier: Draft) -> bool:
    if _other_truce(later, earlier):
        return False
    if later.kind not in _ONCE or _family(later.kind) != _family(earlier.kind) or later.stance.polarity != earlier.stance.polarity:
        return False
    if later.scene.sentence.index == earlier.scene.sentence.index and later.trigger != earlier.trigger and later.figure is None:
        mine, theirs = _times(later), _times(earlier)
        return topic_key(later) == topic_key(earlier) and later.kind == earlier.kind and (mine == theirs or not mine or not theirs)
    if later.figure or earlier.figure:
        return _same_figure(later, earlier)
    if later.kind.startswith("truce") and topic_key(later) != topic_key(earlier) and not _in_headline(earlier, later):
        return False
    if later.kind.startswith(("talks", "contact")):
        return _in_headline(later, earlier) and later.kind.startswith("talks") or _compatible(later, earlier)
    mine, theirs = _times(later), _times(earlier)
    if mine and theirs and not (mine <= theirs or theirs <= mine):
        return False  # one gives the day of the announcement, the other the clock of the term: both are needed
    if later.voice.claimants and earlier.voice.claimants and set(later.voice.claimants) != set(earlier.voice.claimants):
        return not mine
    return True


def _in_headline(*drafts: Draft) -> bool:
    return any(d.scene.sentence.part == "headline" for d in drafts)


def _compatible(later: Draft, earlier: Draft) -> bool:
    """The same talks or contact: no time, venue or participant speaks against it."""
    mine, theirs = _times(later), _times(earlier)
    if mine and theirs and not (mine & theirs):
        return False
    here, there = {p.name for p in later.places}, {p.name for p in earlier.places}
    if here and there and not (here & there):
        return False
    ours, others = {a.id or a.name for a in later.actors}, {a.id or a.name for a in earlier.actors}
    if later.kind == "contact.reported":
        return later.subtype == earlier.subtype and len(ours & others) >= 2
    return not mine or not theirs or mine == theirs


def _same_figure(later: Draft, earlier: Draft) -> bool:
    a, b = later.figure, earlier.figure
    if a is None or b is None:
        return False
    same = (a.low, a.best, a.high, a.measure) == (b.low, b.best, b.high, b.measure)
    return same and (a.population == b.population or _in_headline(later, earlier) or None in (a.population, b.population)) and (
        not later.voice.claimants or not earlier.voice.claimants or set(later.voice.claimants) == set(earlier.voice.claimants)
    )


def _times(draft: Draft) -> frozenset[str]:
    values = []
    if draft.when and draft.when.start:
        values.append(f"when {draft.when.start[:10]}")
    if draft.term:
        values += [f"{edge} {v[:10]}" for edge, v in (("start", draft.term.start), ("end", draft.term.end)) if v]
        if draft.term.hours:
            values.append(f"{draft.term.hours:g} h")
    return frozenset(values)


def _weight(draft: Draft) -> tuple[int, int, int]:
    """How much a draft says: its times, its speaker and actors; the body before the headline."""
    return (len(_times(draft)), int(draft.scene.sentence.part == "body"), len(draft.actors) + len(draft.voice.claimants))
