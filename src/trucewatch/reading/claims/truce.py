"""Truce claims: proposed, agreed, declared, in effect, extended, expiring, suspended, ended, rejected, kept to.

A claim needs a trigger word and a truce noun in the right grammatical relation to it (the table `truce.trigger` of the language),
or a verb of stopping with something hostile as its object. Nearness alone makes no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.lexicon.words import Trigger, Words
from trucewatch.model.claim import Actor, Place, Reason
from trucewatch.model.when import Term, When
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution
from trucewatch.reading.claims.base import (
    Context, Draft, actors_at, in_role, named, owner_of, place_in_role, places_of, resolved, tense_at, times_of, unique_actors, unique_places,
    voice,
)  # fmt: skip
from trucewatch.reading.modality import Stance, stance_of
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import ActorMention, Scene, TruceMention
from trucewatch.reading.times import TimeMention
from trucewatch.reading.times.values import Feast

# Agreeing to or announcing an act is the act itself for these kinds, not a plan of it.
_DOING = frozenset({"agree", "announce", "declare", "order", "decide", "proclaim", "accept", "consent", "call", "vote", "reach", "conclude", "make"})
_COMMITTING = frozenset({"agree", "consent", "accept", "decide", "order", "declare", "announce", "proclaim", "instruct", "vow", "pledge", "promise", "undertake"})
_MEDIATING = frozenset({"broker", "mediate", "sponsor", "facilitate", "arrange", "negotiate", "propose", "convene", "guarantee"})
_DROPPED_UNLESS_REAL = frozenset({"truce.collapsed", "truce.terminated", "truce.suspended", "truce.in_effect", "truce.expiry", "violation.alleged"})
_BYGONE = frozenset({"past", "previous", "prior", "earlier", "former"})
_TO_PROPOSED = frozenset({"truce.declared", "truce.agreed", "truce.extended"})
_START_CUES = frozenset({"from"})
_PARTY_KINDS = frozenset({"state", "armed_group", "designated_group", "opposition_body", "de_facto_authority", "armed_forces", "coalition", "official", "ministry"})


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger word at token ``i`` standing in the right relation to a truce."""

    i: int
    kind: str
    truce: TruceMention | None
    rule: str
    detail: str
    stance_word: str | None = None
    patient: int | None = None
    end: int | None = None
    fixed: TimeMention | None = None  # the one time that the pattern itself found
    via: int | None = None  # the verb that a noun trigger is subject of ("the extension runs until ...")


def draft_truces(scene: Scene, context: Context, attributions: Sequence[Attribution], other_triggers: frozenset[int]) -> tuple[Draft, ...]:
    """Drafts of the truce and violation families for one sentence."""
    matches = _one_per_trigger(_all(scene))
    triggers = frozenset(m.i for m in matches) | other_triggers | frozenset(a.cue for a in attributions)
    drafts = [d for m in matches if (d := _draft(scene, context, attributions, m, triggers))]
    return _fold_starts(scene, drafts)


def trigger_tokens(scene: Scene) -> frozenset[int]:
    return frozenset(m.i for m in _all(scene))


def _all(scene: Scene) -> list[Match]:
    return [*_by_trigger(scene), *_by_noun(scene), *_by_standing(scene), *_by_addition(scene), *_by_stopping(scene)]


def _by_addition(scene: Scene) -> Iterator[Match]:
    """ "the pause gets one more day", "adds 48 hours to the calm": time given to a truce is an extension of it."""
    parse = scene.parse
    for token in parse.tokens:
        if token.lemma not in ("get", "gain", "win", "add", "give", "receive", "grant") or not grammar.is_verb(token):
            continue
        what = grammar.patient(parse, token.i)
        gained = [t for t in scene.times if t.hours and (what is not None and scene.within(t.start, t.end, frozenset(parse.subtree(what))) or 0 <= t.start - token.end <= 12)]
        if not gained:
            continue
        who = grammar.subject(parse, token.i)
        for truce in scene.truces:
            given_to = any(child in truce.stands_for for prep, child in grammar.obliques(parse, token.i) if prep == "to")
            given_to = given_to or what is not None and any(child in truce.stands_for for prep, child in grammar.obliques(parse, what) if prep == "to")
            if given_to or who in truce.stands_for and (gained[0].further or re.search(r"\b(?:more|extra)\b", gained[0].text)):
                yield Match(token.i, "truce.extended", truce, "truce.extended/added", f"{token.text} {gained[0].text}", patient=truce.head)


# --- finding the trigger -------------------------------------------------------------------------------------------------


def _by_trigger(scene: Scene) -> Iterator[Match]:
    for token in scene.parse.tokens:
        if not (grammar.is_verb(token) or token.pos == "ADJ" or _misread_verb(scene, token.i)):
            continue
        for trigger in scene.words.truce_triggers:
            phrase = _phrase(scene, token.i, trigger)
            if token.lemma not in trigger.verbs and not phrase:
                continue
            for truce in scene.truces:
                if truce.weak and not _weak_fits(trigger.kind, truce, scene):
                    continue
                how = _relation(scene, token.i, trigger, truce) or _nearest(scene, token.i, trigger, truce)
                if how:
                    yield Match(
                        token.i, trigger.kind, truce, f"{trigger.kind}/{how}", f"{token.text} … {truce.text}", trigger.stance,
                        patient=truce.head, end=phrase,
                    )  # fmt: skip


def _weak_fits(kind: str, truce: TruceMention, scene: Scene) -> bool:
    """Which events a word that merely stands for the truce may have. "The pause" may have all, "the deal" fewer, "it" fewest."""
    lemma = scene.parse.tokens[truce.head].lemma
    if lemma in ("it", "they", "this", "that"):
        return kind in ("truce.extended", "truce.expiry", "truce.in_effect", "truce.collapsed")
    if lemma in ("term", "period"):
        return kind in ("truce.extended", "truce.expiry", "truce.in_effect")
    if lemma in scene.words.set_of("truce", "halting_nouns"):
        return True
    return kind not in ("truce.proposed", "truce.discussed", "truce.declared")


