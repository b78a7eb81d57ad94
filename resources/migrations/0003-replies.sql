-- SPDX-License-Identifier: GPL-3.0-or-later
-- Canned replies: a person's own, a group's, or, with neither, the workspace's.

CREATE TABLE reply (
    id BLOB PRIMARY KEY,
    person BLOB REFERENCES person (id) ON DELETE CASCADE,
    workgroup BLOB REFERENCES workgroup (id) ON DELETE CASCADE,
    shortcut TEXT NOT NULL COLLATE NOCASE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    CHECK (person IS NULL OR workgroup IS NULL)
) WITHOUT ROWID;
CREATE UNIQUE INDEX reply_person ON reply (person, shortcut) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX reply_workgroup ON reply (workgroup, shortcut) WHERE workgroup IS NOT NULL;
CREATE UNIQUE INDEX reply_workspace ON reply (shortcut) WHERE person IS NULL AND workgroup IS NULL;
