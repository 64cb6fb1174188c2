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
    r"\b(?:by|in)\s+(?:the\s+)?(?P<who>[^,.;]{2,80}?)(?:[’']s|(?<=s)[’'])\s+(?:own\s+)?"
    r"(?:count|account|reckoning|tally|estimate|figures|reading|wording)\b",
    re.IGNORECASE,
)
_AS_SAYING = re.compile(r"[^,;:“”\"]{0,120}?\bas\s+(?:saying|telling|stating|announcing|writing)\b")
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
        if _passes_on(scene, token) and (quoted := _quoted_as_saying(scene, token.i)):
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


def _passes_on(scene: Scene, token: Token) -> bool:
    """ "quoted X", "cited X as saying": the object of the verb speaks."""
    behind = scene.sentence.text[token.end - scene.sentence.start :]
    return token.lemma == "quote" or (token.lemma == "cite" and bool(_AS_SAYING.match(behind)))


def _quoted_as_saying(scene: Scene, i: int) -> Attribution | None:
    """ "RIA Novosti quoted the ministry as saying": the ministry speaks, the agency relays."""
    parse = scene.parse
    speaker, carrier = grammar.patient(parse, i), grammar.agent(parse, i)
    if speaker is None:
        return None
    if carrier is None:  # "was quoted as saying by Interfax"
        saying = (below for child in parse.children(i, "advcl") for below in grammar.obliques(parse, child))
        carrier = next((at for preposition, at in saying if preposition == "by"), None)
    sources = sources_at(scene, speaker)
    if not sources.actors:
        return None
    named = tuple(a.name for a in sources_at(scene, carrier).actors) if carrier is not None else ()
    first = carrier if carrier is not None and carrier < i else speaker
    content = content_of(scene, i, first) - frozenset(parse.subtree(speaker))
    if carrier is not None:
        content -= frozenset(parse.subtree(carrier))
    return Attribution(sources.actors, named or outlets_told(scene, i), "say", i, content, media=False)


def _by_own_count(scene: Scene) -> Iterator[Attribution]:
    """ "by the ministry's own count": all of the sentence is the owner's."""
    base = scene.sentence.start
    for owner in _OWN_COUNT.finditer(scene.sentence.text):
        start, end = base + owner.start("who"), base + owner.end("who")
        # The owner is who is named right before the possessive: "by the count in Moscow of" has none.
        mention = next((a for a in scene.actors if start <= a.start and a.end == end), None)
        phrase = scene.parse.covering(base + owner.start(), base + owner.end())
        if mention is not None and phrase:
            own = frozenset(t.i for t in phrase)
            yield _of_sentence(scene, Sources(mention.actors, mention), "by the account of", phrase[0].i, own)


def _according_to(scene: Scene) -> Iterator[Attribution]:
    parse, text, base = scene.parse, scene.sentence.text, scene.sentence.start
    for phrase in scene.words.tables["attribution"]["according"]:
        for cue in re.finditer(rf"\b{phrase}\b", text, re.IGNORECASE):
            start, after = base + cue.start(), base + cue.end()
            token = parse.token_at(start)
            named = _source_behind(scene, after)
            if token is None or named is None:
                continue
            sources, end = named
            speaker = frozenset(t.i for t in parse.covering(start, end))
            yield _of_sentence(scene, sources, phrase, token.i, speaker)


def _source_behind(scene: Scene, at: int) -> tuple[Sources, int] | None:
    """The actor named behind ``at``, else the report's own words for a source, with the offset where they end."""
    text, base = scene.sentence.text, scene.sentence.start
    near = (a for a in scene.actors if 0 <= a.start - at <= _SOURCE_REACH and a.form != "adjective")
    mention: ActorMention | None = next(near, None)
    if mention is not None and "," not in text[at - base : mention.start - base]:
        head = scene.head_of(mention.start, mention.end)
        actors = sources_at(scene, head).actors if head is not None else ()
        return Sources(actors or mention.actors, mention), mention.end
    words = _UP_TO_COMMA.match(text, at - base)
    if not words:
        return None
    end = min(base + words.end(1), _end_of_nominal(scene, base + words.start(1)) or base + words.end(1))
    span = scene.span(base + words.start(1), end)
    return Sources((Actor(name=span.text.strip(), kind="other", role="unnamed"),), None), end


def _end_of_nominal(scene: Scene, start: int) -> int | None:
    """Where the noun phrase that begins at ``start`` ends; None when the tree sees none there."""
    first = scene.parse.token_at(start)
    if first is None:
        return None
    for head in (first.i, *scene.parse.ancestors(first.i)):
        token = scene.parse.tokens[head]
        if token.pos in ("NOUN", "PROPN", "PRON") and token.dep not in ("compound", "nmod:poss"):
            phrase = [t for t in grammar.noun_phrase(scene.parse, head) if t >= first.i]
            return scene.phrase_span(phrase).end
        if grammar.is_verb(token):
            return None
    return None


def _of_sentence(scene: Scene, sources: Sources, verb: str, cue: int, without: frozenset[int]) -> Attribution:
    """An attribution of the whole sentence, ``without`` the words of the attribution itself."""
    content = frozenset(range(len(scene.parse.tokens))) - without
    return Attribution(sources.actors, (), verb, cue, content, sources.media)
