"""Who says it, through whom: source, cue and content of every attribution in a sentence.

A source may stand before its words, after them ("..., the envoy said"), inside them, or in an "according to"; chains are kept
in order: the original speaker is the claimant, the media that carried the words are the relay (wire conventions, domain
reference §7).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model.claim import Actor, Directness
from trucewatch.reading import grammar
from trucewatch.reading.scene import ActorMention, Scene

_CONTENT_FIRST = re.compile(r"[,”\"’]\s*$")


_COMMITTING = frozenset({"agree", "promise", "pledge", "vow", "accept"})
_PERFORMING = frozenset({"declare", "announce", "agree", "propose", "promise", "pledge", "vow", "demand", "report", "record", "document", "count"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """``content`` are the tokens that the source answers for."""

    sources: tuple[Actor, ...]
    relays: tuple[str, ...]
    verb: str
    cue: int
    content: frozenset[int]
    media: bool
    contention: bool
    denial: bool
    named: bool = True
    mention: ActorMention | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """The attribution of one claim, in the words of the contract."""

    claimants: tuple[str, ...]
    relayed_by: tuple[str, ...]
    verb: str | None
    directness: Directness
    sources: tuple[Actor, ...] = ()
    contention: bool = False
    denied: bool = False


NARRATOR = Voice((), (), None, "narrator")


def find_attributions(scene: Scene) -> tuple[Attribution, ...]:
    """Every attribution in the sentence, those with the narrowest content first."""
    found = [*_by_verb(scene), *_according_to(scene)]
    return tuple(sorted(found, key=lambda a: (len(a.content), a.cue)))


def voice_of(scene: Scene, i: int, attributions: Sequence[Attribution]) -> Voice:
    """Who answers for the event at token ``i``: the innermost speaker; media further out (or beside) relay.

    "Both sides agreed to a truce" is told by the writer: those who agree do something, they are not its source.
    """
    covering = [a for a in attributions if i in a.content or a.cue == i]
    speakers = [a for a in covering if not a.media and a.sources]
    speakers = [a for a in speakers if a.verb not in _COMMITTING]
    carriers = [a for a in covering if a.media]
    if not speakers and not carriers:
        return NARRATOR
    relays = tuple(dict.fromkeys([name for a in covering for name in a.relays] + [s.name for a in carriers for s in a.sources]))
    quoted = scene.in_quote(scene.parse.tokens[i].start)
    if not speakers:
        first = carriers[0]
        names = tuple(s.name for s in first.sources)
        return Voice(names, (), first.verb, "quote" if quoted else "indirect", first.sources, first.contention)
    inner = speakers[0]
    names = tuple(dict.fromkeys(s.name for s in inner.sources))
    return Voice(
        names, tuple(r for r in relays if r not in names), inner.verb, "quote" if quoted else "indirect", inner.sources,
        inner.contention, inner.denial,
    )  # fmt: skip


def _by_verb(scene: Scene) -> list[Attribution]:
    parse, words = scene.parse, scene.words
    say = words.set_of("attribution", "say")
    found = []
    for token in parse.tokens:
        if token.lemma not in say or not grammar.is_verb(token):
            continue
        if token.lemma == "speak" and not any(p == "of" for p, _ in grammar.obliques(parse, token.i)):
            continue
        if token.lemma == "quote" and (quoted := _quoted_as_saying(scene, token.i)):
            found.append(quoted)
            continue
        source = _appositive_source(scene, token.i)
        if source is None:
            source = _right_after(scene, token.i)
        if source is None:
            source = grammar.agent(parse, token.i)
        if source is None or source == token.i:
            source = _inverted_source(scene, token.i) or _nearest_source(scene, token.i)
        if source is None:
            continue
        sources, mention, named = _sources_at(scene, source)
        if not sources:
            continue
        content = _content_of(scene, token.i, source)
        if not content:
            continue
        media = all(s.kind == "media" for s in sources)
        relays = _recipients(scene, token.i)
        found.append(
            Attribution(
                sources, relays, token.lemma, token.i, content, media,
                token.lemma in words.set_of("attribution", "contention"), token.lemma in words.set_of("attribution", "denial"),
                named, mention,
            )  # fmt: skip
        )
    return found


def _quoted_as_saying(scene: Scene, i: int) -> Attribution | None:
    """ "RIA Novosti quoted the ministry as saying": the ministry speaks, the agency relays."""
    parse = scene.parse
    speaker, carrier = grammar.patient(parse, i), grammar.agent(parse, i)
    if speaker is None:
        return None
    sources, mention, named = _sources_at(scene, speaker)
    if not sources:
        return None
    relays: tuple[str, ...] = ()
    if carrier is not None:
        relays = tuple(s.name for s in _sources_at(scene, carrier)[0])
    content = frozenset(parse.subtree(i)) - frozenset(parse.subtree(speaker))
    return Attribution(sources, relays, "say", i, content, False, False, False, named, mention)


def _appositive_source(scene: Scene, i: int) -> int | None:
    """ "..., General X, head of the centre, said Tuesday": a person in front of the cue, with an apposition at most between.

    Long sentences are where the tree goes wrong most; the commas are plain.
    """
    token = scene.parse.tokens[i]
    base = scene.sentence.start
    for actor in reversed([a for a in scene.actors if a.form == "person" and a.end <= token.start]):
        between = scene.sentence.text[actor.end - base : token.start - base]
        if re.fullmatch(r"\s*,\s(?:[^;:“”\"]{3,110},\s*)?(?:also |later |has |had )?", between) and not re.search(r"\b(?:said|says|told|added|and said)\b", between):
            return scene.head_of(actor.start, actor.end)
    return None


def _right_after(scene: Scene, i: int) -> int | None:
    """ "..., says Ukraine's delegation": after a comma or a closing quote the speaker follows the cue."""
    token = scene.parse.tokens[i]
    base, text = scene.sentence.start, scene.sentence.text
    if not _CONTENT_FIRST.search(text[: token.start - base]):
        return None
    for actor in scene.actors:
        between = text[token.end - base : actor.start - base]
        if actor.start >= token.end and actor.form != "adjective" and re.fullmatch(r"\s+(?:(?:the|a|an|its|his)\s+)?(?:(?:report|statement|bulletin|communique|spokes\w+|official)\s+(?:by|of|from|for)\s+(?:the\s+)?)?", between):
            return scene.head_of(actor.start, actor.end)
    return None


def _inverted_source(scene: Scene, i: int) -> int | None:
    """ "..., says a report by the Doctors' Syndicate": what follows the cue was parsed as its object but is who speaks."""
    token = scene.parse.tokens[i]
    before = scene.sentence.text[: token.start - scene.sentence.start]
    if not _CONTENT_FIRST.search(before):
        return None
    return next((c for c in scene.parse.children(i, "obj", "obl", "ccomp") if 0 < c - i <= 6), None)


def _nearest_source(scene: Scene, i: int) -> int | None:
    """Inverted or mis-parsed cue: the actor right after ("..., said the envoy") or right before the verb."""
    token = scene.parse.tokens[i]
    after = [a for a in scene.actors if 0 <= a.start - token.end <= 5]
    before = [a for a in scene.actors if 0 <= token.start - a.end <= 2]
    for actor in (*before, *after):
        head = scene.head_of(actor.start, actor.end)
        if head is not None:
            return head
    return None


def _sources_at(scene: Scene, i: int) -> tuple[tuple[Actor, ...], ActorMention | None, bool]:
    """The actors that speak at token ``i``, with those coordinated with it; unnamed sources keep the report's words."""
    parse = scene.parse
    sources: list[Actor] = []
    mention: ActorMention | None = None
    for j in grammar.coordination(parse, i):
        near = frozenset({j}) | frozenset(parse.children(j, "flat", "appos", "compound"))
        here = [a for a in scene.actors if a.form != "adjective" and scene.within(a.start, a.end, near)]
        exact = [a for a in here if scene.head_of(a.start, a.end) == j] or here[:1]
        token = parse.tokens[j]
        if exact:
            mention = mention or exact[0]
            if exact[0].actor.kind == "other" and (exact[0].actor.id or "").startswith("collective:") and not exact[0].country and exact[0].form != "reference":
                # "officials in Baku", "health officials there": a generic source keeps all of its words.
                sources.append(exact[0].actor.model_copy(update={"name": scene.phrase_span(grammar.noun_phrase(parse, j)).text, "id": None, "role": "unnamed"}))
            else:
                sources.extend(exact[0].actors)
            continue
        owners = [a for a in scene.actors if a.form == "adjective" and scene.within(a.start, a.end, frozenset(parse.children(j, "amod", "compound", "nmod:poss")))]
        if owners and token.lemma in ("side", "authority", "official", "leadership", "diplomat"):
            mention = mention or owners[0]
            sources.append(owners[0].actor)
        elif token.lemma in ("statement", "report", "bulletin", "letter", "communique", "newsletter", "figure", "release", "declaration"):
            inside = scene.actors_in(grammar.noun_phrase(parse, j))
            if inside:
                mention = mention or inside[0]
                sources.extend(inside[0].actors)
        elif token.lemma in scene.words.set_of("attribution", "unnamed") or token.lemma in scene.words.set_of("attribution", "say"):
            sources.append(Actor(name=scene.phrase_span(grammar.noun_phrase(parse, j)).text, kind="other", role="unnamed"))
    if mention is not None and mention.form != "adjective" and len(sources) == 1 and not mention.members and parse.tokens[i].dep.startswith("nsubj"):
        sources = [a for m in scene.joined_with(mention, leading=True) for a in m.actors] if sources[0].id == mention.actor.id else sources
    unique = tuple({(s.id or s.name): s for s in sources}.values())
    return unique, mention, mention is not None


