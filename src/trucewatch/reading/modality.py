"""Is it so, planned, wished, conditional or denied? Read by climbing from the trigger to what governs it.

A plan, a wish, a condition or a denial must never become a fact; so every governor on the way up can only weaken the
claim. The words stand in ``en_modality.toml``. What stands on the event itself is read by `modality_own`, what stands
in front of it, however far the tree hangs it, by `modality_before`.
"""

from __future__ import annotations

from trucewatch.lexicon.words import Words
from trucewatch.reading import grammar
from trucewatch.reading.modality_before import Lead, leading_word, opened_condition
from trucewatch.reading.modality_own import own_stance
from trucewatch.reading.modality_words import governor_class, is_denied_report, negations_of
from trucewatch.reading.stance import Stance
from trucewatch.reading.syntax import Parse

__all__ = ["Stance", "stance_of"]

# A coordinated or descriptive neighbour governs nothing ("the truce, which X wants, took effect").
_UNGOVERNED = frozenset({"conj", "parataxis", "appos", "nsubj", "acl:relcl", "nmod:poss", "obl:tmod"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "acl", "advcl", "obj", "obl", "nmod", "nsubj:pass", "dep"})
_CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "acl", "advcl"})


def stance_of(parse: Parse, i: int, words: Words, done: frozenset[str] = frozenset()) -> Stance:
    """Stance of the event named by token ``i``.

    ``done`` are governors that themselves make the event (in "agreed to halt" agreeing is the event, not a plan of it).
    """
    stance = own_stance(parse, i, words, Stance())
    if opening := opened_condition(parse, i, words):
        stance = stance.weakened("conditional", opening)
    lead = leading_word(parse, i, words, done)
    if lead is not None:
        stance = _led(parse, lead, stance, words)
    spent = lead.token if lead is not None else -1
    at = i
    while (head := parse.tokens[at].head) != at:
        if _describes(parse, at, words):
            break
        if at == i and parse.tokens[i].pos == "NOUN" and parse.tokens[i].dep.startswith("nsubj"):
            # "An extension should make talks possible": the verb's mood is that of the noun that stands for an event.
            stance = own_stance(parse, head, words, stance)
        # "stopped short of": what the word in front has denied is not denied again by its own verb.
        if head != spent and not (at == spent and lead is not None and lead.kind == "denied"):
            stance = _step(parse, at, head, words, stance, done)
        at = head
    return stance


def _led(parse: Parse, lead: Lead, stance: Stance, words: Words) -> Stance:
    if lead.kind == "denied" and lead.negated:
        open_ = lead.word in words.set_of("modality", "saying_no")
        return stance.weakened("hypothetical", f"not {lead.word}") if open_ else stance
    if lead.kind == "denied":
        return stance.denied(lead.word)
    supposed = lead.clause and lead.word in words.set_of("modality", "supposing")
    given_up = supposed or _given_up(parse, lead.token, words)
    kind = "hypothetical" if lead.kind == "planned" and given_up else lead.kind
    stance = stance.weakened(kind, lead.word)
    return stance.denied("not") if lead.negated and lead.kind == "planned" else stance


def _describes(parse: Parse, i: int, words: Words) -> bool:
    """A relative clause or past participle tells what the noun is; what governs the noun says nothing of it.

    "threatened to end a truce brokered in February" doubts the end, not the brokering.
    """
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    if token.dep == "acl" and above.lemma in words.set_of("demands", "decisions"):
        return True  # a decision to halt is taken, whatever is then done with it ("to discuss the decision to halt")
    if token.dep == "acl" and token.tag == "VBN":
        # "fears that the truce had collapsed", "calls for the truce to be extended" are no descriptions.
        return not parse.children(i, "mark") and not {"be", "have"} & set(grammar.auxiliaries(parse, i))
    return token.dep == "acl:relcl" or (token.dep == "amod" and token.tag == "VBN")


