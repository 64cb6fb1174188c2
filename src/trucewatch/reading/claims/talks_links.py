"""Whether a verb is said of the talks: by the tree, else by the order of the words."""

from __future__ import annotations

import re

from trucewatch.reading import grammar
from trucewatch.reading.claims.listed import FINITE
from trucewatch.reading.claims.wording import text_between
from trucewatch.reading.scene import Scene
from trucewatch.reading.syntax import Token

DUE = frozenset({"due", "expect", "schedule", "plan", "slate", "set"})
_INSERTED = re.compile(r",[^,;:“”]{3,120},|\s[—–-]\s[^—–]{3,120}\s[—–-]\s|\s\([^)]*\)")
_BREAKS = re.compile(
    r"[;:“”]|\b(?:after|before|while|when|because|as|if|who|which|that|whose)\b"
    r"|,\s+(?:and|but)\b|\bbut (?:this|that|it|they|he|she)\b"
)


def linked(scene: Scene, i: int, stands: frozenset[int]) -> bool:
    """The talks are subject or object of the verb."""
    parse = scene.parse
    token = parse.tokens[i]
    before = parse.tokens[i - 1] if i else token
    if token.tag == "VBN" and token.dep == "xcomp" and before.pos == "NOUN" and before.i not in stands:
        return False  # "reviewed talks on the hostages held since Monday"
    nominals = [grammar.subject(parse, i), grammar.patient(parse, i)]
    if token.dep == "conj" and not parse.children(i, "nsubj", "nsubj:pass"):
        nominals.append(grammar.subject(parse, token.head))  # "were due on Monday but were put off"
    if acts_on(scene, i, stands):
        return True
    return any(n is not None and not stands.isdisjoint(grammar.conjuncts(parse, n)) for n in nominals)


def acts_on(scene: Scene, i: int, stands: frozenset[int]) -> bool:
    """ "renewed peace talks": a finite verb with the talks right behind it, whatever the tree makes of it."""
    tokens = scene.parse.tokens
    if tokens[i].tag not in FINITE:
        return False
    for token in tokens[i + 1 : i + 6]:
        if token.i in stands:
            return True
        if token.pos not in ("NOUN", "ADJ", "PROPN", "DET"):
            return False
    return False


def takes_its_part_out(scene: Scene, i: int, stands: frozenset[int]) -> bool:
    """ "suspended their part in the talks", however the tree hangs the talks."""
    parse = scene.parse
    given_up = grammar.patient(parse, i)
    if given_up is None or parse.tokens[given_up].lemma not in scene.words.set_of("talks", "part_nouns"):
        return False
    return any(child in stands and prep in ("in", "from") for prep, child in grammar.obliques(parse, i))


def linked_by_order(scene: Scene, token: Token, stands: frozenset[int]) -> bool:
    """ "talks between A and B, which were to open on Monday, have been put off": the subject the tree has lost.

    The talks stand first in their clause, under no preposition, and but for what stands between commas no finite verb
    parts them from the verb group.
    """
    parse = scene.parse
    first = min(stands)
    start = min(min(parse.subtree(first)), first)
    group = _group_start(scene, token)
    if group is None or first > group or parse.children(first, "case"):
        return False
    timed = [(t.start, t.end) for t in scene.times]
    opening = [
        t
        for t in parse.tokens[:start]
        if t.pos not in ("PUNCT", "DET", "ADV") and not any(a <= t.start < b for a, b in timed)
    ]
    alone = group == token.i
    if alone and any(t.tag.startswith("VB") for t in parse.tokens[max(stands) + 1 : group]):
        return False  # "talks on the release of hostages taken to Gaza and held there": a participle, for all we know
    leads = not opening or opening[-1].lemma in ("that", "and", "but") or grammar.is_verb(opening[-1])
    between = text_between(scene, parse.tokens[max(stands)].end, parse.tokens[group].start)
    plain = _INSERTED.sub(" ", between)
    left = parse.tokens[max(stands)].end
    kept = [t for t in parse.tokens if left <= t.start < parse.tokens[group].start and t.tag in FINITE]
    inserted = [m.span() for m in _INSERTED.finditer(between)]
    # "talks scheduled to begin on Monday would be delayed": a participle taken for a past form
    kept = [t for t in kept if not (t.lemma in DUE and t.tag == "VBD")]
    outside = [t for t in kept if not any(a <= t.start - left < b for a, b in inserted)]
    return leads and not outside and not _BREAKS.search(plain)


def _group_start(scene: Scene, token: Token) -> int | None:
    """The first token of the finite verb group that ``token`` ends; None where it is no finite verb."""
    tokens = scene.parse.tokens
    at = token.i
    while at > 0 and (tokens[at - 1].pos in ("AUX", "ADV", "PART") or tokens[at - 1].tag == "MD"):
        at -= 1
    return at if any(t.tag in FINITE for t in tokens[at : token.i + 1]) else None


def right_behind(scene: Scene, end: int | None, stands: frozenset[int]) -> bool:
    """The talks are what the phrase ends in: "walked out of the talks", "went back to talks"."""
    parse = scene.parse
    return end is not None and any(parse.tokens[c].end == end for i in stands for c in parse.children(i, "case"))
