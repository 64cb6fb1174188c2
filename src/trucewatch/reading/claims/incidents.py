"""Incidents: strikes, shelling, clashes, attacks, bombs and abductions that a sentence says have happened.

One claim for each event, however many words the sentence spends on it. Who did it is what the sentence says, no more:
that somebody is blamed for it is a claim of its own (`responsibility`), and the dead and injured are counted elsewhere
(domain reference §4.4).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.model.claim import Actor, Figure
from trucewatch.model.when import When, Window
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution
from trucewatch.reading.claims.base import Context, Draft, actors_at, in_role, named, unique_actors, unique_places
from trucewatch.reading.claims.frames import Event, draft_event, find_events, spellings, told_stance, words_in_front
from trucewatch.reading.claims.phrases import words_of
from trucewatch.reading.claims.placing import is_lasting, itself, own_times
from trucewatch.reading.claims.wording import child_lemmas, in_time_words, text_before
from trucewatch.reading.modality import Stance
from trucewatch.reading.scene import ActorMention, Number, Scene

_AIR_AND_ARTILLERY = frozenset({"strike", "shelling"})
_ONLY_IF = re.compile(r"\b(?:only if|if only|unless|in case|should)\b[^.;]*$", re.IGNORECASE)
_CAREER = 4
"""Words above the noun among which one may say what somebody is known for ("responsible for planning attacks")."""
_HARMING = frozenset({"kill", "wound", "injure"})
_GENERAL = ("other", "attack", "clash", "shelling", "strike", "abduction", "ied")
"""From the vaguest to the most telling: of two words for one event the later says more."""


def draft_incidents(
    scene: Scene, context: Context, said: Sequence[Attribution], taken: frozenset[int]
) -> tuple[Draft, ...]:
    """Drafts of the incidents of one sentence; ``taken`` are tokens that other claims hang on."""
    told: list[tuple[Event, Stance]] = []
    for event in find_events(scene, "incident", taken):
        stance = told_stance(scene, event)
        said_so = stance is not None and stance.modality == "actual" and stance.polarity == "asserted"
        if stance is not None and said_so and not _is_habit(scene, event) and not _is_unreal(scene, event):
            told.append((_without_the_blamed(scene, event), stance))
    triggers = frozenset(i for e, _ in told for i in (e.trigger, e.verb)) | taken | frozenset(a.cue for a in said)
    drafts = [_draft(scene, context, said, event, triggers, stance) for event, stance in told]
    return tuple(d for d in _merged(drafts) if _says_something(d))


def _draft(
    scene: Scene,
    context: Context,
    said: Sequence[Attribution],
    event: Event,
    triggers: frozenset[int],
    stance: Stance,
) -> Draft:
    rivals = triggers - {event.trigger, event.verb} | {event.trigger}
    draft = draft_event(scene, context, said, event, rivals, _doubted(scene, event, stance))
    draft = replace(draft, subtype=_subtype(scene, event), when=_when(scene, draft, event, rivals))
    number = _count(scene, event)
    draft = replace(draft, actors=_who(scene, event, draft))
    draft = replace(draft, details={**draft.details, **_described(scene, event, draft)})
    if number is None:
        return draft
    when = draft.when
    window = Window(start=when.start, end=when.end or when.start, kind="incident") if when and when.start else None
    figure = Figure(
        measure="attacks",
        low=number.low,
        best=number.best,
        high=number.high,
        bound=number.bound,
        text=number.text,
        window=window,
    )
    return replace(draft, figure=figure)


def _is_habit(scene: Scene, event: Event) -> bool:
    """ "often targets hotels", "frequent attacks": what somebody is wont to do is no event."""
    wont = scene.words.set_of("incident", "habitual")
    often = child_lemmas(scene, event.verb, "advmod") | child_lemmas(scene, event.trigger, "amod", "advmod")
    return bool(often & wont) or _is_of_a_career(scene, event)


def _is_of_a_career(scene: Scene, event: Event) -> bool:
    """ "is responsible for attacks on patrols", "the cell stages attacks": what somebody is known for, not what befell.

    Only of several attacks without a day, a count or a word of what they did.
    """
    parse = scene.parse
    token = parse.tokens[event.trigger]
    counted = _count(scene, event)
    told = child_lemmas(scene, token.i, "det") & {"the", "these", "those"} or parse.children(token.i, "acl:relcl")
    if token.tag not in ("NNS", "NNPS") or scene.times or told or (counted is not None and counted.best is not None):
        return False
    if {parse.tokens[a].lemma for a in parse.ancestors(token.i)[:_CAREER]} & scene.words.set_of("incident", "careers"):
        return True
    verb = parse.tokens[event.verb]
    above = parse.tokens[verb.head] if verb.tag in ("VB", "VBG") and verb.dep == "xcomp" else verb
    mine = token.dep == "obj" and verb.i == token.head and not grammar.auxiliaries(parse, above.i)
    return mine and above.tag in ("VBZ", "VBP") and verb.lemma != "report" and scene.sentence.part == "body"


def _is_unreal(scene: Scene, event: Event) -> bool:
    """ "would keep fighting", "only if the shelling ends", "believed they were attacking": the tree may not show it."""
    parse = scene.parse
    if _ONLY_IF.search(text_before(scene, parse.tokens[event.trigger].start)):
        return True
    above = parse.tokens[parse.tokens[event.verb].head]
    if above.lemma in scene.words.set_of("incident", "mistaken") and parse.tokens[event.verb].dep == "ccomp":
        return True
    ahead = set(grammar.auxiliaries(parse, above.i)) & {"would", "will", "shall", "could", "might", "may"}
    return bool(ahead) and parse.tokens[event.verb].dep == "xcomp"


def _without_the_blamed(scene: Scene, event: Event) -> Event:
    """ "blamed the strike on Russia", "attributed it to the rebels": who is blamed was not hit."""
    if event.acted_on is None:
        return event
    above = {scene.parse.tokens[a].lemma for a in (event.verb, *scene.parse.ancestors(event.trigger)[:1])}
    blaming = scene.words.set_of("responsibility", "accusing") | scene.words.set_of("responsibility", "laying")
    behind = grammar.preposition(scene.parse, event.acted_on) in ("on", "to", "with")
    return replace(event, acted_on=None, targets=()) if behind and above & blaming else event


def _doubted(scene: Scene, event: Event, stance: Stance) -> Stance:
    """ "a suspected gas attack": the doubt of the report goes with it."""
    front = words_in_front(scene, event.trigger) & scene.words.set_of("incident", "doubted")
    return replace(stance, hedges=(*stance.hedges, *sorted(front)))


def _subtype(scene: Scene, event: Event) -> str | None:
    """Bombs that fall from the air are no mines: barrel bombs, "bombs hit the market", "a bomb dropped by a plane"."""
    if event.frame.subtype != "ied" or event.doer is None:
        return event.frame.subtype
    parse = scene.parse
    bomb = parse.tokens[event.doer]
    sort = words_in_front(scene, bomb.i) | {parse.tokens[c].lemma for c in parse.children(bomb.i, "acl", "acl:relcl")}
    several = (
        bomb.lemma == "bomb" and bomb.tag == "NNS" and parse.tokens[event.trigger].lemma in ("hit", "strike", "fall")
    )
    return "strike" if several or sort & scene.words.set_of("incident", "from_the_air") else "ied"


def _when(scene: Scene, draft: Draft, event: Event, rivals: frozenset[int]) -> When | None:
    """The time of the event; a time that no event owns only where no other verb does."""
    when = draft.when
    if when is None or not (when.start or when.end) or is_lasting(scene, when):
        return None
    if own_times(scene, (event.trigger, event.verb), rivals):
        return when
    said = next((t for t in scene.times if t.text == when.expression), None)
    head = None if said is None else scene.head_of(said.start, said.end)
    above = None if head is None else grammar.verb_above(scene.parse, head)
    around = {event.trigger, event.verb, *scene.parse.ancestors(event.verb)}
    return when if above is None or above in around else None


def _who(scene: Scene, event: Event, draft: Draft) -> tuple[Actor, ...]:
    """Attacker and target, or the parties to a clash, as far as the sentence names them."""
    role = event.frame.doer
    unnamed = {a.name for m in event.doers if not _is_named(scene, event, m) for a in m.actors}
    actors = [a for a in draft.actors if a.role != role or a.name not in unnamed]
    if event.frame.subtype == "clash":
        actors += named((m for c in _between(scene, event) for m in actors_at(scene, c)), "party")
    elif role and (speakers := _armed(scene, itself(scene, event.doer, event.verb, draft.voice))):
        actors = [*(in_role(a, role) for a in speakers), *(a for a in actors if a.role != role)]
    elif role and (owners := _owners(scene, event)):
        actors = [*named(owners, role), *actors]
    return unique_actors(actors)


def _armed(scene: Scene, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    arms = scene.words.set_of("incident", "arms")
    return tuple(actors) if all(a.kind in arms for a in actors) else ()


def _owners(scene: Scene, event: Event) -> tuple[ActorMention, ...]:
    """ "Russian drones attacked the city": the state whose machines they are."""
    if event.doer is None or event.frame.subtype not in _AIR_AND_ARTILLERY:
        return ()
    phrase = frozenset(j for j in grammar.noun_phrase(scene.parse, event.doer) if j < event.doer)
    return tuple(a for a in scene.actors_in(phrase) if a.form == "adjective" and a.actor.kind == "state")


def _is_named(scene: Scene, event: Event, doer: ActorMention) -> bool:
    """Whether the words name who did it.

    "Warplanes" alone belong to whoever flies them, and "an Iraqi car bombing" happened in Iraq; "Russian air strikes"
    are Russia's.
    """
    if doer.form == "adjective" and doer.actor.kind in ("state", "de_facto_authority"):
        return event.frame.subtype in _AIR_AND_ARTILLERY
    machines = scene.words.set_of("incident", "aircraft") | scene.words.set_of("incident", "shells")
    tokens = scene.parse.covering(doer.start, doer.end)
    return len(tokens) != 1 or not spellings(tokens[0]) & machines


def _between(scene: Scene, event: Event) -> tuple[int, ...]:
    """ "clashes between A and B", "clashes erupted between A and B": who fought, behind the noun or its verb."""
    return tuple(
        c
        for i in dict.fromkeys((event.trigger, event.verb, *scene.parse.children(event.trigger, "acl")))
        for prep, c in grammar.obliques(scene.parse, i)
        if prep in ("between", "with", "against", "among")
    )


def _described(scene: Scene, event: Event, draft: Draft) -> dict[str, str]:
    """What was hit, with what and by whom, in the words of the report where no table knows a name."""
    found: dict[str, str] = {}
    harmed = scene.parse.tokens[event.trigger].lemma in _HARMING
    if event.acted_on is not None and event.frame.target and event.frame.subtype != "clash" and not harmed:
        found["target"] = words_of(scene, event.acted_on)
    if weapon := _weapon(scene, event):
        found["weapon"] = weapon
    by_name = any(a.role in ("attacker", "party") for a in draft.actors)
    doer = None if event.doer is None else scene.parse.tokens[event.doer]
    if doer is not None and not by_name and spellings(doer) & scene.words.set_of("incident", "fighters"):
        found["attacker"] = words_of(scene, doer.i)
    return found


def _weapon(scene: Scene, event: Event) -> str | None:
    """The first word of a weapon in the doer, in front of the noun, or behind "with" and "by"."""
    parse = scene.parse
    near: list[int] = []
    if event.doer is not None:
        near += sorted(grammar.noun_phrase(parse, event.doer))
    if not grammar.is_verb(parse.tokens[event.trigger]):
        front = words_in_front(scene, event.trigger)
        near += [t.i for t in parse.tokens[: event.trigger] if t.lemma in front or t.text.lower() in front]
        near.append(event.trigger)
    for verb in {event.trigger, event.verb}:
        near += [c for prep, c in grammar.obliques(parse, verb) if prep in ("with", "by", "using")]
        near += parse.children(verb, "obj") if event.frame.thrown else ()
    known = scene.words.set_of("incident", "weapons")
    at = next((j for j in near if spellings(parse.tokens[j]) & known), None)
    if at is None or at == event.trigger:
        return None
    sort = [j for j in parse.children(at, "compound") if j == at - 1]  # "barrel bombs", "car bomb"
    first = parse.tokens[sort[0] if sort else at]
    return scene.span(first.start, parse.tokens[at].end).text.lower()


def _count(scene: Scene, event: Event) -> Number | None:
    """ "three air strikes", "at least 40 raids": how many; not the two hours of "a two-hour battle"."""
    token = scene.parse.tokens[event.trigger]
    if token.tag not in ("NNS", "NNPS"):
        return None
    phrase = grammar.noun_phrase(scene.parse, event.trigger)
    counts = (n for n in scene.numbers if n.end <= token.start and scene.within(n.start, n.end, phrase))
    return next((n for n in counts if not in_time_words(scene, n)), None)


def _says_something(draft: Draft) -> bool:
    """A bare "the attack" is no news: where, when, by whom, on what or how often must be told."""
    return bool(draft.places or draft.actors or draft.when or draft.figure or "target" in draft.details)


def _merged(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each event: words that tell of the same thing in one sentence are one claim."""
    kept: list[Draft] = []
    for draft in drafts:
        at = next((k for k, other in enumerate(kept) if _same_event(other, draft)), None)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = _joined(kept[at], draft)
    return kept


