"""Truces that a report remembers: old ones told without a day of their own beside them.

An anniversary, an obituary, a museum or a page of history tells of signing and declaring in the same words as the news.
A day of its own is read elsewhere (`history`); here an old year in the clause, a count of years since, or a report that
looks back as a whole makes history of what has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from trucewatch.lexicon.words import Words, load_words
from trucewatch.model.claim import Reason
from trucewatch.reading import grammar
from trucewatch.reading.alternatives import any_word
from trucewatch.reading.claims.base import Draft
from trucewatch.reading.scene import Scene

_LEAD_SENTENCES = 4
_FOLLOWS_WITHIN = 3
"""Sentences by which what goes on with an old truce may stand behind it."""
_OLD_YEARS = 2
"""A year so long before the report is no slip of the pen; last year's truce may be the one in force."""
_REMEMBERED_YEARS = 4
"""A report about a truce so old is about its memory."""
_YEAR = re.compile(r"(?<![\d/.,-])(1[5-9]\d\d|20\d\d)(?![\d/]|[.,]\d)")
_YEAR_WHEN = re.compile(r"\b(1[5-9]\d\d|20\d\d),? when\b[^,;]*$")
_YEARS_AGO = re.compile(r"\b[\w-]+ years ago (?:on \w+day|today|this week|this month)\b[^;]*$", re.IGNORECASE)
_ORDINAL_YEARS = re.compile(
    r"\b(\d+)(?:th|st|nd|rd)\s+anniversary|\b(\d+)\s+years?\s+(?:on|ago|since|after|later)\b", re.IGNORECASE
)
_TENS = "ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ROUND = re.compile(
    r"\b(?:tenth|fifteenth|twentieth|twenty-fifth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|hundredth|"
    rf"(?:(?:a quarter of |half )?a )?century|decades?|(?:{_TENS})(?:-\w+)? years)\b",
    re.IGNORECASE,
)
_RECENT = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\b(?:today|yesterday|tonight|tomorrow|this (?:morning|week|month)|last (?:week|night))\b",
    re.IGNORECASE,
)


def mark_remembered(drafts: Sequence[Draft], scenes: Sequence[Scene], published: str | None) -> tuple[Draft, ...]:
    """The drafts, those remembered made historical. Nothing is where the day of the report is not known."""
    if not published:
        return tuple(drafts)
    words = load_words("en")
    year = int(published[:4])
    whole = _remembers(scenes, year, words)
    found: list[Draft] = []
    told_old = {d.kind for d in drafts if _is_old(d, year) and d.scene.sentence.index <= _LEAD_SENTENCES}
    last_old = -_FOLLOWS_WITHIN - 1
    for draft in sorted(drafts, key=lambda d: (d.scene.sentence.index, d.trigger)):
        why = _why(draft, year, whole, draft.scene.sentence.index - last_old <= _FOLLOWS_WITHIN, words)
        if why is None and draft.kind in told_old and _is_bare_headline(draft):
            why = "the headline of an old truce"
        found.append(_remembered(draft, why) if why else draft)
        if why or (_is_old(draft, year) and not _RECENT.search(draft.scene.sentence.text)):
            last_old = draft.scene.sentence.index
    return tuple(found)


def _is_bare_headline(draft: Draft) -> bool:
    """A headline without a day tells in short what the report then dates."""
    real = draft.stance.modality in ("actual", "planned")
    return real and draft.scene.sentence.part == "headline" and not _days(draft)


def _why(draft: Draft, year: int, whole: str | None, behind_old: bool, words: Words) -> str | None:
    """What makes history of a draft; None where nothing does."""
    if not draft.kind.startswith(("truce.", "violation.", "talks.")):
        return None
    if draft.stance.modality not in ("actual", "planned"):
        return None
    text = draft.scene.sentence.text
    before = text[: draft.scene.parse.tokens[draft.trigger].start - draft.scene.sentence.start]
    if (found := _YEAR_WHEN.search(before)) and int(found[1]) <= year - _OLD_YEARS:
        return f"told of {found[1]}"
    if found := _YEARS_AGO.search(before):
        return found.group().strip()
    if _is_dated(draft, bool(whole)):
        return None
    if old := _old_year_of(draft, year):
        return f"told of {old}"
    if found := _since(words).search(before):
        return found.group().strip()
    if behind_old and any_word(words, "history", "follow_on").search(text) and not _RECENT.search(text):
        return "goes on with an old truce"
    if whole and draft.scene.in_quote(draft.scene.parse.tokens[draft.trigger].start):
        return whole
    return whole if whole and not _RECENT.search(text) else None


