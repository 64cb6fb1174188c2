"""Who takes part in a contact: by the tree where it names two, else by the order of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.model.claim import Actor
from trucewatch.reading import grammar
from trucewatch.reading.claims.base import actors_at, in_role, unique_actors
from trucewatch.reading.claims.contact_words import Word
from trucewatch.reading.claims.listed import FINITE, is_place, listed_before, listed_behind, subject_behind
from trucewatch.reading.claims.wording import text_after, text_before, text_between
from trucewatch.reading.scene import ActorMention, Scene

_PEOPLE = frozenset(
    {
        "official",
        "state",
        "armed_group",
        "designated_group",
        "intergovernmental_body",
        "opposition_body",
        "ministry",
        "de_facto_authority",
        "armed_forces",
        "other",
    }
)
_FIGHTING = frozenset({"armed_group", "designated_group", "armed_forces"})
_STATES = frozenset({"state", "de_facto_authority", "armed_forces"})
_OPENING = re.compile(r"(?:In|During|At|After|Following|Before|On|Meeting|Speaking|Earlier|By|Over)\b")
_MEETING = re.compile(
    r"(?:Meeting|Speaking (?:after|at|during) (?:a )?(?:meeting|talks|summit)) (?:with|of) [^,]{3,80},"
)
_LEAD = 30
"""Characters at the head of a sentence within which the word for a meeting opens it."""
_GAP_TO_WITH = re.compile(
    r"(?:\s+(?!(?:and|but|who|which|that|said|says|to)\b)[\w’'.-]+){0,7}?\s+(?:with|to)\s+", re.IGNORECASE
)
_GAP_TO_BETWEEN = re.compile(
    r"(?:\s+(?!(?:who|which|that|said|says)\b)[\w’'.,-]+){0,8}?\s+(?:between|among|of|involving)\s+", re.IGNORECASE
)
_GAP_TO_BY = re.compile(r"(?:\s+(?:in|on|at|late|early)?\s*[\w’'.-]+){0,6}?\s+by\s+", re.IGNORECASE)
_OWNER = re.compile(r"(?:[’']s|(?<=s)[’'])\s+(?:[\w-]+\s+){0,4}$")
_DURING = re.compile(
    r"\b(?:in|during|after|at|following|before|by|over|via)\s+"
    r"(?:(?:the\s+)?(?:start|end|beginning|close|opening|conclusion|margins|sidelines)\s+of\s+)?"
    r"(?:(?:an?|the|his|her|their|its)\s+)?(?:(?!on\b|about\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Between a verb and a contact in the course of which it was done: "said after a short meeting"."""
_COMMA = re.compile(r",\s+")


def participants(scene: Scene, word: Word) -> tuple[Actor, ...]:
    """Two or more that took part, each state by its minister where he is named; empty where they are not named.

    Of the two ways of reading the one that finds more people counts.
    """
    readings = [_unspoken_for(scene, sides) for sides in (_by_tree(scene, word), _by_order(scene, word))]
    best = max(readings, key=lambda sides: (sum(m.form == "person" for m in sides), len(sides)))
    everybody = _named(best)
    if len(everybody) >= 2 and not all(a.kind in _FIGHTING for a in everybody):
        return everybody
    # "Meeting with allies in Paris, the minister said": he met them, though nobody says who they are.
    alone = _MEETING.match(scene.sentence.text) and scene.parse.tokens[word.i].start - scene.sentence.start < _LEAD
    return _named(a for a in _subject_of_opening(scene, word.i) if a.form == "person") if alone else ()


