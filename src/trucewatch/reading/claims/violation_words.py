"""Words that tell of a breach: the noun, the verb with a truce as its object, and deeds told as breaches.

A deed alone ("rebels shelled the village") breaks no truce. It is a breach where its own sentence sets it against the
truce, where it stands in a bulletin of breaches, where a side counts how often the other fired, or where a side lays it
to the other in a report of a breach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from trucewatch.lexicon.words import Words
from trucewatch.reading import grammar
from trucewatch.reading.alternatives import one_of
from trucewatch.reading.claims.wording import child_lemmas, phrase_end, text_after, text_before, text_between
from trucewatch.reading.scene import Scene
from trucewatch.reading.syntax import Token

Form = Literal["noun", "verb", "deed"]
_AGAINST_REACH = 60
"""Characters between "despite" and the truce: room for "an internationally brokered three-day"."""
_NO_DEED = frozenset({"nsubj:pass", "amod", "compound"})
_LOOSE = frozenset({"come", "resort"})
_FEW = 4
_NO_SUBJECT = frozenset({"DT", "JJ", "IN", "TO", "PRP$", "CC", "CD", "POS"})
_RIGHT_BEHIND = re.compile(r"\s+(?:(?:the|a|an|its|their|this)\s+)?(?:[\w-]+\s+){0,2}")


@dataclass(frozen=True, slots=True)
class Match:
    """A word that tells of a breach at token ``i``; ``verb`` is the deed that breaks the truce, where one is told."""

    i: int
    detail: str
    form: Form
    verb: int | None = None
    end: int | None = None


def find_breaches(scene: Scene, about_truce: bool) -> list[Match]:
    """Nouns and verbs that name a breach of the truce, each token once; ``about_truce``: one was named before."""
    return list({m.i: m for m in _named(scene, about_truce)}.values())


def _named(scene: Scene, about_truce: bool) -> Iterator[Match]:
    if not (about_truce or scene.truces):
        return
    parse, words = scene.parse, scene.words
    heads = {t for truce in scene.truces for t in truce.stands_for}
    for token in parse.tokens:
        if token.lemma in words.set_of("violation", "nouns") and token.pos in ("NOUN", "PROPN"):
            if heads & set(parse.subtree(token.i)) or (about_truce and _may_be_of_truce(scene, token.i)):
                yield Match(token.i, token.text, "noun", _broken_by(scene, token))
        elif grammar.is_verb(token):
            yield from _by_verb(scene, token, heads, about_truce)
            yield from _bare(scene, token)
        elif token.text.lower() in words.forms_of("violation", "breaking_verbs"):
            yield from _bare(scene, token)


def _by_verb(scene: Scene, token: Token, heads: set[int], about_truce: bool) -> Iterator[Match]:
    parse, words = scene.parse, scene.words
    end = phrase_end(scene, token.i, words.tables["violation"]["breaking_phrases"])
    # By form, not by lemma: the tagger takes "it was violated" for an adjective.
    if token.text.lower() not in words.forms_of("violation", "breaking_verbs") and end is None:
        return
    # In "accusations that it had broken the truce" the tree may take the verb for a participle of the noun.
    objects = (grammar.patient(parse, token.i), *parse.children(token.i, "obj"))
    if end is not None:
        below = frozenset(parse.subtree(token.i))
        objects = tuple(h for h in heads if h in below and parse.tokens[h].start >= end)
    for what in dict.fromkeys(objects):
        if what is None:
            continue
        meant = about_truce and parse.tokens[what].lemma in words.set_of("violation", "broken")
        if what in heads or meant:
            yield Match(token.i, f"{token.text} … {parse.tokens[what].text}", "verb", token.i, end)


def _bare(scene: Scene, token: Token) -> Iterator[Match]:
    """ "The army violated ceasefire twice": news drops the article, and the tree then takes the verb for an adjective.

    Read by order: a word in front that is no article, adjective or preposition, the verb, and the truce right behind.
    """
    words = scene.words
    if token.text.lower() not in words.forms_of("violation", "breaking_verbs") or not token.i:
        return
    before = scene.parse.tokens[token.i - 1]
    if before.tag in _NO_SUBJECT or token.text.lower() == "broken" or token.tag == "VBG":
        return
    for truce in scene.truces:
        if not truce.weak and _RIGHT_BEHIND.fullmatch(text_between(scene, token.end, truce.start)):
            yield Match(token.i, f"{token.text} … {truce.text}", "verb", token.i)


def _may_be_of_truce(scene: Scene, i: int) -> bool:
    """ "violations", "breaches of the deal"; not "violations of human rights", "airspace violations"."""
    parse, words = scene.parse, scene.words
    of = {parse.tokens[c].lemma for p, c in grammar.obliques(parse, i) if p in ("of", "to")}
    kinds = child_lemmas(scene, i, "compound", "amod")
    if (of | kinds) & words.set_of("violation", "other"):
        return False
    return not of or bool(of & words.set_of("violation", "of_truce"))


def _broken_by(scene: Scene, noun: Token) -> int | None:
    """ "shelled the village in violation of the truce": the verb whose deed is the breach."""
    if grammar.preposition(scene.parse, noun.i) not in ("in", "as"):
        return None
    above = scene.parse.tokens[noun.head]
    return above.i if grammar.is_verb(above) and above.i != noun.i else None


def deeds(scene: Scene) -> Iterator[Match]:
    """Attacks told in the sentence, without asking whether they break a truce."""
    parse, words = scene.parse, scene.words
    phrases = words.tables["violation"]["deed_phrases"]
    for token in parse.tokens:
        if _is_counted(scene, token):
            yield Match(token.i, token.text, "deed")
        if not grammar.is_verb(token) or token.dep in _NO_DEED or names_truce(scene, token):
            continue
        end = phrase_end(scene, token.i, phrases)
        objects = [parse.tokens[c] for c in parse.children(token.i, "obj", "nsubj:pass")]
        things = (t for t in objects if t.lemma in words.set_of("violation", "deed_nouns"))
        thing = next((t for t in things if not names_truce(scene, t)), None)
        if thing is not None and token.lemma in words.set_of("violation", "carrying_verbs"):
            yield Match(token.i, f"{token.text} … {thing.text}", "deed", token.i, end)
        elif end is not None and (token.lemma not in _LOOSE or _of_arms(scene, end)):
            yield Match(token.i, scene.span(token.start, end).text, "deed", token.i, end)
        elif token.lemma in words.set_of("violation", "deed_verbs") and (
            token.tag != "VBG" or _charged_with(scene, token)
        ):
            yield Match(token.i, token.text, "deed", token.i)
        elif token.lemma == "be" and (there := _existing(scene, token)) is not None:
            yield Match(there, parse.tokens[there].text, "deed", token.i)
        elif token.lemma in words.set_of("violation", "falling_verbs") and _things_fall(scene, token):
            yield Match(token.i, token.text, "deed", token.i)


def _charged_with(scene: Scene, token: Token) -> bool:
    """ "blaming the rebels for attacking", "accused it of shelling"."""
    above = scene.parse.tokens[token.head]
    return above.lemma in scene.words.set_of("violation", "accusing_verbs") and token.dep in ("advcl", "xcomp", "obl")


def _things_fall(scene: Scene, token: Token) -> bool:
    subjects = {scene.parse.tokens[c].lemma for c in scene.parse.children(token.i, "nsubj")}
    return bool(subjects & scene.words.set_of("violation", "falling"))


def _of_arms(scene: Scene, end: int) -> bool:
    """ "came under", "resorted to": heavy fire, shelling, an attack, within a few words."""
    behind = [t for t in scene.parse.tokens if t.start >= end][:_FEW]
    return any(t.lemma in scene.words.set_of("violation", "deed_nouns") for t in behind)


def _is_counted(scene: Scene, token: Token) -> bool:
    """ "counted nine mortar attacks", "recorded 212 explosions": a deed under a verb of counting."""
    if token.dep not in ("obj", "nsubj:pass"):
        return False
    words, above = scene.words, scene.parse.tokens[token.head]
    counted = words.set_of("violation", "deed_nouns") | words.set_of("violation", "observations")
    counting = above.lemma in words.set_of("violation", "counting_verbs")
    return counting and token.lemma in counted and not grammar.is_verb(token) and not names_truce(scene, token)


def _existing(scene: Scene, token: Token) -> int | None:
    """ "there have been two attacks on the troops": what is said to have been."""
    parse = scene.parse
    if not parse.children(token.i, "expl") and not parse.children(token.head, "expl"):
        return None
    subjects = parse.children(token.i, "nsubj") if token.dep != "cop" else (token.head,)
    return next((i for i in subjects if parse.tokens[i].lemma in scene.words.set_of("violation", "deed_nouns")), None)


def names_truce(scene: Scene, token: Token) -> bool:
    """The "fire" of "cease-fire" is none."""
    return any(t.start <= token.start < t.end for t in scene.truces)


def set_against_truce(scene: Scene) -> bool:
    """ "despite the truce", "hours after the ceasefire took effect": the sentence sets a deed against a truce."""
    return any(
        _despite(scene.words).search(text_before(scene, t.start))
        or (
            _after(scene.words).search(text_before(scene, t.start))
            and _started(scene.words).match(text_after(scene, t.end))
        )
        or _after_making(scene.words).search(text_before(scene, t.start))
        for t in scene.truces
        if not t.weak or t.definite
    )


def outside_truce(scene: Scene) -> bool:
    """ "after the truce expired", "before it took effect", "it took effect after": the deed falls outside its time."""
    return any(
        any(pattern.search(before) and behind.match(after) for pattern, behind in _outside(scene.words))
        for t in scene.truces
        for before, after in [(text_before(scene, t.start), text_after(scene, t.end))]
    )


@cache
def _outside(words: Words) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What stands before a truce and what behind it, where the sentence tells of a time without it."""
    cues, nouns = one_of(words, "violation", "after_end"), one_of(words, "violation", "end_nouns")
    ended, started = one_of(words, "violation", "ended"), one_of(words, "violation", "started")
    near, anything = r"[^,;:.]{0,40}?", re.compile("")
    pairs = (
        (rf"\b(?:{cues})\b{near}$", rf"{near}\b(?:{ended})\b"),
        (rf"\b(?:{cues})\b{near}\b(?:{nouns})\s+of\s+(?:[\w-]+\s+){{0,3}}$", ""),
        (rf"\bbefore\b{near}$", rf"{near}\b(?:{started})\b"),
        ("", rf"{near}\b(?:{started})\b{near}\bafter\b"),
    )
    return tuple(
        (re.compile(left, re.IGNORECASE), re.compile(right, re.IGNORECASE) if right else anything)
        for left, right in pairs
    )


