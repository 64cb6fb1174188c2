"""Where a truce holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from trucewatch.model.claim import Place
from trucewatch.reading import grammar
from trucewatch.reading.claims.base import Context, owner_of, place_in_role, unique_places
from trucewatch.reading.claims.truce_match import Match, truce_phrase
from trucewatch.reading.claims.wording import (
    lemma_above,
    participle_behind,
    text_after,
    text_before,
    text_between,
)
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import Scene, TruceMention

_NATIONWIDE = re.compile(r"\b(?:nation|country)wide\b|\bnational\b|\bacross the country\b", re.IGNORECASE)
_SPREAD_OVER = re.compile(r"\b(?:in|for|across|throughout|inside|within|on)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}$")
_NEXT_IN_LIST = re.compile(
    r"(?:\s+(?:province|governorate|region|district|city|countryside|area))?"
    r"(?:,?\s+and|,|,?\s+as well as)\s+(?:in\s+|for\s+)?(?:the\s+)?"
    r"(?:(?:city|province|town|region|countryside|outskirts)\s+of\s+)?"
)
_CLOCK_IN = re.compile(
    r"(?:\b(?:midnight|noon|o[’']clock)|\d\s?[ap]\.?m\.?|\d{1,2}[:.]\d{2})\s+in\s+$",
    re.IGNORECASE,
)
# "has been broken on fronts from Taiz to Marib": where it was broken, not how far it reaches.
_FRONTS = re.compile(r"\bfront(?:s|\s?lines?)?\b[^,;.]{0,40}$", re.IGNORECASE)
_IN_ONLY = re.compile(r"\s+(?:agreement\s+|deal\s+)?in\s+(?:the\s+)?")
_TIME_OF = re.compile(r"\s+(?:local\s+)?time\b")
_BETWEEN_SIDES = re.compile(r"\b(?:between|with|and|by)\s+(?:the\s+)?$")
_ACTING = re.compile(r"\b(?:by|with|from|between|and)\s+(?:the\s+)?$")


def coverage(
    scene: Scene, context: Context, match: Match, triggers: frozenset[int], below: frozenset[int]
) -> tuple[Place, ...]:
    """Where the truce holds: places in its own noun phrase first ("the Aleppo truce"), then those of the clause."""
    own = _named_with_truce(scene, context, match) or _of_clause(scene, context, match, triggers, below)
    own = [p for p in own if not _metonym(scene, p) and not _clock_place(scene, p) and not _of_speaker(scene, p)]
    own += [p for p in _listed_with(scene, own) if p not in own]
    return unique_places(place_in_role(p, "coverage") for p in own)


def _named_with_truce(scene: Scene, context: Context, match: Match) -> list[Place]:
    if match.truce is None:
        return []
    phrase = truce_phrase(scene, match.truce)
    phrase |= _said_to_cover(scene, match.truce)
    own = [
        p.place
        for p in scene.places
        if scene.within(p.start, p.end, phrase) and not _venue(scene, context, p) and not _broker(scene, context, p)
    ]
    if own or context.country is None:
        return own
    tokens = scene.parse.tokens
    words = scene.span(min(match.truce.start, tokens[min(phrase)].start), tokens[max(phrase)].end).text
    return [context.country] if _NATIONWIDE.search(words) else []


def _said_to_cover(scene: Scene, truce: TruceMention) -> frozenset[int]:
    """Tokens of what a truce covers, applies to or extends to, in so many words."""
    parse, covering = scene.parse, scene.words.set_of("truce", "covering_verbs")
    found: set[int] = set()
    for token in parse.tokens:
        if token.lemma in covering and grammar.is_verb(token) and grammar.subject(parse, token.i) in truce.stands_for:
            reached = (c for prep, c in grammar.obliques(parse, token.i) if prep in ("to", "in", "across"))
            for child in (*parse.children(token.i, "obj"), *reached):
                found.update(parse.subtree(child))
    return frozenset(found)


def _of_clause(
    scene: Scene, context: Context, match: Match, triggers: frozenset[int], below: frozenset[int]
) -> list[Place]:
    """Outside the truce's own phrase only places of the conflict count: Kuwait hosts the talks, it has no truce."""
    token = scene.parse.tokens[match.i]
    event = token.head if token.dep == "cop" else match.i  # "was in force in Hama": places hang on the predicate
    return [
        p.place
        for p in scene.places
        if not p.associative
        and (scene.within(p.start, p.end, below) or owner_of(scene, p.start, p.end, triggers | {event}) == event)
        and not _broker(scene, context, p)
        and not _venue(scene, context, p)
        and not _FRONTS.search(text_before(scene, p.start))
        and (not context.home or _at_home(context, p))
    ]


def _at_home(context: Context, mention: PlaceMention) -> bool:
    """In a country of the conflict, or in no country that is known."""
    return mention.place.country in context.home or mention.place.country is None


