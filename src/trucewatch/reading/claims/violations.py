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

_NEAR = 12
"""Characters between "by" and the accuser: an article and a short adjective fit."""


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
            # In "accusations that it had broken the truce" the tree may take the verb for a participle of the noun.
            for what in dict.fromkeys((grammar.patient(parse, token.i), *parse.children(token.i, "obj"))):
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
    rejecting = _charge_rejected(scene, match.i)
    denied = rejecting is not None or not {"deny", "reject"}.isdisjoint(stance.governors)
    if stance.polarity == "denied" and not denied:
        return None  # "no breach was reported" is a count of zero by nobody in particular
    said = voice_of(scene, match.i, attributions)
    accused, accuser = _accused(scene, match.i), _accuser(scene, match.i)
    if rejecting is not None:
        stance = stance if stance.polarity == "denied" else stance.denied(scene.parse.tokens[rejecting].lemma)
        denier = named(actors_at(scene, grammar.agent(scene.parse, rejecting)), "accused")
        said = _voice_against(denier, scene.parse.tokens[rejecting].lemma) if denier else said
        accused = accused or (denier if _is_own_deed(scene, match.i) else ())
    elif accuser and not said.claimants:
        said = _voice_against(accuser, "accuse")
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


def _voice_against(speakers: tuple[Actor, ...], verb: str) -> Voice:
    """Of those who charge others, or who reject a charge: their word against another's."""
    return Voice(tuple(a.name for a in speakers), (), verb, "indirect", speakers, True)


def _charge_rejected(scene: Scene, i: int) -> int | None:
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
        held_up = any(parse.tokens[c].lemma in ("not", "never") for c in parse.children(verb.i, "advmod"))
        return verb.i if rejected and not held_up and grammar.patient(parse, verb.i) == above else None
    return None


def _is_own_deed(scene: Scene, i: int) -> bool:
    """Who rejects the charge is who is charged: "that it had broken ...", "of breaking ..."; not "that A broke ..."."""
    parse = scene.parse
    if not grammar.is_verb(parse.tokens[i]):
        return not any(prep == "by" for prep, _ in grammar.obliques(parse, i)) and not parse.children(i, "nmod:poss")
    subjects = parse.children(i, "nsubj", "nsubj:pass")
    return all(parse.tokens[s].lemma in ("it", "they", "he", "she") for s in subjects)


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
_OF_CRIME = re.compile(r"(?:of|for|with)", re.I)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AUXILIARIES = re.compile(r"\s+(?:had|has|have|also|then|later|again|repeatedly|\s)*")


def _in_the_dock(scene: Scene, i: int) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """ "A, which had brokered it, accused B of breaking the truce": read by order, for the tree errs here."""
    if charged := _charged_by(scene, i):
        return charged
    for b in scene.actors:
        cue = _ACCUSES.search(text_before(scene, b.start))
        if not cue or not _OF_WHAT.match(text_after(scene, b.end)) or scene.parse.tokens[i].start < b.end:
            continue
        end = scene.sentence.start + cue.start()
        before = [a for a in scene.actors if a.end <= end and a.form != "adjective"]
        return named([b], "accused"), named(before[:1], "accuser")
    return None


def _charged_by(scene: Scene, i: int) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """ "A was accused by B of breaking the truce", "A, accused of it by B": the tree hangs the deed on the accuser."""
    parse, tokens = scene.parse, scene.parse.tokens
    for verb in tokens[:i]:
        if verb.lemma not in ("accuse", "blame", "charge") or not grammar.is_passive(parse, verb.i):
            continue
        between = tokens[verb.i + 1 : i]
        crime = next((t for t in between if _OF_CRIME.fullmatch(t.text)), None)
        if crime is None or any(t.tag in _FINITE for t in between):
            continue
        agent = next((t for t in tokens[verb.i + 1 :] if t.lemma == "by"), None)
        behind = [a for a in scene.actors if agent and 0 < a.start - agent.end <= _NEAR and a.form != "adjective"][:1]
        if agent is not None and agent.i > i and tokens[i].pos == "NOUN":
            behind = []  # "of violations by B": whose violations they are, not who says so
        accusers = [m for a in behind for m in scene.joined_with(a, leading=False)]
        accused = actors_at(scene, grammar.patient(parse, verb.i))
        if accused:
            return named((a for a in accused if a not in accusers), "accused"), named(accusers, "accuser")
    return None


def _accused(scene: Scene, i: int) -> tuple[Actor, ...]:
    docked = _in_the_dock(scene, i)
    if docked:
        return docked[0]
    parse = scene.parse
    if grammar.is_verb(parse.tokens[i]):
        return named(actors_at(scene, grammar.agent(parse, i)) or _right_before(scene, i), "accused")
    found: list[Actor] = []
    for child in _by_whom(scene, i):
        found.extend(named(actors_at(scene, child), "accused"))
    for child in parse.children(i, "nmod:poss"):
        found.extend(named(actors_at(scene, child), "accused"))
    above, lemma = grammar.verb_above(parse, i), lemma_above(scene, i)
    if above is not None and lemma in scene.words.set_of("violation", "committing_verbs"):
        found.extend(named(actors_at(scene, grammar.agent(parse, above)), "accused"))
    if above is not None and lemma in ("accuse", "blame", "charge"):
        found.extend(named(actors_at(scene, grammar.patient(parse, above)), "accused"))
    return tuple(found)


def _by_whom(scene: Scene, i: int) -> Iterator[int]:
    """ "violations of the truce by A", "breaches committed by A"; not "violations of the truce brokered by A"."""
    parse, words = scene.parse, scene.words
    for prep, child in grammar.obliques(parse, i):
        if prep == "by":
            yield child
        elif prep in ("of", "to"):
            between = parse.tokens[i + 1 : child]
            if not any(grammar.is_verb(t) for t in between):
                yield from (c for p, c in grammar.obliques(parse, child) if p == "by")
    told = [parse.tokens[i].head] if parse.tokens[i].dep.startswith("nsubj") else []
    for deed in (*parse.children(i, "acl"), *(t for t in told if parse.tokens[t].tag == "VBN")):
        lemma = parse.tokens[deed].lemma
        if lemma in words.set_of("violation", "committing_verbs"):
            yield from (c for p, c in grammar.obliques(parse, deed) if p == "by")
        elif lemma in words.set_of("violation", "laying_verbs"):
            yield from (c for p, c in grammar.obliques(parse, deed) if p in ("on", "to"))


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
