"""Talks: scheduled, held, postponed, collapsed, resumed, concluded — with round, venue, parties and slips."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from trucewatch.model.claim import Actor, Place, Reason
from trucewatch.model.when import When
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import (
    Context,
    Draft,
    actors_at,
    in_role,
    named,
    place_in_role,
    places_of,
    resolved,
    times_of,
    unique_actors,
    unique_places,
)
from trucewatch.reading.claims.talks_words import ROUND, Match, find_matches, modifiers_of
from trucewatch.reading.claims.wording import (
    is_location,
    is_question,
    participle_behind,
    tense_at,
    text_before,
)
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.scene import Scene
from trucewatch.reading.times import Tense, TimeMention

_SLIP = re.compile(
    r"\b(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<unit>days?|weeks?)\s+"
    r"(?:behind|later than|late|after the (?:original|planned)|off)\b",
    re.IGNORECASE,
)
_WORDS = {
    w: n for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}
_OUTCOME = re.compile(
    r"\bwith(?:out)?\s+(?:an?\s+|the\s+)?[\w-]*\s*"
    r"(?:paper|agreement|deal|result|results|accord|progress|breakthrough|statement|document)\b",
    re.IGNORECASE,
)
_INSTEAD_OF = re.compile(
    r"\b(?:instead of|rather than|originally|from|previously)\s+"
    r"(?:planned\s+|set\s+|scheduled\s+)?(?:for\s+|on\s+)?$"
)
_PUT_OFF_TO = re.compile(r"\b(?:to|until|till|for)\s+(?:\w+\s+)?$")
_DUE_TO = re.compile(r"\b(?:due|set|scheduled|expected|planned|slated) to (?:be )?$", re.IGNORECASE)
_EITHER_WAY: tuple[Tense, Tense] = ("past", "future")
_TERMS = re.compile(
    r"\b(?:provided|providing|on (?:the )?condition|(?:as|so) long as|only (?:if|when|after|once))\b", re.IGNORECASE
)
# Governors that leave open whether there will be talks; a condition that sets terms has another name.
_BARE_IF = frozenset({"if", "unless", "whether", "should"})
# "talks open since Monday" look back
_SO_FAR = frozenset({"already", "now", "still", "since"})
_CLOSE = ("city", "site", "district")
_PUSHED = frozenset({"talks.scheduled", "talks.held", "talks.resumed"})
# Without a day or a venue these say no more than that there are talks.
_GOING_ON = frozenset({"continue", "hold", "mediate", "chair", "begin", "start", "open"})


def trigger_tokens(scene: Scene) -> frozenset[int]:
    """Indices of the words that talks claims hang on."""
    return frozenset(m.i for m in find_matches(scene))


def draft_talks(
    scene: Scene, context: Context, attributions: Sequence[Attribution], other_triggers: frozenset[int]
) -> tuple[Draft, ...]:
    """Drafts of the talks family for one sentence."""
    matches = list({(m.i, m.noun): m for m in find_matches(scene)}.values())
    triggers = frozenset(m.i for m in matches) | other_triggers | frozenset(a.cue for a in attributions)
    drafts = [(m, d) for m in matches if (d := _draft(scene, context, attributions, m, triggers))]
    # "talks planned for Tuesday were put off": of the plan nothing holds any more but the day it named.
    off = [m for m, d in drafts if d.kind == "talks.postponed" and d.stance.modality == "actual"]
    gone = {(m.noun, j) for m in off for i in modifiers_of(scene, m) for j in scene.parse.subtree(i)}
    kept: dict[tuple[object, ...], Draft] = {}
    for m, d in drafts:
        planned = d.kind == "talks.scheduled"
        if not planned or (m.noun, m.i) not in gone:
            # "talks due to open on Tuesday": one plan told in two words
            kept.setdefault((m.noun, d.kind, d.when) if planned else (m.noun, d.kind, m.i), d)
    return tuple(kept.values())


def _draft(
    scene: Scene, context: Context, attributions: Sequence[Attribution], match: Match, triggers: frozenset[int]
) -> Draft | None:
    kind, stance = _settle(scene, match)
    if kind is None:
        return None
    if _on_another_war(scene, context, match):
        return None
    below = frozenset(scene.parse.subtree(match.noun))
    when, previous = _when(scene, context, match, triggers, below, kind)
    venue = _venue(scene, match, triggers, below)
    if kind == "talks.scheduled" and not (when or venue):
        return None
    if kind == "talks.postponed" and when is None:
        # "talks that were to have opened on Monday have been put off": the day that no longer holds.
        day = next((t for t in scene.times_in(below) if t.sort in ("date", "time")), None)
        when = previous = resolved(day, context, context.zone, "past") if day else None
    if kind == "talks.concluded" and not (when or venue) and _is_description(scene, match.i):
        return None
    if kind == "talks.collapsed" and not (when or venue) and _is_left(scene, match):
        return None  # that a side once pulled out is no news of a collapse
    if kind == "talks.held" and not (when or venue) and scene.parse.tokens[match.i].lemma in _GOING_ON:
        return None
    details: dict[str, object] = {}
    if round_ := ROUND.search(scene.sentence.text):
        details["round"] = round_.group(1).lower()
    details.update(_slip(scene, when, previous))
    if outcome := _OUTCOME.search(scene.sentence.text):
        details["outcome"] = outcome.group()
    return Draft(
        kind=kind,
        scene=scene,
        trigger=match.i,
        end_trigger=match.end,
        stance=stance,
        voice=voice_of(scene, match.i, attributions),
        reasons=(Reason(rule=f"{kind}/verb", detail=match.detail),),
        subtype="round" if round_ else "meeting" if match.noun == match.i else "talks",
        actors=_actors(scene, match),
        places=venue,
        zone=context.zone,
        when=when,
        details=details,
    )


def _settle(scene: Scene, match: Match) -> tuple[str | None, Stance]:
    """Kind and stance: talks to come are scheduled; talks wished for, or that did not happen, are no claim."""
    kind = match.kind
    stance = stance_of(scene.parse, match.i, scene.words, frozenset({"schedule", "set"}))
    if _was_to_have(scene, match.i):
        return None, stance
    if is_question(scene) or (stance.polarity == "denied" and kind != "talks.resumed"):
        return None, stance
    if stance.modality == "conditional" and _on_terms(scene, stance):
        stance = replace(stance, modality="actual")  # put off, or going to open, on terms: still put off or planned
    if stance.modality in ("desired", "hypothetical", "conditional"):
        return None, stance
    due = bool(_DUE_TO.search(text_before(scene, scene.parse.tokens[match.i].start)))
    ahead = due or tense_at(scene, match.i) == "future" or _is_futurate(scene, match)
    to_come = stance.modality == "planned" or (stance.modality == "actual" and ahead)
    if kind in _PUSHED and to_come:
        return "talks.scheduled", stance.weakened("planned", "future")
    if kind == "talks.scheduled":
        return kind, stance.weakened("planned", "scheduled")
    return kind, stance


def _on_another_war(scene: Scene, context: Context, match: Match) -> bool:
    """ "talks on Ukraine" in a report from Syria: the countries named as their matter are none of this conflict's."""
    parse = scene.parse
    topics = [c for i in match.stands_for for p, c in grammar.obliques(parse, i) if p in ("on", "about", "over")]
    phrase = frozenset(j for c in topics for j in grammar.noun_phrase(parse, c))
    named_there = (*(p.place.country for p in scene.places_in(phrase)), *(a.country for a in scene.actors_in(phrase)))
    codes = {code.split("-")[0] for code in named_there if code}
    return bool(context.home) and bool(codes) and codes.isdisjoint(code.split("-")[0] for code in context.home)


