"""Talks: scheduled, held, postponed, collapsed, resumed, concluded — with round, venue, parties and slips."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.model.claim import Actor, Place, Reason
from trucewatch.model.when import When
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import (
    Context, Draft, actors_at, in_role, named, place_in_role, places_of, resolved, times_of, unique_actors, unique_places,
)
from trucewatch.reading.claims.wording import tense_at
from trucewatch.reading.modality import stance_of
from trucewatch.reading.scene import Scene

_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|next|new|fresh|final|last|\d+(?:st|nd|rd|th))"
_ROUND = re.compile(rf"\b({_ORDINAL})\s+(?:and\s+\w+\s+|[A-Z]\w+\s+)?(?:round|session)\b", re.IGNORECASE)
_SLIP = re.compile(
    r"\b(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<unit>days?|weeks?)\s+(?:behind|later than|late|after the (?:original|planned)|off)\b", re.IGNORECASE
)
_WORDS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten".split())}
_OUTCOME = re.compile(r"\bwith(?:out)?\s+(?:an?\s+|the\s+)?[\w-]*\s*(?:paper|agreement|deal|result|results|accord|progress|breakthrough|statement|document)\b", re.IGNORECASE)
_PUSHED = frozenset({"talks.scheduled", "talks.held", "talks.resumed"})


@dataclass(frozen=True, slots=True)
class Match:
    i: int
    kind: str
    noun: int
    detail: str
    end: int | None = None


def trigger_tokens(scene: Scene) -> frozenset[int]:
    return frozenset(m.i for m in _matches(scene))


def draft_talks(scene: Scene, context: Context, attributions: Sequence[Attribution], other_triggers: frozenset[int]) -> tuple[Draft, ...]:
    """Drafts of the talks family for one sentence."""
    matches = list({(m.i, m.noun): m for m in _matches(scene)}.values())
    triggers = frozenset(m.i for m in matches) | other_triggers | frozenset(a.cue for a in attributions)
    return tuple(d for m in matches if (d := _draft(scene, context, attributions, m, triggers)))


def _nouns(scene: Scene) -> dict[int, frozenset[int]]:
    """Talks nouns with what stands for them ("a round of talks", "the intra-Syrian talks")."""
    parse = scene.parse
    found: dict[int, frozenset[int]] = {}
    for token in parse.tokens:
        if token.lemma not in {"talk", "negotiation", "dialogue", "consultation", "conference", "peace process", "summit", "round", "meeting"} and token.lemma not in scene.words.talks_nouns:
            continue
        if token.pos not in ("NOUN", "PROPN") or token.lemma == "talk" and token.tag == "NN" and token.text.lower() != "talks":
            continue
        if token.lemma == "round" and not (_ROUND.search(scene.sentence.text) and not any(p == "of" for p, _ in grammar.obliques(parse, token.i))):
            continue
        if token.lemma == "meeting" and parse.tokens[token.head].lemma not in ("schedule", "plan", "set", "expect", "postpone", "cancel", "delay", "slate", "call"):
            continue
        if token.lemma == "conference" and re.search(r"\b(?:press|news)\s+$", scene.sentence.text[: token.start - scene.sentence.start], re.I):
            continue
        stands, at = {token.i}, token.i
        while (up := parse.tokens[at].head) != at and parse.tokens[up].lemma in ("round", "session", "preparation", "discussion", "part", "participation", "process", "table", "resumption", "start"):
            stands.add(up)
            at = up
        found[token.i] = frozenset(stands)
    return found


def _matches(scene: Scene) -> Iterator[Match]:
    parse = scene.parse
    nouns = _nouns(scene)
    for token in parse.tokens:
        if not grammar.is_verb(token) and token.pos != "ADJ":
            continue
        for trigger in scene.words.talks_triggers:
            end = _phrase_end(scene, token.i, trigger.phrases)
            if token.lemma not in trigger.verbs and end is None:
                continue
            for noun, stands in nouns.items():
                who, what = grammar.subject(parse, token.i), grammar.patient(parse, token.i)
                linked = bool(stands & set(grammar.conjuncts(parse, who))) if who is not None else False
                linked = linked or (what is not None and bool(stands & set(grammar.conjuncts(parse, what))))
                linked = linked or any(child in stands and prep in ("in", "from") for prep, child in grammar.obliques(parse, token.i))
                if linked and token.i not in stands:
                    yield Match(token.i, trigger.kind, noun, f"{token.text} … {parse.tokens[noun].text}", end)
        if token.lemma in scene.words.tables["meeting"]["verbs"] and _gathering(scene, token.i):
            yield Match(token.i, "talks.scheduled", token.i, f"{token.text}, still to come")
        if token.lemma in ("meet", "convene", "gather") and _body_meets(scene, token.i):
            yield Match(token.i, "talks.held", token.i, f"{token.text} of a body")
        if token.lemma in ("be", "due") and (who := grammar.subject(parse, token.i)) is not None:
            for noun, stands in nouns.items():
                if who in stands and token.lemma == "due":
                    yield Match(token.i, "talks.scheduled", noun, f"{parse.tokens[noun].text} due")
    for noun in nouns:
        after = parse.tokens[noun + 1] if noun + 1 < len(parse.tokens) else None
        if after is not None and after.text.lower() in ("due", "scheduled", "expected", "planned", "slated", "set", "foreseen"):
            yield Match(after.i, "talks.scheduled", noun, f"{parse.tokens[noun].text} {after.text}")
        # "peace talks due in Kuwait on April 18", "talks expected next week"
        for child in parse.children(noun, "acl", "amod"):
            if parse.tokens[child].lemma in ("due", "expect", "schedule", "plan", "slate", "set"):
                yield Match(child, "talks.scheduled", noun, f"{parse.tokens[noun].text} {parse.tokens[child].text}")


def _phrase_end(scene: Scene, i: int, phrases: tuple[tuple[str, str], ...]) -> int | None:
    token = scene.parse.tokens[i]
    after = scene.sentence.text[token.end - scene.sentence.start :]
    for verb, rest in phrases:
        if token.lemma == verb and (found := re.match(rf"\s+{re.escape(rest)}\b", after, re.I)):
            return token.end + found.end()
    return None


def _gathering(scene: Scene, i: int) -> bool:
    """ "Leaders will gather in Vienna on May 17": a meeting of several to come, with a place or a day."""
    parse = scene.parse
    to_be = {parse.tokens[c].text.lower() for c in parse.children(i)}
    if not {"will", "shall"} & set(grammar.auxiliaries(parse, i)) and not ("to" in to_be and to_be & {"is", "are"}) and not (
        parse.tokens[i].dep == "xcomp" and parse.tokens[parse.tokens[i].head].lemma in ("due", "set", "schedule", "plan", "expect", "be")
    ):
        return False
    who = grammar.subject(parse, i)
    body = who is not None and any((a.actor.id or "").startswith("body:") for a in actors_at(scene, who))
    plural = body or who is not None and (parse.tokens[who].tag in ("NNS", "NNPS") or len(grammar.conjuncts(parse, who)) > 1)
    return plural and bool(scene.times_in(frozenset(parse.subtree(i))) or scene.places_in(frozenset(parse.subtree(i))))


def _body_meets(scene: Scene, i: int) -> bool:
    """ "The support group met in Munich on Feb. 11-12": a body of several states in session, with a place or a day."""
    parse = scene.parse
    who = grammar.subject(parse, i)
    if who is None or parse.tokens[i].tag not in ("VBD", "VBN") or any(p == "with" for p, _ in grammar.obliques(parse, i)) or grammar.patient(parse, i) is not None:
        return False
    body = any(a.actor.kind in ("intergovernmental_body", "coalition") or (a.actor.id or "").startswith("body:") for a in actors_at(scene, who))
    below = grammar.clause(parse, i)
    return body and bool(scene.times_in(below)) and bool(scene.places_in(below))


def _draft(scene: Scene, context: Context, attributions: Sequence[Attribution], match: Match, triggers: frozenset[int]) -> Draft | None:
    parse = scene.parse
    stance = stance_of(parse, match.i, scene.words, frozenset({"schedule", "set"}))
    kind = match.kind
    if scene.sentence.text.rstrip().endswith("?") or stance.polarity == "denied" and kind != "talks.resumed":
        return None
    if kind in _PUSHED and (stance.modality == "planned" or tense_at(scene, match.i) == "future") and stance.modality in ("actual", "planned"):
        kind, stance = "talks.scheduled", stance.weakened("planned", "future")
    elif kind == "talks.scheduled":
        stance = stance.weakened("planned", "scheduled")
    if stance.modality in ("desired", "hypothetical", "conditional"):
        return None
    below = frozenset(parse.subtree(match.noun))
    when, previous = _when(scene, context, match, triggers, below, kind)
    venue = _venue(scene, match, triggers, below)
    if kind == "talks.scheduled" and not (when or venue):
        return None
    if kind == "talks.postponed" and when is None:
        # "talks that were to have opened on Monday have been put off": the day that no longer holds.
        relative = [t for t in scene.times_in(frozenset(parse.subtree(match.noun))) if t.sort in ("date", "time")]
        when = previous = resolved(relative[0], context, context.zone, "past") if relative else None
    if kind == "talks.held" and not (when or venue) and parse.tokens[match.i].lemma in ("continue", "hold", "mediate", "chair", "begin", "start", "open"):
        return None
    round_ = _ROUND.search(scene.sentence.text)
    details: dict[str, object] = {}
    if round_:
        details["round"] = round_.group(1).lower()
    details.update(_slip(scene, when, previous, kind))
    if outcome := _OUTCOME.search(scene.sentence.text):
        details["outcome"] = outcome.group()
    return Draft(
        kind=kind, scene=scene, trigger=match.i, end_trigger=match.end, stance=stance, voice=voice_of(scene, match.i, attributions),
        reasons=(Reason(rule=f"{kind}/verb", detail=match.detail),), subtype="round" if round_ else "meeting" if match.noun == match.i else "talks",
        actors=_actors(scene, match), places=venue, zone=context.zone, when=when, details=details,
    )


def _when(
    scene: Scene, context: Context, match: Match, triggers: frozenset[int], below: frozenset[int], kind: str
) -> tuple[When | None, When | None]:
    tense = "future" if kind == "talks.scheduled" else tense_at(scene, match.i)
    when: When | None = None
    previous: When | None = None
    mine = times_of(scene, match.i, triggers, below)
    behind = [t for t in mine if t.start > scene.parse.tokens[match.noun].start]
    for time in behind or mine:
        if time.sort in ("duration", "set"):
            continue
        before = scene.sentence.text[max(0, time.start - scene.sentence.start - 30) : time.start - scene.sentence.start].lower()
        value = resolved(time, context, context.zone, tense)  # type: ignore[arg-type]
        if re.search(r"\b(?:instead of|rather than|originally|from|previously)\s+(?:planned\s+|set\s+|scheduled\s+)?(?:for\s+|on\s+)?$", before) and kind == "talks.postponed":
            previous = value
        else:
            when = when or value
    return when, previous


def _slip(scene: Scene, when: When | None, previous: When | None, kind: str) -> dict[str, object]:
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
    phrase = frozenset().union(*(grammar.noun_phrase(scene.parse, j) for j in {match.noun, *_nouns(scene).get(match.noun, frozenset())}))
    own = [p.place for p in scene.places if not p.associative and scene.within(p.start, p.end, phrase)]
    placed = [p for p in scene.places if not p.associative and re.search(r"\b(?:in|at)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$", scene.sentence.text[: p.start - scene.sentence.start])]
    around = places_of(scene, match.i, triggers, below)
    places = own if any(p.precision in ("city", "site", "district") for p in own) else [p.place for p in placed if p.place in around]
    towns = [p for p in places if p.precision in ("city", "site", "district")]
    countries = [p for p in places if p.precision == "country" and re.search(rf"\bin\s+(?:the\s+)?{re.escape(p.name)}\b", scene.sentence.text)]
    return unique_places(place_in_role(p, "venue") for p in (towns or countries))


def _actors(scene: Scene, match: Match) -> tuple[Actor, ...]:
    parse = scene.parse
    found: list[Actor] = []
    for head in {match.noun, *_nouns(scene).get(match.noun, frozenset())}:
        for prep, child in grammar.obliques(parse, head):
            if prep in ("between", "with", "among", "by", "of"):
                role = "mediator" if prep == "by" else "party"
                found.extend(named(actors_at(scene, child), role))
        for child in parse.children(head, "acl"):
            if parse.tokens[child].lemma in ("mediate", "sponsor", "broker", "host", "convene", "chair", "lead"):
                found.extend(named(actors_at(scene, grammar.agent(parse, child)), "mediator"))
    doer = grammar.agent(parse, match.i)
    if doer is not None and doer != match.noun:
        role = "mediator" if parse.tokens[match.i].lemma in ("host", "convene", "chair", "mediate") else "party"
        found.extend(named(actors_at(scene, doer), role))
    base = scene.sentence.start
    for actor in scene.actors:
        tail = scene.sentence.text[actor.end - base : actor.end - base + 14].lower()
        if re.match(r"-(?:brokered|mediated|sponsored|backed|led|hosted|prepared)\b", tail):
            found.append(in_role(actor.actor, "mediator"))
    return unique_actors(found)
