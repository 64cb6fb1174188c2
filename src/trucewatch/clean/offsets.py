"""Text that remembers where each of its characters came from.

A `Mapped` text is built front to back from stretches of a source: copied, replaced or left out. Maps are chained with
`compose`, so that cleaned text points at decoded raw text however many steps lie between.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from trucewatch.model.report import OffsetRun


class Run(NamedTuple):
    """As `OffsetRun`, kept as a tuple because a long page has many. Equal lengths map one to one."""

    clean: int
    length: int
    raw: int
    raw_length: int

    @property
    def one_to_one(self) -> bool:
        return self.length == self.raw_length


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text and the runs that tile it, in order; raw stretches never run backwards."""

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def identity(cls, text: str) -> Mapped:
        return cls(text, (Run(0, len(text), 0, len(text)),) if text else ())

    def offset_runs(self) -> tuple[OffsetRun, ...]:
        return tuple(OffsetRun(clean=r.clean, length=r.length, raw=r.raw, raw_length=r.raw_length) for r in self.runs)


class Builder:
    """Builds a `Mapped` text from one source, front to back."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    def copy(self, start: int, end: int) -> None:
        if end > start:
            self._append(self._source[start:end], start, end - start)

    def replace(self, start: int, end: int, words: str) -> None:
        """``words`` stand for the source stretch; an empty string leaves the stretch out."""
        if words:
            self._append(words, start, end - start)

    def _append(self, words: str, raw: int, raw_length: int) -> None:
        run = Run(self._length, len(words), raw, raw_length)
        last = self._runs[-1] if self._runs else None
        if last and last.one_to_one and run.one_to_one and last.raw + last.raw_length == raw:
            self._runs[-1] = Run(last.clean, last.length + run.length, last.raw, last.raw_length + raw_length)
        else:
            self._runs.append(run)
        self._parts.append(words)
        self._length += len(words)

    @property
    def length(self) -> int:
        return self._length

    def done(self) -> Mapped:
        return Mapped("".join(self._parts), tuple(self._runs))


def compose(outer: Mapped, inner: Mapped) -> Mapped:
    """``outer`` maps its text to ``inner.text``; the result maps it to the source of ``inner``."""
    starts = [run.clean for run in inner.runs]
    return Mapped(
        outer.text, tuple(_merged(piece for run in outer.runs for piece in _through(run, inner.runs, starts)))
    )


def to_raw(runs: Iterable[OffsetRun | Run], start: int, end: int) -> tuple[int, int]:
    """The raw stretch that clean ``start`` .. ``end`` came from, widened to whole runs that do not map one to one.

    Raises ValueError when the stretch lies outside the runs.
    """
    touched = [r for r in runs if r.clean < max(end, start + 1) and r.clean + r.length > start]
    if not touched:
        raise ValueError(f"no run holds characters {start} to {end}")
    first, last = touched[0], touched[-1]
    low = first.raw + (start - first.clean) if first.length == first.raw_length else first.raw
    if last.length == last.raw_length:
        return max(low, first.raw), last.raw + min(end - last.clean, last.length)
    return low, last.raw + last.raw_length


def _through(run: Run, inner: tuple[Run, ...], starts: list[int]) -> Iterable[Run]:
    at = max(bisect_right(starts, run.raw) - 1, 0)
    if not run.one_to_one:
        yield _whole(run, inner, at)
        return
    middle, end = run.raw, run.raw + run.raw_length
    while middle < end:
        below = inner[at]
        skip = middle - below.clean
        length = min(below.length - skip, end - middle)
        clean = run.clean + (middle - run.raw)
        if below.one_to_one:
            yield Run(clean, length, below.raw + skip, length)
        else:
            yield Run(clean, length, below.raw, below.raw_length)
        middle += length
        at += 1


def _whole(run: Run, inner: tuple[Run, ...], at: int) -> Run:
    """The raw hull of a stretch that does not map one to one."""
    if not inner:
        return Run(run.clean, run.length, 0, 0)
    end = run.raw + run.raw_length
    low = high = _position(inner[at], run.raw)
    while at < len(inner) and inner[at].clean < end:
        below = inner[at]
        high = _position(below, end) if below.one_to_one else below.raw + below.raw_length
        at += 1
    return Run(run.clean, run.length, low, max(high - low, 0))


def _position(run: Run, at: int) -> int:
    inside = min(max(at - run.clean, 0), run.length)
    if run.one_to_one:
        return run.raw + inside
    return run.raw + run.raw_length if inside == run.length else run.raw


def _merged(runs: Iterable[Run]) -> Iterable[Run]:
    last: Run | None = None
    for run in runs:
        if (
            last
            and last.one_to_one
            and run.one_to_one
            and last.raw + last.raw_length == run.raw
            and last.clean + last.length == run.clean
        ):
            last = Run(last.clean, last.length + run.length, last.raw, last.raw_length + run.raw_length)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
