"""Nouns that name a suspension of fighting, and whether the report is about one at all.

A trade truce, a gang truce or a managers' truce uses the same words. Two tests keep them out: the words right beside the noun,
and what the whole report talks about (words of war against words of trade, sport, crime, culture, politics).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.lexicon.words import Words
from trucewatch.reading.scene import TruceMention
from trucewatch.reading.sentences import Sentence
from trucewatch.reading.syntax import Parse

_NOUN_LINKS = ("compound", "nmod", "appos", "flat", "amod", "obl")
_DEFINITE = frozenset({"the", "this", "that", "these", "its", "their", "both"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Whether the report's truce is one of arms, with the counts that say so."""

    armed: bool
    because: str


def find_truces(sentence: Sentence, parse: Parse, words: Words, named_before: bool) -> tuple[TruceMention, ...]:
    """Truce nouns of one sentence. Weak nouns ("the pause", "the deal") count only where a truce was named before."""
    found: list[TruceMention] = []
    for match in words.truce_pattern.finditer(sentence.text):
        kind = match.lastgroup if match.lastgroup != "plural" else next(k for k in words.truce_nouns if match[k])
        start, end = sentence.start + match.start(), sentence.start + match.end()
        head = parse.head_of(start, end)
        if head is None or kind is None or _false_friend(sentence.text, match.start(), words):
            continue
        if _verb_use(parse, start, end):
            continue
        found.append(_mention(parse, words, start, end, match.group(), kind, False, head.i))
    if named_before or found:
        # "It took effect on Sunday": only as subject, and only of verbs that the rules allow for a pronoun.
        for token in parse.tokens:
            if token.lemma in ("it", "this") and token.dep.startswith("nsubj") and (token.i < 4 or any(m.start < token.start for m in found)):
                found.append(TruceMention(token.start, token.end, token.text, "truce", True, True, False, token.i, frozenset({token.i})))
    if named_before or found:
        for token in parse.tokens:
            if token.pos not in ("NOUN", "PROPN") or token.lemma not in words.weak_nouns:
                continue
            if any(m.start <= token.start < m.end or token.i in m.stands_for for m in found):
                continue
            definite = any(parse.tokens[c].lemma in _DEFINITE for c in parse.children(token.i))
            reached = token.lemma in ("understanding", "agreement", "deal", "accord") and _is_reached(parse, token.i)
            if definite or reached or sentence.part == "headline" and token.lemma in words.set_of("truce", "halting_nouns"):  # headlines drop articles
                found.append(_mention(parse, words, token.start, token.end, token.text, "truce", True, token.i))
    return tuple(sorted(found, key=lambda m: m.start))


def _is_reached(parse: Parse, i: int) -> bool:
    """ "an understanding was reached between A and B": in a report about a truce, with nothing else it is said to be on."""
    verb = parse.tokens[parse.tokens[i].head]
    if verb.lemma not in ("reach", "sign", "conclude", "strike", "clinch", "seal") or not parse.tokens[i].dep.startswith(("nsubj:pass", "obj")):
        return False
    about = [parse.tokens[c].lemma for c in (*parse.children(i, "nmod", "acl"), *parse.children(verb.i, "obl"))
             if any(parse.tokens[m].lemma in ("on", "for", "to") for m in parse.children(c, "case", "mark"))]
    return all(lemma in ("term", "condition", "detail", "implementation") for lemma in about)


def _verb_use(parse: Parse, start: int, end: int) -> bool:
    """ "ordered to cease fire": the words are a verb and its object here, and the rules for stopping deal with them."""
    first = parse.covering(start, end)
    return bool(first) and first[0].lemma == "cease" and first[0].pos == "VERB" and first[0].tag != "VBG"


def _mention(
    parse: Parse, words: Words, start: int, end: int, text: str, kind: str, weak: bool, head: int
) -> TruceMention:
    stands = _stands_for(parse, words, head)
    determiners = {parse.tokens[c].lemma for top in stands for c in parse.children(top, "det", "nmod:poss")}
    definite = bool(determiners & _DEFINITE)
    plural = parse.tokens[head].tag in ("NNS", "NNPS")
    return TruceMention(start, end, text, kind, weak, definite, plural, head, stands)


def _stands_for(parse: Parse, words: Words, head: int) -> frozenset[int]:
    """The truce noun and the nouns that carry it: in "agreement on a ceasefire" reaching the agreement is reaching the truce."""
    found = {head}
    at = head
    while (up := parse.tokens[at].head) != at:
        above = parse.tokens[up]
        if above.pos not in ("NOUN", "PROPN") or not parse.tokens[at].dep.startswith(_NOUN_LINKS):
            if parse.tokens[at].dep == "conj" and above.pos in ("NOUN", "PROPN"):
                at = up
                found.add(up)
                continue
            break
        if above.lemma not in words.carriers:
            break
        found.add(up)
        at = up
    return frozenset(found)


def _false_friend(text: str, at: int, words: Words) -> bool:
    before = re.findall(r"[\w-]+", text[max(0, at - 45) : at].lower())[-3:]
    return any(word in words.false_friend_modifiers for word in before[-2:]) or " ".join(before[-2:]) in words.false_friend_modifiers


def _plain(war: int, actors: frozenset[str], states: frozenset[str]) -> bool:
    """No other world speaks up: two words of war, a named force, or states at odds make it a report about arms."""
    return war >= 2 or bool(actors) or bool(states) and war + len(states) >= 2


def subject_of_report(text: str, actors: frozenset[str], states: frozenset[str], words: Words) -> Subject:
    """Is this report about arms? Words of war and named forces against the words of the false friends' worlds.

    ``actors`` are ids of the forces and groups named, ``states`` of the states. War words alone prove little where another world speaks up: they are the
    favourite pictures of the sports page and the business page.
    """
    war = len({m.group().lower() for m in words.war.finditer(text)})
    rivals = {name: len({m.group().lower() for m in pattern.finditer(text)}) for name, pattern in words.false_friend_domains.items()}
    rival, weight = max(rivals.items(), key=lambda item: item[1])
    score = war + 2 * len(actors)
    armed = score >= 2 * weight if weight >= 3 else score >= 2 and score > 1.5 * weight if weight else _plain(war, actors, states)
    if weight >= 2 and not actors and war < 4:
        armed = False
    return Subject(armed, f"{war} words of war, {len(actors)} named forces; {weight} words of {rival}")
