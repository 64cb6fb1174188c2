"""Talks: scheduled, held, postponed, collapsed, resumed, concluded — with round, venue, parties and slips."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.model.claim import Reason
from trucewatch.model.when import When
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft
from trucewatch.reading.claims.talks_places import sides_of, venue_of
from trucewatch.reading.claims.talks_times import before_day, days_of, moved, slip_of
from trucewatch.reading.claims.talks_words import ROUND, Match, find_matches, modifiers_of
from trucewatch.reading.claims.wording import is_question, tense_at, text_before
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.scene import Scene

_OUTCOME = re.compile(
    r"\bwith(?:out)?\s+(?:an?\s+|the\s+|any\s+|no\s+)?[\w-]*\s*"
    r"(?:paper|agreement|deal|results?|accord|progress|breakthrough|statement|document|communique|roadmap)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(r"\bfail(?:ed|s)? to (?:[\w’'-]+\s?){1,6}", re.IGNORECASE)
_DUE_TO = re.compile(r"\b(?:due|set|scheduled|expected|planned|slated) to (?:be )?$", re.IGNORECASE)
_TO_BE = re.compile(r"\bto (?:be )?$")
_TERMS = re.compile(
    r"\b(?:provided|providing|on (?:the )?condition|(?:as|so) long as|only (?:if|when|after|once))\b", re.IGNORECASE
)
_PERHAPS = re.compile(r"\b(?:possibly|perhaps|potentially|probably)\s+(?:to\s+)?(?:be\s+)?$", re.IGNORECASE)
# Governors that leave open whether there will be talks; a condition that sets terms has another name.
_BARE_IF = frozenset({"if", "unless", "whether", "should"})
_FORMERLY = re.compile(r"\b(?:originally|initially|previously|formerly)\s+(?:been\s+)?$")
_SUPPORT = frozenset({"be", "take", "get", "kick", "go", "run", "meet", "gather", "last"})
# "talks open since Monday" look back
_SO_FAR = frozenset({"already", "now", "still", "since"})
_ANNOUNCED = frozenset({"will", "would", "shall"})
_PUSHED = frozenset({"talks.scheduled", "talks.held", "talks.resumed"})
# Without a day or a venue these say no more than that there are talks.
_GOING_ON = frozenset({"continue", "hold", "mediate", "chair", "begin", "start", "open", "host", "conduct", "launch"})


def trigger_tokens(scene: Scene) -> frozenset[int]:
    """Indices of the words that talks claims hang on."""
    return frozenset(m.i for m in scene.once(find_matches))


def draft_talks(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    other_triggers: frozenset[int],
    contacts: frozenset[int] = frozenset(),
) -> tuple[Draft, ...]:
    """Drafts of the talks family for one sentence; talks that two people had (``contacts``) are told as a contact."""
    matches = list({(m.i, m.noun): m for m in scene.once(find_matches)}.values())
    triggers = frozenset(m.i for m in matches) | other_triggers | frozenset(a.cue for a in attributions)
    matches = [m for m in matches if m.noun not in contacts or m.kind != "talks.held"]
    drafts = [(m, d) for m in matches if (d := _draft(scene, context, attributions, m, triggers))]
    return _one_plan_each(scene, drafts)


def _one_plan_each(scene: Scene, drafts: Sequence[tuple[Match, Draft]]) -> tuple[Draft, ...]:
    """Each plan once ("talks due to open on Tuesday"); of a plan put off nothing holds but the day it named."""
    put_off = [(m, d) for m, d in drafts if d.kind == "talks.postponed" and not m.leaves]
    off = [m for m, d in put_off if d.stance.modality == "actual"]
    gone = {(m.noun, j) for m in off for i in modifiers_of(scene, m) for j in scene.parse.subtree(i)}
    gone |= {(m.noun, p.i) for m in off for p, d in drafts if p.noun == m.noun and d.kind == "talks.scheduled"}
    within = {
        (m.noun, m.i)
        for m, d in drafts
        for n, e in drafts
        if d.kind == e.kind == "talks.scheduled" and m.noun == n.noun and n.i in scene.parse.subtree(m.i) and m != n
    }
    kept: dict[tuple[object, ...], Draft] = {}
    for m, d in drafts:
        planned = d.kind == "talks.scheduled"
        if planned and (m.noun, m.i) in gone | within:
            continue
        if m in off and "previous" not in d.details:
            d = _with_day_given_up(d, [e for p, e in drafts if p.noun == m.noun and e.kind == "talks.scheduled"])
        kept.setdefault((m.noun, d.kind, d.when) if planned else (m.noun, d.kind, m.i), d)
    return tuple(kept.values())


def _with_day_given_up(postponed: Draft, plans: Sequence[Draft]) -> Draft:
    """ "were due to open on Monday but were put off until Friday"."""
    days = [p.when.start for p in plans if p.when and p.when.start]
    slipped = postponed.details.get("slipped_days")
    if slipped and postponed.when and postponed.when.start in days:  # "delayed by a day": the day named is the old one
        old = postponed.when
        details = {**postponed.details, "previous": old.start}
        return replace(postponed, when=moved(old, slipped), details=details)
    new = postponed.when.start if postponed.when else None
    days = [before_day(p.when, new) for p in plans if p.when and p.when.start]
    earlier = [day for day in days if new is None or day < new]
    return replace(postponed, details={**postponed.details, "previous": earlier[-1]}) if earlier else postponed


def _draft(
    scene: Scene, context: Context, attributions: Sequence[Attribution], match: Match, triggers: frozenset[int]
) -> Draft | None:
    kind, stance = _settle(scene, match)
    if kind is None:
        return None
    failed = kind == "talks.collapsed" and _fails_to(scene, match.i)
    kind = "talks.held" if failed else kind  # talks that failed to bring an end to the war were held, and may go on
    if _on_another_war(scene, context, match):
        return None
    when, previous = days_of(scene, context, match, triggers, kind)
    if scene.parse.tokens[match.i].lemma in scene.words.set_of("talks", "arriving_verbs"):
        when = None  # the day of the arrival
    venue = venue_of(scene, match, triggers)
    if kind == "talks.scheduled" and not (when or venue):
        return None
    if kind == "talks.scheduled" and _is_past(when, context):
        return None  # "had been expected last month"
    if kind == "talks.concluded" and not (when or venue) and _is_description(scene, match.i):
        return None
    if kind == "talks.collapsed" and not (when or venue) and _is_left(scene, match):
        return None  # that a side once pulled out is no news of a collapse
    if kind == "talks.held" and not (when or venue) and (failed or scene.parse.tokens[match.i].lemma in _GOING_ON):
        return None
    details: dict[str, object] = {}
    if round_ := _round_of(scene, match):
        details["round"] = round_
    details.update(slip_of(scene, when, previous))
    if kind == "talks.postponed" and when is not None and when == previous:
        when = moved(when, details.get("slipped_days"))  # "talks due to open on Monday are delayed by a day"
    if outcome := _OUTCOME.search(scene.sentence.text) or (_FAILED.search(scene.sentence.text) if failed else None):
        details["outcome"] = outcome.group().strip()
    return Draft(
        kind=kind,
        scene=scene,
        trigger=match.i,
        end_trigger=match.end,
        stance=stance,
        voice=voice_of(scene, match.i, attributions),
        reasons=(Reason(rule=f"{kind}/verb", detail=match.detail),),
        subtype="round" if round_ else "meeting" if match.noun == match.i else "talks",
        actors=sides_of(scene, match, context),
        places=venue,
        zone=context.zone,
        when=when,
        details=details,
    )


def _is_past(when: When | None, context: Context) -> bool:
    day = (when.end or when.start) if when else None
    if not day or not context.published:
        return False
    size = min(len(day), len(context.published), len("2000-01-01"))
    return day[:size] < context.published[:size]


def _round_of(scene: Scene, match: Match) -> str | None:
    """Which round it is, where the talks are called a round or session ("the third round of talks")."""
    for found in ROUND.finditer(scene.sentence.text):
        token = scene.parse.token_at(scene.sentence.start + found.end() - 1)
        if token is not None and token.i in match.stands_for | {match.noun}:
            return found.group(1).lower()
    return None


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
    before = text_before(scene, scene.parse.tokens[match.i].start)
    if _PERHAPS.search(before):
        return None, stance
    token = scene.parse.tokens[match.i]
    if token.lemma == "follow" and not (
        tense_at(scene, match.i) == "future" and not grammar.is_passive(scene.parse, match.i)
    ):
        return None, stance  # "the talks followed a call"
    if kind == "talks.scheduled" and (_FORMERLY.search(before) or _to_do_something(scene, match.i)):
        return None, stance
    due = bool(_DUE_TO.search(before)) or (token.tag in ("VB", "VBN") and bool(_TO_BE.search(before)))
    ahead = due or tense_at(scene, match.i) == "future" or _is_futurate(scene, match)
    to_come = stance.modality == "planned" or (stance.modality == "actual" and ahead)
    if kind in _PUSHED and to_come:
        return "talks.scheduled", stance.weakened("planned", "future")
    if kind == "talks.scheduled":
        return kind, stance.weakened("planned", "scheduled")
    if kind == "talks.postponed" and stance.modality == "planned" and set(stance.governors) <= _ANNOUNCED:
        return kind, replace(stance, modality="actual")  # talks that "would be delayed by a day" are put off
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


def _to_do_something(scene: Scene, i: int) -> bool:
    """ "The talks are expected to touch on prisoners" sets no day for them; "expected to open" does."""
    opens: frozenset[str] = frozenset().union(*(t.verbs for t in scene.words.talks_triggers if t.kind in _PUSHED))
    tokens = scene.parse.tokens[i + 1 : i + 4]
    marks = [t for t in tokens if t.text.lower() == "to"]
    verb = scene.parse.tokens[marks[0].i + 1] if marks and marks[0].i + 1 < len(scene.parse.tokens) else None
    return verb is not None and verb.tag == "VB" and verb.lemma not in opens | _SUPPORT


def _fails_to(scene: Scene, i: int) -> bool:
    """ "failed to make a breakthrough"."""
    parse = scene.parse
    return parse.tokens[i].lemma == "fail" and any(
        parse.tokens[m].lemma == "to" for c in parse.children(i, "xcomp", "advcl") for m in parse.children(c, "mark")
    )


def _is_left(scene: Scene, match: Match) -> bool:
    """The talks go on or not, but a side goes out of them: they are neither subject nor object."""
    return match.leaves or any(child in match.stands_for for _, child in grammar.obliques(scene.parse, match.i))


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
