"""Words that tell of a contact: a call, a meeting, a letter; and whether there was one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.reading import grammar
from trucewatch.reading.claims.wording import lemma_above, text_after, text_before
from trucewatch.reading.scene import Scene
from trucewatch.reading.syntax import Token

_BY_PHONE = re.compile(
    r"\b(?:by|over the|on the|via|in a|per|through a) (?:tele)?phone\b"
    r"|\b(?:tele)?phone (?:calls?|conversations?|talks?|discussions?)\b"
    r"|\b(?:video ?-?(?:calls?|conferences?|conferencing|links?))\b"
    r"|\b(?:by|via|over|on) (?:(?:the|a|an|their) )?(?:\w+ )?hotline\b"
    r"|\b(?:tele)?phoned\b|\b(?:in|during|after|following) (?:a|the|their|his|her) (?:telephone )?call\b"
    r"|\bhotline (?:calls?|conversations?|contacts?)\b",
    re.IGNORECASE,
)
_NEAR_NOUN = 12
"""Characters in front of a noun in which "phone" or "video" makes it a call."""
_WIRES = re.compile(r"\b(?:tele)?phone\s+$|\bvideo[ -]?$|\bhotline\s+$|\bvirtual\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"s?\s+(?:(?:late|early)\s+)?(?:on\s+\w+\s+)?(?:between|with)\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A word for a contact at token ``i``; ``subtype`` is null where the report does not say how they spoke.

    ``reciprocal``: with one list of people as its subject they had it with each other ("the two met").
    """

    i: int
    subtype: str | None
    noun: bool
    transitive: bool = False
    reciprocal: bool = True


def contact_words(scene: Scene) -> Iterator[Word]:
    """Every word of the sentence that can tell of a contact, whether or not anybody is named with it."""
    if scene.parse.lemmas.isdisjoint(_triggers(scene.words)):
        return
    by_phone = bool(_BY_PHONE.search(scene.sentence.text))
    for token in scene.parse.tokens:
        if token.lemma not in _triggers(scene.words):
            continue
        if grammar.is_verb(token):
            found = _of_verb(scene, token, by_phone)
        elif token.pos in ("NOUN", "PROPN"):
            found = _of_noun(scene, token)
        else:
            found = None
        if found is not None:
            yield found


@cache
def _triggers(words: Words) -> frozenset[str]:
    """Every word that may tell of a contact, whatever else it takes."""
    verbs = ("telephoning_verbs", "talking_verbs", "agreeing_verbs", "receiving_verbs", "meeting_verbs")
    nouns = ("call_nouns", "plain_call_nouns", "meeting_nouns", "letter_nouns")
    return frozenset({"call", "talk"}.union(*(words.set_of("contact", each) for each in (*verbs, *nouns))))


def _of_verb(scene: Scene, token: Token, by_phone: bool) -> Word | None:
    words = scene.words
    if token.lemma in words.set_of("contact", "telephoning_verbs"):
        return Word(token.i, "call", noun=False, transitive=True, reciprocal=False)
    if token.lemma == "call" and by_phone:
        return Word(token.i, "call", noun=False, transitive=True, reciprocal=False)
    if token.lemma in words.set_of("contact", "talking_verbs"):
        return Word(token.i, "call" if by_phone else None, noun=False, reciprocal=by_phone)
    if token.lemma in words.set_of("contact", "agreeing_verbs"):
        return Word(token.i, "call", noun=False) if by_phone and _phone_near(scene, token) else None
    if token.lemma in words.set_of("contact", "receiving_verbs"):
        counted = any(n.start >= token.start for n in scene.numbers)
        return None if counted else Word(token.i, "meeting", noun=False, transitive=True, reciprocal=False)
    if token.lemma in words.set_of("contact", "meeting_verbs"):
        return Word(token.i, "meeting", noun=False, transitive=True)
    return None


def _phone_near(scene: Scene, token: Token) -> bool:
    """ "discussed Syria by phone": the telephone is said of this verb, in its own clause or before it."""
    phone = _BY_PHONE.search(scene.sentence.text)
    if phone is None:
        return False
    at = scene.sentence.start + phone.start()
    left, right = (token.end, at) if token.end <= at else (at, token.start)
    return not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in scene.parse.tokens if left <= t.start < right)


def _of_noun(scene: Scene, token: Token) -> Word | None:
    words = scene.words
    before, after = text_before(scene, token.start), text_after(scene, token.end)
    wired = bool(_WIRES.search(before[-_NEAR_NOUN:]))
    if token.lemma in words.set_of("contact", "call_nouns"):
        alone = bool(_BETWEEN.match(after)) and token.lemma == "call"
        if wired or alone or token.lemma in words.set_of("contact", "plain_call_nouns"):
            return Word(token.i, "call", noun=True)
        return Word(token.i, None, noun=True) if token.lemma == "conversation" else None
    if wired and token.lemma in words.set_of("contact", "meeting_nouns"):
        return Word(token.i, "call", noun=True)
    if token.lemma in words.set_of("contact", "letter_nouns"):
        return Word(token.i, "letter", noun=True, reciprocal=False)
    if token.lemma == "talk":
        return Word(token.i, "meeting", noun=True) if _took_place(scene, token) else None
    return Word(token.i, "meeting", noun=True) if token.lemma in words.set_of("contact", "meeting_nouns") else None


def _took_place(scene: Scene, token: Token) -> bool:
    """ "held talks with", "after talks with": talks that were had; "progress in the talks" says of none that it was.

    Peace talks are talks and no contact.
    """
    kinds = {scene.parse.tokens[c].lemma for c in scene.parse.children(token.i, "compound", "amod")}
    if kinds & scene.words.set_of("talks", "matters"):
        return False
    having = ("hold", "have", "begin", "start", "conduct", "conclude", "finish")
    had = token.dep.startswith(("obj", "nsubj:pass")) and lemma_above(scene, token.i) in having
    return had or grammar.preposition(scene.parse, token.i) in ("after", "following", "during", "in")
