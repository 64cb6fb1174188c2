"""Who is said to have broken a truce, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.model.claim import Actor
from trucewatch.reading import grammar
from trucewatch.reading.claims.base import actors_at, in_role, named
from trucewatch.reading.claims.violation_words import Match
from trucewatch.reading.claims.wording import lemma_above, text_after, text_before, text_between
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.sources import sources_at
from trucewatch.reading.syntax import Token

_NEAR = 12
"""Characters between "by" and the accuser: an article and a short adjective fit."""
_ACCUSES = re.compile(
    r"\b(?:accus(?:e|ed|es|ing)|blam(?:e|ed|es|ing)|charg(?:e|ed|es|ing))\s+(?:(?!of\b|for\b|by\b)[\w-]+\s+){0,2}$",
    re.I,
)
# "denounced the rebels for violating it": whom they condemn for a breach they hold to have done it.
_CONDEMNS = re.compile(
    r"\b(?:denounc(?:e|ed|es|ing)|condemn(?:s|ed|ing)?|critici[sz](?:e|ed|es|ing)|slam(?:s|med|ming)?)"
    r"\s+(?:(?!of\b|for\b|by\b)[\w-]+\s+){0,2}$",
    re.I,
)
_WHOM = re.compile(r",?\s+(?:which|whom|who)\s+(?:the\s+)?$", re.I)
_ACCUSE_OF = re.compile(r"\s+(?:has\s+|have\s+|had\s+)?(?:accus|blam)(?:e|es|ed)\s+(?:of|for)\b", re.I)
# "the rebels of", "the rebels - its former allies - for": an aside may stand between whom and what.
_OF_WHAT = re.compile(
    r"(?:\s*(?:,[^,;:.]{1,60},|[—–-][^—–;:.]{1,60}\s[—–-]|[—–][^—–;:.]{1,60}[—–]|\([^)]{1,60}\)))?(?:\s+\w+){0,2}\s+(?:of|for|with)\b"
)
_BY = re.compile(r"[^,;:.]{0,80}?\bby\s+(?:the\s+|both\s+)?(?:[\w-]+\s+)?", re.IGNORECASE)
_OF_CRIME = re.compile(r"(?:of|for|with)\b", re.I)
_ANSWERS_FOR = re.compile(r"\b(?:was|were|is|are|being|be)\s+(?:responsible|to\s+blame|behind)\b", re.I)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AUXILIARIES = re.compile(r"\s+(?:had|has|have|also|then|later|again|repeatedly|\s)*")
_ACCUSING = ("accuse", "blame", "charge")
_SHOOTING = frozenset({"fire", "shoot"})
_UNDERGO = frozenset({"come", "subject"})


def accused_of(scene: Scene, match: Match) -> tuple[Actor, ...]:
    """Who broke the truce according to the sentence; nobody where it does not say."""
    docked = _in_the_dock(scene, match.i)
    if docked:
        return docked[0]
    if match.form == "deed" or (match.form == "noun" and match.verb is not None):
        return _doer(scene, match)
    parse, i = scene.parse, match.i
    if grammar.is_verb(parse.tokens[i]):
        agent = grammar.agent(parse, i)
        return named(actors_at(scene, agent) if agent is not None else _right_before(scene, i), "accused")
    if match.form == "verb":
        return named(_right_before(scene, i), "accused")  # the tree took it for an adjective
    return _of_noun(scene, i)


def accuser_of(scene: Scene, i: int) -> tuple[Actor, ...]:
    """Who accuses, where a verb of accusing says so."""
    docked = _in_the_dock(scene, i)
    if docked:
        return docked[1]
    above = grammar.verb_above(scene.parse, i)
    if above is not None and lemma_above(scene, i) in _ACCUSING:
        return named(actors_at(scene, grammar.agent(scene.parse, above)), "accuser")
    return ()


def _doer(scene: Scene, match: Match) -> tuple[Actor, ...]:
    """Who does the deed: the subject of an active verb, the by-phrase of a passive; not who comes under fire."""
    parse, verb = scene.parse, match.verb
    if verb is None:
        return _of_noun(scene, match.i)
    if parse.tokens[verb].lemma in _UNDERGO or parse.tokens[verb].lemma in scene.words.set_of(
        "violation", "falling_verbs"
    ):
        below = (verb, *parse.children(verb, "obl"))
        by = (c for at in below for p, c in grammar.obliques(parse, at) if p in ("by", "from"))
        return next((named(found, "accused") for c in by if (found := actors_at(scene, c))), ())
    doer = grammar.agent(parse, verb)
    if doer is None and parse.tokens[verb].dep == "acl" and parse.tokens[verb].lemma in _SHOOTING:
        doer = parse.tokens[verb].head  # "The rebels fired on 40 occasions": taken for "rebels that were fired"
    return named(actors_at(scene, doer), "accused")


def _of_noun(scene: Scene, i: int) -> tuple[Actor, ...]:
    parse = scene.parse
    found: list[Actor] = []
    for child in (*_by_whom(scene, i), *parse.children(i, "nmod:poss")):
        found.extend(named(actors_at(scene, child), "accused"))
    if not found:
        found.extend(named(_in_front(scene, i) or _by_behind(scene, i), "accused"))
    above, lemma = grammar.verb_above(parse, i), lemma_above(scene, i)
    done = parse.tokens[i].dep in ("obj", "nsubj:pass")
    if above is not None and done and lemma in scene.words.set_of("violation", "committing_verbs"):
        found.extend(named(actors_at(scene, grammar.agent(parse, above)), "accused"))
    if above is not None and lemma in _ACCUSING:
        found.extend(named(actors_at(scene, grammar.patient(parse, above)), "accused"))
    answering = _ANSWERS_FOR.search(scene.sentence.text)
    if answering and not found:
        start = scene.sentence.start + answering.start()
        before = [a for a in scene.actors if 0 <= start - a.end <= 2 and a.form != "adjective"]
        found.extend(named(before[-1:], "accused"))
    return tuple(found)


def _in_front(scene: Scene, i: int) -> tuple[ActorMention, ...]:
    """ "Houthi violations", "Israeli breaches": who stands in front of the noun.

    A country in front of "truce violations" is where the truce holds.
    """
    parse = scene.parse
    near = [parse.tokens[c] for c in parse.children(i, "amod", "compound")]
    of_truce = {t.head for t in scene.truces} & {t.i for t in near}
    return tuple(
        a
        for a in scene.actors
        if any(a.start <= t.start and t.end <= a.end for t in near)
        and a.actor.kind != "media"
        and (a.actor.kind != "state" or (a.form == "adjective" and not of_truce))
    )


def _by_behind(scene: Scene, i: int) -> tuple[ActorMention, ...]:
    """ "breaches of the agreement by the army": read by order where no verb and no comma stands between."""
    token = scene.parse.tokens[i]
    for a in scene.actors:
        if a.start < token.end or a.form == "adjective":
            continue
        between = scene.parse.covering(token.end, a.start)
        if _BY.fullmatch(text_between(scene, token.end, a.start)) and not any(grammar.is_verb(t) for t in between):
            return scene.joined_with(a, leading=False)
    return ()


def _in_the_dock(scene: Scene, i: int) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """ "A, which had brokered it, accused B of breaking the truce": read by order, for the tree errs here."""
    if charged := _charged_by(scene, i) or _whom_they_accuse(scene, i):
        return charged
    for b in scene.actors:
        before = text_before(scene, b.start)
        cue = _ACCUSES.search(before) or (_CONDEMNS.search(before) if _in_one_clause(scene, b, i) else None)
        if not cue or scene.parse.tokens[i].start < b.end:
            continue
        listed = scene.joined_with(b, leading=False)
        if not any(_OF_WHAT.match(text_after(scene, m.end)) for m in (b, *listed)):
            continue
        at = scene.sentence.start + cue.start()
        return named(listed, "accused"), _accuser_before(scene, at) or _unlisted_before(scene, at)
    return None


def _in_one_clause(scene: Scene, whom: ActorMention, i: int) -> bool:
    """ "denounced the rebels for the attack and said the army broke the truce": the breach is no part of the charge."""
    return not any(t.tag in _FINITE for t in scene.parse.covering(whom.end, scene.parse.tokens[i].start))


def _unlisted_before(scene: Scene, at: int) -> tuple[Actor, ...]:
    """ "The ministry accused ...": the subject of the verb at ``at``, in the report's words."""
    verb = next((t for t in scene.parse.tokens if t.start == at), None)
    subject = grammar.subject(scene.parse, verb.i) if verb is not None and grammar.is_verb(verb) else None
    return (
        () if subject is None else tuple(in_role(a, "accuser") for a in sources_at(scene, subject, anyone=True).actors)
    )


