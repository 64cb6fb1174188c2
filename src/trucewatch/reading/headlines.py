"""Headlines name a speaker with a colon or a dash: "Army: rebels broke truce", "Truce extended by a week - envoy"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.model.claim import Actor
from trucewatch.reading.scene import Scene
from trucewatch.reading.voice import NO_CUE, Attribution

_LEADING = re.compile(r"(?P<who>[^:;,–—]{3,60}):\s+(?P<words>\S.{8,})")
_TRAILING = re.compile(r"(?P<words>.{12,}?)(?::\s+|\s[-–—]\s)(?P<who>[^:;,–—]{3,50})")
_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD", "VB"})


def headline_attributions(scene: Scene, found: Sequence[Attribution]) -> list[Attribution]:
    """At most one; none where the headline has a verb of saying, or where a place or topic stands before the colon."""
    if found or scene.sentence.part != "headline":
        return []
    text = scene.sentence.text.strip().rstrip(".")
    for pattern, leads in ((_LEADING, True), (_TRAILING, False)):
        shape = pattern.fullmatch(text)
        if not shape:
            continue
        base = scene.sentence.start + scene.sentence.text.index(text)
        who = _speaker(scene, base + shape.start("who"), base + shape.end("who"), leads=leads)
        content = frozenset(
            t.i for t in scene.parse.covering(base + shape.start("words"), base + shape.end("words")) if t.text.strip()
        )
        verbs = any(scene.parse.tokens[i].tag in _VERB_TAGS for i in content)
        if who and verbs:
            return [Attribution(who, (), None, NO_CUE, content, media=False)]
    return []


def _speaker(scene: Scene, start: int, end: int, *, leads: bool) -> tuple[Actor, ...]:
    """The actor or unnamed source that the words are, wholly; a state in front of a colon is where it happened."""
    words = scene.span(start, end).text
    for actor in scene.actors:
        rest = words.replace(actor.text, "").strip(" '’s").lower()
        if start <= actor.start and actor.end <= end and rest in ("", "the"):
            place = actor.form in ("capital", "seat", "adjective") or actor.actor.kind in (
                "state",
                "de_facto_authority",
            )
            return () if actor.actor.kind == "media" or (leads and place) else actor.actors
    last = re.search(r"(\w+)$", words)
    nouns = scene.words.set_of("speakers", "headline_nouns")
    if last and len(words.split()) <= 5 and last[1].lower() in nouns:
        return (Actor(name=words.strip(), kind="other", role="unnamed"),)
    return ()
