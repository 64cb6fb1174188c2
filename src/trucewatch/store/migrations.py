"""How a record of an older version becomes one of this version: named functions, numbered, each applied once.

A new record is made from tables.py at once and marked with every number; an older one gets what it misses. Adding a
migration: write the function, append it to MIGRATIONS, change tables.py to match, and add the old schema to the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from trucewatch.store import dialects
from trucewatch.store.tables import METADATA, meta, migrations


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    apply: Callable[[Connection], None]


def first_tables(connection: Connection) -> None:
    """Version 1 is where records begin: no older record exists that could lack it."""


MIGRATIONS: tuple[Migration, ...] = (Migration(1, "first_tables", first_tables),)
SCHEMA_VERSION = MIGRATIONS[-1].number


def create(connection: Connection, known: Sequence[Migration] = MIGRATIONS) -> None:
    """Make the tables of a record that holds nothing yet, in the caller's transaction."""
    METADATA.create_all(connection)
    dialects.protect_judgements(connection)
    connection.execute(insert(meta).values(key="revision", value="0"))
    _mark(connection, known)


def upgrade(connection: Connection, known: Sequence[Migration] = MIGRATIONS) -> tuple[str, ...]:
    """Apply what the record misses, in the caller's transaction; the names of what was applied."""
    done = set(connection.execute(select(migrations.c.number)).scalars())
    missing = [migration for migration in known if migration.number not in done]
    for migration in missing:
        migration.apply(connection)
    if missing:
        _mark(connection, missing)
    return tuple(migration.name for migration in missing)


def _mark(connection: Connection, applied: Sequence[Migration]) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        insert(migrations), [{"number": each.number, "name": each.name, "applied_at": at} for each in applied]
    )
    dialects.stamp(connection, applied[-1].number)
