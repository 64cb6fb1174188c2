"""Who speaks at a cue. A source may stand before its words, after them ("..., the envoy said") or inside them.

Long sentences are where the tree goes wrong most; where commas and quotation marks tell who speaks, they go first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor
from trucewatch.reading import grammar
from trucewatch.reading.persons import person_id
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.syntax import Token

_AND = re.compile(r"\b(?:and|as well as|with)\b|&")
_AND_HIS = re.compile(r"\s+and\s+(?:(?:his|her|the|[A-Z])[^,;:“”\"]{0,60})?")
_MARKS = re.compile(r"[“”«»\"\[\]]")
_POINTING = re.compile(r"(?:this|that|these|those)\b", re.IGNORECASE)
_APPOSED = re.compile(
    r",\s+(?P<name>[A-Z][\w’'-]+(?:\s+(?:al|el|bin|ibn|bint|abu|de|van|von|der|[A-Z])[\w’'.-]*){1,4}),"
)
_NAME_BEHIND = re.compile(r",\s+")
_LONGEST_SOURCE = 90
"""Characters of an unnamed source; what is longer is a clause that the tree took for a nominal."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The speakers at one nominal, each once; ``mention`` is where the first of them is named, None for unnamed."""

    actors: tuple[Actor, ...]
    mention: ActorMention | None

    @property
    def media(self) -> bool:
        """Only outlets speak."""
        return bool(self.actors) and all(actor.kind == "media" for actor in self.actors)


def sources_at(scene: Scene, i: int, *, anyone: bool = False) -> Sources:
    """The actors that speak at the nominal ``i``, with those coordinated with it.

    Unnamed sources keep the report's words. ``anyone``: the verb says that somebody speaks, so that any noun is a
    speaker; otherwise only the nouns of the data file are.
    """
    parse = scene.parse
    actors: list[Actor] = []
    mention: ActorMention | None = None
    for j in _joined(scene, i):
        here, at = _speaking(scene, j, anyone=anyone and j == i)
        actors += here
        mention = mention or at
    if (
        mention is not None
        and mention.form != "adjective"
        and not mention.members
        and parse.tokens[i].dep.startswith("nsubj")
    ):
        listed = [a for m in _speaking_together(scene, mention) for a in m.actors]
        actors = listed if {a.id for a in actors} <= {a.id for a in listed} else actors
    return Sources(tuple({(a.id or a.name): a for a in actors}.values()), mention)


def _speaking_together(scene: Scene, mention: ActorMention) -> tuple[ActorMention, ...]:
    """The mention with those listed beside it, where an "and" makes a list of them.

    With commas alone the first may be what the clause is about ("the army, witnesses said, ...") or where it was said
    ("in Cairo, the ministry said"); so may the first of a list behind a preposition.
    """
    if mention.form == "person" and (other := _and_before(scene, mention)):
        return (other, mention)
    listed = scene.joined_with(mention, leading=True)
    while listed[0] != mention and _governed(scene, listed[0]):
        listed = listed[1:]
    base = scene.sentence.start
    return listed if _AND.search(scene.sentence.text, listed[0].start - base, listed[-1].end - base) else (mention,)


def _and_before(scene: Scene, person: ActorMention) -> ActorMention | None:
    """ "Foreign Minister X and his U.S. counterpart Y": the person before an "and" that leads up to this one."""
    base = scene.sentence.start
    for other in scene.actors:
        if other.form == "person" and other.end < person.start:
            between = scene.sentence.text[other.end - base : person.start - base]
            if _AND_HIS.fullmatch(between):
                return other
    return None


def _joined(scene: Scene, i: int) -> tuple[int, ...]:
    """The nominal with those that the tree coordinates with it, where an "and" joins them or no comma parts them."""
    members = sorted({i, *grammar.coordination(scene.parse, i)})
    if _is_described(scene, members):
        return (members[0],)
    words = scene.phrase_span((members[0], members[-1])).text
    verbs = any(t.tag in ("VBD", "VBZ", "VBP") for t in scene.parse.tokens[members[0] : members[-1]])
    return tuple(members) if not verbs and ("," not in words or _AND.search(words)) else (i,)


