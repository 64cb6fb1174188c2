"""Where on a page the report is: prose that stands together and speaks of one thing; readers' comments end it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from trucewatch.clean.dates import find_days
from trucewatch.clean.draft import Draft, is_bullet, squeeze
from trucewatch.clean.shape import shared, vocabulary

GAP = 4
"""Parts without prose that part two groups of paragraphs: a report has a credit, an advert and a link between two
paragraphs, seldom more."""
FAR = 0.3
"""Below this mean share of the main group's words another group is not of the report."""
TEASER_WORDS = 45
"""Longest paragraph that may be the teaser of the headline above it."""
HEADED_WITHIN = 4
"""Parts above a group among which its headline or byline is looked for."""
MIN_COMMENTS = 2


def main_group(drafts: Sequence[Draft], core: list[int]) -> list[int]:
    """The paragraphs of the group that is the report, and of those that share its words; the others are set aside."""
    groups = _groups(drafts, core)
    if len(groups) < 2:
        return core
    main = max(groups, key=lambda group: _weight(drafts, group))
    words = vocabulary(drafts[n].shape for n in main)
    for group in groups:
        if group is main:
            continue
        far = sum(shared(drafts[n].shape, words) for n in group) / len(group) < FAR
        for n in group:
            if drafts[n].kind is None and far:
                drafts[n].settle("furniture", "far from the report and sharing few of its words")
            elif drafts[n].kind is None and _is_teaser(drafts, n):
                drafts[n].settle("related_headlines", "the teaser of the headline above it")
    return [n for n in core if drafts[n].kind in (None, "body")]


def before_comments(drafts: Sequence[Draft], core: list[int]) -> list[int]:
    """The paragraphs above the first reader's comment; comments are told by their repeated "name, day and clock"."""
    signed = [n for n, d in enumerate(drafts) if _signs_comment(d)]
    after = [n for n in signed if core and core[0] < n]
    if len(after) < MIN_COMMENTS or core[-1] < after[0]:
        return core
    kept = [n for n in core if n < after[0]]
    if len(kept) * 4 < len(core) and len(after) < 2 * MIN_COMMENTS:
        return core
    for n in core:
        if n > after[0]:
            drafts[n].settle("furniture", "a reader's comment")
    return kept


def _groups(drafts: Sequence[Draft], core: list[int]) -> list[list[int]]:
    groups: list[list[int]] = [[n] for n in core[:1]]
    for a, b in pairwise(core):
        if sum(not is_bullet(drafts[n]) for n in range(a + 1, b)) >= GAP:
            groups.append([])
        groups[-1].append(b)
    return groups


def _weight(drafts: Sequence[Draft], group: list[int]) -> float:
    """Words of a group, counted the more the more its paragraphs have in common, and when headline or byline head it.

    Paragraphs with a headline each are teasers and count for nothing; a report has its headline above the first.
    """
    own = [n for at, n in enumerate(group) if at == 0 or not _is_teaser(drafts, n)]
    words = vocabulary(drafts[n].shape for n in group)
    common = 0.0
    for n in own:
        stems = drafts[n].shape.stems
        common += sum(words[stem] > 1 for stem in stems) / max(len(stems), 1)
    headed = 1.0
    for d in drafts[max(group[0] - HEADED_WITHIN, 0) : group[0]]:
        if d.kind == "byline":
            headed = max(headed, 2.0)
        elif d.kind is None and 4 <= d.shape.words <= 24 and shared(d.shape, words) >= 0.5:
            headed = max(headed, 1.5)
    return sum(drafts[n].shape.words for n in own) * (0.1 + common / len(own)) * headed


def _is_teaser(drafts: Sequence[Draft], n: int) -> bool:
    if n == 0 or drafts[n].shape.words > TEASER_WORDS:
        return False
    above = drafts[n - 1]
    return (
        4 <= above.shape.words <= 16
        and not above.shape.terminal
        and shared(above.shape, Counter(drafts[n].shape.stems)) >= 0.5
    )


def _signs_comment(d: Draft) -> bool:
    words = d.segment.text
    if d.shape.words > 14:
        return False
    if re.search(r"\b(?:says|wrote|replied):?$", words) and d.shape.words <= 5 and not squeeze(words).startswith("he"):
        return True
    clock = re.search(r"\b\d{1,2}:\d{2}\b", words)
    return (
        bool(clock)
        and any(day.year for day in find_days(words))
        and not re.search(r"updat|publish|posted", words, re.I)
    )
