"""Groups by the time they touch, so that a new entry is compared with its neighbours and not with everything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Generic, TypeVar

from trucewatch.record.moments import Stretch

Entry = TypeVar("Entry")
_BLOCK = timedelta(days=30).total_seconds()


class Blocks(Generic[Entry]):
    """Lists of entries in the order they were opened. An undated entry is near those of its own report alone."""

    def __init__(self, reach: timedelta) -> None:
        """``reach``: how far apart two entries of one group may lie."""
        self._reach = reach
        self._groups: list[list[Entry]] = []
        self._numbers: dict[int, int] = {}
        self._by_key: dict[int | str, dict[int, None]] = {}

    def near(self, at: Stretch | None, report: str) -> Iterator[list[Entry]]:
        """Groups that an entry at ``at`` of ``report`` could belong to, in the order they were opened."""
        keys = self._keys(at, report, self._reach)
        for number in sorted({number for key in keys for number in self._by_key.get(key, ())}):
            yield self._groups[number]

    def put(self, entry: Entry, group: list[Entry] | None, at: Stretch | None, report: str) -> None:
        """Into ``group``, or into a new one."""
        if group is None:
            self._groups.append(group := [])
            self._numbers[id(group)] = len(self._groups) - 1
        group.append(entry)
        for key in self._keys(at, report, timedelta(0)):
            self._by_key.setdefault(key, {})[self._numbers[id(group)]] = None

    def groups(self) -> list[list[Entry]]:
        return self._groups

    @staticmethod
    def _keys(at: Stretch | None, report: str, reach: timedelta) -> set[int | str]:
        if at is None:
            return {report}
        first = int((at.lo - reach).timestamp() // _BLOCK)
        last = int((at.hi + reach).timestamp() // _BLOCK)
        return {report, *range(first, last + 1)}
