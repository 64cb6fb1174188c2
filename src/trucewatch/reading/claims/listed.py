"""Actors read off the order of the words: who stands right before a verb, who right behind a preposition.

Coordination, appositions and relative clauses between a subject and its verb are where the tree errs most, and news of
contacts and talks is full of them. What is read here needs no tree but for the word classes of verbs.
"""

from __future__ import annotations

import re

from trucewatch.reading.claims.wording import text_between
from trucewatch.reading.lists import is_last_and
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.syntax import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ADVERBS = (
    r"(?:has|have|had|also|later|then|both|again|first|last|once|separately|jointly|reportedly|earlier|already|twice"
    r"|was|were|is|are|been|being|will|would|on|late|early|\w+ly|themselves)"
)
_TO_VERB = re.compile(rf"(?:\s*\([^)]*\))?(?:,[^,;:“”\"]{{3,130}},)?(?:\s+{_ADVERBS})*\s*", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s*(?:(?:the|both|his|her|its|their|a|an)\s+)?"
    r"(?:(?:visiting\s+)?(?:representatives|delegations?|delegates|envoys|officials|leaders|negotiators|presidents"
    r"|(?:foreign |defence |defense |prime )?ministers|foreign secretaries|heads)\s+(?:of|from)\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_IN_TOWN = re.compile(r"\b(?:in|at|to|from|near|via)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_FORMS = ("name", "person", "reference", "collective", "capital", "seat")


def listed_before(scene: Scene, offset: int) -> tuple[ActorMention, ...]:
    """The actors that are the subject of the verb group at ``offset``: the list that ends right before it.

    Auxiliaries, adverbs, a time and one insertion between commas may stand between. Empty when somebody else does.
    """
    before = [a for a in scene.free_actors if a.form in _FORMS and a.end <= offset and not is_place(scene, a)]
    if not before:
        return ()
    nearest = max(before, key=lambda a: a.end)
    for last in (nearest, *(a for a in reversed(before) if a is not nearest)):
        gap = _without_times(scene, last.span[1], offset) if last.span[1] <= offset else " "
        if _TO_VERB.fullmatch(gap) or _TO_VERB.fullmatch(_without_times(scene, last.end, offset)):
            return _one_list(scene, last)
    return ()


def listed_behind(scene: Scene, offset: int) -> tuple[ActorMention, ...]:
    """The actors listed right behind ``offset``, the end of a preposition or verb."""
    for first in sorted(scene.free_actors, key=lambda a: a.start):
        if first.span[0] < offset or first.form not in _FORMS:
            continue
        if not _BEHIND.fullmatch(text_between(scene, offset, first.span[0])):
            return ()
        joined = scene.joined_with(first, leading=False)
        joined = joined[joined.index(first) :]
        return () if _modifies(scene, joined[-1]) else joined
    return ()


def subject_behind(scene: Scene, offset: int) -> tuple[ActorMention, ...]:
    """The list right behind ``offset`` where a finite verb follows it: it is the subject of a clause that begins."""
    found = listed_behind(scene, offset)
    if not found:
        return ()
    listed = scene.joined_with(found[0], leading=True)
    listed = listed[listed.index(found[0]) :]
    verb = verb_behind(scene, listed[-1])
    if verb is None:
        return ()
    # A past form taken for a participle is the verb of the clause where none follows.
    mistaken = verb.tag == "VBN" and not any(t.tag in FINITE for t in scene.parse.tokens[verb.i + 1 :])
    return listed if verb.tag in FINITE or mistaken else ()


def verb_behind(scene: Scene, mention: ActorMention) -> Token | None:
    """The first word behind the mention and its apposition that is no adverb."""
    behind = (t for t in scene.parse.tokens if t.start >= mention.span[1] and t.pos not in ("ADV", "PUNCT"))
    return next(behind, None)


def is_place(scene: Scene, mention: ActorMention) -> bool:
    """ "talks in Brussels": the capital is where they are, and no government."""
    in_town = _IN_TOWN.search(text_between(scene, scene.sentence.start, mention.start))
    return mention.form in ("capital", "seat") and bool(in_town)


def finite_between(scene: Scene, start: int, end: int) -> bool:
    """A clause begins or ends between the offsets: a finite verb stands there."""
    return any(t.tag in FINITE for t in scene.parse.tokens if start <= t.start < end)


def _modifies(scene: Scene, mention: ActorMention) -> bool:
    """ "Russia's demands", "U.S. moves": the name only says whose the thing is."""
    if mention.form == "person":
        return False
    behind = next((t for t in scene.parse.tokens if t.start >= mention.end), None)
    return behind is not None and (behind.text in ("'s", "’s", "'", "’") or behind.pos in ("NOUN", "PROPN"))


def _one_list(scene: Scene, last: ActorMention) -> tuple[ActorMention, ...]:
    """The list that ends in ``last``; without an "and" before it the comma only parts it from what went before."""
    listed = scene.joined_with(last, leading=True)
    listed = listed[: listed.index(last) + 1]
    if len(listed) < 2:
        return (last,)
    gaps = [text_between(scene, listed[-2].end, last.start), text_between(scene, listed[-2].span[1], last.span[0])]
    joined = any(is_last_and(gap) or re.match(r"[^,]*,?\s*(?:and|as well as)\s", gap) for gap in gaps)
    return listed if joined else (last,)


def _without_times(scene: Scene, start: int, end: int) -> str:
    """The text between the offsets, each time in it left out."""
    out, at = "", start
    for time in scene.times:
        if at <= time.start and time.end <= end:
            out += text_between(scene, at, time.start)
            at = time.end
    return re.sub(r"\s+", " ", out + text_between(scene, at, end))
