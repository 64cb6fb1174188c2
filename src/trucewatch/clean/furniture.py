"""Which parts of a page are the report and which are page furniture.

Every part is judged by what it says (cues), what it looks like (shape), what it shares with the report's own words, and
where it stands. The reason goes with the judgement. Parts that are neither clearly prose nor clearly the page's stay
out of the text that is read: a false record is worse than a missing one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.clean.cues import Cues, Hit
from trucewatch.clean.cutting import Cut, applies, cut
from trucewatch.clean.dates import find_days
from trucewatch.clean.lines import Segment
from trucewatch.clean.shape import Shape, measure, shared, vocabulary
from trucewatch.model.report import READ_REGIONS, RegionKind

SUBHEADING_WORDS = 5
"""Longest line without a full stop that may be a sub-heading; a longer one is another story's headline as a rule."""
OWN_VOCABULARY = 0.5
"""Share of content words that a bullet or a headline must have in common with the prose to belong to it."""
MIN_CORE = 5
"""Paragraphs that a report must have before one of them can be called a stranger by its words alone."""
PITCH = 0.2
"""Below this share a paragraph among pitches is one of them."""
ALIEN = 0.08
"""Below this share a paragraph at the edge of the page is not about the report's subject."""
PAST_AND_REPORTED = frozenset({"said", "says", "was", "were", "had", "has", "have", "been", "will", "would", "told"})
"""Verbs that news has and captions have not."""
MAX_BYLINE = 200
"""Characters of the longest byline."""
NEAR = 12
"""Lines above an article, where no headline was found, among which its byline is looked for."""
TITLED = 2.0
"""What it adds to a headline's score that the page's markup names it."""
MAX_STANDFIRSTS = 2
"""Lines that may follow a headline above the report."""
MAX_HEADLINE_WORDS = 32


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text with its kind and the reason for it."""

    segment: Segment
    kind: RegionKind
    because: str
    page_date: bool = False


@dataclass(slots=True)
class _Draft:
    cut: Cut
    shape: Shape
    hit: Hit | None
    kind: RegionKind | None
    because: str
    stops: bool = False

    @property
    def segment(self) -> Segment:
        return self.cut.segment

    def settle(self, kind: RegionKind, because: str) -> None:
        self.kind, self.because = kind, because


def classify(segments: Sequence[Segment], cues: Cues, title: str | None = None) -> tuple[Part, ...]:
    """Every segment (or piece of one) with its kind, in order. ``title``: the headline that the markup declares."""
    drafts = [_draft(piece, cues) for piece in cut(segments, cues)]
    if any(d.segment.article for d in drafts):
        _by_extractor(drafts, title)
    else:
        _by_lines(drafts, cues, title)
    for d in drafts:
        if d.kind is None:
            d.settle("furniture", "not part of a report")
    return tuple(Part(d.segment, d.kind or "furniture", d.because, d.cut.page_date) for d in drafts)


def _by_extractor(drafts: Sequence[_Draft], title: str | None) -> None:
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


def _page_headline(drafts: Sequence[_Draft], first: int, title: str | None) -> int | None:
    """The line that repeats the declared title, else the last main heading before the article or at its top."""
    reach = [n for n in range(min(first + 3, len(drafts))) if 2 <= drafts[n].shape.words <= MAX_HEADLINE_WORDS]
    wanted = _squeeze(title or "")
    titled = [
        n
        for n in reach
        if wanted
        and len(_squeeze(drafts[n].segment.text)) > 8
        and (_squeeze(drafts[n].segment.text) in wanted or wanted in _squeeze(drafts[n].segment.text))
    ]
    headed = (
        [n for n in titled if drafts[n].segment.heading]
        or titled
        or [n for n in reach if drafts[n].segment.heading == "h1"]
    )
    return headed[-1] if headed else None


def _article_line(d: _Draft, number: int) -> None:
    s = d.segment
    if s.linked > 0.9 and not d.shape.prose:
        d.settle("related_headlines", "a link of its own")
    elif d.shape.url or d.shape.words == 0:
        d.settle("furniture", "a path or address" if d.shape.url else "no words")
    elif _is_post_credit(s.text):
        d.settle("furniture", "the credit of an embedded post")
    elif d.hit and applies(d.hit, d.shape, s.text):
        d.settle(d.hit.kind, f"cue: {d.hit.words[:60]}")
        d.stops = d.hit.where == "stop"
    elif is_byline(s.text, d.shape) and not d.shape.sentence_like:
        d.settle("byline", "author, agency or date on a line of its own")
    else:
        d.settle("body", "inside the article")


def _by_lines(drafts: Sequence[_Draft], cues: Cues, title: str | None) -> None:
    """A page without markup, or whose markup told nothing."""
    _by_markup(drafts)
    _tickers(drafts)
    _by_words(drafts, cues)
    _lists_under_headings(drafts)
    core = [number for number, d in enumerate(drafts) if d.kind is None and d.shape.prose]
    if not core:
        core = _shortest_report(drafts)
    _sign_offs(drafts, core)
    core = [number for number in core if drafts[number].kind in (None, "body")]
    core = _without_aliens(drafts, core)
    words = vocabulary(drafts[number].shape for number in core)
    _among_pitches(drafts, core, words)
    core = _captions(drafts, core, cues)
    if core:
        _head(drafts, core[0], words, title)
        _middle(drafts, core[0], core[-1], words)
        _tail(drafts, core, words)


def _draft(piece: Cut, cues: Cues) -> _Draft:
    words = piece.segment.text
    shape = measure(words, cues)
    return _Draft(piece, shape, None if piece.kind else cues.match(words), piece.kind, piece.because)


def _by_markup(drafts: Sequence[_Draft]) -> None:
    for d in drafts:
        s = d.segment
        if d.kind is not None:
            continue
        if s.aside and not d.shape.prose:
            d.settle("furniture", f"inside <{s.aside}>")
        elif s.linked > 0.8 and s.heading != "h1":
            d.settle("related_headlines" if d.shape.words > 3 else "furniture", "a link of its own")


def _by_words(drafts: Sequence[_Draft], cues: Cues) -> None:
    begun = False
    for d in drafts:
        if d.kind is not None:
            continue
        begun = begun or (d.shape.prose and d.shape.words > 12)
        if d.shape.url:
            d.settle("furniture", "a path or address")
        elif d.shape.words == 0 and not (d.hit and d.hit.where == "stop"):
            d.settle("furniture", "no words")
        elif _is_post_credit(d.segment.text):
            d.settle("furniture", "the credit of an embedded post")
        elif _is_credited(d.segment.text, d.shape):
            d.settle("caption", "a picture credit at its end")
        elif _is_dated_headline(d.segment.text, d.shape):
            d.settle("related_headlines", "a headline with its date")
        elif is_byline(d.segment.text, d.shape, cues.agency_pattern):
            d.settle("byline", "author, agency or date on a line of its own")
        elif cues.sign_alone.fullmatch(d.segment.text):
            d.settle("sign_off", "an agency's sign on a line of its own")
            d.stops = True
        elif d.hit and applies(d.hit, d.shape, d.segment.text) and (begun or d.hit.where != "label"):
            d.settle(d.hit.kind, f"cue: {d.hit.words[:60]}")
            d.stops = d.hit.where == "stop"
        elif d.shape.site + d.shape.you >= 0.25 and d.shape.site >= 0.1 and d.shape.words <= 40:
            d.settle("furniture", "speaks to the visitor")
        elif re.fullmatch(
            r"[^A-Za-z]*\d{1,2}:\d{2}[\d\s:]*(?:[A-Za-z]+\s?){0,3}(?:\d{1,2}:\d{2}\s?[A-Za-z]*)?", d.segment.text
        ):
            d.settle("furniture", "a clock")


def is_byline(words: str, shape: Shape, agencies: str = "") -> bool:
    """ "By A. Name", "Xinhua, April 11, 2016", "October 3, 2022", "[Source: Agency, Town, 21Feb16]"."""
    if len(words) > MAX_BYLINE:
        return False
    if (
        agencies
        and shape.words <= 12
        and re.match(rf"(?:{agencies})(?:\s(?:and|&)\s(?:{agencies}))*(?:,\s|\sin\s|$)", words)
        and not shape.terminal
    ):
        return True
    if re.match(r"\[?\(?Source\s*:\s", words) and shape.words <= 14:
        return True
    if (
        re.match(r"(?:By|BY|by)\s+(?:[A-Z][\w'’.-]+|the\s[A-Z])", words)
        and shape.words <= 14
        and not re.search(r"\w{3,}\.$", words)
    ):
        return True
    if shape.words > 16 or "@" in words:
        return False
    days = list(find_days(words))
    if not days:
        return False
    rest = words
    for day in reversed(days):
        rest = rest[: day.start] + " " + rest[day.end :]
    others = re.findall(
        r"[^\W\d_]{2,}",
        re.sub(
            r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:published|updated|posted|last|on|at|am|pm|gmt|utc|est|edt|ist|date|modified|of|publication)\b",
            " ",
            rest,
            flags=re.IGNORECASE,
        ),
    )
    full = any(day.year for day in days)
    return (len(others) <= (5 if full else 0) and not re.search(r"[a-z]{3,}\.$", words.strip())) or (
        full and len(others) <= 3
    )


def _is_post_credit(words: str) -> bool:
    """ "— Name (@handle) January 1, 2020" under an embedded post: its day is the post's, not the report's."""
    return bool(re.match(r"[-–—]\s?.{2,60}\(@\w+\)", words))


def _is_credited(words: str, shape: Shape) -> bool:
    """ "Soldiers wait to board a truck (A. Name/AP)", "(Name via Reuters)"."""
    credit = r"[(\[][A-Z][\w.'’ -]{1,40}(?:/|\svia\s)[A-Z][\w.'’ /-]{1,40}[)\]]\.?$"
    return shape.words <= 60 and bool(re.search(credit, words[-100:]))


def _is_dated_headline(words: str, shape: Shape) -> bool:
    """ "- Talks adjourned again - September 13, 2021", as lists of older stories print them."""
    if sum(len(stem) > 2 for stem in shape.stems) < 4 or len(words) > 300:
        return False
    days = list(find_days(words, max(len(words) - 30, 0)))
    return (
        bool(days)
        and days[-1].year is not None
        and not words[days[-1].end :].strip()
        and bool(re.search(r"[-–—|]\s*$", words[: days[-1].start]))
    )


def _tickers(drafts: Sequence[_Draft]) -> None:
    for d in drafts:
        if d.kind is None and d.segment.ticker:
            d.settle("related_headlines", "headlines strung together")


def _lists_under_headings(drafts: Sequence[_Draft]) -> None:
    """Lines under "Related" and its like belong to it until prose, a ticker or other furniture begins."""
    under: str | None = None
    begun = False
    for d, following in zip(drafts, [*drafts[1:], None], strict=True):
        if d.hit and d.hit.where == "list" and d.kind == d.hit.kind:
            under = d.hit.words[:40]
        elif d.kind is not None or d.shape.prose:
            under = None
        elif under and d.segment.heading != "h1" and not _heads(following, begun):
            if d.shape.words <= 25 and not d.shape.sentence_like:
                d.settle("related_headlines", f"under: {under}")
            else:
                under = None
        begun = begun or (d.kind is None and d.shape.prose)


def _heads(following: _Draft | None, begun: bool) -> bool:
    """The last line of a list above the report may be the report's own headline: a byline or prose comes next."""
    return (
        not begun
        and following is not None
        and (following.kind == "byline" or (following.kind is None and following.shape.prose))
    )


