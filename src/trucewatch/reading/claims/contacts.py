"""Contacts between leaders (calls, meetings, letters), held or to come: who, when, where, on what, who asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.model.claim import Actor, Reason
from trucewatch.model.when import When
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, in_role, resolved
from trucewatch.reading.claims.contact_details import day_of, initiator, initiator_behind, topics, venue
from trucewatch.reading.claims.contact_sides import opens_sentence, participants
from trucewatch.reading.claims.contact_words import Word, contact_words
from trucewatch.reading.claims.documents import draft_document, find_documents
from trucewatch.reading.claims.wording import is_question, tense_at, text_before
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.scene import Scene
from trucewatch.reading.times import Tense

_PLANNED = re.compile(
    r"\b(?:planned|upcoming|scheduled|expected|proposed|future|forthcoming|possible|next|eventual|coming)\s+(?:[\w-]+\s+)?$"
)


def trigger_tokens(scene: Scene) -> frozenset[int]:
    """Indices of the words that claims of contacts and documents hang on."""
    return frozenset(w.i for w, _ in scene.once(_found)) | frozenset(m.i for m in scene.once(find_documents))


def draft_contacts(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    other_triggers: frozenset[int],
    before: Scene | None = None,
    after: Scene | None = None,
) -> tuple[Draft, ...]:
    """Drafts of the diplomacy family (contacts and joint documents) for one sentence between its neighbours."""
    contacts = scene.once(_found)
    documents = {m.i: m for m in scene.once(find_documents)}
    own = frozenset(w.i for w, _ in contacts) | frozenset(documents)
    triggers = own | other_triggers | frozenset(a.cue for a in attributions)
    drafts = (_draft(scene, context, attributions, word, who, triggers, before) for word, who in contacts)
    met = _one_per_event([d for d in drafts if d is not None])
    if len(met) == 1 and "initiator" not in met[0].details and (asked := initiator_behind(after)) is not None:
        reason = Reason(rule="contact/initiator", detail="of the contact told in the sentence before")
        met = [replace(met[0], details={**met[0].details, "initiator": asked.name}, reasons=(*met[0].reasons, reason))]
    issued = [d for m in documents.values() if (d := draft_document(scene, context, attributions, m, triggers))]
    return tuple(sorted((*met, *issued), key=lambda d: d.trigger))


def _found(scene: Scene) -> list[tuple[Word, tuple[Actor, ...]]]:
    """The words for a contact with those who took part, where two are named."""
    if is_question(scene):
        return []
    found = ((word, participants(scene, word)) for word in contact_words(scene))
    return [(word, who) for word, who in found if who]


def _draft(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    word: Word,
    who: tuple[Actor, ...],
    triggers: frozenset[int],
    before: Scene | None,
) -> Draft | None:
    """None for a contact refused, wished for, or to come on a day that nobody knows."""
    opens = word.noun and opens_sentence(scene, word.i)
    # "In a call with B, A asked for calm": the call was had, though calm is only asked for.
    stance = Stance() if opens else stance_of(scene.parse, word.i, scene.words, frozenset({"schedule", "set"}))
    if word.noun and _PLANNED.search(text_before(scene, scene.parse.tokens[word.i].start)):
        stance = stance.weakened("planned", "planned")
    if stance.polarity == "denied" or stance.modality not in ("actual", "planned"):
        return None
    to_come = stance.modality == "planned" or tense_at(scene, word.i) == "future"
    day = day_of(scene, word, triggers)
    where = venue(scene, word, triggers, happening_verb(scene, word.i))
    if to_come and not (day and (where or not word.noun)):
        return None
    if word.subtype is None and day is None:
        return None  # that somebody has spoken with somebody, nobody says when or how, is no event
    tense: Tense = "future" if to_come else "past"
    draft = Draft(
        kind="contact.reported",
        scene=scene,
        trigger=word.i,
        stance=stance,
        voice=voice_of(scene, word.i, attributions),
        subtype=word.subtype,
        reasons=(Reason(rule=f"contact.reported/{word.subtype or 'talk'}", detail=scene.parse.tokens[word.i].text),),
        actors=who,
        places=where,
        zone=context.zone,
        when=resolved(day, context, context.zone, tense) if day else _day_before(before, who, context),
        details=_details(scene),
    )
    if not to_come:
        return draft
    return replace(
        draft,
        kind="talks.scheduled",
        subtype="meeting",
        stance=stance.weakened("planned", "to come"),
        reasons=(Reason(rule="talks.scheduled/contact", detail=scene.parse.tokens[word.i].text),),
        actors=tuple(in_role(a, "party") for a in who),
        details={},
    )


def happening_verb(scene: Scene, i: int) -> int | None:
    """The verb that says no more of the contact ``i`` than that it was had: "took place", "was held"."""
    token = scene.parse.tokens[i]
    verb = scene.parse.tokens[token.head]
    happened = verb.lemma in scene.words.set_of("contact", "happening_verbs") and grammar.is_verb(verb)
    return verb.i if happened and token.pos == "NOUN" and token.dep.startswith("nsubj") else None


def _details(scene: Scene) -> dict[str, object]:
    details: dict[str, object] = {}
    if (asked := initiator(scene)) is not None:
        details["initiator"] = asked.name
    if spoken := topics(scene):
        details["topics"] = spoken
    return details


def _day_before(before: Scene | None, actors: Sequence[Actor], context: Context) -> When | None:
    """ "... stressed on Sunday. In a phone conversation, the two sides ...": the day was given with both names."""
    if before is None or sum(any(x.id == a.id for m in before.actors for x in m.actors) for a in actors) < 2:
        return None
    days = [t for t in before.times if t.sort in ("date", "time")]
    if len(days) != 1:
        return None
    value = resolved(days[0], context, context.zone, "past")
    return value.model_copy(update={"basis": f"sentence before: {value.basis}"})


def _one_per_event(drafts: Sequence[Draft]) -> list[Draft]:
    """Two words of one sentence for the same call ("spoke ... in a phone call") are one contact: the fuller stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(d.actors), d.subtype is None, d.when is None, d.trigger)):
        if not any(_same_contact(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _same_contact(draft: Draft, other: Draft) -> bool:
    """Two people (or all) are the same, and the days do not contradict each other."""
    people = {a.id or a.name for a in draft.actors}
    shared = people & {a.id or a.name for a in other.actors}
    same_day = other.when is None or draft.when is None or other.when.start == draft.when.start
    return len(shared) >= min(2, len(people)) and same_day
