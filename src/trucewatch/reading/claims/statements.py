"""Statements and demands: who takes which stance on the war, in which words, and what is asked of whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from trucewatch.model.claim import Actor, Reason
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, Voice
from trucewatch.reading.claims.base import Context, Draft, actors_at, in_role, owner_of, resolved, unique_actors
from trucewatch.reading.claims.demands import demand_at
from trucewatch.reading.claims.statement_acts import SHORTEST_QUOTE, Act, Around, find_acts, is_about
from trucewatch.reading.claims.statement_words import topic_of
from trucewatch.reading.claims.wording import is_question, tense_at
from trucewatch.reading.modality import Stance
from trucewatch.reading.quotations import Quotation
from trucewatch.reading.recall import Speakers
from trucewatch.reading.scene import Scene

_BEFORE = 2
"""Sentences back to which "the move" or "it" can refer."""
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:counterpart|colleague|namesake|who|whose)\b", re.IGNORECASE)
_LONGEST_OFFICE = 90


def draft_statements(
    scenes: Sequence[Scene], said: Sequence[Sequence[Attribution]], told: Sequence[Draft], context: Context
) -> list[Draft]:
    """The statements of a report; ``said`` are the attributions of each scene, ``told`` the drafts of other kinds."""
    offices = _offices(scenes)
    answered = {q for scene, here in zip(scenes, said, strict=True) for q in _own_quotations(scene, here)}
    hung: dict[int, set[int]] = {}
    for draft in told:
        hung.setdefault(draft.scene.sentence.index, set()).add(draft.trigger)
    drafts: list[Draft] = []
    speakers, quoted = Speakers(), set[Quotation]()
    for at, (scene, here) in enumerate(zip(scenes, said, strict=True)):
        index = scene.sentence.index
        about = any(hung.get(i) or scenes[i].truces for i in range(max(0, at - _BEFORE), at + 1))
        around = Around(speakers, frozenset(hung.get(index, ())), about)
        if not is_question(scene):
            acts = [*find_acts(scene, here, around), *_orphans(scene, here, answered | quoted, around)]
            drafts += [_draft(scene, act, here, offices, context) for act in acts]
            quoted |= {q for act in acts for q in act.quotations}
        speakers = speakers.heard(here, scene, at)
    return _without_repeats(drafts)


def _own_quotations(scene: Scene, said: Sequence[Attribution]) -> list[Quotation]:
    """Quotations that a saying of this sentence answers for."""
    return [
        q
        for q in scene.quotations
        for t in [_tokens(scene, q)]
        if any(not a.lent and a.sources and not a.media and len(t & a.content) * 2 > len(t) for a in said)
    ]


def _tokens(scene: Scene, quotation: Quotation) -> frozenset[int]:
    pieces = quotation.within(scene.sentence.start, scene.sentence.end)
    return frozenset(t.i for a, b in pieces for t in scene.parse.covering(a, b) if t.pos != "PUNCT")


def _orphans(scene: Scene, said: Sequence[Attribution], answered: set[Quotation], around: Around) -> list[Act]:
    """Quotations whose speaker is the one of the sentence before: told where they begin."""
    found = []
    for quotation in scene.quotations:
        tokens = _tokens(scene, quotation)
        lent = next((a for a in said if a.lent and a.sources and tokens and tokens <= a.content), None)
        if lent and quotation not in answered and len(quotation.text.split()) > SHORTEST_QUOTE:
            found.append(Act(min(tokens), lent.sources, None, tokens, (quotation,), lent))
    return [act for act in found if is_about(scene, act, around)]


def _draft(scene: Scene, act: Act, said: Sequence[Attribution], offices: dict[str, str], context: Context) -> Draft:
    words = " ".join([_text(scene, act), *(q.text for q in act.quotations)])
    row = act.row
    details: dict[str, Any] = {"topic": topic_of(words, scene.words)}
    capacity = offices.get(act.sources[0].id or "") if len(act.sources) == 1 else None
    actors = [in_role(s, "speaker") for s in act.sources]
    if capacity:
        details["capacity"] = capacity
    if row is not None:
        details["stance"] = row.name
        if row.content:
            details["content"] = row.content
    if row is not None and row.subtype == "demand":
        demand = demand_at(scene, act.i if act.verb is None else act.verb, act.sources)
        details["demand"] = {"addressee": demand.addressee, "action": demand.action}
        actors += demand.addressees
    if row is not None and row.subtype == "accusation":
        actors += _accused(scene, act.i)
    quote = " … ".join(_clean(q.text) for q in act.quotations if len(q.text.split()) > 1) or None
    subtype = row.subtype if row else "position"
    time = _time(scene, act)
    return Draft(
        kind="statement.made",
        scene=scene,
        trigger=act.i,
        stance=Stance(),
        voice=_voice(scene, act, said, quote),
        reasons=(Reason(rule=f"statement.made/{subtype}", detail=scene.parse.tokens[act.i].text),),
        subtype=subtype,
        actors=unique_actors(actors),
        zone=context.zone if time is not None else None,
        when=resolved(time, context, context.zone, tense_at(scene, act.i)) if time is not None else None,
        quote=quote,
        details=details,
    )


def _accused(scene: Scene, i: int) -> list[Actor]:
    """ "accused the army of ...", "blamed the raid on the army": whom the words are against."""
    behind = [at for preposition, at in grammar.obliques(scene.parse, i) if preposition == "on"]
    accused = behind or scene.parse.children(i, "obj", "iobj")
    return [in_role(a, "accused") for at in accused for m in actors_at(scene, at) for a in m.actors]


def _text(scene: Scene, act: Act) -> str:
    return scene.phrase_span(act.words).text if act.words else ""


def _clean(text: str) -> str:
    return text.strip().removesuffix(",")


def _voice(scene: Scene, act: Act, said: Sequence[Attribution], quote: str | None) -> Voice:
    """The speaker of the act answers for it; whoever tells of it passes it on."""
    names = tuple(dict.fromkeys(s.name for s in act.sources))
    outer = [a for a in said if act.i in a.content and a is not act.said]
    relays = [
        *(act.said.relays if act.said else ()),
        *(r for a in outer for r in (*(s.name for s in a.sources), *a.relays)),
    ]
    verb = act.said.verb if act.said else scene.parse.tokens[act.i].lemma
    others = tuple(r for r in dict.fromkeys(relays) if r not in names)
    return Voice(names, others, verb, "quote" if quote else "indirect", act.sources)


def _time(scene: Scene, act: Act) -> Any:
    """The day on which it was said: a time whose nearest verb is the one of saying."""
    verbs = frozenset(t.i for t in scene.parse.tokens if grammar.is_verb(t) and t.pos != "AUX") | {act.i}
    times = (t for t in scene.times if t.sort not in ("duration", "set"))
    return next((t for t in times if owner_of(scene, t.start, t.end, verbs) == act.i), None)


def _offices(scenes: Sequence[Scene]) -> dict[str, str]:
    """The office of each person by id, in the words of the report where it first gives one."""
    found: dict[str, str] = {}
    for scene in scenes:
        for mention in scene.actors:
            if mention.form != "person" or not mention.actor.id or mention.actor.id in found:
                continue
            first, last = mention.span
            leading = scene.span(first, mention.start).text if first < mention.start else ""
            trailing = scene.span(mention.end, last).text if mention.end < last else ""
            office = _ARTICLE.sub("", leading.strip(" ,")) or _ARTICLE.sub("", trailing.strip(" ,"))
            beside = _BESIDE.search(office)  # "his U.S. counterpart" says what somebody else is
            if 2 < len(office) <= _LONGEST_OFFICE and not beside:
                found[mention.actor.id] = office
    return found


def _without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """A headline that says what the body tells again gives way to it; of one speaker's stances on a sentence one."""
    kept: list[Draft] = []
    for draft in drafts:
        headline = draft.scene.sentence.part == "headline"
        again = (d for d in drafts if d.scene.sentence.part == "body" and _same(draft, d))
        twice = (d for d in kept if d.scene is draft.scene and _same(draft, d))
        if (headline and next(again, None)) or next(twice, None):
            continue
        kept.append(draft)
    return kept


def _same(a: Draft, b: Draft) -> bool:
    return a.voice.claimants == b.voice.claimants and (a.subtype, a.quote) == (b.subtype, b.quote)
