"""manifest.csv beside reports: what they do not say themselves (`path,published,url,outlet,agency,language`).

Columns may be missing, in any order, or unknown; cells may be empty. A row that cannot be used is a `Trouble` with its
line, and the other rows hold.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

from trucewatch.model.report import Hints

MANIFEST = "manifest.csv"
MAX_BYTES = 50_000_000
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A row (or the whole file, ``line`` None) that cannot be used; ``path`` is the report the row speaks of."""

    line: int | None
    reason: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Hints by path relative to the manifest's folder, in POSIX form."""

    rows: Mapping[str, Hints] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of ``folder``; an empty one when there is none."""
    file = folder / MANIFEST
    try:
        if not file.is_file():
            return Manifest()
        data = file.read_bytes()
    except OSError as error:
        return Manifest(troubles=(Trouble(None, (error.strerror or str(error)).lower()),))
    if len(data) > MAX_BYTES:
        return Manifest(troubles=(Trouble(None, f"too large (more than {MAX_BYTES // 1_000_000} MB)"),))
    manifest = parse_manifest(data)
    missing = tuple(_missing(folder, manifest, data))
    return Manifest(manifest.rows, (*manifest.troubles, *missing))


def parse_manifest(data: bytes) -> Manifest:
    """Rows of a manifest as they stand, without looking for the files."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text:
        return Manifest(troubles=(Trouble(None, "not a table of comma-separated values (binary data)"),))
    rows: dict[str, Hints] = {}
    troubles: list[Trouble] = []
    try:
        for line, cells in _cells(text):
            found = _row(line, cells, rows)
            if isinstance(found, Trouble):
                troubles.append(found)
            elif found:
                rows[found[0]] = found[1]
    except csv.Error as error:
        troubles.append(Trouble(None, f"not a table of comma-separated values ({error})"))
    except _NoPaths:
        troubles.append(Trouble(1, "no column is called path"))
    return Manifest(rows, tuple(troubles))


class _NoPaths(Exception):
    """The header names no path column."""


def _cells(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, None)
    if header is None:
        return
    names = [name.strip().lower() for name in header]
    if "path" not in names:
        raise _NoPaths
    before = reader.line_num
    for values in reader:
        # A quoted cell may run over lines; a person looks for the line on which the row begins.
        line, before = before + 1, reader.line_num
        if any(value.strip() for value in values):
            yield line, {name: value.strip() for name, value in zip(names, values, strict=False) if name}


def _row(line: int, cells: dict[str, str], rows: Mapping[str, Hints]) -> tuple[str, Hints] | Trouble | None:
    path = cells.get("path", "")
    if not path:
        return Trouble(line, "the row names no path")
    inside = _inside(path)
    if inside is None:
        return Trouble(line, f"{path} leads out of the folder of the manifest", path)
    published = None
    if cells.get("published"):
        published = read_day(cells["published"])
        if published is None:
            return Trouble(line, f"{cells['published']!r} is not a date (write YYYY-MM-DD)", inside)
    hints = Hints(
        published=published,
        published_basis="manifest" if published else "unknown",
        url=cells.get("url") or None,
        outlet=cells.get("outlet") or None,
        agency=cells.get("agency") or None,
        language=cells.get("language") or None,
    )
    if inside in rows:
        return None if rows[inside] == hints else Trouble(line, f"{path} is named twice; the first row holds", inside)
    return inside, hints


def read_day(words: str) -> str | None:
    """ISO 8601 in the precision given (year, month, day, or minute with or without a zone); None for anything else."""
    words = words.strip()
    partial = _PARTIAL.fullmatch(words)
    if partial:
        return words if not partial[2] or 1 <= int(partial[2]) <= 12 else None
    found = _DAY.fullmatch(words)
    if not found:
        return None
    year, month, day, clock, zone = found.groups()
    try:
        date(int(year), int(month), int(day))
        if clock:
            datetime.fromisoformat(f"{year}-{month}-{day}T{clock}")
    except ValueError:
        return None
    if not clock or not zone:
        # A clock without a zone is no instant; the day is what it says for certain.
        return f"{year}-{month}-{day}"
    zone = "+00:00" if zone == "Z" else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    return f"{year}-{month}-{day}T{clock}{zone}"


def _inside(path: str) -> str | None:
    """The path within the folder; None for an absolute one or one that climbs out."""
    windows = PureWindowsPath(path)
    if path.startswith(("/", "\\", "~")) or windows.drive:
        return None
    parts: list[str] = []
    for part in PurePosixPath(path.replace("\\", "/")).parts:
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts) or None


def _missing(folder: Path, manifest: Manifest, data: bytes) -> Iterator[Trouble]:
    absent = {path for path in manifest.rows if not _exists(folder / path)}
    if not absent:
        return
    text = data.decode("utf-8-sig", errors="replace")
    for line, cells in _cells(text):
        inside = _inside(cells.get("path", ""))
        if inside in absent:
            absent.discard(inside)
            yield Trouble(line, f"no such file: {inside}", inside)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
