"""Truce claims: proposed, agreed, declared, in effect, extended, expiring, suspended, ended, rejected, kept to.

A claim needs a trigger word and a truce noun in the right grammatical relation to it (the table `truce.trigger` of the
language), or a verb of stopping with something hostile as its object. This module puts the answers of the others
together: `truce_triggers` finds the words, `truce_kinds` says what their mood makes of them, `truce_coverage`,
`truce_times` and `truce_actors` fill in where, when and who, `truce_folding` joins what tells one event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.model.claim import Reason
from trucewatch.reading.attributions import Attribution, Voice, voice_of
from trucewatch.reading.claims.base import Context, Draft, in_role, unique_actors
from trucewatch.reading.claims.truce_actors import PARTY_KINDS, truce_actors
from trucewatch.reading.claims.truce_coverage import coverage
from trucewatch.reading.claims.truce_folding import fold
from trucewatch.reading.claims.truce_kinds import ahead, of_the_past, settle, truce_stance
from trucewatch.reading.claims.truce_lengths import stated_months
from trucewatch.reading.claims.truce_match import Match
from trucewatch.reading.claims.truce_times import day_of_telling, when_and_term
from trucewatch.reading.claims.truce_triggers import find_matches, trigger_tokens
from trucewatch.reading.modality import Stance
from trucewatch.reading.scene import Scene
from trucewatch.reading.times.values import Feast

__all__ = ["draft_truces", "trigger_tokens"]

_HOLDING = frozenset({"apply", "operate", "prevail", "run", "last", "stand"})


def draft_truces(
    scene: Scene, context: Context, attributions: Sequence[Attribution], other_triggers: frozenset[int]
) -> tuple[Draft, ...]:
    """Drafts of the truce family for one sentence, in reading order.

    ``other_triggers`` are tokens that claims of other families hang on; they keep their times and places.
    """
    matches = scene.once(find_matches)
    triggers = frozenset(m.i for m in matches) | other_triggers | frozenset(a.cue for a in attributions)
    drafts = [d for m in matches if (d := _draft(scene, context, attributions, m, triggers))]
    return tuple(replace(d, stance=ahead(d.kind, d.stance, d.term, context)) for d in fold(scene, drafts))


def _draft(
    scene: Scene, context: Context, attributions: Sequence[Attribution], match: Match, triggers: frozenset[int]
) -> Draft | None:
    kind, stance = settle(scene, match, truce_stance(scene, match))
    if kind is None:
        return None
    stance = of_the_past(scene, match, stance)
    below = _phrase_of_truce(scene, match, triggers)
    places = coverage(scene, context, match, triggers, below)
    names = {place.name for place in places}
    zone = next((p.zone for p in scene.places if p.place.name in names and p.zone), context.zone)
    when, term, further = when_and_term(scene, context, match, kind, triggers, below, zone)
    untimed = when is None and term is None and stated_months(scene, match) is None
    if kind == "truce.in_effect" and untimed and scene.parse.tokens[match.i].lemma in _HOLDING:
        return None  # "to whom the arrangement applies" says nothing of its being in force
    said = voice_of(scene, match.i, attributions)
    actors = truce_actors(scene, context, match, kind, said, below)
    if kind == "truce.in_effect" and _is_announced(stance, said):
        # "a calm will apply from Thursday, the army announced": that is how a truce is declared.
        kind, when = "truce.declared", day_of_telling(scene, context, match, triggers)
        actors = unique_actors((*(in_role(s, "announcer") for s in said.sources), *actors))
    return Draft(
        kind=kind,
        scene=scene,
        trigger=match.i,
        stance=stance,
        voice=said,
        truce=match.truce,
        reasons=_reasons(match, stance),
        subtype=_instrument(scene, match),
        actors=actors,
        places=places,
        zone=zone,
        when=when,
        term=term,
        further=further,
        details=_details(scene, match, kind, stance),
        end_trigger=match.end,
    )


def _phrase_of_truce(scene: Scene, match: Match, triggers: frozenset[int]) -> frozenset[int]:
    """Tokens below the truce noun (or what is stopped), without those of other events told inside it."""
    top = match.truce.head if match.truce else match.patient
    if top is None:
        return frozenset()
    subtree = scene.parse.subtree
    below = frozenset(subtree(top))
    inside = frozenset(subtree(match.patient or match.i)) - {match.i}
    return below.difference(*(subtree(other) for other in triggers & below & inside))


def _is_announced(stance: Stance, said: Voice) -> bool:
    announces = said.verb in ("announce", "declare", "proclaim", "order")
    return stance.modality == "planned" and announces and any(s.kind in PARTY_KINDS for s in said.sources)


def _reasons(match: Match, stance: Stance) -> tuple[Reason, ...]:
    found = Reason(rule=match.rule, detail=match.detail)
    if not stance.governors:
        return (found,)
    return found, Reason(rule="modality", detail=" < ".join(stance.governors))


def _details(scene: Scene, match: Match, kind: str, stance: Stance) -> dict[str, object]:
    """What the fixed fields do not hold; keys as in the record format."""
    details: dict[str, object] = {}
    if match.stance_word or kind == "truce.position":
        details["stance"] = match.stance_word or "accepts"
        if stance.modality == "conditional":
            details["stance"] = "accepts_conditionally"
        if stance.polarity == "denied":
            details["stance"] = "rejects"
    if stance.modality == "historical":
        details["background"] = True
    if feast := next((t for t in scene.times if isinstance(t.value, Feast)), None):
        details["occasion"] = feast.text
    if months := stated_months(scene, match):
        details["months"] = months
    if kind in ("truce.declared", "truce.agreed") and re.search(r"\bunilateral(?:ly)?\b", scene.sentence.text, re.I):
        details["unilateral"] = True
    return details


def _instrument(scene: Scene, match: Match) -> str:
    """Kind of truce by its noun; a word that merely stands for it takes the kind of a truce named beside it."""
    if match.truce and not match.truce.weak:
        return match.truce.kind
    named = next((t.kind for t in scene.truces if not t.weak), None)
    return named or ("ceasefire" if match.truce is None else "truce")
