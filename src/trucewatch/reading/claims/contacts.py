"""Contacts between leaders (calls, meetings) and joint documents; initiator, topics and the side that gave the readout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model.claim import Actor, Reason
from trucewatch.model.when import When
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import (
    Context, Draft, actors_at, in_role, named, place_in_role, places_of, resolved, times_of, unique_actors, unique_places,
)
from trucewatch.reading.claims.wording import tense_at
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.scene import ActorMention, Scene

_CALL = re.compile(r"\b(?:by|over the|on the|via|in a|per) (?:tele)?phone\b|\b(?:tele)?phone (?:call|conversation|talks?)\b|\b(?:video ?(?:call|conference|link))\b|\bhotline\b|\btelephoned\b|\b(?:in|during) a (?:telephone )?call\b", re.I)
_REQUEST = re.compile(r"\bat (?:the )?(?P<who>[\w’'. -]{2,40}?)(?:’s|'s|s’|s')?\s+(?:request|initiative)\b|\b(?:at the (?:request|initiative) of|initiated by|requested by)\s+(?P<whom>[\w’'. -]{2,40})", re.I)
_TOPIC = re.compile(r"\b(?:to discuss|discuss(?:ed|ing)?|about|over|regarding|concerning)\s+(?P<what>(?:the |a |an )?[\w’' -]{4,80}?)(?=[,.;]|\s+(?:and|with|in a|by|at|on|during|said|the)\b|$)", re.I)
_PEOPLE = frozenset({"official", "state", "armed_group", "intergovernmental_body", "opposition_body", "ministry", "de_facto_authority", "armed_forces", "other"})
_JOINT = re.compile(r"\bjoint(?:ly)?\b", re.I)
_OPENING = re.compile(r"(?:Meeting|Speaking after (?:a )?(?:meeting|talks)) (?:with |of )[^,]{3,80},")
_OFFICES = frozenset({"minister", "leader", "president", "chief", "counterpart", "colleague", "envoy", "diplomat", "general", "director", "commander"})
_MEETING_NOUNS = frozenset({"meeting", "talk", "call", "conversation", "summit", "phone", "hotline", "encounter"})


@dataclass(frozen=True, slots=True)
class Match:
    i: int
    kind: str
    subtype: str
    sides: tuple[int, ...]
    detail: str


def trigger_tokens(scene: Scene) -> frozenset[int]:
    return frozenset(m.i for m in (*_contacts(scene), *_documents(scene)))


def draft_contacts(
    scene: Scene, context: Context, attributions: Sequence[Attribution], other_triggers: frozenset[int], before: Scene | None = None
) -> tuple[Draft, ...]:
    """Drafts of the diplomacy family (contacts and joint documents) for one sentence."""
    contacts = {m.i: m for m in _contacts(scene)}
    documents = {m.i: m for m in _documents(scene)}
    triggers = frozenset(contacts) | frozenset(documents) | other_triggers | frozenset(a.cue for a in attributions)
    drafts = [d for m in contacts.values() if (d := _contact(scene, context, attributions, m, triggers, before))]
    drafts = _one_contact_per_event(drafts)
    drafts += [d for m in documents.values() if (d := _document(scene, context, attributions, m, triggers))]
    return tuple(sorted(drafts, key=lambda d: d.trigger))


def _contacts(scene: Scene) -> Iterator[Match]:
    parse, words = scene.parse, scene.words
    by_phone = bool(_CALL.search(scene.sentence.text))
    if opening := _OPENING.match(scene.sentence.text):
        # "Meeting with allies in Paris, the minister said ...": the participle opens the sentence; its subject speaks.
        token = parse.token_at(scene.sentence.start + opening.start())
        end = scene.sentence.start + opening.end()
        inside = [a for a in scene.actors if a.start < end and a.form not in ("adjective", "capital")]
        speaker = [a for a in scene.actors if a.start >= end and a.form == "person"][:1]
        heads = [h for a in (*speaker, *inside) if (h := scene.head_of(a.start, a.end)) is not None]
        if token is not None and speaker and inside:
            yield Match(token.i, "contact.reported", "meeting", tuple(dict.fromkeys(heads)), token.text)
    for token in parse.tokens:
        if grammar.is_verb(token):
            if token.lemma in ("speak", "talk", "confer", "converse", "consult", "discuss", "stress", "agree") and by_phone or token.lemma in ("telephone", "phone"):
                if token.lemma in ("stress", "agree", "discuss") and not _phone_near(scene, token.i):
                    continue
                yield Match(token.i, "contact.reported", "call", _sides(scene, token.i), token.text)
            elif token.lemma == "call" and _calls_person(scene, token.i):
                yield Match(token.i, "contact.reported", "call", _sides(scene, token.i), token.text)
            elif token.lemma == "receive" and any(n.start >= token.start for n in scene.numbers):
                continue  # "received 246 soldiers" is no visit
            elif token.lemma in ("meet", "receive") or token.lemma in ("talk", "speak", "confer"):
                sides = _sides(scene, token.i)
                if sides:
                    yield Match(token.i, "contact.reported", "meeting", sides, token.text)
        elif token.pos == "NOUN" and token.lemma in _MEETING_NOUNS:
            call = token.lemma in ("call", "conversation", "phone", "hotline") and by_phone
            if token.lemma in ("call", "conversation", "phone", "hotline") and not call:
                continue
            if token.lemma == "talk" and not _took_place(scene, token.i):
                continue
            sides = _sides(scene, token.i)
            if sides:
                yield Match(token.i, "contact.reported", "call" if call else "meeting", sides, token.text)


def _took_place(scene: Scene, i: int) -> bool:
    """ "held talks with", "after talks with": talks that were had; "progress in the talks" says of none that it was."""
    parse = scene.parse
    above = grammar.verb_above(parse, i)
    had = above is not None and parse.tokens[above].lemma in ("hold", "have", "begin", "start", "conduct", "conclude", "finish") and parse.tokens[i].dep.startswith(("obj", "nsubj:pass"))
    return had or grammar.preposition(parse, i) in ("after", "following", "during")


def _phone_near(scene: Scene, i: int) -> bool:
    below = scene.parse.subtree(i)
    return any(scene.parse.tokens[b].lemma in ("phone", "telephone", "hotline", "call", "conversation") for b in below)


def _calls_person(scene: Scene, i: int) -> bool:
    what = grammar.patient(scene.parse, i)
    return bool(what is not None and any(a.form == "person" for a in actors_at(scene, what)) and _CALL.search(scene.sentence.text))


def _sides(scene: Scene, i: int) -> tuple[int, ...]:
    """Heads of the nominals that take part: subject and "with", object of a meeting, "between A and B", "A's meeting with B"."""
    parse = scene.parse
    token = parse.tokens[i]
    heads: list[int] = []
    if grammar.is_verb(token):
        who = grammar.agent(parse, i)
        if who is not None:
            heads.append(who)
        what = grammar.patient(parse, i)
        if what is not None and token.lemma in ("meet", "receive", "call", "telephone", "phone", "consult"):
            heads.append(what)
    else:
        heads.extend(parse.children(i, "nmod:poss"))
        above = grammar.verb_above(parse, i)
        who = grammar.agent(parse, above) if above is not None else None
        if who is not None and above is not None:
            several = len(grammar.coordination(parse, who)) > 1 or any(len(a.actors) > 1 for a in actors_at(scene, who))
            calling = token.lemma in ("call", "conversation", "phone", "hotline")
            if parse.tokens[above].lemma in ("hold", "have", "say", "tell", "agree", "take", "make", "receive", "place") or several and calling:
                heads.append(who)
    for prep, child in grammar.obliques(parse, i):
        if prep in ("with", "between", "to", "among") or prep == "from" and token.pos == "NOUN" or prep == "of" and token.lemma in ("meeting", "summit"):
            heads.append(child)
        if prep in ("with",):
            heads.extend(c for p, c in grammar.obliques(parse, child) if p == "with")
    actors = [a for h in dict.fromkeys(heads) for a in _taking_part(scene, h)]
    persons = {x.id or x.name for a in actors for x in a.actors if x.kind in _PEOPLE}
    return tuple(dict.fromkeys(heads)) if len(persons) >= 2 else ()


def _taking_part(scene: Scene, head: int) -> tuple[ActorMention, ...]:
    """The actors that the nominal itself names: "opponents of the president" did not bring the president along."""
    members = frozenset(grammar.coordination(scene.parse, head))
    if any(scene.parse.tokens[m].lemma in _OFFICES for m in members):
        # "the foreign ministers of Germany and France", "his Armenian and Azerbaijani colleagues": the states met through them.
        phrase = frozenset().union(*(frozenset(scene.parse.subtree(m)) for m in members if scene.parse.tokens[m].lemma in _OFFICES), members)
        inside = tuple(a for a in scene.actors_in(phrase) if a.form == "person" or a.actor.kind in ("state", "de_facto_authority"))
        if inside:
            return inside
    return tuple(a for a in actors_at(scene, head) if scene.head_of(a.start, a.end) in members or a.form == "person" and scene.parse.tokens[head].pos == "PROPN")


def _contact(scene: Scene, context: Context, attributions: Sequence[Attribution], match: Match, triggers: frozenset[int], before: Scene | None) -> Draft | None:
    parse = scene.parse
    stance = stance_of(parse, match.i, scene.words)
    if stance.modality != "actual" or stance.polarity == "denied" or tense_at(scene, match.i) == "future":
        return None
    mentions = [a for h in match.sides for a in _taking_part(scene, h)]
    if match.subtype == "call" and len({x.id for m in mentions for x in m.actors}) < 2:
        persons = [a for a in scene.actors if a.form == "person"]
        mentions = persons if len({p.actor.id for p in persons}) >= 2 else mentions
    people = [a for a in mentions if a.form in ("person", "reference")] or mentions
    actors: list[Actor] = list(named(people, "participant"))
    if len(actors) < 2:
        actors = list(named(mentions, "participant"))
    if len(actors) < 2:
        return None
    details: dict[str, object] = {}
    initiator = _initiator(scene)
    if initiator:
        details["initiator"] = initiator.name
    if topic := _TOPIC.search(scene.sentence.text):
        details["topics"] = [topic["what"].strip()]
    below = frozenset(parse.subtree(match.i))
    times = [t for t in times_of(scene, match.i, triggers, below) if t.sort not in ("duration", "set")]
    when = resolved(times[0], context, context.zone, "past") if times else _day_before(before, actors, context)
    near = places_of(scene, match.i, triggers, frozenset())
    venue = tuple(
        p.place for p in scene.places
        if p.place in near and p.place.precision in ("city", "site", "district")
        and re.search(r"\b(?:in|at)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$", scene.sentence.text[: p.start - scene.sentence.start])
    )
    said = voice_of(scene, match.i, attributions)
    return Draft(
        kind="contact.reported", scene=scene, trigger=match.i, stance=stance, voice=said, subtype=match.subtype,
        reasons=(Reason(rule=f"contact.reported/{match.subtype}", detail=match.detail),), actors=tuple(actors),
        places=unique_places(place_in_role(p, "venue") for p in venue), zone=context.zone, when=when, details=details,
    )


def _day_before(before: Scene | None, actors: Sequence[Actor], context: Context) -> When | None:
    """ "... stressed on Sunday, the ministry said. In a phone conversation, the two sides ...": the day was given with both names."""
    if before is None or sum(any(x.id == a.id for m in before.actors for x in m.actors) for a in actors) < 2:
        return None
    days = [t for t in before.times if t.sort in ("date", "time")]
    if len(days) != 1:
        return None
    value = resolved(days[0], context, context.zone, "past")
    return value.model_copy(update={"basis": f"sentence before: {value.basis}"})


def _initiator(scene: Scene) -> Actor | None:
    asked = _REQUEST.search(scene.sentence.text)
    if not asked:
        return None
    group = "who" if asked["who"] else "whom"
    start, end = scene.sentence.start + asked.start(group), scene.sentence.start + asked.end(group)
    return next((a.actor for a in scene.actors if a.start < end and start < a.end), None)


def _one_contact_per_event(drafts: list[Draft]) -> list[Draft]:
    """Two words of one sentence for the same call ("spoke ... in a phone call") are one contact: the fuller one stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(d.actors), d.when is None, d.trigger)):
        people = {a.id or a.name for a in draft.actors}
        if not any(len(people & {a.id or a.name for a in k.actors}) >= min(2, len(people)) and (k.when is None or draft.when is None or k.when.start == draft.when.start) for k in kept):
            kept.append(draft)
    return kept


