"""How a truce is kept, as somebody assesses it: holding, largely holding, strained, broken (domain reference §3.1).

This is apart from whether it is in force. A fragile truce has not collapsed, and a drop in violence says which way
things go, not how far the truce is kept: it has a trend and no level.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from trucewatch.model.claim import Reason
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import (
    Context,
    Draft,
    owner_of,
    place_in_role,
    resolved,
    times_of,
    unique_places,
)
from trucewatch.reading.claims.compliance_words import Assessment, assessments, one_word_of
from trucewatch.reading.claims.wording import is_question, tense_at, text_before
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.scene import Scene

_NOT_THAT = re.compile(r"Not (?:that|all|every)", re.IGNORECASE)
_LEFT_OUT = re.compile(r"\b(?:except|excepting|apart from|other than|but not|outside)\b[^,;:.]{0,60}$", re.IGNORECASE)


def draft_compliance(
    scene: Scene, context: Context, attributions: Sequence[Attribution], is_on: bool, assessed: bool
) -> tuple[Draft, ...]:
    """At most one draft of `compliance.assessed` a sentence.

    ``is_on``: the report told before that a truce is in force or broken; ``assessed``: how it is kept was told before,
    so that an adjective in passing ("the fragile truce") adds nothing.
    """
    if is_question(scene) or _NOT_THAT.match(scene.sentence.text):
        return ()
    for found in assessments(scene, is_on):
        if found.worded and assessed:
            continue
        stance = stance_of(scene.parse, found.i, scene.words)
        level = found.level
        if stance.modality != "actual":
            continue
        if stance.polarity == "denied" and level != "strained":
            if level is None or "deny" in stance.governors:
                continue
            level = "broken" if found.truce is not None else "strained"
        elif stance.polarity == "denied" and not one_word_of(scene.words, "barely").search(scene.sentence.text):
            continue  # "is not fragile"
        stance = replace(stance, polarity="asserted")
        return (_draft(scene, context, attributions, found, level, stance),)
    return ()


def _draft(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    found: Assessment,
    level: str | None,
    stance: Stance,
) -> Draft:
    triggers = frozenset({found.i, *(a.cue for a in attributions)})
    times = [t for t in times_of(scene, found.i, triggers) if t.sort not in ("duration", "set")]
    since = next((t for t in times if t.role_cue == "since"), None)
    spots = [
        p.place
        for p in scene.places
        if p.place.precision != "country"
        and not p.associative
        and not any(a.start <= p.start < a.end for a in scene.actors)
        and not _LEFT_OUT.search(text_before(scene, p.start))
        and owner_of(scene, p.start, p.end, triggers) in (found.i, None)
    ]
    details: dict[str, Any] = {"level": level} if level else {}
    if found.trend:
        details["trend"] = found.trend
    if spots:
        details["area"] = [p.name for p in unique_places(spots)]
    if since:
        details["since"] = since.text
    seen = scene.parse.tokens[found.i].text
    return Draft(
        kind="compliance.assessed",
        scene=scene,
        trigger=found.i,
        stance=stance,
        voice=voice_of(scene, found.i, attributions),
        reasons=(Reason(rule=f"compliance.assessed/{level or found.trend}", detail=seen),),
        truce=found.truce,
        places=unique_places(place_in_role(p, "event") for p in spots),
        zone=context.zone,
        when=resolved(times[0], context, context.zone, tense_at(scene, found.i)) if times else None,
        details=details,
    )
