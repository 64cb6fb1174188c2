"""Which words govern an event, and whether they are themselves denied."""

from __future__ import annotations

from typing import Literal

from trucewatch.lexicon.words import Words
from trucewatch.reading import grammar
from trucewatch.reading.syntax import Parse

GovernorClass = Literal["planned", "conditional", "hypothetical", "desired", "denied"]
_CLASSES: tuple[GovernorClass, ...] = ("denied", "hypothetical", "desired", "planned", "conditional")
_VERB_LISTS = frozenset({"denied", "hypothetical", "desired", "planned"})
_CALLS_FOR = ("on", "for", "upon")
_DENIAL_REACH = 3
"""Tokens in front of a word for a report that can deny it: "dismissed as lies the reports that"."""


def governor_class(parse: Parse, i: int, words: Words, *, any_class: bool = False) -> GovernorClass | None:
    """What the word at ``i`` makes of the event it governs; None when it leaves it as it is.

    ``any_class``: whatever the tagger took it for, as headlines need.
    """
    token = parse.tokens[i]
    phrase = f"{token.lemma} {parse.tokens[i + 1].text.lower()}" if i + 1 < len(parse.tokens) else ""
    as_verb = any_class or grammar.is_verb(token)
    as_other = any_class or not grammar.is_verb(token) or token.tag in ("VBN", "VBG", "JJ")
    for name in _CLASSES:
        if as_verb and name in _VERB_LISTS and token.lemma in words.set_of("modality", f"{name}_verbs"):
            return name
        if phrase in words.set_of("modality", f"{name}_phrases"):
            return name
        if as_other and token.lemma in words.set_of("modality", f"{name}_others"):
            return name
    return None


def is_call_for(parse: Parse, i: int) -> bool:
    """To call a truce makes it, to call on others for it asks for it."""
    tokens = parse.tokens
    return tokens[i].lemma == "call" and i + 1 < len(tokens) and tokens[i + 1].lemma in _CALLS_FOR


def negations_of(parse: Parse, i: int, words: Words) -> tuple[str, ...]:
    """The negations that stand on a word: "not", "never", "no", "no longer"."""
    found = [
        parse.tokens[c].lemma
        for c in parse.children(i)
        if parse.tokens[c].dep in ("advmod", "det", "aux", "cc")
        and parse.tokens[c].lemma in words.set_of("modality", "negations")
    ]
    found += [
        parse.tokens[n].lemma
        for a in parse.children(i, "aux")
        for n in parse.children(a, "cc")
        if n < a and parse.tokens[n].lemma == "nor"
    ]
    for c in parse.children(i, "advmod"):
        no = parse.tokens[c - 1].text.lower() if c else ""
        if no == "no" and parse.tokens[c].text.lower() in words.set_of("modality", "no_more"):
            found.append("no longer")
    return tuple(found)


def is_denied_report(parse: Parse, i: int, words: Words) -> bool:
    """ "dismissed claims that", with the denial right in front though the tree makes it describe the claims."""
    if parse.tokens[i].lemma not in words.set_of("modality", "reports"):
        return False
    if parse.tokens[i].dep in ("obj", "nsubj:pass"):
        return False  # the tree sees it, and the verb above denies
    denials = words.set_of("modality", "saying_no")
    return any(t.lemma in denials and t.tag.startswith("VB") for t in parse.tokens[max(0, i - _DENIAL_REACH) : i])
