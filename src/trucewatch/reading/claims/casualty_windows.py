"""Which stretch of time a casualty figure covers, and which times and places of the sentence are its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from trucewatch.lexicon.words import Words
from trucewatch.model.when import When, Window, latest
from trucewatch.reading import grammar
from trucewatch.reading.alternatives import one_of
from trucewatch.reading.claims.base import Context, resolved
from trucewatch.reading.claims.wording import tense_at, text_after, text_before
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import Scene
from trucewatch.reading.times import Tense, TimeMention

_WAR = re.compile(
    r"\b(?:war|conflict|civil war|insurgency|fighting|crisis|campaign|violence|hostilities|uprising|bloodshed)\b",
    re.IGNORECASE,
)
_IN_FIGHTING = re.compile(r"\b(?:in|during) (?:clashes|fighting)\b", re.IGNORECASE)
_TO_DATE = re.compile(
    r"\b(?:(?:years|months|decades) of (?:civil )?(?:war|conflict|fighting)|since"
    r"|in (?:more than |over |nearly |almost )?(?:[\w-]+ )?(?:years?|months) of|so far|to date|years?-(?:long|old)"
    r"|overall|has (?:killed|claimed|left|cost)|have (?:been killed|died|perished))\b",
    re.IGNORECASE,
)
_WAR_BEGAN = re.compile(
    r"\bsince (?:the )?(?:\w+ )?(?:war|conflict|uprising|insurgency|fighting)"
    r" (?:began|begun|started|erupted|broke out)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\b[Ss]ince\b[^,.;]{{0,80}}$|{_WAR_BEGAN.pattern}[^,.;]{{0,140}}$")
_WAR_IN = re.compile(r"\b(?:war|conflict|insurgency|uprising) (?:in|for|over|across) (?:the )?$", re.IGNORECASE)
_OWN_WAR = re.compile(r"['’]s? (?:[\w-]+ ){0,2}?(?:war|conflict|insurgency|uprising)\b", re.IGNORECASE)
_WEEKS_OF_NEWS = 60
"""Days before publication within which "since" tells of a stretch of the war, not of all of it."""
_BEFORE_IT = re.compile(
    r"\b(?:in|during|over) the (?:last |final |past )?(?P<length>(?:[\w-]+ )?(?:hours|days?|weeks?|months?|years?))"
    r" (?:before|preceding|leading up to|that led up to)\b[^,.;]*$",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(r"\bsince then\b", re.IGNORECASE)
_PUBLISHING = ("issue", "publish", "release", "quote")


class _Covered(NamedTuple):
    """The first time of each sort that the sentence gives."""

    since: When | None = None
    period: When | None = None
    day: When | None = None


def window_of(scene: Scene, context: Context, trigger: int) -> tuple[Window, When | None, bool]:
    """Window of a figure, its time as told, and whether it is a toll of the whole war.

    An incident, a period, or the conflict to date, whose start is left open unless the sentence gives it.
    """
    text = scene.sentence.text
    since, period, day = _covered(scene, context, trigger)
    if since is None and context.since is not None and _SINCE_THEN.search(text):
        since = context.since
    if since is not None:
        war = bool(_WAR.search(text)) and not _IN_FIGHTING.search(text)
        whole = war and (not scene.places or _is_of_the_war(scene, context, since))
        kind = "conflict_to_date" if whole else "period"
        return Window(start=since.start, end=context.published, kind=kind), since, war
    if period is not None:
        return Window(start=period.start, end=period.end or period.start, kind="period"), period, False
    if day is not None:
        return Window(start=day.start, end=day.end, kind="incident"), day, False
    if _WAR.search(text) and _TO_DATE.search(text):
        return Window(start=None, end=context.published, kind="conflict_to_date"), None, True
    return Window(kind="incident"), None, False


def _covered(scene: Scene, context: Context, trigger: int) -> _Covered:
    tense: Tense = "future" if tense_at(scene, trigger) == "future" else "past"
    found = _Covered()
    for time in _own_times(scene, trigger):
        value = resolved(time, context, context.zone, tense)
        if edge := _BEFORE_IT.search(text_before(scene, time.start)):
            found = found._replace(period=found.period or _stretch_before(scene, edge, value))
        elif time.role_cue == "since" or _SINCE.search(text_before(scene, time.start)):
            found = found._replace(since=found.since or value)
        elif _is_period(scene, time, value):
            found = found._replace(period=found.period or value)
        else:
            found = found._replace(day=found.day or value)
    return found


def _stretch_before(scene: Scene, edge: re.Match[str], day: When) -> When:
    """ "in the two weeks before the guns fell silent on Thursday": the weeks that end there, not that Thursday."""
    at = scene.sentence.start + edge.start("length")
    hours = next((t.hours for t in scene.times if t.hours and t.start <= at + 8 and at < t.end), None)
    start = None
    if day.start and hours:
        start = (date.fromisoformat(day.start[:10]) - timedelta(hours=hours)).isoformat()
    basis = f"{edge['length']} before {day.expression or day.start}"
    end = day.start[:10] if day.start else None
    return day.model_copy(update={"start": start, "end": end, "precision": "day", "basis": basis})


def _own_times(scene: Scene, trigger: int) -> Iterator[TimeMention]:
    """Points in time without those of other events and of the saying."""
    parse = scene.parse
    saying = scene.words.set_of("attribution", "say")
    for time in scene.times:
        if time.sort in ("duration", "set"):
            continue
        head = scene.head_of(time.start, time.end)
        if head is not None and _elsewhere(scene, trigger, head, since=time.role_cue == "since"):
            continue  # "talks resumed in 2022 to end a war which has killed ...": the date belongs to the talks
        above = None if head is None else grammar.verb_above(parse, head)
        if above is not None and above != trigger and _says_more_of_a_noun(scene, above, trigger):
            continue  # "..., said the group, which has run it since 2012"
        said = above is not None and above != trigger and parse.tokens[above].lemma in saying
        if said and time.start - scene.sentence.start > 12:
            continue  # "..., the group said on Tuesday": the day of the saying
        yield time


def _says_more_of_a_noun(scene: Scene, verb: int, trigger: int) -> bool:
    """The verb's subject is "which" or "who", and the dead are not told of below it."""
    parse = scene.parse
    relative = any(parse.tokens[c].lemma in ("which", "who") for c in parse.children(verb, "nsubj", "nsubj:pass"))
    return relative and trigger not in parse.subtree(verb)


