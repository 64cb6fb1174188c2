"""What a report says of an operation holds for what it goes on to tell of the same one.

"A patrol searched a farm in the district on Sunday. During the search two men were detained": day and place are lent
along the words that refer ("the search", "the patrol"), inside one item of the report, and within a sentence along the
tree ("killed four during an operation in the district"). What a sentence gives itself always holds; each loan is
written into the reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Place, Reason
from trucewatch.model.when import When, Window
from trucewatch.reading import grammar, reach
from trucewatch.reading.alternatives import any_word, one_of
from trucewatch.reading.claims.base import (
    Context,
    Draft,
    owner_of,
    place_in_role,
    resolved,
    said_at,
    unique_places,
)
from trucewatch.reading.claims.wording import is_question, tense_at
from trucewatch.reading.modality import stance_of
from trucewatch.reading.reach import Reach
from trucewatch.reading.scene import Scene
from trucewatch.reading.syntax import Token

_KINDS = frozenset({"incident.reported", "detainees.reported", "casualty.incident"})
_WIDE = frozenset({"country", "supranational", "unknown"})
_CLAUSE = frozenset({"acl", "acl:relcl"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when an operation was, as far as told; ``given`` is the sentence that says so last."""

    given: int
    places: tuple[Place, ...] = ()
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """The noun that tells of one and the verb that carries it out or befalls it, as tokens, with what hangs on them."""

    noun: int
    verb: int
    setting: Setting


def share_operations(
    drafts: Sequence[Draft], scenes: Sequence[Scene], context: Context, stretches: Reach
) -> list[Draft]:
    """Drafts of incidents, detentions and casualties with the place and day that their operation lends them."""
    by_sentence: dict[int, list[int]] = {}
    for at, draft in enumerate(drafts):
        by_sentence.setdefault(draft.scene.sentence.index, []).append(at)
    done = list(drafts)
    setting: Setting | None = None
    for scene in scenes:
        index = scene.sentence.index
        found = operations_in(scene, context)
        refers = _refers(scene)
        before = setting if setting and refers and stretches.lends(setting.given, index, reach.NOUN) else None
        for at in by_sentence.get(index, ()):
            if not _takes(done[at]):
                continue
            for operation in found:
                if _is_part_of(done[at], operation):
                    done[at] = _lent(done[at], operation.setting)
            if before is not None:
                done[at] = _lent(done[at], before)
        own = _setting(scene, [done[at] for at in by_sentence.get(index, ()) if _takes(done[at])], found)
        if own is not None:
            setting = own if before is None else _continued(before, own)
        elif _turns(scene):
            setting = None
    return done


def operations_in(scene: Scene, context: Context) -> tuple[Operation, ...]:
    """The operations that a sentence says have happened, with the places below the country and the day they had."""
    if is_question(scene):
        return ()
    nouns = scene.words.set_of("operations", "nouns")
    return tuple(
        _operation(scene, context, token.i)
        for token in scene.parse.tokens
        if (token.pos == "NOUN" and token.lemma in nouns and _happened(scene, token.i)) or _meanwhile(scene, token)
    )


def _meanwhile(scene: Scene, token: Token) -> bool:
    """ "were detained as troops searched for a commander in the district": what was done in the course of it."""
    verbs = scene.words.set_of("operations", "verbs")
    if not grammar.is_verb(token) or token.lemma not in verbs or token.dep != "advcl":
        return False
    stance = stance_of(scene.parse, token.head, scene.words)
    marks = {scene.parse.tokens[c].lemma for c in scene.parse.children(token.i, "mark", "advmod")}
    past = stance.modality == "actual" and stance.polarity == "asserted" and tense_at(scene, token.head) == "past"
    return past and bool(marks & {"while", "as", "when"})


def _happened(scene: Scene, noun: int) -> bool:
    verb = grammar.verb_above(scene.parse, noun)
    if verb is None:
        return False
    stances = (stance_of(scene.parse, noun, scene.words), stance_of(scene.parse, verb, scene.words))
    past = tense_at(scene, verb) == "past"
    return past and all(s.modality == "actual" and s.polarity == "asserted" for s in stances)


def _operation(scene: Scene, context: Context, noun: int) -> Operation:
    above = None if grammar.is_verb(scene.parse.tokens[noun]) else grammar.verb_above(scene.parse, noun)
    verb = noun if above is None else above
    both = frozenset({noun, verb})
    places = unique_places(
        place_in_role(p.place, "event")
        for p in scene.places
        if not p.associative
        and p.place.precision not in _WIDE
        and not any(a.start <= p.start < a.end for a in scene.actors)
        and owner_of(scene, p.start, p.end, both) in both
        and not _in_relative(scene, p.start, p.end, both)
    )
    times = (
        t
        for t in scene.times
        if t.sort not in ("duration", "set")
        and t.role_cue != "since"
        and said_at(scene, t.start) is None
        and owner_of(scene, t.start, t.end, both) in both
        and not _in_relative(scene, t.start, t.end, both)
    )
    whens = (resolved(t, context, context.zone, "past") for t in times)
    when = next((w for w in whens if w.start and len(w.start) >= len("2000-01-01")), None)
    return Operation(noun, verb, Setting(scene.sentence.index, places, when))


