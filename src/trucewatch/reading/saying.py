"""Every attribution that one sentence makes by itself: verbs of saying, "according to", counts, headlines.

A source may stand before its words, after them ("..., the envoy said"), inside them, or in an "according to"; chains
are kept in order: the original speaker is the claimant, whoever passed the words on is the relay (wire conventions,
domain reference §7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor
from trucewatch.reading import grammar
from trucewatch.reading.content import content_of
from trucewatch.reading.headlines import headline_attributions
from trucewatch.reading.recall import Speakers
from trucewatch.reading.relays import outlets_told
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.sources import Sources, sources_at
from trucewatch.reading.speakers import speaker_of
from trucewatch.reading.syntax import Token
from trucewatch.reading.voice import Attribution

_OWN_COUNT = re.compile(
    r"\b(?:by|in)\s+(?:the\s+)?(?P<who>[^,.;]{2,80}?)(?:[’']s|(?<=s)[’'])\s+(?:own\s+)?"
    r"(?:count|account|reckoning|tally|estimate|figures|reading|wording|words|opinion|view|assessment|judge?ment)\b",
    re.IGNORECASE,
)
_AS_SAYING = re.compile(r"[^,;:“”\"]{0,120}?\bas\s+(?:saying|telling|stating|announcing|writing|reporting)\b")
_OUT = re.compile(r"\s+out\s+that\b")
_UP_TO_COMMA = re.compile(r"\s*(.{2,60}?)(?=[,.;]|$)")
_SOURCE_REACH = 40
"""Characters between "according to" and the name of the source: room for "a statement by the"."""


def attributions_in(scene: Scene, earlier: Speakers) -> tuple[Attribution, ...]:
    """Every attribution in the sentence, those with the narrowest content first.

    ``earlier``: who spoke in the sentences before, for "he added" and "the group said".
    """
    found = [*_by_verb(scene, earlier), *_by_own_count(scene)]
    found += _according_to(scene, found, earlier)
    found += headline_attributions(scene, found)
    passing = scene.words.set_of("attribution", "passing_on")
    return tuple(sorted(found, key=lambda a: (len(a.content), a.verb not in passing, a.cue)))


def _by_verb(scene: Scene, earlier: Speakers) -> list[Attribution]:
    """ "the envoy said ...", and its inversions."""
    found: list[Attribution] = []
    for token in scene.parse.tokens:
        if not _says(scene, token):
            continue
        if _passes_on(scene, token) and (quoted := _quoted_as_saying(scene, token.i)):
            found.append(quoted)
        elif not _passes_on(scene, token):
            said = _added(scene, token, found) or _said(scene, token, earlier.with_own(found, scene))
            found += [said] if said else []
    return found


def _said(scene: Scene, token: Token, earlier: Speakers) -> Attribution | None:
    speaker = speaker_of(scene, token.i)
    content = content_of(scene, token.i, speaker) if speaker is not None else frozenset()
    if speaker is None or not content or _is_quoted_itself(scene, token, speaker):
        return None
    anyone = token.lemma in scene.words.set_of("attribution", "speech")
    sources = earlier.meant(scene, speaker) or sources_at(scene, speaker, anyone=anyone)
    pronoun = anyone and scene.parse.tokens[speaker].lemma in ("he", "she", "they")
    if not sources.actors and not pronoun:
        return None
    return Attribution(
        sources.actors,
        outlets_told(scene, token.i),
        token.lemma,
        token.i,
        content,
        sources.media,
        contention=token.lemma in scene.words.set_of("attribution", "contention"),
        denial=token.lemma in scene.words.set_of("attribution", "denial"),
    )


def _is_quoted_itself(scene: Scene, token: Token, speaker: int) -> bool:
    """ "“We will respond,” he said": what the quoted say of themselves is theirs who are quoted."""
    if not scene.in_quote(token.start):
        return False
    who = scene.parse.tokens[speaker]
    return who.pos == "PRON" or not scene.in_quote(who.start)


def _added(scene: Scene, token: Token, before: list[Attribution]) -> Attribution | None:
    """ "The ministry said ..., adding that ...": the one who spoke in front goes on speaking."""
    parse = scene.parse
    if token.tag != "VBG" or not before or token.i == 0 or parse.tokens[token.i - 1].text not in (",", "and"):
        return None
    spoke = max(before, key=lambda a: a.cue)
    content = content_of(scene, token.i, spoke.cue)
    return replace(spoke, verb=token.lemma, cue=token.i, content=content) if content and spoke.cue < token.i else None


def _says(scene: Scene, token: Token) -> bool:
    if token.lemma not in scene.words.set_of("attribution", "say") or not grammar.is_verb(token):
        return False
    if token.lemma == "point":
        return grammar.particle(scene.parse, token.i) == "out" or _OUT.match(_behind(scene, token)) is not None
    if token.lemma in scene.words.set_of("attribution", "clausal") and not _has_clause(scene, token):
        return False
    return token.lemma != "speak" or any(p == "of" for p, _ in grammar.obliques(scene.parse, token.i))


def _has_clause(scene: Scene, token: Token) -> bool:
    """A clause or a quotation is what is said; a thing alone is what is done with it ("concluded the deal")."""
    quoted = bool(scene.quoted) and not scene.in_quote(token.start)
    if scene.parse.children(token.i, "ccomp", "xcomp", "parataxis") or quoted:
        return True
    # "put the toll at 12", "judged it useful": the object and what is said of it
    return token.lemma in ("put", "judge", "deem") and bool(scene.parse.children(token.i, "obj"))


def _passes_on(scene: Scene, token: Token) -> bool:
    """ "quoted X", "cited X as saying": the object of the verb speaks."""
    cites = token.tag == "VBG" or bool(_AS_SAYING.match(_behind(scene, token)))
    return token.lemma == "quote" or (token.lemma == "cite" and cites)


def _behind(scene: Scene, token: Token) -> str:
    return scene.sentence.text[token.end - scene.sentence.start :]


def _quoted_as_saying(scene: Scene, i: int) -> Attribution | None:
    """ "RIA Novosti quoted the ministry as saying": the ministry speaks, the agency relays."""
    parse = scene.parse
    if parse.tokens[i].tag == "VBG":
        return None  # ", citing X": found with "according to"
    speaker, carrier = grammar.patient(parse, i), grammar.agent(parse, i)
    if speaker is None:
        speaker = _quoted_name(scene, i)
    if speaker is None:
        return None
    if carrier is None:  # "was quoted as saying by Interfax"
        saying = (below for child in parse.children(i, "advcl") for below in grammar.obliques(parse, child))
        carrier = next((at for preposition, at in saying if preposition == "by"), None)
    sources = sources_at(scene, speaker, anyone=True)
    if not sources.actors:
        return None
    named = tuple(a.name for a in sources_at(scene, carrier).actors) if carrier is not None else ()
    first = carrier if carrier is not None and carrier < i else speaker
    content = content_of(scene, i, first) - frozenset(parse.subtree(speaker))
    if carrier is not None:
        content -= frozenset(parse.subtree(carrier))
    return Attribution(sources.actors, named or outlets_told(scene, i), "say", i, content, media=False)


def _quoted_name(scene: Scene, i: int) -> int | None:
    """The actor right behind "cited", where the tree gives it to the verb of saying."""
    end = scene.parse.tokens[i].end
    near = (a for a in scene.actors if 0 < a.start - end <= _SOURCE_REACH and a.form != "adjective")
    mention = next(near, None)
    return scene.head_of(mention.start, mention.end) if mention else None


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


@cache
def _according(words: Words) -> tuple[tuple[str, re.Pattern[str]], ...]:
    phrases: list[str] = words.tables["attribution"]["according"]
    return tuple((phrase, re.compile(rf"\b{phrase}\b", re.IGNORECASE)) for phrase in phrases)


def _according_to(scene: Scene, found: list[Attribution], earlier: Speakers) -> Iterator[Attribution]:
    """ "according to X"; and ", citing X", whose words are those that the one who cites had told."""
    parse, text, base = scene.parse, scene.sentence.text, scene.sentence.start
    told: list[Attribution] = []
    for phrase, pattern in _according(scene.words):
        for cue in pattern.finditer(text):
            start, after = base + cue.start(), base + cue.end()
            token = parse.token_at(start)
            named = _source_behind(scene, after, earlier)
            if token is None or named is None:
                continue
            sources, end = named
            own = frozenset(t.i for t in parse.covering(start, end))
            said = _of_sentence(scene, sources, phrase, token.i, own)
            hosts = sorted((a for a in (*found, *told) if a.verb != phrase), key=lambda a: a.cue)
            if phrase in scene.words.set_of("attribution", "passing_on") and hosts:
                before = [a for a in hosts if a.cue < token.i]
                said = replace(said, content=(before[-1] if before else hosts[0]).content - own)
            told.append(said)
    yield from told


def _source_behind(scene: Scene, at: int, earlier: Speakers) -> tuple[Sources, int] | None:
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
    head = scene.head_of(span.start, span.end)
    if head is not None and (again := earlier.meant(scene, head)):
        return again, end
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
    """An attribution of the whole sentence, ``without`` the words of the attribution itself.

    A semicolon ends it: "12 died, the army said; 20 were hurt, according to medics".
    """
    tokens = scene.parse.tokens
    parts = [t.i for t in tokens if t.text == ";"]
    first = max((p for p in parts if p < cue), default=-1) + 1
    last = min((p for p in parts if p > cue), default=len(tokens))
    content = frozenset(range(first, last)) - without
    return Attribution(sources.actors, (), verb, cue, content, sources.media)