def _is_described(scene: Scene, members: Sequence[int]) -> bool:
    """ "Omar Saleh, a commander and spokesman for the front, said": a person's offices between commas, not a list."""
    tokens = scene.parse.tokens
    person = next((a for a in scene.actors if a.form == "person" and a.start <= tokens[members[0]].start < a.end), None)
    if person is None:
        return False
    inside = [t for t in tokens if person.end <= t.start]
    last = max(j for m in members for j in (*grammar.noun_phrase(scene.parse, m), m))
    offices = scene.words.set_of("attribution", "unnamed")
    held = [tokens[m] for m in members if tokens[m].start >= person.end]
    closed = last + 1 < len(tokens) and (tokens[last].text == "," or tokens[last + 1].text == ",")
    return bool(inside) and inside[0].text == "," and closed and any(t.lemma in offices for t in held)


def _governed(scene: Scene, mention: ActorMention) -> bool:
    """A preposition stands before it: not one of those who speak, unless it leads all of them."""
    head = scene.head_of(mention.start, mention.end)
    return head is not None and bool(grammar.preposition(scene.parse, head))


def _speaking(scene: Scene, i: int, *, anyone: bool) -> tuple[Sequence[Actor], ActorMention | None]:
    """Who speaks at one nominal, and where it is named: an actor, its officials or its paper, or someone unnamed."""
    parse, words = scene.parse, scene.words
    lemma = parse.tokens[i].lemma
    near = frozenset({i, *parse.children(i, "flat", "appos", "compound")})
    here = [a for a in scene.actors_in(near) if a.form != "adjective"]
    if abbreviated := _in_brackets(scene, i, lemma):
        return abbreviated.actors, abbreviated
    if here:
        actor = next((a for a in here if scene.head_of(a.start, a.end) == i), None)
        someone = lemma in words.set_of("attribution", "unnamed") and parse.tokens[i].pos == "NOUN"
        if actor is None and someone and all(a.form != "person" for a in here):
            return _unnamed(scene, i, anyone=True), None  # "a Hamas official" is not all of Hamas
        actor = actor or here[0]
        return ((_in_full(scene, i, actor.actor),) if _is_generic(actor) else actor.actors), actor
    if lemma in words.set_of("speakers", "of_many") and (kind := _those_of(scene, i)) is not None:
        return _speaking(scene, kind, anyone=False)
    if named := _named_behind(scene, i):
        return named.actors, named
    beside = frozenset(parse.children(i, "amod", "compound", "nmod:poss"))
    owners = [a for a in scene.actors_in(beside) if a.form == "adjective"]
    if owners and lemma in words.set_of("speakers", "sides"):
        return (owners[0].actor,), owners[0]
    if lemma in words.set_of("speakers", "documents"):
        inside = scene.actors_in(grammar.noun_phrase(parse, i))
        issuers = tuple(dict.fromkeys(a for m in inside for a in m.actors))
        return (issuers, inside[0]) if inside else (_unnamed(scene, i, anyone=anyone), None)
    return _unnamed(scene, i, anyone=anyone or _is_speaker(words, lemma)), None


def _in_brackets(scene: Scene, i: int, lemma: str) -> ActorMention | None:
    """ "the U.N. mission (UNMISS) said": the abbreviation names all of what stands before it, which no person is."""
    if lemma in scene.words.set_of("attribution", "unnamed"):
        return None
    text, base = scene.sentence.text, scene.sentence.start
    opening = scene.parse.tokens[i].end - base
    if text[opening : opening + 2] != " (":
        return None
    start = base + opening + 2
    named = (
        a
        for a in scene.actors
        if a.start == start and a.form == "name" and text[a.end - base : a.end - base + 1] == ")"
    )
    return next(named, None)


@cache
def _speechless(words: Words) -> frozenset[str]:
    """Nouns that speak for nobody, those of fighting and of stopping it among them ("a truce announced on Monday")."""
    truces = frozenset(name for names in words.truce_nouns.values() for name in names)
    return words.set_of("speakers", "speechless") | words.weak_nouns | words.hostilities | words.talks_nouns | truces


