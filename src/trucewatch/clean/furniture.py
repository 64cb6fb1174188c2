"""Which parts of a page are the report and which are page furniture.

Every part is judged by what it says (cues), what it looks like (shape), what it shares with the report's own words, and
where it stands. The reason goes with the judgement. Parts that are neither clearly prose nor clearly the page's stay
out of the text that is read: a false record is worse than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.clean import zones
from trucewatch.clean.bylines import is_byline
from trucewatch.clean.clusters import before_comments, main_group
from trucewatch.clean.cues import Cues
from trucewatch.clean.cutting import applies, cut
from trucewatch.clean.draft import Draft, draft, squeeze
from trucewatch.clean.lines import Segment
from trucewatch.clean.outsiders import among_pitches, without_aliens, without_captions
from trucewatch.clean.shape import shared, vocabulary
from trucewatch.clean.single_lines import by_words, is_post_credit
from trucewatch.model.report import READ_REGIONS, RegionKind

NEAR = 12
"""Lines above an article, where no headline was found, among which its byline is looked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text with its kind and the reason for it."""

    segment: Segment
    kind: RegionKind
    because: str
    page_date: bool = False


def classify(segments: Sequence[Segment], cues: Cues, title: str | None = None) -> tuple[Part, ...]:
    """Every segment (or piece of one) with its kind, in order. ``title``: the headline that the markup declares."""
    drafts = [draft(piece, cues) for piece in cut(segments, cues)]
    if any(d.segment.article for d in drafts):
        _by_extractor(drafts, title)
    else:
        _by_lines(drafts, cues, title)
    for d in drafts:
        if d.kind is None:
            d.settle("furniture", "not part of a report")
    return tuple(Part(d.segment, d.kind or "furniture", d.because, d.cut.page_date) for d in drafts)


def _by_extractor(drafts: Sequence[Draft], title: str | None) -> None:
    """A page whose article the extractor found: its lines are body unless their words say otherwise."""
    first = next(n for n, d in enumerate(drafts) if d.segment.article)
    headline = _page_headline(drafts, first, title)
    for n, d in enumerate(drafts):
        if n == headline:
            d.settle("headline", "the page's headline")
        elif not d.segment.article:
            near = (headline if headline is not None else first - NEAR) <= n < first
            if near and (d.kind == "byline" or is_byline(d.segment.text, d.shape)):
                d.settle("byline", "author, agency or date between headline and article")
            elif (
                d.kind is None and d.hit and d.hit.kind not in READ_REGIONS and applies(d.hit, d.shape, d.segment.text)
            ):
                d.settle(d.hit.kind, f"outside the article; cue: {d.hit.words[:60]}")
            else:
                d.settle("furniture", "outside the article")
        elif d.kind is None:
            _article_line(d, n)
    core = [n for n, d in enumerate(drafts) if d.kind == "body"]
    _sign_offs(drafts, core)


def _page_headline(drafts: Sequence[Draft], first: int, title: str | None) -> int | None:
    """The line that repeats the declared title, else the last main heading before the article or at its top."""
    reach = [n for n in range(min(first + 3, len(drafts))) if 2 <= drafts[n].shape.words <= zones.MAX_HEADLINE_WORDS]
    wanted = squeeze(title or "")
    titled = [
        n
        for n in reach
        if wanted
        and len(squeeze(drafts[n].segment.text)) > 8
        and (squeeze(drafts[n].segment.text) in wanted or wanted in squeeze(drafts[n].segment.text))
    ]
    headed = (
        [n for n in titled if drafts[n].segment.heading]
        or titled
        or [n for n in reach if drafts[n].segment.heading == "h1"]
    )
    return headed[-1] if headed else None


def _article_line(d: Draft, number: int) -> None:
    s = d.segment
    if s.linked > 0.9 and not d.shape.prose:
        d.settle("related_headlines", "a link of its own")
    elif d.shape.url or d.shape.words == 0:
        d.settle("furniture", "a path or address" if d.shape.url else "no words")
    elif is_post_credit(s.text):
        d.settle("furniture", "the credit of an embedded post")
    elif d.hit and applies(d.hit, d.shape, s.text):
        d.settle(d.hit.kind, f"cue: {d.hit.words[:60]}")
        d.stops = d.hit.where == "stop"
    elif is_byline(s.text, d.shape) and not d.shape.sentence_like:
        d.settle("byline", "author, agency or date on a line of its own")
    else:
        d.settle("body", "inside the article")


def _by_lines(drafts: Sequence[Draft], cues: Cues, title: str | None) -> None:
    """A page without markup, or whose markup told nothing."""
    _by_markup(drafts)
    _tickers(drafts)
    by_words(drafts, cues)
    _lists_under_headings(drafts)
    core = [number for number, d in enumerate(drafts) if d.kind is None and d.shape.prose]
    if not core:
        core = _shortest_report(drafts)
    _sign_offs(drafts, core)
    core = [number for number in core if drafts[number].kind in (None, "body")]
    core = main_group(drafts, before_comments(drafts, core))
    core = without_aliens(drafts, core)
    words = vocabulary(drafts[number].shape for number in core)
    among_pitches(drafts, core, words)
    core = without_captions(drafts, core, cues)
    if core:
        zones.above(drafts, core[0], words, cues, title)
        zones.within(drafts, core[0], core[-1], words)
        zones.below(drafts, core, words)


def _by_markup(drafts: Sequence[Draft]) -> None:
    for d in drafts:
        s = d.segment
        if d.kind is not None:
            continue
        if s.aside and not d.shape.prose:
            d.settle("furniture", f"inside <{s.aside}>")
        elif s.linked > 0.8 and s.heading != "h1":
            d.settle("related_headlines" if d.shape.words > 3 else "furniture", "a link of its own")


def _tickers(drafts: Sequence[Draft]) -> None:
    for d in drafts:
        if d.kind is None and d.segment.ticker:
            d.settle("related_headlines", "headlines strung together")


def _lists_under_headings(drafts: Sequence[Draft]) -> None:
    """Lines under "Related" and its like belong to it until prose, a ticker or other furniture begins.

    A heading with its items on the same line has them all there.
    """
    under: str | None = None
    line = -1
    same_line = begun = False
    for number, d in enumerate(drafts):
        if d.hit and d.hit.where == "list" and d.kind == d.hit.kind:
            under, line, same_line = d.hit.words[:40], d.segment.line, False
        elif under and d.kind is None and _is_cut_short(d):
            d.settle("related_headlines", f"a teaser under: {under}")
        elif d.kind is not None or d.shape.prose or (same_line and d.segment.line != line):
            under = None
        elif under and d.segment.heading != "h1" and not _heads(drafts, number, begun):
            same_line = same_line or d.segment.line == line
            if d.shape.words <= 25 and not d.shape.sentence_like:
                d.settle("related_headlines", f"under: {under}")
            else:
                under = None
        begun = begun or (d.kind is None and d.shape.prose)


def _is_cut_short(d: Draft) -> bool:
    """A teaser breaks off where its story goes on: "…rejected any external interference…"."""
    return d.shape.words <= 45 and bool(re.search(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])$", d.segment.text))


def _heads(drafts: Sequence[Draft], number: int, begun: bool) -> bool:
    """The last line of a list above the report may be the report's own headline: a byline or prose comes next."""
    following = drafts[number + 1] if number + 1 < len(drafts) else None
    if begun or following is None:
        return False
    return following.kind in ("byline", "update_note") or (following.kind is None and following.shape.prose)