def _phrase(scene: Scene, i: int, trigger: Trigger) -> int | None:
    """End offset of a verb phrase of the trigger that begins at token ``i`` ("took immediate effect", "ran out")."""
    token = scene.parse.tokens[i]
    after = scene.sentence.text[token.end - scene.sentence.start :]
    for verb, rest in trigger.phrases:
        if token.lemma != verb:
            continue
        found = re.match(rf"(?:\s+(?:[a-z]+ly|immediate|full|formally|back|also|again|now|already|still))*\s+{re.escape(rest)}\b", after, re.IGNORECASE)
        if found:
            return token.end + found.end()
    return None


def _relation(scene: Scene, i: int, trigger: Trigger, truce: TruceMention) -> str | None:
    """How the truce stands to the trigger verb, if it stands as the trigger wants it."""
    parse = scene.parse
    token = parse.tokens[i]
    if i in truce.stands_for:
        return None
    stands = truce.stands_for
    if trigger.role in ("object", "direct"):
        what = grammar.patient(parse, i)
        if what is not None and stands & set(grammar.conjuncts(parse, what)):
            return "passive" if grammar.is_passive(parse, i) else "active"
        if trigger.role == "direct":
            return None
        who = grammar.subject(parse, i)
        if token.lemma not in ("continue", "hold") and what is None and who is not None and stands & set(grammar.conjuncts(parse, who)) and trigger.kind in ("truce.agreed", "truce.declared", "truce.extended", "truce.rejected"):
            return "participle"  # a truce neither agrees nor declares: "the ceasefire agreed in Minsk" was agreed by others
        # "agreement was reached on a truce", "accepted terms of": the truce one step below the object.
        for prep, child in (*grammar.obliques(parse, i), *(grammar.obliques(parse, what) if what is not None else ())):
            carrying = what is None or parse.tokens[what].lemma in scene.words.carriers
            if child in stands and prep in ("on", "for", "of", "about", "over") and carrying and trigger.kind == "truce.agreed":
                return "carried"
        if token.tag == "VBN" and token.dep == "amod" and token.head in stands and parse.tokens[i - 1].text not in ("-", "–"):
            return "participle"
        return None
    if trigger.role == "subject":
        who = grammar.subject(parse, i)
        if who is not None and stands & set(grammar.conjuncts(parse, who)) and not _acts_on_other(parse, i, trigger):
            return "subject"
        return None
    wanted = {rest.split()[-1] for verb, rest in trigger.phrases if verb == token.lemma}
    for prep, child in grammar.obliques(parse, i):
        fits = prep.split()[-1:] and (prep.split()[-1] in wanted if wanted else prep in _REACHING)
        if child in stands and fits:
            return f"with {prep}"
    if parse.tokens[i].lemma == "agree":
        what = grammar.patient(parse, i)
        if what in stands:
            return "object"
    return None


_PLAIN = frozenset({"extend", "prolong", "lengthen", "renew", "expire", "lapse"})


def _misread_verb(scene: Scene, i: int) -> bool:
    """ "to lengthen by five days": a word after "to" that only a verb can be, whatever the tagger made of it."""
    token = scene.parse.tokens[i]
    return i > 0 and scene.parse.tokens[i - 1].lemma == "to" and token.text.lower() in _PLAIN


def _nearest(scene: Scene, i: int, trigger: Trigger, truce: TruceMention) -> str | None:
    """For verbs that hardly say anything else of a truce: the next truce noun with nothing but phrases in between."""
    token = scene.parse.tokens[i]
    who = grammar.patient(scene.parse, i) if trigger.role == "object" else grammar.subject(scene.parse, i)
    if who is None and trigger.role == "subject" and trigger.kind in ("truce.in_effect", "truce.expiry") and not truce.weak and 0 < i - truce.head <= 4 and token.pos != "ADJ":
        between = scene.parse.tokens[truce.head + 1 : i]
        if all(t.pos in ("AUX", "ADV", "PART", "PUNCT") for t in between):
            return "next"  # the subject right before a verb that the tree left without one
    relative = any(t.lemma in ("that", "which") for t in scene.parse.tokens[truce.head + 1 : i])
    if relative and trigger.role == "object" and grammar.is_passive(scene.parse, i) and (who is None or who < truce.head < i):
        return "nearest relative"  # "a truce that was due to last two days and was extended": a far conjunct of the relative clause
    if who is not None and scene.parse.tokens[who].pos in ("NOUN", "PRON", "NUM", "PROPN") and who not in truce.stands_for and grammar.is_verb(token):
        return None  # the tree names something else ("one due to expire on Thursday")
    if token.lemma not in _PLAIN or truce.weak or trigger.role not in ("object", "subject"):
        return None
    behind = trigger.role == "object" and truce.start > token.end and token.tag not in ("VBN",)
    left, right = (token.i, truce.head) if behind else (truce.head, token.i)
    if left >= right or right - left > 12 or not behind and truce.start > token.start:
        return None
    between = scene.parse.tokens[left + 1 : right]
    if any(t.text in (";", ":", "—", "–") or t.pos == "VERB" and t.tag not in ("VBN", "VBG") for t in between):
        return None
    return "nearest"


# "agreed to", "arrived at", "consented to": what leads to the thing, not "under its terms" or "despite it".
_REACHING = frozenset({"to", "on", "at", "upon", "for", "with", "into"})


def _acts_on_other(parse: grammar.Parse, i: int, trigger: Trigger) -> bool:
    """ "the truce ended hopes": with an object of its own the verb says something else."""
    return trigger.kind != "truce.in_effect" and bool(parse.children(i, "obj")) and not grammar.is_passive(parse, i)


