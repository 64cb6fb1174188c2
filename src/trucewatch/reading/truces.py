"""Nouns that name a suspension of fighting, and the weaker words that stand for one; `gate` keeps out other truces."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.lexicon.words import Words
from trucewatch.reading.gate import other_world
from trucewatch.reading.scene import TruceMention
from trucewatch.reading.sentences import Sentence
from trucewatch.reading.syntax import Parse

_NOUN_LINKS = ("compound", "nmod", "appos", "flat", "amod", "obl")
_DEFINITE = frozenset({"the", "this", "that", "these", "its", "their", "both"})
_FIRST_TOKENS = 4
"""A pronoun that stands this early in its sentence can only point back to the sentence before."""


def find_truces(sentence: Sentence, parse: Parse, words: Words, named_before: bool) -> tuple[TruceMention, ...]:
    """Truce nouns of one sentence. Weak nouns ("the pause", "the deal") count only where a truce was named before."""
    found = _named(sentence, parse, words)
    if named_before or found:
        found += _pronouns(parse, words, found)
        found += _weak_nouns(sentence, parse, words, found)
    return tuple(sorted(found, key=lambda m: m.start))


def _named(sentence: Sentence, parse: Parse, words: Words) -> list[TruceMention]:
    found: list[TruceMention] = []
    for match in words.truce_pattern.finditer(sentence.text):
        kind = next(k for k in words.truce_nouns if match[k])
        start, end = sentence.start + match.start(), sentence.start + match.end()
        head = parse.head_of(start, end)
        if head is None or other_world(sentence.text, *match.span(), words) or _verb_use(parse, start, end):
            continue
        found.append(_mention(parse, words, start, end, match.group(), kind, False, head.i))
    return found


def _pronouns(parse: Parse, words: Words, named: Sequence[TruceMention]) -> list[TruceMention]:
    """ "It took effect on Sunday": only as subject, and only of verbs that the rules allow for a pronoun."""
    found: list[TruceMention] = []
    for token in parse.tokens:
        if token.lemma not in ("it", "this"):
            continue
        if token.dep == "obj" and parse.tokens[token.head].lemma in words.set_of("truce", "plain_verbs"):
            itself = frozenset({token.i})
            found.append(TruceMention(token.start, token.end, token.text, "truce", True, True, False, token.i, itself))
            continue
        if not token.dep.startswith("nsubj"):
            continue
        if token.i < _FIRST_TOKENS or any(m.start < token.start for m in (*named, *found)):
            itself = frozenset({token.i})
            found.append(TruceMention(token.start, token.end, token.text, "truce", True, True, False, token.i, itself))
    return found


def _weak_nouns(sentence: Sentence, parse: Parse, words: Words, named: Sequence[TruceMention]) -> list[TruceMention]:
    found: list[TruceMention] = []
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.lemma not in words.weak_nouns:
            continue
        if any(m.start <= token.start < m.end or token.i in m.stands_for for m in (*named, *found)):
            continue
        if _on_another_matter(parse, token.i, words):
            continue
        definite = any(parse.tokens[c].lemma in _DEFINITE for c in parse.children(token.i))
        # Headlines drop articles.
        in_headline = sentence.part == "headline" and token.lemma in words.set_of("truce", "halting_nouns")
        if definite or in_headline or _is_reached(parse, token.i, words):
            found.append(_mention(parse, words, token.start, token.end, token.text, "truce", True, token.i))
    return found


def _on_another_matter(parse: Parse, i: int, words: Words) -> bool:
    """ "the agreement on the monitoring mission" is no truce."""
    if parse.tokens[i].lemma in words.set_of("truce", "halting_nouns"):
        return False
    about, stops = words.set_of("understandings", "about"), words.hostilities | words.weak_nouns
    topics = (c for c in parse.children(i, "nmod") if _is_topic(parse, c))
    return any(parse.tokens[c].lemma not in about | stops for c in topics)


def _is_topic(parse: Parse, i: int) -> bool:
    marks = {parse.tokens[m].lemma for m in parse.children(i, "case")}
    return bool(marks & {"on", "over", "about", "concerning", "regarding"}) and parse.tokens[i].pos == "NOUN"


def _is_reached(parse: Parse, i: int, words: Words) -> bool:
    """ "an understanding was reached between A and B": in a report about a truce, with nothing else it is on."""
    noun, verb = parse.tokens[i], parse.tokens[parse.tokens[i].head]
    if noun.lemma not in words.set_of("understandings", "nouns"):
        return False
    if verb.lemma not in words.set_of("understandings", "verbs") or not noun.dep.startswith(("nsubj:pass", "obj")):
        return False
    modifiers = (*parse.children(i, "nmod", "acl"), *parse.children(verb.i, "obl"))
    about = words.set_of("understandings", "about")
    return all(parse.tokens[c].lemma in about for c in modifiers if _has_topic_mark(parse, c))


def _has_topic_mark(parse: Parse, i: int) -> bool:
    return any(parse.tokens[m].lemma in ("on", "for", "to") for m in parse.children(i, "case", "mark"))


def _verb_use(parse: Parse, start: int, end: int) -> bool:
    """ "ordered to cease fire": the words are a verb and its object here; the rules for stopping deal with them."""
    first = parse.covering(start, end)
    return bool(first) and first[0].lemma == "cease" and first[0].pos == "VERB" and first[0].tag != "VBG"


def _mention(
    parse: Parse, words: Words, start: int, end: int, text: str, kind: str, weak: bool, head: int
) -> TruceMention:
    stands = _stands_for(parse, words, head)
    determiners = {parse.tokens[c].lemma for top in stands for c in parse.children(top, "det", "nmod:poss")}
    definite = bool(determiners & _DEFINITE)
    plural = parse.tokens[head].tag in ("NNS", "NNPS") and parse.tokens[head].text.endswith("s")
    return TruceMention(start, end, text, kind, weak, definite, plural, head, stands)


def _stands_for(parse: Parse, words: Words, head: int) -> frozenset[int]:
    """The truce noun and the nouns that carry it.

    In "agreement on a ceasefire" reaching the agreement is reaching the truce.
    """
    found = {head}
    at = head
    while (up := parse.tokens[at].head) != at:
        dep, above = parse.tokens[at].dep, parse.tokens[up]
        if above.pos not in ("NOUN", "PROPN"):
            break
        carried = dep.startswith(_NOUN_LINKS) and above.lemma in words.carriers
        joined = dep == "conj"
        if not carried and not joined:
            break
        found.add(up)
        at = up
    return frozenset(found)