def _shortest_report(drafts: Sequence[Draft]) -> list[int]:
    """A flash is a line or two in capitals: what is left after the furniture is the report."""
    left = [number for number, d in enumerate(drafts) if d.kind is None and d.shape.words >= 4]
    sentences = [number for number in left if drafts[number].shape.sentence_like]
    if sentences or not left:
        return sentences
    first = drafts[left[0]]
    first.settle("headline", "the first line of a flash")
    for number in left[1:]:
        if shared(drafts[number].shape, vocabulary([first.shape])) >= zones.OWN_VOCABULARY:
            drafts[number].settle("body", "a line of a flash")
    return []


def _sign_offs(drafts: Sequence[Draft], core: Sequence[int]) -> None:
    """After the sign-off comes the next page's furniture, unless most of the report were to go with it."""
    total = sum(drafts[number].shape.words for number in core)
    for number, d in enumerate(drafts):
        if not (d.stops or d.cut.stops):
            continue
        before = sum(drafts[n].shape.words for n in core if n < number)
        # A form to reply in stands below the report, however short; a sign-off may stand below one item of several, and
        # a copyright sign below a picture.
        form = d.kind == "furniture" and d.segment.text[0].isalpha() and not d.segment.text.lower().startswith("copy")
        least = 0.2 if form else 0.5
        if before == 0 or before < least * total:
            continue
        for later in drafts[number + 1 :]:
            if later.kind in (None, "byline") and not re.match(r"\[?\(?Source\s*:", later.segment.text):
                later.settle("furniture", "after the sign-off")
        return