def _by_noun(scene: Scene) -> Iterator[Match]:
    """ "the extension of the truce", "truce violations", "an end to the truce"."""
    parse = scene.parse
    for trigger in scene.words.truce_triggers:
        for token in parse.tokens:
            if token.lemma not in trigger.nouns or token.pos not in ("NOUN", "PROPN"):
                continue
            below = frozenset(parse.subtree(token.i))
            for truce in scene.truces:
                far = any(grammar.is_verb(parse.tokens[t]) for t in parse.path(token.i, truce.head))
                if truce.head in below and truce.head != token.i and not far and parse.distance(token.i, truce.head) <= 3:
                    yield Match(token.i, trigger.kind, truce, f"{trigger.kind}/noun", f"{token.text} of {truce.text}", patient=truce.head)
            if trigger.kind == "truce.extended" and not any(t.head in below for t in scene.truces) and _extension_alone(scene, token.i):
                above = _said_of(scene, token.i)
                yield Match(token.i, trigger.kind, None, f"{trigger.kind}/noun", f"{token.text} with a length", patient=token.i, via=above)


def _by_standing(scene: Scene) -> Iterator[Match]:
    """ "the truce in force since 27 February", "the ceasefire of May 10", "a five-day-old truce": the start stands on the noun."""
    base, text = scene.sentence.start, scene.sentence.text
    for truce in scene.truces:
        after = text[truce.end - base :]
        since = re.match(r"(?:\s+agreement|\s+deal)?,?\s+(?:that has been |which has been |that is |which is )?(?:in (?:force|place|effect)|effective)\s+(?:there\s+)?(?:since|from)\s", after, re.I)
        dated = re.match(r"\s+of\s+(?=\S)", after)
        fronted = re.match(r"(?:In (?:force|place|effect)|Effective) (?:there )?since (?P<when>[^,]{3,40}),\s+(?:the|this|a)\s+(?:[\w-]+\s+){0,2}$", text[: truce.start - base])
        for time in scene.times:
            gap = time.start - truce.end
            if fronted and base + fronted.start("when") <= time.start < base + fronted.end("when"):
                yield Match(truce.head, "truce.in_effect", truce, "truce.in_effect/since", f"since {time.text} … {truce.text}", patient=truce.head, fixed=time)
                break
            if since and 0 <= gap - since.end() <= 2 or dated and gap == dated.end() and time.sort in ("date", "time"):
                yield Match(truce.head, "truce.in_effect", truce, "truce.in_effect/since", f"{truce.text} … {time.text}", patient=truce.head, fixed=time)
                break
            if re.search(r"-old$", time.text) and 0 < truce.start - time.end <= 20:
                yield Match(truce.head, "truce.in_effect", truce, "truce.in_effect/age", f"{time.text} {truce.text}", patient=truce.head)
                break


def _extension_alone(scene: Scene, i: int) -> bool:
    """ "a six-month extension", "the extension runs from 1 a.m.": no truce named beside it, but a length or a clock of its own."""
    parse = scene.parse
    phrase = grammar.noun_phrase(parse, i)
    if any(t.hours and scene.within(t.start, t.end, phrase) for t in scene.times):
        return True
    return _said_of(scene, i) is not None


_RUNNING = frozenset({"runs", "ran", "begins", "began", "starts", "started", "lasts", "lasted", "takes", "took", "comes", "came", "expires", "expired", "ends", "ended", "run", "begin", "start", "last"})


def _said_of(scene: Scene, i: int) -> int | None:
    """The verb right behind the noun ("the extension runs", "the extension will take effect"), by its form: taggers take it for a noun."""
    for token in scene.parse.tokens[i + 1 : i + 4]:
        if token.text.lower() in _RUNNING:
            return token.i
        if token.pos not in ("AUX", "ADV", "PART"):
            return None
    return None


def _by_stopping(scene: Scene) -> Iterator[Match]:
    """ "ordered its units to hold fire", "agreed to stop hostilities", "to halt its bombing campaign": a truce without the noun."""
    parse, words = scene.parse, scene.words
    if scene.sentence.part == "headline" and not scene.actors:
        return
    for token in parse.tokens:
        if token.lemma not in words.stop_verbs or not grammar.is_verb(token):
            continue
        what = grammar.patient(parse, token.i)
        if what is None:
            what = grammar.subject(parse, token.i)  # "ordered military activity to stop", "fighting is to cease"
        lemmas = {parse.tokens[w].lemma for w in grammar.conjuncts(parse, what)} if what is not None else set()
        doing = {parse.tokens[c].lemma for c in parse.children(token.i, "xcomp")} & {"fight", "shoot", "fire", "attack", "bomb", "shell"}
        hostile = (lemmas & words.hostilities) or doing
        if token.lemma in ("end", "stop") and lemmas & {"war", "attack", "strike", "raid", "fire", "action"}:
            hostile = frozenset()  # ending a war, stopping an attack: not a suspension of fighting
        if token.lemma == "hold" and lemmas != {"fire"}:
            continue
        if token.lemma in ("halt", "cease") and parse.tokens[token.head].lemma in ("risk", "threat"):
            continue
        if not hostile:
            continue
        above = grammar.verb_above(parse, token.i)
        governor = parse.tokens[above].lemma if above is not None else ""
        noun = parse.tokens[token.head].lemma if token.dep == "acl" else ""
        against = what is not None and any(p == "against" for p, _ in (*grammar.obliques(parse, what), *grammar.obliques(parse, token.i)))
        if against:
            continue  # "halt operations against all but ...": an undertaking with limits, noted as one
        ahead = token.lemma in ("cease", "stop", "halt") and grammar.patient(parse, token.i) is None and token.tag == "VB" and bool(scene.times)
        committed = ahead and not above or governor in _COMMITTING or noun in ("decision", "agreement", "order", "deal", "pledge", "commitment", "move")
        if not committed:
            continue
        kind = "truce.agreed" if governor in ("agree", "consent", "accept") or noun in ("agreement", "deal") else "truce.declared"
        yield Match(token.i, kind, None, f"{kind}/stopping", f"{governor or noun} to {token.text} {', '.join(sorted(map(str, hostile)))}", patient=what)


def _one_per_trigger(matches: Sequence[Match]) -> list[Match]:
    """One claim a trigger word: the closest truce wins, a strong noun before a weak one, the earlier rule among equals."""
    best: dict[int, tuple[tuple[int, int], Match]] = {}
    for match in matches:
        rank = (match.truce.weak if match.truce else 1, abs(match.i - (match.truce.head if match.truce else match.i)))
        if match.i not in best or rank < best[match.i][0]:
            best[match.i] = (rank, match)
    return [best[i][1] for i in sorted(best)]


