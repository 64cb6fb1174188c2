"""What a report has named so far, and which of it the words of the next sentence can point back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor
from trucewatch.reading.lists import is_comma, is_last_and, pair_gap
from trucewatch.reading.persons import Person
from trucewatch.reading.scene import ActorMention
from trucewatch.reading.sentences import Sentence

_GROUPS = frozenset({"armed_group", "designated_group", "armed_forces", "opposition_body", "de_facto_authority"})


@dataclass(slots=True)
class Memory:
    """Mutable, but it never leaves the reading of one report. ``persons`` by surname in lower case.

    ``..._at`` are the indices of the sentences that named them last, by name or by a word that points back to them.
    """

    persons: dict[str, Person] = field(default_factory=dict)
    last_person: ActorMention | None = None
    last_body: ActorMention | None = None
    bodies: list[ActorMention] = field(default_factory=list)
    bodies_at: list[int] = field(default_factory=list)  # one for each of the bodies
    pair: tuple[Actor, ...] = ()
    person_at: int = 0
    body_at: int = 0
    pair_at: int = 0
    fresh: bool = False  # the pair was named in the sentence before
    plural: ActorMention | None = None  # what "they" of the next sentence stands for: the plural actor this began with

    def move_on(self, sentence: Sentence, mentions: Sequence[ActorMention], words: Words) -> None:
        """Remember the actors of a sentence, which come in reading order, for the sentences behind it."""
        plain = [m for m in mentions if m.form not in ("adjective", "reference")]
        persons = [m for m in plain if m.form == "person"]
        bodies = [m for m in plain if m.form != "person"]
        self.plural = _plural(mentions)
        at = sentence.index
        self.bodies.extend(bodies)
        self.bodies_at.extend(at for _ in bodies)
        again = [m for m in mentions if m.form == "reference"]
        if persons or any(m.actor == self.last_person.actor for m in again if self.last_person):
            self.last_person, self.person_at = (*persons, self.last_person)[0], at
        spoke = next((m for m in bodies if m.actor.kind != "media"), None)
        if spoke or any(m.actor == self.last_body.actor for m in again if self.last_body):
            self.last_body, self.body_at = spoke or self.last_body, at
        pair = tuple(p.actor for p in persons) if len(persons) == 2 else _coordinated(sentence, plain, words)
        if pair or any(m.members == self.pair for m in again if m.members):
            self.pair_at = at
        self.pair, self.fresh = pair or self.pair, bool(pair)

    def person(self, at: int, far: int) -> ActorMention | None:
        """The person spoken of last, when that was not more than ``far`` sentences before the sentence ``at``."""
        return self.last_person if at - self.person_at <= far else None

    def body(self, at: int, far: int) -> ActorMention | None:
        """The state, group or body spoken of last, when that was not more than ``far`` sentences before."""
        return self.last_body if at - self.body_at <= far else None

    def bodies_near(self, at: int, far: int) -> list[ActorMention]:
        """The bodies named in the ``far`` sentences before the sentence ``at``."""
        return [mention for mention, named in zip(self.bodies, self.bodies_at, strict=True) if at - named <= far]


def _plural(mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The actor that the sentence began with, where it is a force named by a plural ("The Houthis", "rebels")."""
    first = next((m for m in mentions if m.form != "adjective"), None)
    if first is None or first.form not in ("collective", "name") or first.actor.kind not in _GROUPS:
        return None
    return first if first.text.endswith("s") else None


def _coordinated(sentence: Sentence, plain: Sequence[ActorMention], words: Words) -> tuple[Actor, ...]:
    """The first actors joined by commas and "and" or "with" ("Russia and the U.S.", "Russia, Turkey and Iran")."""
    capitals = sum(m.form in ("capital", "seat") for m in plain)
    # One capital beside other actors is where they met; two speak for their governments.
    able = [m for m in plain if m.actor.kind != "media" and (capitals > 1 or m.form not in ("capital", "seat"))]
    for at in range(len(able) - 1):
        left, right = able[at : at + 2]
        listed = _listed(sentence, able[at:])
        if listed:
            return tuple(m.actor for m in listed)
        if pair_gap(words).fullmatch(_between(sentence, left, right)) and left.actor.id != right.actor.id:
            return (left.actor, right.actor)
    return ()


def _listed(sentence: Sentence, actors: Sequence[ActorMention]) -> Sequence[ActorMention]:
    """The actors from the first on that are listed with commas and a last "and": three at least, or none."""
    for at in range(1, len(actors)):
        gap = _between(sentence, actors[at - 1], actors[at])
        if is_comma(gap):
            continue
        return actors[: at + 1] if at > 1 and is_last_and(gap) else ()
    return ()


def _between(sentence: Sentence, left: ActorMention, right: ActorMention) -> str:
    return sentence.text[left.end - sentence.start : right.start - sentence.start]
