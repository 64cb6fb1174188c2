"""Where talks are, who talks and who brings the sides together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.model.claim import Actor, Place
from trucewatch.reading import grammar
from trucewatch.reading.claims.base import (
    Context,
    actors_at,
    in_role,
    place_in_role,
    places_of,
    unique_actors,
    unique_places,
)
from trucewatch.reading.claims.listed import finite_between, listed_before, listed_behind
from trucewatch.reading.claims.talks_links import acts_on
from trucewatch.reading.claims.talks_words import Match
from trucewatch.reading.claims.wording import is_location, participle_behind, text_after, text_before, text_between
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import ActorMention, Scene

_APART = re.compile(r",|\b(?:after|before|despite|following|amid|as|over|against|since)\b", re.IGNORECASE)
_GONE_TO = re.compile(r"\b(?:in|to|at|for)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$")
_BROKERED = 45
"""Characters between who brokers the talks and the talks: "UN-brokered indirect peace talks"."""
_CLOSE = ("city", "site", "district")
_BETWEEN = re.compile(r"(?:\s+(?!(?:who|which|that|said)\b)[\w’'-]+){0,4}?\s+between\s+", re.IGNORECASE)
_SIDES = frozenset({"armed_group", "designated_group", "opposition_body", "armed_forces", "de_facto_authority"})


# --- venue


def venue_of(scene: Scene, match: Match, triggers: frozenset[int]) -> tuple[Place, ...]:
    """The town where talks are: with "in", or as "Geneva talks". A country only when nothing closer is said."""
    mentions = [p for p in scene.places if not p.associative]
    if scene.parse.tokens[match.i].lemma in scene.words.set_of("talks", "arriving_verbs"):
        left, right = scene.parse.tokens[match.i].end, scene.parse.tokens[match.noun].start
        reached = (
            p.place for p in mentions if left <= p.start < right and _GONE_TO.search(text_before(scene, p.start))
        )
        return unique_places(place_in_role(p, "venue") for p in reached if p.precision in _CLOSE)
    named = [p for p in mentions if _names_the_talks(scene, p, match)]
    near = [*named, *(p for p in mentions if _is_near(scene, p, match, triggers))]
    towns = [p.place for p in named if p.place.precision in _CLOSE] or [
        p.place for p in near if p.place.precision in _CLOSE
    ]
    countries = [p.place for p in near if p.place.precision == "country" and _is_in(scene, p)]
    return unique_places(place_in_role(p, "venue") for p in (towns or countries))


def _names_the_talks(scene: Scene, mention: PlaceMention, match: Match) -> bool:
    """ "Geneva talks", "the Astana round of talks": nothing but the words of the talks stands between."""
    head = scene.head_of(mention.start, mention.end)
    noun = scene.parse.tokens[match.noun]
    if head is None or mention.start > noun.start or finite_between(scene, mention.end, noun.start):
        return False
    compound = scene.parse.tokens[head].dep in ("compound", "nmod:desc", "amod")
    of_talks = compound and scene.parse.tokens[head].head in match.stands_for | {match.noun}
    return of_talks or _right_before(scene, mention, match)


def _right_before(scene: Scene, mention: PlaceMention, match: Match) -> bool:
    """ "Astana talks", "Geneva peace talks", whatever the tree makes of them."""
    behind = [t for t in scene.parse.tokens if t.start >= mention.end][:3]
    noun = next((t for t in behind if t.i in match.stands_for | {match.noun}), None)
    return noun is not None and all(t.pos in ("NOUN", "ADJ", "PROPN") for t in behind[: behind.index(noun) + 1])


def _names_other_talks(scene: Scene, mention: PlaceMention, match: Match) -> bool:
    """ "an agreement on a part in the Geneva talks": those are in Geneva, not the ones spoken of."""
    head = scene.head_of(mention.start, mention.end)
    if head is None or scene.parse.tokens[head].dep not in ("compound", "nmod:desc", "amod"):
        return False
    above = scene.parse.tokens[scene.parse.tokens[head].head]
    return above.lemma in scene.words.talks_nouns and above.i not in match.stands_for | {match.noun}


def _is_near(scene: Scene, mention: PlaceMention, match: Match, triggers: frozenset[int]) -> bool:
    """Behind "in" or "at", and owned by the talks: by the tree, or because no verb stands between."""
    if not is_location(scene, mention) or _names_other_talks(scene, mention, match):
        return False
    nouns = match.stands_for | {match.noun}
    ends = [scene.parse.tokens[i].end for i in (match.i, match.noun)]
    before = max((end for end in ends if end <= mention.start), default=None)
    if before is not None and _APART.search(text_between(scene, before, mention.start)):
        return False
    if before is not None and not finite_between(scene, before, mention.start):
        return True
    below = frozenset(j for i in nouns for j in scene.parse.subtree(i))
    if scene.within(mention.start, mention.end, below):
        return True  # "talks that were to have opened in Kuwait"
    return before is None and mention.place in places_of(scene, match.i, triggers, frozenset())


def _is_in(scene: Scene, mention: PlaceMention) -> bool:
    return bool(re.search(r"\bin\s+(?:the\s+)?$", text_before(scene, mention.start)))


# --- sides and conveners


def sides_of(scene: Scene, match: Match, context: Context) -> tuple[Actor, ...]:
    """Who talks ("between A and B"), and who brings them together ("hosted by C", "UN-brokered")."""
    found = [*_at_nouns(scene, match), *_in_order(scene, match)]
    doers = _doers(scene, match)
    if doers:
        convening = scene.parse.tokens[match.i].lemma in scene.words.set_of("talks", "convening_verbs")
        apart = bool(found) or all(_is_outsider(m, context) for m in doers)
        role = "convener" if convening or (match.kind == "talks.postponed" and apart) else "party"
        found = [*found, *(in_role(a, role) for m in doers for a in m.actors)]
    brokering = scene.words.set_of("talks", "brokering_participles")
    start = scene.parse.tokens[match.noun].start
    for actor in scene.actors:
        near = 0 <= start - actor.end <= _BROKERED and not finite_between(scene, actor.end, start)
        if near and participle_behind(scene, actor.end).lower() in brokering:
            found.append(in_role(actor.actor, "mediator"))
    return unique_actors(a for a in found if a.kind != "media")


def _at_nouns(scene: Scene, match: Match) -> Iterator[Actor]:
    parse = scene.parse
    nouns = {match.noun, *match.stands_for}
    for head in nouns:
        for prep, child in grammar.obliques(parse, head):
            # "the opening of the Yemen talks": Yemen holds them no more than it does in "the Yemen talks"
            if child not in nouns and prep in ("between", "with", "among", "by", "of", "involving"):
                role = "mediator" if prep == "by" else "party"
                yield from (in_role(a, role) for m in actors_at(scene, child) for a in m.actors)
        for child in parse.children(head, "acl"):
            if parse.tokens[child].lemma in scene.words.set_of("talks", "mediating_verbs"):
                mediators = actors_at(scene, grammar.agent(parse, child))
                yield from (in_role(a, "mediator") for m in mediators for a in m.actors)


def _in_order(scene: Scene, match: Match) -> Iterator[Actor]:
    """ "talks ... between A and B": by the order of the words."""
    end = scene.parse.tokens[match.noun].end
    if lead := _BETWEEN.match(text_after(scene, end)):
        listed = listed_behind(scene, end + lead.end() - 1)
        yield from (in_role(a, "party") for m in listed for a in m.actors)


def _doers(scene: Scene, match: Match) -> tuple[ActorMention, ...]:
    """The agent of a verb that acts on the talks ("the rebels suspended the talks"); the talks themselves are none."""
    doer = grammar.agent(scene.parse, match.i)
    nouns = match.stands_for | {match.noun}
    if doer is None or doer in nouns or match.i == match.noun:
        if match.i == match.noun:
            return actors_at(scene, doer) if doer is not None else ()
        return listed_before(scene, scene.parse.tokens[match.i].start) if acts_on(scene, match.i, nouns) else ()
    acted_on = grammar.patient(scene.parse, match.i) in nouns or match.leaves
    return actors_at(scene, doer) if acted_on else ()


def _is_outsider(mention: ActorMention, context: Context) -> bool:
    """No side of this war: a body, a mediator, a state that is not at home here."""
    if mention.actor.kind in _SIDES:
        return False
    return not mention.country or not context.home or mention.country not in context.home
