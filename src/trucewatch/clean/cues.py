"""The furniture cues of a language, loaded from its data file and compiled for matching."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Literal, NamedTuple, cast

from trucewatch.model.report import RegionKind

Where = Literal["whole", "start", "label", "end", "any", "list", "stop"]
_ORDER: tuple[Where, ...] = ("stop", "whole", "list", "start", "label", "any", "end")

MAX_LINE = 600
"""Characters of the longest line that a phrase within it can condemn."""
MAX_ENDING = 160
"""Characters at the end of a line in which a closing phrase is looked for."""


class Hit(NamedTuple):
    """A cue found: the region kind it asks for, how it applies, and the stretch of words that matched."""

    kind: RegionKind
    where: Where
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Agency:
    name: str
    signs: tuple[str, ...]


@dataclass(frozen=True)
class Cues:
    """``patterns`` in the order in which they are asked; the word sets are in lower case."""

    patterns: tuple[tuple[Where, RegionKind, re.Pattern[str]], ...]
    site: frozenset[str]
    you: frozenset[str]
    stop: frozenset[str]
    calls: frozenset[str]
    caption: frozenset[str]
    articles: frozenset[str]
    not_places: frozenset[str]
    version: dict[str, tuple[str, ...]]
    end_marks: tuple[str, ...]
    agencies: tuple[Agency, ...]

    def match(self, words: str, *where: Where) -> Hit | None:
        """The first cue of the given sorts that applies to ``words`` (stripped of outer space)."""
        for sort, kind, pattern in self.patterns:
            if (where and sort not in where) or (sort == "any" and len(words) > MAX_LINE):
                continue
            begin = max(len(words) - MAX_ENDING, 0) if sort == "end" else 0
            found = pattern.search(words, begin)
            if found:
                return Hit(kind, sort, found.start(), found.end(), found.group().strip())
        return None

    def agency(self, words: str) -> str | None:
        """The agency that exactly these words sign for."""
        plain = words.strip(" \t\n/()[]-–—.,:;|")
        return next((a.name for a in self.agencies if plain in a.signs), None)

    @cached_property
    def agency_pattern(self) -> str:
        signs = sorted({sign for agency in self.agencies for sign in agency.signs}, key=len, reverse=True)
        return "|".join(re.escape(sign) for sign in signs)

    @cached_property
    def sign_alone(self) -> re.Pattern[str]:
        """ "-Reuters", "(SANA)", "— AFP" on a line of its own."""
        return re.compile(rf"(?:[-–—]{{1,3}}\s*(?:{self.agency_pattern})|[(\[/](?:{self.agency_pattern})[)\]/])\.?")

    @cached_property
    def pipe_line(self) -> re.Pattern[str]:
        """ "Reuters | Kabul | Updated: 28-07-2020 19:48 IST", as some sites glue it to the words before."""
        return re.compile(rf"(?<=[\w.!?”\"’])\s*(?:{self.agency_pattern})\s*\|[^|\n]{{2,40}}\|[^\n]{{6,120}}$")

    @cached_property
    def end_mark(self) -> re.Pattern[str]:
        """ "Enditem" and its like after a last sentence."""
        marks = "|".join(re.escape(mark) for mark in self.end_marks)
        return re.compile(rf"(?<=[.!?…\"”’)\]])\s*[-–—(\[/]{{0,3}}(?:{marks})[)\]/.]{{0,3}}$")

    @cached_property
    def end_sign(self) -> re.Pattern[str]:
        """ "— AFP", "(Reuters)", "-with AAP", "(AFP, Reuters)" after a last sentence."""
        sign = self.agency_pattern
        return re.compile(
            rf"(?<=[.!?…\"”’])(?:\s*(?:[-–—]{{1,3}}\s*(?:with\s)?|[(\[/]\s?)|\s+)(?:{sign})"
            rf"(?:\s?[,/]\s?(?:{sign}))*\s?[)\]/]?\.?$"
        )


@cache
def load(language: str = "en") -> Cues:
    """Cues of a language. Raises FileNotFoundError for a language without a data file."""
    file = resources.files("trucewatch.lexicon") / "languages" / f"{language}_furniture.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    grouped: dict[tuple[Where, RegionKind], list[str]] = {}
    for cue in data["cue"]:
        grouped.setdefault((cast(Where, cue["where"]), cast(RegionKind, cue["kind"])), []).extend(cue["phrases"])
    words = data["words"]
    return Cues(
        patterns=tuple(
            (where, kind, _compile(where, phrases))
            for where in _ORDER
            for (sort, kind), phrases in grouped.items()
            if sort == where
        ),
        site=frozenset(words["site"]),
        you=frozenset(words["you"]),
        stop=frozenset(words["stop"]),
        calls=frozenset(words["calls"]),
        caption=frozenset(words["caption"]),
        articles=frozenset(words["articles"]),
        not_places=frozenset(data["dateline"]["not_places"]),
        version={key: tuple(tags) for key, tags in data["version"].items()},
        end_marks=tuple(data["sign_off"]["end_marks"]),
        agencies=tuple(Agency(a["name"], tuple(a["signs"])) for a in data["agency"]),
    )


def _compile(where: Where, phrases: list[str]) -> re.Pattern[str]:
    # Longest first: "read more about" must not be taken for "read more".
    body = "|".join(_phrase(p) for p in sorted(set(phrases), key=len, reverse=True))
    match where:
        case "whole" | "list" | "stop":
            pattern = rf"^[\W_]{{0,6}}(?:{body})[\W_]{{0,6}}$"
        case "start" | "label":
            pattern = rf"^[•*·|\s]{{0,4}}(?:{body})"
        case "end":
            pattern = rf"(?<![\w])(?:{body})[\W_]{{0,6}}$"
        case "any":
            pattern = rf"(?<![\w])(?:{body})(?![\w])"
    return re.compile(pattern, re.IGNORECASE)


def _phrase(phrase: str) -> str:
    out = []
    for piece in re.split(r"([#*]|\s+)", phrase):
        if piece == "*":
            out.append(r"[^\n]{1,60}?")
        elif piece == "#" and phrase not in {"###", "# # #"}:
            out.append(r"[\d.,]+k?")
        elif piece.isspace():
            out.append(r"\s+")
        else:
            out.append(re.escape(piece))
    # A phrase that ends in a letter must end at the end of a word.
    return "".join(out) + (r"(?!\w)" if phrase[-1:].isalnum() else "")
