"""Paragraphs that read like the report but are not of it: pitches, captions, comments, teasers of other stories."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from trucewatch.clean.cues import Cues
from trucewatch.clean.dates import find_days
from trucewatch.clean.draft import Draft
from trucewatch.clean.shape import shared, vocabulary

MIN_CORE = 5
"""Paragraphs that a report must have before one of them can be called a stranger by its words alone."""
MAX_STRANGERS = 40
"""Strangers looked for at the edges: each makes the report's vocabulary be counted anew."""
MAX_PITCH = 60
"""Words of the longest paragraph that a site sets among its reports."""
MIN_YOU = 0.05
"""Share of "you" and "we" from which a paragraph speaks to the visitor; one in a long sentence is a way of speaking."""
PITCH = 0.2
"""Below this share a paragraph among pitches is one of them."""
ALIEN = 0.08
"""Below this share a paragraph at the edge of the page is not about the report's subject."""
PAST_AND_REPORTED = frozenset({"said", "says", "was", "were", "had", "has", "have", "been", "will", "would", "told"})
"""Verbs that news has and captions have not."""


def without_aliens(drafts: Sequence[Draft], core: list[int]) -> list[int]:
    """The core less strangers at its edges: pitches to the visitor, teasers of other stories set apart from the rest.

    A last sentence without a word in common ("Thousands have died.") stays when it simply follows the others.
    """
    for _ in range(MAX_STRANGERS):
        if len(core) < 2:
            return core
        for edge, next_in, others in ((core[-1], core[-2], core[:-1]), (core[0], core[1], core[1:])):
            d = drafts[edge]
            apart = any(drafts[n].kind is not None for n in range(min(edge, next_in) + 1, max(edge, next_in)))
            pitch = d.shape.calls or d.shape.site > 0 or d.shape.you >= MIN_YOU
            enough = len(core) >= MIN_CORE or (apart and pitch)
            short = d.shape.words <= MAX_PITCH and not d.shape.quote
            if d.kind is None and short and enough and (apart or pitch):
                words = vocabulary(drafts[n].shape for n in others)
                if shared(d.shape, words) < ALIEN:
                    d.settle("furniture", "shares no words with the report")
                    core = others
                    break
        else:
            return core
    return core


def among_pitches(drafts: Sequence[Draft], core: list[int], words: Counter[str]) -> None:
    """Paragraphs between lines in the site's voice that hardly share a word with the report are part of the pitch."""
    for n in core:
        around = [drafts[m] for m in (n - 1, n + 1) if 0 <= m < len(drafts)]
        if any(d.kind in ("furniture", "advert") and d.shape.you > 0 and d.shape.words >= 8 for d in around):
            rest = words - Counter(drafts[n].shape.stems)
            if shared(drafts[n].shape, rest) < PITCH and not drafts[n].shape.quote:
                drafts[n].settle("furniture", "among the site's pitches, sharing few words with the report")


def without_captions(drafts: Sequence[Draft], core: list[int], cues: Cues) -> list[int]:
    """The core less captions: a picture told in the present tense and closed by its date, or by a credit below it."""
    for at, n in enumerate(core):
        d = drafts[n]
        if d.shape.words > 60:
            continue
        first = [w.lower() for w in re.findall(r"[A-Za-z]+", d.segment.text)[:14]]
        told = not set(first) & PAST_AND_REPORTED
        if says_who_stands_where(d.segment.text):
            d.settle("caption", "says who stands where in a picture")
        elif at < 2 and told and any(w in cues.caption for w in first):
            credited = n + 1 < len(drafts) and drafts[n + 1].kind == "caption"
            if _ends_with_day(d.segment.text) or (credited and not d.shape.terminal):
                d.settle("caption", "a picture told in the present tense, with its date or credit")
        elif told and n + 1 < len(drafts) and _is_bare_credit(drafts[n + 1]):
            d.settle("caption", "a picture's words, with its credit below")
    return [n for n in core if drafts[n].kind in (None, "body")]


def says_who_stands_where(words: str) -> bool:
    return bool(re.search(r"\((?:L|R|C|left|right|cent(?:er|re))\)", words))


def _ends_with_day(words: str) -> bool:
    days = list(find_days(words, max(len(words) - 25, 0)))
    return bool(days) and days[-1].year is not None and days[-1].end >= len(words) - 1 and words.endswith(".")


def _is_bare_credit(d: Draft) -> bool:
    """ "Photo: AFP" alone, which credits the words above it."""
    return d.kind == "caption" and d.shape.words <= 5 and d.shape.stop == 0
