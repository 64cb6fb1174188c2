"""What a side promised to do: an act, towards whom, and in which words. A demand made of a side is not its promise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor, Reason
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, actors_at, in_role, named, resolved, unique_actors
from trucewatch.reading.modality import stance_of
from trucewatch.reading.scene import Scene
from trucewatch.reading.syntax import Token

_ABLE = frozenset(
    {
        "state",
        "official",
        "armed_group",
        "designated_group",
        "armed_forces",
        "opposition_body",
        "de_facto_authority",
        "coalition",
        "intergovernmental_body",
        "ministry",
    }
)
_HALT_ALL = "halt_all"
# Acts of which a side promises to do no more.
_HALTS = frozenset({_HALT_ALL, "halt_air", "halt_ground", "prevent_arms_flow", "no_territory_gain"})
# What follows one of these is no longer what is halted.
_HALTED_END = re.compile(r",|;|\b(?:and|that|which|who|while|during|until|unless|if|so|in order|to)\b")
_TALKS_OR_REVENGE = re.compile(r"\b(?:talks|negotiations|revenge|retaliat\w+)\b", re.IGNORECASE)


def draft_undertakings(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    taken: frozenset[int],
    about_truce: bool,
) -> tuple[Draft, ...]:
    """Drafts of `truce.undertaking`. ``taken`` are tokens that already made another truce claim."""
    if not about_truce:
        return ()
    drafts = []
    for token in scene.parse.tokens:
        act = _act(scene, token.i)
        # "agreed to a truce and to open the roads": agreeing may be the truce and an undertaking beside it.
        if act is None or act in taken or (token.i in taken and token.lemma != "agree"):
            continue
        if draft := _draft(scene, context, attributions, token, act):
            drafts.append(draft)
    return tuple(drafts)


def _draft(scene: Scene, context: Context, attributions: Sequence[Attribution], token: Token, act: int) -> Draft | None:
    parse, words = scene.parse, scene.words
    stance = stance_of(parse, token.i, words)
    if stance.polarity == "denied" or stance.modality in ("desired", "hypothetical", "conditional"):
        return None
    able = (a for a in actors_at(scene, grammar.subject(parse, token.i)) if a.actor.kind in _ABLE)
    doers = named(able, "undertaker")
    if not doers:
        return None
    phrase = scene.phrase_span(parse.subtree(act))
    threat = grammar.is_verb(parse.tokens[act]) and parse.tokens[act].lemma in words.set_of("undertaking", "threats")
    if threat or _TALKS_OR_REVENGE.search(phrase.text):
        return None  # a threat is no undertaking, and agreeing to talk is told with the talks
    action = _action(phrase.text, words)
    if action in _HALTS:
        action = _action_halted(phrase.text, words) or action
    promised = token.lemma in words.set_of("commitment", "verbs")
    if action is None and not promised:
        return None
    said_on = (t for t in scene.times_in(grammar.clause(parse, token.i)) if t.end <= phrase.start)
    day = next((t for t in said_on if t.sort not in ("duration", "set")), None)
    return Draft(
        kind="truce.undertaking",
        scene=scene,
        trigger=token.i,
        stance=stance.weakened("planned", token.text),
        voice=voice_of(scene, token.i, attributions),
        subtype=action or "other",
        truce=scene.truces[0] if scene.truces else None,
        reasons=(
            Reason(
                rule="truce.undertaking/" + ("promise" if promised else "will"),
                detail=f"{token.text} … {parse.tokens[act].text}",
            ),
        ),
        actors=(*doers, *_towards(scene, act, doers)),
        zone=context.zone,
        when=resolved(day, context, context.zone, "past") if day else None,
        details={"text": phrase.text},
    )


def _act(scene: Scene, i: int) -> int | None:
    """The promised act: "agreed to press ...", "promised that it would ...", "said it would work ..."."""
    parse, words = scene.parse, scene.words
    token = parse.tokens[i]
    if not grammar.is_verb(token):
        return None
    if token.lemma in words.set_of("commitment", "verbs"):
        for child in parse.children(i, "xcomp", "ccomp", "advcl"):
            verb = parse.tokens[child]
            acting = grammar.is_verb(verb) and verb.tag in ("VB", "VBG", "VBD", "VBP", "VBZ") and child > i
            bare = verb.tag == "VBG" and not parse.children(child, "mark", "case")
            if bare or parse.tokens[min(parse.subtree(child))].text == ",":
                continue  # "agreed on it, raising hopes", ", to coincide with the feast": no part of what was agreed
            if acting and _is_undertaking(scene, child):
                return child
        # "to halt air strikes", its verb taken for a part of the noun
        for prep, child in grammar.obliques(parse, i):
            if prep == "to" and parse.tokens[child].tag == "VB" and _is_undertaking(scene, child):
                return child
            first = min(parse.subtree(child))
            lead = [t for t in parse.tokens[first : child + 1] if t.i not in parse.children(child, "case")][:1]
            if prep == "to" and any(t.lemma in words.set_of("truce", "stop_verbs") and t.i != child for t in lead):
                return child
    if token.lemma in ("say", "announce", "state", "declare"):
        for child in parse.children(i, "ccomp"):
            ahead = {"would", "will"} & set(grammar.auxiliaries(parse, child))
            if ahead and _is_undertaking(scene, child) and _same_speaker(scene, i, child):
                return child
    return None


def _is_undertaking(scene: Scene, i: int) -> bool:
    """The act is more than talking, joining or knowing."""
    return scene.parse.tokens[i].lemma not in scene.words.set_of("undertaking", "other_acts")


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
    """The action whose stem stands first in the text."""
    low = text.lower()
    stems = ((stem, action) for action, listed in words.actions.items() for stem in listed)
    found = [(at.start(), action) for stem, action in stems if (at := re.search(rf"\b{re.escape(stem)}", low))]
    return min(found)[1] if found else None


def _action_halted(text: str, words: Words) -> str | None:
    """What is halted says more than that something is: "to stop the flow of weapons", "to halt air strikes"."""
    low = text.lower()
    halt = re.search("|".join(rf"\b{re.escape(stem)}\w*" for stem in words.actions[_HALT_ALL]), low)
    halted = re.split(_HALTED_END, low[halt.end() :], maxsplit=1)[0] if halt else ""
    action = _action(halted, words)
    return action if action in _HALTS else None


def _towards(scene: Scene, act: int, doers: Sequence[Actor]) -> tuple[Actor, ...]:
    """Who is to be pressed, aided or protected: the object of the act."""
    what = grammar.patient(scene.parse, act)
    own = {d.id for d in doers}
    found = [in_role(a, "towards") for m in actors_at(scene, what) for a in m.actors]
    return tuple(a for a in unique_actors(found) if a.id not in own)