# --- filling the claim ---------------------------------------------------------------------------------------------------


def _draft(
    scene: Scene, context: Context, attributions: Sequence[Attribution], match: Match, triggers: frozenset[int]
) -> Draft | None:
    parse = scene.parse
    done = _DOING if match.kind in _TO_PROPOSED or match.kind == "truce.in_effect" else frozenset()
    stance = stance_of(parse, match.i, scene.words, done)
    if match.truce and any(parse.tokens[c].lemma == "no" for top in match.truce.stands_for for c in parse.children(top, "det")):
        stance = stance.denied("no")
    kind, stance = _settle(match, stance, scene)
    if kind is None:
        return None
    if match.truce and stance.modality == "actual" and any(parse.tokens[c].lemma in _BYGONE for top in match.truce.stands_for for c in parse.children(top, "amod")):
        stance = replace(stance, modality="historical", governors=(*stance.governors, "of the past"))
    below = frozenset(parse.subtree(match.truce.head)) if match.truce else frozenset(parse.subtree(match.patient)) if match.patient is not None else frozenset()
    below = frozenset(b for b in below if not any(b in parse.subtree(t) and t in parse.subtree(match.patient or match.i) and t != match.i for t in triggers if t in below))
    places = _coverage(scene, context, match, triggers, below)
    zone = next((p.zone for p in scene.places if p.place.name in {x.name for x in places} and p.zone), context.zone)
    when, term, further = _times(scene, context, match, triggers, below, zone, kind)
    if kind == "truce.in_effect" and parse.tokens[match.i].lemma in ("apply", "operate", "prevail", "run", "last", "stand") and when is None and term is None:
        return None  # "to whom the arrangement applies" says nothing of its being in force
    actors = _actors(scene, match, kind, attributions, below)
    said = voice(scene, match.i, attributions)
    stance = _ahead(kind, stance, term, context)
    if kind == "truce.in_effect" and stance.modality == "planned" and said.verb in ("announce", "declare", "proclaim", "order") and any(s.kind in _PARTY_KINDS for s in said.sources):
        # "a calm will apply from Thursday, the army announced": that is how a truce is declared.
        kind = "truce.declared"
        actors = unique_actors((*(in_role(s, "announcer") for s in said.sources), *actors))
    details: dict[str, object] = {}
    if match.stance_word:
        details["stance"] = match.stance_word
        if stance.modality == "conditional":
            details["stance"] = "accepts_conditionally"
        if stance.polarity == "denied":
            details["stance"] = "rejects"
    if stance.modality == "historical":
        details["background"] = True
    if feast := next((t for t in scene.times if isinstance(t.value, Feast)), None):
        details["occasion"] = feast.text
    if months := next((t.months for t in scene.times if t.sort == "duration" and t.months and _near_truce(match, t)), None):
        details["months"] = months
    if re.search(r"\bunilateral(?:ly)?\b", scene.sentence.text, re.I) and kind in ("truce.declared", "truce.agreed"):
        details["unilateral"] = True
    return Draft(
        kind=kind, scene=scene, trigger=match.i, stance=stance, voice=said, truce=match.truce,
        reasons=(Reason(rule=match.rule, detail=match.detail), *(Reason(rule="modality", detail=" < ".join(stance.governors)) for _ in (1,) if stance.governors)),
        subtype=_instrument(match, scene), actors=actors, places=places, zone=zone, when=when, term=term, further=further,
        details=details, end_trigger=match.end,
    )  # fmt: skip


def _ahead(kind: str, stance: Stance, term: Term | None, context: Context) -> Stance:
    """A truce agreed or declared today that starts tomorrow is still a plan."""
    if kind not in ("truce.declared", "truce.agreed") or term is None or not term.start or not context.published:
        return stance
    return stance.weakened("planned", "starts after the report") if term.start[:10] > context.published[:10] else stance


def _near_truce(match: Match, time: TimeMention) -> bool:
    """A length in months is kept as the calendar months it is, not turned into hours."""
    return match.truce is not None and 0 <= match.truce.start - time.end <= 14


def _instrument(match: Match, scene: Scene) -> str:
    if match.truce and not match.truce.weak:
        return match.truce.kind
    strong = [t for t in scene.truces if not t.weak]
    return strong[0].kind if strong else "ceasefire" if match.truce is None else "truce"


