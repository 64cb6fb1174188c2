"""Transactions: everything inside one `writing` block happens or nothing of it does, even when the process dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, Integer, cast, update
from sqlalchemy.exc import DBAPIError

from trucewatch.errors import RecordError
from trucewatch.store.dialects import WRITING
from trucewatch.store.tables import meta


class UnitOfWork:
    """Opens transactions on one engine and turns database trouble into RecordError with the record's name."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self.name = engine, name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot of finished work."""
        with self._trouble_named(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, alone among writers."""
        with (
            self._trouble_named(),
            self._engine.connect().execution_options(**{WRITING: True}) as connection,
            connection.begin(),
        ):
            yield connection

    def dispose(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _trouble_named(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise RecordError(f"{self.name}: the record cannot be read or written: {error.orig}") from error


def bump_revision(connection: Connection) -> None:
    """Say in the same transaction that content changed; caches are keyed by this number."""
    value = cast(cast(meta.c.value, Integer) + 1, meta.c.value.type)
    connection.execute(update(meta).where(meta.c.key == "revision").values(value=value))