def _documents(scene: Scene) -> Iterator[Match]:
    """Joint texts: "said in a joint statement", "issued a communiqué", "the U.S.-Russia statement demanded"."""
    parse = scene.parse
    for token in parse.tokens:
        if token.lemma not in ("statement", "communique", "communiqué", "declaration", "memorandum") or token.pos not in ("NOUN", "PROPN"):
            continue
        phrase = " ".join(parse.tokens[j].text.lower() for j in sorted(grammar.noun_phrase(parse, token.i)))
        joint = bool(_JOINT.search(phrase)) or token.lemma in ("communique", "communiqué")
        if joint:
            yield Match(token.i, "document.issued", "joint_statement" if token.lemma == "statement" else token.lemma, (), phrase)


def _document(scene: Scene, context: Context, attributions: Sequence[Attribution], match: Match, triggers: frozenset[int]) -> Draft | None:
    parse = scene.parse
    above = grammar.verb_above(parse, match.i)
    issuers: list[Actor] = []
    for prep, child in grammar.obliques(parse, match.i):
        if prep in ("by", "of", "from", "between"):
            issuers.extend(named(actors_at(scene, child), "issuer"))
    anchor = match.i
    holder = parse.tokens[match.i].head
    if parse.tokens[match.i].dep.startswith("nmod"):
        # "Saudi Arabia and the U.S. in a joint statement called on ...": the statement hangs on those who made it.
        issuers.extend(named(actors_at(scene, holder), "issuer"))
    if above is not None and not issuers:
        doer = grammar.agent(parse, above)
        if doer is not None and doer != match.i:
            issuers.extend(named(actors_at(scene, doer), "issuer"))
        anchor = above
    if not issuers:
        start = parse.tokens[match.i].start
        near = [a for a in attributions if 0 <= start - parse.tokens[a.cue].end <= 45]
        issuers.extend(in_role(s, "issuer") for a in near[:1] for s in a.sources)
    issuers = [a for a in unique_actors(issuers) if a.kind != "media"]
    if not issuers:
        return None
    below = frozenset(parse.subtree(match.i))
    times = [t for t in (*times_of(scene, match.i, triggers, below), *times_of(scene, anchor, triggers)) if t.sort not in ("duration", "set")]
    when = resolved(times[0], context, context.zone, "past") if times else None
    return Draft(
        kind="document.issued", scene=scene, trigger=match.i, stance=Stance(), voice=voice_of(scene, match.i, attributions),
        reasons=(Reason(rule="document.issued/joint", detail=match.detail),), subtype=match.subtype,
        actors=tuple(in_role(a, "issuer") for a in issuers), zone=context.zone, when=when,
    )