def _settle(match: Match, stance: Stance, scene: Scene) -> tuple[str | None, Stance]:
    """The kind after modality has spoken: a wished truce is a proposal, a feared end is nothing."""
    kind = match.kind
    text = scene.sentence.text
    if text.rstrip().endswith("?"):
        return None, stance
    if kind == "truce.expiry" and match.end and scene.span(scene.parse.tokens[match.i].start, match.end).text.lower().endswith(" over"):
        above = grammar.verb_above(scene.parse, match.i)
        if above is not None and scene.parse.tokens[above].lemma in ("announce", "declare", "proclaim", "say"):
            kind = "truce.terminated"  # a side that says it is over ends it; a clock that runs out is another thing
    if kind == "truce.declared" and match.truce and re.match(r"\s+(?:was |is |to be |had been )?(?:over|dead|finished|null and void|at an end)\b", text[match.truce.end - scene.sentence.start :]):
        kind = "truce.terminated"
    if kind == "truce.terminated" and scene.parse.tokens[match.i].pos == "NOUN":
        above = grammar.verb_above(scene.parse, match.i)
        if above is None or scene.parse.tokens[above].lemma not in ("announce", "declare", "proclaim"):
            return None, stance  # "before the end of the truce" ends nothing; announcing its end does
    if kind == "truce.in_effect" and match.truce and any(t.further for t in scene.times_in(grammar.clause(scene.parse, match.i))) and scene.parse.tokens[match.i].lemma in ("run", "last", "hold", "apply"):
        kind = "truce.extended"  # "will run for 72 hours more"
    if kind == "truce.extended" and stance.polarity == "denied" and re.search(r"\byet\b", text):
        return "truce.discussed", replace(stance, polarity="asserted", governors=(*stance.governors, "not yet"))
    if kind == "truce.extended" and stance.polarity == "denied":
        return "truce.expiry", replace(stance, polarity="asserted", governors=(*stance.governors, "not extended"))
    if kind in _DROPPED_UNLESS_REAL and stance.polarity == "denied" and "deny" not in stance.governors:
        return None, stance  # "it did not end the pause" says nothing new; a party's denial does, and stays
    if kind in ("truce.declared", "truce.agreed") and stance.polarity == "denied" and scene.parse.tokens[match.i].lemma in ("confirm", "make", "back", "secure"):
        return None, stance  # what is not confirmed is not refused either
    if kind == "truce.declared" and scene.parse.tokens[match.i].lemma == "hold" and stance.modality != "planned":
        return None, stance  # a truce that is held is kept; only one that will be held is announced
    if kind in ("truce.declared", "truce.agreed") and match.truce and _offered(scene, match):
        return "truce.proposed", stance.weakened("planned", "offer")
    if kind in ("truce.declared", "truce.agreed") and stance.polarity == "denied" and "deny" not in stance.governors:
        return "truce.rejected", replace(stance, polarity="asserted")
    if kind == "truce.position" and match.truce and match.stance_word == "accepts":
        above = grammar.verb_above(scene.parse, match.i)
        if above is not None and scene.parse.tokens[above].lemma in ("agree", "consent") and not match.truce.definite and scene.parse.tokens[match.i].dep in ("xcomp", "ccomp", "advcl", "obl"):
            return "truce.agreed", stance  # "agreed to observe a ceasefire": with no truce named before, this is the agreement
    if kind in ("truce.reaffirmed", "truce.position") and stance.modality in ("desired", "hypothetical"):
        return None, stance  # a demand made of a side is not its position
    if stance.modality in ("desired", "hypothetical", "conditional"):
        if kind in _TO_PROPOSED:
            if stance.modality == "desired" and _strongly_named(match):
                return "truce.proposed", stance
            return None, stance
        if kind in _DROPPED_UNLESS_REAL:
            return None, stance
    if kind == "truce.expiry" and match.truce and match.truce.weak and stance.modality != "actual":
        return None, stance
    return kind, stance


_OFFERS = frozenset({"offer", "proposal", "call", "draft", "plan", "roadmap", "request", "demand", "appeal", "initiative", "bid"})


def _offered(scene: Scene, match: Match) -> bool:
    """ "made an offer of a truce": the offer is what was made; to accept or sign the offer is to agree."""
    if match.truce is None or scene.parse.tokens[match.i].lemma not in ("make", "announce", "declare", "present", "unveil", "table", "introduce"):
        return False
    return any(scene.parse.tokens[t].lemma in _OFFERS for t in match.truce.stands_for)


def _strongly_named(match: Match) -> bool:
    return match.truce is not None and not match.truce.weak


def _coverage(scene: Scene, context: Context, match: Match, triggers: frozenset[int], below: frozenset[int]) -> tuple[Place, ...]:
    """Where the truce holds: places in its own noun phrase first ("the Aleppo truce"), then those of the clause."""
    parse = scene.parse
    own: list[Place] = []
    if match.truce:
        phrase = frozenset().union(*(grammar.noun_phrase(parse, j) for j in match.truce.stands_for))
        own = [p.place for p in scene.places if scene.within(p.start, p.end, phrase) and not _venue(scene, p.start) and not _broker(scene, context, p)]
        if not own and re.search(r"\b(?:nation|country)wide\b|\bnational\b|\bacross the country\b", scene.span(scene.parse.tokens[min(phrase)].start, max(match.truce.end, scene.parse.tokens[max(phrase)].end)).text, re.I) and context.country:
            own = [context.country]
    if not own:
        # Outside the truce's own phrase only places of the conflict itself count: Kuwait hosts the talks, it has no truce.
        own = [
            p.place for p in scene.places
            if not p.associative and (scene.within(p.start, p.end, below) or owner_of(scene, p.start, p.end, triggers) == match.i)
            and not _broker(scene, context, p) and not _venue(scene, p.start) and (not context.home or p.place.country in context.home or p.place.country is None)
        ]
    own = [p for p in own if not _metonym(scene, p) and not _clock_place(scene, p)]
    own += [p for p in _listed_with(scene, own) if p not in own]
    return unique_places(place_in_role(p, "coverage") for p in own)


def _broker(scene: Scene, context: Context, mention: PlaceMention) -> bool:
    """ "the Cairo-brokered truce", "a U.S. proposal for a truce": the country of the broker is no front."""
    base, text = scene.sentence.start, scene.sentence.text
    after, before = text[mention.end - base :], text[: mention.start - base]
    if re.match(r"-(?:brokered|mediated|sponsored|backed|led|proposed|hosted|based|drafted|initiated|facilitated)\b", after):
        return True
    if not context.home or mention.place.country in context.home or mention.place.country is None:
        return False
    return not re.search(r"\b(?:in|for|across|throughout|inside|within|on)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", before)


_PLACE_GAP = re.compile(r"(?:,?\s+and|,|,?\s+as well as)\s+(?:in\s+|for\s+)?(?:the\s+)?(?:(?:city|province|town|region|countryside|outskirts)\s+of\s+)?")


def _listed_with(scene: Scene, chosen: Sequence[Place]) -> list[Place]:
    """ "in Latakia province and in the city of Aleppo": the places listed behind one that is covered are covered too."""
    base, more = scene.sentence.start, []
    named = sorted((p for p in scene.places if not p.associative), key=lambda p: p.start)
    for left, right in zip(named, named[1:], strict=False):
        if left.place.name in {p.name for p in (*chosen, *more)} and _PLACE_GAP.fullmatch(scene.sentence.text[left.end - base : right.start - base]):
            more.append(right.place)
    return more


