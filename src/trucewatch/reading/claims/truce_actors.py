"""Who is bound by a truce, who announces it, who mediates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.model.claim import Actor
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import actors_at, in_role, named, unique_actors
from trucewatch.reading.claims.truce_match import Match
from trucewatch.reading.claims.wording import participle_behind, text_before, text_between
from trucewatch.reading.scene import ActorMention, Scene

PARTY_KINDS = frozenset(
    {
        "state",
        "armed_group",
        "designated_group",
        "opposition_body",
        "de_facto_authority",
        "armed_forces",
        "coalition",
        "official",
        "ministry",
    }
)
_BYSTANDERS = frozenset({"official", "monitor", "media", "other", "ministry"})
_ROLES = {
    "truce.proposed": "proposer",
    "truce.declared": "announcer",
    "truce.extended": "announcer",
    "truce.terminated": "announcer",
    "truce.suspended": "announcer",
    "violation.alleged": "accused",
}
"""Role of whoever does what the trigger says; a party where nothing is said here."""
_GAP_TO_VERB = re.compile(r"\)?(?:\s*\([^)]*\))?\s*(?:has|have|had|was|were|is|are|also|later|then)?\s*")
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_GAP_IN_LIST = re.compile(r"\s*\(?(?:\s*\([^)]*\))?,?\s*(?:and|,)?\s*(?:the\s+)?")


def truce_actors(
    scene: Scene, match: Match, kind: str, attributions: Sequence[Attribution], below: frozenset[int]
) -> tuple[Actor, ...]:
    """Each actor once, in its first role: doer of the trigger, then "between/of/with" and brokers at the truce."""
    found = [*_doers(scene, match, kind), *_around_truce(scene, match, below)]
    found = _without_bystanders(found)
    if not found and kind in ("truce.declared", "truce.extended", "truce.agreed"):
        sources = voice_of(scene, match.i, attributions).sources
        found = [in_role(a, "announcer") for a in sources if a.kind in PARTY_KINDS]
    return unique_actors(found)


def _doers(scene: Scene, match: Match, kind: str) -> Iterator[Actor]:
    mediating = scene.parse.tokens[match.i].lemma in scene.words.set_of("truce", "mediating_verbs")
    role = "mediator" if mediating else _ROLES.get(kind, "party")
    doer = _doer(scene, match)
    for mention in actors_at(scene, doer) or _actors_before(scene, match.i, doer):
        if mention.actor.kind == "media" and role != "announcer":
            continue
        between = mention.actor.kind in ("intergovernmental_body", "monitor") and role == "party"
        yield from (in_role(a, "mediator" if between else role) for a in mention.actors)


def _doer(scene: Scene, match: Match) -> int | None:
    """The agent of the trigger, or of the verb that commits to it ("they agreed to extend ..."); never the truce."""
    doer = grammar.agent(scene.parse, match.i)
    of_truce = match.truce is not None and doer in match.truce.stands_for
    if match.rule.endswith("/subject") or doer == match.patient or of_truce:
        doer = None
    above = grammar.verb_above(scene.parse, match.i)
    committing = scene.words.set_of("truce", "committing_verbs")
    if above is None:
        return doer
    if match.rule.endswith("/noun") and match.i in scene.parse.children(above, "obj"):
        offering = committing | scene.words.set_of("truce", "offering_verbs")
        offers = scene.parse.tokens[above].lemma in offering
        return grammar.agent(scene.parse, above) if offers else doer  # "put forward a proposal for a truce"
    if scene.parse.tokens[above].lemma not in committing:
        return doer
    if doer is None or (match.truce is None and doer in scene.parse.children(above, "obj")):
        return grammar.agent(scene.parse, above)  # "ordered its units to hold fire": whoever gives the order declares
    return doer


def _without_bystanders(found: Sequence[Actor]) -> list[Actor]:
    """Persons, monitors and media are bound by no truce; where nobody else is named, the officials announce it."""
    bound = [a for a in found if a.role != "party" or a.kind not in _BYSTANDERS]
    return bound or [in_role(a, "announcer") for a in found if a.role == "party" and a.kind == "official"]


def _actors_before(scene: Scene, i: int, doer: int | None) -> tuple[ActorMention, ...]:
    """A subject that the tree lost: the actors right before the verb ("Ukraine, Russia and the OSCE proclaimed")."""
    right = scene.parse.tokens[i].start
    chosen: list[ActorMention] = []
    for actor in reversed([a for a in scene.actors if a.end <= right and a.form != "adjective"]):
        gap = _GAP_IN_LIST if chosen else _GAP_TO_VERB
        if _BY.search(text_before(scene, actor.start)):
            return ()  # "a truce brokered by Qatar was agreed": the broker belongs to the participle
        if not gap.fullmatch(text_between(scene, actor.end, right)):
            break
        chosen.append(actor)
        right = actor.start
    return tuple(reversed(chosen)) if doer is None or len(chosen) > 1 else ()


def _around_truce(scene: Scene, match: Match, below: frozenset[int]) -> Iterator[Actor]:
    """ "between A and B", "with Hamas", "brokered by the UN", "UN-brokered", "the army's truce"."""
    for head in (*(match.truce.stands_for if match.truce else (match.i,)), match.i):
        yield from _at_head(scene, head)
    for actor in scene.actors:
        part = participle_behind(scene, actor.end).lower()
        if part not in scene.words.set_of("truce", "brokering_participles"):
            continue
        head_here = scene.head_of(actor.start, actor.end)
        if head_here is not None and match.truce and (head_here in below or abs(head_here - match.truce.head) <= 6):
            yield in_role(actor.actor, "sponsor" if part in ("backed", "led") else "mediator")


def _at_head(scene: Scene, head: int) -> Iterator[Actor]:
    parse = scene.parse
    mediating = scene.words.set_of("truce", "mediating_verbs")
    for prep, child in (*grammar.obliques(parse, head), *_behind_times(scene, head)):
        if prep in ("between", "with", "among", "by", "of", "through", "via", "under"):
            brokered = prep in ("through", "via", "under") or (prep == "by" and parse.tokens[head].lemma in mediating)
            role = "mediator" if brokered else "party"
            yield from (in_role(a, role) for m in actors_at(scene, child) for a in m.actors if a.kind != "media")
    for child in parse.children(head, "acl", "acl:relcl"):
        lemma = parse.tokens[child].lemma
        if lemma in mediating or lemma in ("accept", "sign", "agree"):
            role = "mediator" if lemma in mediating else "party"
            yield from named(actors_at(scene, grammar.agent(parse, child)), role)
    for child in parse.children(head, "nmod:poss"):
        offered = parse.tokens[head].lemma in scene.words.set_of("truce", "offer_nouns")
        yield from named(actors_at(scene, child), "proposer" if offered else "party")


def _behind_times(scene: Scene, head: int) -> Iterator[tuple[str, int]]:
    """ "was signed on Monday between A and B": the parser hangs the sides on the day."""
    for _, child in grammar.obliques(scene.parse, head):
        token = scene.parse.tokens[child]
        if any(t.start <= token.start < t.end for t in scene.times):
            yield from ((prep, c) for prep, c in grammar.obliques(scene.parse, child) if prep in ("between", "by"))
