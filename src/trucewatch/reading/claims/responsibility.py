"""Who is held responsible for a deed of violence, by whom; who admits it and who denies it.

A claim of its own beside the deed: that somebody is blamed never makes a fact of it (domain reference §4.4). Breaking a
truce is a charge of its own, told in `violations`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor, Directness, Reason
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, Voice, voice_of
from trucewatch.reading.claims.base import Context, Draft, actors_at, named, unique_actors
from trucewatch.reading.claims.phrases import words_of
from trucewatch.reading.claims.placing import own_places, own_when
from trucewatch.reading.claims.wording import is_question
from trucewatch.reading.modality import stance_of
from trucewatch.reading.scene import Scene
from trucewatch.reading.sources import sources_at
from trucewatch.reading.syntax import Token

_ITSELF = frozenset({"it", "they", "he", "she", "we"})


@dataclass(frozen=True, slots=True)
class Charge:
    """``accused`` did ``deed``, says ``accuser``; tokens, of the actors those of nominals."""

    trigger: int
    deed: int | None
    accused: int | None
    accuser: int | None = None
    admission: bool = False
    denied: bool = False
    mutual: bool = False


def draft_responsibility(
    scene: Scene, context: Context, said: Sequence[Attribution], taken: frozenset[int]
) -> tuple[Draft, ...]:
    """Drafts of the charges, admissions and denials of one sentence; ``taken`` are tokens of other claims."""
    if is_question(scene):
        return ()
    charges = [c for c in _charges(scene) if not {c.trigger, c.deed} & taken]
    triggers = frozenset(c.trigger for c in charges) | taken | frozenset(a.cue for a in said)
    drafts = (_draft(scene, context, said, charge, triggers) for charge in charges)
    return tuple(d for d in drafts if d is not None)


def _draft(
    scene: Scene, context: Context, said: Sequence[Attribution], charge: Charge, triggers: frozenset[int]
) -> Draft | None:
    stance = stance_of(scene.parse, charge.trigger, scene.words)
    if stance.modality != "actual" or stance.polarity == "denied":
        return None  # nobody has claimed responsibility, nobody is blamed
    voice = voice_of(scene, charge.trigger, said)
    accused, accuser = _able(scene, charge.accused), _speaking(scene, charge.accuser)
    if not accused and charge.accused is not None and scene.parse.tokens[charge.accused].lemma in _ITSELF:
        accused = tuple(a for a in voice.sources if a.kind in scene.words.set_of("responsibility", "doers"))
    if not accused:
        return None
    if {a.id or a.name for a in accused} == {a.id or a.name for a in voice.sources} and not (charge.denied or accuser):
        charge = replace(charge, admission=True)  # "the group said it was behind the attack"
    own = charge.admission or charge.denied
    speakers = accuser or accused if own else accuser
    if speakers and not (own and voice.claimants):
        voice = _word_of(scene, charge, voice, speakers)
    elif not own:
        accuser = voice.sources
    words = (charge.trigger,) if charge.deed is None else (charge.trigger, charge.deed)
    details: dict[str, Any] = {}
    if charge.admission:
        details["admission"] = True
    if charge.mutual:
        details["mutual"] = True
    if charge.deed is not None:
        details["act"] = _act(scene, charge.deed)
    roles = [*_as(accused, "accused"), *(() if own or charge.mutual else _as(accuser, "accuser"))]
    return Draft(
        kind="responsibility.claimed",
        scene=scene,
        trigger=charge.trigger,
        stance=stance.denied(scene.parse.tokens[charge.trigger].lemma) if charge.denied else stance,
        voice=voice,
        reasons=(Reason(rule=_rule(charge), detail=_seen(scene, charge)),),
        actors=unique_actors(roles),
        places=own_places(scene, words, triggers),
        zone=context.zone,
        when=own_when(scene, context, words[-1:], triggers - frozenset(words)),
        details=details,
    )


def _word_of(scene: Scene, charge: Charge, voice: Voice, speakers: tuple[Actor, ...]) -> Voice:
    """The charge in the mouth of those who make it, the admission or denial in that of those who do."""
    token = scene.parse.tokens[charge.trigger]
    own = charge.admission or charge.denied
    directness: Directness = "quote" if scene.in_quote(token.start) else "indirect"
    names = tuple(a.name for a in speakers)
    return Voice(names, voice.relayed_by, token.lemma, directness, speakers, contention=not own, denied=charge.denied)


def _act(scene: Scene, deed: int) -> str:
    """The deed in the report's words: a noun phrase, or the verb with what it was done to."""
    if not grammar.is_verb(scene.parse.tokens[deed]):
        return words_of(scene, deed)
    done_to = [*scene.parse.children(deed, "obj"), *scene.parse.children(deed, "obl")][:1]
    last = max((j for o in done_to if o > deed for j in grammar.noun_phrase(scene.parse, o)), default=deed)
    return scene.span(scene.parse.tokens[deed].start, scene.parse.tokens[last].end).text


