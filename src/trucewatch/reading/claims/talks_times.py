"""When talks are, when they were to have been, and how far they slipped."""

from __future__ import annotations

import re
from datetime import date, timedelta

from trucewatch.model.when import When
from trucewatch.reading import grammar
from trucewatch.reading.claims.base import Context, resolved, said_at, times_of
from trucewatch.reading.claims.listed import FINITE, finite_between
from trucewatch.reading.claims.talks_words import Match, modifiers_of
from trucewatch.reading.claims.wording import tense_at, text_before, text_between
from trucewatch.reading.scene import Scene
from trucewatch.reading.times import Tense, TimeMention

_SLIP = re.compile(
    r"\b(?P<n>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<unit>days?|weeks?)\s+"
    r"(?:behind|later than|late|after the (?:original|planned)|off)\b"
    r"|\b(?:delayed|postponed|put off|pushed back|deferred)\s+by\s+"
    r"(?P<by>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<of>days?|weeks?)\b",
    re.IGNORECASE,
)
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_WORDS = {w: n for n, w in enumerate(_NUMBERS)} | {"a": 1, "an": 1}
_INSTEAD_OF = re.compile(
    r"\b(?:instead of|rather than|originally|from|previously)\s+"
    r"(?:planned\s+|set\s+|scheduled\s+)?(?:for\s+|on\s+)?$"
)
_PUT_OFF_TO = re.compile(r"\b(?:to|until|till|for)\s+(?:\w+\s+){0,2}$")
_NEAR = 25
"""Characters between a day and the verb behind it: an adverb or two."""
_EITHER_WAY: tuple[Tense, Tense] = ("past", "future")


def days_of(
    scene: Scene, context: Context, match: Match, triggers: frozenset[int], kind: str
) -> tuple[When | None, When | None]:
    """The day of the talks, and the day they were planned for before. Times behind the noun go first."""
    tense: Tense = "future" if kind == "talks.scheduled" else tense_at(scene, match.i)
    below = frozenset(scene.parse.subtree(match.noun))
    planned = frozenset(j for c in modifiers_of(scene, match) for j in scene.parse.subtree(c))
    off = kind == "talks.postponed"
    given_up = tuple(t for t in scene.times_in(planned) if off and t.sort in ("date", "time"))
    mine = [
        t
        for t in times_of(scene, match.i, triggers, below)
        if t not in given_up and t.sort not in ("duration", "set") and not _in_next_clause(scene, t, match)
    ]
    mine = mine or _by_order(scene, match, given_up)
    behind = [t for t in mine if t.start > scene.parse.tokens[match.noun].start]
    when: When | None = None
    previous: When | None = None
    for time in behind or mine:
        before = text_before(scene, time.start)[-30:].lower()
        value = resolved(time, context, context.zone, "future" if off and _PUT_OFF_TO.search(before) else tense)
        if off and _INSTEAD_OF.search(before):
            previous = value
        else:
            when = when or value
    if when and previous is None and given_up:
        previous = _day_before(given_up[0], when, context)
    if off and when is None:
        # "talks that were to have opened on Monday have been put off": the day that no longer holds.
        day = next((t for t in scene.times_in(below) if t.sort in ("date", "time")), None)
        when = previous = resolved(day, context, context.zone, "past") if day else None
    return when, previous


def _in_next_clause(scene: Scene, time: TimeMention, match: Match) -> bool:
    """A clause with a verb and a subject of its own stands between ("talks ended, but they may meet next week")."""
    head = scene.head_of(time.start, time.end)
    if head is None or time.start < scene.parse.tokens[match.i].end:
        return False
    for at in scene.parse.ancestors(head):
        if at == match.i:
            return False
        token = scene.parse.tokens[at]
        own = token.i > match.i and token.dep in ("conj", "parataxis", "ccomp") and grammar.is_verb(token)
        if own and scene.parse.children(at, "nsubj", "nsubj:pass"):
            return True
    return False


def _by_order(scene: Scene, match: Match, given_up: tuple[TimeMention, ...]) -> list[TimeMention]:
    """The day right behind the trigger or the talks, whichever comes last, with no finite verb between."""
    end = max(scene.parse.tokens[match.i].end, scene.parse.tokens[match.noun].end)
    days = [t for t in scene.times if t.sort in ("date", "time") and t not in given_up]
    days = [t for t in days if said_at(scene, t.start) is None]
    behind = [t for t in days if t.start >= end and not finite_between(scene, end, t.start)]
    if behind and not _says_behind(scene, behind[:1]):
        return behind[:1]
    # "the envoy on Monday adjourned the talks", "on Monday announced a suspension of the talks"
    verb = scene.parse.tokens[match.i]
    above = grammar.verb_above(scene.parse, match.i) if verb.pos == "NOUN" else None
    start = scene.parse.tokens[above].start if above is not None else verb.start
    before = [t for t in days if t.end <= start and "," not in text_between(scene, t.end, start)]
    return [t for t in before if not finite_between(scene, t.end, start) and start - t.end <= _NEAR]


def _says_behind(scene: Scene, days: list[TimeMention]) -> bool:
    """ "..., on Monday the envoy said": the day opens the clause behind it."""
    for day in days:
        if not re.search(r",\s+(?:on\s+)?$", text_before(scene, day.start)):
            continue
        behind = [t for t in scene.parse.tokens if t.start >= day.end]
        return any(t.tag in FINITE for t in behind[:8])
    return False


def _day_before(time: TimeMention, when: When, context: Context) -> When:
    """The day given up lies before the new one: the later of the readings for which that holds, else the past one."""
    past, ahead = (resolved(time, context, context.zone, tense) for tense in _EITHER_WAY)
    return ahead if ahead.start and when.start and ahead.start < when.start else past


def before_day(plan: When, new: str | None) -> str:
    """The day of a plan given up: a bare weekday that was read as the next one is the last one before the new day."""
    start = plan.start or ""
    bare = plan.expression is not None and not re.search(r"\d", plan.expression)
    if new is None or start[:10] < new[:10] or not bare or len(start) < len("2000-01-01"):
        return start
    return (date.fromisoformat(start[:10]) - timedelta(days=7)).isoformat()


def moved(when: When, days: object) -> When:
    """The day so many days later; unchanged where it is not known to the day."""
    if not isinstance(days, int) or not when.start or len(when.start) < len("2000-01-01"):
        return when
    later = date.fromisoformat(when.start[:10]) + timedelta(days=days)
    return when.model_copy(update={"start": later.isoformat(), "end": None, "basis": f"planned day + {days} days"})


def slip_of(scene: Scene, when: When | None, previous: When | None) -> dict[str, object]:
    """Days behind the earlier plan; the earlier day is computed only from a stated number of days."""
    out: dict[str, object] = {}
    if previous and previous.start:
        out["previous"] = previous.start
    if slip := _SLIP.search(scene.sentence.text):
        stated, unit = (slip["n"] or slip["by"]).lower(), (slip["unit"] or slip["of"]).lower()
        n = int(stated) if stated.isdigit() else _WORDS[stated]
        days = n * (7 if unit.startswith("week") else 1)
        out["slipped_days"] = days
        new_day_known = slip["n"] is not None  # "delayed by a day" may stand with the day given up
        if new_day_known and when and when.start and len(when.start) >= 10 and "previous" not in out:
            out["previous"] = (date.fromisoformat(when.start[:10]) - timedelta(days=days)).isoformat()
    return out
