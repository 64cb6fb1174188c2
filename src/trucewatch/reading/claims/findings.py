"""Breaches borne out by somebody whose task it is: who verified them and how (domain reference §4.13).

A belligerent that "confirms" its own charge verifies nothing; media that repeat it neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from trucewatch.model.claim import Actor, Reason
from trucewatch.reading import grammar
from trucewatch.reading.alternatives import any_word
from trucewatch.reading.attributions import Voice
from trucewatch.reading.claims import tallies
from trucewatch.reading.claims.base import Draft, actors_at, unique_actors
from trucewatch.reading.scene import Scene

_WATCHING = ("monitor", "intergovernmental_body")


def is_mechanism(actors: Sequence[Actor]) -> bool:
    """One of those who speak watches truces by office."""
    return any(a.kind in _WATCHING for a in actors)


def verified(draft: Draft, i: int) -> Draft | None:
    """The charge as a finding, where a mechanism verified it; None where nobody did, or where it could not."""
    scene = draft.scene
    if draft.details.get("verification") == "not_verified":
        return None
    found = _finding_verb(scene, i) or _ruling(draft)
    if found is None:
        return None
    verb, who = found
    details = {**draft.details, "verified_by": [a.name for a in who]}
    if method := any_word(scene.words, "finding", "methods").search(scene.sentence.text):
        details["method"] = method.group()
    figure = draft.figure
    number = next((n for n in scene.numbers if figure is not None and n.text == figure.text), None)
    whole = tallies.share_of(scene, number) if number is not None else None
    if whole is not None and number is not None:
        details["confirmed"] = {"n": number.best, "of": whole.best}
    reason = Reason(rule="violation.verified", detail=f"{who[0].name} … {scene.parse.tokens[verb].text}")
    speaker = draft.voice
    if not speaker.claimants:
        lemma = scene.parse.tokens[verb].lemma
        speaker = Voice(tuple(a.name for a in who), (), lemma, "indirect", who)
    return replace(draft, kind="violation.verified", details=details, voice=speaker, reasons=(*draft.reasons, reason))


def _finding_verb(scene: Scene, i: int) -> tuple[int, tuple[Actor, ...]] | None:
    """The verb of finding that the breach depends on, and the mechanism that is its subject."""
    parse, words = scene.parse, scene.words
    above = parse.ancestors(i)
    passive = [t for t in above if grammar.is_passive(parse, t)]
    for at in above:
        token = parse.tokens[at]
        if token.lemma not in words.set_of("finding", "verbs") or not grammar.is_verb(token):
            continue
        children = {parse.tokens[c].lemma for c in parse.children(at, "advmod", "aux")}
        if children & {"not", "never", "may", "might", "could", "will", "would", "should", "must", "can"}:
            return None
        subject = grammar.agent(parse, at) if at not in passive or parse.children(at, "obl") else None
        who = _mechanism_at(scene, subject)
        return (at, who) if who else None
    return None


def _ruling(draft: Draft) -> tuple[int, tuple[Actor, ...]] | None:
    """ "The monitors said in a ruling that ...": what a mechanism rules is its finding."""
    scene, said = draft.scene, draft.voice
    bodies = scene.words.set_of("finding", "bodies")
    watching = is_mechanism(said.sources) or any(a.name.lower().split()[-1].rstrip("s") in bodies for a in said.sources)
    if not watching or not any_word(scene.words, "finding", "nouns").search(scene.sentence.text):
        return None
    return draft.trigger, said.sources


def _mechanism_at(scene: Scene, i: int | None) -> tuple[Actor, ...]:
    if i is None:
        return ()
    named = unique_actors(a for m in actors_at(scene, i) for a in m.actors if a.kind in _WATCHING)
    if named:
        return named
    token = scene.parse.tokens[i]
    if token.lemma in scene.words.set_of("finding", "bodies"):
        phrase = scene.phrase_span(grammar.noun_phrase(scene.parse, i)).text
        return (Actor(name=phrase, kind="monitor", role="unnamed"),)
    return ()


def checks(scene: Scene) -> dict[str, Any]:
    """``verification: not_verified`` where the report says that the charge could not be borne out."""
    pattern = any_word(scene.words, "finding", "unverified")
    return {"verification": "not_verified"} if pattern.search(scene.sentence.text) else {}
