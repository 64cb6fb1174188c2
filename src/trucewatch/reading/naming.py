"""Generic names made those of the country that a report is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.lexicon.parties import countries, party, with_country
from trucewatch.lexicon.places import country_name
from trucewatch.model.claim import Actor
from trucewatch.reading.conflict import ConflictView
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import ActorMention

_REBELS = frozenset({"armed_group", "opposition_body"})
_OWNED = _REBELS | {"armed_forces", "state", "ministry", "de_facto_authority"}


def owned_by_country(mentions: Sequence[ActorMention], view: ConflictView) -> tuple[ActorMention, ...]:
    """ "the rebels" of a report on Syria are the Syrian rebels; generic names alone would join strangers in the record.

    Where two states fight each other nobody can tell whose army "the army" is, and it stays generic; where another
    state takes part, only the rebels are surely those of the first.
    """
    code = view.countries[0] if view.countries else None
    if code is None or view.between_states or code not in {c.code for c in countries()}:
        return tuple(mentions)
    kinds = _OWNED if len(view.home) == 1 else _REBELS
    return tuple(_owned(mention, code) if mention.actor.kind in kinds else mention for mention in mentions)


def by_country_name(mention: PlaceMention) -> PlaceMention:
    """ "Syrian" and "the U.S." are written as the countries they name."""
    place = mention.place
    if place.precision != "country" or not place.country:
        return mention
    return replace(mention, place=place.model_copy(update={"name": country_name(place.country) or place.name}))


def _owned(mention: ActorMention, code: str) -> ActorMention:
    known = mention.actor.id or ""
    if mention.country or mention.form not in ("collective", "name", "reference"):
        return mention
    if not known.startswith(("collective:", "government:", "ministry:")):
        return mention
    generic = party(known)
    owned = with_country(generic, party(f"country:{code}"))
    if owned is generic:
        return mention
    return replace(mention, actor=Actor(name=owned.name, id=owned.id, kind=owned.kind), country=owned.country)
