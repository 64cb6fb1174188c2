"""The ordered steps for one report; the only module that knows the order. A pure function of the cleaned report."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.lexicon.parties import PartyHit, conflicts, countries, find_conflicts, find_parties, party, with_country
from trucewatch.lexicon.places import country_name, country_place, zone_of
from trucewatch.lexicon.words import Words, load_words
from trucewatch.model.claim import Actor, Claim, Place
from trucewatch.model.report import READ_REGIONS, CleanReport
from trucewatch.model.span import Span
from trucewatch.reading import truces
from trucewatch.reading.attributions import find_attributions
from trucewatch.reading.claims import casualties, contacts, exclusions, talks, truce, undertakings, violations
from trucewatch.reading.claims.base import Context, Draft, resolved
from trucewatch.reading.conflict import ConflictView, conflict_of
from trucewatch.reading.mentions import Memory, find_actors
from trucewatch.reading.places import PlaceMention, find_places
from trucewatch.reading.quantities import find_numbers
from trucewatch.reading.repeats import without_repeats
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.sentences import Sentence, find_sentences
from trucewatch.reading.syntax import Parse, parse_sentence
from trucewatch.reading.terms import compute_terms, mark_background
from trucewatch.reading.times import find_times
from trucewatch.reading.topics import assign_topics, place_tolls
from trucewatch.reading.windows import share_windows

VERSION = "1"
_QUOTED = re.compile(r"[“\"]([^“”\"]{2,600})[”\"]")
_GENERIC_PLACE = re.compile(r"\b(?:the|that)\s+(?:[\w-]+\s+){0,2}?(?P<noun>city|town|village|enclave|province|governorate|district|region|territory|country)\b", re.I)
_FITTING = {
    "city": ("city",), "town": ("city",), "village": ("city", "site"), "enclave": ("district", "region", "city"),
    "province": ("region",), "governorate": ("region",), "district": ("district",), "region": ("region", "district"),
    "territory": ("region", "country"), "country": ("country",),
}  # fmt: skip


def read(report: CleanReport) -> tuple[Claim, ...]:
    """The claims of one report in reading order. A report that names no truce, talks or casualty costs next to nothing."""
    words = load_words("en")
    sentences = find_sentences(report)
    text = _readable(report)
    if not _worth_reading(text, words):
        return ()
    instruments = [m.span() for m in words.truce_pattern.finditer(text)]
    # "regime of calm" names no regime.
    hits = tuple(h for h in find_parties(text) if not any(a < h.end and h.start < b for a, b in instruments))
    forces = frozenset(h.party.id for h in hits if h.party.kind in _FORCES and "security-forces" not in h.party.id and "police" not in h.party.id)
    states = frozenset(h.party.id for h in hits if h.party.kind == "state")
    subject = truces.subject_of_report(text, forces, states, words)
    if not subject.armed:
        return ()
    actors_by_sentence, people = _all_actors(sentences, hits, words)
    times = find_times(text)
    taken = [(a.start, a.end) for a in people] + [(t.start, t.end) for t in times]
    places = tuple(_by_country_name(p) for p in find_places(text, taken, associative=True))
    lead = sentences[min(2, len(sentences) - 1)].end if sentences else 0
    view = conflict_of(text, places, [a for found in actors_by_sentence for a in found], lead)
    if view.countries and view.countries[0] in {c.code for c in countries()} and not _between_states(view):
        actors_by_sentence = [tuple(_of_country(a, view.countries[0]) for a in found) for found in actors_by_sentence]
    context = Context(report.ref.published, _zone(view), view.countries, _home(view), _country(view))
    scenes = _scenes(sentences, actors_by_sentence, places, times, words, view)
    drafts = _drafts(scenes, context)
    fighting = [d for d in drafts if d.kind.startswith(("truce.", "violation."))]
    rest = [d for d in drafts if not d.kind.startswith(("truce.", "violation."))]
    abroad = {s.sentence.index: p for s in scenes if (p := _other_conflict(s, context))}
    fighting = list(compute_terms(assign_topics(fighting, context.country, abroad)))
    drafts = sorted((*fighting, *place_tolls(rest, fighting)), key=lambda d: (d.scene.sentence.index, d.trigger))
    drafts = list(share_windows(drafts))
    drafts = without_repeats(mark_background(drafts, report.ref.published))
    return tuple(_claim(report, draft, view) for draft in drafts)


def _readable(report: CleanReport) -> str:
    """The cleaned text with everything that is not read blanked out, so that offsets stay and furniture is never seen."""
    parts, at = [], 0
    for region in report.regions:
        parts.append(" " * (region.start - at))
        piece = report.text[region.start : region.end]
        parts.append(piece if region.kind in READ_REGIONS else re.sub(r"[^\n]", " ", piece))
        at = region.end
    return "".join(parts)


def _by_country_name(mention: PlaceMention) -> PlaceMention:
    """ "Syrian" and "the U.S." are written as the countries they name."""
    place = mention.place
    if place.precision != "country" or not place.country:
        return mention
    return replace(mention, place=place.model_copy(update={"name": country_name(place.country) or place.name}))


def _worth_reading(text: str, words: Words) -> bool:
    return bool(words.truce_pattern.search(text) or words.war.search(text))


def _all_actors(sentences: Sequence[Sentence], hits: Sequence[PartyHit], words: Words) -> tuple[list[tuple[ActorMention, ...]], list[ActorMention]]:
    memory = Memory()
    found: list[tuple[ActorMention, ...]] = []
    for sentence in sentences:
        inside = tuple(h for h in hits if sentence.start <= h.start and h.end <= sentence.end)
        found.append(find_actors(sentence, inside, memory, words))
    return found, [a for each in found for a in each if a.form == "person" or a.form == "name" and a.actor.kind not in ("state", "de_facto_authority")]


def _scenes(
    sentences: Sequence[Sentence], actors: Sequence[tuple[ActorMention, ...]], places: Sequence[PlaceMention], times: Sequence[object],
    words: Words, view: ConflictView,
) -> list[Scene]:  # fmt: skip
    scenes: list[Scene] = []
    named = False
    anywhere = any(words.truce_pattern.search(s.text) for s in sentences)
    before: list[PlaceMention] = []
    for sentence, who in zip(sentences, actors, strict=True):
        parse = _with_names(parse_sentence(sentence.text, sentence.start), who)
        where = [p for p in places if sentence.start <= p.start < sentence.end]
        where = _with_references(sentence, where, before, view)
        found = truces.find_truces(sentence, parse, words, named or sentence.part == "headline" and anywhere)
        named = named or any(not t.weak for t in found)
        scenes.append(
            Scene(
                sentence, parse, words, who, tuple(where), tuple(t for t in times if sentence.start <= t.start < sentence.end),  # type: ignore[attr-defined]
                found, find_numbers(sentence.text, sentence.start),
                tuple((sentence.start + q.start(), sentence.start + q.end()) for q in _QUOTED.finditer(sentence.text)),
            )  # fmt: skip
        )
        before.extend(p for p in where if not p.associative)
    return scenes


def _with_names(parse: Parse, who: Sequence[ActorMention]) -> Parse:
    """Words inside a name are no verbs, whatever the tagger made of a name it never met ("Erdogan/VBD")."""
    named = [(a.start, a.end) for a in who if a.form in ("person", "name")]
    odd = [t.i for t in parse.tokens if t.tag.startswith("VB") and any(s <= t.start and t.end <= e for s, e in named)]
    if not odd:
        return parse
    return Parse(tuple(replace(t, tag="NNP", pos="PROPN") if t.i in odd else t for t in parse.tokens))


def _with_references(sentence: Sentence, here: list[PlaceMention], before: list[PlaceMention], view: ConflictView) -> list[PlaceMention]:
    """ "the city", "the northern province": the latest place of that sort in the country of the report."""
    found = list(here)
    for match in _GENERIC_PLACE.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if any(p.start < end + 4 and start < p.end for p in here) or re.match(r"\s+of\s+[A-Z]", sentence.text[match.end() :]):
            continue
        sorts = _FITTING[match["noun"].lower()]
        home = view.countries[:1]
        candidates = [p for p in (*before, *(p for p in here if p.end <= start)) if p.place.precision in sorts]
        candidates = [p for p in candidates if p.place.country in home] or ([] if sorts == ("country",) else candidates)
        if candidates:
            found.append(replace(candidates[-1], start=start, end=end, text=match.group(), head=start, because=f"{match.group()}: {candidates[-1].text} above", associative=False))
    return sorted(found, key=lambda p: p.start)


def _drafts(scenes: Sequence[Scene], context: Context) -> list[Draft]:
    drafts: list[Draft] = []
    about_truce = False
    before: Scene | None = None
    for scene in scenes:
        about_truce = about_truce or any(not t.weak for t in scene.truces)
        said = find_attributions(scene)
        in_truce, in_talks = truce.trigger_tokens(scene), talks.trigger_tokens(scene)
        in_contact, in_toll = contacts.trigger_tokens(scene), casualties.trigger_tokens(scene)
        here: list[Draft] = []
        here += truce.draft_truces(scene, context, said, in_talks | in_contact | in_toll)
        here += violations.draft_violations(scene, context, said, about_truce, in_truce | in_contact | in_toll)
        here += exclusions.draft_exclusions(scene, context, said, about_truce)
        here += undertakings.draft_undertakings(scene, context, said, frozenset(d.trigger for d in here), about_truce)
        here += talks.draft_talks(scene, context, said, in_truce | in_contact | in_toll)
        here += contacts.draft_contacts(scene, context, said, in_truce | in_talks | in_toll, before)
        here += casualties.draft_casualties(scene, context, said)
        about_truce = about_truce or any(d.kind in ("truce.declared", "truce.agreed") for d in here)
        drafts += here
        before = scene
        opened = [t for t in scene.times if t.role_cue == "since"]
        if opened:
            context = replace(context, since=resolved(opened[-1], context, context.zone, "past"))
    return drafts


def _between_states(view: ConflictView) -> bool:
    entry = next((c for c in conflicts() if c.id == view.id), None)
    return entry is not None and entry.id == "-".join(entry.countries[:2])


def _home(view: ConflictView) -> frozenset[str]:
    """Where the conflict is fought: the countries of its entry, or the country that the report names most."""
    entry = next((c for c in conflicts() if c.id == view.id), None)
    return frozenset(entry.countries) if entry else frozenset(view.countries[:1])


_FORCES = frozenset({"armed_group", "designated_group", "armed_forces", "de_facto_authority", "monitor"})
_OWNED = frozenset({"armed_forces", "armed_group", "opposition_body", "state", "ministry", "de_facto_authority"})


def _of_country(mention: ActorMention, code: str) -> ActorMention:
    """ "the rebels" of a report on Syria are the Syrian rebels; a generic name alone would join strangers in the record."""
    known = mention.actor.id or ""
    if mention.country or mention.form not in ("collective", "name", "reference") or mention.actor.kind not in _OWNED or not known.startswith(("collective:", "government:", "ministry:")):
        return mention
    generic = party(known)
    owned = with_country(generic, party(f"country:{code}"))
    if owned is generic:
        return mention
    return replace(mention, actor=Actor(name=owned.name, id=owned.id, kind=owned.kind), country=owned.country)


def _other_conflict(scene: Scene, context: Context) -> Place | None:
    """The country of another conflict that a sentence turns to ("... in eastern Ukraine, under the Minsk agreements")."""
    if not context.home or not scene.truces:
        return None
    named = [p.place.country for p in scene.places if not p.associative and p.place.country]
    if any(code in context.home for code in named):
        return None
    seats = {c.countries[0] for c in conflicts() if not c.needs_cue}
    cued = [h.conflict.countries[0] for h in find_conflicts(scene.sentence.text)]
    codes = [code for code in (*cued, *named) if code in seats and code not in context.home]
    found = country_place(codes[0]) if codes and (cued or len(set(codes)) == 1) else None
    if found is None:
        return None
    return Place(name=country_name(codes[0]) or found.name, country=found.country, lat=found.lat, lon=found.lon, precision="country")


def _zone(view: ConflictView) -> str | None:
    return zone_of(view.countries[0]) if view.countries else None


def _country(view: ConflictView) -> Place | None:
    """The country of the conflict as a place of precision country: its outline, never its capital."""
    if not view.countries:
        return None
    if _between_states(view) and view.name:
        return Place(name=view.name, precision="supranational")
    found = country_place(view.countries[0])
    if found is None:
        return Place(name=country_name(view.countries[0]) or view.countries[0], country=view.countries[0], precision="country")
    return Place(name=found.name, country=found.country, lat=found.lat, lon=found.lon, precision="country")


def _claim(report: CleanReport, draft: Draft, view: ConflictView) -> Claim:
    scene = draft.scene
    sentence = scene.sentence
    trigger = scene.token_span(draft.trigger)
    if draft.end_trigger and draft.end_trigger > trigger.end:
        trigger = scene.span(trigger.start, draft.end_trigger)
    details = dict(draft.details)
    conflict = _conflict_of_claim(draft, view)
    if conflict:
        details["conflict"] = conflict
    if draft.zone:
        details["zone"] = draft.zone
    figure = draft.figure
    key = "|".join((report.id, draft.kind, str(sentence.start), str(trigger.start), figure.text if figure else ""))
    quote = next((scene.span(a + 1, b - 1).text for a, b in scene.quoted if a <= trigger.start < b), draft.quote)
    return Claim(
        id=hashlib.sha256(key.encode()).hexdigest()[:16], kind=draft.kind, modality=draft.stance.modality, polarity=draft.stance.polarity,  # type: ignore[arg-type]
        claimants=draft.voice.claimants, relayed_by=draft.voice.relayed_by, verb=draft.voice.verb, directness=draft.voice.directness,
        hedges=draft.stance.hedges, actors=draft.actors, places=draft.places, when=draft.when, term=draft.term, figure=figure, quote=quote,
        subtype=draft.subtype, details=details, sentence=Span.of(report.text, sentence.printed, sentence.end), trigger=trigger,
        because=draft.reasons, report=report.ref,
    )  # fmt: skip


def _conflict_of_claim(draft: Draft, view: ConflictView) -> str | None:
    """The conflict of the place that the claim itself names; else that of the report."""
    own = next((p.country.split("-")[0] for p in draft.places if p.role in ("coverage", "event") and p.country), None)
    if own is None or own in _home(view):
        return view.id
    named = next((c.id for c in conflicts() if c.countries[:1] == (own,)), None)
    return named or own
