"""Tags and dependency trees of sentences, so that the rest of reading knows neither the engine nor its weights.

Tags are Universal POS and Penn Treebank tags, relations those of Universal Dependencies 2 with the English subtypes
that tell who did what to whom (`nsubj:pass`, `obl:agent`, `acl:relcl`). A tree is evidence, not proof: about every
fifth relation in news text is wrong (`python -m training.evaluate` measures it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Beyond this a "sentence" is a list or a table that lost its line breaks; a tree over it would be noise.
MAX_TOKENS = 200
MAX_CHARACTERS = 30 * MAX_TOKENS

ROOT = "root"
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

# Relations in which a noun can only stand where a verb is missing.
_CLAUSES = frozenset({ROOT, "ccomp", "parataxis", "advcl"})
_TWO_OBJECTS = frozenset(
    {"give", "grant", "award", "hand", "offer", "deny", "send", "pay", "ask", "tell", "name", "call", "deem"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word: index in the sentence, offsets in the report, dictionary form in lower case, Universal and Penn tag,
    index of the head (the root's is its own) and relation to it.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class Parse:
    """The tree of one sentence. Empty for a sentence without words; otherwise exactly one root, and no cycles."""

    tokens: tuple[Token, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))

    @property
    def root(self) -> Token | None:
        """The token that heads the sentence; None for a sentence without words."""
        return next((token for token in self.tokens if token.head == token.i), None)

    def children(self, i: int, *deps: str) -> tuple[int, ...]:
        """Direct dependents in reading order; with `deps`, only of those relations ("nsubj" finds "nsubj:pass" too)."""
        if not deps:
            return self._children[i]
        return tuple(c for c in self._children[i] if _is_one_of(self.tokens[c].dep, deps))

    def subtree(self, i: int) -> tuple[int, ...]:
        """The token and all that depends on it, sorted."""
        found, pending = [], [i]
        while pending:
            at = pending.pop()
            found.append(at)
            pending.extend(self._children[at])
        return tuple(sorted(found))

    def ancestors(self, i: int) -> tuple[int, ...]:
        """Heads from the nearest up to the root."""
        found = []
        while (head := self.tokens[i].head) != i:
            found.append(head)
            i = head
        return tuple(found)

    def path(self, i: int, j: int) -> tuple[int, ...]:
        """The tokens passed when walking the tree from `i` to `j`, both included."""
        up, down = (i, *self.ancestors(i)), (j, *self.ancestors(j))
        meeting = next(at for at in up if at in down)
        return (*up[: up.index(meeting) + 1], *reversed(down[: down.index(meeting)]))

    def distance(self, i: int, j: int) -> int:
        """Number of arcs between two tokens."""
        return len(self.path(i, j)) - 1

    def token_at(self, offset: int) -> Token | None:
        """The token that the report's character `offset` falls in; None between words and outside the sentence."""
        return next((token for token in self.tokens if token.start <= offset < token.end), None)

    def covering(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that share a character with the report's characters `start` to `end`."""
        return tuple(token for token in self.tokens if token.start < end and start < token.end)

    def head_of(self, start: int, end: int) -> Token | None:
        """The topmost token of a phrase: of those in `covering`, the one nearest to the root, the first of equals."""
        return min(self.covering(start, end), key=lambda token: len(self.ancestors(token.i)), default=None)


def _is_one_of(dep: str, wanted: tuple[str, ...]) -> bool:
    return dep in wanted or dep.partition(":")[0] in wanted


@lru_cache(maxsize=2048)
def parse_sentence(text: str, start: int) -> Parse:
    """The tree of one sentence that begins at the report's character `start`. Never fails on odd text.

    White space is no token. A sentence of more than `MAX_TOKENS` tokens or `MAX_CHARACTERS` characters comes back flat:
    tagged "X", all hanging on the first with relation "dep". Recent answers are kept, for several readers ask about the
    same sentence.
    """
    if len(text) > MAX_CHARACTERS:
        return _flat([match.span() for match in re.finditer(r"\S+", text)], text, start)
    cut = [token for token in _engine().make_doc(as_read(text)) if not token.is_space]
    spans = [(token.idx, token.idx + len(token)) for token in cut]
    if len(cut) > MAX_TOKENS:
        return _flat(spans, text, start)
    if not cut:
        return Parse(())
    return _annotated(spans, text, start)


def as_read(text: str) -> str:
    """The text as the engine is given it, in training as in reading: as long as before, with plain quotation marks."""
    return _LONE_SURROGATE.sub("\ufffd", text.translate(_PLAIN_QUOTES))


def _annotated(spans: list[tuple[int, int]], text: str, start: int) -> Parse:
    from spacy.tokens import Doc

    nlp = _engine()
    words = [as_read(text[a:b]) for a, b in spans]
    spaces = [b < following for (_, b), (following, _) in zip(spans, [*spans[1:], (len(text), 0)], strict=True)]
    # The caller has found the sentence: the parser may not open another one inside it.
    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=[i == 0 for i in range(len(words))])
    for _, component in nlp.pipeline:
        doc = component(doc)
    root = _choose_root(doc)
    return _with_clauses(_with_verbs(Parse(tuple(_tokens(doc, root, spans, text, start)))))


