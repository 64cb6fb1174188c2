"""Several trigger words of one sentence that tell one event make one claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from trucewatch.model.when import Term
from trucewatch.reading.claims.base import Draft
from trucewatch.reading.scene import Scene

_MAY_HAVE_A_START = frozenset({"truce.declared", "truce.agreed", "truce.proposed", "truce.discussed", "truce.extended"})


def fold(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts of one sentence without those that only tell more of another."""
    events = [d for d in drafts if not _mere_description(scene, d, drafts) and not _frames_extension(scene, d, drafts)]
    return _fold_starts(scene, events)


def _mere_description(scene: Scene, draft: Draft, drafts: Iterable[Draft]) -> bool:
    """ "voted for the truce proposed by Egypt": the participle names a mediator; without a time it is no event."""
    token = scene.parse.tokens[draft.trigger]
    timed = draft.when is not None or (draft.term is not None and draft.term.start)
    if token.dep not in ("acl", "amod") or token.tag != "VBN" or timed:
        return False
    return any(_same_truce(d, draft) and d.kind.startswith("truce.") and d.trigger != draft.trigger for d in drafts)


def _frames_extension(scene: Scene, draft: Draft, drafts: Iterable[Draft]) -> bool:
    """ "reached agreement to continue the truce": the agreement is the extension, not a second truce."""
    if draft.kind != "truce.agreed" or draft.truce is None or not draft.truce.weak:
        return False
    below = scene.parse.subtree(draft.trigger)
    return any(d.kind == "truce.extended" and d.trigger in below for d in drafts)


def _fold_starts(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """ "a ceasefire to start on June 10" is one announcement with a start, not two events."""
    hosts = {d.trigger: d for d in drafts if d.kind in _MAY_HAVE_A_START}
    told: set[int] = set()
    for draft in drafts:
        host = next((h for h in hosts.values() if _same_truce(h, draft)), None)
        if host is not None and _is_mere_start(scene, draft):
            if draft.term is not None:
                hosts[host.trigger] = replace(host, term=_starting_as(host.term, draft.term))
            told.add(draft.trigger)
    return tuple(hosts.get(d.trigger, d) for d in drafts if d.trigger not in told)


def _is_mere_start(scene: Scene, draft: Draft) -> bool:
    """A start told in a subordinate clause: "..., starting at midnight"."""
    token = scene.parse.tokens[draft.trigger]
    subordinate = token.tag in ("VB", "VBG") and token.dep in ("acl", "advcl", "xcomp", "acl:relcl", "ccomp")
    timed = draft.term is not None and bool(draft.term.start)
    return draft.kind == "truce.in_effect" and subordinate and (timed or token.tag == "VBG" or token.dep != "acl:relcl")


def _starting_as(term: Term | None, start: Term) -> Term:
    """What the host says of its own term stays; only what it leaves open is filled in."""
    if term is None:
        return start
    return term.model_copy(update={"start": term.start or start.start, "basis": term.basis or start.basis})


def _same_truce(left: Draft, right: Draft) -> bool:
    return left.truce is not None and left.truce == right.truce
