"""Casualty figures: who was killed or injured, how many, over which window, according to whom. Nothing is added up."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.claim import Figure, Place, Reason
from trucewatch.model.when import Window
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, place_in_role
from trucewatch.reading.claims.casualty_counts import Match, find_matches
from trucewatch.reading.claims.casualty_places import event_places
from trucewatch.reading.claims.casualty_windows import window_of
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.scene import Scene

_TOLL_OF_A_WAR = 2_000


def trigger_tokens(scene: Scene) -> frozenset[int]:
    """Indices of the words that casualty claims hang on."""
    return frozenset(m.trigger for m in scene.once(find_matches))


def draft_casualties(scene: Scene, context: Context, attributions: Sequence[Attribution]) -> tuple[Draft, ...]:
    """Drafts of the casualty family for one sentence; only of what is said to have happened."""
    drafts = []
    matches = scene.once(find_matches)
    for match in matches:
        stance = stance_of(scene.parse, match.trigger, scene.words)
        if stance.modality in ("actual", "historical") and stance.polarity != "denied":
            drafts.append(_draft(scene, context, attributions, match, stance, event_places(scene, match, matches)))
    return tuple(drafts)


def _draft(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    match: Match,
    stance: Stance,
    own: tuple[Place, ...],
) -> Draft:
    window, when, to_date = window_of(scene, context, match.trigger)
    if window.kind == "incident" and when is None and _is_of_a_war(match):
        window, to_date = Window(start=None, end=context.published, kind="conflict_to_date"), True
    kind = "casualty.incident" if window.kind == "incident" else "casualty.window"
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


def _is_of_a_war(match: Match) -> bool:
    """Thousands of dead without a day are the toll of a war; no single incident of one kills so many."""
    sizes = (match.number.low, match.number.best, match.number.high)
    return max((n for n in sizes if n is not None), default=0) >= _TOLL_OF_A_WAR


def _counted_text(scene: Scene, match: Match) -> str:
    """The number with what it counts, as far as they stand together ("at least 45 soldiers")."""
    number, noun = match.number, scene.token_span(match.noun)
    near = noun.start >= number.start and noun.end - number.start < 80
    return scene.span(number.start, max(number.end, noun.end) if near else number.end).text


def _at_home(context: Context) -> tuple[Place, ...]:
    """A toll without a place of its own is placed in the country of the report's conflict, as an outline, no point."""
    return (place_in_role(context.country, "event"),) if context.country else ()
