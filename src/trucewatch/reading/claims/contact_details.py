"""Who asked for a contact, what it was about, where and when it was."""

from __future__ import annotations

import re

from trucewatch.model.claim import Actor, Place
from trucewatch.reading.claims.base import place_in_role, places_of, said_at, times_of, unique_places
from trucewatch.reading.claims.contact_words import Word
from trucewatch.reading.claims.listed import FINITE, finite_between
from trucewatch.reading.claims.wording import is_location, text_after, text_before
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import Scene
from trucewatch.reading.syntax import Token
from trucewatch.reading.times import TimeMention

_SINCE = re.compile(r"\b(?:since|until|till|as of) (?:the )?$", re.IGNORECASE)
"""In front of the day from which others are counted: the contact is of a later day."""
_WHO = r"[\w’'. -]{2,40}"
_ASKED = re.compile(
    rf"\bat (?!the (?:request|initiative)\b)(?:the )?(?P<owner>{_WHO}?)(?:’s|'s|s’|s')?\s+(?:request|initiative)\b"
    rf"|\b(?:(?:at|on|upon) the (?:request|initiative) of|(?:initiated|requested) by|(?:request|initiative) "
    rf"(?:for the call )?(?:came from|of)|at the (?:request|initiative) of)\s+(?:the\s+)?(?P<giver>{_WHO})",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:initiated|requested|asked for) (?:the|a) (?:tele)?(?:phone )?(?:call|conversation|meeting)\b", re.IGNORECASE
)
_AT_WHOSE_REQUEST = re.compile(r"(?:’s|'s|s’|s'|’|')\s+(?:request|initiative)\b")
_OF_THE_CONTACT = re.compile(r"\bthe (?:(?:tele)?phone )?(?:call|conversation|meeting|talks?)\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:to discuss|discuss(?:ed|ing)?|review(?:ed|ing)?)\s+(?P<what>[^,.;:“”\"()]{4,160})"
    r"|\b(?:about|regarding|concerning|devoted to|focused on)\s+(?P<about>[^,.;:“”\"()]{4,160})",
    re.IGNORECASE,
)
_TOPIC_ENDS = re.compile(
    r"\s+(?:(?:in|during|over|by|via|on) (?:a |an |the |their )?(?:tele|video|phone)|by phone"
    r"|with (?:his|her|their|the|[A-Z])|(?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|and (?:agreed|said|stressed|called|urged|expressed)"
    r"|during|while|since|after|before|ahead of|at (?:a|the|his|her)|in a\b|that\b|which\b|who\b|said\b)"
)
_WHERE = re.compile(r"[^,;:]{0,30},?\s+where\s+[^,;:]{1,60}$")
_MATTER = re.compile(r"\bto (?!meet)[a-z]+\b|\b(?:about|after|before|that|ahead|preparations|over)\b|;")
_IN_TOWN = re.compile(r"(?:[“\"])?(?:In|At)\s+(?:[\w-]+\s+){0,3}")
_CLOSE = ("city", "site", "district")


def initiator(scene: Scene) -> Actor | None:
    """Who asked for the contact, where the sentence says so."""
    base = scene.sentence.start
    if asked := _ASKED.search(scene.sentence.text):
        group = "owner" if asked["owner"] else "giver"
        start, end = base + asked.start(group), base + asked.end(group)
        return next((a.actor for a in scene.actors if a.start < end and start < a.end), None)
    if asks := _ASKS.search(scene.sentence.text):
        before = [a for a in scene.actors if a.end <= base + asks.start() and a.form != "adjective"]
        return before[-1].actor if before else None
    return None


def initiator_behind(after: Scene | None) -> Actor | None:
    """Who asked for "the call" that the sentence before told of."""
    if after is None or not _OF_THE_CONTACT.search(after.sentence.text):
        return None
    return initiator(after)


def topics(scene: Scene) -> list[str]:
    """What was spoken of, in the words of the report and without the day and the means; empty when it is not said."""
    for found in _TOPIC.finditer(scene.sentence.text):
        start = scene.sentence.start + max(found.start("what"), found.start("about"))
        what = (found["what"] or found["about"]).strip()
        verb = next((t.start - start for t in scene.parse.tokens if t.start >= start and t.tag in FINITE), len(what))
        what = what[:verb]
        if ends := _TOPIC_ENDS.search(what):
            what = what[: ends.start()]
        if any(t.start <= start < t.end or t.start == start for t in scene.times) or len(what) < 4:
            continue
        return [what.strip()]
    return []


