"""What a truce covers and what it does not: places, weapons, targets. Groups left out are `exclusions`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Reason
from trucewatch.reading import grammar
from trucewatch.reading.alternatives import any_word
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, place_in_role, unique_places
from trucewatch.reading.claims.wording import is_question
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import Scene, TruceMention
from trucewatch.reading.syntax import Token

_NO_FACT = ("desired", "hypothetical", "conditional")
_REACHED = ("to", "in", "across", "throughout", "over")


def draft_scope(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    about_truce: bool,
    taken: frozenset[int] = frozenset(),
) -> tuple[Draft, ...]:
    """At most one draft of `truce.coverage` a sentence: where something is said of places, weapons or targets.

    ``taken`` are the triggers of other truce claims: they carry the places that they cover.
    """
    if is_question(scene) or not (about_truce or scene.truces):
        return ()
    for token, truce, covered in _covering(scene):
        stance = stance_of(scene.parse, token.i, scene.words)
        if stance.modality in _NO_FACT:
            continue
        left_out, told = stance.polarity == "denied", replace(stance, polarity="asserted")
        draft = _draft(scene, context, attributions, token, truce, covered, told, left_out=left_out)
        if draft is not None and (draft.details or token.i not in taken):
            return (draft,)
    return ()


def _covering(scene: Scene) -> Iterator[tuple[Token, TruceMention, frozenset[int]]]:
    """Each verb of covering with its truce and the tokens of what it covers, active or passive."""
    parse, verbs = scene.parse, scene.words.set_of("scope", "verbs")
    for token in parse.tokens:
        if token.lemma not in verbs or not grammar.is_verb(token):
            continue
        for truce in scene.truces:
            if truce.weak and not truce.definite:
                continue
            if grammar.is_passive(parse, token.i):
                by = [c for p, c in grammar.obliques(parse, token.i) if p in ("by", "in", "under")]
                subject = grammar.subject(parse, token.i)
                if subject is not None and truce.stands_for & set(by):
                    yield token, truce, frozenset(parse.subtree(subject))
            elif grammar.subject(parse, token.i) in truce.stands_for:
                reached = (c for p, c in grammar.obliques(parse, token.i) if p in _REACHED)
                below = frozenset(
                    t for c in (*parse.children(token.i, "obj", "xcomp"), *reached) for t in parse.subtree(c)
                )
                if below:
                    yield token, truce, below


def _draft(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    token: Token,
    truce: TruceMention,
    covered: frozenset[int],
    stance: Stance,
    *,
    left_out: bool,
) -> Draft | None:
    span = scene.phrase_span(covered)
    parting = any_word(scene.words, "scope", "except").search(span.text)
    cut = span.start + parting.start() if parting else span.end
    places = [] if _speaks_of_groups(scene, covered) else [
        p for p in scene.places if scene.within(p.start, p.end, covered) and not _names_group(scene, p)
    ]  # fmt: skip
    inside = [p for p in places if (p.start < cut) != left_out]
    outside = [p for p in places if p not in inside]
    told = scene.span(span.start, cut).text
    details: dict[str, Any] = {}
    if outside:
        details["excluded_places"] = [p.place.name for p in outside]
    if not left_out:
        for key in ("weapons", "targets"):
            if found := [n for n, pattern in _things(scene.words, key).items() if pattern.search(told)]:
                details[key] = found
    if not (details or inside):
        return None
    return Draft(
        kind="truce.coverage",
        scene=scene,
        trigger=token.i,
        stance=stance,
        voice=voice_of(scene, token.i, attributions),
        reasons=(Reason(rule="truce.coverage/verb", detail=f"{truce.text} … {token.text} … {told}"),),
        truce=truce,
        subtype=truce.kind,
        places=unique_places(place_in_role(p.place, "coverage") for p in inside),
        zone=context.zone,
        details=details,
    )


def _speaks_of_groups(scene: Scene, covered: frozenset[int]) -> bool:
    """ "does not apply to territory held by the group": who is left out, and not which country it is in."""
    groups = ("armed_group", "designated_group", "opposition_body")
    return any(a.actor.kind in groups and scene.within(a.start, a.end, covered) for a in scene.actors)


def _names_group(scene: Scene, place: PlaceMention) -> bool:
    return any(a.start <= place.start < a.end and a.form not in ("capital", "seat", "name") for a in scene.actors)


@cache
def _things(words: Words, key: str) -> dict[str, re.Pattern[str]]:
    table: dict[str, list[str]] = words.tables["scope"][key]
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(found, key=len, reverse=True)))})\b", re.IGNORECASE)
        for name, found in table.items()
    }
