"""Joint documents: "said in a joint statement", "issued a communiqué", "the U.S.-Russia statement demanded"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model.claim import Actor, Reason
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, actors_at, in_role, named, resolved, times_of, unique_actors
from trucewatch.reading.claims.wording import text_between
from trucewatch.reading.modality import Stance
from trucewatch.reading.scene import ActorMention, Scene

_JOINT = re.compile(r"\bjoint(?:ly)?\b", re.IGNORECASE)
_IN_A = re.compile(r"(?:In|With|By)\s+(?:an?|the|their|this)\b")
_LEADING = 6
"""Tokens at the head of a sentence within which "in a joint statement" opens it."""
_UP_TO_COMMA = re.compile(r"[^,;:]{0,60},\s+(?:the\s+)?")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SOME_GOVERNMENT = "government:government"  # "the three governments": nobody knows whose
_COMMUNIQUES = ("communique", "communiqué")


@dataclass(frozen=True, slots=True)
class DocumentMatch:
    """The noun of the document at token ``i``; ``phrase`` as written, lower case."""

    i: int
    subtype: str
    phrase: str


def find_documents(scene: Scene) -> tuple[DocumentMatch, ...]:
    """Documents that several made: those called joint, and communiqués."""
    return tuple(_documents(scene))


def _documents(scene: Scene) -> Iterator[DocumentMatch]:
    parse = scene.parse
    for token in parse.tokens:
        if token.lemma not in scene.words.set_of("document", "nouns") or token.pos not in ("NOUN", "PROPN"):
            continue
        phrase = " ".join(parse.tokens[j].text.lower() for j in sorted(grammar.noun_phrase(parse, token.i)))
        if _JOINT.search(phrase) or token.lemma in _COMMUNIQUES:
            subtype = "joint_statement" if token.lemma == "statement" else token.lemma
            yield DocumentMatch(token.i, subtype, phrase)


def draft_document(
    scene: Scene,
    context: Context,
    attributions: Sequence[Attribution],
    match: DocumentMatch,
    triggers: frozenset[int],
) -> Draft | None:
    """None when nobody is known to have issued it."""
    issuers, verb = _issuers(scene, attributions, match.i)
    issuers = tuple(a for a in issuers if a.kind != "media" and a.id != _SOME_GOVERNMENT)
    if not issuers:
        return None
    below = frozenset(scene.parse.subtree(match.i))
    times = (*times_of(scene, match.i, triggers, below), *times_of(scene, verb, triggers))
    day = next((t for t in times if t.sort not in ("duration", "set")), None)
    return Draft(
        kind="document.issued",
        scene=scene,
        trigger=match.i,
        stance=Stance(),
        voice=voice_of(scene, match.i, attributions),
        reasons=(Reason(rule="document.issued/joint", detail=match.phrase),),
        subtype=match.subtype,
        actors=issuers,
        zone=context.zone,
        when=resolved(day, context, context.zone, "past") if day else None,
    )


def _behind_comma(scene: Scene, i: int) -> tuple[ActorMention, ...]:
    """ "In a joint statement on Monday, A and B pledged ...": by order, for the tree ties the first to the day.

    None unless several are named and a finite verb follows the last.
    """
    if not _IN_A.match(scene.sentence.text) or scene.parse.tokens[i].i > _LEADING:
        return ()
    end = scene.parse.tokens[i].end
    for first in (a for a in scene.actors if a.start >= end and a.form not in ("adjective", "capital")):
        if not _UP_TO_COMMA.fullmatch(text_between(scene, end, first.start)):
            continue
        listed = scene.joined_with(first, leading=True)
        verb = scene.parse.token_at(listed[-1].end + 1)
        several = len({x.id or x.name for m in listed for x in m.actors}) > 1
        return listed if several and verb is not None and verb.tag in _FINITE else ()
    return ()


def _issuers(scene: Scene, attributions: Sequence[Attribution], i: int) -> tuple[tuple[Actor, ...], int]:
    """Who issued the document, and the token whose times are its own: the verb above where that has the issuers."""
    parse = scene.parse
    found: list[Actor] = []
    for prep, child in grammar.obliques(parse, i):
        if prep in ("by", "of", "from", "between"):
            found.extend(named(actors_at(scene, child), "issuer"))
    if parse.tokens[i].dep.startswith("nmod"):
        # "Saudi Arabia and the U.S. in a joint statement called on ...": the statement hangs on those who made it.
        found.extend(named(actors_at(scene, parse.tokens[i].head), "issuer"))
    above = grammar.verb_above(parse, i)
    verb = i
    if above is not None and not found:
        doer = grammar.agent(parse, above)
        if doer is not None and doer != i:
            found.extend(named(actors_at(scene, doer), "issuer"))
        verb = above
    if not found:
        start = parse.tokens[i].start
        near = next((a for a in attributions if 0 <= start - parse.tokens[a.cue].end <= 45), None)
        found.extend(in_role(source, "issuer") for source in (near.sources if near else ()))
    if not found:
        found.extend(named(_behind_comma(scene, i), "issuer"))
    return unique_actors(found), verb