def _whom_they_accuse(scene: Scene, i: int) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """ "The army, which the rebels accuse of breaking it, ...": who stands before "which" is charged."""
    for b in scene.actors:
        relative = _WHOM.search(text_before(scene, b.start))
        if not relative or not _ACCUSE_OF.match(text_after(scene, b.end)) or scene.parse.tokens[i].start < b.end:
            continue
        start = scene.sentence.start + relative.start()
        before = [a for a in scene.actors if a.end <= start and a.form != "adjective"]
        if before:
            return named(before[-1:], "accused"), named([b], "accuser")
    return None


def _accuser_before(scene: Scene, at: int) -> tuple[Actor, ...]:
    """The first named before the verb, with those listed beside it; not an outlet, not the town of the dateline."""
    before = [
        a
        for a in scene.actors
        if a.end <= at
        and a.form != "adjective"
        and a.actor.kind != "media"
        and not (a.form == "capital" and a.text.isupper())
    ]
    listed = scene.joined_with(before[0], leading=True) if before else ()
    return named((m for m in listed if m.end <= at), "accuser")


def _charged_by(scene: Scene, i: int) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """ "A was accused by B of breaking the truce", "A, accused of it by B": the tree hangs the deed on the accuser."""
    parse, tokens = scene.parse, scene.parse.tokens
    for verb in tokens[:i]:
        if verb.lemma not in _ACCUSING:
            continue
        if (bare := _accused_bare(scene, verb)) and not grammar.is_passive(parse, verb.i):
            return bare, ()
        if not grammar.is_passive(parse, verb.i):
            continue
        between = tokens[verb.i + 1 : i]
        crime = next((t for t in between if _OF_CRIME.fullmatch(t.text)), None)
        if crime is None or any(t.tag in _FINITE for t in between):
            continue
        agent = next((t for t in tokens[verb.i + 1 :] if t.lemma == "by"), None)
        behind = [a for a in scene.actors if agent and 0 < a.start - agent.end <= _NEAR and a.form != "adjective"][:1]
        if agent is not None and agent.i > i and tokens[i].pos == "NOUN":
            behind = []  # "of violations by B": whose violations they are, not who says so
        accusers = [m for a in behind for m in scene.joined_with(a, leading=False)]
        accused = actors_at(scene, grammar.patient(parse, verb.i))
        if accused:
            return named((a for a in accused if a not in accusers), "accused"), named(accusers, "accuser")
    return None


