"""Who has been speaking: what "he added", "it said" and "the group said" mean by the one who spoke last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor
from trucewatch.reading import grammar
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.sources import Sources
from trucewatch.reading.voice import Attribution

_BARE = re.compile(r"the\s+(?:[\w’'.-]+-based\s+)?[\w-]+", re.IGNORECASE)
_NEAR = 2
"""Sentences after which somebody else may be meant, if the report named one."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """The last to speak, the last person and the last body among them, with the indices of their sentences.

    ``persons`` are all who spoke, the last one last.
    """

    last: Attribution | None = None
    person: Attribution | None = None
    body: Attribution | None = None
    at: int = -_NEAR
    person_at: int = -_NEAR
    body_at: int = -_NEAR
    persons: tuple[Attribution, ...] = ()

    def heard(self, said: Sequence[Attribution], scene: Scene, at: int) -> Speakers:
        """As it stands after a sentence with these attributions: the one who answers for most of it spoke."""
        committing = scene.words.set_of("speakers", "committing")  # who agrees to a deal does not speak
        named = [a for a in said if a.sources and not a.media and a.verb not in committing]
        if not named:
            return self
        spoke = max(named, key=lambda a: (len(a.content), a.cue))
        new = replace(self, last=spoke, at=at)
        if len(spoke.sources) > 1:
            return new
        if _is_person(spoke.sources[0], scene.words):
            return replace(new, person=spoke, person_at=at, persons=(*self.persons, spoke))
        return replace(new, body=spoke, body_at=at)

    def with_own(self, said: Sequence[Attribution], scene: Scene) -> Speakers:
        """With what the same sentence has attributed so far ("X said ... and he added ..."), outside quotations."""
        own = [a for a in said if not scene.in_quote(scene.parse.tokens[a.cue].start)]
        return self.heard(own, scene, scene.sentence.index) if own else self

    def meant(self, scene: Scene, i: int) -> Sources | None:
        """The speaker that the nominal ``i`` points back to; None where it names one itself, or might mean another."""
        token, here = scene.parse.tokens[i], scene.sentence.index
        words = scene.words
        mention = next((a for a in scene.actors if a.start <= token.start < a.end), None)
        if mention is not None and mention.form != "reference":
            return None
        lemma = token.text.lower()
        if named := self._of_name(token.text):
            return named  # a part of the name of one who spoke before
        if token.pos != "PRON" and not _is_bare(scene, i):
            return None
        if lemma in ("he", "she") or lemma in words.set_of("back_references", "persons"):
            resolved = mention is not None and (mention.actor.id or "").startswith("person:")
            spoken_of = any(a is not mention and mention and a.actor.id == mention.actor.id for a in scene.actors)
            if resolved and not spoken_of and self.person_at < here - 1:
                return None  # nobody spoke right before: whom the report named last is meant
            return _sources(self.person) if self._is_meant(self.person_at, here, mention) else None
        if mention is not None and token.pos == "PRON" and _named_before(scene, mention):
            return None
        if lemma == "it" or lemma in words.set_of("back_references", "statements"):
            return _sources(self.body) if self._is_meant(self.body_at, here, mention) else None
        if lemma == "they" and mention is not None and mention.members:
            return None
        if lemma == "they":
            return _sources(self.last) if self.at == here - 1 and _is_plural(self.last) else None
        if token.pos == "NOUN" and (again := self._named_so(lemma)):
            return _sources(again)
        if lemma in words.tables["back_references"]["bodies"] and _fits(lemma, self.body, scene):
            return _sources(self.body)
        return None

    def _of_name(self, word: str) -> Sources | None:
        """The last person heard whose name has this capitalised word ("Saleh", "Omar"; an initial tells nobody)."""
        if not word[:1].isupper() or len(word) < 3:
            return None
        heard = (a for a in reversed(self.persons) if a.sources[0].role != "unnamed")
        return _sources(next((a for a in heard if word in a.sources[0].name.split()), None))

    def _named_so(self, noun: str) -> Attribution | None:
        """ "the source", after "a source at the ministry": the last speaker whom the report gave only such words."""
        unnamed = (a for a in (self.last, self.person) if a and a.sources[0].role == "unnamed")
        return next((a for a in unnamed if noun in a.sources[0].name.lower().split()), None)

    def _is_meant(self, at: int, here: int, mention: ActorMention | None) -> bool:
        return here - at <= _NEAR or (mention is None and at >= 0)


def _is_plural(spoke: Attribution | None) -> bool:
    return spoke is not None and (len(spoke.sources) > 1 or spoke.sources[0].name.endswith("s"))


def _is_bare(scene: Scene, i: int) -> bool:
    """ "the group", "the London-based group": nothing tells which; "the rebel group", "a group of fighters" do."""
    phrase = grammar.noun_phrase(scene.parse, i)
    return bool(_BARE.fullmatch(scene.phrase_span(phrase).text))


def _named_before(scene: Scene, reference: ActorMention) -> bool:
    """The sentence itself has named it as the subject of a clause: "Russia keeps quiet; it says ..."."""
    for mention in scene.actors:
        if mention.end < reference.start and mention.form not in ("reference", "adjective"):
            head = scene.head_of(mention.start, mention.end)
            if mention.actor == reference.actor and head is not None and scene.parse.tokens[head].dep == "nsubj":
                return True
    return False


def _sources(spoke: Attribution | None) -> Sources | None:
    return Sources(spoke.sources, None) if spoke else None


def _is_person(actor: Actor, words: Words) -> bool:
    """A named person, or somebody of whom the report gives the office or trade ("a rebel commander")."""
    persons = words.set_of("attribution", "unnamed")
    unnamed = actor.role == "unnamed" and any(w.removesuffix("s") in persons for w in actor.name.lower().split())
    return unnamed or (actor.id or "").startswith("person:")


def _fits(noun: str, spoke: Attribution | None, scene: Scene) -> bool:
    """The noun can stand for the speaker: its name holds the noun, or its kind is one of those that the noun names."""
    if spoke is None:
        return False
    actor = spoke.sources[0]
    kinds = scene.words.tables["back_references"]["bodies"][noun]
    return noun in actor.name.lower() or actor.kind in kinds
