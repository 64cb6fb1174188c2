"""Breaches of a truce as they are alleged, denied, verified or counted. A charge is never a finding.

The kind says which it is, and the accuser stands beside the accused. A denial adds a claim of its own; what is verified
names who verified it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from trucewatch.model.claim import Actor, Reason
from trucewatch.model.when import When
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, Voice, voice_of
from trucewatch.reading.claims import findings, tallies, tally_parts
from trucewatch.reading.claims.accusations import charge_rejected, is_own_deed, mutual_charges, rejected_charges
from trucewatch.reading.claims.base import (
    Context,
    Draft,
    actors_at,
    named,
    place_in_role,
    resolved,
    times_of,
    unique_actors,
    unique_places,
)
from trucewatch.reading.claims.breach_deeds import breach_told_as_deed, bulletin_voice
from trucewatch.reading.claims.violation_actors import accused_of, accuser_of
from trucewatch.reading.claims.violation_means import type_and_weapons
from trucewatch.reading.claims.violation_telling import is_event_place, not_told, under_a_plan
from trucewatch.reading.claims.violation_words import Match, deeds, find_breaches
from trucewatch.reading.claims.wording import is_question, lemma_above, tense_at
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.scene import Number, Scene

_TRUCE_NAME = 1
"""Characters between a time and the truce that it is part of the name of."""
_BEARING_OUT = ("confirm", "verify", "acknowledge", "admit")
_NO_FACT = ("desired", "hypothetical", "conditional", "planned")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What the drafts of one sentence share."""

    scene: Scene
    context: Context
    attributions: Sequence[Attribution]
    matches: Sequence[Match]
    triggers: frozenset[int]


def draft_violations(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    about_truce: bool,
    other_triggers: frozenset[int],
    breaches: Sequence[Draft] = (),
    over: bool = False,
) -> tuple[Draft, ...]:
    """Drafts of the violation family for one sentence of a report that named a truce.

    ``breaches`` are the drafts of the family from earlier sentences: what a bulletin of breaches goes on to tell, and
    what the other side answers, are breaches too.
    """
    if is_question(scene):
        return ()
    matches = find_breaches(scene, about_truce)
    if not matches and (deed := breach_told_as_deed(scene, context, attributions, about_truce, breaches, over)):
        matches = [deed]
    triggers = frozenset(m.i for m in matches) | other_triggers | frozenset(a.cue for a in attributions)
    here = _Sentence(scene, context, attributions, matches, triggers)
    drafts = [d for m in matches if (d := _draft(here, m))]
    drafts = [replace(d, voice=bulletin_voice(scene, d.voice, breaches) or d.voice) for d in drafts]
    drafts = [each for d in drafts for each in mutual_charges(d)] or list(_traded(here, breaches))
    drafts += rejected_charges(scene, attributions, drafts, breaches)
    # "violated the truce ... the violations": uncounted, they are one charge told in two words.
    one_charge = len({d.kind for d in drafts}) == 1 and not any(d.figure or d.details.get("mutual") for d in drafts)
    return tuple(drafts[:1] if one_charge else drafts)


def _traded(here: _Sentence, breaches: Sequence[Draft]) -> Iterator[Draft]:
    """ "Each side blamed the other for the clashes": in a report of breaches a charge of one."""
    if not breaches:
        return
    scene = here.scene
    for token in scene.parse.tokens:
        if token.lemma in scene.words.set_of("violation", "accusing_verbs") and grammar.is_verb(token):
            told = mutual_charges(_charge(here, Match(token.i, token.text, "noun"), Stance(), None))
            if len(told) > 1 or told[0].details.get("mutual"):
                yield from told
                return


