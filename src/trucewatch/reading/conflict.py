"""Which conflict a report, and a sentence of it, is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.lexicon.parties import conflicts, find_conflicts
from trucewatch.reading.mentions import ActorMention
from trucewatch.reading.places import PlaceMention

_CUE, _PLACE, _NATIONALITY, _LEAD = 2.0, 1.0, 0.6, 2.0


@dataclass(frozen=True, slots=True)
class ConflictView:
    """The conflict of a stretch of text: id of the conflict table or a country code; ``countries`` in order of weight."""

    id: str | None
    name: str | None
    countries: tuple[str, ...]


def conflict_of(
    text: str, places: Sequence[PlaceMention], actors: Sequence[ActorMention], lead: int, venues: frozenset[str] = frozenset()
) -> ConflictView:
    """The conflict with most support; what stands in the first ``lead`` characters counts double, venue countries not at all."""
    weight: Counter[str] = Counter()
    for place in places:
        if place.place.country and place.place.country not in venues:
            each = _NATIONALITY if place.associative else _PLACE
            weight[place.place.country.split("-")[0]] += each * (_LEAD if place.start < lead else 1.0)
    for actor in actors:
        if actor.form in ("name", "collective", "adjective") and actor.country and actor.actor.kind != "media":
            weight[actor.country.split("-")[0]] += _NATIONALITY * (_LEAD if actor.start < lead else 1.0)
    cues: Counter[str] = Counter()
    for hit in find_conflicts(text):
        cues[hit.conflict.id] += _CUE * (_LEAD if hit.start < lead else 1.0)
    scores: Counter[str] = Counter(cues)
    for conflict in conflicts():
        between = conflict.id == "-".join(conflict.countries[:2])
        have = [weight[c] for c in (conflict.countries[:2] if between else conflict.countries[:1])]
        if not have or not all(have):
            continue
        if between:
            # An interstate conflict needs both its states, and then outweighs a conflict inside one of them.
            scores[conflict.id] += sum(have) * 1.1
        elif cues[conflict.id] or not conflict.needs_cue:
            # Where a country has had several wars, or is known for other people's, its name alone is no sign of this one.
            scores[conflict.id] += sum(have)
    ranked = tuple(code for code, _ in weight.most_common())
    if not scores:
        return ConflictView(ranked[0] if ranked else None, None, ranked)
    best = max(scores.items(), key=lambda item: (item[1], item[0]))[0]
    chosen = next(c for c in conflicts() if c.id == best)
    seat = tuple(c for c in chosen.countries if c not in ranked[:1])
    return ConflictView(chosen.id, chosen.name, tuple(dict.fromkeys((*chosen.countries[:1], *ranked, *seat))))
