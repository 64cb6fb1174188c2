"""Who is bound by a truce, who announces it, who mediates.

Whoever speaks of a truce, welcomes it or hosts its talks is none of these. A country in which the conflict is not
fought may announce or broker a truce; what binds it must be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.lexicon.parties import parties
from trucewatch.model.claim import Actor
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Voice
from trucewatch.reading.claims.base import Context, actors_at, in_role, named, unique_actors
from trucewatch.reading.claims.truce_match import Match
from trucewatch.reading.claims.truce_nouns import end_of_phrase
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
_BETWEEN = frozenset({"intergovernmental_body", "monitor", "humanitarian_ngo"})
_BINDS_THE_SIDE = frozenset({"truce.declared", "truce.agreed", "truce.extended", "truce.terminated", "truce.suspended"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we"})
_OUT_OF_OFFICE = re.compile(r"\b(?:former|ex|exiled|ousted|deposed|late)[\s-](?:[\w-]+\s){0,4}$", re.IGNORECASE)
_TRUCE_AS_SUBJECT = frozenset({"subject", "next", "far"})
_ANNOUNCED = frozenset({"truce.declared", "truce.extended", "truce.agreed"})
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
    scene: Scene, context: Context, match: Match, kind: str, said: Voice, below: frozenset[int]
) -> tuple[Actor, ...]:
    """Each actor once, in its first role: doer of the trigger, then "between/of/with" and brokers at the truce."""
    found = _without_bystanders([*_doers(scene, context, match, kind, said), *_around_truce(scene, match, kind, below)])
    if not found and kind in _ANNOUNCED and _announces(scene, said):
        found = [in_role(a, "announcer") for a in said.sources if a.kind in PARTY_KINDS]
    return unique_actors(found)


def _announces(scene: Scene, said: Voice) -> bool:
    """To announce a truce is more than to speak of one; what a force says of its own truce announces it."""
    if said.verb in scene.words.set_of("truce", "announcing_verbs"):
        return True
    return all(s.kind in ("armed_forces", "armed_group", "designated_group", "state") for s in said.sources)


def _doers(scene: Scene, context: Context, match: Match, kind: str, said: Voice) -> Iterator[Actor]:
    mediating = scene.parse.tokens[match.i].lemma in scene.words.set_of("truce", "mediating_verbs")
    role = "mediator" if mediating else _ROLES.get(kind, "party")
    doer = _doer(scene, match)
    by_itself = match.rule.rpartition("/")[2] in _TRUCE_AS_SUBJECT
    mentions = _sides_at(scene, doer) or (() if by_itself else _actors_before(scene, match.i, doer))
    if not mentions and doer is not None and scene.parse.tokens[doer].lemma in _PRONOUNS and not by_itself:
        yield from (in_role(a, role) for a in said.sources if a.kind in PARTY_KINDS)  # "announced that it was ending"
    for mention in mentions:
        if mention.actor.kind == "media" and role != "announcer":
            continue
        if kind == "truce.discussed" and (mention.form == "person" or _is_foreign(context, mention)):
            yield from (in_role(a, "mediator") for a in mention.actors if mention.form != "person")
            continue  # whoever talks about a truce need not be bound by it
        between = mention.actor.kind in _BETWEEN and role == "party"
        yield from (in_role(a, "mediator" if between else role) for a in mention.actors)
        if not mediating and kind in _BINDS_THE_SIDE and not _is_foreign(context, mention):
            yield from _side_of(scene, mention)


def _side_of(scene: Scene, mention: ActorMention) -> Iterator[Actor]:
    """The state or group that a person in office speaks for: a president who signs a truce binds his country."""
    if mention.form != "person" or not mention.side:
        return
    if _OUT_OF_OFFICE.search(text_before(scene, mention.start)):
        return
    side = next((p for p in parties() if p.name == mention.side), None)
    if side is not None and side.kind in PARTY_KINDS - _BYSTANDERS:
        yield Actor(name=side.name, id=side.id, kind=side.kind, role="party")


def _is_foreign(context: Context, mention: ActorMention) -> bool:
    """Of a country in which the conflict of the report is not fought."""
    return bool(context.home) and mention.country is not None and mention.country not in context.home


def _sides_at(scene: Scene, i: int | None) -> tuple[ActorMention, ...]:
    """Actors that the nominal ``i`` names or that it is made of ("leaders of the army"), not those it merely mentions.

    "the withdrawal of the army" acts for nobody, and a "UN-recognised government" is not the UN.
    """
    if i is None:
        return ()
    tokens = scene.parse.tokens
    standing = scene.words.set_of("truce", "standing_for_sides") | _committing_nouns(scene)
    heads = grammar.coordination(scene.parse, i)
    by_head = {scene.head_of(a.start, a.end): a for a in scene.actors if a.form != "adjective"}
    if not any(h in by_head or tokens[h].lemma.lower() in standing for h in heads):
        return ()
    beside = [by_head[c] for h in heads for c in scene.parse.children(h, "appos") if c in by_head and h not in by_head]
    named = (m for m in actors_at(scene, i) if not participle_behind(scene, m.end).endswith("ed"))
    return tuple(dict.fromkeys((*named, *beside)))  # "the Iran-backed faction Hezbollah" is Hezbollah


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
    found = [in_role(a, "mediator") if a.role == "party" and a.kind in _BETWEEN else a for a in found]
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


def _around_truce(scene: Scene, match: Match, kind: str, below: frozenset[int]) -> Iterator[Actor]:
    """ "between A and B", "with Hamas", "brokered by the UN", "UN-brokered", "the army's truce"."""
    if (
        match.rule == "truce.declared/event"
    ):  # "the announcement of a truce in Gaza by Egypt": by, in the order of words
        start, end = _start(scene, match.i), end_of_phrase(scene, match.i)
        doers = (a for a in scene.actors if start < a.start < end and _BY.search(text_before(scene, a.start)))
        yield from named(doers, "announcer")
        return
    heads = match.truce.stands_for if match.truce else frozenset({match.i})
    for head in heads:
        yield from _at_head(scene, head)
    if match.i not in heads:
        yield from _at_trigger(scene, match.i, _ROLES.get(kind, "party"))
    for actor in scene.actors:
        part = participle_behind(scene, actor.end).lower()
        if part not in scene.words.set_of("truce", "brokering_participles"):
            continue
        head_here = scene.head_of(actor.start, actor.end)
        if head_here is not None and _describes(scene, head_here, heads):
            yield in_role(actor.actor, "sponsor" if part in ("backed", "led") else "mediator")


def _describes(scene: Scene, i: int, heads: frozenset[int]) -> bool:
    """The first noun that the token belongs to is the truce: in "an Iran-backed group" it is the group."""
    tokens = scene.parse.tokens
    nouns = (j for j in scene.parse.ancestors(i) if tokens[j].pos in ("NOUN", "PROPN") and tokens[j].tag != "VBN")
    first = next(nouns, None)
    return i in heads or first in heads


def _start(scene: Scene, i: int) -> int:
    return scene.parse.tokens[i].start


def _at_trigger(scene: Scene, i: int, by: str) -> Iterator[Actor]:
    """ "agreed with Hamas on ...", "was signed by the army and the rebels", "accepted through the UN".

    ``by`` is the role of whoever does what the trigger says.
    """
    parse = scene.parse
    mediating = parse.tokens[i].lemma in scene.words.set_of("truce", "mediating_verbs")
    for prep, child in (*grammar.obliques(parse, i), *_behind_times(scene, i)):
        role = _role_behind(prep, mediating)
        role = by if prep == "by" and role == "party" else role
        if role and (prep != "by" or child == grammar.agent(parse, i) or parse.tokens[child].dep != "obl"):
            yield from (in_role(a, role) for m in _sides_at(scene, child) for a in m.actors if a.kind != "media")
    for prep, child in _agreed_with(scene, i):
        if prep in ("with", "between", "among"):
            yield from (in_role(a, "party") for m in _sides_at(scene, child) for a in m.actors if a.kind != "media")


def _agreed_with(scene: Scene, i: int) -> Iterator[tuple[str, int]]:
    """ "reached agreement with the rebels to extend", "agreed with them to extend": what stands above the trigger."""
    parse = scene.parse
    above = grammar.verb_above(parse, i)
    if above is None or parse.tokens[i].dep not in ("xcomp", "ccomp", "advcl", "acl"):
        return
    nouns = [c for c in parse.children(above, "obj") if parse.tokens[c].lemma in _committing_nouns(scene)]
    if nouns or parse.tokens[above].lemma in scene.words.set_of("truce", "committing_verbs"):
        for at in (above, *nouns):
            yield from grammar.obliques(parse, at)


def _committing_nouns(scene: Scene) -> frozenset[str]:
    return scene.words.set_of("truce", "committing_nouns")


def _role_behind(prep: str, mediating: bool) -> str | None:
    """ "brokered by the bloc along with the UN": beside a broker stand other brokers."""
    if prep in ("through", "via", "under"):
        return "mediator"
    if prep in ("along with", "together with", "alongside"):
        return "mediator" if mediating else None
    if prep in ("between", "with", "among", "by", "of"):
        return "mediator" if mediating and prep in ("by", "with") else "party"
    return None


def _at_head(scene: Scene, head: int) -> Iterator[Actor]:
    parse = scene.parse
    mediating = scene.words.set_of("truce", "mediating_verbs")
    brokered = any(parse.tokens[c].lemma in mediating for c in parse.children(head, "acl", "acl:relcl"))
    for prep, child in (*grammar.obliques(parse, head), *_behind_times(scene, head)):
        if role := _role_behind(prep, parse.tokens[head].lemma in mediating or (brokered and prep != "between")):
            yield from (in_role(a, role) for m in _sides_at(scene, child) for a in m.actors if a.kind != "media")
    for child in parse.children(head, "acl", "acl:relcl"):
        lemma = parse.tokens[child].lemma
        if lemma in mediating or lemma in ("accept", "sign", "agree"):
            role = "mediator" if lemma in mediating else "party"
            yield from named(_sides_at(scene, grammar.agent(parse, child)), role)
    for child in parse.children(head, "nmod:poss"):
        offered = parse.tokens[head].lemma in scene.words.set_of("truce", "offer_nouns")
        yield from named(_sides_at(scene, child), "proposer" if offered else "party")


def _behind_times(scene: Scene, head: int) -> Iterator[tuple[str, int]]:
    """ "was signed on Monday between A and B": the parser hangs the sides on the day."""
    for _, child in grammar.obliques(scene.parse, head):
        token = scene.parse.tokens[child]
        if any(t.start <= token.start < t.end for t in scene.times):
            yield from ((prep, c) for prep, c in grammar.obliques(scene.parse, child) if prep in ("between", "by"))
