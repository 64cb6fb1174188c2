"""Which truce each draft of a report speaks of, as far as the report itself tells.

"The truce" later in a report is the one named before; "a truce" is another, unless it only says again what headline or
lead said. Drafts of one truce make a thread: place and parties that one of them gives hold for the others, as far as
its reference reaches (`reach`), and each such loan is written into the reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.model.claim import Actor, Place, Reason
from trucewatch.reading import reach
from trucewatch.reading.claims.base import Draft, in_role, place_in_role, unique_actors
from trucewatch.reading.reach import Reach

# Who can be bound by a halt in fighting; whoever speaks of it, brokers it or hosts it is not lent to other sentences.
_BOUND_KINDS = frozenset(
    {"state", "armed_group", "designated_group", "opposition_body", "de_facto_authority", "armed_forces"}
)
_GIVES_PARTIES = frozenset(
    {
        "truce.declared", "truce.agreed", "truce.in_effect", "truce.extended", "truce.expiry", "truce.terminated",
        "truce.suspended", "truce.reaffirmed",
    }
)  # fmt: skip
_NEEDS_PARTIES = frozenset(
    {"truce.declared", "truce.agreed", "truce.in_effect", "truce.extended", "truce.expiry", "truce.collapsed"}
)
_LEAD = 3
"""Sentences in which a report says one thing twice: its headline, its lead and the one behind."""
_WIDE = ("country", "supranational")
_POINTS = ("city", "district", "site")
_PRONOUNS = frozenset({"it", "this"})
TopicKey = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """A truce as the report knows it so far, first and last spoken of in these sentences.

    ``given``: the sentence that names the places; None where they are the country of the report. ``makers`` are
    identities of those who announced it.
    """

    number: int
    first: int
    last: int
    places: tuple[Place, ...]
    given: int | None
    subtype: str | None
    makers: frozenset[str]


def assign_topics(drafts: Sequence[Draft], country: Place | None, stretches: Reach) -> tuple[Draft, ...]:
    """Drafts of the truce and violation families, each with its thread and with what the thread lends it.

    ``country`` is the country of the report's conflict (precision country, never its capital).
    """
    threads: dict[int, Thread] = {}  # in the order in which they were spoken of last
    followed: list[Draft] = []
    for draft in drafts:
        thread = _thread_of(draft, tuple(threads.values()), country, stretches)
        if draft.truce is not None and draft.truce.plural:
            threads = {thread.number: thread, **threads}  # "truces" are no truce to come back to
        else:
            threads.pop(thread.number, None)
            threads[thread.number] = thread
        followed.append(replace(draft, thread=thread.number))
    return _share_parties([_with_places(draft, threads[draft.thread]) for draft in followed])


def _thread_of(draft: Draft, threads: Sequence[Thread], country: Place | None, stretches: Reach) -> Thread:
    """The thread that the draft goes on with, or one that begins with it."""
    at = draft.scene.sentence.index
    own = tuple(p for p in draft.places if p.role == "coverage")
    far = reach.ANYWHERE if at in stretches.abroad else _far(draft, at)  # an aside speaks of one truce
    for thread in reversed(threads):
        if own and _key(own) != _key(thread.places):
            early = thread.given is None and at - thread.first <= reach.AHEAD and far > 0
            if not early or not stretches.lends(thread.last, at, far):
                continue
            return _continued(replace(thread, places=own, given=at), draft)  # where the headline's truce holds
        if stretches.lends(thread.last, at, reach.ANYWHERE if own else far) and not _another(draft, thread):
            return _continued(thread, draft)
    # Beside a local truce "a truce" may be another local one: nothing then says that it holds in all of the country.
    local = any(thread.given is not None and _is_local(thread.places) for thread in threads)
    places = own or _coverage(stretches.abroad.get(at, None if local else country))
    return Thread(len(threads) + 1, at, at, places, at if own else None, draft.subtype, _makers(draft))


def _continued(thread: Thread, draft: Draft) -> Thread:
    return replace(thread, last=draft.scene.sentence.index, makers=thread.makers | _makers(draft))


def _far(draft: Draft, at: int) -> int:
    """How many sentences back the words of the draft refer; -1: they introduce a truce of their own."""
    if draft.stance.modality == "historical":
        return -1
    truce = draft.truce
    if truce is None or truce.weak:
        if truce is not None and truce.text.lower() in _PRONOUNS:
            return reach.PRONOUN
        refers = truce.definite if truce is not None else draft.kind not in ("truce.declared", "truce.agreed")
        return reach.NOUN if refers else _again(at)
    return reach.ANYWHERE if truce.definite else _again(at)


def _again(at: int) -> int:
    """Headline and lead tell one thing twice, each as if it were new."""
    return at if at < _LEAD else -1


def _another(draft: Draft, thread: Thread) -> bool:
    """The draft cannot speak of this truce: another side made its own, or it names the wider arrangement."""
    makers = _makers(draft)
    if draft.kind == "truce.declared" and makers and thread.makers and not makers & thread.makers:
        return True
    if draft.subtype not in ("cessation_of_hostilities", "armistice") or thread.subtype == draft.subtype:
        return False
    return _is_local(thread.places)  # after a local calm it is that of the whole conflict


def _is_local(places: Sequence[Place]) -> bool:
    return any(p.precision not in _WIDE for p in places)


def _makers(draft: Draft) -> frozenset[str]:
    if draft.kind != "truce.declared" or draft.truce is None:
        return frozenset()  # an order to hold fire may carry out what others declared
    return frozenset(_identity(a) for a in draft.actors if a.role == "announcer")


def _coverage(country: Place | None) -> tuple[Place, ...]:
    return (place_in_role(country, "coverage"),) if country else ()


def _with_places(draft: Draft, thread: Thread) -> Draft:
    if not thread.places:
        return draft
    own = [p for p in draft.places if p.role == "coverage"]
    details = {**draft.details, "scope": "local" if _is_local(own or thread.places) else "country"}
    if own:
        return replace(draft, details=details)
    where = "the country of the report" if thread.given is None else f"named in sentence {thread.given}"
    reason = Reason(rule="truce/place", detail=f"{', '.join(p.name for p in thread.places)}: {where}")
    return replace(draft, places=(*thread.places, *draft.places), details=details, reasons=(*draft.reasons, reason))


def place_tolls(tolls: Sequence[Draft], fighting: Sequence[Draft], stretches: Reach) -> tuple[Draft, ...]:
    """A toll without a place of its own belongs where the truce told of last holds; a toll of the whole war does not.

    ``fighting`` are drafts of truces and violations with their coverage assigned.
    """
    return tuple(_placed_toll(toll, fighting, stretches) for toll in tolls)


def _placed_toll(toll: Draft, fighting: Sequence[Draft], stretches: Reach) -> Draft:
    window = toll.figure.window if toll.figure else None
    of_whole_war = window is not None and window.kind == "conflict_to_date"
    if not toll.details.get("place_basis") or of_whole_war:
        return toll
    at = toll.scene.sentence.index
    near = (d for d in fighting if stretches.lends(d.scene.sentence.index, at, reach.NOUN) and topic_key(d))
    last = max(near, key=lambda d: d.scene.sentence.index, default=None)
    if last is None:
        return toll
    places = tuple(place_in_role(p, "event") for p in last.places if p.role == "coverage")
    if not toll.scene.truces and any(p.precision in _POINTS for p in places):
        return toll  # in a war of many fronts a bare toll is not pinned to the one town of the truce
    basis = f"where the truce of sentence {last.scene.sentence.index} holds"
    return replace(toll, places=places, details={**toll.details, "place_basis": basis})


def topic_key(draft: Draft) -> TopicKey:
    """(country code, name) of each place that the truce covers, sorted."""
    return _key([p for p in draft.places if p.role == "coverage"])


def _key(places: Sequence[Place]) -> TopicKey:
    return tuple(sorted((p.country or "", p.name) for p in places))


def _share_parties(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Who is bound by a truce in one sentence is bound by it in all that speak of it; its brokers are not."""
    return tuple(_with_parties(draft, [d for d in drafts if d.thread == draft.thread]) for draft in drafts)


