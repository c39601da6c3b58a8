-- The check registers of the quick permit. Each has two sides of the same shape: one is live, a load fills the other and
-- then switches, so that a look-up sees the old content or the new, never a part. A load claims its register first. Days are counted from 1970-01-01;
-- rows hold only what the decision's look-ups need.
CREATE TABLE register_state (
  register  TEXT NOT NULL PRIMARY KEY
            CHECK (register IN ('movements', 'passports', 'deny-list', 'control', 'prior-approvals')),
  live_side TEXT NOT NULL CHECK (live_side IN ('a', 'b')),
  load      BIGINT NOT NULL,
  row_count BIGINT NOT NULL,
  loaded_at BIGINT,
  claimed_by TEXT,
  claimed_at BIGINT
);
INSERT INTO register_state (register, live_side, load, row_count, loaded_at) VALUES
  ('movements', 'a', 0, 0, NULL),
  ('passports', 'a', 0, 0, NULL),
  ('deny-list', 'a', 0, 0, NULL),
  ('control', 'a', 0, 0, NULL),
  ('prior-approvals', 'a', 0, 0, NULL);

CREATE TABLE movement_a (
  document_number TEXT NOT NULL CHECK (length(document_number) BETWEEN 1 AND 20),
  identity_number TEXT CHECK (length(identity_number) BETWEEN 1 AND 20),
  direction       TEXT NOT NULL CHECK (direction IN ('I', 'O')),
  day             BIGINT NOT NULL
);
CREATE INDEX movement_a_document_number ON movement_a (document_number);
CREATE INDEX movement_a_identity_number ON movement_a (identity_number);
CREATE TABLE movement_b (
  document_number TEXT NOT NULL CHECK (length(document_number) BETWEEN 1 AND 20),
  identity_number TEXT CHECK (length(identity_number) BETWEEN 1 AND 20),
  direction       TEXT NOT NULL CHECK (direction IN ('I', 'O')),
  day             BIGINT NOT NULL
);
CREATE INDEX movement_b_document_number ON movement_b (document_number);
CREATE INDEX movement_b_identity_number ON movement_b (identity_number);

CREATE TABLE passport_a (
  document_number TEXT NOT NULL CHECK (length(document_number) BETWEEN 1 AND 20),
  issuing_state   TEXT NOT NULL CHECK (length(issuing_state) BETWEEN 1 AND 3),
  expiry_day      BIGINT NOT NULL,
  status          TEXT NOT NULL CHECK (status IN ('VALID', 'LOST', 'VOID'))
);
CREATE INDEX passport_a_document_number ON passport_a (document_number);
CREATE TABLE passport_b (
  document_number TEXT NOT NULL CHECK (length(document_number) BETWEEN 1 AND 20),
  issuing_state   TEXT NOT NULL CHECK (length(issuing_state) BETWEEN 1 AND 3),
  expiry_day      BIGINT NOT NULL,
  status          TEXT NOT NULL CHECK (status IN ('VALID', 'LOST', 'VOID'))
);
CREATE INDEX passport_b_document_number ON passport_b (document_number);

CREATE TABLE denied_a (
  document_number TEXT CHECK (length(document_number) BETWEEN 1 AND 20),
  identity_number TEXT CHECK (length(identity_number) BETWEEN 1 AND 20),
  name            TEXT CHECK (length(name) BETWEEN 1 AND 120),
  chinese_name    TEXT CHECK (length(chinese_name) BETWEEN 1 AND 60),
  birth_day       BIGINT,
  valid_until     BIGINT,
  CHECK (document_number IS NOT NULL OR identity_number IS NOT NULL OR birth_day IS NOT NULL)
);
CREATE INDEX denied_a_document_number ON denied_a (document_number);
CREATE INDEX denied_a_identity_number ON denied_a (identity_number);
CREATE INDEX denied_a_birth_day ON denied_a (birth_day);
CREATE TABLE denied_b (
  document_number TEXT CHECK (length(document_number) BETWEEN 1 AND 20),
  identity_number TEXT CHECK (length(identity_number) BETWEEN 1 AND 20),
  name            TEXT CHECK (length(name) BETWEEN 1 AND 120),
  chinese_name    TEXT CHECK (length(chinese_name) BETWEEN 1 AND 60),
  birth_day       BIGINT,
  valid_until     BIGINT,
  CHECK (document_number IS NOT NULL OR identity_number IS NOT NULL OR birth_day IS NOT NULL)
);
CREATE INDEX denied_b_document_number ON denied_b (document_number);
CREATE INDEX denied_b_identity_number ON denied_b (identity_number);
CREATE INDEX denied_b_birth_day ON denied_b (birth_day);

