"""Words of dying and injury around a number: by the tree, and by their order where the tree goes astray."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.reading import grammar
from trucewatch.reading.claims.wording import text_after, text_before
from trucewatch.reading.scene import Number, Scene
from trucewatch.reading.syntax import Token


@dataclass(frozen=True, slots=True)
class Harm:
    """``measure`` is killed, injured or killed_or_injured; ``trigger`` the token that says so."""

    measure: str
    trigger: int


_WORD = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|died|dead|slain|perished|wound(?:ed|ing)|injur(?:ed|ing|ies)|hurt)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^[^.;\d]{0,70}?\b(?:have|has|had|were|was|are|been|being)\s+(?:been\s+)?"
    r"(?:(?:also|now|reported(?:ly)?|confirmed|believed|known|said|thought|feared|left)\s+){0,2}"
    r"(?:to have\s+(?:been\s+)?)?(?:killed|died|wounded|injured|hurt|dead|slain)\b"
    r"|^\s+(?:[\w-]+\s+){0,4}?(?:died|perished|dead)\b",
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
        yield _right_behind(scene, number) or _closer(scene, number, harm.trigger) or harm


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
    """The verb that ``head`` depends on, if it tells of harm to it; two harms for "killed or wounded"."""
    parse = scene.parse
    table = scene.words.tables["casualty"]
    token = parse.tokens[head]
    above = parse.tokens[token.head]
    if not token.dep.startswith(("nsubj", "obj", "ccomp", "obl", "dep", "xcomp")):
        return ()
    harm = _harm_at(scene, above.i, passive=grammar.is_passive(parse, above.i))
    if harm and _is_patient(scene, token, above):
        return (harm, *_or_harmed(scene, harm))
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
    suffering = passive or verb.lemma in ("die", "perish")
    return token.dep in ("obj", "nsubj:pass") or (suffering and token.dep.startswith("nsubj"))


def _or_harmed(scene: Scene, harm: Harm) -> Iterator[Harm]:
    """ "killed or wounded": one figure for both, which is neither a count of dead nor of injured."""
    parse = scene.parse
    for child in parse.children(harm.trigger, "conj"):
        second = _harm_at(scene, child) if parse.tokens[child - 1].lemma == "or" else None
        if second and second.measure != harm.measure and not parse.children(child, "obj", "nsubj"):
            yield Harm("killed_or_injured", harm.trigger)


def _by_order(scene: Scene, number: Number) -> tuple[Harm, ...]:
    """Where the tree goes astray: "232 Palestinians, 65 children among them, have been killed", "and injuring 163"."""
    if before := _BEFORE.search(text_before(scene, number.start)):
        return _harm_in_text(scene, scene.sentence.start + before.start())
    rest = _AMONG_THEM.sub(lambda aside: " " * len(aside.group()), text_after(scene, number.end))
    found = _AFTER.search(rest)
    word = _WORD.search(rest, 0, found.end()) if found else None
    return _harm_in_text(scene, number.end + word.start()) if word else ()


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
    if passive and text in table["dead_adjectives"]:
        return Harm("killed", i)
    if passive and text in table["injured_adjectives"]:
        return Harm("injured", i)
    return None
