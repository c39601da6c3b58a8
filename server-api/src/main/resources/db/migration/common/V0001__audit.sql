-- The audit log: a chain of entries, each carrying the hash of the one before it. Rows are only ever inserted.
CREATE TABLE audit_entry (
  seq           ${row_number} NOT NULL PRIMARY KEY,
  at            BIGINT NOT NULL,
  action        TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 60),
  actor         TEXT NOT NULL CHECK (length(actor) BETWEEN 1 AND 100),
  device_id     TEXT NOT NULL CHECK (length(device_id) <= 60),
  subject       TEXT NOT NULL CHECK (length(subject) <= 100),
  outcome       TEXT NOT NULL CHECK (length(outcome) BETWEEN 1 AND 60),
  details       TEXT NOT NULL,
  previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
  hash          TEXT NOT NULL CHECK (length(hash) = 64)
);

-- The newest link, kept apart so that a cut-off end of the chain shows, and locked while a link is added.
CREATE TABLE audit_head (
  id   BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
  seq  BIGINT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64)
);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
