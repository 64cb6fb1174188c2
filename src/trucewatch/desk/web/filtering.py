"""The filter of the lists: every word typed has to stand somewhere in the row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, TypeVar

from fastapi import Query

from trucewatch.desk.web.text import plain

T = TypeVar("T")
Filter = Annotated[str, Query(max_length=200, description="Words that a row has to hold, in any order.")]


def kept(rows: Iterable[T], wanted: str, words: Callable[[T], Iterable[str | None]]) -> tuple[T, ...]:
    """Rows that hold every word of ``wanted``; all of them when nothing is wanted."""
    asked = wanted.casefold().split()
    if not asked:
        return tuple(rows)
    return tuple(row for row in rows if _holds(" ".join(plain(each, 2000) for each in words(row) if each), asked))


def _holds(text: str, asked: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in asked)