def _as(actors: Sequence[Actor], role: str) -> tuple[Actor, ...]:
    return tuple(a.model_copy(update={"role": role}) for a in actors)


def _rule(charge: Charge) -> str:
    how = "admitted" if charge.admission else "denied" if charge.denied else "accused"
    return f"responsibility.claimed/{how}"


def _seen(scene: Scene, charge: Charge) -> str:
    tokens = scene.parse.tokens
    deed = "" if charge.deed is None else f" … {tokens[charge.deed].text}"
    return f"{tokens[charge.trigger].text}{deed}"


def _able(scene: Scene, i: int | None) -> tuple[Actor, ...]:
    """The actors that the nominal names, without outlets and watchdogs, who report and do not do."""
    kinds = scene.words.set_of("responsibility", "doers")
    return tuple(a for a in named(actors_at(scene, i), "accused") if a.kind in kinds)


def _speaking(scene: Scene, i: int | None) -> tuple[Actor, ...]:
    """Who accuses or denies at the nominal: the actors that can do deeds too, else a source in the report's words."""
    if i is None:
        return ()
    sources = tuple(a for a in sources_at(scene, i).actors if a.kind != "media")
    own_words = bool(sources) and all(a.role == "unnamed" for a in sources)  # "opposition activists"
    return sources if own_words else _able(scene, i) or sources


def _charges(scene: Scene) -> Iterator[Charge]:
    rules: tuple[Callable[[Scene, Token], Charge | None], ...] = (
        _accused,
        _laid,
        _pointed,
        _owned,
        _denied,
        _answerable,
    )
    denied = frozenset[int]()  # what stands in a charge that was rejected is none
    for token in scene.parse.tokens:
        if token.lemma not in _triggers(scene.words):
            continue
        charge = next((c for rule in rules if (c := rule(scene, token)) is not None), None)
        if charge is not None and token.i not in denied:
            denied |= frozenset(scene.parse.subtree(token.i)) - {token.i} if charge.denied else frozenset()
            yield charge


@cache
def _triggers(words: Words) -> frozenset[str]:
    """Every word that one of the rules begins with."""
    lists = ("accusing", "laying", "claiming", "admitting", "denying", "doings", "deeds")
    return frozenset({"hold", "point", "responsible"}.union(*(words.set_of("responsibility", each) for each in lists)))


def _accused(scene: Scene, token: Token) -> Charge | None:
    """ "accused the army of shelling the town", "was blamed for the raid", "blamed the raid on the army"."""
    parse = scene.parse
    if token.lemma not in _set(scene, "accusing") or not grammar.is_verb(token):
        return None
    accused, accuser = grammar.patient(parse, token.i), grammar.agent(parse, token.i)
    # The tree hangs "on the army" on the verb or on what is blamed.
    near = (token.i,) if accused is None else (token.i, accused)
    on = next((c for i in near for prep, c in grammar.obliques(parse, i) if prep == "on"), None)
    if accused is not None and on is not None and _is_deed(scene, accused):
        return Charge(token.i, accused, on, accuser)
    deed = _deed_behind(scene, token.i, accused)
    if accused is None or deed is None:
        return None
    if parse.tokens[accused].lemma in ("other", "another"):
        return Charge(token.i, deed, accuser, None, mutual=True)
    return Charge(token.i, deed, accused, accuser)


def _laid(scene: Scene, token: Token) -> Charge | None:
    """ "attributed the blast to the rebels", "pinned the blame for it on them", "held the army responsible for it"."""
    parse = scene.parse
    if not grammar.is_verb(token):
        return None
    patient, agent = grammar.patient(parse, token.i), grammar.agent(parse, token.i)
    if token.lemma == "hold" and patient is not None:
        answer = next((t.i for t in parse.tokens[token.i :] if t.lemma == "responsible"), None)
        deed = None if answer is None else _deed_behind(scene, answer, patient)
        return None if deed is None else Charge(token.i, deed, patient, agent)
    if token.lemma not in _set(scene, "laying") or patient is None:
        return None
    laid = parse.tokens[patient].lemma in _set(scene, "answering")
    deed = _deed_behind(scene, patient, None) if laid else patient if _is_deed(scene, patient) else None
    on = next((c for prep, c in grammar.obliques(parse, token.i) if prep in ("to", "on", "with")), None)
    return None if deed is None or on is None else Charge(token.i, deed, on, agent)


