"""A report says the same thing in its headline, its lead and again below: one claim, from where most is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.reading.alternatives import one_of
from trucewatch.reading.claims.base import Draft
from trucewatch.reading.topics import topic_key

# Kinds of which a report tells each thing once, however often it says so.
_ONCE = frozenset(
    {
        "truce.declared", "truce.agreed", "truce.in_effect", "truce.extended", "truce.expiry", "truce.proposed",
        "truce.discussed", "truce.rejected", "truce.collapsed", "truce.terminated", "truce.suspended",
        "truce.exclusion", "talks.scheduled", "talks.held", "talks.collapsed", "talks.postponed", "talks.resumed",
        "talks.concluded", "contact.reported", "casualty.incident", "casualty.window", "incident.reported",
    }
)  # fmt: skip
_FAMILY = {"truce.agreed": "truce.declared", "casualty.window": "casualty.incident"}


def without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without those that repeat another and add neither a time, a figure, nor a speaker of their own."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((k for k in kept if _repeats(draft, k)), None)
        if twin is None:
            kept.append(draft)
        elif _weight(draft) > _weight(twin):
            kept[kept.index(twin)] = draft
    return kept


def _repeats(later: Draft, earlier: Draft) -> bool:
    """The two tell one thing, and the later one adds nothing that has to be kept beside the earlier."""
    if later.kind not in _ONCE or _family(later.kind) != _family(earlier.kind):
        return False
    if later.stance.polarity != earlier.stance.polarity or _other_truce(later, earlier):
        return False
    if later.kind == "incident.reported":
        return _same_incident(later, earlier)
    same_sentence = later.scene.sentence.index == earlier.scene.sentence.index
    if same_sentence and later.trigger != earlier.trigger and later.figure is None:
        return _same_in_sentence(later, earlier)
    if later.figure or earlier.figure:
        return _same_figure(later, earlier)
    headline = _in_headline(later, earlier)
    if later.kind.startswith("truce") and topic_key(later) != topic_key(earlier) and not headline:
        return False
    if later.kind.startswith("talks"):
        return headline or _compatible(later, earlier)
    if later.kind.startswith("contact"):
        return _compatible(later, earlier)
    return _adds_nothing(later, earlier)


def _same_incident(later: Draft, earlier: Draft) -> bool:
    """One of the two says of its event nothing that the other does not, and that is more than its kind."""
    if later.subtype != earlier.subtype or not _same_claimants(later, earlier):
        return False
    mine, theirs = _told_of(later), _told_of(earlier)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _told_of(draft: Draft) -> frozenset[str]:
    """Where, when, by whom and on what, as far as a draft of an incident says."""
    details = (str(draft.details.get(key, "")) for key in ("target", "attacker"))
    who = (a.id or a.name for a in draft.actors)
    return frozenset((*_times(draft), *(p.name for p in draft.places), *who, *details)) - {""}


def _same_in_sentence(later: Draft, earlier: Draft) -> bool:
    mine, theirs = _times(later), _times(earlier)
    same = topic_key(later) == topic_key(earlier) and later.kind == earlier.kind
    return same and (mine <= theirs or theirs <= mine)


def _adds_nothing(later: Draft, earlier: Draft) -> bool:
    mine, theirs = _times(later), _times(earlier)
    if mine and theirs and not (mine <= theirs or theirs <= mine):
        return False  # one gives the day of the announcement, the other the clock of the term: both are needed
    return _same_claimants(later, earlier) or not mine


def _other_truce(later: Draft, earlier: Draft) -> bool:
    """Two drafts of one kind and place tell of two truces: history beside news, other lengths, other declarers."""
    if not later.kind.startswith("truce."):
        return False
    if (later.stance.modality == "historical") != (earlier.stance.modality == "historical"):
        return True
    if _of_previous_truce(later) != _of_previous_truce(earlier):
        return True
    if (later.truce is None) != (earlier.truce is None) and not _times(later) & _times(earlier):
        return True  # "ordered her troops to halt attacks" is not the truce signed, unless a day or clock joins them
    hours = {d.term.hours for d in (later, earlier) if d.term and d.term.hours}
    if len(hours) > 1:
        return True
    if later.kind != "truce.declared" or earlier.kind != "truce.declared":
        return False
    first, second = ({a.id or a.name for a in d.actors if a.role in ("announcer", "party")} for d in (later, earlier))
    return bool(first) and bool(second) and not first & second


def _of_previous_truce(draft: Draft) -> bool:
    return bool(_previous_truce(draft.scene.words).search(draft.scene.sentence.text))


@cache
def _previous_truce(words: Words) -> re.Pattern[str]:
    adjectives, nouns = one_of(words, "previous_truce", "adjectives"), one_of(words, "previous_truce", "nouns")
    return re.compile(rf"\b(?:{adjectives})\s+(?:[\w-]+\s+){{0,2}}(?:{nouns})", re.IGNORECASE)


def _family(kind: str) -> str:
    return _FAMILY.get(kind, kind)


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
    if a is None or b is None or (a.low, a.best, a.high, a.measure) != (b.low, b.best, b.high, b.measure):
        return False
    mine, theirs = _times(later), _times(earlier)
    if mine and theirs and not mine & theirs:
        return False  # four dead on Monday are not the four of the week before
    of_same = a.population == b.population or None in (a.population, b.population) or _in_headline(later, earlier)
    return of_same and _same_claimants(later, earlier)


def _same_claimants(later: Draft, earlier: Draft) -> bool:
    """Who is not said may be the same."""
    mine, theirs = set(later.voice.claimants), set(earlier.voice.claimants)
    return not mine or not theirs or mine == theirs


def _times(draft: Draft) -> frozenset[str]:
    """The times that a draft gives, to the day, each with what it is the time of."""
    values = []
    if draft.when and draft.when.start:
        values.append(f"when {draft.when.start[:10]}")
    if draft.term:
        values += [f"{edge} {v[:10]}" for edge, v in (("start", draft.term.start), ("end", draft.term.end)) if v]
        if draft.term.hours:
            values.append(f"{draft.term.hours:g} h")
    return frozenset(values)


def _weight(draft: Draft) -> tuple[int, int, int, int]:
    """How much a draft says: its times, the truce by name, its speaker and actors; the body before the headline."""
    return (
        len(_times(draft)),
        int(draft.truce is not None),
        int(draft.scene.sentence.part == "body"),
        len(draft.actors) + len(draft.voice.claimants),
    )
