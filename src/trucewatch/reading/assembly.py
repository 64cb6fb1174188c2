"""Drafts made claims: with an id that stays, the conflict, the words quoted and the sentence they stand in."""

from __future__ import annotations

import hashlib

from trucewatch.model.claim import Claim
from trucewatch.model.report import CleanReport
from trucewatch.model.span import Span
from trucewatch.reading.claims.base import Draft
from trucewatch.reading.conflict import ConflictView
from trucewatch.reading.scene import Scene


def claim_of(report: CleanReport, draft: Draft, view: ConflictView) -> Claim:
    """The claim that a draft has become; ``report`` as printed, ``view`` is the conflict of the report."""
    scene, stance, voice = draft.scene, draft.stance, draft.voice
    trigger = _trigger(draft)
    conflict = view.of_places(draft.places)
    details = {
        **draft.details,
        **({"conflict": conflict} if conflict else {}),
        **({"zone": draft.zone} if draft.zone else {}),
    }
    return Claim(
        id=_id(report, draft, trigger),
        kind=draft.kind,
        modality=stance.modality,
        polarity=stance.polarity,
        claimants=voice.claimants,
        relayed_by=voice.relayed_by,
        verb=voice.verb,
        directness=voice.directness,
        hedges=stance.hedges,
        actors=draft.actors,
        places=draft.places,
        when=draft.when,
        term=draft.term,
        figure=draft.figure,
        quote=draft.quote or next((_words(scene, a, b) for a, b in scene.quoted if a <= trigger.start < b), None),
        subtype=draft.subtype,
        details=details,
        sentence=Span.of(report.text, scene.sentence.printed, scene.sentence.end),
        trigger=Span.of(report.text, trigger.start, trigger.end),
        because=draft.reasons,
        report=report.ref,
    )


def _words(scene: Scene, start: int, end: int) -> str:
    """The words quoted, without the comma that only leads over to their speaker."""
    return scene.span(start, end).text.strip().removesuffix(",")


def _trigger(draft: Draft) -> Span:
    first = draft.scene.token_span(draft.trigger)
    return draft.scene.span(first.start, max(first.end, draft.end_trigger or 0))


def _id(report: CleanReport, draft: Draft, trigger: Span) -> str:
    """Sixteen hex digits of what the claim is and where it stands: reading the report again gives the same."""
    figure = draft.figure.text if draft.figure else ""
    key = "|".join((report.id, draft.kind, str(draft.scene.sentence.start), str(trigger.start), figure))
    return hashlib.sha256(key.encode()).hexdigest()[:16]
