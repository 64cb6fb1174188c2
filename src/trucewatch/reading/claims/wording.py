"""The words around a trigger: what stands before, behind and above it, and which way its tense points."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch.reading import grammar
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import Number, Scene
from trucewatch.reading.times import Tense

MONTH_NAME = r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"


def text_before(scene: Scene, offset: int) -> str:
    """The sentence up to ``offset``, an offset in the report."""
    return scene.sentence.text[: offset - scene.sentence.start]


def text_after(scene: Scene, offset: int) -> str:
    """The sentence from ``offset`` on."""
    return scene.sentence.text[offset - scene.sentence.start :]


def text_between(scene: Scene, start: int, end: int) -> str:
    return scene.sentence.text[start - scene.sentence.start : end - scene.sentence.start]


def is_question(scene: Scene) -> bool:
    """A question asserts nothing."""
    return scene.sentence.text.rstrip().endswith("?")


def phrase_end(scene: Scene, i: int, phrases: Iterable[tuple[str, str]], parting: str = "") -> int | None:
    """End offset of the first verb phrase that begins at token ``i``: "took effect" of ("take", "effect").

    ``parting`` is a pattern of what may stand between the verb and the rest.
    """
    token = scene.parse.tokens[i]
    for verb, rest in phrases:
        if token.lemma != verb:
            continue
        found = re.match(rf"{parting}\s+{re.escape(rest)}\b", text_after(scene, token.end), re.IGNORECASE)
        if found:
            return token.end + found.end()
    return None


def lemma_above(scene: Scene, i: int) -> str:
    """Base form of the nearest verb that token ``i`` depends on; empty without one."""
    above = grammar.verb_above(scene.parse, i)
    return "" if above is None else scene.parse.tokens[above].lemma


def child_lemmas(scene: Scene, i: int, *relations: str) -> set[str]:
    """Base forms of the dependents of token ``i`` in one of the relations (in any, when none is given)."""
    return {scene.parse.tokens[child].lemma for child in scene.parse.children(i, *relations)}


def participle_behind(scene: Scene, offset: int) -> str:
    """The word joined by a hyphen to what ends at ``offset`` ("brokered" of "Cairo-brokered"), as written; or ""."""
    found = re.match(r"(?:\s*\([^)]*\))?-(\w+)", text_after(scene, offset))
    return found[1] if found else ""


_IN_OR_AT = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$")


def is_location(scene: Scene, mention: PlaceMention) -> bool:
    """The place stands behind "in" or "at": something is said to be there."""
    return bool(_IN_OR_AT.search(text_before(scene, mention.start)))


def in_time_words(scene: Scene, number: Number) -> bool:
    """The number is part of a time ("48 hours", "27 February") and counts nothing else."""
    return any(t.start < number.end and number.start < t.end for t in scene.times)


def tense_at(scene: Scene, i: int) -> Tense:
    """Tense of the clause of token ``i``: it decides which way a weekday points."""
    parse = scene.parse
    at = i if grammar.is_verb(parse.tokens[i]) else grammar.verb_above(parse, i)
    while at is not None:
        tense = _tense_of_verb(scene, at)
        if tense:
            return tense
        at = grammar.verb_above(parse, at)
    return "past"


_AHEAD = frozenset({"due", "set", "expect", "schedule", "slate", "plan", "suppose", "mean"})
# "agreed to start" looks ahead from then; "managed to start" is as past as managing is.
_LOOKING_AHEAD = frozenset({"agree", "be", "set", "plan", "decide", "order"})


def _tense_of_verb(scene: Scene, at: int) -> Tense | None:
    """None when the form does not tell, so that the verb above must."""
    parse = scene.parse
    token = parse.tokens[at]
    forms = {parse.tokens[c].text.lower() for c in parse.children(at)}
    if token.tag == "VB" and forms & {"was", "were"}:
        return "past"
    if token.tag == "VB" and parse.tokens[token.head].lemma in _AHEAD and token.head != at:
        # "is due to expire" looks ahead; "was due to expire" looks back at what was ahead then: the nearest day counts.
        past = {parse.tokens[c].text.lower() for c in parse.children(token.head)} & {"was", "were", "had"}
        return "past" if past else "future"
    aux = grammar.auxiliaries(parse, at)
    if {"will", "shall", "would"} & set(aux):
        return "future"
    lemmas = child_lemmas(scene, at)
    if token.tag in ("VBD", "VBN") or "have" in aux or ("be" in aux and "was" in lemmas):
        return "past"
    if token.tag in ("VBZ", "VBP"):
        return "present"
    if token.tag == "VB" and "to" in lemmas:
        above = grammar.verb_above(parse, at)
        if above is not None and token.dep == "xcomp":
            governor = parse.tokens[above]
            if governor.tag in ("VBD", "VBN") and governor.lemma not in _LOOKING_AHEAD:
                return tense_at(scene, above)
        return "future"
    if token.tag == "VBG" and token.dep in ("acl", "advcl") and token.lemma in ("start", "begin", "take"):
        return "future"
    return None
