"""What stands where: headline and standfirsts above the report, short lines in it, what follows its last paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from trucewatch.clean.cues import Cues
from trucewatch.clean.dateline import find_dateline
from trucewatch.clean.draft import Draft, is_bullet, is_caption, squeeze
from trucewatch.clean.outsiders import says_who_stands_where
from trucewatch.clean.shape import shared
from trucewatch.clean.version import find_version

SUBHEADING_WORDS = 5
"""Longest line without a full stop that may be a sub-heading; a longer one is another story's headline as a rule."""
OWN_VOCABULARY = 0.5
"""Share of content words that a bullet or a headline must have in common with the prose to belong to it."""
TITLED = 2.0
"""What it adds to a headline's score that the page's markup names it, or that it carries a wire tag."""
MAX_STANDFIRSTS = 2
"""Lines that may follow a headline above the report."""
MAX_HEADLINE_WORDS = 32
LEAD_WORDS = 12
"""Words, those of the dateline among them, of the shortest lead."""


def above(drafts: Sequence[Draft], first: int, words: Counter[str], cues: Cues, title: str | None) -> None:
    """Before the first paragraph: the headline, its standfirst, and what the page put above them."""
    for n in range(first):
        if drafts[n].kind is None and _opens_filed(drafts[n], cues):
            drafts[n].settle("body", "a sentence that opens with where and when it was filed")
    open_ones = [n for n in range(first) if drafts[n].kind is None]
    headline = _headline(drafts, open_ones, first, words, cues, title)
    for n in open_ones:
        d = drafts[n]
        own = shared(d.shape, words) >= OWN_VOCABULARY and d.shape.words >= 5
        if is_caption(d) or says_who_stands_where(d.segment.text):
            d.settle("caption", "above the report, with a picture")
        elif n == headline:
            d.settle("headline", "heads the report and shares its words")
        elif headline is not None and squeeze(d.segment.text) == squeeze(drafts[headline].segment.text):
            d.settle("furniture", "the headline once more")
        elif own and (is_bullet(d) or (headline is not None and n > headline)):
            d.settle("body", "a summary line that shares the report's words")
        else:
            d.settle("furniture", "above the report and not of it")


def _opens_filed(d: Draft, cues: Cues) -> bool:
    """A lead so full of names that it does not read as prose; its dateline says that it is no headline."""
    if not (d.shape.terminal and d.shape.words >= LEAD_WORDS):
        return False
    found = find_dateline(d.segment.text, cues, lambda _: False)
    return found is not None and found.place is not None and bool(found.day or found.agency)


def _headline(
    drafts: Sequence[Draft], open_ones: list[int], first: int, words: Counter[str], cues: Cues, title: str | None
) -> int | None:
    """Of the lines above the report, the one that heads it.

    A headline and its standfirsts stand together, the headline first. More lines than that are a list of headlines, of
    which the last before the report is most likely its own.
    """
    scores = {n: s for n in open_ones if (s := _headline_score(drafts[n], words, cues, title, first - n)) is not None}
    if not scores:
        return _last_resort(drafts, open_ones, first)
    best = max(scores, key=lambda n: scores[n])
    if scores[best] >= TITLED:
        return best
    together = [max(scores)]
    for n in sorted(scores, reverse=True)[1:]:
        if not _only_between(drafts, n, together[0]):
            break
        together.insert(0, n)
    if len(together) > MAX_STANDFIRSTS + 1:
        return best
    return next((n for n in together if shared(drafts[n].shape, words) >= OWN_VOCABULARY), best)


def _last_resort(drafts: Sequence[Draft], open_ones: list[int], first: int) -> int | None:
    """A headline may share no word with its report ("Guns fall silent"); then it is known by where it stands."""
    left = [n for n in open_ones if _may_head(drafts[n])]
    if not left:
        return None
    if len(open_ones) <= 2:
        return left[-1]
    last = drafts[left[-1]]
    menu = any(mark in last.segment.text for mark in "|›»>") or last.shape.words < 5
    return None if menu or not _only_between(drafts, left[-1], first) else left[-1]


def _may_head(d: Draft) -> bool:
    site = d.shape.site > 0 or d.shape.calls
    return 3 <= d.shape.words <= MAX_HEADLINE_WORDS and not is_bullet(d) and not site and d.segment.text[0] not in "([|"


def _only_between(drafts: Sequence[Draft], start: int, end: int) -> bool:
    """Nothing but bylines and their like stands between two lines."""
    between = (drafts[n].kind for n in range(start + 1, end))
    return all(
        kind in ("byline", "dateline", "caption", "advert", "update_note", "correction_note") for kind in between
    )


def _headline_score(d: Draft, words: Counter[str], cues: Cues, title: str | None, distance: int) -> float | None:
    least = 2 if d.segment.heading == "h1" else 4
    if not least <= d.shape.words <= MAX_HEADLINE_WORDS or is_bullet(d) or d.segment.text.startswith("("):
        return None
    same = shared(d.shape, words)
    score = same + (0.5 if d.segment.heading == "h1" else 0.0) - 0.03 * distance + min(d.shape.words, 8) * 0.03
    if (title and squeeze(d.segment.text) in squeeze(title)) or find_version(d.segment.text, cues):
        score += TITLED
    return score if same >= 0.3 or score >= TITLED else None


def within(drafts: Sequence[Draft], first: int, last: int, words: Counter[str]) -> None:
    for n in range(first, last + 1):
        d = drafts[n]
        if d.kind is not None:
            continue
        if is_caption(d):
            d.settle("caption", "a picture credit")
        elif d.shape.prose or d.shape.sentence_like or (d.shape.terminal and d.shape.words >= 3):
            d.settle("body", "prose")
        elif is_bullet(d) or drafts[n - 1].segment.text.endswith(":"):
            d.settle("body", "an item of a list within the report")
        elif d.shape.words <= SUBHEADING_WORDS:
            d.settle("body", "a short line between paragraphs")
        elif (d.shape.article and d.shape.stop >= 0.3) or d.shape.stop >= 0.4:
            d.settle("body", "reads as a sentence")
        else:
            d.settle("related_headlines", "reads as another story's headline")


def below(drafts: Sequence[Draft], core: list[int], words: Counter[str]) -> None:
    last = core[-1]
    headline = any(d.kind == "headline" for d in drafts)
    after = [n for n in range(last + 1, len(drafts)) if drafts[n].kind is None]
    titled = [n for n in after if shared(drafts[n].shape, words) >= 0.7 and drafts[n].shape.words >= 4]
    for n in after:
        d = drafts[n]
        near = all(drafts[m].kind in ("body", "advert", "caption") for m in range(last, n))
        if near and d.shape.sentence_like and shared(d.shape, words) > 0:
            d.settle("body", "a short last sentence")
        elif not headline and titled == [n]:
            d.settle("headline", "the page's title, printed at its foot")
        else:
            d.settle("furniture", "after the last paragraph")
