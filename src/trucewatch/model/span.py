"""A stretch of cleaned text, always carried together with its words."""

from __future__ import annotations

from trucewatch.model.base import Noun


class Span(Noun):
    """Code points ``start`` to ``end`` (exclusive) of the cleaned text, and the words that stand there."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        return cls(start=start, end=end, text=text[start:end])

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end
