"""The gazetteer as an SQLite index: made once, kept in the user's cache folder, opened in milliseconds afterwards.

Without a writable cache the same index is made in memory, with the same answers; it then costs some seconds a process.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trucewatch.lexicon import gazetteer_rows

_SCHEMA = """
CREATE TABLE place (n INTEGER PRIMARY KEY, id TEXT, name TEXT, country TEXT, lat REAL, lon REAL, precision TEXT,
    zone TEXT, population INTEGER, region TEXT, fame REAL);
CREATE TABLE name (key TEXT, n INTEGER, main INTEGER, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE meta (digest TEXT);
"""
_FIND = """
SELECT id, p.name, country, lat, lon, precision, zone, population, region, fame, main
FROM name JOIN place p USING (n) WHERE key = ? ORDER BY main DESC, fame DESC, id
"""


@dataclass(frozen=True, slots=True)
class IndexedPlace:
    """One answer of the index; ``main`` when the key is a proper name of the place and not a foreign spelling."""

    id: str
    name: str
    country: str | None
    lat: float
    lon: float
    precision: str
    zone: str | None
    population: int
    region: str | None
    fame: float
    main: int


def find(key: str) -> tuple[IndexedPlace, ...]:
    """Places stored under a key, proper names first, then the better known."""
    found = _connection(os.getpid()).execute(_FIND, (key,)).fetchall()
    return tuple(IndexedPlace(*row) for row in found)


def cache_folder() -> Path | None:
    """The platform's folder for caches; None when it cannot be told."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) / "trucewatch" / "Cache" if local else None
    chosen = os.environ.get("XDG_CACHE_HOME")
    if chosen:
        return Path(chosen) / "trucewatch"
    home = os.environ.get("HOME")
    if not home:
        return None
    return Path(home) / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "trucewatch"


def forget() -> None:
    """Let go of the open index; the next question opens it again."""
    _connection.cache_clear()


@lru_cache(maxsize=1)
def _connection(process: int) -> sqlite3.Connection:
    """The open index of this process: SQLite connections do not survive a fork, so the process is part of the key."""
    folder = cache_folder()
    if folder is not None:
        path = folder / f"gazetteer-{gazetteer_rows.digest()}.sqlite"
        opened = _open(path)
        if opened is None and _make_file(path):
            opened = _open(path)
        if opened is not None:
            return opened
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(memory)
    return memory


def _open(path: Path) -> sqlite3.Connection | None:
    """The index in a file, if it is whole and of this digest."""
    if not path.is_file():
        return None
    # `immutable` spares the locks: a finished index is never written again, only replaced under another name.
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        row = connection.execute("SELECT digest FROM meta").fetchone()
    except sqlite3.DatabaseError:
        row = None
    if row == (gazetteer_rows.digest(),):
        return connection
    connection.close()
    return None


def _make_file(path: Path) -> bool:
    """Make the index beside its place and move it there whole, so that nobody ever opens half of one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    except OSError:
        return False
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as connection:
            _fill(connection)
        part.replace(path)
    except (OSError, sqlite3.OperationalError):  # no room left, or the folder went away
        part.unlink(missing_ok=True)
        return False
    for old in path.parent.glob("gazetteer-*.sqlite"):
        if old != path:
            _remove(old)
    return True


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:  # another process has it open on a platform that forbids this; it stays until the next build
        return


def _fill(connection: sqlite3.Connection) -> None:
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    names: dict[tuple[str, int], int] = {}
    places: list[tuple[object, ...]] = []
    for number, row in enumerate(gazetteer_rows.rows()):
        places.append(
            (number, row.id, row.name, row.country, row.lat, row.lon, row.precision, row.zone, row.population,
             row.region, row.fame)
        )  # fmt: skip
        for key in row.other_names:
            names[key, number] = 0
        for key in row.names:
            names[key, number] = 1
    connection.executemany(f"INSERT INTO place VALUES ({','.join('?' * 11)})", places)
    connection.executemany(
        "INSERT INTO name VALUES (?, ?, ?)", sorted((key, number, main) for (key, number), main in names.items())
    )
    connection.execute("INSERT INTO meta VALUES (?)", (gazetteer_rows.digest(),))
    connection.commit()
