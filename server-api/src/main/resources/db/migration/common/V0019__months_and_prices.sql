-- Associations of agencies. Membership holds for whole months (ISO 8601, Asia/Taipei), from one row's month to the next row's;
-- no association means that the agency has left. So an agency is a member of one at most, and a month that is over has the
-- members it had.
CREATE TABLE association (
  id         TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 3 AND 20),
  name_zh    TEXT NOT NULL,
  name_en    TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE TABLE association_member (
  agency_id      TEXT NOT NULL REFERENCES agency (id),
  from_month     TEXT NOT NULL CHECK (length(from_month) = 7),
  association_id TEXT REFERENCES association (id),
  PRIMARY KEY (agency_id, from_month)
);

-- Statements of months that are over, as they are sent.
CREATE TABLE monthly_statement (
  holder    TEXT NOT NULL CHECK (holder IN ('AGENCY', 'ASSOCIATION')),
  holder_id TEXT NOT NULL CHECK (length(holder_id) BETWEEN 1 AND 20),
  month     TEXT NOT NULL CHECK (length(month) = 7),
  digest    TEXT NOT NULL CHECK (length(digest) = 64),
  content   TEXT NOT NULL,
  closed_at BIGINT NOT NULL,
  PRIMARY KEY (holder, holder_id, month)
);

-- Last day a price holds, empty until further notice. The days of one service follow one another without gap or overlap.
ALTER TABLE price ADD COLUMN valid_until TEXT CHECK (length(valid_until) = 10 AND valid_until >= valid_from);
CREATE UNIQUE INDEX price_until ON price (service, valid_until);
CREATE UNIQUE INDEX price_open_end ON price (service) WHERE valid_until IS NULL;
