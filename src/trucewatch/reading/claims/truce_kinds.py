"""What mood and wording make of a trigger: a wished truce is a proposal, a feared end is nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from trucewatch.model.when import Term
from trucewatch.reading import grammar
from trucewatch.reading.claims.base import Context
from trucewatch.reading.claims.truce_generic import is_generic
from trucewatch.reading.claims.truce_match import Match
from trucewatch.reading.claims.wording import child_lemmas, is_question, lemma_above, text_after
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.scene import Scene

_PLANS = frozenset({"will", "would", "is to"})
_MADE = frozenset({"truce.declared", "truce.agreed"})
_MAKING = _MADE | {"truce.extended"}
_OF_ONE_TRUCE = _MAKING | {"truce.in_effect", "truce.collapsed", "truce.expiry", "truce.terminated"}
_PLAIN_DENIALS = frozenset({"not", "no", "never", "n't"})
_DROPPED_UNLESS_REAL = frozenset(
    {
        "truce.collapsed",
        "truce.terminated",
        "truce.suspended",
        "truce.in_effect",
        "truce.expiry",
        "violation.alleged",
    }
)
# "declared the truce in Aleppo over": the last word of its clause; "a truce over the feast" ends nothing.
_OVER = re.compile(
    r"\s+(?:in\s+(?:the\s+)?(?:[\w-]+\s+){1,3})?(?:was |is |to be |had been )?"
    r"(?:over|dead|finished|null and void|at an end)\s*(?:$|[,.;:—–]|\b(?:on|after|because|as|and|since)\b)"
)


def truce_stance(scene: Scene, match: Match) -> Stance:
    """Mood and polarity of the trigger; "no truce was reached" denies it."""
    making = scene.words.set_of("truce", "making_verbs")
    done = making if match.kind in _MAKING or match.kind == "truce.in_effect" else frozenset[str]()
    stance = stance_of(scene.parse, match.i, scene.words, done)
    if match.rule.endswith("/released"):
        stance = stance.denied("released")  # "no longer" is what makes it the end
    return stance.denied("no") if "no" in _said_of_truce(scene, match, "det") else stance


def of_the_past(scene: Scene, match: Match, stance: Stance) -> Stance:
    """ "the previous truce began in May" is history, not news."""
    bygone = _said_of_truce(scene, match, "amod") & scene.words.set_of("truce", "bygone")
    if stance.modality != "actual" or not bygone:
        return stance
    return replace(stance, modality="historical", governors=(*stance.governors, "of the past"))


def _said_of_truce(scene: Scene, match: Match, relation: str) -> set[str]:
    heads = match.truce.stands_for if match.truce else ()
    return {lemma for head in heads for lemma in child_lemmas(scene, head, relation)}


def ahead(kind: str, stance: Stance, term: Term | None, context: Context) -> Stance:
    """A truce agreed or declared today that starts tomorrow is still a plan."""
    if kind not in _MADE or term is None or not term.start or not context.published:
        return stance
    return stance.weakened("planned", "starts after the report") if term.start[:10] > context.published[:10] else stance


def settle(scene: Scene, match: Match, stance: Stance) -> tuple[str | None, Stance]:
    """Kind and stance after mood and polarity have spoken; no kind when the words make no claim. The order counts."""
    if is_question(scene) or is_generic(scene, match):
        return None, stance
    kind = _as_worded(scene, match)
    denied = stance.polarity == "denied"
    if kind is None or _tells_nothing(scene, match, kind, stance):
        return None, stance
    if kind == "truce.extended" and denied:
        return _not_extended(scene, stance)
    if kind in _MADE and _offered(scene, match):
        return "truce.proposed", stance.weakened("planned", "offer")
    if kind in _MADE and denied and "deny" not in stance.governors:
        return "truce.rejected", replace(stance, polarity="asserted")
    if kind == "truce.position" and _agrees_to_observe(scene, match):
        return "truce.agreed", stance
    return _as_wished(match, kind, stance), stance


def _as_worded(scene: Scene, match: Match) -> str | None:
    """The kind of the trigger, where the words around it make it another one."""
    kind, lemma = match.kind, scene.parse.tokens[match.i].lemma
    governor = lemma_above(scene, match.i)
    phrase = scene.span(scene.parse.tokens[match.i].start, match.end).text.lower() if match.end else ""
    said = governor in ("announce", "declare", "proclaim", "say")
    if kind == "truce.expiry" and said and phrase.endswith(" over"):
        kind = "truce.terminated"  # a side that says it is over ends it; a clock that runs out is another thing
    over = kind == "truce.declared" and match.truce is not None
    ends = (scene.parse.tokens[match.i].end, match.truce.end if match.truce else 0)
    if over and any(_OVER.match(text_after(scene, end)) for end in ends):
        kind = "truce.terminated"
    released = match.rule.endswith("/released")
    if kind == "truce.terminated" and scene.parse.tokens[match.i].pos == "NOUN" and not released:
        # "before the end of the truce" ends nothing; announcing its end does
        return kind if governor in ("announce", "declare", "proclaim") else None
    further = any(t.further for t in scene.times_in(grammar.clause(scene.parse, match.i)))
    if kind == "truce.in_effect" and match.truce and further and lemma in ("run", "last", "hold", "apply"):
        return "truce.extended"  # "will run for 72 hours more"
    return kind


def _tells_nothing(scene: Scene, match: Match, kind: str, stance: Stance) -> bool:
    lemma = scene.parse.tokens[match.i].lemma
    denied = stance.polarity == "denied"
    if match.truce is not None and match.truce.plural and not match.truce.definite and kind in _OF_ONE_TRUCE:
        return True  # "several ceasefires have been declared and broken": which ones nobody says
    if match.truce and match.truce.weak and kind in _MADE and scene.parse.tokens[match.i].dep == "amod":
        return True  # "had nothing to do with the reached agreement": which one it is, not that it was reached
    if kind in _DROPPED_UNLESS_REAL and denied and "deny" not in stance.governors:
        return True  # "it did not end the pause" says nothing new; a party's denial does, and stays
    if kind in _MADE and denied and lemma in ("confirm", "make", "back", "secure"):
        return True  # what is not confirmed is not refused either
    if kind == "truce.declared" and denied and not set(stance.governors) - _PLAIN_DENIALS:
        return True  # a truce that nobody declared, nobody has turned down
    if kind in _MADE and "no" in stance.governors and _left_undone(scene, match):
        return True  # "no truce was agreed": who did not want it is not said
    if kind in _MADE and denied and scene.words.set_of("modality", "left_open") & set(stance.governors):
        return True  # "failed to agree", "ended without agreeing": nobody has turned anything down
    # A truce that is held is kept; only one that will be held is announced.
    return kind == "truce.declared" and lemma == "hold" and match.truce is not None and stance.modality != "planned"


def _left_undone(scene: Scene, match: Match) -> bool:
    """No doer is named; "no truce will be accepted" refuses all the same."""
    if scene.parse.tokens[match.i].lemma in ("accept", "approve"):
        return False
    return grammar.agent(scene.parse, match.i) in (None, match.patient)


def _not_extended(scene: Scene, stance: Stance) -> tuple[str, Stance]:
    """ "not yet extended" is still open; "not extended" runs out."""
    if re.search(r"\byet\b", scene.sentence.text):
        return "truce.discussed", replace(stance, polarity="asserted", governors=(*stance.governors, "not yet"))
    return "truce.expiry", replace(stance, polarity="asserted", governors=(*stance.governors, "not extended"))


def _offered(scene: Scene, match: Match) -> bool:
    """ "made an offer of a truce": the offer is what was made; to accept or sign the offer is to agree."""
    words, tokens = scene.words, scene.parse.tokens
    if match.truce is None or tokens[match.i].lemma not in words.set_of("truce", "offering_verbs"):
        return False
    offers = words.set_of("truce", "offer_nouns")
    return any(tokens[t].lemma in offers for t in match.truce.stands_for)


def _agrees_to_observe(scene: Scene, match: Match) -> bool:
    """ "agreed to observe a ceasefire": with no truce named before, this is the agreement."""
    if match.truce is None or match.truce.definite or match.stance_word != "accepts":
        return False
    governed = scene.parse.tokens[match.i].dep in ("xcomp", "ccomp", "advcl", "obl")
    return governed and lemma_above(scene, match.i) in ("agree", "consent")


def _as_wished(match: Match, kind: str, stance: Stance) -> str | None:
    """A truce wished for by its name is proposed; what is otherwise wished, feared or conditional is no event."""
    if kind in ("truce.reaffirmed", "truce.position") and stance.modality in ("desired", "hypothetical"):
        return None  # a demand made of a side is not its position
    if kind == "truce.agreed" and stance.modality == "conditional" and "condition" in stance.governors:
        return "truce.position"  # "accepted the truce provided that ...": a yes with an if is no agreement yet
    if stance.modality in ("desired", "hypothetical", "conditional"):
        if kind in _MAKING:
            named = match.truce is not None and not match.truce.weak
            return "truce.proposed" if stance.modality == "desired" and named else None
        if kind in _DROPPED_UNLESS_REAL:
            # "will start on Tuesday, provided that ...": said of the truce, with its condition.
            return kind if "condition" in stance.governors and _PLANS.intersection(stance.governors) else None
    if kind == "truce.expiry" and match.truce and match.truce.weak and stance.modality not in ("actual", "planned"):
        return None
    return kind
