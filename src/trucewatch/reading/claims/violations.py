"""Violations of a truce, as alleged by whoever says so. A charge is never a finding: the kind says "alleged", and the accuser stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model.claim import Actor, Figure, Reason
from trucewatch.model.when import Window
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, Voice, voice_of
from trucewatch.reading.claims.base import (
    Context, Draft, actors_at, in_role, named, place_in_role, resolved, times_of, unique_actors, unique_places,
)
from trucewatch.reading.claims.wording import tense_at
from trucewatch.reading.modality import stance_of
from trucewatch.reading.scene import Number, Scene

_BREAKING = frozenset({"violate", "breach", "break", "infringe", "flout"})

_NOTING = frozenset({"count", "record", "register", "report", "log", "document", "note", "observe", "allege", "commit"})


@dataclass(frozen=True, slots=True)
class Match:
    i: int
    detail: str


def trigger_tokens(scene: Scene, about_truce: bool) -> frozenset[int]:
    return frozenset(m.i for m in _matches(scene, about_truce))


def draft_violations(
    scene: Scene, context: Context, attributions: Sequence[Attribution], about_truce: bool, other_triggers: frozenset[int]
) -> tuple[Draft, ...]:
    """Drafts of the violation family for one sentence of a report that named a truce."""
    matches = list({m.i: m for m in _matches(scene, about_truce)}.values())
    triggers = frozenset(m.i for m in matches) | other_triggers | frozenset(a.cue for a in attributions)
    drafts = [d for m in matches if (d := _draft(scene, context, attributions, m, triggers))]
    return tuple(drafts[:1]) if len({d.kind for d in drafts}) == 1 and len(drafts) > 1 and not any(d.figure for d in drafts) else tuple(drafts)


def _matches(scene: Scene, about_truce: bool) -> Iterator[Match]:
    parse = scene.parse
    table = scene.words.tables["violation"]
    heads = {t for truce in scene.truces for t in truce.stands_for}
    for token in parse.tokens:
        if token.lemma in table["nouns"] and token.pos == "NOUN":
            below = frozenset(parse.subtree(token.i))
            of = {parse.tokens[c].lemma for p, c in grammar.obliques(parse, token.i) if p in ("of", "to")}
            kinds = {parse.tokens[c].lemma for c in parse.children(token.i, "compound", "amod")}
            if heads & below or about_truce and not (of | kinds) & set(table["other"]) and (not of or of & {"it", "agreement", "deal", "truce", "calm", "halt", "pause", "accord"}):
                yield Match(token.i, token.text)
        elif token.lemma in _BREAKING and grammar.is_verb(token):
            what = grammar.patient(parse, token.i)
            if what is not None and (what in heads or about_truce and parse.tokens[what].lemma in ("it", "this", "agreement", "deal", "calm", "pause", "halt", "accord")):
                yield Match(token.i, f"{token.text} … {parse.tokens[what].text}")


def _draft(scene: Scene, context: Context, attributions: Sequence[Attribution], match: Match, triggers: frozenset[int]) -> Draft | None:
    parse = scene.parse
    stance = stance_of(parse, match.i, scene.words)
    if stance.modality in ("desired", "hypothetical", "conditional", "planned"):
        return None
    said = voice_of(scene, match.i, attributions)
    accused = _accused(scene, match.i)
    accuser = _accuser(scene, match.i)
    if accuser and not said.claimants:
        said = Voice(tuple(a.name for a in accuser), (), "accuse", "indirect", accuser, True)
    number = _count(scene, match.i)
    kind = "violation.alleged"
    if _not_told(scene, match.i):
        return None
    denied = "deny" in stance.governors or "reject" in stance.governors
    if stance.polarity == "denied" and not denied:
        return None  # "no breach was reported" is a count of zero by nobody in particular
    if denied:
        kind = "violation.denied"
    elif number is not None and any(s.kind in ("monitor",) for s in said.sources):
        kind = "violation.tally"
    below = frozenset(parse.subtree(match.i))
    above = grammar.verb_above(parse, match.i)
    via = above if above is not None and parse.tokens[above].lemma in _NOTING else None
    times = [t for t in times_of(scene, match.i, triggers, below, via) if t.sort not in ("duration", "set") and not t.text.endswith("-old")]
    when = resolved(times[0], context, context.zone, tense_at(scene, match.i)) if times else None
    places = [p.place for p in scene.places if not p.associative and p.place.precision != "country" and not any(a.start <= p.start < a.end for a in scene.actors)]
    figure = None
    if number is not None:
        figure = Figure(
            measure="violations", low=number.low, best=number.best, high=number.high, bound=number.bound, text=number.text,  # type: ignore[arg-type]
            window=Window(start=when.start, end=when.end or when.start, kind="period") if when and when.start else None,
        )
    return Draft(
        kind=kind, scene=scene, trigger=match.i, stance=stance, voice=said, truce=scene.truces[0] if scene.truces else None,
        subtype="unspecified", reasons=(Reason(rule=f"{kind}/{'noun' if parse.tokens[match.i].pos == 'NOUN' else 'verb'}", detail=match.detail),),
        actors=unique_actors((*accused, *accuser)), places=unique_places(place_in_role(p, "event") for p in places), zone=context.zone,
        when=when, figure=figure,
    )


def _not_told(scene: Scene, i: int) -> bool:
    """ "to prevent potential violations", "no reports of breaches", "in case of a breach": breaches nobody says happened."""
    parse = scene.parse
    kinds = {parse.tokens[c].lemma for c in parse.children(i, "amod", "det", "compound")}
    if kinds & {"potential", "possible", "future", "any", "further", "no", "eventual"}:
        return True
    governors = {parse.tokens[a].lemma for a in parse.ancestors(i)[:3]}
    if governors & {"prevent", "avoid", "monitor", "investigate", "deter", "case", "risk", "refrain", "avert", "address", "mechanism", "stop", "cease", "end"}:
        return True
    above = parse.tokens[parse.tokens[i].head]
    return any(parse.tokens[c].lemma == "no" for c in parse.children(above.i, "det"))


_ACCUSES = re.compile(r"\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing)|charg(?:ed|es|ing))\s+(?:the\s+|its\s+)?$", re.I)


def _in_the_dock(scene: Scene, i: int) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """ "A, which had brokered it, accused B of breaking the truce": the words stand in this order however the tree reads them."""
    base, text = scene.sentence.start, scene.sentence.text
    for b in scene.actors:
        cue = _ACCUSES.search(text[: b.start - base])
        if not cue or not re.match(r"(?:\s+\w+){0,2}\s+(?:of|for|with)\b", text[b.end - base :]) or scene.parse.tokens[i].start < b.end:
            continue
        before = [a for a in scene.actors if a.end <= base + cue.start() and a.form not in ("adjective",)]
        return named([b], "accused"), named(before[:1], "accuser")
    return None


def _accused(scene: Scene, i: int) -> tuple[Actor, ...]:
    parse = scene.parse
    found: list[Actor] = []
    docked = _in_the_dock(scene, i)
    if docked:
        return docked[0]
    if grammar.is_verb(parse.tokens[i]):
        doer = actors_at(scene, grammar.agent(parse, i))
        if not doer:
            # The actor right before the verb, where the tree has lost its subject.
            token = parse.tokens[i]
            near = [a for a in scene.actors if a.end <= token.start and a.form != "adjective"]
            gap = scene.sentence.text[near[-1].end - scene.sentence.start : token.start - scene.sentence.start] if near else ""
            doer = (near[-1],) if near and re.fullmatch(r"\s+(?:had|has|have|also|then|later|again|repeatedly|\s)*", gap) else ()
        found.extend(named(doer, "accused"))
    else:
        for prep, child in grammar.obliques(parse, i):
            if prep == "by":
                found.extend(named(actors_at(scene, child), "accused"))
        for child in parse.children(i, "nmod:poss"):
            found.extend(named(actors_at(scene, child), "accused"))
        above = grammar.verb_above(parse, i)
        if above is not None and parse.tokens[above].lemma in ("commit", "carry"):
            found.extend(named(actors_at(scene, grammar.agent(parse, above)), "accused"))
        if above is not None and parse.tokens[above].lemma in ("accuse", "blame", "charge"):
            found.extend(named(actors_at(scene, grammar.patient(parse, above)), "accused"))
    return tuple(found)


def _accuser(scene: Scene, i: int) -> tuple[Actor, ...]:
    docked = _in_the_dock(scene, i)
    if docked:
        return docked[1]
    above = grammar.verb_above(scene.parse, i)
    if above is not None and scene.parse.tokens[above].lemma in ("accuse", "blame", "charge"):
        return named(actors_at(scene, grammar.agent(scene.parse, above)), "accuser")
    return ()


def _count(scene: Scene, i: int) -> Number | None:
    phrase = grammar.noun_phrase(scene.parse, i)
    text, base = scene.sentence.text, scene.sentence.start
    token = scene.parse.tokens[i]
    for number in scene.numbers:
        if any(t.start < number.end and number.start < t.end for t in scene.times):
            continue
        if scene.parse.tokens[i].pos == "NOUN" and scene.within(number.start, number.end, phrase) and number.end <= token.start:
            return number
        if re.match(r"\s+times\b", text[number.end - base :]) and abs(number.start - token.start) < 60:
            return number
    return None