def _clock_place(scene: Scene, place: Place) -> bool:
    """ "at midnight in Damascus", "Damascus time": the place tells the clock, not the front."""
    base, text = scene.sentence.start, scene.sentence.text
    for mention in scene.places:
        if mention.place.name == place.name:
            before, after = text[: mention.start - base], text[mention.end - base :]
            if re.search(r"(?:\b(?:midnight|noon|o[’']clock)|\d\s?[ap]\.?m\.?|\d{1,2}[:.]\d{2})\s+in\s+$", before, re.I) or re.match(r"\s+(?:local\s+)?time\b", after):
                return True
    return False


def _metonym(scene: Scene, place: Place) -> bool:
    """A capital that acts ("Moscow said") or a country that does (subject, by-phrase) is no coverage."""
    for mention in scene.places:
        if mention.place is not place and mention.place.name != place.name:
            continue
        head = scene.head_of(mention.start, mention.end)
        if head is None:
            continue
        token = scene.parse.tokens[head]
        if token.dep.startswith(("nsubj", "obl:agent")) or token.dep == "conj" and scene.parse.tokens[token.head].dep.startswith("nsubj"):
            return True
        if any(a.start <= mention.start < a.end and a.form in ("capital", "seat", "person") and token.dep not in ("obl", "nmod", "compound") for a in scene.actors):
            return True
        before = scene.sentence.text[max(0, mention.start - 12 - scene.sentence.start) : mention.start - scene.sentence.start].lower()
        if re.search(r"\b(?:by|with|from|between|and)\s+(?:the\s+)?$", before) and place.precision == "country":
            return True
    return False


def _venue(scene: Scene, start: int) -> bool:
    """ "signed in Jeddah", "announced in Geneva": where it was said or signed is not where it holds."""
    head = scene.head_of(start, start + 1)
    if head is None:
        return False
    above = grammar.verb_above(scene.parse, head)
    lemma = scene.parse.tokens[above].lemma if above is not None else ""
    token = scene.parse.tokens[head]
    return token.dep.startswith("obl") and lemma in ("sign", "say", "tell", "meet", "announce", "negotiate", "reach", "conclude", "agree", "talk", "speak", "broker")


def _times(
    scene: Scene, context: Context, match: Match, triggers: frozenset[int], below: frozenset[int], zone: str | None, kind: str
) -> tuple[When | None, Term | None, bool]:
    """The day of the event, the term it gives the truce, and whether its length counts from the end before it."""
    tense = tense_at(scene, match.i)
    mine = _owned_times(scene, match, triggers, below)
    phrase = frozenset().union(*(grammar.noun_phrase(scene.parse, j) for j in (match.truce.stands_for if match.truce else {match.i})))
    when: When | None = None
    start: When | None = None
    end: When | None = None
    hours: float | None = None
    further = False
    for time in mine:
        if time.sort == "duration":
            if not _measures_truce(scene, match, time, phrase):
                continue
            if time.role_cue in ("within", "after", "before", "ago", "during", "since"):
                continue
            if hours is None or time.further or time.role_cue == "for":
                hours, further = time.hours, further or time.further
            continue
        if time.sort == "set" or isinstance(time.value, Feast):
            continue  # a holiday is what a truce is for, not the day it was declared
        starts = time.role_cue in _START_CUES or _under_start_verb(scene, time)
        up_to = kind == "truce.extended" and re.search(r"\b(?:to|through|till)\s+(?:\w+\s+)?$", scene.sentence.text[: time.start - scene.sentence.start])
        ends = bool(up_to) or time.role_cue in ("until", "by") and kind not in ("truce.declared", "truce.agreed") or time.role_cue == "until"
        points: str = "future" if (starts or ends) and kind in ("truce.declared", "truce.agreed", "truce.proposed", "truce.discussed") else tense
        if up_to:
            points = "future"
        if kind == "truce.expiry" and starts:
            points = "past"
        elif starts and kind in ("truce.extended", "truce.in_effect"):
            points = _start_tense(scene, match, time, tense)
        above = grammar.verb_above(scene.parse, match.i)
        if points == "future" and above is not None and scene.parse.tokens[above].lemma in _COMMITTING and not (starts or ends):
            points = tense_at(scene, above)  # "agreed on Friday to observe": the day is that of agreeing
        value = resolved(time, context, zone, points)  # type: ignore[arg-type]
        if value.start is None and value.expression is None:
            continue
        if ends:
            end = end or value
        elif starts or kind == "truce.in_effect" and start is None:
            start = start or value
            if time.sort == "period" and value.end and value.end != value.start and kind != "truce.in_effect":
                end = end or value
        elif kind == "truce.expiry":
            if value.end and value.end != value.start and value.precision != "minute":
                when = when or value  # "expired last week": a stretch of days is no end to count from
            else:
                end = end or value
        elif kind == "truce.extended" and value.precision in ("minute", "hour") and value.end and value.end != value.start:
            start, end = value, value
        else:
            when = when or value
    return _as_term(kind, when, start, end, hours, further)


def _as_term(
    kind: str, when: When | None, start: When | None, end: When | None, hours: float | None, further: bool
) -> tuple[When | None, Term | None, bool]:
    if kind in ("truce.in_effect", "truce.expiry"):
        when = when or (start if kind == "truce.in_effect" else end)
    if kind == "truce.expiry" and when is not None and when.start and "T24:00" in when.start:
        when = when.model_copy(update={"start": when.start[:10], "precision": "day"})  # the day named; the term carries its midnight
    if not (start or end or hours):
        return when, None, further
    first = start.start if start else None
    last = (end.end or end.start) if end else None
    stated = " and ".join(x.expression for x in (start, end) if x and x.expression) or None
    term = Term(
        start=first, end=last, hours=hours, end_kind="fixed" if last or hours else "unknown",
        basis=f"stated: {stated}" if stated else None,
    )
    return when, term, further


