"""Groups that a truce leaves out. That a group is called terrorist is said by whoever designates it, never by us."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.model.claim import Actor, Reason
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, in_role, unique_actors
from trucewatch.reading.claims.wording import text_between
from trucewatch.reading.modality import Stance
from trucewatch.reading.scene import ActorMention, Scene

_OUT_BEFORE = re.compile(  # what stands before it is left out
    r"\b(?:(?:are|is|was|were|be|been)(?: not|n[’']t)|not(?: be)?|never)\s+(?:a |an )?"
    r"(?:part(?:y|ies)? (?:of|to)|covered|included|protected|bound by|subject to)\b"
    r"|,?\s*(?:neither|none) of (?:which|whom) (?:is|are|was|were) (?:covered|protected|included|part|bound)\b"
    r"|\b(?:are|is|was|were|be|been|being)\s+(?:explicitly |specifically |expressly )?"
    r"(?:excluded|left out|exempt(?:ed)?)\b"
    r"|\bfall(?:s)? outside\b|\bremain(?:s)? outside\b"
    r"|\b(?:are|is|was|were|stay|stays|stayed|stand|stands|stood|left|kept) outside (?:of )?"
    r"(?:it\b|(?:the|its|this) (?:[\w-]+ )?(?:truce|cease-?fire|deal|agreement|pact|halt|cessation|arrangement)\b)",
    re.IGNORECASE,
)
_OUT_AFTER = re.compile(  # what stands behind it is left out
    r"\b(?:(?:does|do|did|will|would|shall)(?: not|n[’']t)|not)\s+(?:be )?"
    r"(?:apply to|applied to|cover|include|extend to|bind|protect)\b"
    r"|\bnor (?:does|do|did|will|would|shall|can) [^.;,]{2,40}? (?:apply to|cover|include|extend to|bind|protect)\b"
    r"|\b(?:exclud(?:e|es|ed|ing)|leav(?:e|es|ing) out|left out|exempt(?:s|ing)?|exclusion of"
    r"|no (?:protection|cover) (?:to|for)|except(?:ing)?(?: for)?|apart from|other than|with the exception of|barring)"
    r"\b",
    re.IGNORECASE,
)
_COVERED = re.compile(  # "neither A nor B is covered"
    r"\b(?:is|are|was|were|be|been)\s+(?:an? )?"
    r"(?:part(?:y|ies)? (?:of|to)|covered|included|protected|bound by|subject to)\b"
    r"|\b(?:falls?|comes?) under\b|\bbelongs? to\b|\b(?:takes?|took) part in\b",
    re.IGNORECASE,
)
_COVERS_NEITHER = re.compile(
    r"\b(?:cover(?:s|ed)?|includ(?:es?|ed)|protect(?:s|ed)?|binds?|appl(?:y|ies|ied) to|extend(?:s|ed)? to)"
    r" neither\b"
    r"|\b(?:appl(?:y|ies|ied)|extend(?:s|ed)?) neither to\b",
    re.IGNORECASE,
)
_NEITHER_NOR = re.compile(r"\bneither\b[^.;]+?\bnor\b[^.;,]*$", re.IGNORECASE)
_LISTED = re.compile(r"\b(?:designat|list|recogni[sz]|blacklist|consider|brand|label|proscrib)\w*", re.I)
_COUNCIL = re.compile(r"\b(?:UN|U\.N\.|United Nations|Security Council)\b")
_DOUBT = re.compile(r"\b(?:whether|unclear|not clear|no word on|did not say)\b", re.I)
_GROUPS = frozenset({"armed_group", "designated_group", "opposition_body"})
_GENERIC = re.compile(
    r"\b(?:(?:other |all |those )?(?:[\w-]+ )?(?:terrorist|jihadist|extremist)s?"
    r"(?: (?:groups?|organi[sz]ations?|factions))?"
    r"|(?:groups|organi[sz]ations|those) (?:[\w’' ]{0,40})?"
    r"(?:designated|listed|recogni[sz]ed|recogni[sz]es)(?: as terrorists?)?)",
    re.I,
)
_OF_TRUCE = re.compile(
    r"\b(?:halt|stop|cease|suspend|operations|strikes|bombing|attacks|agreement|deal|pact|arrangement|it"
    r"|excluded|exclusion|left out|not covered|not protected|not included|no protection)\b",
    re.I,
)


def draft_exclusions(
    scene: Scene, context: Context, attributions: Sequence[Attribution], about_truce: bool
) -> tuple[Draft, ...]:
    """At most one draft of `truce.exclusion`; ``about_truce`` says that the report named a truce up to here."""
    text = scene.sentence.text
    if not (about_truce or scene.truces) or _DOUBT.search(text):
        return ()
    if not (scene.truces or _OF_TRUCE.search(text)):
        return ()
    for cue, before in _cues(scene):
        excluded = _excluded(scene, cue, before=before)
        trigger = _trigger(scene, cue)
        if excluded and trigger is not None:
            return (_draft(scene, context, attributions, cue, trigger, excluded, before=before),)
    return ()


def _cues(scene: Scene) -> Iterator[tuple[re.Match[str], bool]]:
    """Each wording of leaving out, with whether the groups left out stand before it."""
    text = scene.sentence.text
    yield from ((cue, True) for cue in _OUT_BEFORE.finditer(text))
    yield from ((cue, True) for cue in _COVERED.finditer(text) if _of_neither(scene, cue))
    yield from ((cue, False) for pattern in (_OUT_AFTER, _COVERS_NEITHER) for cue in pattern.finditer(text))


def _of_neither(scene: Scene, cue: re.Match[str]) -> bool:
    """ "Neither A nor B" is what the cue is said of: no other verb stands between."""
    pair = _NEITHER_NOR.search(scene.sentence.text[: cue.start()])
    if not pair:
        return False
    start, end = scene.sentence.start + pair.start(), scene.sentence.start + cue.start()
    return not any(grammar.is_verb(t) for t in scene.parse.tokens if start <= t.start < end)


def _excluded(scene: Scene, cue: re.Match[str], *, before: bool) -> tuple[Actor, ...]:
    """Groups named on the side of the cue where they are left out, and those described rather than named."""
    start, end = scene.sentence.start + cue.start(), scene.sentence.start + cue.end()
    mentions = [
        a for a in scene.actors if a.actor.kind in _GROUPS and a.form in ("name", "collective") and _specific(a)
    ]
    if before:
        chosen = _joined_before(scene, mentions, start)
    else:
        chosen = [a for a in mentions if a.start >= end and a.start - end < 160]
    actors = unique_actors(in_role(a.actor, "excluded") for a in chosen)
    if before and actors:
        return actors
    side = scene.sentence.text[: cue.start()] if before else scene.sentence.text[cue.end() :]
    return (*actors, *_generic(side, actors))


def _trigger(scene: Scene, cue: re.Match[str]) -> int | None:
    start, end = scene.sentence.start + cue.start(), scene.sentence.start + cue.end()
    token = scene.parse.token_at(start) or next(iter(scene.parse.covering(start, end)), None)
    return token.i if token else None


def _draft(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    cue: re.Match[str],
    trigger: int,
    excluded: tuple[Actor, ...],
    *,
    before: bool,
) -> Draft:
    details: dict[str, object] = {"basis": "text"}
    if _LISTED.search(scene.sentence.text) and _COUNCIL.search(scene.sentence.text):
        details = {"basis": "UNSC_list", "designated_by": ["UN Security Council"]}
    truce = scene.truces[0] if scene.truces else None
    return Draft(
        kind="truce.exclusion",
        scene=scene,
        trigger=trigger,
        end_trigger=scene.sentence.start + cue.end(),
        stance=Stance(),
        voice=voice_of(scene, trigger, attributions),
        truce=truce,
        subtype=truce.kind if truce else None,
        reasons=(Reason(rule="truce.exclusion/" + ("before" if before else "after"), detail=cue.group()),),
        actors=excluded,
        zone=context.zone,
        details=details,
    )


def _specific(mention: ActorMention) -> bool:
    return mention.form != "collective" or "terror" in mention.text.lower() or "jihad" in mention.text.lower()


def _joined_before(scene: Scene, mentions: Sequence[ActorMention], start: int) -> list[ActorMention]:
    """The group right before the cue and those coordinated with it ("IS and the Nusra Front, which are not in")."""
    chosen: list[ActorMention] = []
    right = start
    for mention in reversed([m for m in mentions if m.end <= start]):
        between = text_between(scene, mention.end, right)
        if len(between) > 60 or (not chosen and re.search(r"[.;]", between)):
            break
        if chosen and not re.search(r"^\s*(?:,|and|n?or|as well as|,\s*and)", between):
            break
        chosen.append(mention)
        right = mention.start
    return chosen


def _generic(text: str, known: Sequence[Actor]) -> list[Actor]:
    """ "groups listed by the Security Council": an exclusion by description, kept in the report's words."""
    found = _GENERIC.search(text[:140])
    if not found or (known and not re.search(r"design|list|recogni", found.group(), re.I)):
        return []
    return [Actor(name=found.group().strip(), kind="other", role="excluded")]
