-- SPDX-License-Identifier: GPL-3.0-or-later
-- What stands beside a site: languages and texts of its chatbox, when it is open, and whether it is the sample shop's.

CREATE TABLE sitesettings (
    site BLOB PRIMARY KEY REFERENCES site (id) ON DELETE CASCADE,
    languages TEXT NOT NULL,
    offline INTEGER NOT NULL,
    texts TEXT NOT NULL,
    hours TEXT NOT NULL,
    sample INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO sitesettings SELECT id, 'en fr de es', 0, '', '', EXISTS (SELECT 1 FROM workspace WHERE name = 'sample' AND value = 'yes')
    FROM site WHERE key = 'shop';
