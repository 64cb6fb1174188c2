"""The record in a database: SqlStore implements model.stores.ReportStore with SQLAlchemy Core."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from trucewatch.errors import RecordError
from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue
from trucewatch.model.report import CleanReport, Hints, Receipt, ReportRef, Version
from trucewatch.model.stores import Filed, Filing, Held, Received
from trucewatch.store import dialects
from trucewatch.store.migrations import SCHEMA_VERSION, create, upgrade
from trucewatch.store.tables import claims, issues, meta, raws, receipts, reports
from trucewatch.store.unit_of_work import UnitOfWork, bump_revision

_BATCH = 500  # SQLite takes 999 bound values in its older builds


def open_store(address: str, *, create_missing: bool = False) -> SqlStore:
    """Open the record at a file name or URL, bringing an older one up to date.

    Raises NotARecord, NewerRecord, RecordError.
    """
    engine, blank = dialects.engine_for(address, create=create_missing, newest=SCHEMA_VERSION)
    work = UnitOfWork(engine, dialects.without_password(address))
    if blank and not create_missing:
        work.dispose()
        raise RecordError(f"{work.name}: nothing has been added to this record yet")
    with work.reading() as connection:
        outdated = dialects.outdated(connection, SCHEMA_VERSION)
    if outdated:
        with work.writing() as connection:
            if dialects.stamped(connection):
                upgrade(connection)
            else:
                create(connection)
    return SqlStore(work)


class SqlStore:
    """Reports, claims and issues in SQL. Safe to share between threads."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    @property
    def name(self) -> str:
        return self._work.name

    @property
    def revision(self) -> int:
        with self._work.reading() as connection:
            return int(connection.execute(select(meta.c.value).where(meta.c.key == "revision")).scalar_one())

    def file(self, filing: Filing) -> Filed:
        with self._work.writing() as connection:
            filed = _file(connection, filing)
            if filed != "unchanged":
                bump_revision(connection)
            return filed

    def held(self, report_id: str) -> Held | None:
        with self._work.reading() as connection:
            found = _held(connection, report_id)
            return found[0] if found else None

    def all_held(self) -> tuple[Held, ...]:
        with self._work.reading() as connection:
            return tuple(_held(connection))

    def raw(self, report_id: str) -> bytes | None:
        with self._work.reading() as connection:
            data = connection.execute(select(raws.c.data).where(raws.c.report == report_id)).scalar_one_or_none()
            return None if data is None else zlib.decompress(data)

    def report(self, report_id: str) -> CleanReport | None:
        with self._work.reading() as connection:
            text = connection.execute(select(reports.c.clean).where(reports.c.id == report_id)).scalar_one_or_none()
            return None if text is None else CleanReport.model_validate_json(text)

    def reports(self) -> Iterator[CleanReport]:
        with self._work.reading() as connection:
            ids = connection.execute(select(reports.c.id).order_by(reports.c.id)).scalars().all()
        for report_id in ids:
            found = self.report(report_id)
            if found is not None:
                yield found

    def find_reports(self, prefix: str) -> tuple[str, ...]:
        whole = prefix if prefix.startswith("sha256:") else f"sha256:{prefix}"
        query = select(reports.c.id).where(reports.c.id.startswith(whole, autoescape=True)).order_by(reports.c.id)
        with self._work.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def claims(self, report_id: str | None = None) -> tuple[Claim, ...]:
        query = select(claims.c.claim).order_by(claims.c.report, claims.c.position)
        if report_id is not None:
            query = query.where(claims.c.report == report_id)
        with self._work.reading() as connection:
            return tuple(Claim.model_validate_json(text) for text in connection.execute(query).scalars())

    def claims_by_id(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        wanted = tuple(dict.fromkeys(ids))
        found: dict[str, Claim] = {}
        with self._work.reading() as connection:
            for start in range(0, len(wanted), _BATCH):
                query = select(claims.c.claim).where(claims.c.id.in_(wanted[start : start + _BATCH]))
                for text in connection.execute(query).scalars():
                    claim = Claim.model_validate_json(text)
                    found[claim.id] = claim
        return tuple(found[each] for each in wanted if each in found)

    def note(self, issue: Issue) -> bool:
        key = _same_trouble(issue)
        with self._work.writing() as connection:
            known = connection.execute(select(issues.c.settled_at).where(key)).one_or_none()
            if known is not None and known.settled_at is None:
                return False
            if known is None:
                connection.execute(insert(issues).values(**issue.model_dump()))
            else:
                connection.execute(update(issues).where(key).values(at=issue.at, settled_at=None))
            bump_revision(connection)
            return True

    def settle(self, issue: Issue, at: str) -> bool:
        change = update(issues).where(_same_trouble(issue), issues.c.settled_at.is_(None)).values(settled_at=at)
        with self._work.writing() as connection:
            settled = connection.execute(change).rowcount > 0
            if settled:
                bump_revision(connection)
            return settled

    def issues(self) -> tuple[Issue, ...]:
        query = select(issues).where(issues.c.settled_at.is_(None)).order_by(issues.c.number)
        with self._work.reading() as connection:
            return tuple(
                Issue(path=row.path, step=row.step, reason=row.reason, at=row.at, report=row.report)
                for row in connection.execute(query)
            )

    @property
    def dated_at(self) -> str | None:
        with self._work.reading() as connection:
            return connection.execute(select(meta.c.value).where(meta.c.key == "dated_at")).scalar_one_or_none()

    def mark_dated(self, mark: str) -> None:
        with self._work.writing() as connection:
            dialects.upsert(connection, meta, {"key": "dated_at", "value": mark}, ["key"])

    def close(self) -> None:
        self._work.dispose()


def _file(connection: Connection, filing: Filing) -> Filed:
    before = connection.execute(select(reports).where(reports.c.id == filing.id)).one_or_none()
    new_receipts = _new_receipts(connection, filing)
    row = _report_row(filing)
    said = [claim.model_dump_json() for claim in filing.claims]
    same = before is not None and dict(before._mapping) == row and _said(connection, filing.id) == said
    if not same:
        dialects.upsert(connection, reports, row, ["id"])
        connection.execute(delete(claims).where(claims.c.report == filing.id))
        if filing.claims:
            connection.execute(
                insert(claims),
                [
                    {"report": filing.id, "position": position, "id": claim.id, "kind": claim.kind, "claim": text}
                    for position, (claim, text) in enumerate(zip(filing.claims, said, strict=True))
                ],
            )
        raw = {"report": filing.id, "size": len(filing.data), "coding": "zlib", "data": zlib.compress(filing.data)}
        dialects.upsert(connection, raws, raw, ["report"], replace=False)
    for receipt_row in new_receipts:
        dialects.upsert(connection, receipts, receipt_row, ["report", "path"])
    if before is None:
        return "added"
    return "replaced" if not same else "receipt" if new_receipts else "unchanged"


def _report_row(filing: Filing) -> dict[str, Any]:
    clean, ref = filing.clean, filing.clean.ref
    return {
        "id": ref.id,
        "path": ref.path,
        "published": ref.published,
        "published_basis": ref.published_basis,
        "published_reason": ref.published_reason,
        "outlet": ref.outlet,
        "agency": ref.agency,
        "language": ref.language,
        "headline": clean.headline.text if clean.headline else None,
        "version": clean.version.model_dump_json() if clean.version else None,
        "reader": filing.reader,
        "clean": clean.model_dump_json(),
    }


def _said(connection: Connection, report_id: str) -> list[str]:
    query = select(claims.c.claim).where(claims.c.report == report_id).order_by(claims.c.position)
    return list(connection.execute(query).scalars())


def _new_receipts(connection: Connection, filing: Filing) -> list[dict[str, Any]]:
    query = select(receipts.c.path, receipts.c.hints).where(receipts.c.report == filing.id)
    known = {row.path: row.hints for row in connection.execute(query)}
    rows = [
        {
            "report": filing.id,
            "path": each.receipt.path,
            "received_at": each.receipt.received_at,
            "receipt": each.receipt.model_dump_json(),
            "hints": json.dumps(asdict(each.hints), ensure_ascii=False, sort_keys=True),
        }
        for each in filing.received
    ]
    return [row for row in rows if known.get(row["path"]) != row["hints"]]


def _same_trouble(issue: Issue) -> ColumnElement[bool]:
    return (issues.c.path == issue.path) & (issues.c.step == issue.step) & (issues.c.reason == issue.reason)


def _held(connection: Connection, report_id: str | None = None) -> list[Held]:
    columns = [column for column in reports.c if column.name != "clean"]
    count = select(claims.c.report, func.count().label("claims")).group_by(claims.c.report)
    arrivals = select(receipts.c.report, receipts.c.receipt, receipts.c.hints).order_by(
        receipts.c.received_at, receipts.c.path
    )
    query = select(*columns).order_by(reports.c.published.is_(None), reports.c.published, reports.c.id)
    if report_id is not None:
        count = count.where(claims.c.report == report_id)
        arrivals = arrivals.where(receipts.c.report == report_id)
        query = query.where(reports.c.id == report_id)
    counts = {row.report: row.claims for row in connection.execute(count)}
    received: dict[str, list[Received]] = defaultdict(list)
    for row in connection.execute(arrivals):
        received[row.report].append(_received(row.receipt, json.loads(row.hints)))
    return [_as_held(row, received[row.id], counts.get(row.id, 0)) for row in connection.execute(query)]


def _received(receipt: str, hints: Mapping[str, Any]) -> Received:
    return Received(Receipt.model_validate_json(receipt), Hints(**hints))


def _as_held(row: Row[Any], received: Sequence[Received], count: int) -> Held:
    ref = ReportRef(
        id=row.id,
        path=row.path,
        published=row.published,
        published_basis=row.published_basis,
        published_reason=row.published_reason,
        outlet=row.outlet,
        agency=row.agency,
        language=row.language,
    )
    version = Version.model_validate_json(row.version) if row.version else None
    return Held(ref, tuple(received), row.reader, count, row.headline, version)
