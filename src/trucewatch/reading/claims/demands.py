"""Of whom something is demanded, and what: "urged Tarvos to stop bombing", "called on both sides for restraint"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model.claim import Actor
from trucewatch.reading import grammar
from trucewatch.reading.claims.base import actors_at, in_role, unique_actors
from trucewatch.reading.scene import Scene

_TO = re.compile(r"^(?:(?:not|never)\s+)?to\s+", re.IGNORECASE)
_ENDS = re.compile(
    r"[”\"]?,\s+(?:[^,]{2,60}\s)?(?:said|says|told|added|adding|saying|warning|while|according)\b.*$|[\s,;.”\"]+$"
)
_LONGEST = 60
"""Characters of an addressee that no table knows; what is longer is a clause."""


@dataclass(frozen=True, slots=True)
class Demand:
    """``addressees`` as actors where they are known, ``addressee`` in the report's words; ``action`` likewise."""

    addressees: tuple[Actor, ...]
    addressee: str | None
    action: str | None


def demand_at(scene: Scene, i: int, speakers: Sequence[Actor]) -> Demand:
    """The demand that ``speakers`` make by the verb ``i``; its parts are None where the sentence does not give them."""
    clause = next(iter(scene.parse.children(i, "ccomp", "parataxis")), None)
    speaks = scene.parse.tokens[i].lemma in scene.words.set_of("attribution", "speech")
    if speaks and clause is not None and not grammar.is_infinitive(scene.parse, clause):
        return Demand((), None, _action(scene, clause, None))  # "said the raids must stop"
    addressed = _addressee(scene, i)
    asked = _asked(scene, i, addressed)
    if addressed is None and asked is not None and scene.parse.tokens[asked].dep == "ccomp":
        addressed = next(iter(scene.parse.children(asked, "nsubj")), None)
    if asked is None and addressed is not None and addressed in scene.parse.children(i, "obj"):
        known = _known(scene, addressed)
        addressed, asked = (addressed, None) if known else (None, addressed)  # "urged restraint"
    known = _known(scene, addressed) if addressed is not None else ()
    if any(a.id in {s.id for s in speakers} for a in known):
        known = ()  # "both sides", of which the speaker is none
    pronoun = addressed is not None and scene.parse.tokens[addressed].pos == "PRON"
    words = _words(scene, addressed) if addressed is not None and not pronoun else None
    name = ", ".join(a.name for a in known) or (words if words and len(words) <= _LONGEST else None)
    return Demand(known, name, _action(scene, asked, addressed))


def behind_prepositions(scene: Scene, i: int) -> tuple[tuple[str, int], ...]:
    """(preposition, token) of what stands behind one below the verb, without times ("called on Sunday")."""
    parse = scene.parse
    below = [(grammar.preposition(parse, c), c) for c in parse.children(i, "obl", "nmod", "obj") if c > i]
    timed = [(t.start, t.end) for t in scene.times]
    return tuple((p, c) for p, c in below if p and not any(a <= parse.tokens[c].start < b for a, b in timed))


def addressed_behind(scene: Scene, i: int) -> int | None:
    """Who stands behind "on" or "to"; the "on" may be taken for a particle of the verb."""
    prepositions = scene.words.tables["statement"]["addressed"].get(scene.parse.tokens[i].lemma, ())
    behind = next((at for preposition, at in behind_prepositions(scene, i) if preposition in prepositions), None)
    if behind is None and grammar.particle(scene.parse, i) in prepositions:
        return next(iter(scene.parse.children(i, "obj", "iobj")), None)
    return behind


def _addressee(scene: Scene, i: int) -> int | None:
    """The one spoken to: who stands behind "on" or "to", or the object of "urge"."""
    parse = scene.parse
    behind = addressed_behind(scene, i)
    if behind is not None:
        return behind
    things_asked = parse.tokens[i].lemma in ("demand", "request", "call")
    if things_asked and not parse.children(i, "xcomp"):
        return None
    return next((o for o in parse.children(i, "obj", "iobj") if not grammar.preposition(parse, o)), None)


def _asked(scene: Scene, i: int, addressed: int | None) -> int | None:
    """The head of what is asked for."""
    parse = scene.parse
    wanted = [at for preposition, at in behind_prepositions(scene, i) if preposition == "for"]
    if addressed is None and wanted:
        return wanted[0]  # "urged for a new round to end the war"
    for child in parse.children(i, "xcomp", "ccomp", "advcl"):
        if child > i and parse.tokens[child].tag in ("VB", "VBP", "VBD", "VBZ", "VBN") and _is_asked(scene, child):
            return child
    if addressed is not None:
        inside = [c for c in parse.children(addressed, "acl") if grammar.is_infinitive(parse, c)]
        if inside:
            return inside[0]
    for preposition, at in behind_prepositions(scene, i):
        if preposition in ("for", "against", "of") and at != addressed:
            return at
    objects = [o for o in parse.children(i, "obj") if o != addressed]
    return objects[0] if objects else None


def _is_asked(scene: Scene, child: int) -> bool:
    """An infinitive or a "that" clause; a participle or an "as" beside the verb is not what is asked for."""
    parse = scene.parse
    marks = {parse.tokens[m].lemma for m in parse.children(child, "mark")}
    return (
        grammar.is_infinitive(parse, child)
        or "that" in marks
        or (parse.tokens[child].dep in ("ccomp", "xcomp") and not marks)
    )


def _known(scene: Scene, at: int) -> tuple[Actor, ...]:
    return unique_actors(in_role(a, "addressee") for m in actors_at(scene, at) for a in m.actors if a.kind != "media")


def _words(scene: Scene, at: int) -> str:
    phrase = grammar.noun_phrase(scene.parse, at)
    for case in scene.parse.children(at, "case"):
        phrase -= frozenset(scene.parse.subtree(case))
    clauses = (c for c in scene.parse.children(at, "acl") if grammar.is_infinitive(scene.parse, c))
    for clause in clauses:
        phrase -= frozenset(scene.parse.subtree(clause))
    return scene.phrase_span(phrase).text


def _action(scene: Scene, asked: int | None, addressed: int | None) -> str | None:
    """What is asked for in the report's words, without the "to" of an infinitive and what follows behind a saying."""
    if asked is None:
        return None
    parse = scene.parse
    tokens = set(parse.subtree(asked))
    for child in parse.children(asked, "case", "parataxis"):
        tokens -= set(parse.subtree(child))
    for child in parse.children(asked, "conj"):  # "and called for ..." is another deed of the speaker's
        tokens -= set(parse.subtree(child)) if parse.tokens[child].tag in ("VBD", "VBZ") else set()
    tokens -= {c for c in parse.children(asked, "mark") if parse.tokens[c].lemma == "that"}
    if addressed is not None and addressed in parse.children(asked, "nsubj"):
        tokens -= set(parse.subtree(addressed))
    kept = [t for t in tokens if parse.tokens[t].pos != "PUNCT"]
    if not kept:
        return None
    text = _ENDS.sub("", scene.phrase_span(kept).text)
    return _TO.sub(lambda m: "not " if "not" in m[0].lower() else "", text) or None