def _with_parties(draft: Draft, thread: Sequence[Draft]) -> Draft:
    """The draft with the parties that its thread names: those of the draft that names most, the nearest of several."""
    if draft.kind not in _NEEDS_PARTIES or draft.has_role("party"):
        return draft
    at = draft.scene.sentence.index
    brokers = {_identity(a) for d in thread for a in d.actors if a.role in ("mediator", "sponsor", "guarantor")}
    own = {_identity(a) for a in _bound(draft)} - brokers
    if draft.kind == "truce.declared" and own:
        return draft  # whoever makes a truce is bound by it; another side of it would be another's word
    found = [(abs(d.scene.sentence.index - at), [a for a in _bound(d) if _identity(a) not in brokers]) for d in thread]
    _, lent = min(found, key=lambda each: (-len(each[1]), each[0]), default=(0, []))
    if len(own) > 1 or (own and not own & {_identity(a) for a in lent}):
        return draft
    more = [in_role(a, "party") for a in lent if _identity(a) not in own]
    if not more:
        return draft
    detail = f"{', '.join(a.name for a in more)}: named of this truce elsewhere in the report"
    reason = Reason(rule="truce/parties", detail=detail)
    return replace(draft, actors=(*draft.actors, *more), reasons=(*draft.reasons, reason))


def _bound(draft: Draft) -> list[Actor]:
    """The sides that a draft binds: parties, and announcers that may be one."""
    sides = [a for a in draft.actors if a.kind in _BOUND_KINDS]
    parties = [a for a in sides if a.role == "party"]
    if draft.kind == "truce.position" and len(parties) > 1:
        return parties  # "welcomed the truce between A and B"
    if draft.kind not in _GIVES_PARTIES or draft.stance.polarity == "denied":
        return []
    announcers = [a for a in sides if a.role == "announcer"]
    return list(unique_actors(parties if len(parties) > 1 else (*parties, *announcers)))


def _identity(actor: Actor) -> str:
    return actor.id or actor.name