def _is_dated(draft: Draft, remembering: bool) -> bool:
    """Has it a day? In a report that remembers, a day without its year is one of the year remembered."""
    if remembering and draft.term is None:
        expression = (draft.when.expression or "") if draft.when else ""
        return bool(_YEAR.search(expression) or _RECENT.search(expression))
    return bool(_days(draft))


def _days(draft: Draft) -> list[str]:
    term = draft.term and (draft.term.end or draft.term.start)
    return [day for day in (term, draft.when and draft.when.start) if day]


def _is_old(draft: Draft, year: int) -> bool:
    days = _days(draft)
    return bool(days) and all(int(d[:4]) <= year - _OLD_YEARS for d in days)


def _old_year_of(draft: Draft, year: int) -> str | None:
    """An old year in the clause of the trigger or in the phrase of its truce, with nothing recent beside it."""
    scene, parse = draft.scene, draft.scene.parse
    if _RECENT.search(scene.sentence.text):
        return None
    tokens = set(grammar.clause(parse, draft.trigger))
    if draft.truce:
        tokens |= set(grammar.noun_phrase(parse, draft.truce.head))
    else:
        tokens |= set(grammar.noun_phrase(parse, draft.trigger))
    at = draft.trigger
    if parse.tokens[at].dep.startswith("acl") or parse.tokens[at].dep == "advcl":
        tokens |= {parse.tokens[at].head, *parse.children(parse.tokens[at].head)}  # "in 1953, when it was signed"
    for i in sorted(tokens):
        found = _YEAR.fullmatch(parse.tokens[i].text)
        before = parse.tokens[i - 1].text.lower() if i else ""
        if found and int(found[1]) <= year - _OLD_YEARS and before not in ("since", "than"):
            return found[1]
    return None


def _remembers(scenes: Sequence[Scene], year: int, words: Words) -> str | None:
    """Why the report as a whole looks back, as its first sentences tell; None where they do not."""
    lead = " ".join(s.sentence.text for s in scenes[:_LEAD_SENTENCES])
    if sure := any_word(words, "history", "sure_cues").search(lead):
        return f"the report looks back ({sure.group().lower()})"
    cue = any_word(words, "history", "cues").search(lead)
    if cue is None:
        return None
    old = next((y for y in _YEAR.findall(lead) if int(y) <= year - _REMEMBERED_YEARS), None)
    long = next((a or b for a, b in _ORDINAL_YEARS.findall(lead) if int(a or b) >= _REMEMBERED_YEARS), None)
    war = any_word(words, "history", "wars").search(lead) or _ROUND.search(lead)
    sign = old or long or (war.group() if war else None)
    return f"the report looks back ({cue.group().lower()}, {sign})" if sign else None


def _remembered(draft: Draft, why: str) -> Draft:
    """A day that was filled in from the day of the report is none of the event's."""
    stated = draft.when is not None and _YEAR.search(draft.when.expression or "")
    return replace(
        draft,
        stance=replace(draft.stance, modality="historical"),
        when=draft.when if stated else None,
        details={**draft.details, "background": True},
        reasons=(*draft.reasons, Reason(rule="remembered", detail=why)),
    )


def _any_of(words: Words, key: str) -> str:
    return "|".join(map(re.escape, sorted(words.tables["history"][key], key=len, reverse=True)))


@cache
def _since(words: Words) -> re.Pattern[str]:
    """ "20 years since", "a quarter of a century after": the event follows."""
    return re.compile(
        rf"\b(?:\w+(?:-\w+)?\s+(?:years|decades)|a (?:quarter of a |half a )?century(?: has passed)?|a year)\s+"
        rf"(?:{_any_of(words, 'since')})\b[^,;]*$",
        re.IGNORECASE,
    )
