"""Who watches a truce, and who answers for it: hotlines, missions, joint centres, commissions, guarantors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from trucewatch.model.claim import Actor, Reason
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, actors_at, named, unique_actors
from trucewatch.reading.claims.wording import is_question
from trucewatch.reading.modality import stance_of
from trucewatch.reading.scene import Scene
from trucewatch.reading.syntax import Token

_NO_FACT = ("desired", "hypothetical", "conditional")
_ANSWERING = frozenset({"state", "intergovernmental_body", "official", "ministry", "coalition"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A mechanism told at token ``i``: its kind (None for guarantors), who runs it and what for."""

    i: int
    rule: str
    kind: str | None
    actors: tuple[Actor, ...]
    mandate: str | None = None
    name: str | None = None


def draft_mechanisms(
    scene: Scene, context: Context, attributions: Sequence[Attribution], about_truce: bool
) -> tuple[Draft, ...]:
    """At most one draft of `truce.mechanism` a sentence; ``about_truce``: the report named a truce up to here."""
    if is_question(scene) or not (about_truce or scene.truces):
        return ()
    for found in (*_guaranteed(scene), *_watching(scene), *_made(scene)):
        stance = stance_of(scene.parse, _told_at(scene, found.i), scene.words)
        if stance.modality in _NO_FACT or stance.polarity == "denied":
            continue
        details: dict[str, Any] = {"mechanism": found.kind} if found.kind else {}
        details |= {"mandate": found.mandate} if found.mandate else {}
        details |= {"name": found.name} if found.name else {}
        return (
            Draft(
                kind="truce.mechanism",
                scene=scene,
                trigger=found.i,
                stance=stance,
                voice=voice_of(scene, found.i, attributions),
                reasons=(Reason(rule=f"truce.mechanism/{found.rule}", detail=scene.parse.tokens[found.i].text),),
                truce=next((t for t in scene.truces if not t.weak), None),
                subtype=next((t.kind for t in scene.truces if not t.weak), None),
                actors=found.actors,
                zone=context.zone,
                details=details,
            ),
        )
    return ()


def _told_at(scene: Scene, i: int) -> int:
    """ "a commission set up to monitor it": that it was set up tells whether it is there."""
    token = scene.parse.tokens[i]
    above = scene.parse.tokens[token.head]
    made = token.tag == "VB" and above.lemma in scene.words.set_of("mechanism", "making_verbs")
    return above.i if made else i


def _of_truce(scene: Scene, i: int | None) -> bool:
    """The nominal is the truce, or what is watched of it ("violations", "compliance with it")."""
    if i is None:
        return False
    heads = {t for truce in scene.truces for t in truce.stands_for}
    return bool(heads & {i, *scene.parse.subtree(i)}) or scene.parse.tokens[i].lemma in scene.words.set_of(
        "mechanism", "watched"
    )


def _watching(scene: Scene) -> Iterator[_Found]:
    """ "a joint team will monitor the truce", "the commission set up to log breaches"."""
    parse, words = scene.parse, scene.words
    for token in parse.tokens:
        if token.lemma not in words.set_of("mechanism", "watching_verbs") or not grammar.is_verb(token):
            continue
        what = grammar.patient(parse, token.i)
        watcher = grammar.agent(parse, token.i)
        if not _of_truce(scene, what) or watcher is None or what is None or watcher == what:
            continue
        kind, operators = _kind_of(scene, watcher), named(actors_at(scene, watcher), "operator")
        direct = bool(parse.children(token.i, "nsubj")) or token.dep.startswith("acl")
        watching = tuple(a for a in operators if a.kind == "monitor" or (direct and a.kind == "intergovernmental_body"))
        if kind is None and not watching:
            continue
        mandate = scene.phrase_span((token.i, *grammar.noun_phrase(parse, what))).text
        name = None if operators else scene.phrase_span(grammar.noun_phrase(parse, watcher)).text
        yield _Found(token.i, "watching", kind or "observer_mission", operators, mandate, name)


