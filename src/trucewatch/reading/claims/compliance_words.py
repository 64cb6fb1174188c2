"""Words that say how a truce is kept: of the truce itself, of calm at the front, of violence rising or falling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.reading import grammar
from trucewatch.reading.alternatives import one_of
from trucewatch.reading.claims.violation_words import names_truce, set_against_truce
from trucewatch.reading.claims.wording import child_lemmas, text_after
from trucewatch.reading.scene import Scene, TruceMention
from trucewatch.reading.syntax import Token

_WEAKER = {"holding": "largely_holding"}
_COPULAS = frozenset({"be", "remain", "look", "seem", "appear", "stay", "become", "prove"})
_BUT_LESS = re.compile(r"\b(?:but|though|although|albeit)\s+(?:[\w-]+\s+){0,3}(?:less|lower|fewer|reduced)\b", re.I)
_HARDLY_ANY = frozenset({"little", "no", "scant", "any", "not"})
_BESIDE = ("amod", "compound")  # the tagger takes rare adjectives for nouns
_VERBAL = frozenset({"VB", "VBD", "VBN", "VBP", "VBZ"})
_NEAR = 6
"""Words around an assessment in which "largely" belongs to it."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """An assessment at token ``i``: a level, or a trend without one. ``worded``: an adjective in passing."""

    i: int
    level: str | None
    trend: str | None = None
    truce: TruceMention | None = None
    worded: bool = False


def assessments(scene: Scene, is_on: bool) -> Iterator[Assessment]:
    """Assessments, those said of the truce itself first."""
    for truce in scene.truces:
        yield from _of_truce(scene, truce)
    if is_on or any(not t.weak for t in scene.truces):
        yield from _calm(scene)
        yield from _trend(scene, is_on)
    for truce in scene.truces:
        yield from _in_passing(scene, truce)


def _of_truce(scene: Scene, truce: TruceMention) -> Iterator[Assessment]:
    """ "the truce was largely holding", "is being respected", "remained fragile", "is under strain"."""
    said_of = scene.once(_said_of)
    for i in sorted(i for noun in truce.stands_for for i in said_of.get(noun, ())):
        token = scene.parse.tokens[i]
        level = _level_of(scene, token)
        if level is not None:
            yield Assessment(token.i, _by_degree(scene, token, level), truce=truce)
    yield from _by_order(scene, truce, scene.words)


def _said_of(scene: Scene) -> dict[int, list[int]]:
    """What is spoken of -> the words that are said of it."""
    found: dict[int, list[int]] = {}
    for token in scene.parse.tokens:
        if (subject := _subject_of(scene, token)) is not None:
            found.setdefault(subject, []).append(token.i)
    return found


def _subject_of(scene: Scene, token: Token) -> int | None:
    """The token it is said of, looked up through a copula; "the second day of the truce" stands for the truce."""
    parse = scene.parse
    found: int | None = None
    if grammar.is_verb(token):
        found = grammar.subject(parse, token.i)
    elif token.pos in ("ADJ", "NOUN") and token.dep not in _BESIDE:
        own = parse.children(token.i, "nsubj")
        linked = parse.tokens[token.head].lemma in _COPULAS
        found = own[0] if own else grammar.subject(parse, token.head) if linked else None
    if found is not None and parse.tokens[found].lemma in scene.words.set_of("compliance", "stretches"):
        return next((c for p, c in grammar.obliques(parse, found) if p in ("of", "to")), found)
    return found


def _level_of(scene: Scene, token: Token) -> str | None:
    """The level that a verb or adjective gives the truce it is said of."""
    words, lemma = scene.words, token.lemma
    verb = grammar.is_verb(token)
    passive = verb and grammar.is_passive(scene.parse, token.i)
    if verb and lemma in words.set_of("compliance", "holding_verbs"):
        return "holding" if not scene.parse.children(token.i, "obj") and not passive else None
    if passive and lemma in words.set_of("compliance", "keeping_verbs"):
        # "a truce respected by all" is a kind of truce; "is observed from Monday to Sunday" gives its term.
        stretch = any(t.role_cue in ("from", "until") for t in scene.times)
        return None if token.dep.startswith("acl") or stretch else "holding"
    if verb and lemma in words.set_of("compliance", "straining_verbs"):
        return "strained" if passive or not scene.parse.children(token.i, "obj") else None
    if token.dep not in _BESIDE:
        if lemma in words.set_of("compliance", "strained"):
            return "strained"
        if lemma in words.set_of("compliance", "intact"):
            return "holding"
    return None


def _by_degree(scene: Scene, token: Token, level: str) -> str:
    """ "largely holding" is less than holding, "barely holding" is strained."""
    if level != "holding":
        return level
    tokens = scene.parse.tokens[max(0, token.i - _NEAR) : token.i + _NEAR + 1]
    near = scene.span(tokens[0].start, tokens[-1].end).text
    if one_word_of(scene.words, "barely").search(near):
        return "strained"
    return _WEAKER[level] if one_word_of(scene.words, "largely").search(near) else level


def _by_order(scene: Scene, truce: TruceMention, words: Words) -> Iterator[Assessment]:
    """ "the truce, now in its third week, was under strain": a copula and a set phrase, the truce before them."""
    after = text_after(scene, truce.end)
    for key, level in (("strained_phrases", "strained"), ("broken_phrases", "broken")):
        found = _predicate(words, key).match(after)
        token = scene.parse.token_at(truce.end + found.start("said")) if found else None
        if token is not None:
            yield Assessment(token.i, level, truce=truce)
    # "Truce wobbly but holding": headlines drop the copula.
    bare = _bare_predicate(words).match(after)
    if bare:
        token = scene.parse.token_at(truce.end + bare.start("said"))
        mistaken = token is not None and not grammar.is_verb(token) and token.text.lower().startswith("hold")
        if token is not None and (scene.sentence.part == "headline" or mistaken):
            adjective = token.text.lower() in words.set_of("compliance", "strained")
            yield Assessment(token.i, "strained" if adjective else _by_degree(scene, token, "holding"), truce=truce)


def _calm(scene: Scene) -> Iterator[Assessment]:
    """ "calm prevailed", "the front was quiet"; guns that fall silent begin a truce and do not say how it is kept."""
    parse, words = scene.parse, scene.words
    for token in parse.tokens:
        if token.lemma in words.set_of("compliance", "calm_nouns") and token.dep not in _BESIDE:
            above = parse.tokens[token.head]
            prevails = token.dep.startswith("nsubj") and above.lemma in words.set_of("compliance", "prevailing")
            there = token.dep.startswith("nsubj") and above.lemma == "be" and parse.children(above.i, "expl")
            if (prevails or there) and not child_lemmas(scene, token.i) & _HARDLY_ANY:
                yield Assessment(above.i if prevails else token.i, _by_degree(scene, token, "holding"))
        if token.lemma in words.set_of("compliance", "calm_adjectives") and token.pos in ("ADJ", "VERB"):
            subjects = [parse.tokens[c] for c in parse.children(token.i, "nsubj")]
            if not subjects and parse.tokens[token.head].lemma in _COPULAS:
                subjects = [parse.tokens[c] for c in parse.children(token.head, "nsubj")]
            if any(t.lemma in words.set_of("compliance", "scenes") for t in subjects):
                yield Assessment(token.i, _by_degree(scene, token, "holding"))


def _trend(scene: Scene, is_on: bool) -> Iterator[Assessment]:
    """ "violence has dropped since the truce", "fighting flared despite it", "an increase in violations"."""
    parse, words = scene.parse, scene.words
    against = scene.once(set_against_truce)
    for token in parse.tokens:
        if (
            token.lemma not in words.set_of("compliance", "fighting")
            or token.tag in _VERBAL
            or names_truce(scene, token)
        ):
            continue
        breaches = token.lemma in words.set_of("violation", "nouns")
        trend, at = _direction(scene, token)
        above = parse.tokens[token.head]
        if token.dep.startswith("nsubj") and _lasts(scene, above, against, is_on):
            yield Assessment(above.i, "strained")
        if trend == "falling" and (against or breaches or is_on) and at is not None:
            yield Assessment(at, None, trend)
        elif trend == "rising" and (against or breaches) and at is not None:
            yield Assessment(at, "strained", trend)


def _lasts(scene: Scene, verb: Token, against: bool, is_on: bool) -> bool:
    """ "shelling continued despite the truce", "shelling continued, but less than before"."""
    if verb.lemma not in scene.words.set_of("compliance", "lasting_verbs"):
        return False
    return against or (is_on and bool(_BUT_LESS.search(scene.sentence.text)))


def _direction(scene: Scene, token: Token) -> tuple[str | None, int | None]:
    parse, words = scene.parse, scene.words
    above = parse.tokens[token.head]
    beside = {parse.tokens[c].text.lower(): c for c in parse.children(token.i, "amod")}
    for trend in ("falling", "rising"):
        if token.dep.startswith("nsubj") and above.lemma in words.set_of("compliance", f"{trend}_verbs"):
            return trend, above.i
        if token.dep == "nmod" and above.lemma in words.set_of("compliance", f"{trend}_nouns"):
            return trend, above.i
        if hit := beside.keys() & words.set_of("compliance", f"{trend}_adjectives"):
            return trend, beside[min(hit)]
    return None, None


def _in_passing(scene: Scene, truce: TruceMention) -> Iterator[Assessment]:
    """ "the fragile truce", "Syria's shaky ceasefire": of one that is known; "a fragile truce" may be wished for."""
    parse = scene.parse
    known = truce.definite or any(parse.children(t, "nmod:poss") for t in truce.stands_for)
    if not known or truce.weak:
        return
    for head in truce.stands_for:
        for child in parse.children(head, *_BESIDE):
            if parse.tokens[child].lemma in scene.words.set_of("compliance", "strained"):
                yield Assessment(child, "strained", truce=truce, worded=True)


@cache
def one_word_of(words: Words, key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(words, 'compliance', key)})\b", re.IGNORECASE)


@cache
def _predicate(words: Words, key: str) -> re.Pattern[str]:
    said = one_of(words, "compliance", key)
    copula = (
        r"(?:is|was|are|were|remain(?:s|ed)?|look(?:s|ed)?|seem(?:s|ed)?|appear(?:s|ed)?|came|has been|exist(?:s|ed)?)"
    )
    return re.compile(rf"[^;:.]{{0,60}}?\b{copula}\s+(?:\w+\s+){{0,2}}?(?P<said>{said})\b", re.IGNORECASE)


@cache
def _bare_predicate(words: Words) -> re.Pattern[str]:
    said = "|".join((one_of(words, "compliance", "strained"), "holding", "holds", "intact"))
    return re.compile(
        rf"(?:\s+in\s+[A-Z][\w’'-]+)?\s+(?:(?:largely|mostly|generally|broadly|appears?|seems?|still)\s+)?(?P<said>{said})\b",
        re.IGNORECASE,
    )
