"""What a side promised to do: an act, towards whom, and in which words. A demand made of a side is not its promise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor, Reason
from trucewatch.model.when import When
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, actors_at, in_role, named, resolved, unique_actors
from trucewatch.reading.modality import stance_of
from trucewatch.reading.scene import Scene

_TALKING = frozenset({"meet", "talk", "speak", "continue", "attend", "hold", "discuss", "resume", "extend", "prolong", "lengthen", "sign", "observe", "join", "say", "be", "see", "come", "go", "make", "know"})
_HOSTILE = frozenset({"retaliate", "strike", "attack", "fight", "respond", "crush", "avenge", "defeat", "kill", "punish"})
_ABLE = frozenset({"state", "official", "armed_group", "designated_group", "armed_forces", "opposition_body", "de_facto_authority", "coalition", "intergovernmental_body", "ministry"})


def draft_undertakings(scene: Scene, context: Context, attributions: Sequence[Attribution], taken: frozenset[int], about_truce: bool) -> tuple[Draft, ...]:
    """Drafts of `truce.undertaking`. ``taken`` are tokens that already made another truce claim."""
    if not about_truce:
        return ()
    parse, words = scene.parse, scene.words
    drafts = []
    for token in parse.tokens:
        act = _act(scene, token.i)
        if act is None or act in taken or token.i in taken and token.lemma != "agree":
            continue
        stance = stance_of(parse, token.i, words)
        if stance.polarity == "denied" or stance.modality in ("desired", "hypothetical", "conditional"):
            continue
        doers = named((a for a in actors_at(scene, grammar.subject(parse, token.i)) if a.actor.kind in _ABLE), "undertaker")
        if not doers:
            continue
        phrase = scene.phrase_span(parse.subtree(act))
        if parse.tokens[act].lemma in _HOSTILE or re.search(r"\b(?:talks|negotiations|revenge|retaliat\w+)\b", phrase.text, re.I):
            continue  # a threat is no undertaking, and agreeing to talk is told with the talks
        action = _action(phrase.text, words)
        if action is None and token.lemma not in words.set_of("commitment", "verbs"):
            continue
        towards = _towards(scene, act, doers)
        times = [t for t in scene.times_in(grammar.clause(parse, token.i)) if t.sort not in ("duration", "set") and t.end <= phrase.start]
        when: When | None = resolved(times[0], context, context.zone, "past") if times else None
        drafts.append(
            Draft(
                kind="truce.undertaking", scene=scene, trigger=token.i, stance=stance.weakened("planned", token.text),
                voice=voice_of(scene, token.i, attributions), subtype=action or "other", truce=scene.truces[0] if scene.truces else None,
                reasons=(Reason(rule="truce.undertaking/" + ("promise" if token.lemma in words.set_of("commitment", "verbs") else "will"), detail=f"{token.text} … {parse.tokens[act].text}"),),
                actors=(*doers, *towards), zone=context.zone, when=when, details={"text": phrase.text},
            )
        )
    return tuple(drafts)


def _act(scene: Scene, i: int) -> int | None:
    """The promised act: "agreed to press ...", "promised that it would ...", "said it would work ..."."""
    parse, words = scene.parse, scene.words
    token = parse.tokens[i]
    if not grammar.is_verb(token):
        return None
    if token.lemma in words.set_of("commitment", "verbs"):
        for child in parse.children(i, "xcomp", "ccomp", "advcl"):
            verb = parse.tokens[child]
            if grammar.is_verb(verb) and verb.lemma not in _TALKING and child > i and verb.tag in ("VB", "VBG", "VBD", "VBP", "VBZ"):
                return child
    if token.lemma in ("say", "announce", "state", "declare"):
        for child in parse.children(i, "ccomp"):
            if {"would", "will"} & set(grammar.auxiliaries(parse, child)) and parse.tokens[child].lemma not in _TALKING and _same_speaker(scene, i, child):
                return child
    return None


def _same_speaker(scene: Scene, i: int, child: int) -> bool:
    """The one who says so is the one who will act ("the U.S. said it would ...")."""
    speaker, doer = grammar.subject(scene.parse, i), grammar.subject(scene.parse, child)
    if speaker is None or doer is None:
        return False
    if scene.parse.tokens[doer].lemma in ("it", "they", "he", "she"):
        return True
    left = {a.id for m in actors_at(scene, speaker) for a in m.actors}
    right = {a.id for m in actors_at(scene, doer) for a in m.actors}
    return bool(left & right)


def _action(text: str, words: Words) -> str | None:
    low = text.lower()
    found = [(at.start(), action) for action, stems in words.actions.items() for s in stems if (at := re.search(rf"\b{re.escape(s)}", low))]
    return min(found)[1] if found else None


def _towards(scene: Scene, act: int, doers: Sequence[Actor]) -> tuple[Actor, ...]:
    """Who is to be pressed, aided or protected: the object of the act."""
    what = grammar.patient(scene.parse, act)
    own = {d.id for d in doers}
    found = [in_role(a, "towards") for m in actors_at(scene, what) for a in m.actors]
    return tuple(a for a in unique_actors(found) if a.id not in own)
