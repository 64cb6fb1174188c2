"""Words that tell of talks: a trigger of the table `talks.trigger` with a talks noun, or a body that meets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.reading import grammar
from trucewatch.reading.claims.base import actors_at
from trucewatch.reading.claims.talks_links import DUE, linked, linked_by_order, right_behind, takes_its_part_out
from trucewatch.reading.claims.wording import phrase_end, text_before, text_between
from trucewatch.reading.scene import Scene
from trucewatch.reading.syntax import Token

_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|latest|next|new|fresh|final|last|\d+(?:st|nd|rd|th))"
)
ROUND = re.compile(rf"\b({_ORDINAL})\s+(?:and\s+\w+\s+|[A-Z]\w+\s+)?(?:round|session)\b", re.IGNORECASE)
_OF_THE_PRESS = re.compile(r"\b(?:press|news)\s+$", re.IGNORECASE)
# "due talks" is no news of a day; behind the noun the same words are.
_DUE_FORMS = frozenset({"due", "scheduled", "expected", "planned", "slated", "set", "foreseen"})
_FOR_TALKS = re.compile(
    r"[^,;:“”]{0,60}?\s(?:for|to attend|to take part in|to join|to hold|to resume)\s(?:[\w’'.-]+\s){0,4}", re.IGNORECASE
)
_ROUND_REACH = 7
_PLANNING = frozenset({"schedule", "plan", "set", "expect", "postpone", "cancel", "delay", "slate", "call"})


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger at token ``i`` of the talks at token ``noun``; the two are one where a body meets."""

    i: int
    kind: str
    noun: int
    detail: str
    end: int | None = None
    stands_for: frozenset[int] = frozenset()  # nouns that the talks hang on ("round", "resumption"), the noun included
    leaves: bool = False  # its subject goes out of the talks or back to them ("walked out of the talks")


def find_matches(scene: Scene) -> tuple[Match, ...]:
    """A pair of trigger and noun may come more than once; the last counts."""
    return tuple(_matches(scene))


def _matches(scene: Scene) -> Iterator[Match]:
    nouns = _nouns(scene)
    yield from _verbless(scene, nouns)
    for token in scene.parse.tokens:
        if grammar.is_verb(token) or token.pos == "ADJ":
            yield from _by_trigger(scene, token, nouns)
            yield from _by_meeting(scene, token)
            yield from _arriving(scene, token, nouns)
            if token.lemma == "due":
                who = grammar.subject(scene.parse, token.i)
                yield from (_due(scene, token, noun, nouns, "due") for noun in nouns if who in nouns[noun])
        elif token.pos == "NOUN":
            yield from _by_noun(scene, token, nouns)
    for noun in nouns:
        yield from _due_behind(scene, noun, nouns)


def modifiers_of(scene: Scene, match: Match) -> Iterator[int]:
    """Clauses and participles that describe the talks: "talks originally planned for Tuesday"."""
    for noun in {match.noun, *match.stands_for}:
        yield from scene.parse.children(noun, "acl", "acl:relcl", "amod", "advcl")


def _nouns(scene: Scene) -> dict[int, frozenset[int]]:
    """Talks nouns with what stands for them ("a round of talks", "the intra-Syrian talks")."""
    tokens = scene.parse.tokens
    around = scene.words.set_of("talks", "around")
    found: dict[int, frozenset[int]] = {}
    for token in tokens:
        if not _is_talks_noun(scene, token):
            continue
        stands, at = {token.i} | _round_before(scene, token), token.i
        while (up := tokens[at].head) != at and tokens[up].lemma in around and not grammar.is_verb(tokens[up]):
            stands.add(up)
            at = up
        found[token.i] = frozenset(stands)
    return found


def _round_before(scene: Scene, token: Token) -> set[int]:
    """The "round of" that leads up to the talks, by the order of the words."""
    for before in reversed(scene.parse.tokens[max(0, token.i - _ROUND_REACH) : token.i]):
        if grammar.is_verb(before) or before.text == ",":
            break
        if before.text.lower() == "of":
            leads = scene.parse.tokens[before.i - 1]
            return {leads.i} if before.i and leads.lemma in ("round", "session") else set()
    return set()