def _accused_bare(scene: Scene, verb: Token) -> tuple[Actor, ...]:
    """ "Army accused of breaking truce": headlines drop the auxiliary; nobody stands between "accused" and "of"."""
    behind = text_after(scene, verb.end)
    if verb.text.lower() not in ("accused", "blamed") or not _OF_CRIME.match(behind.lstrip()):
        return ()
    before = [a for a in scene.actors if 0 <= verb.start - a.end <= _NEAR and a.form != "adjective"]
    return named(before[-1:], "accused")


def _by_whom(scene: Scene, i: int) -> Iterator[int]:
    """ "violations of the truce by A", "breaches committed by A"; not "violations of the truce brokered by A"."""
    parse, words = scene.parse, scene.words
    for prep, child in grammar.obliques(parse, i):
        if prep == "by":
            yield child
        elif prep in ("of", "to"):
            between = parse.tokens[i + 1 : child]
            if not any(grammar.is_verb(t) for t in between):
                yield from (c for p, c in grammar.obliques(parse, child) if p == "by")
    told = [parse.tokens[i].head] if parse.tokens[i].dep.startswith("nsubj") else []
    for deed in (*parse.children(i, "acl"), *(t for t in told if parse.tokens[t].tag == "VBN")):
        lemma = parse.tokens[deed].lemma
        if lemma in words.set_of("violation", "committing_verbs"):
            yield from (c for p, c in grammar.obliques(parse, deed) if p == "by")
        elif lemma in words.set_of("violation", "laying_verbs"):
            yield from (c for p, c in grammar.obliques(parse, deed) if p in ("on", "to"))


def _right_before(scene: Scene, i: int) -> tuple[ActorMention, ...]:
    """The actor right before the verb, where the tree has lost its subject."""
    start = scene.parse.tokens[i].start
    near = [a for a in scene.actors if a.end <= start and a.form != "adjective"][-1:]
    return tuple(a for a in near if _AUXILIARIES.fullmatch(text_between(scene, a.end, start)))
