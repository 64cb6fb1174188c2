"""A saying put between a subject and its verb: "the truce, the army said on Monday, has been extended".

Trees go astray here: the truce becomes the subject of the saying, and what became of it is lost. So the sentence is
read without the saying, and the saying by itself hangs on it as what it is, a parenthesis.
"""

from __future__ import annotations

import re
from dataclasses import replace

from trucewatch.lexicon.words import Words
from trucewatch.reading.sentences import Sentence
from trucewatch.reading.syntax import Parse, Token, parse_sentence

_BETWEEN = re.compile(r",(?P<saying>\s[^,;:“”\"()]{5,90}),(?=\s)")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBORDINATE = frozenset({"who", "which", "that", "whose", "whom", "where", "when", "while", "as", "and", "but", "or"})


def with_interposed(sentence: Sentence, whole: Parse, words: Words) -> Parse:
    """The tree ``whole`` of the sentence, or one in which a saying between subject and verb hangs as parataxis."""
    for between in _BETWEEN.finditer(sentence.text):
        if not _is_saying(whole, sentence.start + between.start(), sentence.start + between.end(), words):
            continue
        first, end = between.span()
        without = sentence.text[:first] + " " * (end - first) + sentence.text[end:]
        outer = parse_sentence(without, sentence.start)
        inner = parse_sentence(between["saying"], sentence.start + between.start("saying"))
        marks = tuple(t for t in whole.tokens if t.start in (sentence.start + first, sentence.start + end - 1))
        return _joined(outer, inner, marks)
    return whole


def _is_saying(parse: Parse, start: int, end: int, words: Words) -> bool:
    """Between the commas somebody says; before them stands a bare nominal, behind them its finite verb."""
    before = [t for t in parse.tokens if t.end <= start]
    inside = [t for t in parse.tokens if start < t.start and t.end < end]
    behind = [t for t in parse.tokens if t.start >= end and t.pos not in ("ADV", "PUNCT")]
    cues = [t for t in inside[1:] if t.text.lower() in words.forms_of("attribution", "say") and t.tag != "VBG"]
    others = [t for t in inside if t.tag in _FINITE and t not in cues]
    if len(cues) != 1 or others or inside[0].text.lower() in _SUBORDINATE:
        return False
    nominal = bool(before) and not any(t.tag in _FINITE for t in before)
    return nominal and before[0].pos not in ("ADP", "SCONJ", "CCONJ", "ADV", "VERB") and _goes_on(behind)


def _goes_on(behind: list[Token]) -> bool:
    """The next word is the finite verb; a past form taken for a participle is one where no other verb follows."""
    if not behind:
        return False
    first = behind[0]
    finite = any(t.tag in _FINITE for t in behind[1:])
    return first.tag in _FINITE or (first.tag == "VBN" and not finite)


def _joined(outer: Parse, inner: Parse, marks: tuple[Token, ...]) -> Parse:
    """One tree in reading order: the root of the saying and its commas hang on the root of the sentence."""
    if outer.root is None or inner.root is None:
        return outer
    parts = [*((t, outer) for t in outer.tokens), *((t, inner) for t in inner.tokens)]
    order = sorted([*(t.start for t, _ in parts), *(m.start for m in marks)])
    place = {start: i for i, start in enumerate(order)}
    top, saying = place[outer.root.start], place[inner.root.start]
    tokens = [
        replace(
            token,
            i=place[token.start],
            head=top if token is inner.root else place[parse.tokens[token.head].start],
            dep="parataxis" if token is inner.root else token.dep,
        )
        for token, parse in parts
    ]
    tokens += [replace(m, i=place[m.start], head=saying, dep="punct") for m in marks]
    return Parse(tuple(sorted(tokens, key=lambda t: t.i)))