def _shortest_report(drafts: Sequence[_Draft]) -> list[int]:
    """A flash is one line in capitals: what is left after the furniture is the report."""
    left = [number for number, d in enumerate(drafts) if d.kind is None and d.shape.words >= 4]
    sentences = [number for number in left if drafts[number].shape.sentence_like]
    if not sentences and left:
        drafts[left[0]].settle("headline", "the only line of a flash")
    return sentences


def _sign_offs(drafts: Sequence[_Draft], core: Sequence[int]) -> None:
    """After the sign-off comes the next page's furniture, unless most of the report were to go with it."""
    total = sum(drafts[number].shape.words for number in core)
    for number, d in enumerate(drafts):
        if not (d.stops or d.cut.stops):
            continue
        before = sum(drafts[n].shape.words for n in core if n < number)
        if before == 0 or before * 2 < total:
            continue
        for later in drafts[number + 1 :]:
            if later.kind in (None, "byline") and not re.match(r"\[?\(?Source\s*:", later.segment.text):
                later.settle("furniture", "after the sign-off")
        return


def _without_aliens(drafts: Sequence[_Draft], core: list[int]) -> list[int]:
    """The core less strangers at its edges: pitches to the visitor, teasers of other stories set apart from the rest.

    A last sentence without a word in common ("Thousands have died.") stays when it simply follows the others.
    """
    while len(core) >= 2:
        for edge, next_in, others in ((core[-1], core[-2], core[:-1]), (core[0], core[1], core[1:])):
            d = drafts[edge]
            apart = any(drafts[n].kind is not None for n in range(min(edge, next_in) + 1, max(edge, next_in)))
            pitch = d.shape.you > 0 or d.shape.calls
            enough = len(core) >= MIN_CORE or (apart and pitch)
            if (
                d.kind is None
                and not d.shape.quote
                and d.shape.words <= 60
                and enough
                and (apart or d.shape.to_visitor)
            ):
                words = vocabulary(drafts[n].shape for n in others)
                if shared(d.shape, words) < ALIEN:
                    d.settle("furniture", "shares no words with the report")
                    core = others
                    break
        else:
            return core
    return core


