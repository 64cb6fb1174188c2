"""Which conflict a report, a sentence of it and a claim are about, and where that conflict is fought."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from trucewatch.lexicon.parties import Conflict, conflicts, find_conflicts
from trucewatch.lexicon.places import country_name, country_place, zone_of
from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Place
from trucewatch.reading.alternatives import one_of
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import ActorMention, Scene

# What each sign of a conflict weighs: words of its own, a place in it, a nationality; in the lead all count double.
_CUE, _PLACE, _NATIONALITY, _LEAD = 2.0, 1.0, 0.6, 2.0
# An interstate conflict needs both its states, and then outweighs a conflict inside one of them.
_INTERSTATE = 1.1
_VENUE_REACH = 70
"""Characters in front of a place in which a meeting there is named."""


@dataclass(frozen=True, slots=True)
class ConflictView:
    """The conflict of a stretch of text: id of the conflict table or a country code.

    ``countries`` are codes (ISO 3166-1 alpha-2) in order of weight.
    """

    id: str | None
    name: str | None
    countries: tuple[str, ...]

    @property
    def between_states(self) -> bool:
        """The conflict is one of two states with each other; neither of them alone is its country."""
        entry = self._entry
        return entry is not None and _is_interstate(entry)

    @property
    def home(self) -> frozenset[str]:
        """Where the conflict is fought: the countries of its entry, or the country that the report names most."""
        entry = self._entry
        return frozenset(entry.countries) if entry else frozenset(self.countries[:1])

    @property
    def country(self) -> Place | None:
        """The country of the conflict as a place of precision country: its outline, never its capital."""
        if not self.countries:
            return None
        if self.between_states and self.name:
            return Place(name=self.name, precision="supranational")
        code = self.countries[0]
        found = country_place(code)
        if found is None:
            return Place(name=country_name(code) or code, country=code, precision="country")
        return Place(name=found.name, country=found.country, lat=found.lat, lon=found.lon, precision="country")

    @property
    def zone(self) -> str | None:
        """IANA time zone of the first country, its main one where it has several; None when unknown."""
        return zone_of(self.countries[0]) if self.countries else None

    def of_places(self, places: Sequence[Place]) -> str | None:
        """The conflict of the place that a claim itself names; else that of the report."""
        codes = (p.country.split("-")[0] for p in places if p.role in ("coverage", "event") and p.country)
        own = next(codes, None)
        if own is None or own in self.home:
            return self.id
        return next((c.id for c in conflicts() if c.countries[:1] == (own,)), None) or own

    @property
    def _entry(self) -> Conflict | None:
        return next((c for c in conflicts() if c.id == self.id), None)


def conflict_of(
    text: str, places: Sequence[PlaceMention], actors: Sequence[ActorMention], lead: int, words: Words
) -> ConflictView:
    """The conflict with most support; what stands in the first ``lead`` characters counts double.

    Where people meet, sign and speak is no place of the war: "talks in Geneva", "a UN spokesman in Zagreb".
    """
    weight = _countries(
        [p for p in places if not _is_venue(text, p.start, words)],
        [a for a in actors if not _is_venue(text, a.start, words)],
        lead,
    )
    scores = _scores(_cues(text, lead), weight)
    ranked = tuple(sorted(weight, key=lambda code: -weight[code]))
    if not scores:
        return ConflictView(ranked[0] if ranked else None, None, ranked)
    best = max(scores.items(), key=lambda item: (item[1], item[0]))[0]
    chosen = next(c for c in conflicts() if c.id == best)
    seat = tuple(c for c in chosen.countries if c not in ranked[:1])
    return ConflictView(chosen.id, chosen.name, tuple(dict.fromkeys((*chosen.countries[:1], *ranked, *seat))))


def country_turned_to(scene: Scene, home: frozenset[str]) -> Place | None:
    """The country of another conflict that a sentence turns to ("... in eastern Ukraine, under the Minsk agreements").

    ``home`` are the countries of the report's own conflict; empty when unknown, and then nothing is another one.
    """
    if not home or not scene.truces:
        return None
    places = (p for p in scene.places if not p.associative and not _hosts(scene, p.start))
    named = [p.place.country for p in places if p.place.country]
    if any(code in home for code in named):
        return None
    seats = {c.countries[0] for c in conflicts() if not c.needs_cue}
    cued = [h.conflict.countries[0] for h in find_conflicts(scene.sentence.text)]
    codes = [code for code in (*cued, *named) if code in seats and code not in home]
    found = country_place(codes[0]) if codes and (cued or len(set(codes)) == 1) else None
    if found is None:
        return None
    name = country_name(codes[0]) or found.name
    return Place(name=name, country=found.country, lat=found.lat, lon=found.lon, precision="country")


def _hosts(scene: Scene, start: int) -> bool:
    """People meet there: no turn to the conflict of the hosts."""
    return _is_venue(scene.sentence.text, start - scene.sentence.start, scene.words)


def _is_venue(text: str, start: int, words: Words) -> bool:
    near = max(0, start - _VENUE_REACH)
    return bool(_meeting_in(words).search(text, near, start) or _speaker_in(words).search(text, near, start))


@cache
def _meeting_in(words: Words) -> re.Pattern[str]:
    """ "met on Monday in ", "talks held at ": what stands in front of a place where people meet."""
    return re.compile(
        rf"\b(?:{one_of(words, 'venues', 'meeting')})\b(?:(?!\b(?:of|for|to|against|by)\b)[^.;:\n])*?"
        rf"\b(?:in|at|near|outside)\s+(?:the\s+)?(?:[a-z]+\s+){{0,4}}$",
        re.IGNORECASE,
    )


@cache
def _speaker_in(words: Words) -> re.Pattern[str]:
    """ "a UN spokesman in ", "diplomats in ": who speaks for an organisation of states sits where its office is."""
    of_states, offices = one_of(words, "venues", "organisations"), one_of(words, "venues", "offices")
    theirs = rf"(?:{of_states})(?!\w)(?:'s|’s)?\s+(?:[\w-]+\s+){{0,3}}?(?i:{offices})"
    anybody = rf"(?i:{one_of(words, 'venues', 'speakers')})"
    return re.compile(rf"\b(?:{theirs}|{anybody})\s+(?:based\s+)?in\s+(?:the\s+)?$")


def _countries(places: Sequence[PlaceMention], actors: Sequence[ActorMention], lead: int) -> Mapping[str, float]:
    """Code of each country named -> its weight, in the order of first mention."""
    weight: defaultdict[str, float] = defaultdict(float)
    for place in places:
        if place.place.country:
            each = _NATIONALITY if place.associative else _PLACE
            weight[place.place.country.split("-")[0]] += each * (_LEAD if place.start < lead else 1.0)
    for actor in actors:
        if actor.form in ("name", "collective", "adjective") and actor.country and actor.actor.kind != "media":
            weight[actor.country.split("-")[0]] += _NATIONALITY * (_LEAD if actor.start < lead else 1.0)
    return dict(weight)


def _cues(text: str, lead: int) -> Mapping[str, float]:
    """Id of each conflict that the text has words for -> their weight."""
    cues: defaultdict[str, float] = defaultdict(float)
    for hit in find_conflicts(text):
        cues[hit.conflict.id] += _CUE * (_LEAD if hit.start < lead else 1.0)
    return dict(cues)


def _scores(cues: Mapping[str, float], weight: Mapping[str, float]) -> Mapping[str, float]:
    """Id of each conflict that the text may be about -> cues and countries together."""
    scores = defaultdict(float, cues)
    for conflict in conflicts():
        between = _is_interstate(conflict)
        have = [weight.get(code, 0.0) for code in conflict.countries[: 2 if between else 1]]
        if not have or not all(have):
            continue
        if between:
            scores[conflict.id] += sum(have) * _INTERSTATE
        elif cues.get(conflict.id) or not conflict.needs_cue:
            # Where a country has had several wars, or is known for other people's, its name alone is no sign of this.
            scores[conflict.id] += sum(have)
    return dict(scores)


def _is_interstate(conflict: Conflict) -> bool:
    return len(conflict.countries) > 1 and conflict.id == "-".join(conflict.countries[:2])