def _is_speaker(words: Words, lemma: str) -> bool:
    unnamed = words.set_of("attribution", "unnamed") | words.set_of("attribution", "unnamed_bodies")
    return lemma in unnamed | words.set_of("attribution", "say")


def _unnamed(scene: Scene, i: int, *, anyone: bool) -> tuple[Actor, ...]:
    """The report's words for a source that it does not name; none for a pronoun, a number or what cannot speak."""
    token = scene.parse.tokens[i]
    phrase = _phrase(scene, i)
    if not anyone or token.pos not in ("NOUN", "PROPN", "ADJ") or len(phrase) > _LONGEST_SOURCE:
        return ()
    if _MARKS.search(phrase) or _POINTING.match(phrase):
        return ()
    if token.lemma in scene.words.set_of("attribution", "unnamed") and (name := _name_after(scene, i)):
        return (Actor(name=name, id=person_id(name), kind="official"),)
    said = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in _tokens_of(scene, i))
    if said or token.lemma in _speechless(scene.words):
        return ()
    return (Actor(name=phrase, kind="other", role="unnamed"),)


def _name_after(scene: Scene, i: int) -> str | None:
    """ "the chairman of the council, Omar Saleh, said": a name between commas, where no list or title knows it."""
    end = _tokens_of(scene, i)[-1].end
    found = _APPOSED.match(scene.sentence.text, end - scene.sentence.start)
    return found["name"] if found else None


def _named_behind(scene: Scene, i: int) -> ActorMention | None:
    """ "the director of the centre, Rami Karam": the name stands behind the office."""
    if scene.parse.tokens[i].pos != "NOUN":
        return None
    end = scene.phrase_span(grammar.noun_phrase(scene.parse, i)).end
    behind = _NAME_BEHIND.match(scene.sentence.text, end - scene.sentence.start)
    if not behind:
        return None
    start = scene.sentence.start + behind.end()
    return next((a for a in scene.actors if a.form == "person" and a.start == start), None)


def _those_of(scene: Scene, i: int) -> int | None:
    """ "a group of rebel factions", "a number of ministers": whom there are several of, where they are known."""
    inside = (at for preposition, at in grammar.obliques(scene.parse, i) if preposition == "of")
    return next((at for at in inside if scene.actors_in(frozenset({at}))), None)


def _is_generic(mention: ActorMention) -> bool:
    """ "officials in Baku", "two diplomats": a collective of no side that is known."""
    loose = mention.actor.kind in ("other", "official")
    collective = loose and (mention.actor.id or "").startswith("collective:")
    return collective and not mention.country and mention.form != "reference"


def _in_full(scene: Scene, i: int, actor: Actor) -> Actor:
    """A generic source keeps all of its words."""
    return actor.model_copy(update={"name": _phrase(scene, i), "id": None, "role": "unnamed"})


def _phrase(scene: Scene, i: int) -> str:
    """The words of the nominal without the preposition it stands behind."""
    return scene.phrase_span(t.i for t in _tokens_of(scene, i)).text.strip(" ,")


def _tokens_of(scene: Scene, i: int) -> tuple[Token, ...]:
    """The nominal without its preposition and without an adverb in front of its article ("Earlier the source")."""
    phrase = grammar.noun_phrase(scene.parse, i)
    for case in scene.parse.children(i, "case", "mark"):
        phrase -= frozenset(scene.parse.subtree(case))
    tokens = tuple(scene.parse.tokens[t] for t in sorted(phrase))
    while len(tokens) > 1 and tokens[0].pos in ("ADV", "ADP", "PUNCT"):
        tokens = tokens[1:]  # "mostly by groups"
    dated = next((t.i for t in tokens if t.i > i and any(w.start <= t.start < w.end for w in scene.times)), None)
    if dated is not None:  # "the group's leader on Sunday": when it was said is no part of who said it
        dated -= scene.parse.tokens[dated - 1].pos == "ADP"
        tokens = tuple(t for t in tokens if t.i < dated)
    article = next((at for at, t in enumerate(tokens) if t.pos == "DET" and t.i < i), 0)
    return tokens[article:] if all(t.pos in ("ADV", "ADJ", "PUNCT") for t in tokens[:article]) else tokens
