-- Numbered blank sheets, one row for each, and where each is. What may follow on what is data; triggers hold to it.
CREATE TABLE stock_transition (
  from_state TEXT NOT NULL,
  to_state   TEXT NOT NULL,
  PRIMARY KEY (from_state, to_state)
);
INSERT INTO stock_transition (from_state, to_state) VALUES
  ('DEPOT', 'TRANSIT'), ('DEPOT', 'MISSING'),
  ('TRANSIT', 'STATION'), ('TRANSIT', 'DEPOT'), ('TRANSIT', 'MISSING'),
  ('STATION', 'TRAY'), ('STATION', 'TRANSIT'), ('STATION', 'SPOILED'), ('STATION', 'MISSING'), ('STATION', 'ISSUED'),
  ('TRAY', 'STATION'), ('TRAY', 'RESERVED'), ('TRAY', 'SPOILED'), ('TRAY', 'MISSING'), ('TRAY', 'ISSUED'),
  ('RESERVED', 'TRAY'), ('RESERVED', 'ISSUED'), ('RESERVED', 'SPOILED'), ('RESERVED', 'MISSING'),
  ('MISSING', 'DEPOT'), ('MISSING', 'TRAY'), ('MISSING', 'ISSUED'), ('MISSING', 'SPOILED');

CREATE TABLE stock_sheet (
  sheet_number TEXT   NOT NULL PRIMARY KEY CHECK (length(sheet_number) BETWEEN 4 AND 12),
  series       TEXT   NOT NULL CHECK (length(series) BETWEEN 1 AND 5),
  serial       BIGINT NOT NULL CHECK (serial >= 0),
  state        TEXT   NOT NULL CHECK (state IN
                 ('DEPOT', 'TRANSIT', 'STATION', 'TRAY', 'RESERVED', 'ISSUED', 'SPOILED', 'MISSING')),
  station_id   TEXT   REFERENCES station (station_id),
  kiosk        TEXT   CHECK (length(kiosk) BETWEEN 3 AND 60),
  permit_id    TEXT   REFERENCES permit (permit_id),
  copy_number  BIGINT CHECK (copy_number BETWEEN 1 AND 65535),
  UNIQUE (series, serial),
  CHECK ((permit_id IS NULL) = (copy_number IS NULL)),
  CHECK (state <> 'DEPOT' OR station_id IS NULL),
  CHECK (state NOT IN ('TRANSIT', 'STATION', 'TRAY', 'RESERVED', 'ISSUED', 'SPOILED') OR station_id IS NOT NULL),
  CHECK (state NOT IN ('DEPOT', 'TRANSIT', 'STATION') OR kiosk IS NULL),
  CHECK (state NOT IN ('TRAY', 'RESERVED', 'ISSUED') OR kiosk IS NOT NULL),
  CHECK (state NOT IN ('DEPOT', 'TRANSIT', 'STATION', 'TRAY') OR permit_id IS NULL),
  CHECK (state NOT IN ('RESERVED', 'ISSUED') OR permit_id IS NOT NULL)
);
CREATE INDEX stock_sheet_kiosk ON stock_sheet (kiosk, series, serial) WHERE state IN ('TRAY', 'RESERVED');
CREATE INDEX stock_sheet_station ON stock_sheet (station_id, series, serial) WHERE state IN ('TRANSIT', 'STATION');
CREATE INDEX stock_sheet_permit ON stock_sheet (permit_id) WHERE permit_id IS NOT NULL;

-- Whoever touches a kiosk's tray passes its row first, so that a count is never of two moments.
CREATE TABLE stock_tray (
  kiosk TEXT NOT NULL PRIMARY KEY CHECK (length(kiosk) BETWEEN 3 AND 60)
);

CREATE TABLE stock_shift (
  shift_id   TEXT   NOT NULL PRIMARY KEY CHECK (length(shift_id) = 36),
  kiosk      TEXT   NOT NULL REFERENCES stock_tray (kiosk),
  station_id TEXT   NOT NULL REFERENCES station (station_id),
  opened_by  TEXT   NOT NULL,
  opened_at  BIGINT NOT NULL,
  carried    BIGINT NOT NULL CHECK (carried >= 0),
  closed_by  TEXT,
  closed_at  BIGINT,
  co_signer  TEXT,
  reason     TEXT   CHECK (length(reason) BETWEEN 1 AND 200),
  counted    BIGINT CHECK (counted >= 0),
  difference BIGINT,
  open_left  BIGINT CHECK (open_left >= 0),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
  CHECK ((closed_at IS NULL) = (counted IS NULL)),
  CHECK ((closed_at IS NULL) = (difference IS NULL)),
  CHECK ((closed_at IS NULL) = (open_left IS NULL)),
  CHECK ((co_signer IS NULL) = (reason IS NULL)),
  CHECK (co_signer IS NULL OR co_signer <> closed_by),
  -- A shift closes only when everything is accounted for, or two persons have signed for it.
  CHECK (closed_at IS NULL OR co_signer IS NOT NULL OR difference = 0 AND open_left = 0)
);
CREATE UNIQUE INDEX stock_shift_one_open ON stock_shift (kiosk) WHERE closed_at IS NULL;

-- Models of kiosks that print only on sheets the books have in their tray, and only while a shift is open. None, until the
-- bureau has received the stock that is in use and says so; what the books have is bound by them in any case.
ALTER TABLE kiosk_model ADD COLUMN stock_binds BIGINT NOT NULL DEFAULT 0 CHECK (stock_binds IN (0, 1));