def _was_to_have(scene: Scene, i: int) -> bool:
    """ "were to have opened on Monday": they did not."""
    forms = {scene.parse.tokens[c].text.lower() for c in scene.parse.children(i)}
    return {"to", "have"} <= forms and scene.parse.tokens[i].tag == "VBN"


def _on_terms(scene: Scene, stance: Stance) -> bool:
    """The condition only sets terms ("provided that ..."); with an "if" nobody knows whether there will be talks."""
    return bool(_TERMS.search(scene.sentence.text)) and _BARE_IF.isdisjoint(stance.governors)


def _is_futurate(scene: Scene, match: Match) -> bool:
    """ "The talks open on Thursday", "talks resume next week": the present with a day is a plan."""
    parse = scene.parse
    token = parse.tokens[match.i]
    bare = scene.words.set_of("talks", "futurate_verbs")
    if token.text.lower() not in bare or (grammar.is_verb(token) and token.tag not in ("VBP", "VBZ")):
        return False
    if any(parse.tokens[c].lemma in _SO_FAR for c in parse.children(match.i, "advmod", "mark")):
        return False
    after = scene.times_in(frozenset(parse.subtree(match.i)) | frozenset(parse.subtree(match.noun)))
    return any(t.start > token.end and t.sort in ("date", "time") for t in after)


def _is_left(scene: Scene, match: Match) -> bool:
    """The talks go on or not, but a side goes out of them: they are neither subject nor object."""
    return any(child in match.stands_for for _, child in grammar.obliques(scene.parse, match.i))


def _is_description(scene: Scene, i: int) -> bool:
    """The end of the talks is told in passing ("the talks, which ended ...", "after talks ended"), or as no news."""
    parse = scene.parse
    at = i
    while parse.tokens[at].dep == "conj" and parse.tokens[parse.tokens[at].head].tag == parse.tokens[at].tag:
        at = parse.tokens[at].head  # not from a finite verb to a participle: those the tree only seems to join
    token = parse.tokens[at]
    if token.dep == "acl" and token.tag == "VBD" and parse.tokens[token.head].dep == "root":
        return False  # a finite verb under the noun that heads the sentence is its verb, which the tree has lost
    return token.dep in ("acl", "acl:relcl", "amod", "advcl") or not _OUTCOME.search(scene.sentence.text)


