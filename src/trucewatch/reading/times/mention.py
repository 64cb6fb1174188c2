"""A time expression in a text: its words, its offsets, the cue before it, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trucewatch.model.when import When
from trucewatch.reading.times.values import Length, Rolling, Vague, Value

Sort = Literal["date", "time", "duration", "set", "period"]
RoleCue = Literal["from", "until", "by", "on", "since", "during", "for", "ago", "within", "before", "after"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """``text`` stands at ``start`` to ``end`` of the text passed to `find_times`, plus its ``base``.

    ``through`` is the other end when the words give a stretch ("from 08:00 until 19:00 on 22 October"); that end is
    also a mention of its own, and ``range_text`` is the whole of both.
    """

    start: int
    end: int
    text: str
    sort: Sort
    value: Value
    role_cue: RoleCue | None = None
    cue: str | None = None  # the words that gave the role: "starting", "expire"
    further: bool = False
    approximate: bool = False
    through: TimeMention | None = None
    range_text: str | None = None
    told: When | None = None  # the time that the text before has reached, for what counts from it

    @property
    def hours(self) -> float | None:
        """Elapsed hours of a duration; None for months and years, "several days" and for times that are no duration."""
        return self._length.hours if self._length else None

    @property
    def months(self) -> float | None:
        """Calendar months of a duration ("two months", "a year" is 12); None otherwise."""
        return self._length.months if self._length else None

    @property
    def vague(self) -> bool:
        """Only the present, the past or the future is meant ("now", "recently"): no date follows from it."""
        return isinstance(self.value, Vague)

    @property
    def _length(self) -> Length | None:
        if isinstance(self.value, Length):
            return self.value
        if isinstance(self.value, Rolling):
            return Length(self.value.count, self.value.unit)
        return None
