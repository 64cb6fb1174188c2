"""Truces that a sentence only speaks of, named by their place or date: nothing is said to have become of them.

"He pressed her on the February ceasefire in the Caucasus" changes no status; it tells that the report knows of that
truce, and who stands how to it (domain reference §5, other_truce_reference).
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.claim import Reason
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, actors_at, named, place_in_role, resolved, unique_places
from trucewatch.reading.claims.truce_match import truce_phrase
from trucewatch.reading.claims.wording import is_question
from trucewatch.reading.modality import stance_of
from trucewatch.reading.scene import Scene, TruceMention
from trucewatch.reading.times import TimeMention

_TELLING = ("truce.", "violation.", "compliance.")


def draft_mentions(
    scene: Scene, context: Context, said: Sequence[Attribution], drafts: Sequence[Draft]
) -> tuple[Draft, ...]:
    """A `truce.reference` for each truce named by place or date; none where ``drafts`` of the sentence tell of one."""
    if is_question(scene) or any(d.kind.startswith(_TELLING) for d in drafts):
        return ()
    found = (_draft(scene, context, said, truce) for truce in scene.truces if not truce.weak and truce.definite)
    return tuple(draft for draft in found if draft is not None)


def _draft(scene: Scene, context: Context, said: Sequence[Attribution], truce: TruceMention) -> Draft | None:
    phrase = truce_phrase(scene, truce)
    places = unique_places(
        place_in_role(p.place, "coverage") for p in scene.places_in(phrase) if p.place.precision != "supranational"
    )
    when = next((t for t in scene.times_in(phrase) if _dates(t)), None)
    stance = stance_of(scene.parse, truce.head, scene.words)
    if (not places and when is None) or stance.polarity == "denied":
        return None
    above = grammar.verb_above(scene.parse, truce.head)
    holder = "" if above is None else scene.parse.tokens[above].lemma
    kept = {s: holder in scene.words.set_of("reference", s) for s in ("supports", "demands", "rejects")}
    held = next((name for name, fits in kept.items() if fits), None)
    who = named(actors_at(scene, grammar.agent(scene.parse, above)), "speaker") if above is not None and held else ()
    return Draft(
        kind="truce.reference",
        scene=scene,
        trigger=truce.head,
        stance=stance,
        voice=voice_of(scene, truce.head, said),
        reasons=(Reason(rule="truce.reference/named", detail=truce.text),),
        truce=truce,
        subtype=truce.kind,
        actors=who,
        places=places,
        zone=context.zone,
        when=resolved(when, context, context.zone, "past") if when else None,
        details={"stance": held} if held else {},
    )


def _dates(time: TimeMention) -> bool:
    return time.sort == "date"
