-- The agencies' deposits. A posting moves an amount from one account to another, so that the sum over all accounts is
-- zero by construction. Accounts are `agency:<id>`, `bureau:cash` (money paid in) and `bureau:fees` (fees earned).
CREATE TABLE deposit (
  agency_id TEXT NOT NULL PRIMARY KEY REFERENCES agency (id),
  balance   BIGINT NOT NULL CHECK (balance >= 0),
  postings  BIGINT NOT NULL CHECK (postings >= 0)
);

CREATE TABLE ledger_posting (
  agency_id     TEXT NOT NULL REFERENCES deposit (agency_id),
  seq           BIGINT NOT NULL CHECK (seq > 0),
  kind          TEXT NOT NULL CHECK (kind IN ('TOP_UP', 'PERMIT_FEE', 'REFUND')),
  from_account  TEXT NOT NULL,
  to_account    TEXT NOT NULL,
  amount        BIGINT NOT NULL CHECK (amount > 0),
  balance_after BIGINT NOT NULL CHECK (balance_after >= 0),
  booked_at     BIGINT NOT NULL,
  case_number   TEXT,
  permit_id     TEXT,
  reference     TEXT CHECK (length(reference) BETWEEN 1 AND 60),
  booked_by     TEXT NOT NULL,
  PRIMARY KEY (agency_id, seq),
  CHECK (from_account <> to_account),
  CHECK ((kind = 'PERMIT_FEE') = (permit_id IS NOT NULL)),
  CHECK ((kind = 'PERMIT_FEE') = (case_number IS NOT NULL)),
  CHECK ((kind = 'TOP_UP') = (reference IS NOT NULL))
)${kept_in_its_key};
-- One charge per permit, and a receipt is booked once. A permit has exactly one case and a case one permit at most, so
-- the case stands for both; its numbers rise, which keeps the index's writes together.
CREATE UNIQUE INDEX ledger_posting_one_charge ON ledger_posting (case_number) WHERE kind = 'PERMIT_FEE';
CREATE UNIQUE INDEX ledger_posting_one_receipt ON ledger_posting (reference) WHERE kind = 'TOP_UP';
CREATE INDEX ledger_posting_time ON ledger_posting (agency_id, booked_at);

-- What a service costs from which day on (first day, ISO 8601, Asia/Taipei). QUICK_PERMIT is the official fee;
-- ASSOCIATION is what the association charges its member agencies, for its own statements.
CREATE TABLE price (
  service    TEXT NOT NULL CHECK (service IN ('QUICK_PERMIT', 'ASSOCIATION')),
  valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
  amount     BIGINT NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (service, valid_from)
);
INSERT INTO price (service, valid_from, amount) VALUES
  ('QUICK_PERMIT', '2002-01-01', 200),
  ('ASSOCIATION', '2002-01-01', 300);
