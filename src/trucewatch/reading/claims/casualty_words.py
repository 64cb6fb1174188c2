"""Words of dying and injury around a number: by the tree, and by their order where the tree goes astray."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.reading import grammar
from trucewatch.reading.claims.wording import text_after, text_before, text_between
from trucewatch.reading.scene import Number, Scene
from trucewatch.reading.syntax import Token


@dataclass(frozen=True, slots=True)
class Harm:
    """``measure`` is killed, injured or killed_or_injured; ``trigger`` the token that says so."""

    measure: str
    trigger: int


_WORD = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|died|dead|slain|perished|lost(?= their lives)|wound(?:ed|ing)|injur(?:ed|ing|ies)|hurt)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^[^.;\d]{0,70}?\b(?:have|has|had|were|was|are|been|being)\s+(?:been\s+)?"
    r"(?:(?:also|now|reported(?:ly)?|confirmed|believed|known|said|thought|feared|left)\s+){0,2}"
    r"(?:to have\s+(?:been\s+)?)?(?:killed|died|wounded|injured|hurt|dead|slain)\b"
    r"|^\s+(?:[\w-]+\s+){0,4}?(?:died|perished|dead|lost their lives)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing|s)|wound(?:ed|ing)|injur(?:ed|ing)|hurt(?:ing)?)\s+"
    r"(?:(?:some|another|and|a further|the)\s+)*$",
    re.IGNORECASE,
)
_RIGHT_BEHIND = re.compile(
    r"\s+(?:(?!and\b|or\b)[\w'’-]+\s+){0,2}?(killed|dead|wounded|injured|hurt)\b(?!\s+(?:\d|at least|more|another))",
    re.IGNORECASE,
)
_LISTED_BEHIND = re.compile(
    r"\b(?:dead|killed|wounded|injured|hurt)\b[^.;\d]{0,40}?(?:,|\band|,\s+and|\bwith)\s+"
    r"(?:(?:another|some|a further)\s+)?$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s*(?:$|[,.;:)]|(?:in|on|by|when|after|as|during|and|at|near|according|since|over|from)\b)")
_OTHERWISE = re.compile(
    r"(?:\s*,\s*(?P<second>\w+))?,?\s+(?P<link>and/or|or|and)\s+"
    r"(?:(?:\w+ly|badly|otherwise|been|left|else|went|gone)\s+){0,2}(?P<last>\w+)\b",
    re.IGNORECASE,
)
_BEFOREHAND = re.compile(
    r"(?P<aux>\b(?:was|were|been|being|is|are)\s+)?\b(?P<first>\w+)\s+(?P<link>and/or|or|and)\s+(?:\w+ly\s+|badly\s+)?$",
    re.IGNORECASE,
)
_AMONG_THEM = re.compile(r",\s+(?:[\w-]+\s+)?\d[^,]*?(?:among them|of them)[^,]*,")
_TELLING = frozenset(
    {
        "leave",
        "find",
        "see",
        "report",
        "have",
        "list",
        "count",
        "record",
        "document",
        "be",
        "confirm",
        "believe",
    }
)
_MEMBER = ("conj", "appos", "nmod", "nummod", "flat", "list")


def harms_to(scene: Scene, number: Number, noun: int, last: int) -> Iterator[Harm]:
    """What befell those counted: ``noun`` is the counted noun, ``last`` the last token of the number.

    The tree names the verb first; a word of harm that touches the number overrules it.
    """
    for harm in tuple(_by_tree(scene, noun, last)) or _by_order(scene, number):
        nearest = _right_behind(scene, number) or _closer(scene, number, harm.trigger) or harm
        if whole := _with_alternatives(scene, number, nearest):
            yield whole


def harms_by_tree(scene: Scene, number: Number, noun: int, last: int) -> Iterator[Harm]:
    """The same, where only the tree is believed."""
    for harm in _by_tree(scene, noun, last):
        if whole := _with_alternatives(scene, number, harm):
            yield whole


def _by_tree(scene: Scene, noun: int, last: int) -> Iterator[Harm]:
    """The verb (or adjective) of dying or injury that the counted noun is patient or subject of."""
    tokens = scene.parse.tokens
    for head in _heads(scene, noun, last):
        if described := _describing(scene, head, last):
            yield described
            return
        if tokens[head].head == head:
            if itself := _harm_at(scene, head):
                yield itself
            continue
        if found := _above(scene, head, noun):
            yield from found
            return


def _heads(scene: Scene, noun: int, last: int) -> tuple[int, ...]:
    """The noun, the number, and what the noun is listed with or hangs on."""
    tokens = scene.parse.tokens
    heads, at = {noun, last}, noun
    while tokens[at].dep in _MEMBER and tokens[at].head != at and len(heads) <= 6:
        at = tokens[at].head
        heads.add(at)
    return tuple(heads)


def _describing(scene: Scene, head: int, last: int) -> Harm | None:
    """ "45 soldiers killed in the raid": a participle or adjective behind the number."""
    for child in scene.parse.children(head, "acl", "amod", "xcomp", "acl:relcl"):
        passive = scene.parse.tokens[child].tag in ("VBN", "JJ", "VBD")
        if child > last and (harm := _harm_at(scene, child, passive=passive)):
            return harm
    return None


def _above(scene: Scene, head: int, noun: int) -> tuple[Harm, ...]:
    """The verb that ``head`` depends on, if it tells of harm to it."""
    parse = scene.parse
    table = scene.words.tables["casualty"]
    token = parse.tokens[head]
    above = parse.tokens[token.head]
    if not token.dep.startswith(("nsubj", "obj", "ccomp", "obl", "dep", "xcomp")):
        return ()
    harm = _harm_at(scene, above.i, passive=grammar.is_passive(parse, above.i))
    if harm and _is_patient(scene, token, above):
        return (harm,)
    if above.lemma in _TELLING:
        for child in parse.children(above.i, "xcomp", "obj", "acl", "advmod", "amod", "conj"):
            if told := _harm_at(scene, child):
                return (told,)
    adjective = above.text.lower() in (*table["dead_adjectives"], *table["injured_adjectives"])
    if adjective and token.dep.startswith("nsubj") and (harm := _harm_at(scene, above.i)):
        return (harm,)
    if above.lemma in table["claim_life_verbs"] and parse.tokens[noun].lemma in ("life", "lives"):
        return (Harm("killed", above.i),)
    return ()


def _is_patient(scene: Scene, token: Token, verb: Token) -> bool:
    """The nominal suffers what the verb says."""
    parse = scene.parse
    passive = grammar.is_passive(parse, verb.i)
    if token.dep.startswith("obl"):
        # "killed at least a quarter of a million": the parser takes the bound for a preposition.
        bare = grammar.preposition(parse, token.i) in ("", "at least")
        return bare and not passive and not parse.children(verb.i, "obj")
    suffering = passive or verb.lemma in ("die", "perish", "lose")
    return token.dep in ("obj", "nsubj:pass") or (suffering and token.dep.startswith("nsubj"))


def _with_alternatives(scene: Scene, number: Number, harm: Harm) -> Harm | None:
    """ "60 killed or wounded", "killed and wounded 60": one figure for both, a count neither of dead nor of injured.

    None where the figure holds others as well ("killed or captured", "dead or missing").
    """
    token = scene.parse.tokens[harm.trigger]
    if ahead := _OTHERWISE.match(text_after(scene, token.end)):
        offset = token.end + ahead.start("last")
        others = [_measure_at(scene, token.end + ahead.start(name)) for name in ("second", "last") if ahead[name]]
        if ahead["second"] and others[0] is None:
            return harm  # ", officials and ...": the comma ends the clause
        counted = not text_between(scene, number.end, token.start).strip()  # "20 dead and wounded people"
        if counted or not _begins_clause(scene, number, offset):
            if others[-1] is None:
                return None if ahead["link"].lower() != "and" and _is_participle(scene, offset) else harm
            return harm if set(others) <= {harm.measure} else Harm("killed_or_injured", harm.trigger)
    behind = _BEFOREHAND.search(text_before(scene, token.start))
    if behind and number.start > token.start and not (behind["aux"] and behind["link"].lower() == "and"):
        first = _measure_at(scene, scene.sentence.start + behind.start("first"))
        return harm if first in (None, harm.measure) else Harm("killed_or_injured", harm.trigger)
    return harm


def _measure_at(scene: Scene, offset: int) -> str | None:
    return next((harm.measure for harm in _harm_in_text(scene, offset)), None)


def _is_participle(scene: Scene, offset: int) -> bool:
    token = scene.parse.token_at(offset)
    return token is not None and (token.tag == "VBN" or token.text.lower() in ("missing", "captured", "detained"))


def _begins_clause(scene: Scene, number: Number, offset: int) -> bool:
    """ "12 were killed and wounded fighters fled", "... and wounded 30": the word at ``offset`` has its own object.

    The number itself is no such object ("killed and wounded 60").
    """
    word = scene.parse.token_at(offset)
    after = None if word is None else scene.parse.token_at(word.end + 1)
    if after is None or number.start <= after.start < number.end:
        return False
    return after.pos in ("NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ") or any(
        n.start <= after.start < n.end for n in scene.numbers
    )


def _by_order(scene: Scene, number: Number) -> tuple[Harm, ...]:
    """Where the tree goes astray: "232 Palestinians, 65 children among them, have been killed", "and injuring 163"."""
    if before := _BEFORE.search(text_before(scene, number.start)):
        return _harm_in_text(scene, scene.sentence.start + before.start())
    rest = _AMONG_THEM.sub(lambda aside: " " * len(aside.group()), text_after(scene, number.end))
    found = _AFTER.search(rest)
    word = _WORD.search(rest, 0, found.end()) if found else None
    between = [n for n in scene.numbers if word and 0 < n.start - number.end < word.start() and n.text in rest]
    if word and (not between or "," in rest[: word.start()]):
        return _harm_in_text(scene, number.end + word.start())
    listed = _right_behind(scene, number) if _LISTED_BEHIND.search(text_before(scene, number.start)) else None
    closed = listed and _CLOSED.match(text_after(scene, scene.parse.tokens[listed.trigger].end))
    return (listed,) if listed and closed else ()


def _right_behind(scene: Scene, number: Number) -> Harm | None:
    """ "600 killed and more than 5,000 injured": the participle right behind the number is its own."""
    found = _RIGHT_BEHIND.match(text_after(scene, number.end))
    return next(iter(_harm_in_text(scene, number.end + found.start(1))), None) if found else None


def _closer(scene: Scene, number: Number, trigger: int) -> Harm | None:
    """ "killing 45 soldiers and injuring 163": the word of harm right before the number is the one that counts."""
    if scene.parse.tokens[trigger].start > number.start:
        return None
    found = _BEFORE.search(text_before(scene, number.start))
    harms = _harm_in_text(scene, scene.sentence.start + found.start()) if found else ()
    return next((harm for harm in harms if harm.trigger != trigger), None)


def _harm_in_text(scene: Scene, offset: int) -> tuple[Harm, ...]:
    token = scene.parse.token_at(offset)
    harm = _harm_at(scene, token.i) if token else None
    return (harm,) if harm else ()


def _harm_at(scene: Scene, i: int, *, passive: bool = True) -> Harm | None:
    """What the token says was done. Adjectives ("dead", "wounded") count only with ``passive``."""
    table = scene.words.tables["casualty"]
    lemma, text = scene.parse.tokens[i].lemma, scene.parse.tokens[i].text.lower()
    if lemma in table["death_verbs"] or text in ("killing", "killed"):
        return Harm("killed", i)
    if lemma in table["injury_verbs"] or text in ("wounding", "injuring"):
        return Harm("injured", i)
    if lemma in table["lose_life_verbs"] and _has_life_for_object(scene, i):
        return Harm("killed", i)
    if passive and text in table["dead_adjectives"]:
        return Harm("killed", i)
    if passive and text in table["injured_adjectives"]:
        return Harm("injured", i)
    return None


def _has_life_for_object(scene: Scene, verb: int) -> bool:
    """ "Fourteen people lost their lives": a life that has an owner, no "life savings"."""
    parse = scene.parse
    lives = (
        o for o in parse.children(verb, "obj") if parse.tokens[o].lemma in scene.words.tables["casualty"]["life_nouns"]
    )
    return any(parse.children(life, "nmod:poss") for life in lives)
