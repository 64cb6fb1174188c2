"""Who does what in a clause, read off the tree with the shortcuts that news prose needs.

Universal Dependencies relations; every function is total (a wrong tree gives a wrong or empty answer, never an error).
"""

from __future__ import annotations

from trucewatch.reading.syntax import Parse, Token
from trucewatch.reading.tree import remembered

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_CLAUSAL = ("ccomp", "advcl", "acl:relcl", "parataxis", "csubj")
_BESIDE = (*_CLAUSAL, "acl", "appos", "conj", "cc", "punct")
_ACCUSING = frozenset({"accuse", "blame", "charge", "suspect"})
_BEHIND_PARTICIPLES = frozenset({"by", "in", "at", "with", "from", "after", "during", "near", ".", ",", ";", ":"})
_CONJUNCTIONS = frozenset({"after", "before", "since", "until", "as"})
_VERBAL = frozenset({"VERB", "AUX"})


def is_verb(token: Token) -> bool:
    """By either tag set: what one tagger takes for a noun the other may know for a participle."""
    return token.pos in _VERBAL or token.tag.startswith("VB")


@remembered
def is_passive(parse: Parse, i: int) -> bool:
    """Passive by auxiliary, by subject, or a bare past participle that modifies a noun ("a truce brokered by ...")."""
    if parse.children(i, "aux:pass", "nsubj:pass"):
        return True
    token = parse.tokens[i]
    if token.dep == "acl" and token.tag == "VBN":
        return True
    if token.dep == "conj" and token.tag == "VBN" and not parse.children(i, "aux", "nsubj"):
        return is_passive(parse, token.head)
    return False


@remembered
def subject(parse: Parse, i: int) -> int | None:
    """The token that the verb or predicate ``i`` is said of; inherited through coordination, control and relatives."""
    token = parse.tokens[i]
    if own := parse.children(i, "nsubj", "csubj"):
        return token.head if token.dep == "acl:relcl" and parse.tokens[own[0]].lemma in _RELATIVE else own[0]
    head = token.head
    if head == i:
        return None
    if token.dep in ("cop", "aux", "aux:pass"):
        return subject(parse, head)  # "was over", "is in force": the predicate carries the subject
    if token.dep in ("advcl", "xcomp", "acl", "obl") and parse.tokens[head].lemma in _ACCUSING:
        # "accused the rebels of breaking it": the accused, not the accuser, is said to have done it.
        return patient(parse, head)
    if token.dep == "acl" and token.tag in ("VBN", "VBG", "VBD"):
        return head  # "a truce brokered by ...", "forces holding the town": the noun is what it is said of
    if token.tag == "VB" and parse.tokens[head].pos == "ADJ":
        # "was due to expire", "is set to begin": the predicate's subject acts, whatever the relation was called.
        return subject(parse, head)
    if token.dep == "acl:relcl":
        return head
    if token.dep == "acl" and token.tag == "VB" and parse.tokens[head].pos == "NOUN":
        return head
    if token.dep == "xcomp":
        controlled = parse.children(head, "obj", "iobj")
        return controlled[0] if controlled else subject(parse, head)
    if token.dep in ("conj", "advcl") and is_verb(parse.tokens[head]):
        return subject(parse, head)
    return None


@remembered
def patient(parse: Parse, i: int) -> int | None:
    """What the verb ``i`` acts upon: the subject of a passive, the object of an active, the head of its relative."""
    if is_passive(parse, i):
        return subject(parse, i)
    relative = parse.tokens[i].dep == "acl:relcl"
    if objects := parse.children(i, "obj"):
        return parse.tokens[i].head if relative and parse.tokens[objects[0]].lemma in _RELATIVE else objects[0]
    if relative:
        subjects = parse.children(i, "nsubj")
        if subjects and parse.tokens[subjects[0]].lemma not in _RELATIVE:
            return parse.tokens[i].head
    return None


@remembered
def agent(parse: Parse, i: int) -> int | None:
    """Who does it: the subject of an active verb, the by-phrase of a passive."""
    if is_passive(parse, i):
        for child in parse.children(i, "obl"):
            if parse.tokens[child].dep == "obl:agent" or preposition(parse, child) == "by":
                return child
        return None
    lost = _lost_subject(parse, i)
    return subject(parse, i) if lost is None else lost


def _lost_subject(parse: Parse, i: int) -> int | None:
    """ "came days after the council declared a truce": the noun right before a finite clause that has no subject.

    The tree may hang it on the words in front, behind the conjunction that it took for a preposition.
    """
    token = parse.tokens[i]
    if token.dep != "advcl" or token.tag not in ("VBD", "VBZ", "VBP") or parse.children(i, "nsubj", "csubj", "mark"):
        return None
    at = i - 1
    while at >= 0 and parse.tokens[at].pos in ("ADV", "AUX"):
        at -= 1
    noun = parse.tokens[max(at, 0)]
    introduced = preposition(parse, noun.i) in _CONJUNCTIONS
    return noun.i if introduced and noun.pos in ("NOUN", "PROPN") else None