def _among_pitches(drafts: Sequence[_Draft], core: list[int], words: Counter[str]) -> None:
    """Paragraphs between lines in the site's voice that hardly share a word with the report are part of the pitch."""
    for n in core:
        around = [drafts[m] for m in (n - 1, n + 1) if 0 <= m < len(drafts)]
        if any(d.kind in ("furniture", "advert") and d.shape.you > 0 and d.shape.words >= 8 for d in around):
            rest = words - Counter(drafts[n].shape.stems)
            if shared(drafts[n].shape, rest) < PITCH and not drafts[n].shape.quote:
                drafts[n].settle("furniture", "among the site's pitches, sharing few words with the report")


def _captions(drafts: Sequence[_Draft], core: list[int], cues: Cues) -> list[int]:
    """The core less captions: a picture told in the present tense and closed by its date, or by a credit below it."""
    for at, n in enumerate(core):
        d = drafts[n]
        if d.shape.words > 60:
            continue
        first = [w.lower() for w in re.findall(r"[A-Za-z]+", d.segment.text)[:14]]
        told = not set(first) & PAST_AND_REPORTED
        if _says_who_stands_where(d.segment.text):
            d.settle("caption", "says who stands where in a picture")
        elif at < 2 and told and _ends_with_day(d.segment.text) and any(w in cues.caption for w in first):
            d.settle("caption", "a picture told in the present tense, with its date")
        elif told and n + 1 < len(drafts) and _is_bare_credit(drafts[n + 1]):
            d.settle("caption", "a picture's words, with its credit below")
    return [n for n in core if drafts[n].kind in (None, "body")]


