-- The answer to an application is kept once: as the content of its case, which holds the application, the grounds and the
-- receipt anyway. The record of its key names the case. Cases decided before keep their shorter content, and their
-- records the answer. A record is short now and is kept in its key.
CREATE TABLE answer_record (
  scope        TEXT NOT NULL CHECK (length(scope) <= 100),
  request_key  TEXT NOT NULL CHECK (length(request_key) BETWEEN 16 AND 64),
  fingerprint  TEXT NOT NULL CHECK (length(fingerprint) = 64),
  status       BIGINT NOT NULL,
  response     TEXT,
  case_number  TEXT REFERENCES quick_permit_case (case_number),
  created_at   BIGINT NOT NULL,
  PRIMARY KEY (scope, request_key),
  CHECK ((response IS NULL) <> (case_number IS NULL))
)${kept_in_its_key};
INSERT INTO answer_record (scope, request_key, fingerprint, status, response, created_at)
  SELECT scope, request_key, fingerprint, status, response, created_at FROM idempotency_record;
DROP TABLE idempotency_record;
ALTER TABLE answer_record RENAME TO idempotency_record;
CREATE INDEX idempotency_record_age ON idempotency_record (created_at);