def _is_talks_noun(scene: Scene, token: Token) -> bool:
    parse = scene.parse
    if token.lemma not in scene.words.talks_nouns or token.pos not in ("NOUN", "PROPN"):
        return False
    if _on_another_matter(scene, token.i):
        return False
    if token.lemma == "talk":
        return token.tag != "NN" or token.text.lower() == "talks"  # "a talk" is given, "talks" are held
    if token.lemma == "discussion":
        return token.tag == "NNS"
    if token.lemma == "round":
        of_something = parse.tokens[token.i + 1].text.lower() == "of" if token.i + 1 < len(parse.tokens) else False
        return bool(ROUND.search(scene.sentence.text)) and not of_something
    if token.lemma == "meeting":
        return parse.tokens[token.head].lemma in _PLANNING  # one that was held is a contact
    return token.lemma != "conference" or not _OF_THE_PRESS.search(text_before(scene, token.start))


def _on_another_matter(scene: Scene, i: int) -> bool:
    """ "trade talks", "negotiations on a pay deal": talks of a war are about the war, whoever holds them."""
    parse = scene.parse
    matters = scene.words.set_of("talks", "other_matters")
    of_peace = scene.words.set_of("talks", "matters")
    kinds = [parse.tokens[c].lemma for c in parse.children(i, "compound", "amod", "nmod:desc", "nmod:poss")]
    topics = [c for prep, c in grammar.obliques(parse, i) if prep in ("on", "about", "over", "for", "concerning")]
    said = {*kinds, *(parse.tokens[j].lemma for c in topics for j in (c, *parse.children(c, "compound", "amod")))}
    besides = {parse.tokens[j].lemma for j in parse.subtree(i)}
    return not said.isdisjoint(matters) and besides.isdisjoint(of_peace)


def _by_trigger(scene: Scene, token: Token, nouns: dict[int, frozenset[int]]) -> Iterator[Match]:
    parse = scene.parse
    for trigger in scene.words.triggers_of_verb("talks", token.lemma) if nouns else ():
        end = phrase_end(scene, token.i, trigger.phrases)
        if token.lemma not in trigger.verbs and end is None:
            continue
        for noun, stands in nouns.items():
            if token.i in stands:
                continue
            right = right_behind(scene, end, stands)
            right = right or takes_its_part_out(scene, token.i, stands)
            if right or linked(scene, token.i, stands) or linked_by_order(scene, token, stands):
                detail = f"{token.text} … {parse.tokens[noun].text}"
                yield Match(token.i, trigger.kind, noun, detail, end, stands, right)


def _by_noun(scene: Scene, token: Token, nouns: dict[int, frozenset[int]]) -> Iterator[Match]:
    """ "announced a suspension of the talks", "after the collapse of peace talks in Geneva"."""
    for trigger in scene.words.triggers_of_noun("talks", token.lemma) if nouns else ():
        hanging = [c for prep, c in grammar.obliques(scene.parse, token.i) if prep in ("of", "in", "to")]
        for noun, stands in nouns.items():
            if token.i not in stands and stands & frozenset(hanging):
                yield Match(
                    token.i, trigger.kind, noun, f"{token.text} of {scene.parse.tokens[noun].text}", None, stands
                )


def _arriving(scene: Scene, token: Token, nouns: dict[int, frozenset[int]]) -> Iterator[Match]:
    """ "arrived in Kuwait for peace talks", "flew to Doha to attend the talks": talks that are to be held there."""
    if token.lemma not in scene.words.set_of("talks", "arriving_verbs"):
        return
    for noun, stands in nouns.items():
        first = scene.parse.tokens[min(stands)]
        between = text_between(scene, token.end, first.start) if first.start > token.end else ","
        if _FOR_TALKS.fullmatch(between):
            yield Match(token.i, "talks.scheduled", noun, f"{token.text} for {first.text}", None, stands, True)


