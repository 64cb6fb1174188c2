"""How parties stand to a truce: who joins and how many, under which condition, and who merely welcomes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Figure, Reason
from trucewatch.model.when import When, Window
from trucewatch.reading import grammar
from trucewatch.reading.alternatives import any_word, one_of
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, resolved, times_of
from trucewatch.reading.claims.wording import in_time_words, is_question, tense_at, text_after, text_before
from trucewatch.reading.modality import stance_of
from trucewatch.reading.scene import Number, Scene

_MEASURES = ("settlements", "armed_groups")


def settled(
    scene: Scene, context: Context, attributions: Sequence[Attribution], drafts: Sequence[Draft]
) -> list[Draft]:
    """The drafts of the sentence with positions put right: counts of joiners, conditions, support from outside.

    "The truce was largely observed" names nobody who would take a position: it says how the truce is kept.
    """
    told = [_as_meant(scene, d) for d in drafts if not (_is_nobody(scene, d) or _is_talked_of(scene, d))]
    joined = _joined(scene) if not is_question(scene) else None
    if joined is None or len(told) < len(drafts):
        return told
    number, measure, cumulative = joined
    for at, draft in enumerate(told):
        if draft.kind in ("truce.position", "truce.agreed") and draft.figure is None:
            told[at] = _with_count(draft, number, measure, draft.when, cumulative=cumulative)
            return told
    added = _joining(scene, context, attributions)
    return [*told, _with_count(added, number, measure, added.when, cumulative=cumulative)] if added else told


def _is_nobody(scene: Scene, draft: Draft) -> bool:
    passive = grammar.is_passive(scene.parse, draft.trigger)
    nobody = draft.kind == "truce.position" and passive and not draft.actors and draft.term is None
    return nobody and draft.stance.modality == "actual"


def _is_talked_of(scene: Scene, draft: Draft) -> bool:
    """ "Talks on joining the truce continued": talks went on; nothing was joined, and no truce extended."""
    if draft.kind not in ("truce.position", "truce.extended", "truce.agreed"):
        return False
    parse = scene.parse
    around = [
        *parse.ancestors(draft.trigger)[:3],
        grammar.subject(parse, draft.trigger),
        grammar.patient(parse, draft.trigger),
    ]
    above = grammar.verb_above(parse, draft.trigger)
    if above is not None and parse.tokens[draft.trigger].tag in ("VB", "VBG"):
        around.append(grammar.subject(parse, above))
    nouns = (parse.tokens[i] for i in around if i is not None)
    return any(t.lemma in scene.words.set_of("joining", "talking") and not grammar.is_verb(t) for t in nouns)


def _as_meant(scene: Scene, draft: Draft) -> Draft:
    if draft.kind != "truce.position":
        return draft
    details = dict(draft.details)
    if scene.parse.tokens[draft.trigger].lemma in scene.words.set_of("joining", "supporting_verbs"):
        details["stance"] = "supports" if details.get("stance") == "accepts" else details.get("stance")
    if draft.stance.modality == "conditional" and (found := _condition(scene)):
        details["condition"] = found
    return replace(draft, details=details)


def _condition(scene: Scene) -> str | None:
    """The words of the condition, from its conjunction to the end of its clause."""
    found = _conditions(scene.words).search(scene.sentence.text)
    return found["clause"].strip() if found else None


def _joined(scene: Scene) -> tuple[Number, str, bool] | None:
    """A count of settlements or groups that join: the number, what it counts, and whether it is how many by now."""
    text = scene.sentence.text
    if not any_word(scene.words, "joining", "joined").search(text) or not _joins(scene):
        return None
    for number in scene.numbers:
        if in_time_words(scene, number):
            continue
        for measure in _MEASURES:
            if _counted(scene.words, measure).match(text_after(scene, number.end)):
                return number, measure, bool(_so_many(scene.words, measure).search(text_before(scene, number.start)))
            if _so_many(scene.words, measure).search(text_before(scene, number.start)):
                return number, measure, True
    return None


def _joins(scene: Scene) -> bool:
    verbs = scene.words.set_of("joining", "verbs")
    return any(t.lemma in verbs for t in scene.parse.tokens)


def _joining(scene: Scene, context: Context, attributions: Sequence[Attribution]) -> Draft | None:
    for i in _triggers(scene):
        stance = stance_of(scene.parse, i, scene.words, done=frozenset({"agree"}))
        if stance.modality not in ("actual",) or stance.polarity == "denied":
            continue
        times = [t for t in times_of(scene, i, frozenset({i})) if t.sort not in ("duration", "set")]
        return Draft(
            kind="truce.position",
            scene=scene,
            trigger=i,
            stance=stance,
            voice=voice_of(scene, i, attributions),
            reasons=(Reason(rule="truce.position/joined", detail=scene.parse.tokens[i].text),),
            truce=next((t for t in scene.truces if not t.weak), None),
            subtype=next((t.kind for t in scene.truces if not t.weak), "local_agreement"),
            zone=context.zone,
            when=resolved(times[0], context, context.zone, tense_at(scene, i)) if times else None,
            details={"stance": "accepts"},
        )
    return None


def _triggers(scene: Scene) -> Iterator[int]:
    verbs = scene.words.set_of("joining", "verbs")
    yield from (t.i for t in scene.parse.tokens if t.lemma in verbs and grammar.is_verb(t))


def _with_count(draft: Draft, number: Number, measure: str, when: When | None, *, cumulative: bool) -> Draft:
    dated = when is not None and when.start
    window = Window(start=when.start, end=when.end or when.start, kind="period") if when and dated else None
    figure = Figure(
        measure=measure,
        low=number.low,
        best=number.best,
        high=number.high,
        bound=number.bound,
        text=number.text,
        window=None if cumulative else window,
    )
    details = {**draft.details, **({"cumulative": True} if cumulative else {})}
    return replace(draft, figure=figure, details=details)


def _plurals(words: Words, measure: str) -> str:
    """The nouns in their plurals ("localities"), longest first."""
    nouns = (re.sub(r"y$", "ie", noun) + "s" for noun in words.set_of("joining", measure))
    return "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))


@cache
def _counted(words: Words, measure: str) -> re.Pattern[str]:
    """ "11 more Syrian towns"."""
    return re.compile(
        rf"\s+(?:(?!in\b|of\b|and\b|by\b)[\w’'-]+\s+){{0,3}}?(?:{_plurals(words, measure)})\b", re.IGNORECASE
    )


@cache
def _so_many(words: Words, measure: str) -> re.Pattern[str]:
    """ "the number of settlements that joined the process has grown to "."""
    reaching = one_of(words, "joining", "reaching")
    return re.compile(
        rf"\bnumber\s+(?:of\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:{_plurals(words, measure)})\b[^.;:]{{0,90}}?\b(?:{reaching})"
        r"(?:\s+at)?\s*[-–—:]?\s*$",
        re.IGNORECASE,
    )


@cache
def _conditions(words: Words) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<clause>(?:{one_of(words, 'joining', 'conditions')})\b[^.;:]{{3,160}}?)(?=[,.;:]|$)", re.I
    )
