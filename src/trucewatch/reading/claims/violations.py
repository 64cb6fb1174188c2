"""Violations of a truce, as alleged by whoever says so. A charge is never a finding.

The kind says "alleged", and the accuser stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model.claim import Actor, Figure, Reason
from trucewatch.model.when import When, Window
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, Voice, voice_of
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
from trucewatch.reading.claims.wording import (
    child_lemmas,
    in_time_words,
    lemma_above,
    tense_at,
    text_after,
    text_before,
    text_between,
)
from trucewatch.reading.modality import stance_of
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import ActorMention, Number, Scene


@dataclass(frozen=True, slots=True)
class Match:
    """A word for breaking the truce at token ``i``."""

    i: int
    detail: str


def draft_violations(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    about_truce: bool,
    other_triggers: frozenset[int],
) -> tuple[Draft, ...]:
    """Drafts of the violation family for one sentence of a report that named a truce."""
    matches = list({m.i: m for m in _matches(scene, about_truce)}.values())
    triggers = frozenset(m.i for m in matches) | other_triggers | frozenset(a.cue for a in attributions)
    drafts = [d for m in matches if (d := _draft(scene, context, attributions, m, triggers))]
    # "violated the truce ... the violations": uncounted, they are one charge told in two words.
    one_charge = len({d.kind for d in drafts}) == 1 and not any(d.figure for d in drafts)
    return tuple(drafts[:1] if one_charge else drafts)


def _matches(scene: Scene, about_truce: bool) -> Iterator[Match]:
    parse, words = scene.parse, scene.words
    heads = {t for truce in scene.truces for t in truce.stands_for}
    for token in parse.tokens:
        if token.lemma in words.set_of("violation", "nouns") and token.pos == "NOUN":
            if heads & set(parse.subtree(token.i)) or (about_truce and _may_be_of_truce(scene, token.i)):
                yield Match(token.i, token.text)
        elif token.lemma in words.set_of("violation", "breaking_verbs") and grammar.is_verb(token):
            what = grammar.patient(parse, token.i)
            if what is None:
                continue
            meant = about_truce and parse.tokens[what].lemma in words.set_of("violation", "broken")
            if what in heads or meant:
                yield Match(token.i, f"{token.text} … {parse.tokens[what].text}")


def _may_be_of_truce(scene: Scene, i: int) -> bool:
    """ "violations", "breaches of the deal"; not "violations of human rights", "airspace violations"."""
    parse, words = scene.parse, scene.words
    of = {parse.tokens[c].lemma for p, c in grammar.obliques(parse, i) if p in ("of", "to")}
    kinds = child_lemmas(scene, i, "compound", "amod")
    if (of | kinds) & words.set_of("violation", "other"):
        return False
    return not of or bool(of & words.set_of("violation", "of_truce"))


def _draft(
    scene: Scene, context: Context, attributions: Sequence[Attribution], match: Match, triggers: frozenset[int]
) -> Draft | None:
    stance = stance_of(scene.parse, match.i, scene.words)
    if stance.modality in ("desired", "hypothetical", "conditional", "planned") or _not_told(scene, match.i):
        return None
    denied = "deny" in stance.governors or "reject" in stance.governors
    if stance.polarity == "denied" and not denied:
        return None  # "no breach was reported" is a count of zero by nobody in particular
    said = voice_of(scene, match.i, attributions)
    accused, accuser = _accused(scene, match.i), _accuser(scene, match.i)
    if accuser and not said.claimants:
        said = Voice(tuple(a.name for a in accuser), (), "accuse", "indirect", accuser, True)
    number = _count(scene, match.i)
    kind = "violation.alleged"
    if denied:
        kind = "violation.denied"
    elif number is not None and any(s.kind == "monitor" for s in said.sources):
        kind = "violation.tally"
    when = _when(scene, context, match.i, triggers)
    part_of_speech = "noun" if scene.parse.tokens[match.i].pos == "NOUN" else "verb"
    return Draft(
        kind=kind,
        scene=scene,
        trigger=match.i,
        stance=stance,
        voice=said,
        truce=scene.truces[0] if scene.truces else None,
        subtype="unspecified",
        reasons=(Reason(rule=f"{kind}/{part_of_speech}", detail=match.detail),),
        actors=unique_actors((*accused, *accuser)),
        places=unique_places(place_in_role(p.place, "event") for p in scene.places if _is_event_place(scene, p)),
        zone=context.zone,
        when=when,
        figure=_figure(number, when) if number else None,
    )


def _when(scene: Scene, context: Context, i: int, triggers: frozenset[int]) -> When | None:
    noting = lemma_above(scene, i) in scene.words.set_of("violation", "noting_verbs")
    via = grammar.verb_above(scene.parse, i) if noting else None
    for time in times_of(scene, i, triggers, frozenset(scene.parse.subtree(i)), via):
        if time.sort not in ("duration", "set") and not time.text.endswith("-old"):
            return resolved(time, context, context.zone, tense_at(scene, i))
    return None


def _is_event_place(scene: Scene, place: PlaceMention) -> bool:
    """A town or smaller (or a region), and not part of an actor's name."""
    in_name = any(a.start <= place.start < a.end for a in scene.actors)
    return not place.associative and place.place.precision != "country" and not in_name


