"""Is it so, planned, wished, conditional or denied? Read by climbing from the trigger to what governs it.

A plan, a wish, a condition or a denial must never become a fact; so every governor on the way up can only weaken the
claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Modality, Polarity
from trucewatch.reading import grammar
from trucewatch.reading.syntax import Parse, Token

# From the strongest to the weakest: a governor may move the stance to the right, never to the left.
_ORDER: tuple[Modality, ...] = ("actual", "planned", "conditional", "hypothetical", "desired")
_GERUND_REACH = 4
"""Tokens in front of a gerund that can demand it; an infinitive can be demanded from anywhere in the clause."""
_IS_TO = re.compile(r"\b(?:is|are|was|were) (?:also |now |due |set |expected |supposed )?to (?:be )?$")
_YET_TO = re.compile(r"\b(?:yet|nothing) to (?:be )?$")
_TIME_FOR = re.compile(r"\btime (?:had come |has come |is ripe )?for (?:[\w’'-]+ ){1,6}to $")
_ON_CONDITION = re.compile(
    r"^(?:(?!, and\b|, but\b)[^;:“”])*"
    r"\b(?:provided that|providing that|on (?:the )?condition that|(?:as|so) long as|only if|only when)\b"
)
_NOBODY = frozenset({"neither", "none", "nobody", "no", "no-one"})
_TIME_MARKS = frozenset({"once", "as", "before", "until", "till", "after", "when", "soon", "unless"})
_AHEAD_MARKS = frozenset({"once", "soon", "until", "till", "before", "after", "when"})
_NOT_YET = frozenset({"would", "could", "will", "might", "may", "can", "shall", "should"})
_COMPLEMENT = frozenset({"xcomp", "ccomp", "advcl"})
_NEVER = frozenset({"not", "never", "n't"})
_UNGOVERNED = frozenset({"conj", "parataxis", "appos", "nsubj", "acl:relcl", "nmod:poss", "obl:tmod"})


@dataclass(frozen=True, slots=True)
class Stance:
    """How far a text holds an event to be so; ``hedges`` and ``governors`` are the words that say why."""

    modality: Modality = "actual"
    polarity: Polarity = "asserted"
    hedges: tuple[str, ...] = ()
    governors: tuple[str, ...] = ()

    def weakened(self, modality: Modality, why: str) -> Stance:
        """At most as strong as ``modality``."""
        stronger = _ORDER.index(modality) <= _ORDER.index(self.modality)
        return replace(self, modality=self.modality if stronger else modality, governors=(*self.governors, why))

    def denied(self, why: str) -> Stance:
        """Turned round: a denial of a denial asserts."""
        flipped: Polarity = "denied" if self.polarity == "asserted" else "asserted"
        return replace(self, polarity=flipped, governors=(*self.governors, why))


def stance_of(parse: Parse, i: int, words: Words, done: frozenset[str] = frozenset()) -> Stance:
    """Stance of the event named by token ``i``.

    ``done`` are governors that themselves make the event (in "agreed to halt" agreeing is the event, not a plan of it).
    """
    stance = _own(parse, i, words, Stance())
    if demand := _demanded(parse, i, words, done):
        stance = stance.weakened("desired", demand)
    at = i
    while (head := parse.tokens[at].head) != at:
        if _describes(parse, at, words):
            break
        if at == i and parse.tokens[i].pos == "NOUN" and parse.tokens[i].dep.startswith("nsubj"):
            # "An extension should make talks possible": the verb's mood is that of the noun that stands for an event.
            stance = _own(parse, head, words, stance)
        stance = _step(parse, at, head, words, stance, done)
        at = head
    return stance


def _demanded(parse: Parse, i: int, words: Words, done: frozenset[str]) -> str | None:
    """A demand in front of the infinitive or gerund, however far the tree hangs it; as lemma.

    "called on forces backed by air power to accept a truce"
    """
    if parse.tokens[i].tag not in ("VB", "VBG"):
        return None
    infinitive = parse.tokens[i].tag == "VB"
    before = parse.tokens[:i]
    leads = ("to",) if infinitive else ("on", "of", "at", "for", "towards", "toward")
    if not any(t.lemma in leads for t in before[-2:]):
        return None
    demands = words.set_of("demands", "words") - done
    if not infinitive:
        demands |= words.set_of("demands", "before_gerunds")
    for token in reversed(before if infinitive else before[-_GERUND_REACH:]):
        if token.text in (",", ";", ":", "—", "–", "“", "”"):
            return None
        if token.i >= i - 1 or token.pos not in ("VERB", "NOUN", "ADJ", "AUX"):
            continue
        if token.lemma == "call":
            # To call a truce makes it, to call on others for it asks for it.
            if parse.tokens[token.i + 1].lemma in ("on", "for", "upon"):
                return token.lemma
        elif token.lemma in demands:
            return token.lemma
    return None


def _describes(parse: Parse, i: int, words: Words) -> bool:
    """A relative clause or past participle tells what the noun is; what governs the noun says nothing of it.

    "threatened to end a truce brokered in February" doubts the end, not the brokering.
    """
    token = parse.tokens[i]
    if token.dep == "acl" and parse.tokens[token.head].lemma in words.set_of("demands", "decisions"):
        return True  # a decision to halt is taken, whatever is then done with it ("to discuss the decision to halt")
    return token.dep == "acl:relcl" or (token.dep in ("acl", "amod") and token.tag == "VBN")


def _own(parse: Parse, i: int, words: Words, stance: Stance) -> Stance:
    """What stands on the word itself: auxiliaries, negation, a conditional conjunction, hedging adverbs."""
    tables = words.tables["modality"]
    token = parse.tokens[i]
    aux = grammar.auxiliaries(parse, i)
    if "will" in aux or "shall" in aux:
        stance = stance.weakened("planned", "will")
    elif "would" in aux:
        stance = stance.weakened("conditional" if _conditional_child(parse, i, words) else "planned", "would")
    elif token.tag == "VB" and (_copula_above(parse, i) or _IS_TO.search(_before(parse, i))):
        stance = stance.weakened("planned", "is to")
    if token.tag == "VB" and _YET_TO.search(_before(parse, i)):
        stance = stance.denied("yet to")
    if token.tag == "VB" and _TIME_FOR.search(_before(parse, i)):
        stance = stance.weakened("desired", "it is time")
    if _had_it_been(parse, i):
        stance = stance.weakened("hypothetical", "had")
    if token.tag in ("VBZ", "VBP", "VBD") or "have" in aux or "be" in aux:
        stance = _after_mark(parse, i, stance)
    if _by_nobody(parse, i):
        stance = stance.denied("no one")
    for lemma in aux:
        if lemma in tables["hypothetical"]:
            stance = stance.weakened("hypothetical", lemma)
        if lemma in ("should", "must", "ought"):
            stance = stance.weakened("desired", lemma)
    if "have" in aux and "would" in aux:
        stance = stance.weakened("hypothetical", "would have")
    for child in parse.children(i):
        lemma, dep = parse.tokens[child].lemma, parse.tokens[child].dep
        if dep in ("advmod", "det", "aux") and lemma in ("not", "never", "no", "n't", "hardly", "nor"):
            stance = stance.denied(lemma)
        if dep in ("mark", "case") and lemma == "without":
            stance = stance.denied("without")
        if dep == "mark" and lemma in ("if", "unless", "whether", "provided", "should"):
            stance = stance.weakened("conditional", lemma)
        if dep == "advmod" and lemma in words.set_of("attribution", "hedges"):
            stance = replace(stance, hedges=(*stance.hedges, lemma))
    if _conditional_child(parse, i, words) and stance.modality in ("actual", "planned"):
        stance = stance.weakened("conditional", "condition")
    return stance


def _before(parse: Parse, i: int) -> str:
    """The words in front of token ``i``, lower case, each followed by a blank."""
    return "".join(f"{t.text.lower()} " for t in parse.tokens[:i])


def _by_nobody(parse: Parse, i: int) -> bool:
    """ "neither side has agreed", "no one accepted": of a passive the subject is what is done, not who does it."""
    if grammar.is_passive(parse, i):
        return False
    subjects = parse.children(i, "nsubj")
    return any(parse.tokens[d].lemma in _NOBODY for s in subjects for d in (s, *parse.children(s, "det", "cc:preconj")))


def _had_it_been(parse: Parse, i: int) -> bool:
    """ "Had a truce been declared, ...": the auxiliary in front of its subject makes the clause unreal."""
    had = [c for c in parse.children(i, "aux") if parse.tokens[c].text.lower() == "had"]
    return bool(had) and any(had[0] < s for s in parse.children(i, "nsubj", "nsubj:pass", "csubj"))


def _after_mark(parse: Parse, i: int, stance: Stance) -> Stance:
    """ "once a truce takes effect" is still to come; so is what follows it when the main clause only could or would."""
    marks = {parse.tokens[m].text.lower() for m in parse.children(i, "mark", "advmod")} & _TIME_MARKS
    if not marks:
        return stance
    head = parse.tokens[i].head
    above = set(grammar.auxiliaries(parse, head)) if head != i else set()
    present = parse.tokens[i].tag in ("VBZ", "VBP") or any(
        parse.tokens[c].tag in ("VBZ", "VBP") for c in parse.children(i, "aux", "aux:pass", "cop")
    )
    if above & _NOT_YET or (present and marks & _AHEAD_MARKS):
        return stance.weakened("planned", min(marks))
    return stance


def _conditional_child(parse: Parse, i: int, words: Words) -> bool:
    if _ON_CONDITION.search("".join(f"{t.text.lower()} " for t in parse.tokens[i + 1 :])):
        return True
    for child in parse.children(i, "advcl"):
        marks = {parse.tokens[m].lemma for m in parse.children(child, "mark", "advmod")}
        if marks & {"if", "unless", "provided", "providing"} or parse.tokens[child].lemma in ("provided", "providing"):
            return True
    return False


def _copula_above(parse: Parse, i: int) -> bool:
    head = parse.tokens[i].head
    marked = bool(parse.children(i, "mark"))
    return marked and head != i and parse.tokens[head].lemma == "be" and parse.tokens[i].dep in _COMPLEMENT


def _step(parse: Parse, at: int, head: int, words: Words, stance: Stance, done: frozenset[str]) -> Stance:
    """What one governor on the way up does to the stance."""
    dep = parse.tokens[at].dep
    above = parse.tokens[head]
    if dep in _UNGOVERNED:
        # A coordinated or descriptive neighbour governs nothing ("the truce, which X wants, took effect").
        return stance
    if dep == "advcl" and parse.tokens[at].tag == "VB" and _marked_to(parse, at):
        dep = "xcomp"  # "threatened on Thursday to end", "refused to halt": the parser wavers, the governor does not
    if dep == "advcl":
        marks = {parse.tokens[m].lemma for m in parse.children(at, "mark")}
        return stance.weakened("conditional", "if") if marks & {"if", "unless"} else stance
    if above.lemma in done:
        return stance
    stance = _governed(above, dep, words, stance)
    if not grammar.is_verb(above):
        return stance
    negations = [
        parse.tokens[c].lemma
        for c in parse.children(head)
        if parse.tokens[c].dep == "advmod" and parse.tokens[c].lemma in _NEVER
    ]
    if dep in ("xcomp", "obj", "nsubj:pass", "obl"):
        for negation in negations:
            stance = stance.denied(negation)
        if dep == "xcomp" and {"will", "shall", "would"} & set(grammar.auxiliaries(parse, head)):
            stance = stance.weakened("planned", "will")
    elif dep == "ccomp" and negations and above.lemma not in words.set_of("attribution", "demand"):
        # "did not say that a truce was agreed" says nothing of a truce.
        stance = stance.weakened("hypothetical", f"not {above.lemma}")
    return stance


def _marked_to(parse: Parse, i: int) -> bool:
    return any(parse.tokens[m].lemma == "to" for m in parse.children(i, "mark"))


def _governed(above: Token, dep: str, words: Words, stance: Stance) -> Stance:
    """What the governing word itself does; ``dep`` is the relation in which the event depends on it."""
    tables = words.tables["modality"]
    lemma = above.lemma
    if lemma in words.tables["negative_results"]["verbs"] and dep in ("xcomp", "ccomp"):
        return stance.denied(lemma)
    if lemma in tables["desired_governors"] and (grammar.is_verb(above) or above.pos in ("NOUN", "ADJ")):
        wished = dep in ("xcomp", "ccomp", "obj", "obl", "nmod", "acl", "nsubj:pass")
        return stance.weakened("desired", lemma) if wished else stance
    if lemma in tables["planned_governors"] and dep in ("xcomp", "ccomp", "acl", "advcl"):
        return stance.weakened("planned", lemma)
    if lemma in tables["hypothetical_governors"] and dep in ("xcomp", "ccomp", "acl", "csubj", "nmod", "obj"):
        return stance.weakened("hypothetical", lemma)
    if lemma in tables["failure"] and dep in ("xcomp", "ccomp", "obj", "acl"):
        return stance.denied(lemma)
    return stance