@cache
def _despite(words: Words) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(words, 'violation', 'despite')})\b[^,;:.]{{0,{_AGAINST_REACH}}}$", re.IGNORECASE)


@cache
def _after(words: Words) -> re.Pattern[str]:
    cues = one_of(words, "violation", "after_start")
    return re.compile(rf"\b(?:{cues})\b[^,;:.]{{0,{_AGAINST_REACH}}}$", re.IGNORECASE)


@cache
def _after_making(words: Words) -> re.Pattern[str]:
    """ "a day after the two sides signed a ..."."""
    cues, made = one_of(words, "violation", "after_start"), one_of(words, "violation", "made")
    return re.compile(
        rf"\b(?:{cues})\b[^;:.]{{1,60}}\b(?:{made})\s+(?:an?|the|their|this)\s+(?:[\w-]+\s+){{0,3}}$", re.I
    )


@cache
def _started(words: Words) -> re.Pattern[str]:
    return re.compile(rf"[^,;:.]{{0,30}}?\b(?:{one_of(words, 'violation', 'started')})\b", re.IGNORECASE)


def breach_of(scene: Scene, told: Sequence[Match]) -> Match | None:
    """The first deed of the sentence that no named breach tells already."""
    taken = {m.verb for m in told} | {m.i for m in told}
    return next((m for m in deeds(scene) if m.i not in taken), None)