def _figure(number: Number, when: When | None) -> Figure:
    dated = when is not None and when.start
    return Figure(
        measure="violations",
        low=number.low,
        best=number.best,
        high=number.high,
        bound=number.bound,
        text=number.text,
        window=Window(start=when.start, end=when.end or when.start, kind="period") if when and dated else None,
    )


def _not_told(scene: Scene, i: int) -> bool:
    """ "to prevent violations", "no reports of breaches", "in case of a breach": none is said to have happened."""
    parse = scene.parse
    if child_lemmas(scene, i, "amod", "det", "compound") & scene.words.set_of("violation", "imagined"):
        return True
    governors = {parse.tokens[a].lemma for a in parse.ancestors(i)[:3]}
    if governors & scene.words.set_of("violation", "averting"):
        return True
    return "no" in child_lemmas(scene, parse.tokens[i].head, "det")


_ACCUSES = re.compile(r"\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing)|charg(?:ed|es|ing))\s+(?:the\s+|its\s+)?$", re.I)
_OF_WHAT = re.compile(r"(?:\s+\w+){0,2}\s+(?:of|for|with)\b")
_AUXILIARIES = re.compile(r"\s+(?:had|has|have|also|then|later|again|repeatedly|\s)*")


def _in_the_dock(scene: Scene, i: int) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """ "A, which had brokered it, accused B of breaking the truce": read by order, for the tree errs here."""
    for b in scene.actors:
        cue = _ACCUSES.search(text_before(scene, b.start))
        if not cue or not _OF_WHAT.match(text_after(scene, b.end)) or scene.parse.tokens[i].start < b.end:
            continue
        end = scene.sentence.start + cue.start()
        before = [a for a in scene.actors if a.end <= end and a.form != "adjective"]
        return named([b], "accused"), named(before[:1], "accuser")
    return None


def _accused(scene: Scene, i: int) -> tuple[Actor, ...]:
    docked = _in_the_dock(scene, i)
    if docked:
        return docked[0]
    parse = scene.parse
    if grammar.is_verb(parse.tokens[i]):
        return named(actors_at(scene, grammar.agent(parse, i)) or _right_before(scene, i), "accused")
    found: list[Actor] = []
    for prep, child in grammar.obliques(parse, i):
        if prep == "by":
            found.extend(named(actors_at(scene, child), "accused"))
    for child in parse.children(i, "nmod:poss"):
        found.extend(named(actors_at(scene, child), "accused"))
    above, lemma = grammar.verb_above(parse, i), lemma_above(scene, i)
    if above is not None and lemma in ("commit", "carry"):
        found.extend(named(actors_at(scene, grammar.agent(parse, above)), "accused"))
    if above is not None and lemma in ("accuse", "blame", "charge"):
        found.extend(named(actors_at(scene, grammar.patient(parse, above)), "accused"))
    return tuple(found)


def _right_before(scene: Scene, i: int) -> tuple[ActorMention, ...]:
    """The actor right before the verb, where the tree has lost its subject."""
    start = scene.parse.tokens[i].start
    near = [a for a in scene.actors if a.end <= start and a.form != "adjective"][-1:]
    return tuple(a for a in near if _AUXILIARIES.fullmatch(text_between(scene, a.end, start)))


def _accuser(scene: Scene, i: int) -> tuple[Actor, ...]:
    docked = _in_the_dock(scene, i)
    if docked:
        return docked[1]
    above = grammar.verb_above(scene.parse, i)
    if above is not None and lemma_above(scene, i) in ("accuse", "blame", "charge"):
        return named(actors_at(scene, grammar.agent(scene.parse, above)), "accuser")
    return ()


def _count(scene: Scene, i: int) -> Number | None:
    """ "246 violations", "violated the truce 12 times"."""
    phrase = grammar.noun_phrase(scene.parse, i)
    token = scene.parse.tokens[i]
    for number in scene.numbers:
        if in_time_words(scene, number):
            continue
        if token.pos == "NOUN" and scene.within(number.start, number.end, phrase) and number.end <= token.start:
            return number
        if re.match(r"\s+times\b", text_after(scene, number.end)) and abs(number.start - token.start) < 60:
            return number
    return None
