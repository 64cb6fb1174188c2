"""The tables, said once. Times are RFC 3339 text, nouns are JSON text, raw bytes are compressed.

Changing anything here takes a migration (migrations.py); a test holds the two together.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint

METADATA = MetaData()

meta = Table("meta", METADATA, Column("key", String, primary_key=True), Column("value", String, nullable=False))

migrations = Table(
    "migrations",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("applied_at", String, nullable=False),
)

reports = Table(
    "reports",
    METADATA,
    Column("id", String, primary_key=True),
    Column("path", String, nullable=False),
    Column("published", String),
    Column("published_basis", String, nullable=False),
    Column("published_reason", Text),
    Column("outlet", String),
    Column("agency", String),
    Column("language", String),
    Column("headline", Text),
    Column("version", Text),
    Column("reader", String, nullable=False),
    Column("clean", Text, nullable=False),
)

# Apart from `reports`, so that listing a thousand reports does not read a thousand pages of HTML.
raws = Table(
    "raws",
    METADATA,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("coding", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

receipts = Table(
    "receipts",
    METADATA,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("path", String, primary_key=True),
    Column("received_at", String, nullable=False),
    Column("receipt", Text, nullable=False),
    Column("hints", Text, nullable=False),
)

claims = Table(
    "claims",
    METADATA,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("claim", Text, nullable=False),
    Index("claims_id", "id"),
    Index("claims_kind", "kind"),
)

issues = Table(
    "issues",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("path", String, nullable=False),
    Column("step", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("report", String),
    Column("settled_at", String),
    UniqueConstraint("path", "step", "reason"),
)

# What people decide about claims. Rows are added and never changed: dialects.py guards that with triggers.
judgements = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("decided_at", String, nullable=False),
    Column("decided_by", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("judgement", Text, nullable=False),
)
