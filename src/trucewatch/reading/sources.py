"""Who speaks at a cue. A source may stand before its words, after them ("..., the envoy said") or inside them.

Long sentences are where the tree goes wrong most; where commas and quotation marks tell who speaks, they go first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model.claim import Actor
from trucewatch.reading import grammar
from trucewatch.reading.content import follows_content
from trucewatch.reading.scene import ActorMention, Scene

_APPOSITION = re.compile(r"\s*,\s(?:[^;:“”\"]{3,110},\s*)?(?:also |later |has |had )?")
_SAYING = re.compile(r"\b(?:said|says|told|added|and said)\b")
_FOLLOWING = re.compile(
    r"\s+(?:(?:the|a|an|its|his)\s+)?"
    r"(?:(?:report|statement|bulletin|communique|spokes\w+|official)\s+(?:by|of|from|for)\s+(?:the\s+)?)?"
)


@dataclass(frozen=True, slots=True)
class Sources:
    """The speakers at one nominal, each once; ``mention`` is where the first of them is named, None for unnamed."""

    actors: tuple[Actor, ...]
    mention: ActorMention | None

    @property
    def media(self) -> bool:
        """Only outlets speak."""
        return all(actor.kind == "media" for actor in self.actors)


def source_token(scene: Scene, i: int) -> int | None:
    """The token of the nominal that speaks at the verb ``i``; None where nobody can be told."""
    source = _appositive(scene, i)
    if source is None:
        source = _right_after(scene, i)
    if source is None:
        source = grammar.agent(scene.parse, i)
    if source is None or source == i:
        source = _inverted(scene, i) or _nearest(scene, i)
    return source


def sources_at(scene: Scene, i: int) -> Sources:
    """The actors that speak at the nominal ``i``, with those coordinated with it.

    Unnamed sources keep the report's words.
    """
    parse = scene.parse
    actors: list[Actor] = []
    mention: ActorMention | None = None
    for j in grammar.coordination(parse, i):
        here, at = _speaking(scene, j)
        actors += here
        mention = mention or at
    if (
        mention is not None
        and mention.form != "adjective"
        and not mention.members
        and len(actors) == 1
        and actors[0].id == mention.actor.id
        and parse.tokens[i].dep.startswith("nsubj")
    ):
        actors = [a for m in scene.joined_with(mention, leading=True) for a in m.actors]
    return Sources(tuple({(a.id or a.name): a for a in actors}.values()), mention)


def outlets_told(scene: Scene, i: int) -> tuple[str, ...]:
    """Names of the media that were told ("told Reuters", "in an interview with Al Jazeera"): they relay the words."""
    parse = scene.parse
    tokens: set[int] = set()
    for child in parse.children(i, "obj", "iobj", "obl"):
        tokens |= grammar.noun_phrase(parse, child)
    return tuple(a.actor.name for a in scene.actors_in(frozenset(tokens)) if a.actor.kind == "media")


def _appositive(scene: Scene, i: int) -> int | None:
    """ "..., General X, head of the centre, said Tuesday": a person, at most an apposition, and the cue."""
    token = scene.parse.tokens[i]
    base = scene.sentence.start
    for actor in reversed(scene.actors):
        if actor.form != "person" or actor.end > token.start:
            continue
        between = scene.sentence.text[actor.end - base : token.start - base]
        if _APPOSITION.fullmatch(between) and not _SAYING.search(between):
            return scene.head_of(actor.start, actor.end)
    return None


def _right_after(scene: Scene, i: int) -> int | None:
    """ "..., says Ukraine's delegation": after a comma or a closing quote the speaker follows the cue."""
    token = scene.parse.tokens[i]
    if not follows_content(scene, token.start):
        return None
    base = scene.sentence.start
    for actor in scene.actors:
        between = scene.sentence.text[token.end - base : actor.start - base]
        if actor.start >= token.end and actor.form != "adjective" and _FOLLOWING.fullmatch(between):
            return scene.head_of(actor.start, actor.end)
    return None


def _inverted(scene: Scene, i: int) -> int | None:
    """ "..., says a report by the syndicate": what follows the cue was parsed as its object but is who speaks."""
    if not follows_content(scene, scene.parse.tokens[i].start):
        return None
    return next((c for c in scene.parse.children(i, "obj", "obl", "ccomp") if 0 < c - i <= 6), None)


def _nearest(scene: Scene, i: int) -> int | None:
    """Inverted or mis-parsed cue: the actor right before the verb or right after ("..., said the envoy")."""
    token = scene.parse.tokens[i]
    after = [a for a in scene.actors if 0 <= a.start - token.end <= 5]
    before = [a for a in scene.actors if 0 <= token.start - a.end <= 2]
    heads = (scene.head_of(a.start, a.end) for a in (*before, *after))
    return next((head for head in heads if head is not None), None)


def _speaking(scene: Scene, i: int) -> tuple[Sequence[Actor], ActorMention | None]:
    """Who speaks at one nominal, and where it is named: an actor, its officials or its paper, or someone unnamed."""
    parse, words = scene.parse, scene.words
    lemma = parse.tokens[i].lemma
    near = frozenset({i, *parse.children(i, "flat", "appos", "compound")})
    here = [a for a in scene.actors_in(near) if a.form != "adjective"]
    if here:
        actor = next((a for a in here if scene.head_of(a.start, a.end) == i), here[0])
        return ((_in_full(scene, i, actor.actor),) if _is_generic(actor) else actor.actors), actor
    beside = frozenset(parse.children(i, "amod", "compound", "nmod:poss"))
    owners = [a for a in scene.actors_in(beside) if a.form == "adjective"]
    if owners and lemma in words.set_of("speakers", "sides"):
        return (owners[0].actor,), owners[0]
    if lemma in words.set_of("speakers", "documents"):
        inside = scene.actors_in(grammar.noun_phrase(parse, i))
        return (inside[0].actors, inside[0]) if inside else ((), None)
    if lemma in words.set_of("attribution", "unnamed") | words.set_of("attribution", "say"):
        return (Actor(name=_phrase(scene, i), kind="other", role="unnamed"),), None
    return (), None


def _is_generic(mention: ActorMention) -> bool:
    """ "officials in Baku", "health officials there": a collective of no side that is known."""
    collective = mention.actor.kind == "other" and (mention.actor.id or "").startswith("collective:")
    return collective and not mention.country and mention.form != "reference"


def _in_full(scene: Scene, i: int, actor: Actor) -> Actor:
    """A generic source keeps all of its words."""
    return actor.model_copy(update={"name": _phrase(scene, i), "id": None, "role": "unnamed"})


def _phrase(scene: Scene, i: int) -> str:
    return scene.phrase_span(grammar.noun_phrase(scene.parse, i)).text