def _recipients(scene: Scene, i: int) -> tuple[str, ...]:
    """Media that were told ("told Reuters", "in an interview with Al Jazeera") relay the words."""
    parse = scene.parse
    tokens: set[int] = set()
    for child in parse.children(i, "obj", "iobj", "obl"):
        tokens |= grammar.noun_phrase(parse, child)
    return tuple(a.actor.name for a in scene.actors_in(frozenset(tokens)) if a.actor.kind == "media")


def _content_of(scene: Scene, i: int, source: int) -> frozenset[int]:
    """What the speaking verb ``i`` covers. Empty when the verb only has a person as object ("told reporters")."""
    parse = scene.parse
    token = parse.tokens[i]
    own = frozenset(parse.subtree(i))
    speaker = frozenset(parse.subtree(source)) if source in own else frozenset()
    content: set[int] = set()
    for child in parse.children(i, "ccomp", "xcomp", "obj", "advcl", "parataxis", "obl", "conj"):
        dep = parse.tokens[child].dep
        if child == source or dep == "conj" and parse.children(child, "nsubj"):
            continue
        content |= set(parse.subtree(child))
    follows = scene.sentence.text[: token.start - scene.sentence.start]
    start_of_cue = _start_of_cue(scene, i, source, speaker)
    cue_after_comma = bool(_CONTENT_FIRST.search(scene.sentence.text[: start_of_cue - scene.sentence.start]))
    if cue_after_comma and follows.strip() and token.tag not in ("VBG", "VB"):
        # ", X said[, Y reported]." answers for all that stands before it in the sentence.
        content |= {t.i for t in parse.tokens if t.start < start_of_cue}
        head = token.head
        if token.dep == "parataxis" and head != i:
            content |= set(parse.subtree(head)) - own
    if token.lemma in _PERFORMING and not cue_after_comma and not parse.children(i, "ccomp"):
        # Who announces a truce answers for the truce, not for what the writer adds about it ("..., which was violated").
        for at in tuple(content):
            if parse.tokens[at].dep == "acl:relcl":
                content -= set(parse.subtree(at))
    return frozenset(content) - speaker - {i}


