"""Who says it, through whom, in every sentence of a report: quotations that run on keep their speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.reading.quotations import Quotation
from trucewatch.reading.recall import Speakers
from trucewatch.reading.saying import attributions_in
from trucewatch.reading.scene import Scene
from trucewatch.reading.voice import NARRATOR, NO_CUE, Attribution, Voice, voice_of

__all__ = ["NARRATOR", "Attribution", "Voice", "attribute", "voice_of"]

_SHORTEST = 4
"""Words of a quotation that is speech; fewer are a term in quotation marks."""


def attribute(scenes: Sequence[Scene]) -> tuple[tuple[Attribution, ...], ...]:
    """The attributions of each sentence of a report, those with the narrowest content first."""
    all_said: list[tuple[Attribution, ...]] = []
    speakers = Speakers()
    for at, scene in enumerate(scenes):
        said = attributions_in(scene, speakers)
        for quotation in scene.quotations:
            tokens = _tokens(scene, quotation)
            if not tokens or any(len(tokens & a.content) * 2 > len(tokens) for a in said if not a.media):
                continue
            spoken = _speaker_of(quotation, at, scenes, all_said, said, speakers)
            if spoken is not None:
                said = (_lent(spoken, tokens, own=spoken in said), *said)
        said = tuple(sorted(said, key=lambda a: len(a.content)))
        all_said.append(said)
        speakers = speakers.heard(said, scene, at)
    return tuple(all_said)


def _lent(spoken: Attribution, tokens: frozenset[int], *, own: bool) -> Attribution:
    return replace(spoken, content=tokens, cue=spoken.cue if own else NO_CUE, lent=not own)


def _tokens(scene: Scene, quotation: Quotation) -> frozenset[int]:
    """The tokens of the sentence that are inside the quotation, where it is long enough to be speech."""
    pieces = quotation.within(scene.sentence.start, scene.sentence.end)
    tokens = {t.i for a, b in pieces for t in scene.parse.covering(a, b) if t.pos != "PUNCT"}
    return frozenset(tokens) if len(quotation.text.split()) >= _SHORTEST else frozenset()


def _speaker_of(
    quotation: Quotation,
    at: int,
    scenes: Sequence[Scene],
    before: Sequence[tuple[Attribution, ...]],
    said: Sequence[Attribution],
    speakers: Speakers,
) -> Attribution | None:
    """Who speaks in the part of a quotation that the sentence ``at`` holds and does not itself attribute."""
    scene = scenes[at]
    if at and _reaches(quotation, scenes[at - 1]):  # it began before
        return _covering(quotation, scenes[at - 1], before[at - 1])
    beside = [a for a in said if a.cue != NO_CUE and not a.media]
    if beside:
        return _adjoining(quotation, scene, beside)
    for j in range(at + 1, len(scenes)):  # it goes on: the speaker is named where it ends
        if not _reaches(quotation, scenes[j]):
            break
        if found := _covering(quotation, scenes[j], attributions_in(scenes[j], speakers)):
            return found
    whole = _is_whole(quotation, scene)
    return speakers.last if whole and speakers.at == at - 1 else None


def _reaches(quotation: Quotation, scene: Scene) -> bool:
    return bool(quotation.within(scene.sentence.start, scene.sentence.end))


def _covering(quotation: Quotation, scene: Scene, said: Sequence[Attribution]) -> Attribution | None:
    """The attribution that answers for the words of the quotation in this sentence."""
    tokens = _tokens(scene, quotation)
    answering = [a for a in said if a.content & tokens and not a.media and a.sources]
    return max(answering, key=lambda a: len(a.content & tokens), default=None)


def _adjoining(quotation: Quotation, scene: Scene, said: Sequence[Attribution]) -> Attribution | None:
    """ "“The truce,” X said, “holds.”": the cue nearest to the quotation, with no other words but its own between."""
    tokens = _tokens(scene, quotation)
    near = min(said, key=lambda a: min(abs(a.cue - min(tokens)), abs(a.cue - max(tokens))))
    return near if near.sources else None


def _is_whole(quotation: Quotation, scene: Scene) -> bool:
    """The sentence is nothing but the quotation, or what is left of it."""
    pieces = quotation.within(scene.sentence.start, scene.sentence.end)
    outside = scene.sentence.text
    for a, b in pieces:
        outside = outside.replace(scene.span(a, b).text, "")
    return not any(ch.isalnum() for ch in outside)