def _draft(here: _Sentence, match: Match) -> Draft | None:
    scene = here.scene
    number = tallies.count_of(scene, match, here.matches)
    if number is not None and number.high == 0:
        return _none_counted(here, match, number)
    told_at = match.i if match.form != "noun" or match.verb is None else match.verb
    # "called the attacks violations": calling is how the charge is made, no call for it; "two cases of violations".
    stance = stance_of(scene.parse, told_at, scene.words, done=frozenset({"call", "case"}))
    if stance.modality in _NO_FACT or not_told(scene, match.i) or under_a_plan(scene, match):
        return None
    rejecting = charge_rejected(scene, match.i)
    denied = rejecting is not None or not {"deny", "reject"}.isdisjoint(stance.governors)
    if stance.polarity == "denied" and not denied:
        return None  # "no breach was reported" is a count of zero by nobody in particular
    if rejecting is not None and stance.polarity != "denied":
        stance = stance.denied(scene.parse.tokens[rejecting].lemma)
    draft = _charge(here, match, stance, number)
    if not denied:
        return _as_told(here, match, draft, number)
    actors = draft.actors
    if rejecting is not None:
        denier = named(actors_at(scene, grammar.agent(scene.parse, rejecting)), "accused")
        draft = replace(draft, voice=voice_against(denier, scene.parse.tokens[rejecting].lemma)) if denier else draft
        if not draft.has_role("accused") and is_own_deed(scene, match.i):
            actors = unique_actors((*actors, *denier))
    return replace(draft, kind="violation.denied", actors=actors, reasons=_reasons("violation.denied", match))


def _charge(here: _Sentence, match: Match, stance: Stance, number: Number | None) -> Draft:
    """The charge with all it says: who, what with, where, when and how often."""
    scene, context = here.scene, here.context
    when = _when(here, match)
    kind, weapons = type_and_weapons(scene, match)
    said = voice_of(scene, match.i, here.attributions)
    accuser = accuser_of(scene, match.i)
    if accuser:
        said = replace(voice_against(accuser, "accuse"), relayed_by=said.relayed_by)
    accused = _not_oneself(accused_of(scene, match) or _by_deed(here, match, said), said)
    details: dict[str, Any] = {"weapons": list(weapons)} if weapons else {}
    if number is not None:
        details["unit"] = _unit(scene, match)
    return Draft(
        kind="violation.alleged",
        scene=scene,
        trigger=match.i,
        stance=stance,
        voice=said,
        truce=scene.truces[0] if scene.truces else None,
        subtype=kind,
        reasons=_reasons("violation.alleged", match),
        actors=unique_actors((*accused, *accuser)),
        places=unique_places(place_in_role(p.place, "event") for p in scene.places if is_event_place(scene, p)),
        zone=context.zone,
        when=when,
        figure=tallies.figure_of(number, when) if number else None,
        details=details,
        end_trigger=match.end,
    )


def _by_deed(here: _Sentence, match: Match, said: Voice) -> tuple[Actor, ...]:
    """ "reported breaches, saying that government forces had attacked": who does the deed told beside the breach."""
    if match.form != "noun" or not said.claimants:
        return ()
    told = (accused_of(here.scene, deed) for deed in deeds(here.scene))
    return next((_not_oneself(found, said) for found in told if found), ())


def _not_oneself(accused: tuple[Actor, ...], said: Voice) -> tuple[Actor, ...]:
    """The accused without who speaks, where somebody else is accused: a list ran over both."""
    speakers = {a.id or a.name for a in said.sources}
    others = tuple(a for a in accused if (a.id or a.name) not in speakers)
    return others or accused


def _unit(scene: Scene, match: Match) -> str:
    """What a count counts (domain reference §1.4)."""
    units: dict[str, list[str]] = scene.words.tables["tally"]["units"]
    lemma = scene.parse.tokens[match.i].lemma
    named_unit = next((unit for unit, nouns in units.items() if lemma in nouns), None)
    return named_unit or ("strike" if match.form == "deed" else "incident")


