"""Who says it, through whom: source, cue and content of every attribution in a sentence.

A source may stand before its words, after them ("..., the envoy said"), inside them, or in an "according to"; chains
are kept in order: the original speaker is the claimant, the media that carried the words are the relay (wire
conventions, domain reference §7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.model.claim import Actor
from trucewatch.reading import grammar
from trucewatch.reading.content import content_of
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.sources import Sources, outlets_told, source_token, sources_at
from trucewatch.reading.syntax import Token
from trucewatch.reading.voice import NARRATOR, Attribution, Voice, voice_of

__all__ = ["NARRATOR", "Attribution", "Voice", "find_attributions", "voice_of"]

_OWN_COUNT = re.compile(
    r"\b(?:by|in)\s+(?:the\s+)?(?P<who>[^,.;]{2,60}?)(?:[’']s|s[’'])\s+(?:own\s+)?"
    r"(?:count|account|reckoning|tally|estimate|figures|reading|wording)\b"
)
_UP_TO_COMMA = re.compile(r"\s*(.{2,60}?)(?=[,.;]|$)")
_SOURCE_REACH = 40
"""Characters between "according to" and the name of the source: room for "a statement by the"."""


def find_attributions(scene: Scene) -> tuple[Attribution, ...]:
    """Every attribution in the sentence, those with the narrowest content first."""
    found = [*_by_verb(scene), *_by_own_count(scene), *_according_to(scene)]
    return tuple(sorted(found, key=lambda a: (len(a.content), a.cue)))


def _by_verb(scene: Scene) -> Iterator[Attribution]:
    """ "the envoy said ...", and its inversions."""
    for token in scene.parse.tokens:
        if not _says(scene, token):
            continue
        if token.lemma == "quote" and (quoted := _quoted_as_saying(scene, token.i)):
            yield quoted
            continue
        source = source_token(scene, token.i)
        sources = sources_at(scene, source) if source is not None else None
        content = content_of(scene, token.i, source) if source is not None else frozenset()
        if sources and sources.actors and content:
            yield Attribution(
                sources.actors,
                outlets_told(scene, token.i),
                token.lemma,
                token.i,
                content,
                sources.media,
                contention=token.lemma in scene.words.set_of("attribution", "contention"),
                denial=token.lemma in scene.words.set_of("attribution", "denial"),
            )


def _says(scene: Scene, token: Token) -> bool:
    if token.lemma not in scene.words.set_of("attribution", "say") or not grammar.is_verb(token):
        return False
    return token.lemma != "speak" or any(p == "of" for p, _ in grammar.obliques(scene.parse, token.i))


def _quoted_as_saying(scene: Scene, i: int) -> Attribution | None:
    """ "RIA Novosti quoted the ministry as saying": the ministry speaks, the agency relays."""
    parse = scene.parse
    speaker, carrier = grammar.patient(parse, i), grammar.agent(parse, i)
    if speaker is None:
        return None
    sources = sources_at(scene, speaker)
    if not sources.actors:
        return None
    relays = tuple(a.name for a in sources_at(scene, carrier).actors) if carrier is not None else ()
    content = frozenset(parse.subtree(i)) - frozenset(parse.subtree(speaker))
    return Attribution(sources.actors, relays, "say", i, content, media=False)


def _by_own_count(scene: Scene) -> Iterator[Attribution]:
    """ "by the ministry's own count": all of the sentence is the owner's."""
    base = scene.sentence.start
    for owner in _OWN_COUNT.finditer(scene.sentence.text):
        start, end = base + owner.start("who"), base + owner.end("who")
        mention = next((a for a in scene.actors if a.start < end and start < a.end), None)
        token = scene.parse.token_at(base + owner.start())
        if mention is not None and token is not None:
            yield _of_sentence(scene, Sources(mention.actors, mention), "by the account of", token.i, frozenset())


def _according_to(scene: Scene) -> Iterator[Attribution]:
    parse, text, base = scene.parse, scene.sentence.text, scene.sentence.start
    for phrase in scene.words.tables["attribution"]["according"]:
        for cue in re.finditer(rf"\b{phrase}\b", text, re.IGNORECASE):
            start, after = base + cue.start(), base + cue.end()
            token = parse.token_at(start)
            sources = _source_behind(scene, cue.end())
            if token is None or sources is None:
                continue
            end = sources.mention.end if sources.mention else start
            speaker = frozenset(t.i for t in parse.tokens if start <= t.start < after + 60 and t.end <= end)
            yield _of_sentence(scene, sources, phrase, token.i, speaker | {token.i})


def _source_behind(scene: Scene, at: int) -> Sources | None:
    """The actor named behind position ``at`` of the sentence; else the report's own words up to the next comma."""
    text, base = scene.sentence.text, scene.sentence.start
    near = (a for a in scene.actors if 0 <= a.start - base - at <= _SOURCE_REACH and a.form != "adjective")
    mention: ActorMention | None = next(near, None)
    if mention is not None and "," not in text[at : mention.start - base]:
        head = scene.head_of(mention.start, mention.end)
        actors = sources_at(scene, head).actors if head is not None else ()
        return Sources(actors or mention.actors, mention)
    words = _UP_TO_COMMA.match(text[at:])
    if not words:
        return None
    return Sources((Actor(name=words.group(1).strip(), kind="other", role="unnamed"),), None)


def _of_sentence(scene: Scene, sources: Sources, verb: str, cue: int, without: frozenset[int]) -> Attribution:
    """An attribution of the whole sentence, ``without`` the words of the attribution itself."""
    content = frozenset(range(len(scene.parse.tokens))) - without
    return Attribution(sources.actors, (), verb, cue, content, sources.media)
