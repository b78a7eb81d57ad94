-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema of a workspace. Every column stands in resources/register.json with its purpose and its end.
-- Ids are 16 bytes, times are UTC milliseconds, "sealed" is an envelope under the visitor's own key.

CREATE TABLE workspace (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO counter VALUES ('feed', 0);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE settingchange (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    person BLOB NOT NULL,
    username TEXT NOT NULL,
    name TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL
);

CREATE TABLE workgroup (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) WITHOUT ROWID;

CREATE TABLE site (
    id BLOB PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    controller TEXT NOT NULL,
    privacyurl TEXT NOT NULL,
    workgroup BLOB NOT NULL REFERENCES workgroup (id),
    memory INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE siteorigin (
    site BLOB NOT NULL REFERENCES site (id),
    origin TEXT NOT NULL,
    PRIMARY KEY (site, origin)
) WITHOUT ROWID;

-- The closed list of agent identification data; work settings stand beside it.
CREATE TABLE person (
    id BLOB PRIMARY KEY,
    surname TEXT NOT NULL,
    firstname TEXT NOT NULL,
    alias TEXT NOT NULL,
    username TEXT NOT NULL UNIQUE,
    position TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE worksettings (
    person BLOB PRIMARY KEY REFERENCES person (id),
    slots INTEGER NOT NULL,
    languages TEXT NOT NULL,
    skills TEXT NOT NULL,
    availability INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE personrole (
    person BLOB NOT NULL REFERENCES person (id),
    role INTEGER NOT NULL,
    PRIMARY KEY (person, role)
) WITHOUT ROWID;

CREATE TABLE membership (
    person BLOB NOT NULL REFERENCES person (id),
    workgroup BLOB NOT NULL REFERENCES workgroup (id),
    PRIMARY KEY (person, workgroup)
) WITHOUT ROWID;

CREATE TABLE credential (
    person BLOB PRIMARY KEY REFERENCES person (id),
    hash TEXT NOT NULL
) WITHOUT ROWID;

-- One sign-in is one family of tokens; only hashes are kept.
CREATE TABLE signin (
    id BLOB PRIMARY KEY,
    person BLOB NOT NULL REFERENCES person (id),
    platform TEXT NOT NULL,
    createdat INTEGER NOT NULL,
    usedat INTEGER NOT NULL,
    access BLOB NOT NULL,
    accessuntil INTEGER NOT NULL,
    refresh BLOB NOT NULL,
    previous BLOB NOT NULL,
    previousuntil INTEGER NOT NULL
) WITHOUT ROWID;

-- Refresh tokens that were replaced: one of them coming back means that somebody copied it.
CREATE TABLE usedrefresh (
    hash BLOB PRIMARY KEY,
    signin BLOB NOT NULL REFERENCES signin (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE visitor (
    id BLOB PRIMARY KEY,
    site BLOB NOT NULL REFERENCES site (id),
    lookup BLOB NOT NULL UNIQUE,
    wrappedkey BLOB NOT NULL,
    subject BLOB NOT NULL UNIQUE,
    link BLOB NOT NULL,
    file BLOB NOT NULL,
    conversations INTEGER NOT NULL
) WITHOUT ROWID;

-- Apart, so that an address can be deleted alone.
CREATE TABLE visitoraddress (
    visitor BLOB PRIMARY KEY REFERENCES visitor (id),
    address BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE visitorsession (
    hash BLOB PRIMARY KEY,
    visitor BLOB NOT NULL REFERENCES visitor (id),
    conversation BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE conversation (
    id BLOB PRIMARY KEY,
    site BLOB NOT NULL REFERENCES site (id),
    visitor BLOB NOT NULL REFERENCES visitor (id),
    workgroup BLOB NOT NULL REFERENCES workgroup (id),
    assignee BLOB NOT NULL,
    status INTEGER NOT NULL,
    language TEXT NOT NULL,
    openedat INTEGER NOT NULL,
    lastat INTEGER NOT NULL,
    closedat INTEGER NOT NULL,
    waitingsince INTEGER NOT NULL,
    lastseq INTEGER NOT NULL,
    feed INTEGER NOT NULL,
    seenbyvisitor INTEGER NOT NULL,
    seenbyadvisor INTEGER NOT NULL,
    chat INTEGER NOT NULL,
    preview INTEGER NOT NULL,
    mirroring INTEGER NOT NULL,
    cobrowsing INTEGER NOT NULL,
    type INTEGER NOT NULL,
    offer BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX conversation_feed ON conversation (feed);
CREATE INDEX conversation_open ON conversation (status) WHERE status <> 2;

-- One ordered log a conversation, clustered by it.
CREATE TABLE event (
    conversation BLOB NOT NULL,
    seq INTEGER NOT NULL,
    id BLOB NOT NULL,
    kind INTEGER NOT NULL,
    author INTEGER NOT NULL,
    person BLOB NOT NULL,
    at INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (conversation, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX event_id ON event (conversation, id);

CREATE TABLE consentrecord (
    seq INTEGER PRIMARY KEY,
    conversation BLOB NOT NULL,
    record TEXT NOT NULL,
    hash BLOB NOT NULL,
    signature BLOB NOT NULL
);
