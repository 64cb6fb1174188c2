-- A record of version 1, empty: what a migration of it starts from. Never edited.
PRAGMA application_id = 1414682435;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE claims (
report VARCHAR NOT NULL,
position INTEGER NOT NULL,
id VARCHAR NOT NULL,
kind VARCHAR NOT NULL,
claim TEXT NOT NULL,
PRIMARY KEY (report, position),
FOREIGN KEY(report) REFERENCES reports (id)
);
CREATE TABLE issues (
number INTEGER NOT NULL,
path VARCHAR NOT NULL,
step VARCHAR NOT NULL,
reason TEXT NOT NULL,
at VARCHAR NOT NULL,
report VARCHAR,
settled_at VARCHAR,
PRIMARY KEY (number),
UNIQUE (path, step, reason)
);
CREATE TABLE judgements (
number INTEGER NOT NULL,
decided_at VARCHAR NOT NULL,
decided_by VARCHAR NOT NULL,
kind VARCHAR NOT NULL,
judgement TEXT NOT NULL,
PRIMARY KEY (number)
);
CREATE TABLE meta (
"key" VARCHAR NOT NULL,
value VARCHAR NOT NULL,
PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('revision','0');
CREATE TABLE migrations (
number INTEGER NOT NULL,
name VARCHAR NOT NULL,
applied_at VARCHAR NOT NULL,
PRIMARY KEY (number)
);
INSERT INTO "migrations" VALUES(1,'first_tables','2026-01-01T00:00:00+00:00');
CREATE TABLE raws (
report VARCHAR NOT NULL,
size INTEGER NOT NULL,
coding VARCHAR NOT NULL,
data BLOB NOT NULL,
PRIMARY KEY (report),
FOREIGN KEY(report) REFERENCES reports (id)
);
CREATE TABLE receipts (
report VARCHAR NOT NULL,
path VARCHAR NOT NULL,
received_at VARCHAR NOT NULL,
receipt TEXT NOT NULL,
hints TEXT NOT NULL,
PRIMARY KEY (report, path),
FOREIGN KEY(report) REFERENCES reports (id)
);
CREATE TABLE reports (
id VARCHAR NOT NULL,
path VARCHAR NOT NULL,
published VARCHAR,
published_basis VARCHAR NOT NULL,
published_reason TEXT,
outlet VARCHAR,
agency VARCHAR,
language VARCHAR,
headline TEXT,
version TEXT,
reader VARCHAR NOT NULL,
clean TEXT NOT NULL,
PRIMARY KEY (id)
);
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_kind ON claims (kind);
CREATE TRIGGER judgements_no_update BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements are added, never changed'); END;
CREATE TRIGGER judgements_no_delete BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements are added, never changed'); END;
COMMIT;