def _pointed(scene: Scene, token: Token) -> Charge | None:
    """ "pointed (the finger) at the army": a sign of blame where somebody does it to somebody."""
    parse = scene.parse
    if token.lemma != "point" or not grammar.is_verb(token) or grammar.particle(parse, token.i):
        return None
    things = parse.children(token.i, "obj")
    at = next((c for prep, c in grammar.obliques(parse, token.i) if prep == "at"), None)
    fingers = all(parse.tokens[t].lemma in ("finger", "blame") for t in things)
    agent = grammar.agent(parse, token.i)
    if at is None or not fingers or not _speaking(scene, agent):
        return None
    return Charge(token.i, _deed_behind(scene, token.i, at), at, agent)


def _owned(scene: Scene, token: Token) -> Charge | None:
    """ "claimed responsibility for the attack", "admitted that its jets had hit the clinic"."""
    parse = scene.parse
    if not grammar.is_verb(token):
        return None
    agent, patient = grammar.agent(parse, token.i), grammar.patient(parse, token.i)
    answers = patient is not None and parse.tokens[patient].lemma == "responsibility"
    if token.lemma in _set(scene, "claiming") and answers and patient is not None:
        deed = _deed_behind(scene, patient, agent) or _deed_behind(scene, token.i, agent)
        return None if _is_nobody(scene, agent) else Charge(token.i, deed, agent, admission=True)
    clause = parse.children(token.i, "ccomp", "xcomp")
    if token.lemma == "claim" and patient is not None and _is_noun_of_deed(scene, patient) and not clause:
        return None if agent is None or _is_nobody(scene, agent) else Charge(token.i, patient, agent, admission=True)
    if token.lemma not in _set(scene, "admitting") or agent is None:
        return None
    deed = _own_deed(scene, token, agent)
    return None if deed is None else Charge(token.i, deed, agent, admission=True)


def _denied(scene: Scene, token: Token) -> Charge | None:
    """ "denied responsibility", "denied shelling the town", "rejected accusations that it had bombed the market"."""
    parse = scene.parse
    if token.lemma not in _set(scene, "denying") or not grammar.is_verb(token) or grammar.is_passive(parse, token.i):
        return None
    agent, patient = grammar.agent(parse, token.i), grammar.patient(parse, token.i)
    if agent is None:
        return None
    if patient is not None and parse.tokens[patient].lemma in _set(scene, "having_part"):
        deed = _deed_behind(scene, patient, agent)
        if deed is None and not _is_any_part(scene, token.i, patient):
            return None
        return Charge(token.i, deed, _blamed(scene, patient, agent), agent, denied=True)
    deed = _own_deed(scene, token, agent, further="denied_doings")
    if deed is not None:
        return Charge(token.i, deed, agent, denied=True)
    return _cleared(scene, token)


def _is_any_part(scene: Scene, verb: int, noun: int) -> bool:
    """ "denied responsibility", "denied any role": with nothing behind it that would tell in what."""
    parse = scene.parse
    if parse.tokens[noun].lemma in ("responsibility", "involvement"):
        return True
    whole = not parse.children(noun, "nmod", "acl", "acl:relcl", "ccomp")
    whole = whole and "in" not in (preposition for preposition, _ in grammar.obliques(parse, verb))
    return whole and any(parse.tokens[c].lemma == "any" for c in parse.children(noun, "det"))


def _blamed(scene: Scene, charge: int, agent: int) -> int:
    """Whom the charge was against: the subject of its clause, where that names somebody ("that its air force had")."""
    clauses = scene.parse.children(charge, "acl", "acl:relcl", "ccomp")
    subjects = (s for clause in clauses for s in scene.parse.children(clause, "nsubj"))
    known = (s for s in subjects if any(not (a.id or "").startswith("collective:") for a in _able(scene, s)))
    return next(known, agent)


