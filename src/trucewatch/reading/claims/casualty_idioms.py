"""Deaths told without a word of dying: lives claimed, cost or lost, and bodies counted."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.reading import grammar
from trucewatch.reading.claims.casualty_words import Harm
from trucewatch.reading.claims.wording import text_after, text_before
from trucewatch.reading.scene import Number, Scene

_LIVES_LOST = re.compile(
    r"\s+(?:(?:have|has|had|were|was|are|been|being|already|so far|also)\s+){0,3}(?:lost|claimed|taken)\b",
    re.IGNORECASE,
)
_THEIR_LIVES = re.compile(r"(?:\s+[\w-]+){1,3}\s+(?:their|his|her) (?:lives|life)\b", re.IGNORECASE)
# Those dug up, given back or long dead are counted again; they did not die where and when the sentence says.
_LONG_DEAD = re.compile(
    r"\b(?:graves?|exhum\w+|hostages?|captives?|exchang\w+|swap\w*|handed|hand(?:ing)? over|return(?:ed|ing)?"
    r"|repatriat\w+|morgues?|cemeter(?:y|ies)|decompos\w+|skelet\w+)\b",
    re.IGNORECASE,
)
_OF_A_BODY = frozenset({"dead", "charred", "burned", "burnt", "mutilated", "lifeless", "more", "other", "further"})


def death_told_otherwise(scene: Scene, number: Number, noun: int) -> Harm | None:
    """The death that lives or bodies stand for; ``noun`` is the counted noun. None where there is none."""
    return _lives(scene, number, noun) or _bodies(scene, noun)


def _lives(scene: Scene, number: Number, noun: int) -> Harm | None:
    """ "claimed 14 lives", "the lives of 14 people", "cost 14 people their lives", "14 lives were lost"."""
    token = scene.parse.tokens[noun]
    of_lives = token.lemma in scene.words.set_of("casualty", "life_nouns")
    after = text_after(scene, number.end)
    taken = _taking(scene.words).search(text_before(scene, number.start))
    if taken and (of_lives or taken["lives"] or _THEIR_LIVES.match(after)):
        return _killed_at(scene, scene.sentence.start + taken.start("verb"))
    lost = _LIVES_LOST.match(text_after(scene, token.end)) if of_lives else None
    if lost:
        return _killed_at(scene, token.end + lost.end() - 1)
    return _of_whom_lives(scene, noun)


def _of_whom_lives(scene: Scene, noun: int) -> Harm | None:
    """ "claimed the lives of 12 soldiers and 14 rebels": the rebels hang on the soldiers."""
    tokens = scene.parse.tokens
    at = noun
    while tokens[at].dep == "conj" and tokens[tokens[at].head].pos in ("NOUN", "PROPN"):
        at = tokens[at].head
    lives = tokens[tokens[at].head]
    if lives.lemma not in scene.words.set_of("casualty", "life_nouns") or grammar.preposition(scene.parse, at) != "of":
        return None
    verb = tokens[lives.head]
    taking = scene.words.set_of("casualty", "claim_life_verbs") | scene.words.set_of("casualty", "lose_life_verbs")
    return Harm("killed", verb.i) if verb.lemma in taking and lives.dep == "obj" else None


def _bodies(scene: Scene, noun: int) -> Harm | None:
    """ "counted 31 bodies", "saw the bodies of 31 men"; those found or recovered may be dead for years."""
    parse = scene.parse
    nouns = scene.words.set_of("casualty", "body_nouns")
    body = noun if parse.tokens[noun].lemma in nouns else parse.tokens[noun].head
    token = parse.tokens[body]
    if token.lemma not in nouns or (body != noun and grammar.preposition(parse, noun) != "of"):
        return None
    verb = parse.tokens[token.head]
    if verb.lemma not in scene.words.set_of("casualty", "body_verbs") or token.dep not in ("obj", "nsubj:pass"):
        return None
    described = {parse.tokens[i].lemma for i in parse.children(body, "amod", "compound")}
    if not described <= _OF_A_BODY or _LONG_DEAD.search(scene.sentence.text):
        return None
    return Harm("killed", verb.i)


def _killed_at(scene: Scene, offset: int) -> Harm | None:
    token = scene.parse.token_at(offset)
    return Harm("killed", token.i) if token else None


@cache
def _taking(words: Words) -> re.Pattern[str]:
    verbs = "|".join(
        sorted(words.forms_of("casualty", "claim_life_verbs") | words.forms_of("casualty", "lose_life_verbs"))
    )
    return re.compile(
        rf"\b(?P<verb>{verbs})\s+(?P<lives>the lives of\s+)?(?:(?:another|the|a further)\s+)?$", re.IGNORECASE
    )