def _made(scene: Scene) -> Iterator[_Found]:
    """ "the sides set up a hotline", "a ceasefire committee was formed"."""
    parse, words = scene.parse, scene.words
    for token in parse.tokens:
        if token.lemma not in words.set_of("mechanism", "making_verbs") or not grammar.is_verb(token):
            continue
        if token.lemma == "set" and grammar.particle(parse, token.i) != "up":
            continue
        what = grammar.patient(parse, token.i)
        if what is None:
            continue
        kind = _kind_of(scene, what)
        phrase = scene.phrase_span(parse.subtree(what)).text
        if kind is None or not (_named_for_truce(scene, what) or _for_its_sake(scene, token.i)):
            continue
        yield _Found(
            token.i, "making", kind, named(actors_at(scene, grammar.agent(parse, token.i)), "operator"), name=phrase
        )


def _named_for_truce(scene: Scene, i: int) -> bool:
    phrase = {t.text.lower() for t in (scene.parse.tokens[j] for j in scene.parse.subtree(i))}
    return bool(phrase & scene.words.set_of("mechanism", "of_truce")) or any(
        t.head in scene.parse.subtree(i) for t in scene.truces
    )


def _for_its_sake(scene: Scene, verb: int) -> bool:
    """ "set up a hotline to monitor the truce": the purpose hangs on the verb."""
    purposes = [c for c in scene.parse.children(verb, "advcl", "xcomp") if scene.parse.tokens[c].tag == "VB"]
    watching = scene.words.set_of("mechanism", "watching_verbs")
    return any(
        scene.parse.tokens[c].lemma in watching and _of_truce(scene, grammar.patient(scene.parse, c)) for c in purposes
    )


def _kind_of(scene: Scene, i: int) -> str | None:
    token = scene.parse.tokens[i]
    before = scene.parse.tokens[i - 1] if i else token
    kinds: dict[str, list[str]] = scene.words.tables["mechanism"]["kinds"]
    for kind, nouns in kinds.items():
        if token.lemma in nouns or f"{before.lemma} {token.lemma}" in nouns:
            return kind
    return None


def _guaranteed(scene: Scene) -> Iterator[_Found]:
    """ "Turkey vouches for the truce", "Russia and Turkey, guarantors of the deal", "will act as guarantor"."""
    parse, words = scene.parse, scene.words
    for token in parse.tokens:
        if token.text.lower() in words.forms_of("mechanism", "guaranteeing_verbs") and token.pos != "NOUN":
            what = [grammar.patient(parse, token.i), *(c for p, c in grammar.obliques(parse, token.i) if p == "for")]
            heads = {t for truce in scene.truces for t in truce.stands_for}
            who = _answering(named(actors_at(scene, grammar.agent(parse, token.i)), "guarantor"))
            if who and any(w in heads for w in what):
                yield _Found(token.i, "guaranteeing", None, who)
        elif token.lemma in words.set_of("mechanism", "guarantors") and (
            who := _answering(_named_guarantors(scene, token))
        ):
            yield _Found(token.i, "guarantor", None, who)


def _named_guarantors(scene: Scene, token: Token) -> tuple[Actor, ...]:
    """Who is called a guarantor: the subject of the predicate, or those in apposition."""
    parse = scene.parse
    candidates = [*parse.children(token.i, "nsubj", "appos")]
    if token.dep == "appos":
        candidates.append(token.head)
    elif token.dep in ("obl", "nmod") and grammar.preposition(parse, token.i) == "as":
        above = grammar.verb_above(parse, token.i)
        if above is not None:
            candidates += [c for c in (grammar.agent(parse, above), grammar.patient(parse, above)) if c is not None]
    found = [a for c in candidates for a in named(actors_at(scene, c), "guarantor")]
    return unique_actors(found)


def _answering(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    return tuple(a for a in actors if a.kind in _ANSWERING)