def _in_relative(scene: Scene, start: int, end: int, stop: frozenset[int]) -> bool:
    """ "an operation against a leader who had fled to the city": what tells of somebody is not where it was."""
    head = scene.head_of(start, end)
    for at in () if head is None else (head, *scene.parse.ancestors(head)):
        if at in stop:
            return False
        token = scene.parse.tokens[at]
        if token.dep == "acl:relcl" or (token.dep == "acl" and not grammar.is_infinitive(scene.parse, at)):
            return token.head not in stop
    return False


def _is_part_of(draft: Draft, operation: Operation) -> bool:
    """The tree joins them: one verb, the verb the operation hangs on, or what the operation led to."""
    parse = draft.scene.parse
    stop = {operation.noun, operation.verb}
    for at in (draft.trigger, *parse.ancestors(draft.trigger)):
        if at in stop:
            return True
        token = parse.tokens[at]
        if token.dep in _CLAUSE and token.head != operation.noun:
            # "an operation in the town that led to three arrests": the tree may hang it on the town.
            outcome = token.lemma in draft.scene.words.set_of("operations", "outcome")
            return outcome and operation.noun in parse.ancestors(at)
        if token.dep in ("advcl", "ccomp") and parse.children(at, "nsubj"):
            return False
    return draft.trigger in parse.ancestors(operation.noun)


def _takes(draft: Draft) -> bool:
    told = draft.stance.modality == "actual" and draft.stance.polarity == "asserted"
    return draft.kind in _KINDS and told and draft.scene.sentence.part == "body"


def _lent(draft: Draft, setting: Setting) -> Draft:
    """The draft with the place and the day of the operation where its own sentence gives none."""
    here = draft.scene.sentence.index == setting.given
    source = "the operation of its sentence" if here else f"the operation of sentence {setting.given}"
    if setting.places and _is_unplaced(draft) and (here or not _names_place(draft.scene)):
        reason = Reason(rule="operation/place", detail=f"{', '.join(p.name for p in setting.places)}: {source}")
        details = {k: v for k, v in draft.details.items() if k != "place_basis"}
        draft = replace(draft, places=setting.places, details=details, reasons=(*draft.reasons, reason))
    dated = draft.when is not None and draft.when.start
    if setting.when is not None and not dated and (here or not _names_time(draft.scene)):
        reason = Reason(rule="operation/day", detail=f"{setting.when.expression}: {source}")
        draft = replace(_dated(draft, setting.when), reasons=(*draft.reasons, reason))
    return draft


def _dated(draft: Draft, when: When) -> Draft:
    figure = draft.figure
    if figure is not None and (figure.window is None or figure.window.start is None):
        figure = figure.model_copy(
            update={"window": Window(start=when.start, end=when.end or when.start, kind="incident")}
        )
    return replace(draft, when=when, figure=figure)


def _is_unplaced(draft: Draft) -> bool:
    return not draft.places or "place_basis" in draft.details


def _names_place(scene: Scene) -> bool:
    return any(not p.associative and p.place.precision not in ("country", "supranational") for p in scene.places)


def _names_time(scene: Scene) -> bool:
    return any(t.sort not in ("duration", "set") for t in scene.times)


def _setting(scene: Scene, drafts: Iterable[Draft], found: Sequence[Operation]) -> Setting | None:
    """Where and when the events of the sentence were: of those that say so, the first."""
    told = [
        Setting(scene.sentence.index, tuple(p for p in d.places if p.precision not in _WIDE), d.when)
        for d in drafts
        # An attack without a day may be what somebody is wanted for.
        if d.kind != "incident.reported" or d.when is not None
    ]
    told += [operation.setting for operation in found]
    places = next((s.places for s in told if s.places), ())
    when = next((s.when for s in told if s.when and s.when.start and len(s.when.start) >= len("2000-01-01")), None)
    return Setting(scene.sentence.index, places, when) if places or when else None


def _continued(before: Setting, own: Setting) -> Setting:
    return Setting(own.given, own.places or before.places, own.when or before.when)


def _refers(scene: Scene) -> bool:
    return bool(_back(scene.words).search(scene.sentence.text)) and not _turns(scene)


def _turns(scene: Scene) -> bool:
    return bool(any_word(scene.words, "operations", "turning").search(scene.sentence.text))


@cache
def _back(words: Words) -> re.Pattern[str]:
    """ "the search", "during that raid", "the combined security force"."""
    nouns, sorts = one_of(words, "operations", "resumed"), one_of(words, "operations", "sorts")
    return re.compile(rf"\b(?:the|this|that)\s+(?:(?:{sorts})[\s,]+(?:and\s+)?){{0,4}}(?:{nouns})\b", re.IGNORECASE)