def _as_told(here: _Sentence, match: Match, draft: Draft, number: Number | None) -> Draft:
    """The charge as a finding or a tally, where somebody verified or counted it."""
    scene = here.scene
    details = {**draft.details, **findings.checks(scene)}
    draft = replace(draft, details=details)
    if verified := findings.verified(draft, match.i):
        return verified
    if number is not None and draft.details.get("unit") in scene.words.tables["tally"]["units"]:
        return replace(draft, kind="violation.tally", reasons=_reasons("violation.tally", match))
    if number is None or match.form == "deed":
        return draft
    counter, parts = _counter(here, match), tally_parts.parts_of(scene, number)
    counted = bool(counter) or _is_counted(scene, match) or findings.is_mechanism(draft.voice.sources)
    if not (parts.by_place or parts.by_side or (counted and match.form == "noun")):
        return draft
    if not draft.voice.claimants and counter:
        draft = replace(draft, voice=voice_against(counter, lemma_above(scene, match.i) or "count"))
    figure = draft.figure
    details |= parts.details(number.best if number.low == number.high else None)
    if (whole := tallies.none_confirmed(scene)) and figure is not None:
        details["confirmed_by_other"] = {"n": 0, "of": whole.best}
    elif (of := tallies.share_of(scene, number)) is not None and draft.voice.verb in _BEARING_OUT:
        details["confirmed_by_other"] = {"n": number.best, "of": of.best}
    return replace(draft, kind="violation.tally", details=details, reasons=_reasons("violation.tally", match))


def _none_counted(here: _Sentence, match: Match, number: Number) -> Draft | None:
    """ "The mission recorded no violations": a count of zero by who counted; nobody's silence is one."""
    scene = here.scene
    above = grammar.verb_above(scene.parse, match.i)
    counting = lemma_above(scene, match.i) in scene.words.set_of("violation", "counting_verbs")
    exists = above is not None and scene.parse.tokens[above].lemma == "be"
    if above is None or not (counting or exists):
        return None
    mood = stance_of(scene.parse, above, scene.words)
    draft = _charge(here, match, Stance(), number)
    counter = _counter(here, match)
    if not draft.voice.claimants and counter:
        draft = replace(draft, voice=voice_against(counter, lemma_above(scene, match.i)))
    if mood.modality != "actual" or not draft.voice.claimants:
        return None
    return replace(draft, kind="violation.tally", reasons=_reasons("violation.tally", match), subtype="unspecified")


def _counter(here: _Sentence, match: Match) -> tuple[Actor, ...]:
    """Who counted: the subject of the verb of counting that the breaches depend on."""
    parse = here.scene.parse
    case = parse.tokens[parse.tokens[match.i].head]  # "observed two cases of violations"
    of_cases = case.pos == "NOUN" and case.lemma in here.scene.words.set_of("violation", "cases")
    counted = case.i if of_cases else match.i
    above = grammar.verb_above(parse, counted)
    if above is None or parse.tokens[above].lemma not in here.scene.words.set_of("violation", "counting_verbs"):
        return ()
    return named(actors_at(here.scene, grammar.agent(parse, above)), "accuser")


def _is_counted(scene: Scene, match: Match) -> bool:
    """ "40 breaches were registered", "40 breaches recorded in Hama"."""
    parse, counting = scene.parse, scene.words.set_of("violation", "counting_verbs")
    passive = grammar.verb_above(parse, match.i)
    by_verb = passive is not None and parse.tokens[passive].lemma in counting and grammar.is_passive(parse, passive)
    return by_verb or any(parse.tokens[c].lemma in counting for c in parse.children(match.i, "acl"))


def _reasons(kind: str, match: Match) -> tuple[Reason, ...]:
    return (Reason(rule=f"{kind}/{match.form}", detail=match.detail),)


def voice_against(speakers: tuple[Actor, ...], verb: str) -> Voice:
    """Of those who charge others, or who reject a charge: their word against another's."""
    return Voice(tuple(a.name for a in speakers), (), verb, "indirect", speakers, True)


def _when(here: _Sentence, match: Match) -> When | None:
    scene, context, i = here.scene, here.context, match.i
    noting = lemma_above(scene, i) in scene.words.set_of("violation", "noting_verbs")
    via = match.verb if match.form == "noun" and match.verb is not None else None
    via = grammar.verb_above(scene.parse, i) if noting and via is None else via
    for time in times_of(scene, i, here.triggers, frozenset(scene.parse.subtree(i)), via):
        of_truce = any(0 <= t.start - time.end <= _TRUCE_NAME for t in scene.truces)  # "a 2002 ceasefire"
        if time.sort not in ("duration", "set") and not time.text.endswith("-old") and not of_truce:
            return resolved(time, context, context.zone, tense_at(scene, i))
    return None
