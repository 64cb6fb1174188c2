"""Reports from files, folders and standard input, as bytes with a receipt; trouble with one never ends the run."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from trucewatch.errors import ManifestError, ReportError
from trucewatch.intake.manifest import MANIFEST, Manifest, Trouble, read_manifest
from trucewatch.model.issue import Issue
from trucewatch.model.report import Hints, RawReport, Receipt

MAX_BYTES = 20_000_000
"""Largest report taken in: a news page with all its scripts is below 5 MB; more is a dump or an attack."""
SUFFIXES = {
    ".txt": "text/plain",
    "": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
}
STANDARD_INPUT = "-"


def gather(
    paths: Sequence[str | Path], hints: Hints | None, now: datetime, stdin: BinaryIO | None = None
) -> Iterator[RawReport | Issue]:
    """Reports in the order of ``paths``, folders in the order of their names; ``now`` dates receipts and issues.

    ``hints`` (options) hold for every report and beat the manifest. A file met twice is taken once.
    """
    return _Gathering(hints or Hints(), now, stdin).walk(paths)


_Manifests = tuple[tuple[str, Manifest], ...]
"""Folder (relative to the top) and its manifest, the nearest first."""


class _Gathering:
    def __init__(self, hints: Hints, now: datetime, stdin: BinaryIO | None) -> None:
        self._hints = hints
        self._at = now.isoformat()
        self._stdin = stdin
        self._seen: set[tuple[int, int]] = set()
        self._folders: set[tuple[int, int]] = set()

    def walk(self, paths: Sequence[str | Path]) -> Iterator[RawReport | Issue]:
        for path in paths:
            if str(path) == STANDARD_INPUT:
                yield from self._standard_input()
                continue
            place = Path(path)
            try:
                status = place.stat()
            except OSError as error:
                yield self._issue(str(path), _reason(error))
                continue
            if stat.S_ISDIR(status.st_mode):
                yield from self._folder(place, "", ())
            elif stat.S_ISREG(status.st_mode):
                if place.name == MANIFEST:
                    yield self._issue(str(path), "a manifest is not a report; give its folder instead")
                else:
                    yield from self._lone_file(place)
            else:
                yield self._issue(str(path), "not a file or folder")

    def _lone_file(self, file: Path) -> Iterator[RawReport | Issue]:
        """A file named by itself is still described by the manifest beside it; other rows are none of its business."""
        manifest = read_manifest(file.parent)
        yield from self._troubles(file.parent, [t for t in manifest.troubles if t.path == file.name])
        yield from self._read(file, file.name, manifest.rows.get(file.name, Hints()))

    def _folder(self, top: Path, inside: str, manifests: _Manifests) -> Iterator[RawReport | Issue]:
        folder = top / inside
        try:
            if not self._first_visit(folder):
                return
            names = sorted(os.listdir(folder))
        except OSError as error:
            yield self._issue(str(folder), _reason(error))
            return
        manifest = read_manifest(folder)
        yield from self._troubles(folder, manifest.troubles)
        manifests = ((inside, manifest), *manifests)
        for name in names:
            if not name.startswith(".") and name != MANIFEST:
                yield from self._entry(top, str(PurePosixPath(inside) / name), manifests)

    def _entry(self, top: Path, relative: str, manifests: _Manifests) -> Iterator[RawReport | Issue]:
        path = top / relative
        try:
            mode = path.stat().st_mode
        except OSError as error:
            yield self._issue(str(path), "a link that leads nowhere" if path.is_symlink() else _reason(error))
            return
        if stat.S_ISDIR(mode):
            yield from self._folder(top, relative, manifests)
        elif stat.S_ISREG(mode) and path.suffix.lower() in SUFFIXES:
            yield from self._read(path, relative, _hints_for(relative, manifests))

    def _first_visit(self, folder: Path) -> bool:
        """Links may lead in circles; a folder is known by its device and number, not by its name."""
        status = folder.stat()
        key = (status.st_dev, status.st_ino)
        if key in self._folders:
            return False
        self._folders.add(key)
        return True

    def _troubles(self, folder: Path, troubles: Sequence[Trouble]) -> Iterator[Issue]:
        for trouble in troubles:
            error = ManifestError(str(folder / MANIFEST), trouble.line, trouble.reason)
            line = f"line {error.line}: " if error.line else ""
            yield Issue(path=error.path, step="manifest", reason=f"{line}{error.reason}", at=self._at)

    def _read(self, file: Path, name: str, hints: Hints) -> Iterator[RawReport | Issue]:
        try:
            with file.open("rb") as stream:
                status = os.fstat(stream.fileno())
                if (status.st_dev, status.st_ino) in self._seen:
                    return
                self._seen.add((status.st_dev, status.st_ino))
                data = stream.read(MAX_BYTES + 1)
        except OSError as error:
            yield self._issue(str(file), _reason(error))
            return
        yield self._report(data, name, str(file), hints, SUFFIXES.get(file.suffix.lower(), "text/plain"))

    def _standard_input(self) -> Iterator[RawReport | Issue]:
        if self._stdin is None:
            yield self._issue(STANDARD_INPUT, "no standard input to read from")
            return
        yield self._report(self._stdin.read(MAX_BYTES + 1), STANDARD_INPUT, "standard input", Hints(), "text/plain")

    def _report(self, data: bytes, name: str, place: str, hints: Hints, media: str) -> RawReport | Issue:
        try:
            _check(data, place)
        except ReportError as error:
            return Issue(path=error.path, step=error.step, reason=error.reason, at=self._at)
        digest = hashlib.sha256(data).hexdigest()
        receipt = Receipt(path=name, received_at=self._at, bytes=len(data), sha256=digest, media_type=media)
        return RawReport(data=data, receipt=receipt, hints=_merged(self._hints, hints))

    def _issue(self, path: str, reason: str) -> Issue:
        return Issue(path=path, step="intake", reason=reason, at=self._at)


def _check(data: bytes, place: str) -> None:
    if len(data) > MAX_BYTES:
        raise ReportError(place, "intake", f"too large (more than {MAX_BYTES // 1_000_000} MB)")
    if not data:
        raise ReportError(place, "intake", "the file is empty")


def _hints_for(relative: str, manifests: _Manifests) -> Hints:
    """The row of the nearest manifest that names the file."""
    for folder, manifest in manifests:
        inside = str(PurePosixPath(relative).relative_to(folder)) if folder else relative
        if inside in manifest.rows:
            return manifest.rows[inside]
    return Hints()


def _merged(option: Hints, row: Hints) -> Hints:
    """Options beat the manifest field by field; the basis goes with the date."""
    given = {
        f.name: getattr(option, f.name)
        for f in fields(Hints)
        if f.name != "published_basis" and getattr(option, f.name)
    }
    if option.published:
        given["published_basis"] = option.published_basis if option.published_basis != "unknown" else "option"
    return replace(row, **given)


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "no such file or folder"
        case PermissionError():
            return "permission denied"
    return (error.strerror or str(error)).lower()
