"""The actors of a report, sentence by sentence: parties, persons, and the words that point back to them.

Back-references ("he", "the ministry", "both sides") are resolved inside the report only, to the latest fitting actor;
what fits nobody stays unresolved rather than guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from trucewatch.lexicon.parties import PartyHit
from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor
from trucewatch.reading.persons import Person, find_persons
from trucewatch.reading.scene import ActorMention
from trucewatch.reading.sentences import Sentence

_PAIR = re.compile(
    r"\b(?:both|the two|the)\s+(?:(?:warring|conflicting|opposing|rival|of the conflicting|of the warring)\s+)*(?:sides|parties|countries|ministers|leaders|presidents|nations|armies|"
    r"governments|foes|neighbou?rs|capitals|diplomats|delegations|states|generals|factions)\b"
    r"|\bthe (?:pair|two|three|four)\b(?!\s+(?:days|hours|weeks|months|years|people|men|women))(?=\s+(?:said|agreed|have|had|were|will|are|also|sides|countries|states|[A-Z,.;]))|\bBoth(?=\s+(?:stressed|said|agreed|undertook|had|have|were|accused|pledged|sides))"
    r"|\bboth of the (?:conflicting|warring) (?:parties|sides)\b|\bthe duo\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\bthe\s+(?:medical\s+|military\s+|foreign\s+|rights\s+|monitoring\s+|rebel\s+)?(department|command|charity|watchdog|monitor|office|front|party|militia|force|body|staff|office|secretariat|ministry|centre|center|group|army|military|mission|observatory|organi[sz]ation|committee|council|coalition|movement|agency|"
    r"government|delegation|envoy|minister|president|general|spokesman|spokeswoman|spokesperson|mediator|commander|statement|union|syndicate|alliance)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(he|she|it|they)\b(?!['’])", re.IGNORECASE)
_GROUPS = frozenset({"armed_group", "designated_group", "armed_forces", "opposition_body", "de_facto_authority"})
_PERSON_NOUNS = frozenset({"envoy", "minister", "president", "general", "spokesman", "spokeswoman", "spokesperson", "mediator", "commander"})
_STATEMENT_VERB = re.compile(r"\s+(?:also\s+|had\s+|has\s+|then\s+|later\s+|further\s+)?(\w+)")


@dataclass(slots=True)
class Memory:
    """What the report has named so far. Mutable, but it never leaves the reading of one report."""

    persons: dict[str, Person] = field(default_factory=dict)
    last_person: ActorMention | None = None
    last_body: ActorMention | None = None
    bodies: list[ActorMention] = field(default_factory=list)
    pair: tuple[Actor, ...] = ()
    fresh: bool = False  # the pair was named in the sentence before
    plural: ActorMention | None = None  # what "they" of the next sentence stands for: the plural actor this one began with


def find_actors(sentence: Sentence, hits: tuple[PartyHit, ...], memory: Memory, words: Words) -> tuple[ActorMention, ...]:
    """Actors of one sentence in reading order; ``memory`` is moved on for the sentences that follow."""
    say = words.forms_of("attribution", "say")
    persons = find_persons(sentence.text, sentence.start, hits, memory.persons, say)
    mentions = [_from_person(p) for p in persons]
    taken = [(m.start, m.end) for m in mentions]
    for hit in hits:
        if not any(a < hit.end and hit.start < b for a, b in taken):
            mentions.append(_from_hit(hit))
    mentions.extend(_references(sentence, mentions, memory, words))
    mentions.sort(key=lambda m: m.start)
    _remember(sentence, mentions, memory)
    return tuple(mentions)


def _from_person(person: Person) -> ActorMention:
    return ActorMention(
        person.start, person.end, person.name, person.actor, "person", person.country, person.side
    )


def _from_hit(hit: PartyHit) -> ActorMention:
    party = hit.party
    return ActorMention(hit.start, hit.end, hit.text, Actor(name=party.name, id=party.id, kind=party.kind), hit.form, party.country)


def _references(sentence: Sentence, named: list[ActorMention], memory: Memory, words: Words) -> list[ActorMention]:
    base, text = sentence.start, sentence.text
    found: list[ActorMention] = []

    def free(start: int, end: int) -> bool:
        return not any(m.start < end and start < m.end for m in (*named, *found))

    for match in _PAIR.finditer(text):
        start, end = base + match.start(), base + match.end()
        members = memory.pair or _pair_of([m for m in named if m.end <= start])
        if members and free(start, end):
            found.append(ActorMention(start, end, match.group(), members[0], "reference", members=members))
    for match in _DEFINITE.finditer(text):
        start, end = base + match.start(), base + match.end()
        target = _fitting(match.group(1).lower(), [*memory.bodies, *(m for m in named if m.end < start)], memory)
        if target and free(start, end):
            found.append(ActorMention(start, end, match.group(), target.actor, "reference", target.country, target.side))
    for match in _PRONOUN.finditer(text):
        start, end = base + match.start(), base + match.end()
        target = _antecedent(match.group(1).lower(), text[match.end() :], [m for m in named if m.end < start], memory, words)
        if target and free(start, end):
            found.append(ActorMention(start, end, match.group(), target.actor, "reference", target.country, target.side, target.members))
    return found


def _fitting(noun: str, candidates: list[ActorMention], memory: Memory) -> ActorMention | None:
    """The latest actor that the noun can stand for: its name holds the noun, or its kind does."""
    if noun == "statement":
        return memory.last_body or memory.last_person
    if noun in _PERSON_NOUNS:
        return memory.last_person
    spellings = {noun, noun.replace("center", "centre"), noun.replace("centre", "center")}
    for mention in reversed(candidates):
        if mention.form != "adjective" and any(s in mention.actor.name.lower() for s in spellings):
            return mention
    kinds = {
        "army": {"armed_forces"}, "military": {"armed_forces"}, "ministry": {"ministry"}, "centre": {"monitor"}, "center": {"monitor"},
        "observatory": {"monitor"}, "mission": {"monitor"}, "group": {"armed_group", "designated_group", "monitor", "humanitarian_ngo"},
        "movement": {"armed_group", "designated_group"}, "agency": {"media"}, "coalition": {"coalition", "armed_forces"},
        "charity": {"humanitarian_ngo"}, "watchdog": {"monitor"}, "monitor": {"monitor"}, "command": {"armed_forces"}, "front": {"armed_group", "designated_group", "opposition_body"},
        "department": {"ministry"}, "office": {"ministry"}, "militia": {"armed_group"}, "force": {"armed_forces", "armed_group"},
        "committee": {"opposition_body"}, "council": {"intergovernmental_body"},
    }.get(noun, set())
    return next((m for m in reversed(candidates) if m.actor.kind in kinds), None)


def _antecedent(word: str, after: str, before: list[ActorMention], memory: Memory, words: Words) -> ActorMention | None:
    if word in ("he", "she"):
        persons = [m for m in before if m.form == "person"]
        return persons[0] if persons else memory.last_person
    follows = _STATEMENT_VERB.match(after)
    verb = follows.group(1).lower() if follows else ""
    speaking = verb in words.forms_of("attribution", "say")
    if word == "it":
        agreeing = verb in ("agreed", "pledged", "promised", "vowed", "would", "will", "wants", "accepted", "rejected")
        if not speaking and not agreeing:
            return None
        bodies = [m for m in before if m.form in ("name", "collective", "capital", "seat")]
        return bodies[0] if bodies else memory.last_body
    if memory.plural is not None:
        return memory.plural
    if len(memory.pair) > 1 and memory.fresh:
        return ActorMention(0, 0, word, memory.pair[0], "reference", members=memory.pair)
    bodies = [m for m in before if m.form in ("name", "collective")]
    return bodies[-1] if bodies and speaking else memory.last_body if speaking else None


def _pair_of(mentions: list[ActorMention]) -> tuple[Actor, ...]:
    unique = {a.id or a.name: a for m in mentions if m.form not in ("adjective", "reference") and m.actor.kind != "media" for a in m.actors}
    return tuple(unique.values())[:2] if len(unique) == 2 else ()


def _remember(sentence: Sentence, mentions: list[ActorMention], memory: Memory) -> None:
    plain = [m for m in mentions if m.form not in ("adjective", "reference")]
    first = next((m for m in mentions if m.form != "adjective"), None)
    memory.plural = first if first is not None and first.form in ("collective", "name") and first.text.endswith("s") and first.actor.kind in _GROUPS else None
    memory.fresh = False
    persons = [m for m in plain if m.form == "person"]
    if persons:
        memory.last_person = persons[0]
    bodies = [m for m in plain if m.form != "person"]
    memory.bodies.extend(bodies)
    speakers = [m for m in bodies if m.actor.kind not in ("media",)]
    if speakers:
        memory.last_body = speakers[0]
    if len(persons) == 2:
        memory.pair, memory.fresh = tuple(p.actor for p in persons), True
        return
    capitals = sum(m.form in ("capital", "seat") for m in plain)
    coordinated = _coordinated(sentence, [m for m in plain if m.actor.kind != "media" and (capitals > 1 or m.form not in ("capital", "seat"))])
    if coordinated:
        memory.pair, memory.fresh = coordinated, True


def _coordinated(sentence: Sentence, plain: list[ActorMention]) -> tuple[Actor, ...]:
    """The first actors joined by commas and "and" or "with" ("Russia and the U.S.", "Russia, Turkey and Iran")."""
    for at, (left, right) in enumerate(zip(plain, plain[1:], strict=False)):
        listed = [left]
        while at + len(listed) < len(plain):
            each = plain[at + len(listed)]
            gap = sentence.text[listed[-1].end - sentence.start : each.start - sentence.start]
            if re.fullmatch(r",\s*(?:the\s+)?", gap):
                listed.append(each)
                continue
            if len(listed) > 1 and re.fullmatch(r",?\s*and\s+(?:the\s+)?", gap):
                return tuple(m.actor for m in (*listed, each))
            break
        between = sentence.text[left.end - sentence.start : right.start - sentence.start]
        joined = re.fullmatch(r"(?:[’']s?)?\s*(?:\([^)]*\))?,?\s*(?:and|with)\s+(?:the\s+|its\s+|his\s+|her\s+)?(?:(?:[A-Z][\w.-]*|[a-z]+-[a-z]+|paramilitary|rival|armed|main|moderate|allied)\s){0,2}", between)
        if joined and left.actor.id != right.actor.id:
            return (left.actor, right.actor)
    return ()