def _cleared(scene: Scene, token: Token) -> Charge | None:
    """ "a military source denied that the air force had attacked a hospital": somebody else than who speaks."""
    parse = scene.parse
    for clause in parse.children(token.i, "ccomp"):
        subject = next(iter(parse.children(clause, "nsubj")), None)
        if subject is not None and _is_done(scene, clause) and actors_at(scene, subject):
            return Charge(token.i, clause, subject, grammar.agent(parse, token.i), denied=True)
    return None


def _answerable(scene: Scene, token: Token) -> Charge | None:
    """ "the army was responsible for the raid", "rebels were behind the attack": of somebody who says so."""
    parse = scene.parse
    if token.lemma == "responsible" and parse.children(token.i, "cop"):
        deed = _deed_behind(scene, token.i, None)
        return None if deed is None else Charge(token.i, deed, grammar.subject(parse, token.i))
    if _is_deed(scene, token.i) and parse.children(token.i, "cop") and grammar.preposition(parse, token.i) == "behind":
        return Charge(token.i, token.i, grammar.subject(parse, token.i))
    return None


def _own_deed(scene: Scene, token: Token, agent: int, *, further: str | None = None) -> int | None:
    """The deed that the verb's clause says was done by who speaks: "denied bombing it", "admitted it had fired".

    ``further``: a list of more verbs that are deeds here.
    """
    parse = scene.parse
    for child in parse.children(token.i, "xcomp", "ccomp", "advcl", "obj"):
        subject = next(iter(parse.children(child, "nsubj")), None)
        itself = subject is None or parse.tokens[subject].lemma in _ITSELF or _is_theirs(scene, subject)
        if not itself:
            continue
        behind = parse.children(child, "cop") and grammar.preposition(parse, child) == "behind"
        if behind and subject is not None and _is_deed(scene, child):
            return child
        if parse.tokens[child].lemma == "responsible" and (deed := _deed_behind(scene, child, subject)) is not None:
            return deed
        if _is_done(scene, child, further):
            return child
    return None


def _is_done(scene: Scene, i: int, further: str | None = None) -> bool:
    """A verb that is a deed by itself or with its object ("carried out the raid")."""
    verb = scene.parse.tokens[i]
    if not grammar.is_verb(verb):
        return False
    more = _set(scene, further) if further else frozenset()
    return verb.lemma in _set(scene, "doings") | more or _carries_deed(scene, i)


def _is_theirs(scene: Scene, i: int) -> bool:
    """ "its jets", "their forces"; "any aircraft", which are meant to be whose deed is denied."""
    parse = scene.parse
    whose = {parse.tokens[c].lemma for c in parse.children(i, "nmod:poss")}
    anyone = "any" in (parse.tokens[c].lemma for c in parse.children(i, "det"))
    return bool(whose & {"its", "their", "it", "they"}) or (anyone and parse.tokens[i].pos == "NOUN")


def _carries_deed(scene: Scene, verb: int) -> bool:
    carrying = scene.parse.tokens[verb].lemma in scene.words.set_of("frames", "carrying")
    return carrying and any(_is_deed(scene, o) for o in scene.parse.children(verb, "obj"))


def _deed_behind(scene: Scene, i: int, apart: int | None) -> int | None:
    """The first deed below token ``i`` and behind it, outside of the nominal ``apart``."""
    skip = frozenset() if apart is None else grammar.noun_phrase(scene.parse, apart)
    below = (j for j in sorted(scene.parse.subtree(i)) if j > i and j not in skip and j != apart)
    deed = next((j for j in below if _is_deed(scene, j)), None)
    while deed is not None and deed + 1 < len(scene.parse.tokens) and _is_noun_of_deed(scene, deed + 1):
        deed += 1  # "the drone attack" is the attack
    return deed


def _is_deed(scene: Scene, i: int) -> bool:
    token = scene.parse.tokens[i]
    if grammar.is_verb(token):
        return token.lemma in _set(scene, "doings") | _set(scene, "deeds")
    return _is_noun_of_deed(scene, i)


def _is_noun_of_deed(scene: Scene, i: int) -> bool:
    token = scene.parse.tokens[i]
    return token.pos in ("NOUN", "PROPN") and token.lemma in _set(scene, "deeds")


def _is_nobody(scene: Scene, i: int | None) -> bool:
    if i is None:
        return True
    return scene.parse.tokens[i].lemma in ("nobody", "none", "one") or any(
        scene.parse.tokens[c].lemma in ("no", "neither") for c in scene.parse.children(i, "det")
    )


def _set(scene: Scene, key: str) -> frozenset[str]:
    return scene.words.set_of("responsibility", key)
