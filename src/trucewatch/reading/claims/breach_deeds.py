"""When an attack is told as a breach of the truce, though nobody calls it one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from trucewatch.model.claim import Actor
from trucewatch.model.when import earliest
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, Voice, voice_of
from trucewatch.reading.claims import findings, tallies
from trucewatch.reading.claims.base import Context, Draft, resolved, times_of
from trucewatch.reading.claims.violation_actors import accused_of
from trucewatch.reading.claims.violation_words import Match, deeds, outside_truce, set_against_truce
from trucewatch.reading.claims.wording import tense_at
from trucewatch.reading.modality import stance_of
from trucewatch.reading.scene import Scene

_ARMED = frozenset(
    {"state", "armed_group", "designated_group", "opposition_body", "de_facto_authority", "armed_forces", "coalition"}
)
_IT_SAID = re.compile(r", (?:it|the (?:bulletin|newsletter|statement|report)) (?:said|added|noted|says|reads)\b")
_BULLETIN = 3
"""Sentences behind a count of breaches in which its source goes on to tell of them."""
_NEWS = timedelta(days=10)
"""A deed told as older than this is history, no breach of the truce in the news."""
_POLICE = "collective:security-forces"
_OFTEN = 2
"""Fewer times than this is no count of how often a side fired."""


def breach_told_as_deed(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    about_truce: bool,
    breaches: Sequence[Draft],
    over: bool = False,
) -> Match | None:
    """The first attack of the sentence that stands there as a breach; None where none does.

    ``over``: the report has told that the truce ended.
    """
    if not (about_truce or scene.truces):
        return None
    triggers = frozenset(a.cue for a in attributions)
    for deed in deeds(scene):
        stance = stance_of(scene.parse, deed.i, scene.words)
        if stance.modality != "actual" or stance.polarity != "asserted" or _is_old(scene, context, deed, triggers):
            continue
        said = voice_of(scene, deed.i, attributions)
        accused = accused_of(scene, deed)
        if (
            set_against_truce(scene)
            or _observed(scene, deed, said)
            or (not over and _counted(scene, deed, accused) and not _own_deed(said, accused) and not _of_police(said))
            or _in_bulletin(scene, said, breaches)
            or _counts_on(scene, deed, breaches)
            or _answered(scene, said, deed, breaches)
            or _laid_to_the_other(said, accused, breaches)
        ):
            return deed
    return None


def _counted(scene: Scene, deed: Match, accused: Sequence[Actor]) -> bool:
    """ "The militants fired 1,200 times": how often one side fired, in a report on a truce."""
    if outside_truce(scene):
        return False
    doer = grammar.agent(scene.parse, deed.i)
    if doer is not None and scene.parse.tokens[doer].pos == "PRON":
        return False  # whom "they" stands for is too loose a ground
    number = tallies.count_of(scene, deed, [deed])
    often = number is not None and (number.low or 0) >= _OFTEN
    return often and any(a.kind in _ARMED for a in accused)


def _observed(scene: Scene, deed: Match, said: Voice) -> bool:
    """ "The mission logged 212 explosions": what those who watch a truce count, they count as breaches of it."""
    counted = scene.parse.tokens[deed.i].lemma in scene.words.set_of("violation", "observations")
    return counted and findings.is_mechanism(said.sources) and tallies.count_of(scene, deed, [deed]) is not None


def _counts_on(scene: Scene, deed: Match, breaches: Sequence[Draft]) -> bool:
    """ "On Monday they broke the truce 15 times. On Tuesday there were two attacks": the count goes on."""
    last = breaches[-1] if breaches else None
    if last is None or last.figure is None or scene.sentence.index - last.scene.sentence.index != 1:
        return False
    return tallies.count_of(scene, deed, [deed]) is not None


def _own_deed(said: Voice, accused: Sequence[Actor]) -> bool:
    """ "The ministry said its army fired 120 times in reply": no charge."""
    states = {_state(a) for a in said.sources} - {None}
    return any(_state(a) in states for a in accused)


def _of_police(said: Voice) -> bool:
    """What police count are crimes and attacks; they watch no truce."""
    return any("police" in a.name.lower() or a.id == _POLICE for a in said.sources)


def _in_bulletin(scene: Scene, said: Voice, breaches: Sequence[Draft]) -> bool:
    """The source of a count of breaches goes on to say what they were."""
    if bulletin_voice(scene, said, breaches) is not None:
        return True
    if not breaches or not said.claimants:
        return False
    last = breaches[-1]
    near = scene.sentence.index - last.scene.sentence.index <= _BULLETIN
    counted = any(d.figure is not None or d.kind == "violation.tally" for d in breaches[-3:])
    return near and counted and set(said.claimants) <= {c for d in breaches[-3:] for c in d.voice.claimants}


def _laid_to_the_other(said: Voice, accused: Sequence[Actor], breaches: Sequence[Draft]) -> bool:
    """In a report of a breach one side says that the other attacked it."""
    if not breaches or not said.claimants or not accused:
        return False
    speakers = {a.id or a.name for a in said.sources}
    states = {_state(a) for a in said.sources} - {None}
    others = [a for a in accused if (a.id or a.name) not in speakers and _state(a) not in states]
    return bool(others) and all(a.kind in _ARMED for a in others) and all(a.kind != "media" for a in said.sources)


def bulletin_voice(scene: Scene, said: Voice, breaches: Sequence[Draft]) -> Voice | None:
    """ "..., it added": nobody else is named, so who counted the breaches just before goes on to speak."""
    last = breaches[-1] if breaches else None
    if said.claimants or last is None or last.kind != "violation.tally" or not _IT_SAID.search(scene.sentence.text):
        return None
    near = scene.sentence.index - last.scene.sentence.index <= _BULLETIN
    return last.voice if near and last.voice.claimants else None


def _answered(scene: Scene, said: Voice, deed: Match, breaches: Sequence[Draft]) -> bool:
    """In a report of a breach a side says that it came under fire, by whom it need not say."""
    suffered = scene.parse.tokens[deed.i].lemma in scene.words.set_of("violation", "suffered")
    return suffered and bool(breaches) and any(a.kind in _ARMED | {"official", "ministry"} for a in said.sources)


def _state(actor: Actor) -> str | None:
    """The state whose body or force it is: "country:AZ/armed-forces" is of country:AZ."""
    return actor.id.split("/")[0] if actor.id and actor.id.startswith("country:") else None


def _is_old(scene: Scene, context: Context, deed: Match, triggers: frozenset[int]) -> bool:
    if context.published is None:
        return False
    limit = earliest(context.published) - _NEWS
    for time in times_of(scene, deed.i, triggers | {deed.i}):
        if time.sort in ("duration", "set"):
            continue
        when = resolved(time, context, context.zone, tense_at(scene, deed.i))
        if when.start and earliest(when.start) < limit:
            return True
    return False
