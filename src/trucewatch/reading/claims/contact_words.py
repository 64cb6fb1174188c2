"""Words that tell of a contact, and who takes part in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.reading import grammar
from trucewatch.reading.claims.base import actors_at
from trucewatch.reading.claims.wording import lemma_above, text_between
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.syntax import Token

_CALL = re.compile(
    r"\b(?:by|over the|on the|via|in a|per) (?:tele)?phone\b|\b(?:tele)?phone (?:call|conversation|talks?)\b"
    r"|\b(?:video ?(?:call|conference|link))\b|\bhotline\b|\btelephoned\b|\b(?:in|during) a (?:telephone )?call\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:Meeting|Speaking after (?:a )?(?:meeting|talks)) (?:with |of )[^,]{3,80},")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NEAR = 5
"""Characters between "between" and the first side: an article fits."""
_TITLE = 40
"""Characters of an office behind the name of its state."""
_APPOSED = re.compile(r",\s+(?:the\s+|an?\s+)?")
_ONE_TITLE = re.compile(r"(?:(?!\b(?:and|or|of)\b)[\w’'., -])*")
_PEOPLE = frozenset(
    {
        "official",
        "state",
        "armed_group",
        "intergovernmental_body",
        "opposition_body",
        "ministry",
        "de_facto_authority",
        "armed_forces",
        "other",
    }
)


@dataclass(frozen=True, slots=True)
class Match:
    """A word for a contact at token ``i``; ``subtype`` is call or meeting, ``sides`` are heads of nominals."""

    i: int
    subtype: str
    sides: tuple[int, ...]
    detail: str


def find_contacts(scene: Scene) -> Iterator[Match]:
    """Meetings need two sides named at the word; calls may name them elsewhere in the sentence."""
    by_phone = bool(_CALL.search(scene.sentence.text))
    yield from _opening(scene)
    for token in scene.parse.tokens:
        if grammar.is_verb(token):
            subtype = _of_verb(scene, token, by_phone)
        elif token.pos == "NOUN":
            subtype = _of_noun(scene, token, by_phone)
        else:
            continue
        if subtype is None:
            continue
        sides = _sides(scene, token) or _sides_of_event(scene, token)
        if sides or (subtype == "call" and grammar.is_verb(token)):
            yield Match(token.i, subtype, sides, token.text)


def _opening(scene: Scene) -> Iterator[Match]:
    """ "Meeting with allies in Paris, the minister said ...": the participle opens the sentence; its subject speaks."""
    opening = _OPENING.match(scene.sentence.text)
    if not opening:
        return
    token = scene.parse.token_at(scene.sentence.start + opening.start())
    end = scene.sentence.start + opening.end()
    inside = [a for a in scene.actors if a.start < end and a.form not in ("adjective", "capital")]
    speaker = [a for a in scene.actors if a.start >= end and a.form == "person"][:1]
    if token is not None and speaker and inside:
        heads = [h for a in (*speaker, *inside) if (h := scene.head_of(a.start, a.end)) is not None]
        yield Match(token.i, "meeting", tuple(dict.fromkeys(heads)), token.text)


def _of_verb(scene: Scene, token: Token, by_phone: bool) -> str | None:
    """Call, meeting or neither."""
    words = scene.words
    if token.lemma in words.set_of("contact", "telephoning_verbs"):
        return "call"
    if by_phone and token.lemma in words.set_of("contact", "talking_verbs"):
        return "call"
    if by_phone and token.lemma in words.set_of("contact", "agreeing_verbs"):
        return "call" if _phone_below(scene, token.i) else None
    if token.lemma == "call":
        return "call" if by_phone and _calls_person(scene, token.i) else None
    if token.lemma == "receive" and any(n.start >= token.start for n in scene.numbers):
        return None  # "received 246 soldiers" is no visit
    return "meeting" if token.lemma in words.set_of("contact", "meeting_verbs") else None


def _of_noun(scene: Scene, token: Token, by_phone: bool) -> str | None:
    """Call, meeting or neither."""
    if token.lemma in scene.words.set_of("contact", "call_nouns"):
        return "call" if by_phone else None
    if token.lemma == "talk" and not _took_place(scene, token):
        return None
    return "meeting" if token.lemma in scene.words.set_of("contact", "meeting_nouns") else None


def _took_place(scene: Scene, token: Token) -> bool:
    """ "held talks with", "after talks with": talks that were had; "progress in the talks" says of none that it was."""
    having = ("hold", "have", "begin", "start", "conduct", "conclude", "finish")
    had = token.dep.startswith(("obj", "nsubj:pass")) and lemma_above(scene, token.i) in having
    return had or grammar.preposition(scene.parse, token.i) in ("after", "following", "during")


def _phone_below(scene: Scene, i: int) -> bool:
    """ "agreed by phone": the telephone is said of this verb."""
    phones = ("phone", "telephone", "hotline", "call", "conversation")
    return any(scene.parse.tokens[below].lemma in phones for below in scene.parse.subtree(i))


def _calls_person(scene: Scene, i: int) -> bool:
    return any(a.form == "person" for a in actors_at(scene, grammar.patient(scene.parse, i)))


def _sides(scene: Scene, token: Token) -> tuple[int, ...]:
    """Heads of the nominals that take part; none unless they name two actors.

    Subject and "with", object of a meeting, "between A and B", "A's meeting with B".
    """
    parse = scene.parse
    heads = _doers_of_verb(scene, token) if grammar.is_verb(token) else _doers_of_noun(scene, token)
    for prep, child in grammar.obliques(parse, token.i):
        of_noun = (prep == "from" and token.pos == "NOUN") or (prep == "of" and token.lemma in ("meeting", "summit"))
        if of_noun or prep in ("with", "between", "to", "among"):
            heads.append(child)
        if prep == "with":
            heads.extend(c for p, c in grammar.obliques(parse, child) if p == "with")
    heads = list(dict.fromkeys(heads))
    actors = {x.id or x.name for h in heads for a in taking_part(scene, h) for x in a.actors if x.kind in _PEOPLE}
    return tuple(heads) if len(actors) >= 2 else ()


def happening_verb(scene: Scene, i: int) -> int | None:
    """The verb that says no more of the contact ``i`` than that it was had: "took place", "was held"."""
    token = scene.parse.tokens[i]
    verb = scene.parse.tokens[token.head]
    happened = verb.lemma in scene.words.set_of("contact", "happening_verbs") and grammar.is_verb(verb)
    return verb.i if happened and token.pos == "NOUN" and token.dep.startswith("nsubj") else None


def _sides_of_event(scene: Scene, token: Token) -> tuple[int, ...]:
    """ "A call took place between A and B", "a meeting of A and B was held": read by order, for the tree parts them.

    None unless two sides stand behind the preposition.
    """
    parse = scene.parse
    if happening_verb(scene, token.i) is None:
        return ()
    lead = next((t for t in parse.tokens[token.i + 1 :] if t.lemma in ("between", "among")), None)
    if lead is None:
        return ()
    stop = next((t.start for t in parse.tokens[lead.i + 1 :] if t.tag in _FINITE or t.text in (";", "“")), None)
    behind = [a for a in scene.actors if a.start >= lead.end and (stop is None or a.end <= stop)]
    sides = [a for a in behind if a.form == "person"]
    if len(sides) < 2:
        near = [a for a in behind if a.form not in ("adjective", "capital") and a.start - lead.end <= _NEAR][:1]
        sides = [m for a in near for m in scene.joined_with(a, leading=False)]
    heads = tuple(dict.fromkeys(h for a in sides if (h := scene.head_of(a.start, a.end)) is not None))
    return heads if len(heads) >= 2 else ()


def _doers_of_verb(scene: Scene, token: Token) -> list[int]:
    who, what = grammar.agent(scene.parse, token.i), grammar.patient(scene.parse, token.i)
    joint = token.lemma in ("meet", "receive", "call", "telephone", "phone", "consult")
    return [i for i in (who, what if joint else None) if i is not None]


def _doers_of_noun(scene: Scene, token: Token) -> list[int]:
    """ "the president's call", "the two leaders held a meeting", "both spoke of a call"."""
    parse = scene.parse
    heads = list(parse.children(token.i, "nmod:poss"))
    above = grammar.verb_above(parse, token.i)
    who = grammar.agent(parse, above) if above is not None else None
    if who is None or above is None:
        return heads
    several = len(grammar.coordination(parse, who)) > 1 or any(len(a.actors) > 1 for a in actors_at(scene, who))
    calling = token.lemma in scene.words.set_of("contact", "call_nouns")
    if (several and calling) or parse.tokens[above].lemma in scene.words.set_of("contact", "having_verbs"):
        heads.append(who)
    return heads


def taking_part(scene: Scene, head: int) -> tuple[ActorMention, ...]:
    """The actors that the nominal itself names: "opponents of the president" did not bring the president along."""
    parse = scene.parse
    members = frozenset(grammar.coordination(parse, head))
    if delegates := _delegates(scene, members):
        return delegates
    person = parse.tokens[head].pos == "PROPN"
    return tuple(
        a for a in actors_at(scene, head) if scene.head_of(a.start, a.end) in members or (person and a.form == "person")
    )


def _delegates(scene: Scene, members: frozenset[int]) -> tuple[ActorMention, ...]:
    """ "the foreign ministers of Germany and France", "his Armenian colleague": the states met through them."""
    tokens = scene.parse.tokens
    officers: Sequence[int] = [m for m in members if tokens[m].lemma in scene.words.set_of("contact", "office_nouns")]
    if not officers:
        return ()
    phrase = members.union(*(scene.parse.subtree(m) for m in officers))
    found = scene.actors_in(phrase)
    persons = [a for a in found if a.form == "person"]
    spoken_for = {side for p in persons for side in (p.side, p.country) if side}
    states = (a for a in found if a.actor.kind in ("state", "de_facto_authority") and a.form != "person")
    met = (a for a in states if not {a.actor.name, a.country} & spoken_for and not _in_title(scene, a, persons))
    return tuple(sorted((*persons, *met), key=lambda a: a.start))


def _in_title(scene: Scene, state: ActorMention, persons: Sequence[ActorMention]) -> bool:
    """ "French Foreign Minister Jean-Marc Ayrault", "Jean-Marc Ayrault, the French foreign minister": he comes."""
    offices = scene.words.set_of("contact", "office_nouns")
    for person in persons:
        if person.start >= state.end:
            between = text_between(scene, state.end, person.start)
            held = (t for t in scene.parse.tokens if state.end <= t.start < person.start)
        else:
            between = text_between(scene, person.end, state.start)
            held = (t for t in scene.parse.tokens if state.end <= t.start < state.end + _TITLE)
            if not _APPOSED.fullmatch(between):
                continue
        if _ONE_TITLE.fullmatch(between) and any(t.lemma in offices for t in held):
            return True
    return False
