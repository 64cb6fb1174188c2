"""Words about truces at large: what one is called, and what sides do as a rule. They tell of no truce."""

from __future__ import annotations

import re

from trucewatch.reading.claims.truce_match import Match
from trucewatch.reading.claims.wording import text_before
from trucewatch.reading.scene import Scene

_ACTS = frozenset(
    {"truce.declared", "truce.agreed", "truce.in_effect", "truce.expiry", "truce.extended", "truce.terminated"}
)
_NAMED_FORMS = frozenset({"name", "adjective", "capital", "seat", "person", "reference"})
_AT_LARGE = re.compile(
    r"\b(?:usually|often|sometimes|typically|generally|normally|always|in general|as a rule|by definition|"
    r"(?:one|either|each|any) (?:or (?:both|more) )?(?:side|sides|party|parties)|warring parties|belligerents)\b",
    re.IGNORECASE,
)


_NAMING = re.compile(
    r"\b(?:also|so|is|are|be|been|was|were|commonly|sometimes|often|usually|otherwise|what we)\s+call(?:ed)?\s+"
    r"(?:an?\s+|the\s+)?[\"“‘']?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)


def is_generic(scene: Scene, match: Match) -> bool:
    """Is the act told of truces at large, or the word only given as a name?"""
    return _is_naming(scene, match) or _is_at_large(scene, match)


def _is_naming(scene: Scene, match: Match) -> bool:
    """ "also called a truce", "is called an armistice": the word is explained; "a truce was called" made one."""
    token = scene.parse.tokens[match.i]
    if token.lemma != "call" or match.truce is None or match.truce.start < token.start:
        return False
    return bool(_NAMING.search(text_before(scene, match.truce.start)))


def _is_at_large(scene: Scene, match: Match) -> bool:
    """A bare present without a name or a day: "one or both sides declare that they will suspend fighting"."""
    if match.kind not in _ACTS or scene.sentence.part == "headline" or scene.times:
        return False
    if any(a.form in _NAMED_FORMS for a in scene.actors) or any(not p.associative for p in scene.places):
        return False
    pronoun = match.truce is not None and match.truce.text.lower() in ("it", "this")
    if match.truce is not None and (match.truce.definite or match.truce.weak) and not pronoun:
        return False
    tokens = scene.parse.tokens
    if _AT_LARGE.search(text_before(scene, tokens[match.i].end)):
        return True
    root = next(t.i for t in tokens if t.head == t.i)
    if tokens[match.i].tag in ("VBD", "VBN") and not _is_present(scene, match.i):
        return False
    return _is_present(scene, match.i) or _is_present(scene, root)


def _is_present(scene: Scene, i: int) -> bool:
    tokens = scene.parse.tokens
    aux = scene.parse.children(i, "aux", "aux:pass", "cop")
    forms = {tokens[c].tag for c in (i, *aux)}
    return bool(forms & {"VBZ", "VBP"}) and "have" not in {tokens[c].lemma for c in aux}
