-- SPDX-License-Identifier: GPL-3.0-or-later
-- The end of the data: what is over is found by an index, and what was erased is counted.

ALTER TABLE conversation ADD COLUMN channel INTEGER NOT NULL DEFAULT 0;
CREATE INDEX conversation_closed ON conversation (channel, closedat) WHERE status = 2;
CREATE INDEX conversation_visitor ON conversation (visitor);

-- The close of the last conversation, also of one that is erased by now: what a visitor offered has an end of its own.
ALTER TABLE visitor ADD COLUMN lastclosedat INTEGER NOT NULL DEFAULT 0;
UPDATE visitor SET lastclosedat = coalesce((SELECT max(closedat) FROM conversation WHERE conversation.visitor = visitor.id), 0);
CREATE INDEX visitor_closed ON visitor (lastclosedat);

CREATE INDEX consentrecord_conversation ON consentrecord (conversation);

-- One line a batch; numbers only.
CREATE TABLE erasure (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    cause INTEGER NOT NULL,
    username TEXT NOT NULL,
    conversations INTEGER NOT NULL,
    files INTEGER NOT NULL,
    visitors INTEGER NOT NULL
);
