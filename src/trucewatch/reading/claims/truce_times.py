"""When a truce event happened, and the term it gives the truce."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from trucewatch.model.when import Term, When, earliest
from trucewatch.reading import grammar
from trucewatch.reading.claims.base import Context, owner_of, resolved, times_of
from trucewatch.reading.claims.truce_lengths import stated_length
from trucewatch.reading.claims.truce_match import Match, truce_phrase
from trucewatch.reading.claims.wording import MONTH_NAME, tense_at, text_before, text_between
from trucewatch.reading.scene import Scene
from trucewatch.reading.times import Tense, TimeMention
from trucewatch.reading.times.values import Feast

_MADE = ("truce.declared", "truce.agreed")
_NEWS = (*_MADE, "truce.proposed", "truce.extended", "truce.expiry")
_SPOKEN_OF = (*_MADE, "truce.proposed", "truce.discussed")
_HALF_A_YEAR = 183
"""In days."""
_CALENDAR = re.compile(rf"{MONTH_NAME}|\d[./-]\d")
_STARTING = re.compile(
    r"\b(?:start(?:s|ing|ed)?|begin(?:s|ning)?|began|effective|commenc(?:e|es|ing)|as of"
    r"|takes? effect|taking effect|into (?:force|effect)|come into force)"
    r"\s+(?:\w+\s+){0,2}(?:on|at|from|as of)?\s*$",
    re.IGNORECASE,
)
_BESIDE_EVENTS = frozenset({"after", "before", "since", "until", "following", "amid", "during", "despite"})
_UP_TO = re.compile(r"\b(?:to|through|till)\s+(?:\w+\s+)?$")
# "the second this year", "the third truce in a month": how it is counted, not when it was made
_COUNTED = re.compile(
    r"\b(?:the|its|their)\s+(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)|last|latest)"
    r"(?:\s+(?:such|one|truce|ceasefire|pause|extension|attempt))?(?:\s+in)?\s+$",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[,;:—–]|\b(?:and|or|but|until|till|to)\b")
_TALKS = re.compile(r"\b(?:talks|negotiations|meeting|summit|conference)\b")


class _Points(NamedTuple):
    """The day of the event, and the two ends of the term."""

    when: When | None = None
    start: When | None = None
    end: When | None = None


def when_and_term(
    scene: Scene,
    context: Context,
    match: Match,
    kind: str,
    triggers: frozenset[int],
    below: frozenset[int],
    zone: str | None,
) -> tuple[When | None, Term | None, bool]:
    """The day of the event, the term it gives the truce, and whether its length counts from the end before it.

    ``triggers`` are all events of the sentence, ``below`` the tokens of the truce's phrase, ``zone`` an IANA name.
    """
    mine = _owned_times(scene, match, triggers, below)
    phrase = truce_phrase(scene, match.truce) if match.truce else grammar.noun_phrase(scene.parse, match.i)
    hours, further = stated_length(scene, match, mine, phrase)
    points = _points(scene, context, match, kind, mine, zone)
    return _event_day(kind, points), _term(points, hours), further


def day_of_telling(scene: Scene, context: Context, match: Match, triggers: frozenset[int]) -> When | None:
    """ "agreed on Tuesday to begin a truce", "announced on Tuesday that a truce would begin": the day of announcing."""
    above = grammar.verb_above(scene.parse, match.i)
    if above is None:
        return None
    for time in scene.times:
        owned = owner_of(scene, time.start, time.end, triggers | {match.i, above}) == above
        if owned and time.sort in ("date", "time") and time.role_cue in (None, "on"):
            return resolved(time, context, context.zone, tense_at(scene, above))
    return None


def _event_day(kind: str, points: _Points) -> When | None:
    """A truce takes effect when its term starts and expires when it ends."""
    when = points.when
    if kind == "truce.in_effect":
        return points.start or when if when is None or when.start is None else when
    if kind == "truce.expiry":
        when = when or points.end
        if when is not None and when.start and "T24:00" in when.start:
            # The day named; the term carries its midnight.
            return when.model_copy(update={"start": when.start[:10], "precision": "day"})
    return when


def _term(points: _Points, hours: float | None) -> Term | None:
    start, end = points.start, points.end
    if not (start or end or hours):
        return None
    last = (end.end or end.start) if end else None
    stated = " and ".join(x.expression for x in (start, end) if x and x.expression)
    return Term(
        start=start.start if start else None,
        end=last,
        hours=hours,
        end_kind="fixed" if last or hours else "unknown",
        basis=f"stated: {stated}" if stated else None,
    )


def _points(
    scene: Scene, context: Context, match: Match, kind: str, times: Iterable[TimeMention], zone: str | None
) -> _Points:
    """What each point in time says of the truce; the first to say so counts."""
    points = _Points()
    for time in times:
        if time.sort in ("duration", "set") or isinstance(time.value, Feast):
            continue  # a holiday is what a truce is for, not the day it was declared
        starts, ends = _starts(scene, match, time), _ends(scene, kind, time)
        if time.role_cue == "since" and kind in _NEWS:
            continue  # how long something else has gone on, not when this was made
        value = _dated(
            time, context, zone, _tense(scene, match, kind, time, starts, ends), points.when if starts else None
        )
        if value.start is None and _has_day_behind(scene, time):
            continue  # "at midnight in Damascus (2200 GMT) on Friday": the day says more than the bare hour
        if value.start is not None or value.expression is not None:
            points = _with(points, kind, time, value, starts, ends)
    return points


def _has_day_behind(scene: Scene, time: TimeMention) -> bool:
    """A day follows in the same phrase: no comma and no "and" parts it from the hour."""
    days = (t for t in scene.times if t.sort == "date" and t.start >= time.end and t.role_cue in (None, "on"))
    return any(not _PARTED.search(text_between(scene, time.end, day.start)) for day in days)


def _dated(time: TimeMention, context: Context, zone: str | None, tense: Tense, told: When | None) -> When:
    """The time as dates. "On Monday declared a truce starting on Tuesday" counts from the Monday it was ``told``."""
    if told is not None and told.start and told.precision == "day" and tense == "future":
        context = replace(context, published=told.start)
    value = resolved(time, context, zone, tense)
    if not (value.start and context.published and _CALENDAR.search(time.text)) or re.search(r"\d{4}", time.text):
        return value
    months_ago = (date.fromisoformat(context.published[:10]) - earliest(value.start).date()).days
    # A day of the calendar is that of the nearest year: in October "22 October" is no day of last year.
    return resolved(time, context, zone, "present") if months_ago > _HALF_A_YEAR else value


def _with(points: _Points, kind: str, time: TimeMention, value: When, starts: bool, ends: bool) -> _Points:
    stretch = bool(value.end) and value.end != value.start
    when, start, end = points
    if kind == "truce.expiry" and stretch and value.precision not in ("minute", "hour"):
        return _Points(when or value, start, end)  # "expired last week": a stretch of days is no end to count from
    if ends:
        return _Points(when, start, end or value)
    if stretch and time.role_cue == "for" and kind in _SPOKEN_OF:
        return _Points(when, start or value, end or value)  # "a truce for the next three months"
    if starts or (kind == "truce.in_effect" and start is None):
        lasting = stretch and time.sort == "period" and kind != "truce.in_effect"
        return _Points(when, start or value, end or value if lasting else end)
    if kind == "truce.expiry" and (not stretch or value.precision == "minute"):
        return _Points(when, start, end or value)
    if kind == "truce.extended" and stretch and value.precision in ("minute", "hour"):
        return _Points(when, value, value)
    return _Points(when or value, start, end)


def _starts(scene: Scene, match: Match, time: TimeMention) -> bool:
    """ "from June 10", "to start on June 10", "starting at midnight", "fighting is to cease on April 10"."""
    if match.rule.endswith("/stopping") and time.start > scene.parse.tokens[match.i].end:
        return time.role_cue in (None, "on", "at", "from")  # a day behind the stopping is the day of stopping
    return time.role_cue == "from" or bool(_STARTING.search(text_before(scene, time.start)))


def _ends(scene: Scene, kind: str, time: TimeMention) -> bool:
    """ "until Monday"; "extended to Monday"; "by Monday", unless the truce is made by then."""
    return time.role_cue == "until" or (time.role_cue == "by" and kind not in _MADE) or _extended_to(scene, kind, time)


def _extended_to(scene: Scene, kind: str, time: TimeMention) -> bool:
    return kind == "truce.extended" and bool(_UP_TO.search(text_before(scene, time.start)))


def _tense(scene: Scene, match: Match, kind: str, time: TimeMention, starts: bool, ends: bool) -> Tense:
    """Which way the time points from the day of the report."""
    tense = tense_at(scene, match.i)
    if starts and kind == "truce.expiry":
        return "past"
    if starts and kind in ("truce.extended", "truce.in_effect"):
        return _tense_of_start(scene, match, time, tense)
    if starts or ends:
        return "future" if kind in _SPOKEN_OF or _extended_to(scene, kind, time) else tense
    above = grammar.verb_above(scene.parse, match.i)
    if tense == "future" and above is not None and (_commits(scene, above) or _decided(scene, match.i)):
        return tense_at(scene, above)  # "agreed on Friday to observe": the day is that of agreeing
    return tense


def _decided(scene: Scene, i: int) -> bool:
    """ "made the decision to end it on Wednesday", "was told on Thursday of the order to end it"."""
    token = scene.parse.tokens[i]
    nouns = scene.words.set_of("truce", "committing_nouns") | {"notice", "period", "announcement"}
    return token.dep == "acl" and scene.parse.tokens[token.head].lemma in nouns


def _tense_of_start(scene: Scene, match: Match, time: TimeMention, tense: Tense) -> Tense:
    """A calendar day points to the nearest year, a weekday after "has been extended" ahead."""
    if tense == "future":
        return tense
    if _CALENDAR.search(time.text):
        return "present"
    aux = {scene.parse.tokens[c].text.lower() for c in scene.parse.children(match.i, "aux", "aux:pass")}
    return "future" if match.kind == "truce.extended" and aux & {"has", "have", "is", "are"} else tense


def _commits(scene: Scene, i: int) -> bool:
    return scene.parse.tokens[i].lemma in scene.words.set_of("truce", "committing_verbs")


def _owned_times(
    scene: Scene, match: Match, triggers: frozenset[int], below: frozenset[int]
) -> tuple[TimeMention, ...]:
    """Times of the trigger, of the verb that commits to it or that it is subject of, and of the truce's phrase."""
    if match.fixed is not None:
        return (match.fixed,)
    co_owner = match.via if match.kind == "truce.in_effect" else _co_owner(scene, match)
    mine = [
        t
        for t in times_of(scene, match.i, triggers, below, co_owner)
        if not (
            _of_talks(scene, match, t)
            or _of_another_event(scene, match, t, co_owner)
            or _COUNTED.search(text_before(scene, t.start))
        )
    ]
    for more in (
        _shared(scene, match, triggers, mine),
        _in_extension(scene, match),
        _on_truce(scene, match),
        _right_behind(scene, match),
    ):
        mine += [t for t in more if t not in mine]
    return tuple(sorted(mine, key=lambda t: t.start))