def _with_verbs(parse: Parse) -> Parse:
    """A noun cannot have an object: where the parser gives one to a word that may be a verb, the tagger was wrong.

    "Each side freed/NOUN twelve captives"; the form tells the tense, as far as it can.
    """
    odd = [t for t in parse.tokens if t.pos in ("NOUN", "ADJ", "ADV") and parse.children(t.i, "obj", "iobj")]
    mended = {t.i: v for t in odd if (v := _as_verb(t)) is not None}
    mended |= {t.i: v for t in parse.tokens if t.tag in ("VB", "VBP") and (v := _in_its_form(parse, t)) is not t}
    return Parse(tuple(mended.get(t.i, t) for t in parse.tokens)) if mended else parse


def _with_clauses(parse: Parse) -> Parse:
    """A past participle that describes a noun has no object of its own: "a convoy [that] reached Madaya" is a clause.

    The parser prefers to hang the verb on its subject when the subject is long.
    """
    for noun in parse.tokens:
        if noun.pos not in ("NOUN", "PROPN") or noun.dep not in _CLAUSES or parse.children(noun.i, "cop", "nsubj"):
            continue
        told = [
            v
            for v in parse.children(noun.i, "acl")
            if parse.tokens[v].tag == "VBN"
            and v > noun.i
            and parse.children(v, "obj")
            and _stands_alone(parse.tokens[v])
        ]
        if len(told) == 1:
            return _with_clauses(_raised(parse, noun, parse.tokens[told[0]]))
    return parse


def _stands_alone(verb: Token) -> bool:
    """Not one of those that keep an object in the passive ("a prisoner given a pardon")."""
    return verb.lemma not in _TWO_OBJECTS


def _raised(parse: Parse, noun: Token, verb: Token) -> Parse:
    """The tree with ``verb`` as head of the clause and ``noun`` as its subject."""
    tokens = list(parse.tokens)
    tokens[verb.i] = replace(verb, tag="VBD", head=verb.i if noun.head == noun.i else noun.head, dep=noun.dep)
    tokens[noun.i] = replace(noun, head=verb.i, dep="nsubj")
    for child in parse.children(noun.i, "punct", "advcl", "parataxis", "ccomp"):
        if child > verb.i:
            tokens[child] = replace(tokens[child], head=verb.i)
    return Parse(tuple(tokens))


def _in_its_form(parse: Parse, token: Token) -> Token:
    """ "freed/VB" has the form of a past tense, "is to free/VBP" stands where an infinitive must."""
    if token.tag == "VBP":
        to = any(parse.tokens[m].text.lower() == "to" for m in parse.children(token.i, "mark"))
        return replace(token, tag="VB") if to else token
    verb = _as_verb(token) if token.text.lower().endswith("ed") else None
    return token if verb is None or verb.tag != "VBD" else verb


def _as_verb(token: Token) -> Token | None:
    from lemminflect import getAllLemmas

    low = as_read(token.text).lower()
    base = next(iter(getAllLemmas(low, upos="VERB").get("VERB", ())), None)
    if base is None:
        return None
    endings = (("ing", "VBG"), ("ed", "VBD"), ("s", "VBZ"))
    tag = next((tag for ending, tag in endings if low.endswith(ending) and base != low), None)
    tag = tag or ("VBP" if base == low else "VBD")
    return replace(token, lemma=base, pos="VERB", tag=tag)


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
