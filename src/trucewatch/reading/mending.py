"""What a tree cannot mean is mended: words tagged as nouns that have objects, verbs hung on their own subjects.

Only where the grammar leaves no other reading; all other errors of the parser stay, for the rules to mistrust.
"""

from __future__ import annotations

from dataclasses import replace

from trucewatch.reading.tree import ROOT, Parse, Token

# Relations in which a noun can only stand where a verb is missing.
_CLAUSES = frozenset({ROOT, "ccomp", "parataxis", "advcl"})
_TWO_OBJECTS = frozenset(
    {"give", "grant", "award", "hand", "offer", "deny", "send", "pay", "ask", "tell", "name", "call", "deem"}
)


def mended(parse: Parse) -> Parse:
    """The tree without what it cannot mean; the same tree where nothing is wrong."""
    return _with_counts(_with_clauses(_with_verbs(parse)))


def _with_verbs(parse: Parse) -> Parse:
    """A noun cannot have an object: where the parser gives one to a word that may be a verb, the tagger was wrong.

    "Each side freed/NOUN twelve captives"; the form tells the tense, as far as it can.
    """
    odd = [t for t in parse.tokens if t.pos in ("NOUN", "ADJ", "ADV") and parse.children(t.i, "obj", "iobj")]
    verbs = [(t, _as_verb(t)) for t in odd]
    forms = [(t, _in_its_form(parse, t)) for t in parse.tokens if t.tag in ("VB", "VBP")]
    verbs_by_place = {t.i: v for t, v in (*verbs, *forms) if v is not None and v is not t}
    return Parse(tuple(verbs_by_place.get(t.i, t) for t in parse.tokens)) if verbs_by_place else parse


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


def _with_counts(parse: Parse) -> Parse:
    """A verb has one subject: in "Seventeen aid workers fled" the number counts the workers, whatever it hangs on."""
    tokens = list(parse.tokens)
    for number in parse.tokens:
        if number.pos != "NUM" or not number.dep.startswith(("nsubj", "obj")) or number.head == number.i:
            continue
        rival = next((j for j in parse.children(number.head, number.dep) if j > number.i), None)
        if rival is None or tokens[rival].pos not in ("NOUN", "PROPN"):
            continue
        if all(tokens[j].head == rival for j in range(number.i + 1, rival)):
            tokens[number.i] = replace(number, head=rival, dep="nummod")
    return Parse(tuple(tokens)) if tokens != list(parse.tokens) else parse


def _in_its_form(parse: Parse, token: Token) -> Token:
    """ "freed/VB" has the form of a past tense, "is to free/VBP" stands where an infinitive must."""
    if token.tag == "VBP":
        to = any(parse.tokens[m].text.lower() == "to" for m in parse.children(token.i, "mark"))
        return replace(token, tag="VB") if to else token
    verb = _as_verb(token) if token.text.lower().endswith("ed") else None
    return token if verb is None or verb.tag != "VBD" else verb


def _as_verb(token: Token) -> Token | None:
    from lemminflect import getAllLemmas

    low = token.text.lower()
    base = next(iter(getAllLemmas(low, upos="VERB").get("VERB", ())), None)
    if base is None:
        return None
    endings = (("ing", "VBG"), ("ed", "VBD"), ("s", "VBZ"))
    tag = next((tag for ending, tag in endings if low.endswith(ending) and base != low), None)
    tag = tag or ("VBP" if base == low else "VBD")
    return replace(token, lemma=base, pos="VERB", tag=tag)
