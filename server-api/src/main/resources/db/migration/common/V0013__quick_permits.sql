-- Decided applications, approved or refused; `content` is the application, the grounds and the receipt as JSON.
CREATE TABLE quick_permit_case (
  case_number      TEXT NOT NULL PRIMARY KEY,
  agency_id        TEXT NOT NULL REFERENCES agency (id),
  outcome          TEXT NOT NULL CHECK (outcome IN ('APPROVED', 'REFUSED')),
  application_date TEXT NOT NULL CHECK (length(application_date) = 10),
  decided_at       BIGINT NOT NULL,
  clerk            TEXT NOT NULL,
  name             TEXT NOT NULL,
  chinese_name     TEXT,
  document_number  TEXT NOT NULL,
  permit_id        TEXT,
  charged          BIGINT CHECK (charged > 0),
  balance_after    BIGINT CHECK (balance_after >= 0),
  supersedes       TEXT,
  superseded_by    TEXT,
  content          TEXT NOT NULL,
  CHECK ((outcome = 'APPROVED') = (permit_id IS NOT NULL)),
  CHECK ((charged IS NULL) = (balance_after IS NULL)),
  CHECK (charged IS NULL OR outcome = 'APPROVED')
);
CREATE INDEX quick_permit_case_agency ON quick_permit_case (agency_id, decided_at, case_number);

-- Next serial of the case numbers of a service and year; taken in blocks, so that numbers may be skipped.
CREATE TABLE case_serial (
  service TEXT NOT NULL CHECK (length(service) = 2),
  year    BIGINT NOT NULL,
  next    BIGINT NOT NULL,
  PRIMARY KEY (service, year)
);

-- Answers given under an idempotency key, kept longer than any permit lives.
CREATE TABLE idempotency_record (
  scope        TEXT NOT NULL CHECK (length(scope) <= 100),
  request_key  TEXT NOT NULL CHECK (length(request_key) BETWEEN 16 AND 64),
  fingerprint  TEXT NOT NULL CHECK (length(fingerprint) = 64),
  status       BIGINT NOT NULL,
  response     TEXT NOT NULL,
  created_at   BIGINT NOT NULL,
  PRIMARY KEY (scope, request_key)
);

-- Rows two applications of one traveller both have to pass: whoever comes second waits for the first.
CREATE TABLE traveller_gate (
  traveller TEXT NOT NULL PRIMARY KEY CHECK (length(traveller) <= 40),
  passes    BIGINT NOT NULL
);

-- What other systems have to be told, written together with what happened; carried away by the exchange.
CREATE TABLE outbox (
  message_id TEXT NOT NULL PRIMARY KEY,
  topic      TEXT NOT NULL CHECK (length(topic) BETWEEN 1 AND 60),
  subject    TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 100),
  payload    TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  sent_at    BIGINT
);
CREATE INDEX outbox_waiting ON outbox (created_at) WHERE sent_at IS NULL;
