"""What single lines say of themselves: bylines, picture credits, clocks, addresses, words to the visitor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.clean.bylines import is_byline
from trucewatch.clean.cues import Cues
from trucewatch.clean.cutting import applies
from trucewatch.clean.dates import find_days
from trucewatch.clean.draft import Draft
from trucewatch.clean.shape import Shape


def by_words(drafts: Sequence[Draft], cues: Cues) -> None:
    begun = False
    for d in drafts:
        if d.kind is not None:
            continue
        begun = begun or (d.shape.prose and d.shape.words > 12)
        if d.shape.url:
            d.settle("furniture", "a path or address")
        elif d.shape.words == 0 and not (d.hit and d.hit.where == "stop"):
            d.settle("furniture", "no words")
        elif is_post_credit(d.segment.text):
            d.settle("furniture", "the credit of an embedded post")
        elif _is_credited(d.segment.text, d.shape):
            d.settle("caption", "a picture credit at its end")
        elif is_byline(d.segment.text, d.shape, cues.agency_pattern):
            d.settle("byline", "author, agency or date on a line of its own")
        elif _is_dated_headline(d.segment.text, d.shape):
            d.settle("related_headlines", "a headline with its date")
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


def is_post_credit(words: str) -> bool:
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
