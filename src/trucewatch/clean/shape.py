"""What a stretch of words looks like: prose, a headline, a menu. Measures only; judging is the classifier's business."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.clean.cues import Cues

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_ABBREVIATED_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|\S+\.(?:jpe?g|png|gif|webp|svg|mp4|pdf|html?|php|aspx?)\b\S*|(?:/[\w.%-]+){3,}/?",
    re.IGNORECASE,
)


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
    def sentence_like(self) -> bool:
        return self.terminal and self.words >= 3 and (self.stop >= 0.15 or self.quote)


def measure(words: str, cues: Cues) -> Shape:
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
        quote=any(c in words for c in '"“”'),
        url=sum(len(m) for m in _URL.findall(words)) * 2 > len(words),
        stems=frozenset(_stem(t) for t in lower if len(t) > 2 and t not in cues.stop and not t.isdigit()),
    )


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