def _says_who_stands_where(words: str) -> bool:
    return bool(re.search(r"\((?:L|R|C|left|right|cent(?:er|re))\)", words))


def _ends_with_day(words: str) -> bool:
    days = list(find_days(words, max(len(words) - 25, 0)))
    return bool(days) and days[-1].year is not None and days[-1].end >= len(words) - 1 and words.endswith(".")


def _is_bare_credit(d: _Draft) -> bool:
    """ "Photo: AFP" alone, which credits the words above it."""
    return d.kind == "caption" and d.shape.words <= 5 and d.shape.stop == 0


def _head(drafts: Sequence[_Draft], first: int, words: Counter[str], title: str | None) -> None:
    """Before the first paragraph: the headline, its standfirst, and what the page put above them."""
    open_ones = [n for n in range(first) if drafts[n].kind is None]
    headline = _headline(drafts, open_ones, first, words, title)
    for n in open_ones:
        d = drafts[n]
        own = shared(d.shape, words) >= OWN_VOCABULARY and d.shape.words >= 5
        if _is_caption(d) or _says_who_stands_where(d.segment.text):
            d.settle("caption", "above the report, with a picture")
        elif n == headline:
            d.settle("headline", "heads the report and shares its words")
        elif headline is not None and _squeeze(d.segment.text) == _squeeze(drafts[headline].segment.text):
            d.settle("furniture", "the headline once more")
        elif own and (_is_bullet(d) or (headline is not None and n > headline)):
            d.settle("body", "a summary line that shares the report's words")
        else:
            d.settle("furniture", "above the report and not of it")


