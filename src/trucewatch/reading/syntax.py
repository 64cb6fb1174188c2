"""Tags and dependency trees of sentences, so that the rest of reading knows neither the engine nor its weights.

Tags are Universal POS and Penn Treebank tags, relations those of Universal Dependencies 2 with the English subtypes
that tell who did what to whom (`nsubj:pass`, `obl:agent`, `acl:relcl`). A tree is evidence, not proof: about every
fifth relation in news text is wrong (`python -m training.evaluate` measures it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from trucewatch.reading.mending import mended
from trucewatch.reading.tree import ROOT, Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Ops

__all__ = ["MAX_CHARACTERS", "MAX_TOKENS", "Parse", "Token", "as_read", "lemma", "parse_sentence", "parse_sentences"]

# Beyond this a "sentence" is a list or a table that lost its line breaks; a tree over it would be noise.
MAX_TOKENS = 200
MAX_CHARACTERS = 30 * MAX_TOKENS

_BATCH = 32
UNKNOWN_RELATION = "dep"
UNKNOWN_POS = "X"

# One character for one, which keeps the offsets. Treebanks have straight quotes, reports whatever the publisher likes.
_PLAIN_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛`´", "'"))
# Legal in a string but not in UTF-8, over which the engine hashes its words.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

# What is left of a verb or of "not" in a contraction; the ambiguous 's and 'd take the reading that news prefers.
_CONTRACTED = {
    "n't": "not", "'s": "be", "'re": "be", "'m": "be", "'ve": "have", "'ll": "will", "'d": "would",
    "ca": "can", "wo": "will", "sha": "shall",
}  # fmt: skip
_LEMMATISED = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
# Tags of forms that are their own dictionary form; asked all the same, the word list makes "warring" a form of "warry".
_BASE_TAGS = frozenset({"VB", "NN", "JJ", "MD"})


def parse_sentence(text: str, start: int) -> Parse:
    """The tree of one sentence that begins at the report's character `start`. Never fails on odd text."""
    return parse_sentences([(text, start)])[0]


def parse_sentences(sentences: Sequence[tuple[str, int]]) -> tuple[Parse, ...]:
    """The trees of the sentences (text, start), read together: several at once cost half of one after the other.

    White space is no token. A sentence of more than `MAX_TOKENS` tokens or `MAX_CHARACTERS` characters comes back flat:
    tagged "X", all hanging on the first with relation "dep".
    """
    done: dict[int, Parse] = {}
    parsed: list[tuple[int, Doc, list[tuple[int, int]]]] = []
    for n, (text, start) in enumerate(sentences):
        if len(text) > MAX_CHARACTERS:
            done[n] = _flat([match.span() for match in re.finditer(r"\S+", text)], text, start)
            continue
        cut = [token for token in _engine().make_doc(as_read(text)) if not token.is_space]
        spans = [(token.idx, token.idx + len(token)) for token in cut]
        if len(cut) > MAX_TOKENS:
            done[n] = _flat(spans, text, start)
        elif not cut:
            done[n] = Parse(())
        else:
            parsed.append((n, _document(spans, text), spans))
    _annotate([doc for _, doc, _ in parsed])
    for n, doc, spans in parsed:
        text, start = sentences[n]
        done[n] = mended(Parse(tuple(_tokens(doc, _choose_root(doc), spans, text, start))))
    return tuple(done[n] for n in range(len(sentences)))


def as_read(text: str) -> str:
    """The text as the engine is given it, in training as in reading: as long as before, with plain quotation marks."""
    return _LONE_SURROGATE.sub("\ufffd", text.translate(_PLAIN_QUOTES))


def _document(spans: list[tuple[int, int]], text: str) -> Doc:
    from spacy.tokens import Doc

    words = [as_read(text[a:b]) for a, b in spans]
    spaces = [b < following for (_, b), (following, _) in zip(spans, [*spans[1:], (len(text), 0)], strict=True)]
    # The caller has found the sentence: the parser may not open another one inside it.
    return Doc(_engine().vocab, words=words, spaces=spaces, sent_starts=[i == 0 for i in range(len(words))])


def _annotate(docs: Sequence[Doc]) -> None:
    """Tags and relations, step by step over batches: the arithmetic of many sentences is one larger product."""
    for first in range(0, len(docs), _BATCH):
        batch = docs[first : first + _BATCH]
        for step in _steps():
            step.set_annotations(batch, step.predict(batch))


def _choose_root(doc: Doc) -> int:
    """The greedy parser may leave several words without a head: the first verb of them leads, else the first of all."""
    roots = [token for token in doc if token.head.i == token.i]
    return next((token.i for token in roots if token.pos_ in ("VERB", "AUX")), roots[0].i)


def _tokens(doc: Doc, root: int, spans: list[tuple[int, int]], text: str, start: int) -> Iterator[Token]:
    for token, (a, b) in zip(doc, spans, strict=True):
        head, dep = token.head.i, token.dep_
        if token.i == root:
            dep = ROOT
        elif head == token.i:
            head, dep = root, UNKNOWN_RELATION
        yield Token(
            i=token.i,
            start=start + a,
            end=start + b,
            text=text[a:b],
            lemma=lemma(text[a:b], token.pos_, token.tag_),
            pos=token.pos_ or UNKNOWN_POS,
            tag=token.tag_,
            head=head,
            dep=dep or UNKNOWN_RELATION,
        )


def _flat(spans: list[tuple[int, int]], text: str, start: int) -> Parse:
    return Parse(
        tuple(
            Token(
                i=i,
                start=start + a,
                end=start + b,
                text=text[a:b],
                lemma=text[a:b].lower(),
                pos=UNKNOWN_POS,
                tag=UNKNOWN_POS,
                head=0,
                dep=UNKNOWN_RELATION if i else ROOT,
            )
            for i, (a, b) in enumerate(spans)
        )
    )


@lru_cache(maxsize=65536)
def lemma(form: str, pos: str, tag: str) -> str:
    """Dictionary form in lower case: lemminflect's for inflected verbs, nouns and adjectives, else the form itself."""
    from lemminflect import getLemma

    low = as_read(form).lower()
    if pos == "AUX" or low == "n't":
        low = _CONTRACTED.get(low, low)
    if pos not in _LEMMATISED or tag in _BASE_TAGS or not low.replace("-", "").isalpha():
        return low
    candidates: tuple[str, ...] = getLemma(low, "VERB" if pos == "AUX" else pos)
    if tag == "VBP" and low in candidates:
        return low
    # "found" may be its own base form or the past of "find": an inflected tag speaks for the other.
    return next((c for c in candidates if c != low), candidates[0] if candidates else low)


@cache
def _engine() -> Language:
    import spacy

    from trucewatch_syntax_en import path

    return spacy.load(path())


@cache
def _steps() -> tuple[Any, ...]:
    """The tagger, the parser and what they share, in their order.

    They multiply with NumPy's matrix product, which is built for the processor it runs on; the engine's own is not.
    """
    from thinc.api import NumpyOps

    ops = type("WithNumpyProduct", (NumpyOps,), {"gemm": _product})()
    steps: tuple[Any, ...] = tuple(component for _, component in _engine().pipeline)
    for step in steps:
        for layer in step.model.walk():
            layer.ops = ops
    return steps


def _product(ops: Ops, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
    import numpy as np

    return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)
