"""The ordered steps from raw bytes to a cleaned report; the only module that knows the order. No input or output."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.clean import cues as cue_data
from trucewatch.clean.cues import Cues
from trucewatch.clean.dates import find_days
from trucewatch.clean.decode import decode
from trucewatch.clean.furniture import Part, classify
from trucewatch.clean.gazetteer import is_place
from trucewatch.clean.html import unwrap
from trucewatch.clean.language import READ, detect
from trucewatch.clean.layout import Layout, lay_out
from trucewatch.clean.lines import Segment, split
from trucewatch.clean.markup import looks_like_html
from trucewatch.clean.metadata import Declared
from trucewatch.clean.offsets import Mapped
from trucewatch.clean.outlet import agency_in
from trucewatch.clean.published import Candidate, resolve
from trucewatch.clean.text import normalise
from trucewatch.clean.wrapping import join_wrapped
from trucewatch.errors import ReportError
from trucewatch.model.report import READ_REGIONS, CleanReport, Dateline, RawReport, Region, RegionKind, ReportRef
from trucewatch.model.span import Span

MAX_TEXT = 1_000_000
"""Characters of text: the longest news page is a tenth of it; more is an archive or an attack."""
BYLINE_WITHIN = 2
"""Paragraphs that may stand above a byline: a standfirst or two."""


@dataclass(frozen=True, slots=True)
class _Source:
    mapped: Mapped
    segments: Sequence[Segment]
    declared: Declared
    notes: tuple[str, ...] = ()


def clean(raw: RawReport) -> CleanReport:
    """Text, regions, provenance and publication day of a report.

    Raises ReportError with step "decode" (empty, not text), "clean" (no words) or "language" (not read yet).
    """
    path = raw.receipt.path
    decoded = decode(raw.data, path)
    source = _source(decoded.text)
    text = source.mapped.text
    if len(text) > MAX_TEXT:
        raise ReportError(path, "clean", f"too long for one report (more than {MAX_TEXT:,} characters of text)")
    if not any(c.isalnum() for c in text):
        raise ReportError(path, "clean", "the file holds no words")
    cues = cue_data.load("en")
    parts = classify(source.segments, cues, source.declared.headline)
    layout = lay_out(parts, cues, is_place, raw.hints.outlet or source.declared.outlet)
    language = _language(raw, layout, text)
    published = resolve(raw.hints, list(_candidates(layout)), *_metadata(raw, source.declared, layout))
    return CleanReport(
        ref=ReportRef(
            id=raw.id,
            path=path,
            published=published.value,
            published_basis=published.basis,
            published_reason=published.reason,
            outlet=raw.hints.outlet or source.declared.outlet or layout.site,
            agency=raw.hints.agency or _agency(layout, cues),
            language=language,
        ),
        text=text,
        regions=tuple(_regions(text, layout.parts)),
        offsets=source.mapped.offset_runs(),
        headline=_first(text, layout, "headline"),
        byline=_first(text, layout, "byline"),
        dateline=_dateline(text, layout),
        version=layout.version,
        url=raw.hints.url or source.declared.url,
        receipt=raw.receipt,
        notes=(*decoded.notes, *source.notes, *published.notes),
    )


def _source(decoded: str) -> _Source:
    if looks_like_html(decoded):
        page = unwrap(decoded, MAX_TEXT)
        return _Source(page.mapped, page.segments, page.declared, page.notes)
    if len(decoded) > MAX_TEXT:
        return _Source(Mapped.identity(decoded), (), Declared())
    mapped = join_wrapped(normalise(decoded))
    return _Source(mapped, tuple(split(mapped.text)), Declared())


def _language(raw: RawReport, layout: Layout, text: str) -> str:
    """The language of what is read; a hint is believed. Raises ReportError for one that is not read yet."""
    read = " ".join(p.segment.text for p in layout.parts if p.kind in READ_REGIONS)
    code = (raw.hints.language or "").strip().lower()[:2] or detect(read or text)
    if code not in READ:
        raise ReportError(raw.receipt.path, "language", f"the report is in {code!r}; only English is read so far")
    return code


def _candidates(layout: Layout) -> Iterator[Candidate]:
    """Days of the dateline, then of bylines, each in reading order."""
    if layout.dateline and layout.dateline.day:
        yield Candidate(layout.dateline.day, "dateline", "dateline")
    above = 0
    changed: list[str] = []
    for part in layout.parts:
        above += part.kind == "body"
        words = part.segment.text
        own = layout.dateline is not None and part.segment.start == layout.dateline_start
        if part.kind == "update_note" and above == 0:
            changed.append(words)
        if part.kind not in ("byline", "dateline") or part.page_date or own:
            continue
        # Deep in the text a name with a date signs something quoted; at the foot only a source line speaks of the page.
        if above <= BYLINE_WITHIN or part.because.startswith("a date") or re.match(r"\W*source", words, re.I):
            yield from (
                Candidate(day, "byline", f"byline “{_short(words)}”") for day in find_days(_of_publication(words))
            )
    for words in changed:
        # Above the report a day of change is as a rule the day of publication; the reason says which it is.
        yield from (Candidate(day, "byline", f"“{_short(words)}”, a day of change") for day in find_days(words))


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "..."


def _of_publication(words: str) -> str:
    """A byline without what it says of later changes: "May 20, 2021 (Updated May 21, 2021)"."""
    first = re.search(r"\b(?:posted|published)\b", words, re.IGNORECASE)
    if first and next(find_days(words[first.start() :]), None):
        words = words[first.start() :]
    later = re.search(r"\b(?:last\s+)?(?:updated|modified|update)\b", words, re.IGNORECASE)
    return words[: later.start()] if later and next(find_days(words[: later.start()]), None) else words


def _metadata(raw: RawReport, declared: Declared, layout: Layout) -> tuple[str | None, str | None]:
    """The day that the page gives to machines, in its markup, in a leading date token, or in its address."""
    if declared.published:
        return declared.published, declared.published_from
    for part in layout.parts:
        if part.page_date:
            day = next(find_days(part.segment.text), None)
            if day and day.iso:
                return day.iso, "date token at the head of the page"
    address = re.search(
        r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)", raw.hints.url or declared.url or ""
    )
    if address:
        day = next(find_days("-".join(address.groups())), None)
        if day and day.iso:
            return day.iso, "the page's address"
    return None, None


def _agency(layout: Layout, cues: Cues) -> str | None:
    if layout.dateline and layout.dateline.agency:
        return layout.dateline.agency
    signed = [p.segment.text for kind in ("byline", "sign_off") for p in layout.parts if p.kind == kind]
    return agency_in(signed, cues)


def _dateline(text: str, layout: Layout) -> Dateline | None:
    found = layout.dateline
    if found:
        start = layout.dateline_start
        span = Span.of(text, start, start + len(text[start : start + found.end].rstrip()))
        return Dateline(
            place=_place(found.place) or _place(layout.standing_place),
            date=found.day.partial if found.day else None,
            span=span,
        )
    if layout.standing_place:
        part = next(p for p in layout.parts if p.kind == "dateline")
        return Dateline(place=_place(layout.standing_place), span=Span.of(text, part.segment.start, part.segment.end))
    return None


def _place(words: str | None) -> str | None:
    """Capitals set as a name: GENEVA is Geneva; mixed case is left alone."""
    if not words:
        return None
    words = words.strip(" ,.")
    return words.title().replace("'S", "'s").replace("’S", "’s") if words.isupper() else words


def _first(text: str, layout: Layout, kind: RegionKind) -> Span | None:
    part = next((p for p in layout.parts if p.kind == kind), None)
    return Span.of(text, part.segment.start, part.segment.end) if part else None


def _regions(text: str, parts: Sequence[Part]) -> Iterator[Region]:
    """Regions that tile the text: white space goes with the part before it; parts of one kind on one line are one."""
    open_: Region | None = None
    line = -1
    for part in parts:
        start = part.segment.start if open_ else 0
        if open_ and open_.kind == part.kind and line == part.segment.line:
            open_ = open_.model_copy(update={"end": part.segment.end})
        else:
            if open_:
                yield open_.model_copy(update={"end": start})
            open_ = Region(start=start, end=part.segment.end, kind=part.kind, because=part.because)
        line = part.segment.line
    if open_:
        yield open_.model_copy(update={"end": len(text)})