def _verbless(scene: Scene, nouns: dict[int, frozenset[int]]) -> Iterator[Match]:
    """ "Peace talks open on Thursday": its verb taken for a noun, so that the clause has none."""
    tokens = scene.parse.tokens
    without_verb = not any(grammar.is_verb(t) for t in tokens)
    bare = scene.words.set_of("talks", "futurate_verbs")
    for noun, stands in nouns.items():
        for token in tokens[noun + 1 :]:
            after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            mistaken = tokens[noun].dep.startswith("nsubj") and tokens[noun].head == token.i and token.pos == "NOUN"
            if token.text.lower() not in bare or not (without_verb or mistaken):
                continue
            if after is not None and after.text.lower() in ("on", "in", "at", "next", "this", "tomorrow"):
                yield Match(token.i, "talks.held", noun, f"{token.text} … {tokens[noun].text}", None, stands)


def _by_meeting(scene: Scene, token: Token) -> Iterator[Match]:
    if token.lemma in scene.words.set_of("meeting", "verbs") and _gathering(scene, token.i):
        yield Match(token.i, "talks.scheduled", token.i, f"{token.text}, still to come")
    if token.lemma in ("meet", "convene", "gather") and _body_meets(scene, token.i):
        yield Match(token.i, "talks.held", token.i, f"{token.text} of a body")


def _due_behind(scene: Scene, noun: int, nouns: dict[int, frozenset[int]]) -> Iterator[Match]:
    """ "peace talks due in Kuwait on April 18", "talks expected next week"."""
    tokens = scene.parse.tokens
    for after in tokens[noun + 1 : noun + 2]:
        if after.text.lower() in _DUE_FORMS:
            yield _due(scene, after, noun, nouns, after.text)
    for child in scene.parse.children(noun, "acl", "amod"):
        if tokens[child].lemma in DUE:
            yield _due(scene, tokens[child], noun, nouns, tokens[child].text)


def _due(scene: Scene, token: Token, noun: int, nouns: dict[int, frozenset[int]], said: str) -> Match:
    detail = f"{scene.parse.tokens[noun].text} {said}"
    return Match(token.i, "talks.scheduled", noun, detail, stands_for=nouns[noun])


def _gathering(scene: Scene, i: int) -> bool:
    """ "Leaders will gather in Vienna on May 17": a meeting of several to come, with a place or a day."""
    parse = scene.parse
    if not _to_come(scene, i):
        return False
    who = grammar.subject(parse, i)
    if who is None:
        return False
    body = any((a.actor.id or "").startswith("body:") for a in actors_at(scene, who))
    several = body or parse.tokens[who].tag in ("NNS", "NNPS") or len(grammar.conjuncts(parse, who)) > 1
    below = frozenset(parse.subtree(i))
    return several and bool(scene.times_in(below) or scene.places_in(below))


def _to_come(scene: Scene, i: int) -> bool:
    """ "will gather", "are to gather", "are due to gather"."""
    parse = scene.parse
    forms = {parse.tokens[c].text.lower() for c in parse.children(i)}
    if {"will", "shall"} & set(grammar.auxiliaries(parse, i)) or ("to" in forms and forms & {"is", "are"}):
        return True
    governor = parse.tokens[parse.tokens[i].head].lemma
    return parse.tokens[i].dep == "xcomp" and governor in ("due", "set", "schedule", "plan", "expect", "be")


def _body_meets(scene: Scene, i: int) -> bool:
    """ "The support group met in Munich on Feb. 11-12": a body of several states in session, with a place and a day."""
    parse = scene.parse
    who = grammar.subject(parse, i)
    if who is None or parse.tokens[i].tag not in ("VBD", "VBN") or grammar.patient(parse, i) is not None:
        return False
    if any(prep == "with" for prep, _ in grammar.obliques(parse, i)):
        return False
    body = any(
        a.actor.kind in ("intergovernmental_body", "coalition") or (a.actor.id or "").startswith("body:")
        for a in actors_at(scene, who)
    )
    below = grammar.clause(parse, i)
    return body and bool(scene.times_in(below)) and bool(scene.places_in(below))
