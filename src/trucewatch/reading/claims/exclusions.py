"""Groups that a truce leaves out. That a group is called terrorist is said by whoever designates it, never by us."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.model.claim import Actor, Reason
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, in_role, unique_actors
from trucewatch.reading.modality import Stance
from trucewatch.reading.scene import ActorMention, Scene

_OUT_BEFORE = re.compile(  # what stands before it is left out
    r"\b(?:(?:are|is|was|were|be|been)(?: not|n[’']t)|not(?: be)?|never)\s+(?:a |an )?(?:part(?:y|ies)? (?:of|to)|covered|included|protected|bound by|subject to)\b"
    r"|,?\s*(?:neither|none) of (?:which|whom) (?:is|are|was|were) (?:covered|protected|included|part|bound)\b"
    r"|\b(?:are|is|was|were|be|been|being)\s+(?:explicitly |specifically |expressly )?(?:excluded|left out|exempt(?:ed)?)\b|\bfall(?:s)? outside\b|\bremain(?:s)? outside\b",
    re.IGNORECASE,
)
_OUT_AFTER = re.compile(  # what stands behind it is left out
    r"\b(?:(?:does|do|did|will|would|shall)(?: not|n[’']t)|not)\s+(?:be )?(?:apply to|applied to|cover|include|extend to|bind|protect)\b"
    r"|\b(?:exclud(?:e|es|ed|ing)|leav(?:e|es|ing) out|left out|exempt(?:s|ing)?|exclusion of|no (?:protection|cover) (?:to|for)|except(?:ing)?(?: for)?|apart from|other than|with the exception of|barring)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\b(?:designat|list|recogni[sz]|blacklist|consider|brand|label|proscrib)\w*", re.I)
_COUNCIL = re.compile(r"\b(?:UN|U\.N\.|United Nations|Security Council)\b")
_DOUBT = re.compile(r"\b(?:whether|unclear|not clear|no word on|did not say)\b", re.I)
_GROUPS = frozenset({"armed_group", "designated_group", "opposition_body"})
_GENERIC = re.compile(r"\b(?:(?:other |all |those )?(?:[\w-]+ )?(?:terrorist|jihadist|extremist)s?(?: (?:groups?|organi[sz]ations?|factions))?|(?:groups|organi[sz]ations|those) (?:[\w’' ]{0,40})?(?:designated|listed|recogni[sz]ed|recogni[sz]es)(?: as terrorists?)?)", re.I)


def draft_exclusions(scene: Scene, context: Context, attributions: Sequence[Attribution], about_truce: bool) -> tuple[Draft, ...]:
    """Drafts of `truce.exclusion`; ``about_truce`` says that the report named a truce up to here."""
    text, base = scene.sentence.text, scene.sentence.start
    if not (about_truce or scene.truces) or _DOUBT.search(text):
        return ()
    subject_matter = bool(scene.truces) or bool(re.search(r"\b(?:halt|stop|cease|suspend|operations|strikes|bombing|attacks|agreement|deal|pact|arrangement|it)\b", text, re.I))
    named = about_truce and bool(re.search(r"\b(?:excluded|exclusion|left out|not covered|not protected|not included|no protection)\b", text, re.I))
    if not (subject_matter or named):
        return ()
    for pattern, before in ((_OUT_BEFORE, True), (_OUT_AFTER, False)):
        for cue in pattern.finditer(text):
            start, end = base + cue.start(), base + cue.end()
            mentions = [a for a in scene.actors if a.actor.kind in _GROUPS and a.form in ("name", "collective") and _specific(a)]
            chosen = _joined_before(scene, mentions, start) if before else [a for a in mentions if a.start >= end and a.start - end < 160]
            actors = list(unique_actors(in_role(a.actor, "excluded") for a in chosen))
            if not before or not actors:
                actors += _generic(text[cue.end() :] if not before else text[: cue.start()], actors)
            if not actors:
                continue
            token = scene.parse.token_at(start) or next(iter(scene.parse.covering(start, end)), None)
            if token is None:
                continue
            listed = bool(_LISTED.search(text) and _COUNCIL.search(text))
            details: dict[str, object] = {"basis": "UNSC_list" if listed else "text"}
            if listed:
                details["designated_by"] = ["UN Security Council"]
            return (
                Draft(
                    kind="truce.exclusion", scene=scene, trigger=token.i, end_trigger=end, stance=Stance(),
                    voice=voice_of(scene, token.i, attributions), truce=scene.truces[0] if scene.truces else None,
                    subtype=scene.truces[0].kind if scene.truces else None,
                    reasons=(Reason(rule="truce.exclusion/" + ("before" if before else "after"), detail=cue.group()),),
                    actors=tuple(actors), zone=context.zone, details=details,
                ),
            )
    return ()


def _specific(mention: ActorMention) -> bool:
    return mention.form != "collective" or "terror" in mention.text.lower() or "jihad" in mention.text.lower()


def _joined_before(scene: Scene, mentions: Sequence[ActorMention], start: int) -> list[ActorMention]:
    """The group right before the cue and those coordinated with it ("Islamic State and the Nusra Front, which are not part of")."""
    chosen: list[ActorMention] = []
    right = start
    for mention in reversed([m for m in mentions if m.end <= start]):
        between = scene.sentence.text[mention.end - scene.sentence.start : right - scene.sentence.start]
        if len(between) > 60 or not chosen and re.search(r"[.;]", between):
            break
        if chosen and not re.search(r"^\s*(?:,|and|or|as well as|,\s*and)", between):
            break
        chosen.append(mention)
        right = mention.start
    return chosen


def _generic(text: str, known: Sequence[Actor]) -> list[Actor]:
    """ "groups listed by the Security Council": an exclusion by description, kept in the report's words."""
    found = _GENERIC.search(text[:140])
    if not found or known and not re.search(r"design|list|recogni", found.group(), re.I):
        return []
    return [Actor(name=found.group().strip(), kind="other", role="excluded")]
