-- SPDX-License-Identifier: GPL-3.0-or-later
-- Accounts that rest, one-time invitations, secrets of bots, and the audit.

ALTER TABLE worksettings ADD COLUMN active INTEGER NOT NULL DEFAULT 1;

-- Hashes of one-time links with which a person sets a password.
CREATE TABLE invitation (
    person BLOB PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    hash BLOB NOT NULL UNIQUE,
    until INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE botsecret (
    person BLOB PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    hash BLOB NOT NULL UNIQUE
) WITHOUT ROWID;

-- Who read and did what; append-only, each record chained to the one before by its hash.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    person BLOB NOT NULL,
    username TEXT NOT NULL,
    roles TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    reason TEXT NOT NULL,
    allowed INTEGER NOT NULL,
    hash BLOB NOT NULL
);
CREATE INDEX audit_username ON audit (username, seq);
CREATE INDEX audit_object ON audit (object, seq);
