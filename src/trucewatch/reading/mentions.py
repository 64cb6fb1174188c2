"""The actors of a report, sentence by sentence: parties, persons, and the words that point back to them."""

from __future__ import annotations

from trucewatch.lexicon.parties import PartyHit
from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor
from trucewatch.reading.memory import Memory
from trucewatch.reading.persons import Person, find_persons
from trucewatch.reading.references import find_references
from trucewatch.reading.scene import ActorMention
from trucewatch.reading.sentences import Sentence

__all__ = ["ActorMention", "Memory", "find_actors"]


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
    named += [_from_hit(h) for h in hits if not any(p.start < h.end and h.start < p.end for p in persons)]
    mentions = [*named, *find_references(sentence, named, memory, words)]
    mentions.sort(key=lambda m: m.start)
    memory.move_on(sentence, mentions, words)
    return tuple(mentions)


def _from_person(person: Person) -> ActorMention:
    return ActorMention(person.start, person.end, person.name, person.actor, "person", person.country, person.side)


def _from_hit(hit: PartyHit) -> ActorMention:
    party = hit.party
    actor = Actor(name=party.name, id=party.id, kind=party.kind)
    return ActorMention(hit.start, hit.end, hit.text, actor, hit.form, party.country)