def venue(scene: Scene, word: Word, triggers: frozenset[int], happened: int | None) -> tuple[Place, ...]:
    """The town where it was; for a verb behind "..., where" the town named right before it."""
    near = list(places_of(scene, word.i, triggers, frozenset()))
    if happened is not None:
        near.extend(places_of(scene, happened, triggers | {happened}, frozenset()))
    token = scene.parse.tokens[word.i]
    found = [
        p.place
        for p in scene.places
        if p.place in near and p.place.precision in _CLOSE and not _of_other_matter(scene, p, token)
        if is_location(scene, p) and not _AT_WHOSE_REQUEST.match(text_after(scene, p.end))
    ]
    for p in scene.places:
        if p.place.precision in _CLOSE and p.end <= token.start and _WHERE.match(scene.span(p.end, token.start).text):
            found = [p.place]
    found = found or [p.place for p in scene.places if p.place.precision in _CLOSE and _stands_by(scene, p, token)]
    return unique_places(place_in_role(p, "venue") for p in found)


def _of_other_matter(scene: Scene, place: PlaceMention, token: Token) -> bool:
    """ "met to discuss a summit in Astana": the place is that of what they spoke of."""
    return place.start >= token.end and bool(_MATTER.search(scene.span(token.end, place.start).text))


def _stands_by(scene: Scene, place: PlaceMention, token: Token) -> bool:
    """Behind the word with "in" or "at" and no verb between, or at the head of the sentence ("In Berlin, A met B")."""
    if _AT_WHOSE_REQUEST.match(text_after(scene, place.end)):
        return False
    if place.start >= token.end:
        return (
            is_location(scene, place)
            and not _of_other_matter(scene, place, token)
            and not finite_between(scene, token.end, place.start)
        )
    opens = _IN_TOWN.fullmatch(scene.sentence.text[: place.start - scene.sentence.start])
    return bool(opens) and text_after(scene, place.end).startswith((",", " on "))


def day_of(scene: Scene, word: Word, triggers: frozenset[int]) -> TimeMention | None:
    """The day of the contact: by the tree, else that behind the word, or before it, with no verb between."""
    below = frozenset(scene.parse.subtree(word.i))
    mine = (t for t in times_of(scene, word.i, triggers, below) if t.sort not in ("duration", "set"))
    owned = next((t for t in mine if not _told_elsewhere(scene, word.i, t)), None)
    if owned is not None:
        return owned
    token = scene.parse.tokens[word.i]
    days = [t for t in scene.times if t.sort in ("date", "time") and said_at(scene, t.start) is None]
    days = [t for t in days if not _told_elsewhere(scene, word.i, t)]
    behind = [t for t in days if t.start >= token.end and not finite_between(scene, token.end, t.start)]
    before = [t for t in days if t.end <= token.start and not finite_between(scene, t.end, _group_start(scene, word.i))]
    return next(iter((*behind, *reversed(before))), None)


def _told_elsewhere(scene: Scene, i: int, time: TimeMention) -> bool:
    """The day of a relative clause, of a saying in front of its "that", or one that others are counted from."""
    if _SINCE.search(text_before(scene, time.start)):
        return True
    if text_after(scene, time.end).startswith(" that "):
        return time.end <= scene.parse.tokens[i].start
    head = scene.head_of(time.start, time.end)
    above = frozenset((i, *scene.parse.ancestors(i)))
    path = () if head is None else scene.parse.ancestors(head)
    return any(scene.parse.tokens[at].dep == "acl:relcl" and at not in above for at in path)


def _group_start(scene: Scene, i: int) -> int:
    """Where the verb group of ``i`` begins: its auxiliaries and, of a noun, the verb above are part of it."""
    tokens = scene.parse.tokens
    at = i
    while at > 0 and (tokens[at - 1].pos in ("AUX", "ADV", "PART", "DET", "ADJ", "NOUN", "ADP") and at > i - 6):
        at -= 1
    if at > 0 and tokens[at - 1].tag in FINITE and tokens[at - 1].lemma in ("hold", "have", "conduct"):
        at -= 1
    return tokens[at].start
