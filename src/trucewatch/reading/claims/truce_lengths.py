"""How long a truce is said to last. Other lengths stand near it: "11 days of fighting", "45 minutes before"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch.reading import grammar
from trucewatch.reading.claims.truce_match import Match
from trucewatch.reading.claims.wording import text_after, text_between
from trucewatch.reading.scene import Scene
from trucewatch.reading.times import TimeMention

_DISTANCE = re.compile(r"\s+(?:before|after|ago|later|earlier|into|since|to go|left|remaining|short of)\b")

_DETERMINER = re.compile(r"\s+(?:an?|the|its|their|this|that)\b")


def stated_length(
    scene: Scene, match: Match, times: Iterable[TimeMention], phrase: frozenset[int]
) -> tuple[float | None, bool]:
    """Elapsed hours (None: unsaid), and whether they count from the end before ("a further 48 hours").

    ``phrase`` are the tokens of the truce's noun phrase. The first length counts, unless a later one is better marked.
    """
    hours: float | None = None
    further = False
    for time in times:
        if time.sort != "duration" or not _measures_truce(scene, match, time, phrase):
            continue
        if time.role_cue in ("within", "after", "before", "ago", "during", "since"):
            continue
        if _DISTANCE.match(text_after(scene, time.end)):
            continue  # "with ten minutes to go before it ran out"
        if hours is None or time.further or time.role_cue == "for":
            hours, further = time.hours, further or time.further
    return hours, further


def stated_months(scene: Scene, match: Match) -> float | None:
    """A length in months is kept as the calendar months it is, not turned into hours."""
    lengths = (t for t in scene.times if t.sort == "duration" and t.months)
    return next((t.months for t in lengths if match.right_behind(t) or _lasts(scene, match, t)), None)


def _lasts(scene: Scene, match: Match, time: TimeMention) -> bool:
    """ "will last six months", "extended for six months": the length stands at the trigger, a verb of lasting."""
    trigger, head = scene.parse.tokens[match.i], scene.head_of(time.start, time.end)
    if trigger.lemma not in scene.words.set_of("truce", "lasting_verbs") or head is None:
        return False
    return match.i in (scene.parse.tokens[head].head, *scene.parse.ancestors(head)[:2]) and not _DISTANCE.match(
        text_after(scene, time.end)
    )


def _measures_truce(scene: Scene, match: Match, time: TimeMention, phrase: frozenset[int]) -> bool:
    """A length is the truce's when it stands on its noun, or says how long it lasts."""
    parse = scene.parse
    head = scene.head_of(time.start, time.end)
    if head is None:
        return False
    extended = match.kind == "truce.extended"
    beside = match.truce is not None and match.right_behind(time)
    if beside and match.truce and _DETERMINER.search(text_between(scene, time.end, match.truce.start)):
        beside = False  # "to prolong by five days the truce they had signed"
    if match.rule.endswith("/absence"):
        return head == match.patient
    if (head in phrase and not _DETERMINER.match(text_after(scene, time.end))) or beside:
        return not extended or _on_extension(scene, match, time)
    if extended and head in grammar.noun_phrase(parse, match.i):
        return True
    after = text_after(scene, time.end)
    if _DISTANCE.match(after) or not _governed(scene, match, head):
        return False
    if time.further or (time.role_cue == "by" and extended):
        return True
    return time.role_cue in ("for", None, "until", "from", "on") and "of" not in after[:4]


def _governed(scene: Scene, match: Match, head: int) -> bool:
    """The length hangs on the trigger, on the truce, or on a verb of lasting."""
    tokens = scene.parse.tokens
    above = tokens[head].head
    if tokens[head].dep in ("nummod", "compound") and above != head:
        above = tokens[above].head
    if above == match.i or tokens[above].lemma in scene.words.set_of("truce", "lasting_verbs"):
        return True
    return match.truce is not None and above in match.truce.stands_for


def _on_extension(scene: Scene, match: Match, time: TimeMention) -> bool:
    """ "a five-day truce extension" lasts five days; "extended the week-long truce" leaves the new length unsaid."""
    trigger = scene.parse.tokens[match.i]
    if trigger.pos in ("NOUN", "PROPN"):
        between = text_between(scene, time.end, trigger.start)
        return time.end <= trigger.start and not re.search(r"\b(?:of|to|in)\b", between)
    return time.further or time.role_cue in ("for", "by")
