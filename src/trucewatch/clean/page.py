"""An HTML page as lines of text with the place of each character, and what its markup says of each line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from trucewatch.clean.markup import RAW_ELEMENTS, Event, events
from trucewatch.clean.offsets import Builder, Mapped
from trucewatch.clean.text import unescape

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_CELLS = frozenset({"td", "th"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ASIDE = frozenset({"nav", "footer", "aside", "form", "button", "select", "menu"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_PIECE = re.compile(
    r"(?P<space>\s{2,}|[^\S ])|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)"
)
"""What is not copied as it stands. A single space between words is."""


@dataclass(slots=True)
class Line:
    """One block of the page: ``start`` .. ``end`` in the page's text, and the markup around it."""

    start: int
    end: int = 0
    heading: str = ""
    aside: str = ""
    title: bool = False
    time: bool = False
    linked: int = 0
    item: bool = False

    @property
    def link_density(self) -> float:
        return self.linked / max(self.end - self.start, 1)


@dataclass(slots=True)
class Page:
    """Lines separated by blank lines; scripts that declare JSON-LD, meta tags and <time> stamps on the side."""

    mapped: Mapped
    lines: list[Line]
    meta: dict[str, str] = field(default_factory=dict)
    linked_data: list[str] = field(default_factory=list)
    stamps: list[tuple[int, str]] = field(default_factory=list)
    language: str | None = None


def read_page(html: str, limit: int | None = None) -> Page:
    """Never raises: whatever the page, its words come out in their order. Reading stops after ``limit`` characters."""
    return _Walk(html).read(limit)


class _Walk:
    def __init__(self, html: str) -> None:
        self._html = html
        self._builder = Builder(html)
        self._lines: list[Line] = []
        self._open: Line | None = None
        self._depth: dict[str, int] = {}
        self._break_at = 0
        self._pending_space: tuple[int, int] | None = None
        self._page = Page(Mapped.identity(""), self._lines)

    def read(self, limit: int | None) -> Page:
        for event in events(self._html):
            if limit is not None and self._builder.length > limit:
                break
            match event.kind:
                case "text":
                    self._text(event)
                case "raw":
                    self._raw(event)
                case "open":
                    self._opened(event)
                case "close":
                    self._closed(event)
        self._end_line(len(self._html))
        self._page.mapped = self._builder.done()
        return self._page

    def _opened(self, event: Event) -> None:
        name = event.name
        if name in _BLOCKS:
            self._end_line(event.start)
        elif name in _CELLS:
            self._cell(event.start)
        if name not in _VOID and name not in RAW_ELEMENTS:
            self._depth[name] = self._depth.get(name, 0) + 1
        if name == "meta":
            self._meta(event)
        elif name == "html":
            self._page.language = event.attributes(self._html).get("lang") or self._page.language
        elif name == "time":
            stamp = event.attributes(self._html).get("datetime")
            if stamp:
                self._page.stamps.append((self._builder.length, stamp))

    def _closed(self, event: Event) -> None:
        if event.name in _BLOCKS:
            self._end_line(event.start)
        if self._depth.get(event.name, 0):
            self._depth[event.name] -= 1

    def _meta(self, event: Event) -> None:
        attributes = event.attributes(self._html)
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            self._page.meta.setdefault(name.strip().lower(), _plain(content))

    def _raw(self, event: Event) -> None:
        if event.name == "script" and "ld+json" in event.attributes(self._html).get("type", ""):
            self._page.linked_data.append(self._html[event.start : event.end])

    def _text(self, event: Event) -> None:
        if self._inside("head") and not self._inside("title") and not self._inside("body"):
            # Browsers open the body at the first word; a page without a closed head must not lose its text.
            if not self._html[event.start : event.end].strip():
                return
            self._depth["head"] = 0
        at, end = event.start, event.end
        if self._html[at] == " ":
            self._space(at, at + 1)
            at += 1
        trailing = end > at and self._html[end - 1] == " "
        end -= trailing
        for piece in _PIECE.finditer(self._html, at, end):
            self._words(at, piece.start())
            if piece.lastgroup == "space":
                self._space(piece.start(), piece.end())
            else:
                self._entity(piece.start(), piece.end())
            at = piece.end()
        self._words(at, end)
        if trailing:
            self._space(end, end + 1)

    def _entity(self, start: int, end: int) -> None:
        words = unescape(self._html[start:end] if self._html[end - 1] == ";" else self._html[start:end] + ";")
        if words is None:
            self._words(start, end)
        elif words.isspace():
            self._space(start, end)
        else:
            line = self._line(start)
            self._builder.replace(start, end, words)
            self._count(line, len(words))

    def _words(self, start: int, end: int) -> None:
        if start < end:
            line = self._line(start)
            self._builder.copy(start, end)
            self._count(line, end - start)

    def _count(self, line: Line, length: int) -> None:
        if self._inside("a"):
            line.linked += length
        if self._inside("time"):
            line.time = True

    def _space(self, start: int, end: int) -> None:
        if self._open and not self._pending_space:
            self._pending_space = (start, end)

    def _cell(self, at: int) -> None:
        """Cells of one row stay on one line, apart by three spaces, the mark of a lost border."""
        if self._open:
            self._builder.replace(at, at, "   ")
            self._pending_space = None

    def _line(self, at: int) -> Line:
        if self._open is None:
            if self._lines:
                self._builder.replace(self._break_at, self._break_at, "\n\n")
            self._open = Line(
                start=self._builder.length,
                heading=next((name for name in _HEADINGS if self._inside(name)), ""),
                aside=next((name for name in _ASIDE if self._inside(name)), ""),
                title=self._inside("title"),
                item=self._inside("li"),
            )
        elif self._pending_space:
            start, end = self._pending_space
            self._builder.replace(start, end, " ")
        self._pending_space = None
        return self._open

    def _end_line(self, at: int) -> None:
        if self._open:
            self._open.end = self._builder.length
            self._lines.append(self._open)
            self._open = None
            self._break_at = at
        self._pending_space = None

    def _inside(self, name: str) -> bool:
        return self._depth.get(name, 0) > 0


def _plain(words: str) -> str:
    return " ".join(re.sub(r"&[#A-Za-z0-9]+;", lambda m: unescape(m.group()) or m.group(), words).split())


def pieces(page: Page) -> Iterator[tuple[Line, str]]:
    """Each line with its words."""
    for line in page.lines:
        yield line, page.mapped.text[line.start : line.end]
