"""The actors of a report, sentence by sentence: parties, persons, and the words that point back to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from trucewatch.lexicon.parties import PartyHit, party, with_country
from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor
from trucewatch.reading.memory import Memory
from trucewatch.reading.persons import Person, find_persons
from trucewatch.reading.references import find_references
from trucewatch.reading.scene import ActorMention
from trucewatch.reading.sentences import Sentence

__all__ = ["ActorMention", "Memory", "find_actors"]

_GENERAL_STAFF = "general-staff"
"""Part of the defence ministry, and named for it as often as not."""


def find_actors(
    sentence: Sentence, hits: tuple[PartyHit, ...], memory: Memory, words: Words
) -> tuple[ActorMention, ...]:
    """Actors of one sentence in reading order; ``memory`` is moved on for the sentences that follow.

    ``hits`` are the parties found in the sentence, with offsets in the report. A party inside a person's words (title
    and name) is no actor of its own.
    """
    say = words.forms_of("attribution", "say")
    persons = find_persons(sentence.text, sentence.start, hits, memory.persons, say)
    named = [_from_person(person) for person in persons]
    for hit in hits:
        if not any(p.start < hit.end and hit.start < p.end for p in persons):
            named.append(_of_the_state_named(_from_hit(hit), (*memory.bodies, *named)))
    mentions = [*named, *find_references(sentence, named, memory, words)]
    mentions.sort(key=lambda m: m.start)
    memory.move_on(sentence, mentions, words)
    return tuple(mentions)


def _from_person(person: Person) -> ActorMention:
    return ActorMention(
        person.start,
        person.end,
        person.name,
        person.actor,
        "person",
        person.country,
        person.side,
        first=person.first,
        last=person.last,
    )


def _from_hit(hit: PartyHit) -> ActorMention:
    party = hit.party
    known = None if party.sort == "unlisted" else party.id
    actor = Actor(name=party.name, id=known, kind=party.kind)
    return ActorMention(hit.start, hit.end, hit.text, actor, hit.form, party.country)


def _of_the_state_named(mention: ActorMention, earlier: Iterable[ActorMention]) -> ActorMention:
    """ "the Ministry of Defence" after "the Russian Defence Ministry" or its General Staff is Russia's.

    Only where one state's was named: of two nobody can tell which.
    """
    code = mention.actor.id or ""
    if mention.country or mention.actor.kind != "ministry" or "/" in code:
        return mention
    portfolio = code.removeprefix("ministry:")
    same = {portfolio, _GENERAL_STAFF} if portfolio == "defence" else {portfolio}
    ministries = (m for m in earlier if m.actor.kind == "ministry" and m.country)
    states = {m.country for m in ministries if (m.actor.id or "").rpartition("/")[2] in same}
    if len(states) != 1:
        return mention
    owned = with_country(party(code), party(f"country:{states.pop()}"))
    return replace(mention, actor=Actor(name=owned.name, id=owned.id, kind=owned.kind), country=owned.country)
