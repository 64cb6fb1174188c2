"""Truces told by nouns: "the extension of the truce", and starts that stand on the truce noun itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.reading import grammar
from trucewatch.reading.claims.truce_match import Match
from trucewatch.reading.claims.wording import text_after, text_before, text_between
from trucewatch.reading.scene import Scene, TruceMention
from trucewatch.reading.times import TimeMention

# Verbs of running, by form: right behind a noun taggers take them for nouns.
_RUNNING_FORMS = (
    "runs ran begins began starts started lasts lasted "
    "takes took comes came expires expired ends ended "
    "run begin start last"
)
_RUNNING = frozenset(_RUNNING_FORMS.split())
_IN_FORCE_SINCE = re.compile(
    r"(?:\s+agreement|\s+deal)?,?\s+(?:that has been |which has been |that is |which is )?"
    r"(?:in (?:force|place|effect)|effective)\s+(?:there\s+)?(?:since|from)\s",
    re.IGNORECASE,
)
_LEADING_TO = re.compile(r"\s+(?:of|for)\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,3}")
# "brought an end to a nine-month-old ceasefire": its age tells how long it held, not that it does.
_BROUGHT_DOWN = re.compile(
    r"\b(?:end(?:s|ed|ing)?|br(?:eak|eaks|oke|oken|eaking)|shatter(?:s|ed|ing)?|collapse[ds]?|call(?:s|ed|ing)? off"
    r"|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?|wreck(?:s|ed|ing)?)\b(?:\s+\w+){0,4}\s*$",
    re.IGNORECASE,
)
_OF_THE_DAY = re.compile(r"[’']s\s+(?:[\w-]+\s+)?")
_AGREEMENT = re.compile(r"\s+(?:agreement|deal|accord|pact)\b", re.IGNORECASE)
_BY_WHOM = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?=\S)")
_FRONTED_SINCE = re.compile(
    r"(?:In (?:force|place|effect)|Effective) (?:there )?since (?P<when>[^,]{3,40}),\s+"
    r"(?:the|this|a)\s+(?:[\w-]+\s+){0,2}$"
)


def by_noun(scene: Scene) -> Iterator[Match]:
    """ "the extension of the truce", "the collapse of the ceasefire", "a six-month extension"."""
    parse = scene.parse
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN"):
            continue
        for trigger in scene.words.triggers_of_noun("truce", token.lemma):
            rule = f"{trigger.kind}/noun"
            below = frozenset(parse.subtree(token.i))
            for truce in scene.truces:
                near = truce.head in below and _close(scene, token.i, truce)
                if truce.head != token.i and (near or _followed(scene, token.end, truce)):
                    detail = f"{token.text} of {truce.text}"
                    yield Match(token.i, trigger.kind, truce, rule, detail, patient=truce.head)
            named = any(t.head in below for t in scene.truces)
            if trigger.kind == "truce.extended" and not named and _measured(scene, token.i):
                detail = f"{token.text} with a length"
                via = _said_of(scene, token.i)
                yield Match(token.i, trigger.kind, None, rule, detail, patient=token.i, via=via)


def by_event_noun(scene: Scene) -> Iterator[Match]:
    """ "the announcement of a ceasefire by Egypt", "the start of the truce on Tuesday": with a doer or a day."""
    words, parse = scene.words, scene.parse
    for token in parse.tokens:
        making = token.lemma in words.set_of("truce", "making_nouns")
        if token.pos != "NOUN" or not (making or token.lemma in words.set_of("truce", "starting_nouns")):
            continue
        truce = next((t for t in scene.truces if t.head != token.i and _followed(scene, token.end, t)), None)
        if truce is None or truce.plural or set(grammar.preposition(parse, token.i).split()) & _ahead_of(scene):
            continue
        end = end_of_phrase(scene, token.i)
        day = next((t for t in scene.times if token.end <= t.start < end and t.sort in ("date", "time")), None)
        by_whom = any(_BY_WHOM.search(text_before(scene, a.start)) and token.end < a.start < end for a in scene.actors)
        if day or (making and by_whom):
            kind = "truce.declared" if making else "truce.in_effect"
            detail = f"{token.text} of {truce.text}"
            yield Match(token.i, kind, truce, f"{kind}/event", detail, patient=truce.head, fixed=day)


def end_of_phrase(scene: Scene, i: int) -> int:
    """Offset where the words that belong to the noun ``i`` end: at the next finite verb, comma or full stop."""
    for token in scene.parse.tokens[i + 1 :]:
        if token.tag in ("VBD", "VBZ", "VBP", "MD") or token.text in (",", ";", ":", ".", "—", "–"):
            return token.start
    return scene.sentence.end


def _ahead_of(scene: Scene) -> frozenset[str]:
    return scene.words.set_of("truce", "ahead_of_nouns")


def _close(scene: Scene, i: int, truce: TruceMention) -> bool:
    """At most three steps down the tree and no verb on the way: the noun is said of this truce."""
    path = scene.parse.path(i, truce.head)
    return not any(grammar.is_verb(scene.parse.tokens[t]) for t in path) and scene.parse.distance(i, truce.head) <= 3


def _followed(scene: Scene, end: int, truce: TruceMention) -> bool:
    """ "a proposal for a five-day truce": in the order of the words, where the tree hung the truce elsewhere."""
    return truce.start > end and bool(_LEADING_TO.fullmatch(text_between(scene, end, truce.start)))


def _measured(scene: Scene, i: int) -> bool:
    """ "a six-month extension", "the extension runs from 1 a.m.": a length or a clock, with no truce named."""
    phrase = grammar.noun_phrase(scene.parse, i)
    with_length = any(t.hours and scene.within(t.start, t.end, phrase) for t in scene.times)
    return with_length or _said_of(scene, i) is not None


def _said_of(scene: Scene, i: int) -> int | None:
    """The verb right behind the noun ("the extension runs", "the extension will take effect")."""
    for token in scene.parse.tokens[i + 1 : i + 4]:
        if token.text.lower() in _RUNNING:
            return token.i
        if token.pos not in ("AUX", "ADV", "PART"):
            return None
    return None


def by_standing(scene: Scene) -> Iterator[Match]:
    """ "the truce in force since 27 February", "the ceasefire of May 10", "a five-day-old truce": one start each."""
    for truce in scene.truces:
        found = next((m for time in scene.times if (m := _standing(scene, truce, time))), None)
        if found:
            yield found


def _standing(scene: Scene, truce: TruceMention, time: TimeMention) -> Match | None:
    kind, head = "truce.in_effect", truce.head
    before, after = text_before(scene, truce.start), text_after(scene, truce.end)
    fronted = _FRONTED_SINCE.match(before)
    if fronted and fronted.start("when") <= time.start - scene.sentence.start < fronted.end("when"):
        detail = f"since {time.text} … {truce.text}"
        return Match(head, kind, truce, f"{kind}/since", detail, patient=head, fixed=time)
    possessive = _OF_THE_DAY.fullmatch(text_between(scene, time.end, truce.start)) if time.end < truce.start else None
    if possessive and time.sort == "date" and _AGREEMENT.match(after):
        detail = f"{time.text}'s {truce.text} agreement"
        return Match(head, "truce.agreed", truce, "truce.agreed/dated", detail, patient=head, fixed=time)
    gap = time.start - truce.end
    since, of = _IN_FORCE_SINCE.match(after), _OF.match(after)
    is_since = since is not None and 0 <= gap - since.end() <= 2
    is_dated = of is not None and gap == of.end() and time.sort in ("date", "time")
    if is_since or is_dated:
        return Match(head, kind, truce, f"{kind}/since", f"{truce.text} … {time.text}", patient=head, fixed=time)
    aged = time.text.endswith("-old") and 0 < truce.start - time.end <= 20
    if aged and not _BROUGHT_DOWN.search(text_before(scene, time.start)):
        return Match(head, kind, truce, f"{kind}/age", f"{time.text} {truce.text}", patient=head)
    return None