def _start_of_cue(scene: Scene, i: int, source: int, speaker: frozenset[int]) -> int:
    """Where the words of the attribution begin ("the Syrian army command announced"): its speaker's article, if it leads."""
    parse, token = scene.parse, scene.parse.tokens[i]
    starts = [token.start]
    words = [s for s in speaker if parse.tokens[s].pos != "PUNCT"]
    if words:
        starts.append(parse.tokens[min(words)].start)
    at = parse.tokens[source].start
    for actor in scene.actors:
        if actor.start <= at < actor.end and 0 <= token.start - actor.end <= 2:
            before = scene.sentence.text[: actor.start - scene.sentence.start]
            article = re.search(r"\b(?:the|a|an|its|his|her)\s+$", before, re.I)
            starts.append(actor.start - (len(before) - article.start() if article else 0))
    return min(starts)


def _according_to(scene: Scene) -> list[Attribution]:
    parse = scene.parse
    text, base = scene.sentence.text, scene.sentence.start
    found = []
    for owner in re.finditer(r"\b(?:by|in)\s+(?:the\s+)?(?P<who>[^,.;]{2,60}?)(?:[’']s|s[’'])\s+(?:own\s+)?(?:count|account|reckoning|tally|estimate|figures|reading|wording)\b", text):
        start = base + owner.start("who")
        named = [a for a in scene.actors if a.start < base + owner.end("who") and start < a.end]
        token = parse.token_at(base + owner.start())
        if named and token is not None:
            everything = frozenset(range(len(parse.tokens)))
            found.append(Attribution(named[0].actors, (), "by the account of", token.i, everything, all(s.kind == "media" for s in named[0].actors), False, False, True, named[0]))
    for phrase in scene.words.tables["attribution"]["according"]:
        for cue in re.finditer(rf"\b{phrase}\b", text, re.IGNORECASE):
            after = base + cue.end()
            named = [a for a in scene.actors if 0 <= a.start - after <= 40 and a.form != "adjective"]
            token = parse.token_at(base + cue.start())
            if token is None:
                continue
            if named and "," not in text[cue.end() : named[0].start - base]:
                head = scene.head_of(named[0].start, named[0].end)
                sources = _sources_at(scene, head)[0] if head is not None else named[0].actors
                sources = sources or named[0].actors
                mention: ActorMention | None = named[0]
            else:
                # An unnamed source keeps the report's own words up to the next comma.
                words = re.match(r"\s*(.{2,60}?)(?=[,.;]|$)", text[cue.end() :])
                if not words:
                    continue
                sources, mention = (Actor(name=words.group(1).strip(), kind="other", role="unnamed"),), None
            speaker = frozenset(t.i for t in parse.tokens if base + cue.start() <= t.start < after + 60 and mention and t.end <= mention.end)
            content = frozenset(range(len(parse.tokens))) - speaker - {token.i}
            media = all(s.kind == "media" for s in sources)
            found.append(Attribution(sources, (), phrase, token.i, content, media, False, False, mention is not None, mention))
    return found
