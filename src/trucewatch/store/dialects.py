"""Everything that differs between databases, in one place. Today: SQLite.

A second database adds its branch here (engine, how a writer takes its turn, upsert, guards); no other module of the
store says "sqlite".
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.pool import QueuePool

from trucewatch.errors import NewerRecord, NotARecord, RecordError

APPLICATION_ID = 0x54525743  # "TRWC", the mark in the file header that tells a record from any other SQLite file
BUSY_SECONDS = 30
_PAUSE = 0.02
"""Seconds between two tries."""
_MAGIC = b"SQLite format 3\x00"
WRITING = "trucewatch_writing"


def engine_for(address: str, *, create: bool, newest: int) -> tuple[Engine, bool]:
    """The engine for a file or URL, and whether the record has yet to be made. ``newest``: schema version known here.

    Raises NotARecord, NewerRecord or RecordError, each naming the file; a file that is not ours is never written to.
    """
    scheme, separator, rest = address.partition("://")
    if separator and scheme != "sqlite":
        kind = "PostgreSQL" if scheme.startswith("postgres") else f"{scheme}://"
        raise RecordError(f"{without_password(address)}: {kind} is not supported by this version; give a file name")
    path = Path(rest.removeprefix("/") if separator else address)
    blank = _inspect(path, create=create, newest=newest)
    return _sqlite_engine(path), blank


def without_password(address: str) -> str:
    scheme, separator, rest = address.partition("://")
    if not separator or "@" not in rest:
        return address
    credentials, _, host = rest.rpartition("@")
    return f"{scheme}://{credentials.partition(':')[0]}@{host}"


def _inspect(path: Path, *, create: bool, newest: int) -> bool:
    """Look before anything is opened for writing, so that a stranger's file stays as it is. True: nothing there yet."""
    try:
        if path.is_dir():
            raise NotARecord(f"{path}: a directory, not a record file")
        if not path.exists():
            if not create:
                raise RecordError(f"{path}: no record there. Make one with: trucewatch add REPORTS --record {path}")
            if not path.absolute().parent.is_dir():
                raise RecordError(f"{path}: cannot make the record, there is no directory {path.absolute().parent}")
            return True
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise RecordError(f"{path}: cannot open the record: {error.strerror or error}") from error
    if head and head != _MAGIC:
        raise NotARecord(f"{path}: not a trucewatch record (not an SQLite file)")
    return not head or _inspect_header(path, create=create, newest=newest)


def _inspect_header(path: Path, *, create: bool, newest: int) -> bool:
    try:
        with _closing(sqlite3.connect(_uri(path, read_only=True), uri=True)) as connection:
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise NotARecord(f"{path}: not a usable record: {error}") from error
    if mark == APPLICATION_ID:
        if version > newest:
            raise NewerRecord(
                f"{path}: written by a later version of trucewatch (record version {version}, this program knows "
                f"{newest}). Update trucewatch; the record was left as it is"
            )
        return False
    # A crash between making the file and the first transaction leaves a database without a single table.
    if mark == version == tables == 0:
        return True
    raise NotARecord(f"{path}: not a trucewatch record (an SQLite file of another program)")


class _closing:
    """sqlite3's own context manager ends a transaction and leaves the file open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> sqlite3.Connection:
        return self.connection

    def __exit__(self, *_: object) -> None:
        self.connection.close()


def _uri(path: Path, *, read_only: bool) -> str:
    location = f"file:{quote(str(path.absolute()))}"
    if not read_only:
        return location
    # Immutable: SQLite then makes no -wal and -shm files, which it may not be allowed to, or would leave behind. With a
    # -wal there, the newest content is in it, and only the ordinary way reads it.
    wal = path.with_name(path.name + "-wal").exists()
    return location + ("?mode=ro" if wal and _writable(path) else "?mode=ro&immutable=1")


def _writable(path: Path) -> bool:
    return os.access(path.absolute().parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _sqlite_engine(path: Path) -> Engine:
    writable = _writable(path)
    uri = _uri(path, read_only=not writable)

    def connect() -> sqlite3.Connection:
        # isolation_level None: SQLAlchemy's begin event below starts transactions, not the driver's guess.
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        if writable:
            _write_ahead(connection)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Readers then never wait for a writer. While another makes the file, SQLite refuses this at once, without the
    waiting that ``timeout`` asks for; so the waiting is done here.
    """
    patience = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: two that read first and write later would deadlock instead of queueing.
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def stamp(connection: Connection, version: int) -> None:
    """Mark the database as a record of this schema version."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {int(version)}")


def outdated(connection: Connection, newest: int) -> bool:
    """Whether tables have to be made or changed before this program can use the database."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one()) < newest


def stamped(connection: Connection) -> bool:
    """Whether the database is a record already (another process may have made it a moment ago)."""
    return int(connection.exec_driver_sql("PRAGMA application_id").scalar_one()) == APPLICATION_ID


def protect_judgements(connection: Connection) -> None:
    """Decisions are added, never edited, and the database itself holds to that."""
    for verb in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER judgements_no_{verb.lower()} BEFORE {verb} ON judgements "
                "BEGIN SELECT RAISE(ABORT, 'judgements are added, never changed'); END"
            )
        )


def upsert(
    connection: Connection, table: Table, row: Mapping[str, Any], keys: Sequence[str], *, replace: bool = True
) -> None:
    """Insert the row, or change the one that has its key (left alone unless ``replace``)."""
    statement = sqlite_insert(table).values(**row)
    changes = {name: statement.excluded[name] for name in row if name not in keys}
    if replace and changes:
        statement = statement.on_conflict_do_update(index_elements=list(keys), set_=changes)
    else:
        statement = statement.on_conflict_do_nothing(index_elements=list(keys))
    connection.execute(statement)