def _unspoken_for(scene: Scene, sides: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """Each once; a state or body less where a person of the list speaks for it."""
    spoken = {x for m in sides if m.form == "person" for x in (m.side, m.country) if x}
    able = [m for m in sides if not is_place(scene, m)]
    kept = (m for m in able if m.form == "person" or m.members or not {m.actor.name, m.country} & spoken)
    return tuple(dict.fromkeys(kept))


def _named(mentions: Iterator[ActorMention] | Sequence[ActorMention]) -> tuple[Actor, ...]:
    found = (in_role(a, "participant") for m in mentions for a in m.actors if a.kind in _PEOPLE)
    return unique_actors(found)


# --- by the tree


def _by_tree(scene: Scene, word: Word) -> tuple[ActorMention, ...]:
    """Subject and "with", object of a meeting, "between A and B", "A's meeting with B"."""
    parse = scene.parse
    token = parse.tokens[word.i]
    heads = _doers_of_noun(scene, word) if word.noun else _doers_of_verb(scene, word)
    for prep, child in grammar.obliques(parse, word.i):
        of_noun = (prep == "from" and word.noun) or (prep == "of" and token.lemma in ("meeting", "summit"))
        if of_noun or prep in ("with", "between", "to", "among"):
            heads.append(child)
        if prep == "with":
            heads.extend(c for p, c in grammar.obliques(parse, child) if p == "with")
    return tuple(a for head in dict.fromkeys(heads) for a in taking_part(scene, head))


def _doers_of_verb(scene: Scene, word: Word) -> list[int]:
    who, what = grammar.agent(scene.parse, word.i), grammar.patient(scene.parse, word.i)
    if who is not None and not word.reciprocal and what is None and not _has_with(scene, word.i):
        return []
    return [i for i in (who, what if word.transitive else None) if i is not None]


def _has_with(scene: Scene, i: int) -> bool:
    return any(prep in ("with", "to") for prep, _ in grammar.obliques(scene.parse, i))


def _doers_of_noun(scene: Scene, word: Word) -> list[int]:
    """ "the president's call", "the two leaders held a meeting", "both spoke of a call"."""
    parse = scene.parse
    heads = list(parse.children(word.i, "nmod:poss"))
    above = grammar.verb_above(parse, word.i)
    who = grammar.agent(parse, above) if above is not None else None
    if who is None or above is None:
        return heads
    several = len(grammar.coordination(parse, who)) > 1 or any(len(a.actors) > 1 for a in actors_at(scene, who))
    calling = word.subtype == "call" and several
    if calling or parse.tokens[above].lemma in scene.words.set_of("contact", "having_verbs"):
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
    states = (a for a in found if a.actor.kind in _STATES and a.form != "person")
    met = (a for a in states if not {a.actor.name, a.country} & spoken_for and not _in_title(scene, a, persons))
    return tuple(sorted((*persons, *met), key=lambda a: a.start))


def _in_title(scene: Scene, state: ActorMention, persons: Sequence[ActorMention]) -> bool:
    """ "French Foreign Minister Jean-Marc Ayrault", "Jean-Marc Ayrault, the French foreign minister": he comes."""
    return any(p.span[0] <= state.start and state.end <= p.span[1] for p in persons)


# --- by the order of the words


def _by_order(scene: Scene, word: Word) -> tuple[ActorMention, ...]:
    token = scene.parse.tokens[word.i]
    if not word.noun:
        return _around_verb(scene, word)
    between = _behind(scene, token.end, _GAP_TO_BETWEEN)
    if len({x.id or x.name for m in between for x in m.actors}) > 1:
        return between
    partner = _behind(scene, token.end, _GAP_TO_WITH)
    owner = _owner(scene, token.start)
    host = owner or _subject_of_noun(scene, word)
    if partner:
        return (*host, *partner)
    several = len({x.id or x.name for m in host for x in m.actors}) > 1
    return host if several and word.reciprocal else ()


def _around_verb(scene: Scene, word: Word) -> tuple[ActorMention, ...]:
    """ "A met B", "A spoke ... with B", "A and B met", "A was received by B"."""
    token = scene.parse.tokens[word.i]
    who = listed_before(scene, token.start) or _subject_of_opening(scene, word.i)
    if not who:
        return ()
    partner: tuple[ActorMention, ...] = ()
    if grammar.is_passive(scene.parse, word.i):
        partner = _behind(scene, token.end, _GAP_TO_BY)
    elif word.transitive:
        partner = listed_behind(scene, token.end)
    partner = partner or _behind(scene, token.end, _GAP_TO_WITH)
    several = len({x.id or x.name for m in who for x in m.actors}) > 1
    return (*who, *partner) if partner or (several and word.reciprocal) else ()


def _behind(scene: Scene, offset: int, gap: re.Pattern[str]) -> tuple[ActorMention, ...]:
    """The list behind the preposition that ``gap`` leads up to; no verb stands in between but "took place"."""
    found = gap.match(text_after(scene, offset))
    if not found:
        return ()
    end = offset + found.end()
    happened = scene.words.set_of("contact", "happening_verbs") | {"be", "have"}
    verbs = (t for t in scene.parse.tokens if offset <= t.start < end and t.tag in FINITE)
    return () if any(t.lemma not in happened for t in verbs) else listed_behind(scene, end - 1)


def _owner(scene: Scene, start: int) -> tuple[ActorMention, ...]:
    """ "Kerry's meeting", "the president's hastily arranged call"."""
    before = text_before(scene, start)
    mark = _OWNER.search(before)
    if not mark:
        return ()
    at = scene.sentence.start + mark.start()
    return tuple(a for a in scene.actors if a.end == at and a.form != "adjective")


def _subject_of_noun(scene: Scene, word: Word) -> tuple[ActorMention, ...]:
    """Who had it: the subject of the verb in front ("A held a call"), or of the clause behind ("In a call, A said")."""
    token = scene.parse.tokens[word.i]
    verbs = [t for t in scene.parse.tokens if t.tag in FINITE and t.end <= token.start]
    if verbs:
        # An auxiliary is part of its verb group; the subject stands before the first of them.
        group = verbs[-1]
        had = group.lemma in scene.words.set_of("contact", "holding_verbs") or _DURING.search(
            text_between(scene, group.end, token.start)
        )
        return listed_before(scene, group.start) if had else ()
    return _subject_of_opening(scene, word.i)


def opens_sentence(scene: Scene, i: int) -> bool:
    """The word stands in the phrase that leads up to the main clause ("In a call on Monday, ...")."""
    leads = _OPENING.match(scene.sentence.text.lstrip('“"'))
    return bool(leads) and not any(t.tag in FINITE for t in scene.parse.tokens[:i])


def _subject_of_opening(scene: Scene, i: int) -> tuple[ActorMention, ...]:
    """ "In a call on Monday, A said", "Meeting with B, A said": the subject of the clause behind the comma."""
    token = scene.parse.tokens[i]
    if not opens_sentence(scene, i):
        return ()
    for comma in _COMMA.finditer(scene.sentence.text, token.end - scene.sentence.start):
        if found := subject_behind(scene, scene.sentence.start + comma.end()):
            return found
    return ()