def _step(parse: Parse, at: int, head: int, words: Words, stance: Stance, done: frozenset[str]) -> Stance:
    """What one governor on the way up does to the stance."""
    dep = parse.tokens[at].dep
    above = parse.tokens[head]
    if dep == "nsubj" and at > 0 and _untrue(parse, head, words):
        return stance.denied(above.lemma)  # "the report that it had agreed was false"
    if dep in _UNGOVERNED:
        return stance
    if dep == "advcl":
        marks = {parse.tokens[m].lemma for m in parse.children(at, "mark")}
        if {"as", "if"} <= marks:
            return stance.weakened("hypothetical", "as if")
        if marks & words.set_of("modality", "conditions"):
            return stance.weakened("conditional", min(marks))
        if not (parse.tokens[at].tag == "VB" and "to" in marks) and parse.tokens[at].tag != "VBG":
            return stance
        # "threatened on Thursday to end", "close to signing": the parser wavers, the governor does not
    if above.lemma in done:
        return stance
    if dep == "xcomp" and above.lemma in words.set_of("modality", "aspect_verbs"):
        return own_stance(parse, head, words, stance)  # "will begin releasing": the mood of the deed stands on "begin"
    negations = negations_of(parse, head, words)
    if dep in _CLAUSES and is_denied_report(parse, head, words):
        return stance.denied(f"denied {above.lemma}")
    if dep in ("csubj", "ccomp", "xcomp", "acl") and above.lemma in words.set_of("modality", "true") and negations:
        return stance.denied(f"not {above.lemma}")
    if dep in ("acl", "nmod", "obl") and above.lemma in words.set_of("modality", "evidence") and negations:
        return stance.weakened("hypothetical", f"no {above.lemma}")
    stance, taken = _governed(parse, head, dep, words, stance, negations)
    return stance if taken or not negations else _negated(parse, head, dep, words, stance, negations)


def _untrue(parse: Parse, i: int, words: Words) -> bool:
    return parse.tokens[i].lemma in words.set_of("modality", "untrue") and bool(parse.children(i, "cop"))


def _governed(
    parse: Parse, head: int, dep: str, words: Words, stance: Stance, negations: tuple[str, ...]
) -> tuple[Stance, bool]:
    """What the governing word itself does, and whether its negation is spent by that."""
    above = parse.tokens[head]
    kind = governor_class(parse, head, words)
    if kind is None or dep not in _COMPLEMENTS:
        return stance, False
    if kind == "denied":
        if dep == "nsubj:pass":
            return stance, False
        if not negations:
            return stance.denied(above.lemma), True
        if above.lemma in words.set_of("modality", "saying_no"):
            return stance.weakened("hypothetical", f"not {above.lemma}"), True
        return stance, True
    if kind == "planned" and (dep in ("obl", "nmod") or (dep in ("obj", "nsubj:pass") and not grammar.is_verb(above))):
        return stance, False  # "planned for the truce" plans something else
    supposed = dep == "ccomp" and above.lemma in words.set_of("modality", "supposing")
    if kind == "planned" and (supposed or _given_up(parse, head, words)):
        kind = "hypothetical"
    return stance.weakened(kind, above.lemma), False


def _given_up(parse: Parse, i: int, words: Words) -> bool:
    """ "had been meant to end at four": a plan told in the past perfect is one that came to nothing."""
    had = any(parse.tokens[c].text.lower() == "had" for c in parse.children(i, "aux"))
    return had and parse.tokens[i].lemma in words.set_of("modality", "given_up")


def _negated(parse: Parse, head: int, dep: str, words: Words, stance: Stance, negations: tuple[str, ...]) -> Stance:
    above = parse.tokens[head]
    if not grammar.is_verb(above):
        return stance
    if dep in ("xcomp", "obj", "nsubj:pass", "obl"):
        for negation in negations:
            stance = stance.denied(negation)
    elif dep == "ccomp" and above.lemma not in words.set_of("attribution", "demand"):
        # "did not say that a truce was agreed" says nothing of a truce.
        stance = stance.weakened("hypothetical", f"not {above.lemma}")
    return stance
