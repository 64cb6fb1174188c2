"""What stands in a sentence without a claim, and why nothing was made of it.

The rules are asked once more what they see; nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.model.explanation import Refusal
from trucewatch.reading import grammar
from trucewatch.reading.claims import casualties, contacts, talks
from trucewatch.reading.claims.base import Draft
from trucewatch.reading.claims.frames import Event, find_events, frames_of, spellings, told_stance
from trucewatch.reading.claims.truce_kinds import truce_stance
from trucewatch.reading.claims.truce_match import Match
from trucewatch.reading.claims.truce_triggers import find_matches
from trucewatch.reading.claims.wording import is_question
from trucewatch.reading.gate import other_world
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.scene import Scene

_FIRST_WORDS = 60
_OTHERS = {
    "talks": talks.trigger_tokens,
    "contact": contacts.trigger_tokens,
    "casualty": casualties.trigger_tokens,
}
_NOTHING = "nothing that a rule looks for"


_TELLING = frozenset({"denied", "planned", "conditional", "hypothetical", "desired", "historical", "false_friend"})
"""Reasons that are worth a line also beside a claim of another family."""


def refusals_in(scene: Scene, drafts: Sequence[Draft], settled: Sequence[Draft]) -> tuple[Refusal, ...]:
    """Why the sentence made no claim, in reading order; at least one reason. Of one with claims, what else it had.

    ``drafts`` are those of the report as its sentences gave them, ``settled`` what was left of them.
    """
    made = [draft for draft in settled if draft.scene.sentence.index == scene.sentence.index]
    if made:
        return _beside(scene, made)
    if is_question(scene):
        return (Refusal(reason="question", detail="a question asserts nothing"),)
    here = [draft for draft in drafts if draft.scene.sentence.index == scene.sentence.index]
    found = [
        *_told_elsewhere(scene, here, settled),
        *_of_truces(scene),
        *_of_other_families(scene),
        *_of_events(scene),
    ]
    if not found:
        found = [*_false_friends(scene), *_without_truce(scene), *_incomplete(scene)]
    if not found:
        return (Refusal(reason="no_words", detail=_NOTHING),)
    return _one_a_word(found)


def _beside(scene: Scene, made: Sequence[Draft]) -> tuple[Refusal, ...]:
    """What was told of other families, and how: "urged them to end the truce" is a statement and no end."""
    families = {draft.kind.partition(".")[0] for draft in made}
    taken = {scene.parse.tokens[draft.trigger].start for draft in made}
    every = (*_of_truces(scene), *_of_other_families(scene), *_of_events(scene), *_false_friends(scene))
    return _one_a_word(
        r
        for r in every
        if r.reason in _TELLING and r.family not in families and (r.words is None or r.words.start not in taken)
    )


def _one_a_word(found: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """The first reason for each word, in reading order."""
    first = {(r.words.start if r.words else -1): r for r in reversed(list(found))}
    return tuple(first[start] for start in sorted(first))


def _told_elsewhere(scene: Scene, here: Sequence[Draft], settled: Sequence[Draft]) -> Iterator[Refusal]:
    """Drafts that fell when the report as a whole was weighed: another sentence tells the same, and more of it."""
    for draft in here:
        family = draft.kind.partition(".")[0]
        twins = [other for other in settled if other.kind == draft.kind]
        twins = twins or [other for other in settled if other.kind.startswith(f"{family}.")]
        if twins:
            words = " ".join(twins[0].scene.sentence.text.split())[:_FIRST_WORDS].rstrip()
            detail = f"a {draft.kind} that is told more fully elsewhere: “{words}…”"
        else:
            detail = f"a {draft.kind} that the rest of the report does not bear out"
        yield _refusal(scene, "told_elsewhere", detail, family, draft.trigger)


def _of_truces(scene: Scene) -> Iterator[Refusal]:
    """Triggers with a truce in the right place, and truces that nothing happens to."""
    matches = find_matches(scene)
    for match in matches:
        yield _by_stance(scene, truce_stance(scene, match), "truce", match.i, f"a {match.kind} ({match.detail})")
    for truce in scene.truces:
        pronoun = scene.parse.tokens[truce.head].pos == "PRON"
        if not pronoun and not _has_match(matches, truce.start):
            yield Refusal(
                reason="nothing_done_to_it",
                detail=f"“{truce.text}” is named, but nothing here says what becomes of it",
                family="truce",
                words=scene.span(truce.start, truce.end),
            )


def _has_match(matches: Sequence[Match], start: int) -> bool:
    return any(match.truce is not None and match.truce.start == start for match in matches)


def _of_other_families(scene: Scene) -> Iterator[Refusal]:
    for family, trigger_tokens in _OTHERS.items():
        for i in sorted(trigger_tokens(scene)):
            yield _by_stance(scene, stance_of(scene.parse, i, scene.words), family, i, f"words for {family}")


def _of_events(scene: Scene) -> Iterator[Refusal]:
    for table in _tables(scene.words):
        for event in find_events(scene, table):
            what = f"{_article(event.frame.kind)} {event.frame.kind}"
            yield _by_stance(scene, _stance(scene, event), table, event.trigger, what)


def _stance(scene: Scene, event: Event) -> Stance:
    told = told_stance(scene, event)
    if told is not None:
        return told
    own = stance_of(scene.parse, event.trigger, scene.words)
    return own if own.modality != "actual" else stance_of(scene.parse, event.verb, scene.words)


def _false_friends(scene: Scene) -> Iterator[Refusal]:
    """A truce noun that a word beside it makes one of another world."""
    text = scene.sentence.text
    for found in scene.words.truce_pattern.finditer(text):
        if word := other_world(text, found.start(), found.end(), scene.words):
            start = scene.sentence.start + found.start()
            yield Refusal(
                reason="false_friend",
                detail=f"“{found.group()}” beside “{word}” is no truce of arms",
                family="truce",
                words=scene.span(start, start + len(found.group())),
            )


def _without_truce(scene: Scene) -> Iterator[Refusal]:
    """Words that would tell of a truce, were one named: nouns that may stand for it, verbs that hardly others have."""
    verbs, nouns = (scene.words.set_of("truce", name) for name in ("plain_verbs", "halting_nouns"))
    for token in scene.parse.tokens:
        if grammar.is_verb(token) and token.lemma in verbs:
            detail = f"“{token.text}” would tell of a truce, but none is named in the sentence"
            yield _refusal(scene, "no_truce_named", detail, "truce", token.i)
        elif token.lemma in nouns and not scene.truces:
            detail = f"“{token.text}” may stand for a truce named before, as in “the {token.lemma}”; not so here"
            yield _refusal(scene, "no_truce_named", detail, "truce", token.i)


def _incomplete(scene: Scene) -> Iterator[Refusal]:
    """Nouns and verbs of events whose other parts the sentence does not give."""
    for table in _tables(scene.words):
        for token in scene.parse.tokens:
            words = _event_words(scene.words, table)
            if grammar.is_verb(token) or token.pos in ("NOUN", "PROPN"):
                asked = frozenset().union(*(words.get(spelling, frozenset()) for spelling in spellings(token)))
                if asked and not asked <= _OF_ANYTHING:
                    detail = f"“{token.text}” would tell of {table}, but it lacks {_either(asked - {''})}"
                    yield _refusal(scene, "not_all_there", detail, table, token.i)


@cache
def _tables(words: Words) -> tuple[str, ...]:
    """Tables of the word files that hold frames of events."""
    return tuple(sorted(name for name, table in words.tables.items() if "frame" in table))


@cache
def _event_words(words: Words, table: str) -> dict[str, frozenset[str]]:
    """Each noun and verb of the frames with what its frames need of a sentence; "" where one needs nothing."""
    needs: dict[str, set[str]] = {}
    for frame in frames_of(words, table):
        for word in frame.verbs | frame.nouns:
            needs.setdefault(word, set()).update(frame.needs or {""})
    return {word: frozenset(each) for word, each in needs.items()}


_OF_ANYTHING = frozenset({"", "object"})
"""What verbs need that tell of other matters as often ("gave", "left"): such a verb alone is no sign of an event."""
_NEEDS = {
    "actor": "somebody named whom it concerns",
    "force": "a force by name",
    "place": "a place",
    "site": "a place by name",
    "object": "what it concerns",
    "number": "a number",
    "count": "a count",
}


def _either(needs: frozenset[str]) -> str:
    told = sorted(_NEEDS.get(each, each) for each in needs)
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} or {told[-1]}"


def _by_stance(scene: Scene, stance: Stance, family: str, i: int, what: str) -> Refusal:
    """A match that came to nothing: its mood where that says why, else no more than that the words around bar it."""
    by = f" (“{' < '.join(stance.governors)}”)" if stance.governors else ""
    if stance.modality != "actual":
        return _refusal(scene, stance.modality, f"{what}, {stance.modality} and no fact{by}", family, i)
    if stance.polarity == "denied":
        return _refusal(scene, "denied", f"{what}, denied{by}", family, i)
    detail = f"{what}, but the words around it say too little of it, or something else"
    return _refusal(scene, "silent", detail, family, i)


def _refusal(scene: Scene, reason: str, detail: str, family: str, i: int) -> Refusal:
    return Refusal(reason=reason, detail=detail, family=family, words=scene.token_span(i))


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" else "a"