def _headline(
    drafts: Sequence[_Draft], open_ones: list[int], first: int, words: Counter[str], title: str | None
) -> int | None:
    """Of the lines above the report, the one that heads it.

    A headline and its standfirsts stand together, the headline first. More lines than that are a list of headlines, of
    which the last before the report is most likely its own.
    """
    scores = {n: s for n in open_ones if (s := _headline_score(drafts[n], words, title, first - n)) is not None}
    if not scores:
        left = [n for n in open_ones if 3 <= drafts[n].shape.words <= MAX_HEADLINE_WORDS and not _is_bullet(drafts[n])]
        return left[-1] if left and len(open_ones) <= 2 else None
    best = max(scores, key=lambda n: scores[n])
    if scores[best] >= TITLED:
        return best
    together = [max(scores)]
    for n in sorted(scores, reverse=True)[1:]:
        between = [drafts[m].kind for m in range(n + 1, together[0])]
        if any(kind not in ("byline", "dateline", "caption", "advert", "update_note") for kind in between):
            break
        together.insert(0, n)
    if len(together) > MAX_STANDFIRSTS + 1:
        return best
    return next((n for n in together if shared(drafts[n].shape, words) >= OWN_VOCABULARY), best)


def _headline_score(d: _Draft, words: Counter[str], title: str | None, distance: int) -> float | None:
    least = 2 if d.segment.heading == "h1" else 4
    if not least <= d.shape.words <= MAX_HEADLINE_WORDS or _is_bullet(d):
        return None
    same = shared(d.shape, words)
    score = same + (0.5 if d.segment.heading == "h1" else 0.0) - 0.03 * distance + min(d.shape.words, 8) * 0.03
    if title and _squeeze(d.segment.text) in _squeeze(title):
        score += TITLED
    return score if same >= 0.3 or score >= TITLED else None


def _middle(drafts: Sequence[_Draft], first: int, last: int, words: Counter[str]) -> None:
    for n in range(first, last + 1):
        d = drafts[n]
        if d.kind is not None:
            continue
        if _is_caption(d):
            d.settle("caption", "a picture credit")
        elif d.shape.prose or d.shape.sentence_like or (d.shape.terminal and d.shape.words >= 3):
            d.settle("body", "prose")
        elif _is_bullet(d) or drafts[n - 1].segment.text.endswith(":"):
            d.settle("body", "an item of a list within the report")
        elif d.shape.words <= SUBHEADING_WORDS:
            d.settle("body", "a short line between paragraphs")
        elif (d.shape.article and d.shape.stop >= 0.3) or d.shape.stop >= 0.4:
            d.settle("body", "reads as a sentence")
        else:
            d.settle("related_headlines", "reads as another story's headline")


def _tail(drafts: Sequence[_Draft], core: list[int], words: Counter[str]) -> None:
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


def _is_bullet(d: _Draft) -> bool:
    return d.segment.item or bool(re.match(r"[•●▪◦*–-]\s", d.segment.text))


def _is_caption(d: _Draft) -> bool:
    return bool(d.hit and d.hit.kind == "caption")


def _squeeze(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()
