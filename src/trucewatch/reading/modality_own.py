"""What stands on the word for the event itself: auxiliaries, negation, conjunctions of condition and time, hedges."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.reading import grammar
from trucewatch.reading.modality_words import negations_of
from trucewatch.reading.stance import Stance
from trucewatch.reading.syntax import Parse

_IS_TO = re.compile(r"\b(?:is|are|was|were) (?:also |now |due |set |expected |supposed )?to (?:be )?(?:\w+ly )?$")
_TIME_FOR = re.compile(r"\btime (?:had come |has come |is ripe )?for (?:[\w’'-]+ ){1,6}to $")
_TO_HAVE = re.compile(r"\bto (?:have|\w+ly have) (?:been |\w+ly )?$")
_COMPLEMENT = frozenset({"xcomp", "ccomp", "advcl"})


def own_stance(parse: Parse, i: int, words: Words, stance: Stance) -> Stance:
    """The stance as far as the words on token ``i`` tell it."""
    stance = _auxiliaries(parse, i, words, stance)
    token = parse.tokens[i]
    aux = grammar.auxiliaries(parse, i)
    before = _before(parse, i)
    if token.tag == "VB" and _TIME_FOR.search(before):
        stance = stance.weakened("desired", "it is time")
    if _is_bidden(parse, i):
        stance = stance.weakened("desired", "bidden")
    if _asks_which(parse, i):
        stance = stance.weakened("hypothetical", "which")
    if _had_it_been(parse, i):
        stance = stance.weakened("hypothetical", "had")
    if token.tag in ("VBZ", "VBP", "VBD") or "have" in aux or "be" in aux:
        stance = _after_mark(parse, i, words, stance)
    if _by_nobody(parse, i, words):
        stance = stance.denied("no one")
    for negation in negations_of(parse, i, words):
        stance = stance.denied(negation)
    for child in parse.children(i):
        lemma, dep = parse.tokens[child].lemma, parse.tokens[child].dep
        if dep in ("mark", "case") and lemma == "without":
            stance = stance.denied("without")
        if dep == "mark" and lemma in words.set_of("modality", "conditions"):
            stance = stance.weakened("conditional", lemma)
        if dep == "advmod" and lemma in words.set_of("attribution", "hedges"):
            stance = replace(stance, hedges=(*stance.hedges, lemma))
    if has_condition(parse, i, words) and stance.modality in ("actual", "planned"):
        stance = stance.weakened("conditional", "condition")
    return stance


def _auxiliaries(parse: Parse, i: int, words: Words, stance: Stance) -> Stance:
    token = parse.tokens[i]
    aux = set(grammar.auxiliaries(parse, i))
    perfect = "have" in aux
    if aux & words.set_of("modality", "will"):
        stance = stance.weakened("planned", "will")
    elif "would" in aux:
        stance = stance.weakened("conditional" if has_condition(parse, i, words) else "planned", "would")
    elif token.tag == "VB" and (_copula_above(parse, i) or _IS_TO.search(_before(parse, i))):
        stance = stance.weakened("planned", "is to")
    for lemma in sorted(aux):
        if lemma in words.set_of("modality", "possible"):
            stance = stance.weakened("hypothetical", lemma)
        if lemma == "should" and parse.tokens[0].lemma == "should" and i < _first_comma(parse):
            stance = stance.weakened("conditional", "should")  # "Should the army declare a truce, aid would follow."
        elif lemma in words.set_of("modality", "obliging"):
            stance = stance.weakened("hypothetical" if perfect else "desired", lemma)
    if perfect and "would" in aux:
        stance = stance.weakened("hypothetical", "would have")
    if perfect and _TO_HAVE.search(_before(parse, i)):
        above = parse.tokens[token.head]
        if above.lemma in words.set_of("modality", "unreal_perfect"):
            stance = stance.weakened("hypothetical", f"{above.lemma} to have")
    return stance


def _first_comma(parse: Parse) -> int:
    """Place of the first comma; 0 without one."""
    return next((t.i for t in parse.tokens if t.text == ","), 0)


def _before(parse: Parse, i: int) -> str:
    """The words in front of token ``i``, lower case, each followed by a blank."""
    return "".join(f"{t.text.lower()} " for t in parse.tokens[:i])


def _is_bidden(parse: Parse, i: int) -> bool:
    """ "This year, call a truce with her", "let us declare one": a bare verb with no subject heads its clause."""
    token = parse.tokens[i]
    if token.tag not in ("VB", "VBP") or parse.children(i, "nsubj", "nsubj:pass", "aux", "mark"):
        return False
    back = i - 1
    while back >= 0 and parse.tokens[back].tag in ("RB", "UH", "CC"):
        back -= 1
    if back < 0 or parse.tokens[back].text in (",", ";", "—", "–", "“", '"'):
        return token.dep != "conj" or back < 0
    lets = parse.tokens[back - 1].lemma if back else ""
    return lets == "let" and parse.tokens[back].text.lower() in ("us", "’s", "'s")


def _by_nobody(parse: Parse, i: int, words: Words) -> bool:
    """ "neither side has agreed", "no one accepted": of a passive the subject is what is done, not who does it."""
    if grammar.is_passive(parse, i):
        return False
    nobody = words.set_of("modality", "nobody")
    subjects = parse.children(i, "nsubj")
    return any(parse.tokens[d].lemma in nobody for s in subjects for d in (s, *parse.children(s, "det", "cc:preconj")))


def _asks_which(parse: Parse, i: int) -> bool:
    """ "read out which ceasefire had come into force": an indirect question asserts nothing."""
    subjects = parse.children(i, "nsubj", "nsubj:pass")
    return any(
        parse.tokens[d].lemma in ("which", "what", "whichever") for s in subjects for d in parse.children(s, "det")
    )


def _had_it_been(parse: Parse, i: int) -> bool:
    """ "Had a truce been declared, ...": the auxiliary in front of its subject makes the clause unreal."""
    had = [c for c in parse.children(i, "aux") if parse.tokens[c].text.lower() == "had"]
    return bool(had) and any(had[0] < s for s in parse.children(i, "nsubj", "nsubj:pass", "csubj"))


def _after_mark(parse: Parse, i: int, words: Words, stance: Stance) -> Stance:
    """ "once a truce takes effect" is still to come; so is what follows it when the main clause only could or would."""
    marks = {parse.tokens[m].text.lower() for m in parse.children(i, "mark", "advmod")}
    marks &= words.set_of("modality", "time_marks")
    if not marks:
        return stance
    head = parse.tokens[i].head
    if parse.tokens[head].text.lower() in ("soon", "long"):  # "as soon as the truce takes effect"
        marks.add("soon")
        head = parse.tokens[head].head
    above = set(grammar.auxiliaries(parse, head)) if head != i else set()
    present = parse.tokens[i].tag in ("VBZ", "VBP") or any(
        parse.tokens[c].tag in ("VBZ", "VBP") for c in parse.children(i, "aux", "aux:pass", "cop")
    )
    ahead = present and marks & words.set_of("modality", "marks_ahead")
    if above & words.set_of("modality", "not_yet") or ahead:
        return stance.weakened("planned", min(marks))
    return stance


@cache
def _behind(words: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = words.tables["modality"]
    far = "|".join(map(re.escape, table["condition_behind"]))
    near = "|".join(map(re.escape, table["condition_near"]))
    barred = "".join(rf"(?<!\b{re.escape(word)} )" for word in table["condition_not_behind"])
    return (
        re.compile(rf"^(?:(?!, and\b|, but\b)[^;:“”])*\b(?:{far})\b"),
        re.compile(rf"^(?:(?!,|\band\b|\bbut\b|\bthat\b|\bwhich\b|\bwho\b)[^;:“”])*{barred}\b(?:{near})\b"),
    )


def has_condition(parse: Parse, i: int, words: Words) -> bool:
    """A condition hangs on the event: "provided that ...", "if ...", "unless ..."."""
    after = "".join(f"{t.text.lower()} " for t in parse.tokens[i + 1 :])
    if any(pattern.search(after) for pattern in _behind(words)):
        return True
    conditions = words.set_of("modality", "conditions") - {"whether", "should"}
    for child in parse.children(i, "advcl"):
        marks = {parse.tokens[m].lemma for m in parse.children(child, "mark", "advmod")}
        if "as" in marks:
            continue  # "as if"
        if marks & conditions or parse.tokens[child].lemma in ("provided", "providing"):
            return True
    return False


def _copula_above(parse: Parse, i: int) -> bool:
    head = parse.tokens[i].head
    marked = bool(parse.children(i, "mark"))
    return marked and head != i and parse.tokens[head].lemma == "be" and parse.tokens[i].dep in _COMPLEMENT