def _owned_times(scene: Scene, match: Match, triggers: frozenset[int], below: frozenset[int]) -> tuple[TimeMention, ...]:
    parse = scene.parse
    if match.fixed is not None:
        return (match.fixed,)
    above = grammar.verb_above(parse, match.i)
    governed = above is not None and parse.tokens[above].lemma in _COMMITTING and parse.tokens[match.i].dep in ("xcomp", "ccomp", "advcl")
    mine = list(times_of(scene, match.i, triggers, below, match.via if match.via is not None else above if governed else None))
    mine = [t for t in mine if not _of_talks(scene, match, t)]
    if not any(t.sort in ("date", "time") for t in mine) and parse.tokens[match.i].dep == "conj":
        # "talked on Thursday and prolonged the arrangement": coordinated acts share the day.
        first = parse.tokens[match.i].head
        mine += [t for t in scene.times if t.sort == "date" and t.role_cue in (None, "on") and owner_of(scene, t.start, t.end, triggers | {first}) == first]
    # Nothing speaks against the words around the trigger when the sentence holds no other event that could own them.
    if match.kind == "truce.extended" and match.rule.endswith("/noun"):
        phrase = frozenset(parse.subtree(match.i))
        mine += [t for t in scene.times if scene.within(t.start, t.end, phrase) and t not in mine]
    if match.truce:
        phrase = frozenset().union(*(grammar.noun_phrase(parse, j) for j in match.truce.stands_for))
        mine += [t for t in scene.times if t.sort == "duration" and scene.within(t.start, t.end, phrase) and t not in mine]
        adjoining = [t for t in scene.times if t.sort == "duration" and 0 <= match.truce.start - t.end <= 14 and t not in mine]
        between = [t for t in adjoining if re.fullmatch(r"[\s\w-]*", scene.sentence.text[t.end - scene.sentence.start : match.truce.start - scene.sentence.start])]
        mine += between
    return tuple(sorted(mine, key=lambda t: t.start))


def _on_extension(scene: Scene, match: Match, time: TimeMention) -> bool:
    """ "a five-day truce extension" lasts five days; "extended the week-long truce" leaves the new length unsaid."""
    trigger = scene.parse.tokens[match.i]
    if trigger.pos in ("NOUN", "PROPN"):
        between = scene.sentence.text[time.end - scene.sentence.start : trigger.start - scene.sentence.start]
        return time.end <= trigger.start and not re.search(r"\b(?:of|to|in)\b", between)
    return time.further or time.role_cue in ("for", "by")


_CALENDAR = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\d[./-]\d")


def _start_tense(scene: Scene, match: Match, time: TimeMention, tense: str) -> str:
    """Which way the start of a term points: a calendar day to the nearest year, a weekday after "has been extended" ahead."""
    if tense == "future":
        return tense
    if _CALENDAR.search(time.text):
        return "present"
    aux = {scene.parse.tokens[c].text.lower() for c in scene.parse.children(match.i, "aux", "aux:pass")}
    return "future" if match.kind == "truce.extended" and aux & {"has", "have", "is", "are"} else tense


_LASTING = frozenset({"last", "run", "continue", "extend", "prolong", "hold", "renew", "lengthen", "stop", "halt", "cease", "suspend", "pause"})


def _measures_truce(scene: Scene, match: Match, time: TimeMention, phrase: frozenset[int]) -> bool:
    """A length is the truce's when it stands on its noun, or says how long it lasts; "11 days of fighting" is another length."""
    parse = scene.parse
    head = scene.head_of(time.start, time.end)
    if head is None:
        return False
    if head in phrase or match.truce and 0 <= match.truce.start - time.end <= 14:
        return match.kind != "truce.extended" or _on_extension(scene, match, time)
    if match.kind == "truce.extended" and head in grammar.noun_phrase(parse, match.i):
        return True
    above = parse.tokens[head].head
    if parse.tokens[head].dep in ("nummod", "compound") and above != head:
        above = parse.tokens[above].head
    if re.match(r"\s+(?:before|after|ago|later|earlier|into|since)\b", scene.sentence.text[time.end - scene.sentence.start :]):
        return False  # "45 minutes before", "one week after": a distance, not a length
    direct = above == match.i or parse.tokens[above].lemma in _LASTING or above in (match.truce.stands_for if match.truce else ())
    by = time.role_cue == "by" and match.kind == "truce.extended"
    return direct and (time.further or by or time.role_cue in ("for", None, "until", "from", "on") and "of" not in scene.sentence.text[time.end - scene.sentence.start : time.end - scene.sentence.start + 4])


def _of_talks(scene: Scene, match: Match, time: TimeMention) -> bool:
    """ "accepted a truce, ahead of talks due on April 18": a date behind a talks noun is the talks'."""
    if match.truce is None or time.start < match.truce.end:
        return False
    between = scene.sentence.text[match.truce.end - scene.sentence.start : time.start - scene.sentence.start]
    return bool(re.search(r"\b(?:talks|negotiations|meeting|summit|conference)\b", between))


def _under_start_verb(scene: Scene, time: TimeMention) -> bool:
    """ "to start on June 10", "starting at midnight", "beginning Saturday", "effective noon Tuesday"."""
    text = scene.sentence.text[: time.start - scene.sentence.start]
    return bool(re.search(r"\b(?:start(?:s|ing|ed)?|begin(?:s|ning)?|began|effective|commenc(?:e|es|ing)|as of|takes? effect|taking effect|into (?:force|effect)|come into force)\s+(?:\w+\s+){0,2}(?:on|at|from|as of)?\s*$", text, re.I))