def _when(
    scene: Scene, context: Context, match: Match, triggers: frozenset[int], below: frozenset[int], kind: str
) -> tuple[When | None, When | None]:
    """The day of the talks, and the day they were planned for before. Times behind the noun go first."""
    tense = "future" if kind == "talks.scheduled" else tense_at(scene, match.i)
    when: When | None = None
    previous: When | None = None
    mine = times_of(scene, match.i, triggers, below)
    planned = frozenset(j for c in modifiers_of(scene, match) for j in scene.parse.subtree(c))
    given_up = tuple(t for t in scene.times_in(planned) if kind == "talks.postponed" and t.sort in ("date", "time"))
    mine = tuple(t for t in mine if t not in given_up)
    behind = [t for t in mine if t.start > scene.parse.tokens[match.noun].start]
    for time in behind or mine:
        if time.sort in ("duration", "set"):
            continue
        before = text_before(scene, time.start)[-30:].lower()
        put_off_to = kind == "talks.postponed" and _PUT_OFF_TO.search(before)
        value = resolved(time, context, context.zone, "future" if put_off_to else tense)
        if kind == "talks.postponed" and _INSTEAD_OF.search(before):
            previous = value
        else:
            when = when or value
    if when and previous is None and given_up:
        previous = _day_before(given_up[0], when, context)
    return when, previous


def _day_before(time: TimeMention, when: When, context: Context) -> When:
    """The day given up lies before the new one: the later of the readings for which that holds, else the past one."""
    past, ahead = (resolved(time, context, context.zone, tense) for tense in _EITHER_WAY)
    return ahead if ahead.start and when.start and ahead.start < when.start else past


def _slip(scene: Scene, when: When | None, previous: When | None) -> dict[str, object]:
    """Days behind the earlier plan; the earlier day is computed only from a stated number of days."""
    out: dict[str, object] = {}
    if previous and previous.start:
        out["previous"] = previous.start
    if slip := _SLIP.search(scene.sentence.text):
        n = int(slip["n"]) if slip["n"].isdigit() else _WORDS[slip["n"].lower()]
        days = n * (7 if slip["unit"].lower().startswith("week") else 1)
        out["slipped_days"] = days
        if when and when.start and len(when.start) >= 10 and "previous" not in out:
            out["previous"] = (date.fromisoformat(when.start[:10]) - timedelta(days=days)).isoformat()
    return out


def _venue(scene: Scene, match: Match, triggers: frozenset[int], below: frozenset[int]) -> tuple[Place, ...]:
    """The town where talks are: with "in", or as "Geneva talks". A country only when nothing closer is said."""
    phrase = frozenset().union(*(grammar.noun_phrase(scene.parse, j) for j in (match.noun, *match.stands_for)))
    mentions = [p for p in scene.places if not p.associative]
    places = [p.place for p in mentions if scene.within(p.start, p.end, phrase)]
    if not any(p.precision in _CLOSE for p in places):
        near = places_of(scene, match.i, triggers, below)
        places = [p.place for p in mentions if is_location(scene, p) and p.place in near]
    towns = [p for p in places if p.precision in _CLOSE]
    countries = [p for p in places if p.precision == "country" and _is_in(scene, p.name)]
    return unique_places(place_in_role(p, "venue") for p in (towns or countries))


def _is_in(scene: Scene, name: str) -> bool:
    return bool(re.search(rf"\bin\s+(?:the\s+)?{re.escape(name)}\b", scene.sentence.text))


def _actors(scene: Scene, match: Match) -> tuple[Actor, ...]:
    """Who talks ("between A and B"), and who brings them together ("mediated by C", "UN-brokered")."""
    parse = scene.parse
    found: list[Actor] = []
    for head in {match.noun, *match.stands_for}:
        for prep, child in grammar.obliques(parse, head):
            if child in (match.noun, *match.stands_for):
                continue  # "the opening of the Yemen talks": Yemen holds them no more than it does in "the Yemen talks"
            if prep in ("between", "with", "among", "by", "of"):
                found.extend(named(actors_at(scene, child), "mediator" if prep == "by" else "party"))
        for child in parse.children(head, "acl"):
            if parse.tokens[child].lemma in ("mediate", "sponsor", "broker", "host", "convene", "chair", "lead"):
                found.extend(named(actors_at(scene, grammar.agent(parse, child)), "mediator"))
    doer = grammar.agent(parse, match.i)
    if doer is not None and doer != match.noun:
        hosting = parse.tokens[match.i].lemma in ("host", "convene", "chair", "mediate")
        found.extend(named(actors_at(scene, doer), "mediator" if hosting else "party"))
    brokering = scene.words.set_of("talks", "brokering_participles")
    for actor in scene.actors:
        if participle_behind(scene, actor.end).lower() in brokering:
            found.append(in_role(actor.actor, "mediator"))
    return unique_actors(found)
