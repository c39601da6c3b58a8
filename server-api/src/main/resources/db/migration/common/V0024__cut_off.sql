-- What kiosks may do while they are cut off from the centre, what they need for it, and what they did.

-- By model: how old the trust list may be, and how many prints may wait to be reported. None where nobody has said.
ALTER TABLE kiosk_model ADD COLUMN offline_list_minutes BIGINT NOT NULL DEFAULT 0
  CHECK (offline_list_minutes BETWEEN 0 AND 240);
ALTER TABLE kiosk_model ADD COLUMN offline_prints BIGINT NOT NULL DEFAULT 0 CHECK (offline_prints BETWEEN 0 AND 5000);
UPDATE kiosk_model SET offline_list_minutes = 240, offline_prints = 200 WHERE model = 'PP-100';
UPDATE kiosk_model SET offline_list_minutes = 240, offline_prints = 100 WHERE model = 'PP-80';

-- Public halves of the keys with which kiosks seal what they print alone; the private halves never leave the kiosk.
CREATE TABLE kiosk_seal_key (
  key_id        TEXT   NOT NULL PRIMARY KEY CHECK (length(key_id) BETWEEN 6 AND 16),
  kiosk_id      TEXT   NOT NULL REFERENCES kiosk (kiosk_id),
  device_id     TEXT   NOT NULL REFERENCES device (id),
  public_key    TEXT   NOT NULL,
  not_before    TEXT   NOT NULL CHECK (length(not_before) = 10),
  not_after     TEXT   NOT NULL CHECK (length(not_after) = 10),
  registered_at BIGINT NOT NULL
);
CREATE INDEX kiosk_seal_key_device ON kiosk_seal_key (device_id);

-- When each kiosk last got a trust list, to within ten seconds, and whether staff have said since that it is switched off.
CREATE TABLE kiosk_contact (
  kiosk_id        TEXT   NOT NULL PRIMARY KEY REFERENCES kiosk (kiosk_id),
  device_id       TEXT   NOT NULL,
  listed_at       BIGINT NOT NULL,
  switched_off_at BIGINT
);

-- What kiosks fetch ahead. A change that is committed has no number yet (provision_due); numbers are given by one reader
-- at a time, so that none appears after a higher one was seen.
CREATE TABLE provision (
  permit_id TEXT   NOT NULL PRIMARY KEY REFERENCES permit (permit_id),
  change    BIGINT NOT NULL UNIQUE,
  until     TEXT   NOT NULL CHECK (length(until) = 10)
);
CREATE INDEX provision_until ON provision (until);
CREATE TABLE provision_number (
  id     BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
  number BIGINT NOT NULL
);
INSERT INTO provision_number (id, number) VALUES (1, 0);

-- Every event a kiosk reported of a print it made while it was cut off, as it was reported.
CREATE TABLE offline_print (
  device_id    TEXT   NOT NULL,
  boot_id      TEXT   NOT NULL,
  sequence     BIGINT NOT NULL CHECK (sequence >= 0),
  print_id     TEXT   NOT NULL,
  station_id   TEXT   NOT NULL,
  permit_id    TEXT   NOT NULL CHECK (length(permit_id) = 12),
  copy_number  BIGINT NOT NULL CHECK (copy_number BETWEEN 1 AND 65535),
  sheet_number TEXT   NOT NULL CHECK (length(sheet_number) BETWEEN 4 AND 12),
  issued_on    TEXT   NOT NULL CHECK (length(issued_on) = 10),
  key_id       TEXT   NOT NULL,
  result       TEXT   NOT NULL CHECK (result IN ('CONFIRMED', 'RETURNED', 'SPOILED', 'UNKNOWN')),
  evidence     TEXT   NOT NULL,
  printed_at   BIGINT NOT NULL,
  received_at  BIGINT NOT NULL,
  booked       TEXT   NOT NULL,
  PRIMARY KEY (device_id, boot_id, sequence)
);
CREATE INDEX offline_print_sheet ON offline_print (sheet_number);
CREATE INDEX offline_print_permit ON offline_print (permit_id);

-- Sheets that do not fit what the centre knows; each is a task until an officer has closed it.
CREATE TABLE offline_conflict (
  conflict_id        TEXT   NOT NULL PRIMARY KEY,
  kind               TEXT   NOT NULL CHECK (kind IN ('DOUBLE', 'PERMIT_ENDED', 'PERMIT_EXPIRED', 'UNKNOWN_PERMIT',
                       'SHEET_TAKEN', 'COPY_TAKEN', 'OUTCOME_DIFFERS')),
  permit_id          TEXT   NOT NULL,
  sheet_number       TEXT   NOT NULL,
  other_sheet_number TEXT,
  device_id          TEXT   NOT NULL,
  station_id         TEXT   NOT NULL,
  printed_at         BIGINT NOT NULL,
  opened_at          BIGINT NOT NULL,
  closed_at          BIGINT,
  closed_by          TEXT,
  reason             TEXT,
  CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (reason IS NULL)),
  UNIQUE (permit_id, sheet_number, kind)
);
CREATE INDEX offline_conflict_open ON offline_conflict (opened_at) WHERE closed_at IS NULL;
