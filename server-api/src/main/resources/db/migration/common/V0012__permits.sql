-- Permits, their sheets and entries. Days are ISO 8601 dates of Asia/Taipei, moments are milliseconds of the epoch.
CREATE TABLE permit (
  permit_id        TEXT NOT NULL PRIMARY KEY CHECK (length(permit_id) = 12),
  case_number      TEXT NOT NULL UNIQUE,
  agency_id        TEXT NOT NULL REFERENCES agency (id),
  state            TEXT NOT NULL CHECK (state IN
                     ('GRANTED', 'ISSUED', 'USED', 'EXHAUSTED', 'EXPIRED', 'REVOKED', 'SUPERSEDED')),
  document_code    TEXT NOT NULL,
  issuing_state    TEXT NOT NULL,
  document_number  TEXT NOT NULL CHECK (length(document_number) BETWEEN 1 AND 20),
  nationality      TEXT NOT NULL,
  surname          TEXT NOT NULL,
  given_names      TEXT NOT NULL,
  name_truncated   BIGINT NOT NULL CHECK (name_truncated IN (0, 1)),
  birth_date       TEXT NOT NULL CHECK (length(birth_date) = 10),
  sex              TEXT NOT NULL,
  expiry_date      TEXT NOT NULL CHECK (length(expiry_date) = 10),
  chinese_name     TEXT,
  identity_number  TEXT NOT NULL CHECK (length(identity_number) BETWEEN 1 AND 20),
  application_date TEXT NOT NULL CHECK (length(application_date) = 10),
  board_until      TEXT NOT NULL CHECK (length(board_until) = 10),
  last_usable_day  TEXT NOT NULL CHECK (length(last_usable_day) = 10),
  entries_allowed  BIGINT NOT NULL CHECK (entries_allowed > 0),
  entries_used     BIGINT NOT NULL DEFAULT 0 CHECK (entries_used >= 0),
  stay_days        BIGINT NOT NULL CHECK (stay_days > 0),
  fee              BIGINT NOT NULL CHECK (fee >= 0),
  seal             TEXT NOT NULL,
  copies           BIGINT NOT NULL DEFAULT 0 CHECK (copies >= 0),
  issued_on        TEXT CHECK (length(issued_on) = 10),
  CHECK (entries_used <= entries_allowed)
);
-- One live permit per traveller, whichever of the two the traveller is recognised by.
CREATE UNIQUE INDEX permit_live_document ON permit (document_number, issuing_state)
  WHERE state IN ('GRANTED', 'ISSUED', 'USED');
CREATE UNIQUE INDEX permit_live_identity ON permit (identity_number) WHERE state IN ('GRANTED', 'ISSUED', 'USED');
-- Those that have ended are looked for by their document only, and a grant has one index less to write.
CREATE INDEX permit_ended_document ON permit (document_number) WHERE state NOT IN ('GRANTED', 'ISSUED', 'USED');

-- The right to print one sheet, and what became of it. A sheet that never left the tray goes back (RETURNED).
CREATE TABLE print_lease (
  lease_id         TEXT NOT NULL PRIMARY KEY,
  permit_id        TEXT NOT NULL REFERENCES permit (permit_id),
  copy_number      BIGINT NOT NULL CHECK (copy_number BETWEEN 1 AND 65535),
  sheet_number     TEXT NOT NULL CHECK (length(sheet_number) BETWEEN 4 AND 12),
  device_id        TEXT NOT NULL,
  station_id       TEXT NOT NULL,
  staff            TEXT,
  reason           TEXT,
  state            TEXT NOT NULL CHECK (state IN
                     ('ACTIVE', 'UNKNOWN', 'CONFIRMED', 'SPOILED', 'RETURNED', 'REPLACED')),
  leased_at        BIGINT NOT NULL,
  expires_at       BIGINT NOT NULL,
  evidence         TEXT,
  journal_sequence BIGINT,
  settled_at       BIGINT,
  UNIQUE (permit_id, copy_number)
);
-- At most one sheet of a permit is on its way, and a sheet of stock is used once.
CREATE UNIQUE INDEX print_lease_one_open ON print_lease (permit_id) WHERE state IN ('ACTIVE', 'UNKNOWN');
CREATE UNIQUE INDEX print_lease_one_sheet ON print_lease (sheet_number) WHERE state <> 'RETURNED';
-- At most one sheet of a permit is good.
CREATE UNIQUE INDEX print_lease_one_good ON print_lease (permit_id) WHERE state = 'CONFIRMED';

CREATE TABLE permit_entry (
  permit_id   TEXT NOT NULL REFERENCES permit (permit_id),
  number      BIGINT NOT NULL CHECK (number > 0),
  entered_at  BIGINT NOT NULL,
  port        TEXT NOT NULL,
  stay_until  TEXT NOT NULL CHECK (length(stay_until) = 10),
  inspector   TEXT NOT NULL,
  PRIMARY KEY (permit_id, number)
);

-- Papers that are dead though their seal verifies: copies up to and including through_copy, until their last day.
CREATE TABLE dead_paper (
  permit_id    TEXT NOT NULL PRIMARY KEY REFERENCES permit (permit_id),
  through_copy BIGINT NOT NULL CHECK (through_copy >= 0),
  reason       TEXT NOT NULL,
  list_until   TEXT NOT NULL CHECK (length(list_until) = 10)
);
CREATE INDEX dead_paper_until ON dead_paper (list_until);

-- Number of the trust list; raised in the same transaction as anything the list shows.
CREATE TABLE trust_list_number (
  id     BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
  number BIGINT NOT NULL
);
INSERT INTO trust_list_number (id, number) VALUES (1, 1);

-- Public halves of the keys that sign seals; the private halves never enter the database.
CREATE TABLE seal_key (
  key_id       TEXT NOT NULL PRIMARY KEY CHECK (length(key_id) BETWEEN 6 AND 16),
  public_key   TEXT NOT NULL,
  not_before   TEXT NOT NULL CHECK (length(not_before) = 10),
  not_after    TEXT NOT NULL CHECK (length(not_after) = 10)
);