def _same_event(one: Draft, other: Draft) -> bool:
    """Nothing that the two say of the event speaks against their being one."""
    kinds = {one.subtype, other.subtype}
    if len(kinds) > 1 and not kinds & {"attack", "other"}:
        return False
    if one.voice.claimants and other.voice.claimants and one.voice.claimants != other.voice.claimants:
        return False
    return not any(
        here and there and not here & there
        for here, there in (
            (_names(one, "attacker", "party"), _names(other, "attacker", "party")),
            ({p.name for p in one.places}, {p.name for p in other.places}),
            (_day(one), _day(other)),
            (_target(one), _target(other)),
        )
    )


def _names(draft: Draft, *roles: str) -> set[str]:
    return {a.id or a.name for a in draft.actors if a.role in roles}


def _day(draft: Draft) -> set[str]:
    return {draft.when.start[:10]} if draft.when and draft.when.start else set()


def _target(draft: Draft) -> set[str]:
    target = draft.details.get("target")
    return {target} if isinstance(target, str) else set()


def _joined(one: Draft, other: Draft) -> Draft:
    """The more telling draft, with what only the other one says."""
    first, second = (one, other) if _rank(one) >= _rank(other) else (other, one)
    return replace(
        first,
        actors=unique_actors((*first.actors, *second.actors)),
        places=unique_places((*first.places, *second.places)),
        when=first.when or second.when,
        figure=first.figure or second.figure,
        details={**second.details, **first.details},
        reasons=(*first.reasons, *second.reasons),
    )


def _rank(draft: Draft) -> int:
    return _GENERAL.index(draft.subtype or "other")