CREATE TABLE control_a (
  document_number TEXT CHECK (length(document_number) BETWEEN 1 AND 20),
  identity_number TEXT CHECK (length(identity_number) BETWEEN 1 AND 20),
  direction       TEXT NOT NULL CHECK (direction IN ('I', 'O')),
  valid_until     BIGINT,
  CHECK (document_number IS NOT NULL OR identity_number IS NOT NULL)
);
CREATE INDEX control_a_document_number ON control_a (document_number);
CREATE INDEX control_a_identity_number ON control_a (identity_number);
CREATE TABLE control_b (
  document_number TEXT CHECK (length(document_number) BETWEEN 1 AND 20),
  identity_number TEXT CHECK (length(identity_number) BETWEEN 1 AND 20),
  direction       TEXT NOT NULL CHECK (direction IN ('I', 'O')),
  valid_until     BIGINT,
  CHECK (document_number IS NOT NULL OR identity_number IS NOT NULL)
);
CREATE INDEX control_b_document_number ON control_b (document_number);
CREATE INDEX control_b_identity_number ON control_b (identity_number);

CREATE TABLE prior_approval_a (
  document_number TEXT NOT NULL CHECK (length(document_number) BETWEEN 1 AND 20),
  identity_number TEXT CHECK (length(identity_number) BETWEEN 1 AND 20),
  reference       TEXT NOT NULL CHECK (length(reference) BETWEEN 1 AND 30),
  last_valid_day  BIGINT NOT NULL
);
CREATE INDEX prior_approval_a_document_number ON prior_approval_a (document_number);
CREATE INDEX prior_approval_a_identity_number ON prior_approval_a (identity_number);
CREATE TABLE prior_approval_b (
  document_number TEXT NOT NULL CHECK (length(document_number) BETWEEN 1 AND 20),
  identity_number TEXT CHECK (length(identity_number) BETWEEN 1 AND 20),
  reference       TEXT NOT NULL CHECK (length(reference) BETWEEN 1 AND 30),
  last_valid_day  BIGINT NOT NULL
);
CREATE INDEX prior_approval_b_document_number ON prior_approval_b (document_number);
CREATE INDEX prior_approval_b_identity_number ON prior_approval_b (identity_number);

-- What officers enter themselves; a load of the daily file leaves it alone.
CREATE TABLE denied_by_officer (
  entry_id        TEXT NOT NULL PRIMARY KEY,
  document_number TEXT CHECK (length(document_number) BETWEEN 1 AND 20),
  identity_number TEXT CHECK (length(identity_number) BETWEEN 1 AND 20),
  name            TEXT CHECK (length(name) BETWEEN 1 AND 120),
  chinese_name    TEXT CHECK (length(chinese_name) BETWEEN 1 AND 60),
  birth_day       BIGINT,
  valid_until     BIGINT,
  reason          TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
  entered_by      TEXT NOT NULL,
  entered_at      BIGINT NOT NULL,
  CHECK (document_number IS NOT NULL OR identity_number IS NOT NULL OR birth_day IS NOT NULL)
);
CREATE INDEX denied_by_officer_document_number ON denied_by_officer (document_number);
CREATE INDEX denied_by_officer_identity_number ON denied_by_officer (identity_number);
CREATE INDEX denied_by_officer_birth_day ON denied_by_officer (birth_day);
