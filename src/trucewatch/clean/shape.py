"""What a stretch of words looks like: prose, a headline, a menu. Measures only; judging is the classifier's work."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.clean.cues import Cues

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_ABBREVIATED_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
_ADDRESS = re.compile(r"https?://|www\.|/[\w.%-]+/[\w.%-]+/", re.IGNORECASE)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp4|pdf|html?|php|aspx?)\)?$", re.IGNORECASE)
MAX_MEASURED = 200_000
"""Characters of a stretch that are looked at; a longer one is a whole page on one line, and its beginning tells."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Counts and shares (0..1) of one stretch."""

    words: int
    stop: float
    site: float
    you: float
    capital: float
    digits: float
    terminal: bool
    article: bool
    calls: bool
    quote: bool
    url: bool
    stems: frozenset[str]

    @property
    def prose(self) -> bool:
        """Reads as sentences: long enough, held together by function words, and ended like one."""
        if self.words >= 8 and self.stop >= 0.2 and self.terminal:
            return True
        return self.words >= 18 and self.stop >= 0.22

    @property
    def to_visitor(self) -> bool:
        """Speaks to whoever looks at the page: "your inbox", "Get the app"."""
        return self.you > 0 or self.site > 0 or self.calls

    @property
    def sentence_like(self) -> bool:
        return self.terminal and self.words >= 3 and (self.stop >= 0.15 or self.quote)


def measure(words: str, cues: Cues) -> Shape:
    words = words[:MAX_MEASURED] + words[-20:] if len(words) > MAX_MEASURED else words
    tokens = _WORD.findall(words)
    lower = [t.lower() for t in tokens]
    count = max(len(tokens), 1)
    long = [t for t in tokens if len(t) > 3] or tokens
    return Shape(
        words=len(tokens),
        stop=sum(t in cues.stop for t in lower) / count,
        site=sum(t in cues.site for t in lower) / count,
        you=sum(t in cues.you for t in lower) / count,
        capital=sum(t[0].isupper() for t in long) / max(len(long), 1),
        digits=sum(c.isdigit() for c in words) / max(len(words), 1),
        terminal=bool(_TERMINAL.search(words)) and not _ABBREVIATED_END.search(words),
        article=any(t in cues.articles for t in lower),
        calls=bool(lower) and lower[0] in cues.calls,
        quote=any(c in words for c in '"“”'),
        url=_is_address(words),
        stems=frozenset(_stem(t) for t in lower if len(t) > 2 and t not in cues.stop and not t[0].isdigit()),
    )


def _is_address(words: str) -> bool:
    """More than half of the characters are paths, addresses and file names."""
    found = sum(len(token) for token in words.split() if _ADDRESS.match(token) or _FILE.search(token[-12:]))
    return found * 2 > len(words)


def vocabulary(shapes: Iterable[Shape]) -> Counter[str]:
    """In how many stretches each content word stands."""
    return Counter(stem for shape in shapes for stem in shape.stems)


def shared(shape: Shape, words: Counter[str]) -> float:
    """Share of the stretch's content words that occur in ``words``; 0 for a stretch without any."""
    return sum(stem in words for stem in shape.stems) / len(shape.stems) if shape.stems else 0.0


def _stem(word: str) -> str:
    """A crude stem: enough to see that "ceasefire" and "cease-fires", "Syria" and "Syrian" are of one cloth."""
    word = re.sub(r"['’]s$", "", word).replace("-", "").replace(".", "")
    for suffix in ("ing", "ed", "es", "s", "n"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)][:7]
    return word[:7]