def _actors(
    scene: Scene, match: Match, kind: str, attributions: Sequence[Attribution], below: frozenset[int]
) -> tuple[Actor, ...]:
    """Who is bound, who announces, who mediates: subject and by-phrase of the trigger, "between/of/with" at the truce."""
    parse = scene.parse
    found: list[Actor] = []
    doer = grammar.agent(parse, match.i)
    if match.rule.endswith("/subject") or doer is not None and match.truce and doer in match.truce.stands_for:
        doer = None
    above = grammar.verb_above(parse, match.i)
    if doer is None and above is not None and parse.tokens[above].lemma in _COMMITTING:
        doer = grammar.agent(parse, above)
    mediating = parse.tokens[match.i].lemma in _MEDIATING
    role = "mediator" if mediating else {"truce.proposed": "proposer", "truce.position": "party", "truce.rejected": "party", "truce.declared": "announcer",
                                         "truce.extended": "announcer", "violation.alleged": "accused", "truce.terminated": "announcer", "truce.suspended": "announcer"}.get(kind, "party")
    for mention in actors_at(scene, doer) or _actors_before(scene, match.i, doer):
        if mention.actor.kind == "media" and role != "announcer":
            continue
        actual = role
        if mention.actor.kind in ("intergovernmental_body", "monitor") and role == "party":
            actual = "mediator"
        found.extend(in_role(a, actual) for a in mention.actors)
    found.extend(_around_truce(scene, match, below))
    found = [a for a in found if not (a.role == "party" and a.kind in ("official", "monitor", "media", "other", "ministry"))] or [
        in_role(a, "announcer") for a in found if a.role == "party" and a.kind == "official"
    ]
    said = voice(scene, match.i, attributions)
    if not found and kind in ("truce.declared", "truce.extended", "truce.agreed"):
        found.extend(in_role(a, "announcer") for a in said.sources if a.kind in _PARTY_KINDS)
    return unique_actors(found)


def _actors_before(scene: Scene, i: int, doer: int | None) -> tuple[ActorMention, ...]:
    """A subject that the tree lost: the coordinated actors right before the verb ("Ukraine, Russia and the OSCE proclaimed")."""
    start = scene.parse.tokens[i].start
    base = scene.sentence.start
    chosen: list[ActorMention] = []
    right = start
    for actor in reversed([a for a in scene.actors if a.end <= start and a.form != "adjective"]):
        between = scene.sentence.text[actor.end - base : right - base]
        if not re.fullmatch(r"\)?(?:\s*\([^)]*\))?\s*(?:has|have|had|was|were|is|are|also|later|then)?\s*" if not chosen else r"\s*\(?(?:\s*\([^)]*\))?,?\s*(?:and|,)?\s*(?:the\s+)?", between):
            break
        chosen.append(actor)
        right = actor.start
    return tuple(reversed(chosen)) if doer is None or len(chosen) > 1 else ()


def _around_truce(scene: Scene, match: Match, below: frozenset[int]) -> Iterator[Actor]:
    """ "between A and B", "with Hamas", "brokered by the UN", "UN-brokered", "the army's truce"."""
    parse = scene.parse
    top = match.truce.stands_for if match.truce else frozenset({match.i})
    for head in (*top, match.i):
        for prep, child in grammar.obliques(parse, head):
            if prep in ("between", "with", "among", "by", "of", "through", "via", "under"):
                role = "mediator" if prep in ("through", "via", "under") else "party"
                if prep == "by" and parse.tokens[head].lemma in _MEDIATING:
                    role = "mediator"
                for mention in actors_at(scene, child):
                    yield from (in_role(a, role) for a in mention.actors if a.kind != "media")
        for child in parse.children(head, "acl", "acl:relcl"):
            if parse.tokens[child].lemma in _MEDIATING | {"accept", "sign", "agree"}:
                role = "mediator" if parse.tokens[child].lemma in _MEDIATING else "party"
                yield from named(actors_at(scene, grammar.agent(parse, child)), role)
        for child in parse.children(head, "nmod:poss"):
            yield from named(actors_at(scene, child), "party")
    base = scene.sentence.start
    for actor in scene.actors:
        tail = scene.sentence.text[actor.end - base : actor.end - base + 14].lower()
        if re.match(r"-(?:brokered|mediated|sponsored|backed|prepared|led|facilitated)\b", tail):
            head_here = scene.head_of(actor.start, actor.end)
            if head_here is not None and match.truce and (head_here in below or abs(head_here - match.truce.head) <= 6):
                yield in_role(actor.actor, "mediator" if "backed" not in tail and "led" not in tail else "sponsor")


def _mere_description(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "voted for the truce proposed by Egypt": the participle names a mediator; without a time of its own it is no event beside the vote."""
    token = scene.parse.tokens[draft.trigger]
    if token.dep not in ("acl", "amod") or token.tag != "VBN" or draft.when is not None or draft.term is not None and draft.term.start:
        return False
    return any(d is not draft and d.truce is not None and d.truce == draft.truce and d.kind.startswith("truce.") and d.trigger != draft.trigger for d in drafts)


def _frames_extension(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "reached agreement to continue the truce": the agreement is the extension, not a second truce."""
    if draft.kind != "truce.agreed" or draft.truce is None or not draft.truce.weak:
        return False
    below = frozenset(scene.parse.subtree(draft.trigger))
    return any(d.kind == "truce.extended" and d.trigger in below for d in drafts)


def _fold_starts(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """ "a ceasefire to start on June 10" is one announcement with a start, not an announcement and a truce in effect."""
    drafts = [d for d in drafts if not _mere_description(scene, d, drafts) and not _frames_extension(scene, d, drafts)]
    kept: list[Draft] = []
    hosts = [d for d in drafts if d.kind in ("truce.declared", "truce.agreed", "truce.proposed", "truce.discussed", "truce.extended")]
    for draft in drafts:
        token = scene.parse.tokens[draft.trigger]
        host = next((h for h in hosts if h is not draft and h.truce is not None and h.truce == draft.truce), None)
        subordinate = token.tag in ("VB", "VBG") and token.dep in ("acl", "advcl", "xcomp", "acl:relcl", "ccomp")
        if draft.kind == "truce.in_effect" and host is not None and subordinate and draft.term and draft.term.start:
            at = hosts.index(host)
            term = host.term or draft.term
            if host.term:
                term = host.term.model_copy(update={"start": host.term.start or draft.term.start, "basis": host.term.basis or draft.term.basis})
            hosts[at] = replace(host, term=term)
            kept = [hosts[at] if k is host else k for k in kept]
            if host not in kept and hosts[at] not in kept:
                kept.append(hosts[at])
            continue
        if draft in hosts or draft not in [h for h in hosts]:
            current = next((h for h in hosts if h.trigger == draft.trigger and h.kind == draft.kind), draft)
            if current not in kept:
                kept.append(current)
    return tuple(sorted(kept, key=lambda d: d.trigger))
