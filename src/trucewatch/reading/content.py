"""Which words of a sentence a speaker answers for."""

from __future__ import annotations

import re

from trucewatch.reading.scene import Scene
from trucewatch.reading.syntax import Parse

_CONTENT_FIRST = re.compile(r"[,”\"’]\s*$")
_ARTICLE = re.compile(r"\b(?:the|a|an|its|his|her)\s+$", re.IGNORECASE)


def follows_content(scene: Scene, offset: int) -> bool:
    """What begins at ``offset`` stands behind the words it attributes: after a comma or a closing quotation mark."""
    return bool(_CONTENT_FIRST.search(scene.sentence.text[: offset - scene.sentence.start]))


def content_of(scene: Scene, i: int, source: int) -> frozenset[int]:
    """The tokens that the speaking verb ``i`` covers, said by the nominal ``source``.

    Empty when the verb only has a person as object ("told reporters").
    """
    parse = scene.parse
    token = parse.tokens[i]
    own = frozenset(parse.subtree(i))
    speaker = frozenset(parse.subtree(source)) if source in own else frozenset()
    content: set[int] = set()
    for child in parse.children(i, "ccomp", "xcomp", "obj", "advcl", "parataxis", "obl", "conj"):
        clause_of_its_own = parse.tokens[child].dep == "conj" and parse.children(child, "nsubj")
        if child != source and not clause_of_its_own:
            content.update(parse.subtree(child))
    begins = _start_of_cue(scene, i, source, speaker)
    behind = follows_content(scene, begins)
    if behind and token.tag not in ("VBG", "VB"):
        # ", X said[, Y reported]." answers for all that stands before it in the sentence.
        content.update(t.i for t in parse.tokens if t.start < begins)
        if token.dep == "parataxis":
            content |= set(parse.subtree(token.head)) - own
    performs = token.lemma in scene.words.set_of("speakers", "performing")
    if performs and not behind and not parse.children(i, "ccomp"):
        content -= _relative_clauses(parse, content)
        content -= _further_deeds(parse, i)
    return frozenset(content) - speaker - {i}


def _further_deeds(parse: Parse, i: int) -> set[int]:
    """ "declared a truce and broke it the next day": what the announcer did besides is the writer's."""
    deeds = (c for c in parse.children(i, "conj") if parse.tokens[c].tag in ("VBD", "VBZ", "VBP"))
    return {below for deed in deeds for below in parse.subtree(deed)}


def _relative_clauses(parse: Parse, tokens: set[int]) -> set[int]:
    """Who announces a truce answers for it, not for what the writer adds about it ("..., which was violated")."""
    return {below for i in tokens if parse.tokens[i].dep == "acl:relcl" for below in parse.subtree(i)}


def _start_of_cue(scene: Scene, i: int, source: int, speaker: frozenset[int]) -> int:
    """Where the words of the attribution begin, as offset in the report: its speaker's article, if it leads.

    "the Syrian army command announced"
    """
    parse, token = scene.parse, scene.parse.tokens[i]
    starts = [token.start]
    words = [s for s in speaker if parse.tokens[s].pos != "PUNCT"]
    if words:
        starts.append(parse.tokens[min(words)].start)
    at = parse.tokens[source].start
    for actor in scene.actors:
        if actor.start <= at < actor.end and 0 <= token.start - actor.end <= 2:
            before = scene.sentence.text[: actor.start - scene.sentence.start]
            article = _ARTICLE.search(before)
            starts.append(actor.start - (len(before) - article.start() if article else 0))
    return min(starts)
