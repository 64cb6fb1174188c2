"""Talks: scheduled, held, postponed, collapsed, resumed, concluded — with round, venue, parties and slips."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
from trucewatch.reading.claims.talks_words import ROUND, Match, find_matches
from trucewatch.reading.claims.wording import (
    is_location,
    is_question,
    participle_behind,
    tense_at,
    text_before,
)
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.scene import Scene

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
    return tuple(d for m in matches if (d := _draft(scene, context, attributions, m, triggers)))


def _draft(
    scene: Scene, context: Context, attributions: Sequence[Attribution], match: Match, triggers: frozenset[int]
) -> Draft | None:
    kind, stance = _settle(scene, match)
    if kind is None:
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
    if is_question(scene) or (stance.polarity == "denied" and kind != "talks.resumed"):
        return None, stance
    if stance.modality in ("desired", "hypothetical", "conditional"):
        return None, stance
    to_come = stance.modality == "planned" or (stance.modality == "actual" and tense_at(scene, match.i) == "future")
    if kind in _PUSHED and to_come:
        return "talks.scheduled", stance.weakened("planned", "future")
    if kind == "talks.scheduled":
        return kind, stance.weakened("planned", "scheduled")
    return kind, stance


def _when(
    scene: Scene, context: Context, match: Match, triggers: frozenset[int], below: frozenset[int], kind: str
) -> tuple[When | None, When | None]:
    """The day of the talks, and the day they were planned for before. Times behind the noun go first."""
    tense = "future" if kind == "talks.scheduled" else tense_at(scene, match.i)
    when: When | None = None
    previous: When | None = None
    mine = times_of(scene, match.i, triggers, below)
    behind = [t for t in mine if t.start > scene.parse.tokens[match.noun].start]
    for time in behind or mine:
        if time.sort in ("duration", "set"):
            continue
        value = resolved(time, context, context.zone, tense)
        before = text_before(scene, time.start)[-30:].lower()
        if kind == "talks.postponed" and _INSTEAD_OF.search(before):
            previous = value
        else:
            when = when or value
    return when, previous


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
