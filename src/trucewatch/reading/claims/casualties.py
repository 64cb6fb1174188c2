"""Casualty figures: who was killed or injured, how many, over which window, according to whom. Nothing is added up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.model.claim import Figure, Place, Reason
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, place_in_role, unique_places
from trucewatch.reading.claims.casualty_counts import Match, find_matches
from trucewatch.reading.claims.casualty_windows import told_apart, window_of
from trucewatch.reading.claims.wording import text_after
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import Scene


def trigger_tokens(scene: Scene) -> frozenset[int]:
    """Indices of the words that casualty claims hang on."""
    return frozenset(m.trigger for m in find_matches(scene))


def draft_casualties(scene: Scene, context: Context, attributions: Sequence[Attribution]) -> tuple[Draft, ...]:
    """Drafts of the casualty family for one sentence; only of what is said to have happened."""
    drafts = []
    for match in find_matches(scene):
        stance = stance_of(scene.parse, match.trigger, scene.words)
        if stance.modality in ("actual", "historical") and stance.polarity != "denied":
            drafts.append(_draft(scene, context, attributions, match, stance))
    return tuple(drafts)


def _draft(scene: Scene, context: Context, attributions: Sequence[Attribution], match: Match, stance: Stance) -> Draft:
    window, when, to_date = window_of(scene, context, match.trigger)
    kind = "casualty.incident" if window.kind == "incident" else "casualty.window"
    own = unique_places(
        place_in_role(p.place, "event") for p in scene.places if _is_event_place(scene, match.trigger, p)
    )
    details: dict[str, object] = {}
    if not own and context.country:
        details["place_basis"] = "country of the report"
    if to_date:
        details["method"] = "unknown" if attributions else "media_estimate"
    return Draft(
        kind=kind,
        scene=scene,
        trigger=match.trigger,
        stance=stance,
        voice=voice_of(scene, match.trigger, attributions),
        reasons=(Reason(rule=f"{kind}/{match.measure}", detail=match.detail),),
        places=own or _at_home(context),
        zone=context.zone,
        when=when,
        figure=Figure(
            measure=match.measure,
            population=match.population,
            low=match.number.low,
            best=match.number.best,
            high=match.number.high,
            bound=match.number.bound,
            text=_counted_text(scene, match),
            window=window,
        ),
        details=details,
    )


def _counted_text(scene: Scene, match: Match) -> str:
    """The number with what it counts, as far as they stand together ("at least 45 soldiers")."""
    number, noun = match.number, scene.token_span(match.noun)
    near = noun.start >= number.start and noun.end - number.start < 80
    return scene.span(number.start, max(number.end, noun.end) if near else number.end).text


def _at_home(context: Context) -> tuple[Place, ...]:
    """A toll without a place of its own is placed in the country of the report's conflict, as an outline, no point."""
    return (place_in_role(context.country, "event"),) if context.country else ()


def _is_event_place(scene: Scene, trigger: int, place: PlaceMention) -> bool:
    """A place inside a name ("Syrian Observatory"), of an actor ("London-based") or of another clause."""
    if place.associative or re.match(r"-(?:based|backed|led|born)", text_after(scene, place.end)):
        return False
    in_name = any(
        a.start <= place.start < a.end
        and a.form in ("person", "name")
        and a.actor.kind not in ("state", "de_facto_authority")
        for a in scene.actors
    )
    return not in_name and not told_apart(scene, trigger, place.start, place.end)