def _elsewhere(scene: Scene, trigger: int, time: int, *, since: bool) -> bool:
    """The time stands in a relative clause that the trigger does not, or outside the one that holds the trigger."""
    mine, its = _relatives(scene, trigger), _relatives(scene, time)
    return bool(its - mine) or (not since and bool(mine - its))


def told_apart(scene: Scene, trigger: int, start: int, end: int) -> bool:
    """A place in another relative clause, or behind the one that tells of the dead, is a place of something else."""
    head = scene.head_of(start, end)
    if head is None:
        return False
    mine, its = _relatives(scene, trigger), _relatives(scene, head)
    closed = any(max(scene.parse.subtree(r)) < head for r in mine - its)
    return closed or bool(its - mine) or _in_next_clause(scene, trigger, head)


def _in_next_clause(scene: Scene, trigger: int, place: int) -> bool:
    """ "two died and ambulances took the injured to Turkey": the clause behind, with a subject of its own."""
    parse = scene.parse
    own = frozenset(parse.ancestors(trigger)) | {trigger}
    for at in parse.ancestors(place):
        if at in own:
            return False
        joined = parse.tokens[at].dep in ("conj", "parataxis") and grammar.is_verb(parse.tokens[at])
        if joined and at > trigger and parse.children(at, "nsubj"):
            return True
    return False


def _relatives(scene: Scene, i: int) -> frozenset[int]:
    """The relative clauses around the token, by their verbs; "figures published by ..." is as good as one."""
    chain = (scene.parse.tokens[up] for up in (i, *scene.parse.ancestors(i)))
    return frozenset(
        t.i for t in chain if t.dep == "acl:relcl" or (t.dep == "acl" and t.tag == "VBN" and t.lemma in _PUBLISHING)
    )


def _is_of_the_war(scene: Scene, context: Context, since: When) -> bool:
    """ "The war in Syria has killed ... since 2011": the places only say which war it is.

    A count since a day of the last weeks is a period of it, unless the war itself began then.
    """
    if _WAR_BEGAN.search(scene.sentence.text):
        return all(p.place.precision == "country" or _names_a_war(scene, p) for p in scene.places)
    if since.start and context.published:
        published = date.fromisoformat(context.published[:10])
        if (published - latest(since.start).date()).days < _WEEKS_OF_NEWS:
            return False
    return all(_names_a_war(scene, place) for place in scene.places)


def _names_a_war(scene: Scene, place: PlaceMention) -> bool:
    """ "the war in Syria", "Yemen's civil war", "the Syrian war": it says which war, not where somebody died."""
    before, after = text_before(scene, place.start), text_after(scene, place.end)
    return place.associative or bool(_WAR_IN.search(before) or _OWN_WAR.match(after))


def _is_period(scene: Scene, time: TimeMention, value: When) -> bool:
    """More than a day or two; "in April", "in 2014": what was counted in a month. "A raid in April" is one event."""
    if _days(value) > 3 or (time.sort == "period" and _is_stretch(value)):
        return True
    if value.precision not in ("month", "year") or value.end is not None or time.role_cue in ("until", "by", "before"):
        return False
    return not _single_event(scene.words).search(scene.sentence.text)


@cache
def _single_event(words: Words) -> re.Pattern[str]:
    events = one_of(words, "casualty", "single_events")
    return re.compile(
        rf"\bwhen\b|\b(?:{events})\b(?!\s+(?:fire|campaign|attacks|strikes|raids|blasts|explosions))", re.IGNORECASE
    )


def _is_stretch(value: When) -> bool:
    return bool(value.start and value.end) and value.start != value.end


def _days(value: When) -> int:
    """Days from start to end; 0 where either is not known to the day."""
    if not value.start or not value.end or len(value.start) < 10 or len(value.end) < 10:
        return 0
    return (date.fromisoformat(value.end[:10]) - date.fromisoformat(value.start[:10])).days
