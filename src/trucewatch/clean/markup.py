"""HTML into tags and text with the place of each: one pass, linear in the page, never an exception.

A parser that builds a tree forgets where its words stood, and a deep page overruns its stack; this pass keeps places
and no tree. It reads what browsers read in practice and falls back to plainer rules after the first broken construct.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

EventKind = Literal["text", "open", "close", "raw"]

RAW_ELEMENTS = frozenset({"script", "style", "noscript", "template", "textarea", "iframe", "svg", "math", "object"})
"""Elements whose content is not prose of the page; it is handed on whole (JSON-LD lives in scripts)."""

_OPENING = re.compile(r"<(?:/?[A-Za-z]|[!?])")
_NAME = re.compile(r"[A-Za-z][^\s/>]{0,60}")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]{1,80})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


class Event(NamedTuple):
    """``kind`` "raw" carries the content of a script or its like in ``start`` .. ``end``; ``tag`` spans the markup."""

    kind: EventKind
    name: str
    start: int
    end: int
    tag_start: int = 0

    def attributes(self, page: str) -> dict[str, str]:
        """Names in lower case; the first of two equal names counts (HTML standard)."""
        found: dict[str, str] = {}
        inside = page[self.tag_start + 1 + len(self.name) : self.start if self.kind == "raw" else self.end - 1]
        for name, double, single, bare in _ATTRIBUTE.findall(inside):
            found.setdefault(name.lower(), double or single or bare)
        return found


def looks_like_html(text: str) -> bool:
    """A page, not prose that happens to hold an angle bracket."""
    head = text[:20_000].lower()
    if re.search(r"<!doctype\s+html|<html[\s>]", head[:2_000]):
        return True
    tags = len(
        re.findall(
            r"</?(?:p|div|span|a|br|body|head|title|meta|article|section|h[1-6]|li|ul|table|script)\b[^<>]*>", head
        )
    )
    return tags >= 3 or (tags >= 1 and head.lstrip().startswith("<"))


def events(page: str) -> Iterator[Event]:
    """Tags, text and raw content in order of the page; together they cover it, comments left out."""
    reader = _Reader(page)
    at = 0
    while at < len(page):
        # A bracket that opens no tag is text; runs of them are passed over in one step.
        found = _OPENING.search(page, at)
        if found is None:
            yield Event("text", "", at, len(page))
            return
        bracket = found.start()
        if bracket > at:
            yield Event("text", "", at, bracket)
        event, at = reader.tag(bracket)
        if event is None:
            continue
        yield event
        if event.kind == "open" and event.name in RAW_ELEMENTS:
            inside, after = reader.raw_content(event, at)
            if inside is not None:
                yield inside
                at = after


class _Reader:
    """Remembers which endings the rest of the page lacks, so that nothing is searched for twice."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._missing: set[str] = set()

    def tag(self, at: int) -> tuple[Event | None, int]:
        """The event at the bracket ``at`` (None for comments and declarations) and where to go on."""
        page = self._page
        following = page[at + 1 : at + 2]
        if following == "!" or following == "?":
            if page.startswith("<!--", at):
                end = self._find("-->", at + 4)
                if end >= 0:
                    return None, end + 3
            end = self._find(">", at)
            return None, end + 1 if end >= 0 else len(page)
        closing = following == "/"
        name = _NAME.match(page, at + 2 if closing else at + 1)
        if name is None:  # pragma: no cover - the opening was matched with its first letter
            return None, at + 1
        end = self._end_of_tag(name.end())
        if end < 0:
            return None, len(page)
        return Event("close" if closing else "open", name.group().lower(), at, end + 1, at), end + 1

    def raw_content(self, event: Event, at: int) -> tuple[Event | None, int]:
        """Content up to the closing tag; None where it never closes, so that a broken page keeps its words."""
        if self._page[event.end - 2 : event.end - 1] == "/" and event.name in {"svg", "math"}:
            return None, at
        key = f"</{event.name}"
        if key in self._missing:
            return None, at
        found = re.compile(re.escape(key) + r"[\s/>]", re.IGNORECASE).search(self._page, at)
        if not found:
            self._missing.add(key)
            return None, at
        return Event("raw", event.name, at, found.start(), event.tag_start), found.start()

    def _find(self, words: str, at: int) -> int:
        if words in self._missing:
            return -1
        found = self._page.find(words, at)
        if found < 0:
            self._missing.add(words)
        return found

    def _end_of_tag(self, at: int) -> int:
        """The bracket that ends the tag, quoted ones passed over; plain search once a quote was left open."""
        if "quotes" in self._missing:
            return self._find(">", at)
        start = at
        while True:
            end = self._find(">", at)
            if end < 0:
                return -1
            quote = _first_quote(self._page, at, end)
            if quote < 0:
                return end
            closing = self._page.find(self._page[quote], quote + 1)
            # A quote that never closes, or only far away, is a slip of the pen: it must not swallow the page.
            if closing < 0 or (
                closing > end and "<" in self._page[end : min(closing, end + 400)] and closing - quote > 2_000
            ):
                self._missing.add("quotes")
                return self._find(">", start)
            at = closing + 1


def _first_quote(page: str, start: int, end: int) -> int:
    """The first quote mark that opens an attribute value (one after an equals sign)."""
    at = start
    while True:
        equals = page.find("=", at, end)
        if equals < 0:
            return -1
        at = equals + 1
        while at < end and page[at] in " \t\r\n":
            at += 1
        if at < end and page[at] in "\"'":
            return at
