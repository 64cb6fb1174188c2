"""Who speaks at a cue. A source may stand before its words, after them ("..., the envoy said") or inside them.

Long sentences are where the tree goes wrong most; where commas and quotation marks tell who speaks, they go first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor
from trucewatch.reading import grammar
from trucewatch.reading.alternatives import one_of
from trucewatch.reading.content import follows_content
from trucewatch.reading.scene import ActorMention, Scene

_APPOSITION = re.compile(r"\s*,\s(?:[^;:“”\"]{3,110},\s*)?(?:also |later |has |had )?")
_OPENING = re.compile(r"[,”\"]\s+(?:the\s+)?$")
_AND = re.compile(r"\b(?:and|as well as|with)\b|&")
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
        source = _right_before(scene, i)
    if source is None:
        source = _right_after(scene, i)
    if source is None:
        source = grammar.agent(scene.parse, i)
    if source is None or source == i:
        inverted = _inverted(scene, i)
        source = _nearest(scene, i) if inverted is None else inverted
    return source


def sources_at(scene: Scene, i: int) -> Sources:
    """The actors that speak at the nominal ``i``, with those coordinated with it.

    Unnamed sources keep the report's words.
    """
    parse = scene.parse
    actors: list[Actor] = []
    mention: ActorMention | None = None
    for j in _joined(scene, i):
        here, at = _speaking(scene, j)
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


def outlets_told(scene: Scene, i: int) -> tuple[str, ...]:
    """Names of the media that were told ("told Reuters") or that carried what was said: they relay the words."""
    parse = scene.parse
    tokens: set[int] = set()
    for child in parse.children(i, "obj", "iobj", "obl"):
        tokens |= grammar.noun_phrase(parse, child)
    told = [a for a in scene.actors_in(frozenset(tokens)) if a.actor.kind == "media"]
    return tuple(dict.fromkeys(a.actor.name for a in (*told, *_carriers(scene, i))))


def _carriers(scene: Scene, i: int) -> Iterator[ActorMention]:
    """ "in remarks carried by Interfax": the outlets that published the words spoken at the verb ``i``.

    Read off the words, for the tree hangs such a participle on whatever stands near. No verb stands between them and
    the cue: what was carried would be another's words.
    """
    base = scene.sentence.start
    token = scene.parse.tokens[i]
    for phrase in _carried_pattern(scene.words).finditer(scene.sentence.text):
        start, end = base + phrase.start(), base + phrase.end()
        for outlet in scene.actors:
            if outlet.actor.kind != "media" or outlet.form == "adjective" or not end <= outlet.start <= end + 40:
                continue
            left, right = (token.end, start) if token.end <= start else (outlet.end, token.start)
            apart = any(grammar.is_verb(t) for t in scene.parse.tokens if left <= t.start < right)
            if not apart and "," not in scene.span(end, outlet.start).text:
                yield outlet


@cache
def _carried_pattern(words: Words) -> re.Pattern[str]:
    """All that leads up to the outlet: "in a short statement published on Tuesday by the "."""
    spoken, carried = one_of(words, "attribution", "spoken"), one_of(words, "attribution", "carried")
    return re.compile(
        rf"\bin\s+(?:[\w’'-]+\s+){{0,4}}?(?:{spoken})\s+(?:[^,;:.“”\"]{{1,40}}\s)?(?:{carried})\s+"
        r"(?:(?:late\s+|early\s+)?(?:on\s+)?[\w ]{3,20}\s)?(?:by|on|in)\s+",
        re.IGNORECASE,
    )


def _speaking_together(scene: Scene, mention: ActorMention) -> tuple[ActorMention, ...]:
    """The mention with those listed beside it, where an "and" makes a list of them.

    With commas alone the first may be what the clause is about ("the army, witnesses said, ...") or where it was said
    ("in Cairo, the ministry said"); so may the first of a list behind a preposition.
    """
    listed = scene.joined_with(mention, leading=True)
    while listed[0] != mention and _governed(scene, listed[0]):
        listed = listed[1:]
    base = scene.sentence.start
    return listed if _AND.search(scene.sentence.text, listed[0].start - base, listed[-1].end - base) else (mention,)


def _joined(scene: Scene, i: int) -> tuple[int, ...]:
    """The nominal with those that the tree coordinates with it, where an "and" joins them or no comma parts them."""
    members = sorted({i, *grammar.coordination(scene.parse, i)})
    words = scene.phrase_span((members[0], members[-1])).text
    return tuple(members) if "," not in words or _AND.search(words) else (i,)


def _governed(scene: Scene, mention: ActorMention) -> bool:
    """A preposition stands before it: not one of those who speak, unless it leads all of them."""
    head = scene.head_of(mention.start, mention.end)
    return head is not None and bool(grammar.preposition(scene.parse, head))


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


def _right_before(scene: Scene, i: int) -> int | None:
    """ "The rebels, the army said, ...": whoever stands between a comma and the cue speaks, not who stands before."""
    token = scene.parse.tokens[i]
    for actor in scene.actors:
        if token.start - actor.end != 1 or actor.form == "adjective" or actor.members:
            continue
        opening = _OPENING.search(scene.sentence.text[: actor.start - scene.sentence.start])
        return scene.head_of(actor.start, actor.end) if opening else None
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
    """ "officials in Baku", "two diplomats": a collective of no side that is known."""
    loose = mention.actor.kind in ("other", "official")
    collective = loose and (mention.actor.id or "").startswith("collective:")
    return collective and not mention.country and mention.form != "reference"


def _in_full(scene: Scene, i: int, actor: Actor) -> Actor:
    """A generic source keeps all of its words."""
    return actor.model_copy(update={"name": _phrase(scene, i), "id": None, "role": "unnamed"})


def _phrase(scene: Scene, i: int) -> str:
    """The words of the nominal without the preposition it stands behind."""
    phrase = grammar.noun_phrase(scene.parse, i)
    for case in scene.parse.children(i, "case", "mark"):
        phrase -= frozenset(scene.parse.subtree(case))
    return scene.phrase_span(phrase).text
