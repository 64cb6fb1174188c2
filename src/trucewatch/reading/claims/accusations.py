"""Charges that two sides level at each other, and charges turned down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from trucewatch.model.claim import Actor, Reason
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, Voice
from trucewatch.reading.claims.base import Draft, actors_at, in_role, unique_actors
from trucewatch.reading.modality import Stance
from trucewatch.reading.scene import ActorMention, Scene

_EACH_OTHER = re.compile(
    r"\b(?:each|one an)other\b|\beach other\b|\bone another\b|\bthe other(?: side| party)?\b", re.IGNORECASE
)
_ANAPHORS = frozenset({"it", "this", "that", "responsibility", "involvement"})
_REACH = 2
"""Sentences behind a charge in which "denied it" still answers it."""


def mutual_charges(draft: Draft) -> tuple[Draft, ...]:
    """The charge, or, where two sides level it at each other, one for each accuser, linked by what they say.

    Where the two cannot be told apart it stays one charge with ``details.mutual``.
    """
    scene = draft.scene
    verb = _mutual_verb(scene)
    if verb is None or draft.kind != "violation.alleged":
        return (draft,)
    sides = _sides(scene, verb)
    details = {**draft.details, "mutual": True}
    if len(sides) != 2:
        everyone = tuple(in_role(a, "accuser") for a in sides)
        voice = _voice(sides, scene, verb) if sides else _voice(_in_words(scene, verb), scene, verb)
        return (replace(draft, actors=everyone, voice=voice, details=details),)
    tokens = [draft.trigger, verb if verb != draft.trigger else _beside(scene, verb)]
    reason = Reason(rule="violation.alleged/mutual", detail=f"{sides[0].name} and {sides[1].name} charge each other")
    return tuple(
        replace(
            draft,
            trigger=trigger,
            end_trigger=None,
            actors=(in_role(accused, "accused"), in_role(accuser, "accuser")),
            voice=_voice((accuser,), scene, verb),
            details=details,
            reasons=(*draft.reasons, reason),
        )
        for trigger, (accuser, accused) in zip(tokens, permutations(sides, 2), strict=True)
    )


def _mutual_verb(scene: Scene) -> int | None:
    """ "accused each other", "each side blamed the other", "traded accusations"."""
    parse, words = scene.parse, scene.words
    trading, traded = words.forms_of("violation", "trading_verbs"), words.set_of("violation", "traded")
    for token in parse.tokens:
        # "The foes traded accusations": the tree often takes the verb for an adjective or noun.
        near = {t.lemma for t in parse.tokens[token.i + 1 : token.i + 4]}
        if token.i and token.text.lower() in trading and near & traded:
            return token.i
        if not grammar.is_verb(token):
            continue
        behind = scene.sentence.text[token.end - scene.sentence.start :]
        if token.lemma in words.set_of("violation", "accusing_verbs") and _EACH_OTHER.match(behind.lstrip()):
            return token.i
    return None


def _sides(scene: Scene, verb: int) -> tuple[Actor, ...]:
    start = scene.parse.tokens[verb].start
    mentions: tuple[ActorMention, ...] = actors_at(scene, grammar.agent(scene.parse, verb))
    if not mentions:
        mentions = tuple(a for a in scene.actors if a.end <= start and a.form == "reference" and a.members)[-1:]
    found = unique_actors(a for m in mentions if m.end <= start for a in m.actors)
    return tuple(a for a in found if a.kind != "media")


def _in_words(scene: Scene, verb: int) -> tuple[Actor, ...]:
    """Both sides in the report's words, where it is not known who they are."""
    subject = grammar.agent(scene.parse, verb)
    if subject is None or scene.parse.tokens[subject].start > scene.parse.tokens[verb].start:
        return ()
    name = scene.phrase_span(grammar.noun_phrase(scene.parse, subject)).text
    return (Actor(name=name, kind="other", role="unnamed"),)


def _voice(sides: Sequence[Actor], scene: Scene, verb: int) -> Voice:
    token = scene.parse.tokens[verb]
    lemma = token.lemma if grammar.is_verb(token) else "accuse"
    return Voice(tuple(a.name for a in sides), (), lemma, "indirect", tuple(sides), contention=True)


def _beside(scene: Scene, verb: int) -> int:
    """A second word of the charge, so that the two claims stand on words of their own."""
    return min(verb + 1, len(scene.parse.tokens) - 1)


