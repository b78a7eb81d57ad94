-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whom a site invites to chat, when and in which look: what GET /rules/KEY.json says beyond the site's name, as one JSON
-- object that SiteRules has checked. A site without a row invites nobody.

CREATE TABLE engagement (
    site BLOB PRIMARY KEY REFERENCES site (id),
    rules TEXT NOT NULL
) WITHOUT ROWID;