def _broker(scene: Scene, context: Context, mention: PlaceMention) -> bool:
    """ "the Cairo-brokered truce", "a U.S. proposal for a truce": the country of the broker is no front."""
    if participle_behind(scene, mention.end) in scene.words.set_of("truce", "outside_participles"):
        return True
    if not context.home or _at_home(context, mention):
        return False
    return not _SPREAD_OVER.search(text_before(scene, mention.start))


def _listed_with(scene: Scene, chosen: Sequence[Place]) -> list[Place]:
    """ "in Latakia province and in the city of Aleppo": places listed behind one that is covered are covered too."""
    more: list[Place] = []
    covered = {p.name for p in chosen}
    listed = sorted((p for p in scene.places if not p.associative), key=lambda p: p.start)
    for left, right in pairwise(listed):
        if left.place.name in covered and _NEXT_IN_LIST.fullmatch(text_between(scene, left.end, right.start)):
            more.append(right.place)
            covered.add(right.place.name)
    return more


def _clock_place(scene: Scene, place: Place) -> bool:
    """ "at midnight in Damascus", "Damascus time": the place tells the clock, not the front."""
    return any(
        _CLOCK_IN.search(text_before(scene, mention.start)) or _TIME_OF.match(text_after(scene, mention.end))
        for mention in _mentions_of(scene, place)
    )


def _metonym(scene: Scene, place: Place) -> bool:
    """A capital that acts ("Moscow said") or a country that does (subject, by-phrase) is no coverage."""
    return any(_acts(scene, mention, place) for mention in _mentions_of(scene, place))


def _of_speaker(scene: Scene, place: Place) -> bool:
    """ ", a rebel leader in the north, said": where the speaker stands between his name and the verb of saying."""
    return any(_stands_with_speaker(scene, mention) for mention in _mentions_of(scene, place))


def _stands_with_speaker(scene: Scene, mention: PlaceMention) -> bool:
    behind = text_after(scene, mention.end)
    said = scene.words.forms_of("attribution", "say")
    cue = re.match(r",?\s+(\w+)\b", behind)
    if not cue or cue[1].lower() not in said:
        return False
    person = next((a for a in reversed(scene.actors) if a.form == "person" and a.end <= mention.start), None)
    return person is not None and bool(re.fullmatch(r",[^,;.]*", text_between(scene, person.end, mention.start)))


def _mentions_of(scene: Scene, place: Place) -> Iterator[PlaceMention]:
    return (mention for mention in scene.places if mention.place.name == place.name)


def _acts(scene: Scene, mention: PlaceMention, place: Place) -> bool:
    parse = scene.parse
    head = scene.head_of(mention.start, mention.end)
    if head is None:
        return False
    token = parse.tokens[head]
    if token.dep.startswith(("nsubj", "obl:agent")):
        return True
    if token.dep == "conj" and parse.tokens[token.head].dep.startswith("nsubj"):
        return True
    speaks = any(a.start <= mention.start < a.end and a.form in ("capital", "seat", "person") for a in scene.actors)
    if speaks and token.dep not in ("obl", "nmod", "compound"):
        return True
    before = text_before(scene, mention.start)[-12:].lower()
    governs = any(a.start <= mention.start < a.end and a.form in ("capital", "seat") for a in scene.actors)
    if governs and _BETWEEN_SIDES.search(before):
        return True  # "the pact between Manila and the rebels"
    return place.precision == "country" and bool(_ACTING.search(before))


def _at_talks(scene: Scene, i: int) -> bool:
    """ "at talks in the Sudanese capital Khartoum", "after a meeting in Luanda"."""
    tokens, gatherings = scene.parse.tokens, scene.words.set_of("talks", "nouns")
    for at in scene.parse.ancestors(i):
        if grammar.is_verb(tokens[at]):
            return tokens[at].lemma in ("meet", "gather", "convene")
        if tokens[at].lemma in gatherings:
            return True
    return False


def _venue(scene: Scene, context: Context, mention: PlaceMention) -> bool:
    """ "signed in Jeddah", "signed a truce in Jeddah": where it was said or signed is not where it holds.

    Right behind the truce noun the tree proves little: a place of the conflict is then where the truce holds, a place
    abroad where it was signed.
    """
    head = scene.head_of(mention.start, mention.start + 1)
    if head is not None and _at_talks(scene, head):
        return True
    if head is None or lemma_above(scene, head) not in scene.words.set_of("truce", "venue_verbs"):
        return False
    beside = any(_IN_ONLY.fullmatch(text_between(scene, t.end, mention.start)) for t in scene.truces)
    if beside and context.home:
        return not _at_home(context, mention)
    return scene.parse.tokens[head].dep.startswith("obl")
