"""What stands in front of an infinitive, a gerund or a clause and governs it, however far the tree hangs it.

"called on forces backed by air power to accept a truce": the order of the words is surer here than the tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.reading.modality_words import (
    GovernorClass,
    governor_class,
    is_call_for,
    is_denied_report,
    negations_of,
)
from trucewatch.reading.syntax import Parse, Token

_GERUND_REACH = 4
"""Tokens in front of a gerund that can govern it; an infinitive can be governed from anywhere in the clause."""
_BREAKS = frozenset({",", ";", ":", "—", "–", "“", "”", '"'})
_GERUND_LEADS = frozenset({"on", "of", "at", "for", "towards", "toward", "to", "from", "in"})
_YET_TO = re.compile(r"\b(?:yet|nothing|remains?|remained) to (?:be |\w+ly )?$")
_FINITE = ("VBZ", "VBP", "VBD", "MD")


@dataclass(frozen=True, slots=True)
class Lead:
    """The word that governs from in front; ``token`` is its place in the parse."""

    kind: GovernorClass
    word: str
    token: int
    negated: bool
    clause: bool = False  # a clause with "that" follows it


def leading_word(parse: Parse, i: int, words: Words, done: frozenset[str]) -> Lead | None:
    """The nearest governor in front of the infinitive or gerund ``i``; None where none stands in its clause."""
    infinitive = _to_in_front(parse, i)
    if infinitive is not None:
        return _of_infinitive(parse, infinitive, words, done)
    if parse.tokens[i].tag == "VBG":
        return _of_gerund(parse, i, words, done)
    return _of_clause(parse, i, words, done)


def _of_clause(parse: Parse, i: int, words: Words, done: frozenset[str]) -> Lead | None:
    """ "makes it unlikely that they will agree": the word right in front of the clause."""
    that = next((m for m in parse.children(i, "mark") if parse.tokens[m].lemma == "that" and m), None)
    if that is None or parse.tokens[that - 1].lemma in done:
        return None
    if is_denied_report(parse, that - 1, words):
        return Lead("denied", f"denied {parse.tokens[that - 1].lemma}", that - 1, False)
    lead = _as_lead(parse, parse.tokens[that - 1], words, None)
    return lead and replace(lead, clause=True)


def _to_in_front(parse: Parse, i: int) -> int | None:
    """Place of the "to" of an infinitive: right in front, or before an adverb or auxiliary ("to be fully extended")."""
    for at in range(i - 1, max(-1, i - 4), -1):
        token = parse.tokens[at]
        if token.text.lower() == "to":
            gerund = parse.tokens[i].tag == "VBG" and at == i - 1
            return None if gerund or (token.tag == "IN" and parse.tokens[i].tag != "VB") else at
        if token.lemma not in ("be", "have") and token.tag not in ("RB", "RBR"):
            return None
    return None


def _of_infinitive(parse: Parse, to: int, words: Words, done: frozenset[str]) -> Lead | None:
    before = parse.tokens[:to]
    if _YET_TO.search("".join(f"{t.text.lower()} " for t in parse.tokens[: to + 1])):
        return Lead("denied", "yet to", to, False)
    finite = False
    for token in reversed(before):
        if token.text in _BREAKS or (token.lemma == "be" and token.i >= to - 2):
            return None  # "is to follow" is read off the event itself
        if token.lemma in words.set_of("demands", "decisions") and token.pos == "NOUN" and token.i == to - 1:
            return None
        finite = finite or token.tag in _FINITE
        if finite and token.pos in ("NOUN", "PROPN"):
            continue  # "the talks failed to extend": the subject of a verb governs nothing behind that verb
        if not is_call_for(parse, token.i) and _brings_about(parse, token, to, words, done):
            return _going_to(parse, token, to)
        lead = _as_lead(parse, token, words, "before_infinitives")
        if lead is not None:
            return lead
    return _headline_plan(parse, to)


def _brings_about(parse: Parse, token: Token, to: int, words: Words, done: frozenset[str]) -> bool:
    """ "agreed to extend" makes the event, "managed to extend" brings it about: nothing in front is asked any more."""
    near = token.i >= to - 2
    return token.lemma in done or (near and token.lemma in words.set_of("demands", "brought_about"))


def _going_to(parse: Parse, token: Token, to: int) -> Lead | None:
    going = token.text.lower() == "going" and token.i == to - 1
    return Lead("planned", "going to", token.i, bool(parse.children(token.i, "advmod:neg"))) if going else None


def _headline_plan(parse: Parse, to: int) -> Lead | None:
    """ "Army to declare truce on Friday": names in front and no verb, so the infinitive itself is the plan."""
    if not 0 < to <= 6:
        return None
    named = all(t.pos in ("NOUN", "PROPN", "ADJ", "CCONJ") or t.lemma == "and" for t in parse.tokens[:to])
    finite = any(t.tag in _FINITE for t in parse.tokens[:to])
    plural_or_name = parse.tokens[to - 1].tag in ("NNP", "NNPS", "NNS") or parse.tokens[to - 1].text[:1].isupper()
    return Lead("planned", "to", to, False) if named and not finite and plural_or_name else None


def _of_gerund(parse: Parse, i: int, words: Words, done: frozenset[str]) -> Lead | None:
    before = parse.tokens[:i]
    if any(t.lemma == "without" for t in before[-_GERUND_REACH:]) and not any(
        t.text in _BREAKS for t in before[-_GERUND_REACH:]
    ):
        return Lead("denied", "without", i - 1, False)
    if not any(t.lemma in _GERUND_LEADS for t in before[-2:]) and not _bare(parse, i, words):
        return None
    for token in reversed(before[-_GERUND_REACH:]):
        if token.text in _BREAKS or token.lemma in done:
            return None
        lead = _as_lead(parse, token, words, "before_gerunds")
        if lead is not None:
            return lead
    return None


def _bare(parse: Parse, i: int, words: Words) -> bool:
    """ "mulls extending", "denies declaring": the governor right in front."""
    return i > 0 and governor_class(parse, i - 1, words, any_class=True) is not None


def _as_lead(parse: Parse, token: Token, words: Words, extra: str | None) -> Lead | None:
    if token.lemma == "call":
        return Lead("desired", "call", token.i, False) if is_call_for(parse, token.i) else None
    kind = governor_class(parse, token.i, words, any_class=token.i == 0 or token.tag in ("NN", "NNP", "NNS", "JJ"))
    if kind is None and extra and token.lemma in words.set_of("demands", extra):
        kind = "desired"
    if kind is None:
        return None
    return Lead(kind, token.lemma, token.i, bool(negations_of(parse, token.i, words)))


@cache
def _openings(words: Words) -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, sorted(words.tables["modality"]["condition_openings"], key=len, reverse=True)))
    return re.compile(rf"(?:^|[,;:“”] |\band |\bbut |\bthat )(?P<opening>{phrases})\b[^,;:]*$", re.IGNORECASE)


def opened_condition(parse: Parse, i: int, words: Words) -> str | None:
    """The word that makes the clause of token ``i`` a condition from its head: "Provided the army declares ..."."""
    before = "".join(f"{t.text} " for t in parse.tokens[:i])
    found = _openings(words).search(before)
    if found:
        return found["opening"].lower()
    inverted = parse.tokens[0].lemma == "should" and any(t.text == "," for t in parse.tokens[i:])
    return "should" if inverted and "," not in before else None  # "Should they fail to agree, ..."