def charge_rejected(scene: Scene, i: int) -> int | None:
    """The verb that rejects the charge: "rejected accusations that it had broken ...", "dismissed reports of breaches".

    The charge is a noun that the word for the breach depends on, and the verb's object.
    """
    parse, words = scene.parse, scene.words
    for above in parse.ancestors(i):
        token = parse.tokens[above]
        if grammar.is_verb(token) and above != parse.tokens[i].head and token.dep not in ("conj", "xcomp", "ccomp"):
            return None
        if token.lemma not in words.set_of("violation", "charges") or token.pos != "NOUN":
            continue
        verb = parse.tokens[token.head]
        rejected = verb.lemma in words.set_of("violation", "rejecting_verbs") and grammar.is_verb(verb)
        return verb.i if rejected and not _held_up(scene, verb.i) and grammar.patient(parse, verb.i) == above else None
    return None


def _held_up(scene: Scene, verb: int) -> bool:
    return any(scene.parse.tokens[c].lemma in ("not", "never") for c in scene.parse.children(verb, "advmod"))


def is_own_deed(scene: Scene, i: int) -> bool:
    """Who rejects the charge is who is charged: "that it had broken ...", "of breaking ..."; not "that A broke ..."."""
    parse = scene.parse
    if not grammar.is_verb(parse.tokens[i]):
        return not any(prep == "by" for prep, _ in grammar.obliques(parse, i)) and not parse.children(i, "nmod:poss")
    subjects = parse.children(i, "nsubj", "nsubj:pass")
    return all(parse.tokens[s].lemma in ("it", "they", "he", "she") for s in subjects)


def rejected_charges(
    scene: Scene, attributions: Sequence[Attribution], here: Sequence[Draft], breaches: Sequence[Draft]
) -> list[Draft]:
    """ "The army denied the accusation": the charge told just before is denied by who rejects it."""
    if any(d.kind == "violation.denied" for d in here):
        return []
    told = [d for d in (*breaches, *here) if d.kind != "violation.denied"]
    index = scene.sentence.index
    if not told or index - told[-1].scene.sentence.index > _REACH:
        return []
    parse, words = scene.parse, scene.words
    for token in parse.tokens:
        if token.lemma not in words.set_of("violation", "rejecting_verbs") or not grammar.is_verb(token):
            continue
        what = grammar.patient(parse, token.i)
        if what is None or _held_up(scene, token.i) or parse.tokens[what].lemma not in _rejectable(scene):
            continue
        if _of_something_else(scene, what):
            continue  # "rejected claims that it had abused prisoners" answers another charge
        denier = unique_actors(a for m in actors_at(scene, grammar.agent(parse, token.i)) for a in m.actors)
        if denier:
            return [_denial(scene, token.i, token.lemma, denier, told[-1])]
    return []


def _of_something_else(scene: Scene, charge: int) -> bool:
    """The charge says what of, and that is no breach."""
    behind = scene.parse.tokens[charge + 1 :]
    told = bool(behind) and behind[0].lemma in ("that", "of", "about", "over")
    return told and not any(t.lemma in _of_breach(scene) for t in behind)


def _rejectable(scene: Scene) -> frozenset[str]:
    return scene.words.set_of("violation", "charges") | _ANAPHORS


def _of_breach(scene: Scene) -> frozenset[str]:
    words = scene.words
    keys = ("nouns", "breaking_verbs", "deed_verbs", "deed_nouns")
    return frozenset().union(*(words.set_of("violation", key) for key in keys))


def _denial(scene: Scene, verb: int, lemma: str, denier: tuple[Actor, ...], charge: Draft) -> Draft:
    detail = f"{lemma} … the charge of sentence {charge.scene.sentence.index}"
    return Draft(
        kind="violation.denied",
        scene=scene,
        trigger=verb,
        stance=Stance(polarity="denied", governors=(lemma,)),
        voice=Voice(tuple(a.name for a in denier), (), lemma, "indirect", denier, True),
        reasons=(Reason(rule="violation.denied/answer", detail=detail),),
        subtype=charge.subtype,
        actors=named_as(denier, "accused"),
        places=tuple(p for p in charge.places if p.role == "event"),
        zone=charge.zone,
        when=charge.when,
    )


def named_as(actors: Sequence[Actor], role: str) -> tuple[Actor, ...]:
    return unique_actors(in_role(a, role) for a in actors)
