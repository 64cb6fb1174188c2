"""The ordered steps for one report; the only module that knows the order. A pure function of the cleaned report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from trucewatch.lexicon.parties import PartyHit, find_parties
from trucewatch.lexicon.words import Words, load_words
from trucewatch.model.claim import Claim
from trucewatch.model.report import CleanReport
from trucewatch.reading.assembly import claim_of
from trucewatch.reading.attributions import attribute
from trucewatch.reading.casing import with_natural_case
from trucewatch.reading.claims import (
    casualties,
    compliance,
    contacts,
    exclusions,
    ground,
    incidents,
    mechanisms,
    positions,
    relief,
    responsibility,
    statements,
    talks,
    truce,
    truce_mentions,
    truce_scope,
    undertakings,
    violations,
)
from trucewatch.reading.claims.base import Context, Draft, resolved
from trucewatch.reading.claims.breach_days import dated_from_start
from trucewatch.reading.conflict import ConflictView, conflict_of
from trucewatch.reading.gate import is_about_arms
from trucewatch.reading.history import looks_back, mark_ahead, mark_background
from trucewatch.reading.mentions import Memory, find_actors
from trucewatch.reading.naming import by_country_name, owned_by_country
from trucewatch.reading.operations import share_operations
from trucewatch.reading.places import find_places
from trucewatch.reading.quotations import find_quotations
from trucewatch.reading.reach import Reach, turns_abroad
from trucewatch.reading.remembrance import mark_remembered
from trucewatch.reading.repeats import without_repeats
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.scenes import Found, readable, set_scenes
from trucewatch.reading.sentences import Sentence, find_sentences
from trucewatch.reading.terms import compute_terms
from trucewatch.reading.times import find_times, in_story
from trucewatch.reading.topics import assign_topics, place_tolls
from trucewatch.reading.unlisted import with_unlisted
from trucewatch.reading.windows import share_windows

_OF_TRUCES = ("truce.", "violation.", "compliance.")
_LEAD_SENTENCES = 3
"""What a report is about it says here: the headline and two sentences, or the first three."""

Stop = Literal["no trigger", "not about arms"]


@dataclass(frozen=True, slots=True)
class Course:
    """What reading a report came to, step by step. ``stopped`` says why it went no further than a look at the words.

    ``drafts`` are what the sentences claim one by one, ``settled`` what is left of them, a claim each, once the report
    as a whole has had its say.
    """

    claims: tuple[Claim, ...] = ()
    scenes: tuple[Scene, ...] = ()
    drafts: tuple[Draft, ...] = ()
    settled: tuple[Draft, ...] = ()
    stopped: Stop | None = None


def read(report: CleanReport) -> tuple[Claim, ...]:
    """The claims of one report in reading order. A report that names no truce, talks or war costs next to nothing."""
    return course(report).claims


def course(report: CleanReport) -> Course:
    """The reading of one report with what its steps came to."""
    words = load_words("en")
    cased = with_natural_case(report, words)
    text = readable(cased)
    if not (words.truce_pattern.search(text) or words.war.search(text)):
        return Course(stopped="no trigger")
    parties = _parties(text, words)
    if not is_about_arms(text, parties, words):
        return Course(stopped="not about arms")
    scenes, view = _look(cased, text, parties, words)
    context = Context(report.ref.published, view.zone, view.home, view.country)
    drafts = _drafts(scenes, context)
    settled = _settled(drafts, scenes, context)
    return Course(tuple(claim_of(report, d, view) for d in settled), scenes, tuple(drafts), tuple(settled))


def scenes_of(report: CleanReport) -> tuple[Scene, ...]:
    """What is found in a report sentence by sentence, whether or not it is about arms."""
    words = load_words("en")
    cased = with_natural_case(report, words)
    text = readable(cased)
    return _look(cased, text, _parties(text, words), words)[0]


def _look(
    report: CleanReport, text: str, parties: Sequence[PartyHit], words: Words
) -> tuple[tuple[Scene, ...], ConflictView]:
    """Every sentence with its tree and all that it names, and the conflict that the report is about."""
    sentences = find_sentences(report)
    actors = _actors(sentences, with_unlisted(text, parties), words)
    times = in_story(text, find_times(text), report.ref.published)
    taken = [
        *((a.start, a.end) for each in actors for a in each if _is_own_name(a)),
        *((t.start, t.end) for t in times),
    ]
    places = tuple(by_country_name(p) for p in find_places(text, taken, associative=True))
    lead = sentences[:_LEAD_SENTENCES][-1].end if sentences else 0
    view = conflict_of(text, places, [a for each in actors for a in each], lead, words)
    actors = tuple(owned_by_country(each, view) for each in actors)
    scenes = set_scenes(sentences, Found(actors, places, times, view.countries, find_quotations(text)), words)
    return scenes, view


def _parties(text: str, words: Words) -> tuple[PartyHit, ...]:
    """Parties outside the names of truces: "regime of calm" names no regime."""
    instruments = [m.span() for m in words.truce_pattern.finditer(text)]
    return tuple(h for h in find_parties(text) if not any(a < h.end and h.start < b for a, b in instruments))


def _actors(
    sentences: Sequence[Sentence], parties: Sequence[PartyHit], words: Words
) -> tuple[tuple[ActorMention, ...], ...]:
    memory = Memory()
    found: list[tuple[ActorMention, ...]] = []
    for sentence in sentences:
        inside = tuple(h for h in parties if sentence.start <= h.start and h.end <= sentence.end)
        found.append(find_actors(sentence, inside, memory, words))
    return tuple(found)


def _is_own_name(mention: ActorMention) -> bool:
    """A name that holds no place of its own, though it may look like one; that of a state does."""
    if mention.form == "name":
        return mention.actor.kind not in ("state", "de_facto_authority")
    return mention.form == "person"


def _drafts(scenes: Sequence[Scene], context: Context) -> list[Draft]:
    """What each sentence claims; a rule is told the triggers of the others, so that no word is taken twice."""
    drafts: list[Draft] = []
    about_truce = False
    before: Scene | None = None
    attributed = attribute(scenes)
    for scene, said, after in zip(scenes, attributed, (*scenes[1:], None), strict=False):
        about_truce = about_truce or any(not t.weak for t in scene.truces)
        in_truce, in_talks = truce.trigger_tokens(scene), talks.trigger_tokens(scene)
        in_contact, in_toll = contacts.trigger_tokens(scene), casualties.trigger_tokens(scene)
        here: list[Draft] = []
        told = truce.draft_truces(scene, context, said, in_talks | in_contact | in_toll)
        here += positions.settled(scene, context, said, told)
        others = in_truce | in_contact | in_toll
        before_it = _breaches(drafts)
        here += violations.draft_violations(scene, context, said, about_truce, others, before_it, _is_over(drafts))
        here += exclusions.draft_exclusions(scene, context, said, about_truce)
        here += compliance.draft_compliance(scene, context, said, *_how_it_stands(drafts))
        here += mechanisms.draft_mechanisms(scene, context, said, about_truce)
        here += truce_scope.draft_scope(scene, context, said, about_truce, _of_truce(here))
        here += truce_mentions.draft_mentions(scene, context, said, here)
        here += undertakings.draft_undertakings(scene, context, said, frozenset(d.trigger for d in here), about_truce)
        here += talks.draft_talks(scene, context, said, in_truce | in_contact | in_toll, in_contact)
        here += contacts.draft_contacts(scene, context, said, in_truce | in_talks | in_toll, before, after)
        here += casualties.draft_casualties(scene, context, said)
        here += ground.draft_control(scene, context, said, _taken(here))
        here += incidents.draft_incidents(scene, context, said, _taken(here))
        here += ground.draft_posture(scene, context, said, _taken(here))
        here += responsibility.draft_responsibility(scene, context, said, _of_truce(here))
        here += relief.draft_relief(scene, context, said, frozenset(d.trigger for d in here))
        about_truce = about_truce or any(d.kind in ("truce.declared", "truce.agreed") for d in here)
        drafts += here
        before = scene
        opened = [t for t in scene.times if t.role_cue == "since"]
        if opened:
            context = replace(context, since=resolved(opened[-1], context, context.zone, "past"))
    return drafts + statements.draft_statements(scenes, attributed, drafts, context)


def _breaches(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    return tuple(d for d in drafts if d.kind.startswith("violation."))


def _is_over(drafts: Sequence[Draft]) -> bool:
    """Whether the last that the report has told of how the truce stands is its end."""
    ends = ("truce.expiry", "truce.terminated", "truce.collapsed")
    starts = ("truce.in_effect", "truce.extended", "truce.declared", "truce.agreed")
    told = [d for d in drafts if d.stance.modality == "actual" and d.stance.polarity == "asserted"]
    course = [d.kind for d in told if d.kind in (*ends, *starts)]
    return bool(course) and course[-1] in ends


def _how_it_stands(drafts: Sequence[Draft]) -> tuple[bool, bool]:
    """Whether the report has told that a truce is on (or broken), and how it is kept."""
    on = ("truce.in_effect", "truce.extended", "truce.declared", "truce.agreed", "violation.", "compliance.")
    told = [d.kind for d in drafts if d.stance.polarity == "asserted" and d.stance.modality == "actual"]
    return any(k.startswith(on) for k in told), any(k.startswith("compliance.") for k in told)


def _taken(drafts: Sequence[Draft]) -> frozenset[int]:
    """What other claims hang on; the dead and injured leave their words to the event that harmed them."""
    return frozenset(d.trigger for d in drafts if not d.kind.startswith(("casualty", "violation")))


def _of_truce(drafts: Sequence[Draft]) -> frozenset[int]:
    """The words of truce claims: breaking a truce is a charge of its own."""
    return frozenset(d.trigger for d in drafts if d.kind.startswith(("truce.", "violation.")))


def _settled(drafts: Sequence[Draft], scenes: Sequence[Scene], context: Context) -> list[Draft]:
    """The drafts once the report as a whole has had its say: shared truces, terms and windows, history, repeats."""
    drafts = mark_remembered(drafts, scenes, context.published)
    fighting = [d for d in drafts if d.kind.startswith(_OF_TRUCES)]
    others = [d for d in drafts if not d.kind.startswith(_OF_TRUCES)]
    stretches = Reach(turns_abroad(scenes, context.home), looks_back(fighting, context.published))
    fighting = list(dated_from_start(compute_terms(assign_topics(fighting, context.country, stretches))))
    others = share_operations(others, scenes, context, stretches)
    tolls = place_tolls(others, fighting, stretches)
    told = sorted((*fighting, *tolls), key=_place)
    dated = mark_ahead(share_windows(told, stretches), context.published)
    return sorted(without_repeats(mark_background(dated, context.published)), key=_place)


def _place(draft: Draft) -> tuple[int, int]:
    """Where it stands, in reading order."""
    return draft.scene.sentence.index, draft.trigger