def _co_owner(scene: Scene, match: Match) -> int | None:
    if match.via is not None:
        return match.via
    above = grammar.verb_above(scene.parse, match.i)
    led = match.i > 0 and scene.parse.tokens[match.i - 1].lemma == "to"  # an infinitive, whatever the tree made of it
    governed = led or scene.parse.tokens[match.i].dep in ("xcomp", "ccomp", "compound")
    return above if above is not None and governed and _commits(scene, above) else None


def _shared(scene: Scene, match: Match, triggers: frozenset[int], mine: Iterable[TimeMention]) -> list[TimeMention]:
    """ "talked on Thursday and prolonged the arrangement": coordinated acts share the day."""
    token = scene.parse.tokens[match.i]
    if token.dep != "conj" or any(t.sort in ("date", "time") for t in mine):
        return []
    days = [t for t in scene.times if t.sort == "date" and t.role_cue in (None, "on")]
    return [t for t in days if owner_of(scene, t.start, t.end, triggers | {token.head}) == token.head]


def _in_extension(scene: Scene, match: Match) -> list[TimeMention]:
    """ "the extension until Monday of the truce": all that stands below the noun."""
    if match.kind != "truce.extended" or not match.rule.endswith("/noun"):
        return []
    return list(scene.times_in(frozenset(scene.parse.subtree(match.i))))


