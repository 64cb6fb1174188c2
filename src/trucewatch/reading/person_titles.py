"""The words around a name that tell who somebody is: the office in front of it or behind it, and whose office it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.lexicon.parties import PartyHit, TitleHit

_LEADS = re.compile(r"(?:who|which)\s+(?:heads|leads|runs|chairs|commands|represents|speaks)\b|speaking for\b")
_APPOSED = re.compile(
    r"\s*,(?!\s*(?:and|but|or|with|in|on|at)\b)\s*(?:\d{1,2},\s*)?"
    r"(?P<words>(?:[^,.;:”\"]|(?<=[A-Z])\.){3,100})"
)
_DESCRIBING = re.compile(r"(?:|(?:who\b|an?\b|the\b|its\b|his\b|her\b|their\b|one of\b|[A-Z]|\w+-).{0,70}|[a-z]+ )")
_NAMED = re.compile(r" [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)+")
_PARENTHESIS_ENDS = re.compile(r",(?=\s)")
_OF_WHAT = r"(?:\s+(?:for|to|on|of)\s+(?:the\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3})?"
_HEADED = r"(?:\s+[\w.’'-]+){1,5}"
_RUNS_ON = re.compile(rf"{_OF_WHAT}\s+")
"""Between a title and its name: "envoy to Syria Staffan de Mistura"."""
_APPOSED_NAME = re.compile(rf"{_OF_WHAT},\s+")
"""The same with a comma: "the envoy to Syria, Staffan de Mistura"."""
_HEADING = re.compile(r"(?:\s+(?:the|[A-Z][\w.’'-]*)){0,4}\s+[\w.’'-]+\s+")
_APPOSED_HEAD = re.compile(rf"{_HEADED},\s+")
"""The same behind a title that ends in "of": "head of Sudan's delegation X", "head of the Sovereign Council, X"."""
_OF = re.compile(r"\bof\s+(?:the\s+)?$")
_CLOSES = re.compile(r"\s*(?:[,;.)]|$|—|–)")
_DETERMINERS = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|then|former|outgoing|acting|visiting)\s+)+$", re.IGNORECASE
)
_OFFICES = frozenset(
    {"head_of_state", "head_of_government", "minister", "official", "spokesperson", "envoy", "body_official"}
)
_SIDE_REACH = 45
"""Characters between a side and the name of who speaks for it: room for a long title."""
_OWNER_GAP = 4
"""Characters between an owner and the office: a blank, or a possessive and a blank."""


@dataclass(frozen=True, slots=True)
class Office:
    """The office that a person is named with; ``start`` is where its words begin, ``name_at`` where the name does."""

    title: str | None
    start: int
    name_at: int
    plural: bool = False


def leading_office(start: int, end: int, text: str, found: Sequence[TitleHit]) -> Office:
    """The title that reaches into the capitalised run ``start``..``end``, or stands right before it."""
    title: str | None = None
    at, first, plural = start, start, False
    for hit in found:
        if (hit.start <= at or _is_an_office(hit)) and at < hit.end < end and text[hit.end].isspace():
            title, at = (f"{title} {hit.text}" if title else hit.text), hit.end + 1
        elif not (hit.end <= at and _touches(text, hit, at, end)):
            continue
        title = title or hit.text
        first, plural = min(first, hit.start), plural or is_plural(hit)
    return Office(title, first, at, plural)


def _is_an_office(hit: TitleHit) -> bool:
    """A title that is no part of a name, so that the capitals before it are an owner: "Puntland President X", while
    "Hassan Sheikh X" is one name.
    """
    return hit.title.kind in _OFFICES and hit.title.position != "after"


def _touches(text: str, hit: TitleHit, at: int, end: int) -> bool:
    """Nothing stands between title and name but what the office is of, or the comma of an apposition."""
    gap = text[hit.end : at]
    of_what = hit.title.position == "after"  # "head of"
    if not gap.strip(" \u00a0") or (_HEADING if of_what else _RUNS_ON).fullmatch(gap):
        return not of_what or bool(gap.strip())
    apposed = (_APPOSED_HEAD if of_what else _APPOSED_NAME).fullmatch(gap) and " " in text[at:end].strip()
    return bool(apposed and _CLOSES.match(text, end) and not is_plural(hit))


def is_plural(hit: TitleHit) -> bool:
    """ "Presidents X and Y": the title is of more than the one name behind it."""
    return hit.text.lower() == f"{hit.title.text.lower()}s"


def trailing_office(end: int, text: str, found: Sequence[TitleHit]) -> tuple[str, int] | None:
    """The title in the apposition behind a name ("X, who heads the mission", "X, a member of the committee").

    With it the offset where the apposition ends.
    """
    apposition = _APPOSED.match(text, end)
    if not apposition:
        return None
    left, right = apposition.span("words")
    for hit in found:
        if hit.title.position == "before" or hit.start < left or hit.end > right:
            continue
        # "met Oman's foreign minister" is no apposition, and "X, EU envoy Y" is a list
        if _DESCRIBING.fullmatch(text[left : hit.start]) and not _NAMED.match(text, hit.end):
            return hit.text, right
    return ("head", right) if _LEADS.match(apposition["words"]) else None


def end_of_apposition(text: str, at: int) -> int:
    """The apposition with the comma that closes it, so that what follows joins the name ("X, the envoy, and Y")."""
    closing = _PARENTHESIS_ENDS.match(text, at)
    return closing.end() if closing else at


def opening_of(text: str, base: int, first: int, hits: Sequence[PartyHit]) -> int:
    """Where the words that lead up to a name begin: its owner and article go with the office that begins at ``first``.

    Offsets of ``hits`` are the report's, which has the sentence at ``base``.
    """
    owner = next((h for h in reversed(hits) if h.start < base + first <= h.end + _OWNER_GAP), None)
    if owner is not None and re.fullmatch(r"(?:(?:[’']s?)?\s)?", text[owner.end - base : first]):
        first = owner.start - base
    before = _DETERMINERS.search(text[:first])
    return before.start() if before else first


def affiliation(
    text: str, base: int, office: Office, end: int, hits: Sequence[PartyHit], trailing_end: int | None
) -> tuple[str | None, str | None]:
    """Country and name of the state or body that the person whose name ends at ``end`` speaks for.

    The party named before the office ("U.N. envoy for Syria X"), in it ("chairman of the council X"), or in the
    apposition that ends at ``trailing_end``.
    """
    inside = [h for h in hits if office.start <= h.start - base < office.name_at]
    before = [h for h in reversed(hits) if h.start - base < office.start and h.end - base < office.name_at]
    before = [h for h in before if "," not in text[h.end - base : office.start]]
    owned = [h for h in before if office.start - (h.end - base) <= _OWNER_GAP]
    near = [h for h in before if office.name_at - (h.end - base) <= _SIDE_REACH]
    headed = [h for h in inside if h.start - base == office.start or _OF.search(text[office.start : h.start - base])]
    for hit in (*owned, *headed, *near):
        return hit.party.country, hit.party.name
    if trailing_end is not None:
        behind = [h for h in hits if base + end < h.start < base + trailing_end]
        if behind:
            return behind[0].party.country, behind[0].party.name
    return None, None
