"""Which words of a sentence a speaker answers for."""

from __future__ import annotations

import re

from trucewatch.reading.scene import Scene
from trucewatch.reading.syntax import Parse

_CONTENT_FIRST = re.compile(r"[,”\"’»]\s*$")
_ARTICLE = re.compile(r"\b(?:the|a|an|its|his|her)\s+$", re.IGNORECASE)
# Where the words of the one who stands before the cue end, when the tree does not tell.
_TURNS = re.compile(r";|,\s+(?:according to|while|whereas|but|and)\b")
# Where another speaker may get the word: "..., while the opposition put it at 12", "...; the rebels denied it".
_NEXT_SPEAKER = re.compile(r";|,\s+(?:while|whereas|but|and|though|although)\b(?!\s+that\b)")
_REACH_OF_SPEAKER = 9
"""Tokens between such a turn and the verb of saying of the next speaker."""


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
        coordinated = parse.tokens[child].dep == "conj" and bool(parse.children(child, "nsubj"))
        clause_of_its_own = coordinated and not _cut_in_two(parse, i, child)
        if child != source and not clause_of_its_own:
            content.update(parse.subtree(child))
    begins = _start_of_cue(scene, i, source, speaker)
    accuses = token.lemma in scene.words.set_of("attribution", "accusing")
    behind = follows_content(scene, begins) and not _goes_on(scene, i) and not (accuses and token.tag == "VBN")
    if behind and token.tag not in ("VBG", "VB"):
        # ", X said[, Y reported]." answers for all that stands before it in the sentence.
        content.update(t.i for t in parse.tokens if t.start < begins)
        if token.dep == "parataxis":
            content |= set(parse.subtree(token.head)) - own
    elif accuses and not any(c > i for c in content):
        content |= _to_the_turn(scene, i)
    content -= _of_next_speaker(scene, i)
    performs = token.lemma in scene.words.set_of("speakers", "performing")
    if performs and not behind and not parse.children(i, "ccomp"):
        content -= _relative_clauses(parse, content)
        content -= _further_deeds(parse, i)
    return frozenset(content) - speaker - {i}


def _cut_in_two(parse: Parse, i: int, clause: int) -> bool:
    """ "did say one guard and two clerks were hurt": the tree took the first of the subjects for what was said."""
    objects = parse.children(i, "obj")
    return (
        parse.tokens[i].lemma == "say"
        and bool(objects)
        and not parse.children(i, "ccomp")
        and bool(parse.children(objects[0], "nummod"))
        and parse.tokens[min(parse.subtree(clause))].i == objects[0] + 1
    )


def _goes_on(scene: Scene, i: int) -> bool:
    """ "After the raid, the army said it would respond": what is said follows, what stands before is the writer's."""
    parse = scene.parse
    for child in parse.children(i, "ccomp"):
        first = min(parse.subtree(child))
        if first > i and not any(t.text in (",", ";") for t in parse.tokens[i + 1 : first + 1]):
            return True
    return False


def _to_the_turn(scene: Scene, i: int) -> set[int]:
    """What follows the cue up to where somebody else is turned to; for verbs that the tree took for something else."""
    after = scene.parse.tokens[i].end
    turn = _TURNS.search(scene.sentence.text, after - scene.sentence.start)
    end = scene.sentence.start + turn.start() if turn else scene.sentence.end
    return {t.i for t in scene.parse.tokens if after <= t.start < end}


def _of_next_speaker(scene: Scene, i: int) -> set[int]:
    """The tokens behind the cue from where somebody else gets the word."""
    tokens, words = scene.parse.tokens, scene.words
    for turn in _NEXT_SPEAKER.finditer(scene.sentence.text, tokens[i].end - scene.sentence.start):
        behind = [t for t in tokens if t.start >= scene.sentence.start + turn.end()]
        cues = (
            t
            for t in behind[1:_REACH_OF_SPEAKER]
            if t.tag in ("VBD", "VBZ", "VBP") and t.lemma in words.set_of("attribution", "say")
        )
        cue = next(cues, None)
        if cue is not None and scene.parse.children(cue.i, "nsubj"):
            return {t.i for t in tokens if t.start >= scene.sentence.start + turn.start()}
    return set()


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