def _right_behind(scene: Scene, match: Match) -> list[TimeMention]:
    """ "prolonged the arrangement until May 18, officials say": bounds behind the trigger with no verb between them."""
    end = max(scene.parse.tokens[match.i].end, match.end or 0)
    found = []
    for time in scene.times:
        if time.role_cue not in ("until", "from") or time.start < end or time.sort == "duration":
            continue
        between = [t for t in scene.parse.tokens if end <= t.start < time.start]
        if not any(grammar.is_verb(t) or t.text in (",", ";", ":") for t in between):
            found.append(time)
    return found


def _on_truce(scene: Scene, match: Match) -> list[TimeMention]:
    """Lengths in the truce's noun phrases, and those right before it that the tree hung elsewhere."""
    if match.truce is None:
        return []
    lengths = [t for t in scene.times if t.sort == "duration"]
    phrase, start = truce_phrase(scene, match.truce), match.truce.start
    inside = [t for t in lengths if scene.within(t.start, t.end, phrase)]
    near = [t for t in lengths if match.right_behind(t) and t not in inside]
    return [*inside, *(t for t in near if re.fullmatch(r"[\s\w-]*", text_between(scene, t.end, start)))]


def _of_another_event(scene: Scene, match: Match, time: TimeMention, co_owner: int | None) -> bool:
    """ "came into effect a year after the attack of October", "the guns were back by Monday as the truce broke down".

    The time stands below a noun that something came before or after, or below the verb of a clause beside the trigger.
    """
    parse = scene.parse
    head = scene.head_of(time.start, time.end)
    if head is None:
        return False
    phrase = truce_phrase(scene, match.truce) if match.truce else frozenset[int]()
    for at in parse.ancestors(head):
        token = parse.tokens[at]
        if at in (match.i, co_owner) or at in phrase:
            return False
        if grammar.is_verb(token) and token.dep not in ("cop", "aux", "aux:pass", "amod", "acl"):
            return at != grammar.verb_above(parse, match.i) and match.i not in parse.ancestors(at)
        in_time = any(t.start <= token.start < t.end for t in scene.times)
        marks = [parse.tokens[c] for c in parse.children(at, "case", "mark") if parse.tokens[c].end <= time.start]
        if not in_time and token.pos == "NOUN" and any(m.text.lower() in _BESIDE_EVENTS for m in marks):
            return True
    return False


def _of_talks(scene: Scene, match: Match, time: TimeMention) -> bool:
    """ "accepted a truce, ahead of talks due on April 18": a date behind a talks noun is the talks'."""
    if match.truce is None or time.start < match.truce.end:
        return False
    return bool(_TALKS.search(text_between(scene, match.truce.end, time.start)))