@remembered
def preposition(parse: Parse, i: int) -> str:
    """The case marker(s) of a nominal, lower case, joined ("according to"); empty without one."""
    marks: list[int] = []
    for child in parse.children(i, "case", "mark"):
        marks.append(child)
        marks.extend(parse.children(child, "fixed"))
    return " ".join(parse.tokens[m].text.lower() for m in sorted(marks))


@remembered
def obliques(parse: Parse, i: int) -> tuple[tuple[str, int], ...]:
    """(preposition, token) of each oblique or nominal modifier of ``i``."""
    return tuple((preposition(parse, c), c) for c in parse.children(i, "obl", "nmod"))


def is_finite(parse: Parse, i: int) -> bool:
    """The verb of a clause. A past form taken for a participle is one where it has a subject, or an object of its own.

    "The army on Saturday accused rebels of ...": no participle has an object behind it.
    """
    token = parse.tokens[i]
    if token.tag in ("VBD", "VBZ", "VBP"):
        return True
    if token.tag != "VBN" or parse.children(i, "aux", "aux:pass", "cop", "nsubj:pass"):
        return False
    head = parse.tokens[token.head]
    if token.dep == "root" or parse.children(i, "nsubj"):
        return True
    if token.dep == "conj":
        return head.tag in ("VBD", "VBZ", "VBP")
    if token.dep == "acl" and head.head == head.i:
        others = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in parse.tokens[i + 1 :])
        return not others and parse.tokens[i + 1 : i + 2] != () and parse.tokens[i + 1].text not in _BEHIND_PARTICIPLES
    behind = parse.tokens[i + 1] if i + 1 < len(parse.tokens) else token
    return i > 1 and behind.tag in ("DT", "NNS", "NNP", "PRP", "PRP$") and behind.head != i - 1


def is_infinitive(parse: Parse, i: int) -> bool:
    """ "to stop": read off the words, for behind "to" a plain form is often tagged as a present."""
    tag = parse.tokens[i].tag
    before = [t.text.lower() for t in parse.tokens[max(0, i - 2) : i]]
    return tag in ("VB", "VBP") and (
        before[-1:] == ["to"] or (before[:1] == ["to"] and parse.tokens[i - 1].pos == "ADV")
    )


def conjuncts(parse: Parse, i: int) -> tuple[int, ...]:
    """The token and all coordinated with it, in reading order."""
    found, pending = [], [i]
    while pending:
        at = pending.pop()
        found.append(at)
        pending.extend(parse.children(at, "conj"))
    return tuple(sorted(found))


@remembered
def coordination(parse: Parse, i: int) -> tuple[int, ...]:
    """All members of the coordination that ``i`` belongs to, wherever in it ``i`` stands."""
    at = i
    while parse.tokens[at].dep in ("conj", "appos"):
        head = parse.tokens[at].head
        if head == at or is_verb(parse.tokens[head]):
            break
        at = head
    return conjuncts(parse, at)


@remembered
def clause(parse: Parse, i: int) -> frozenset[int]:
    """The tokens of the clause of ``i``: its subtree without subordinate clauses and clauses coordinated with it."""
    found: set[int] = set()
    pending = [i]
    while pending:
        at = pending.pop()
        found.add(at)
        for child in parse.children(at):
            dep = parse.tokens[child].dep
            if dep in _CLAUSAL or (dep == "conj" and is_verb(parse.tokens[child]) and is_verb(parse.tokens[at])):
                continue
            pending.append(child)
    return frozenset(found)


@remembered
def noun_phrase(parse: Parse, i: int) -> frozenset[int]:
    """The nominal ``i`` with its modifiers, without relative clauses, appositions and what is coordinated with it."""
    found: set[int] = set()
    pending = [i]
    while pending:
        at = pending.pop()
        found.add(at)
        pending.extend(child for child in parse.children(at) if parse.tokens[child].dep not in _BESIDE)
    return frozenset(found)


def particle(parse: Parse, i: int) -> str:
    """The particle of a phrasal verb, lower case ("call off"); empty without one."""
    return next((parse.tokens[c].text.lower() for c in parse.children(i, "compound:prt")), "")


@remembered
def verb_above(parse: Parse, i: int) -> int | None:
    """The nearest verb that ``i`` depends on."""
    return next((a for a in parse.ancestors(i) if is_verb(parse.tokens[a])), None)


@remembered
def auxiliaries(parse: Parse, i: int) -> tuple[str, ...]:
    """Lemmas of the auxiliaries of ``i``; those of the first verb of a coordination hold for verbs that share them."""
    token = parse.tokens[i]
    if token.dep == "cop":
        return tuple(parse.tokens[c].lemma for c in parse.children(token.head, "aux"))  # "will be over"
    own = tuple(parse.tokens[c].lemma for c in parse.children(i, "aux"))
    if not own and token.dep == "conj" and not parse.children(i, "nsubj") and is_verb(parse.tokens[token.head]):
        return auxiliaries(parse, token.head)
    return own
