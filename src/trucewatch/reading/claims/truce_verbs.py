"""Verbs and adjectives of the table `truce.trigger` with a truce in the role that the table wants."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.lexicon.words import Trigger
from trucewatch.reading import grammar
from trucewatch.reading.claims.truce_match import Match
from trucewatch.reading.claims.wording import phrase_end
from trucewatch.reading.scene import Scene, TruceMention
from trucewatch.reading.syntax import Parse, Token

# Between a verb and the rest of its phrase: "took immediate effect", "is now over", "came fully into force".
_PARTING = r"(?:\s+(?:[a-z]+ly|immediate|full|formally|itself|themselves|back|also|again|now|already|still))*"
# "agreed to", "arrived at", "consented to": what leads to the thing, not "under its terms" or "despite it".
_REACHING = frozenset({"to", "on", "at", "upon", "for", "with", "into"})
# A truce does none of these by itself: "the ceasefire agreed in Minsk" was agreed by others.
_PART_ENDS = frozenset({"truce.suspended", "truce.terminated"})
_DONE_TO_IT = frozenset({"truce.agreed", "truce.declared", "truce.extended", "truce.rejected"})


def by_verb(scene: Scene) -> Iterator[Match]:
    """ "extended the truce", "the ceasefire took effect", "agreed to a pause"."""
    for token in scene.parse.tokens if scene.truces else ():
        triggers = scene.words.triggers_of_verb("truce", token.lemma)
        if not triggers or not (grammar.is_verb(token) or token.pos == "ADJ" or _misread_verb(scene, token)):
            continue
        for trigger in triggers:
            if trigger.role == "direct" and grammar.particle(scene.parse, token.i):
                continue  # to call a truce off is not to call it
            phrase = phrase_end(scene, token.i, trigger.phrases, _PARTING)
            if token.lemma not in trigger.verbs and not phrase:
                continue
            for truce in scene.truces:
                if truce.weak and not _weak_fits(trigger.kind, truce, scene):
                    continue
                how = _relation(scene, token.i, trigger, truce, phrase) or _nearest(scene, token.i, trigger, truce)
                how = how or (_into_effect(scene, token, phrase, truce) if phrase else None)
                if how:
                    yield Match(
                        token.i,
                        trigger.kind,
                        truce,
                        rule=f"{trigger.kind}/{how}",
                        detail=f"{token.text} … {truce.text}",
                        stance_word=trigger.stance,
                        patient=truce.head,
                        end=phrase,
                    )


def _misread_verb(scene: Scene, token: Token) -> bool:
    """ "to lengthen by five days": a word after "to" that only a verb can be, whatever the tagger made of it."""
    led = token.i > 0 and scene.parse.tokens[token.i - 1].lemma == "to"
    return led and token.text.lower() in scene.words.set_of("truce", "plain_verbs")


def _weak_fits(kind: str, truce: TruceMention, scene: Scene) -> bool:
    """Which events a word that merely stands for the truce may have: "the pause" all, "the deal" fewer, "it" fewest."""
    lemma = scene.parse.tokens[truce.head].lemma
    if lemma in ("it", "they", "this", "that"):
        return kind in ("truce.extended", "truce.expiry", "truce.in_effect", "truce.collapsed")
    if lemma in ("term", "period"):
        return kind in ("truce.extended", "truce.expiry", "truce.in_effect")
    if lemma in scene.words.set_of("truce", "halting_nouns"):
        return True
    return kind not in ("truce.proposed", "truce.discussed", "truce.declared")


def _relation(scene: Scene, i: int, trigger: Trigger, truce: TruceMention, phrase: int | None) -> str | None:
    """How the truce stands to the trigger verb, if it stands as the trigger wants it."""
    if i in truce.stands_for:
        return None
    stands = truce.stands_for | _place_described(scene, i, truce)
    if trigger.role in ("object", "direct"):
        return _as_object(scene, i, trigger, stands)
    if trigger.role == "subject":
        return _as_subject(scene.parse, i, trigger, stands, phrase or 0)
    return _as_oblique(scene.parse, i, trigger, stands)


def _place_described(scene: Scene, i: int, truce: TruceMention) -> frozenset[int]:
    """ "the truce in Aleppo, which expired": a relative clause behind the place of a truce speaks of the truce."""
    tokens = scene.parse.tokens
    while tokens[i].dep == "conj" and grammar.is_verb(tokens[tokens[i].head]):
        i = tokens[i].head
    noun = tokens[tokens[i].head]
    if tokens[i].dep != "acl:relcl" or noun.dep != "nmod" or noun.head not in truce.stands_for:
        return frozenset()
    return frozenset({noun.i} if any(p.start <= noun.start < p.end for p in scene.places) else ())


def _as_object(scene: Scene, i: int, trigger: Trigger, stands: frozenset[int]) -> str | None:
    parse = scene.parse
    token = parse.tokens[i]
    what = grammar.patient(parse, i)
    if _among(parse, what, stands):
        return "passive" if grammar.is_passive(parse, i) else "active"
    if trigger.role == "direct":
        return None
    lost = what is None and token.lemma not in ("continue", "hold") and trigger.kind in _DONE_TO_IT
    if lost and _among(parse, grammar.subject(parse, i), stands):
        return "participle"
    if trigger.kind in _PART_ENDS and what is not None and parse.tokens[what].lemma in _parts(scene):
        return "part" if any(child in stands for _, child in grammar.obliques(parse, what)) else None
    if trigger.kind == "truce.agreed" and _carried(scene, i, what, stands):
        return "carried"
    modifies = token.tag == "VBN" and token.dep == "amod" and token.head in stands
    return "participle" if modifies and parse.tokens[i - 1].text not in ("-", "–") else None


def _parts(scene: Scene) -> frozenset[str]:
    return scene.words.set_of("truce", "part_nouns")


def _carried(scene: Scene, i: int, what: int | None, stands: frozenset[int]) -> bool:
    """ "agreement was reached on a truce", "accepted terms of": the truce one step below the object."""
    parse = scene.parse
    below_object = () if what is None else grammar.obliques(parse, what)
    carrying = what is None or parse.tokens[what].lemma in scene.words.carriers
    return carrying and any(
        child in stands and prep in ("on", "for", "of", "about", "over")
        for prep, child in (*grammar.obliques(parse, i), *below_object)
    )


def _as_subject(parse: Parse, i: int, trigger: Trigger, stands: frozenset[int], phrase: int) -> str | None:
    """``phrase`` is where the trigger's phrase ends: an object inside it is the phrase's own ("ran its course")."""
    if not _among(parse, grammar.subject(parse, i), stands):
        return None
    # "the truce ended hopes": with an object of its own the verb says something else.
    objects = [o for o in parse.children(i, "obj") if parse.tokens[o].start >= phrase]
    acts = trigger.kind != "truce.in_effect" and objects and not grammar.is_passive(parse, i)
    return None if acts else "subject"


def _as_oblique(parse: Parse, i: int, trigger: Trigger, stands: frozenset[int]) -> str | None:
    lemma = parse.tokens[i].lemma
    wanted = {rest.split()[-1] for verb, rest in trigger.phrases if verb == lemma}
    for prep, child in grammar.obliques(parse, i):
        fits = prep.rpartition(" ")[2] in wanted if wanted else prep in _REACHING
        if child in stands and fits:
            return f"with {prep}"
    return "object" if lemma == "agree" and grammar.patient(parse, i) in stands else None


def _among(parse: Parse, i: int | None, stands: frozenset[int]) -> bool:
    """The nominal, or one coordinated with it, stands for the truce."""
    return i is not None and not stands.isdisjoint(grammar.conjuncts(parse, i))


def _nearest(scene: Scene, i: int, trigger: Trigger, truce: TruceMention) -> str | None:
    """Where the tree went astray, the order of the words; only for verbs that hardly say anything else of a truce."""
    parse = scene.parse
    token = parse.tokens[i]
    who = grammar.patient(parse, i) if trigger.role == "object" else grammar.subject(parse, i)
    if who is None and _right_before(scene, token, trigger, truce):
        return "next"
    relative = any(t.lemma in ("that", "which") for t in parse.tokens[truce.head + 1 : i])
    near_head = who is None or who < truce.head < i
    if relative and trigger.role == "object" and grammar.is_passive(parse, i) and near_head:
        # "a truce that was due to last two days and was extended": a far conjunct of the relative clause
        return "nearest relative"
    nominal = who is not None and parse.tokens[who].pos in ("NOUN", "PRON", "NUM", "PROPN")
    if nominal and who not in truce.stands_for and grammar.is_verb(token):
        return None  # the tree names something else ("one due to expire on Thursday")
    plain = token.lemma in scene.words.set_of("truce", "plain_verbs")
    if not plain or truce.weak or trigger.role not in ("object", "subject"):
        return None
    return "nearest" if _with_phrases_between(scene, token, trigger, truce) else None


def _into_effect(scene: Scene, token: Token, end: int, truce: TruceMention) -> str | None:
    """ "the truce brokered by A and B, along with C, came into effect": hardly anything else of the sentence does."""
    if scene.span(token.start, end).text.split()[-1].lower() not in ("effect", "force"):
        return None
    between = scene.parse.tokens[truce.head + 1 : token.i]
    if truce.weak or truce.head > token.i or any(truce.start < other.start < token.start for other in scene.truces):
        return None
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") or t.text in (";", ":", "—", "–") for t in between)
    lost = grammar.subject(scene.parse, token.i) is None
    return "far" if lost or not finite else None  # "a truce between A and B came into effect": B is no subject


def _right_before(scene: Scene, token: Token, trigger: Trigger, truce: TruceMention) -> bool:
    """The truce stands right before a verb that the tree left without a subject."""
    if trigger.role != "subject" or trigger.kind not in ("truce.in_effect", "truce.expiry") or token.pos == "ADJ":
        return False
    if truce.weak or not 0 < token.i - truce.head <= 4:
        return False
    between = scene.parse.tokens[truce.head + 1 : token.i]
    return all(t.pos in ("AUX", "ADV", "PART", "PUNCT") for t in between)


def _with_phrases_between(scene: Scene, token: Token, trigger: Trigger, truce: TruceMention) -> bool:
    """No more than twelve words and no other finite verb between the verb and the truce, on the side it belongs on."""
    behind = trigger.role == "object" and truce.start > token.end and token.tag != "VBN"
    left, right = (token.i, truce.head) if behind else (truce.head, token.i)
    if left >= right or right - left > 12 or (not behind and truce.start > token.start):
        return False
    return not any(
        t.text in (";", ":", "—", "–") or (t.pos == "VERB" and t.tag not in ("VBN", "VBG"))
        for t in scene.parse.tokens[left + 1 : right]
    )
