-- What was done with sheets, by whom and why; a line is for a range and is only ever added.
CREATE TABLE stock_movement (
  movement_id  INTEGER PRIMARY KEY AUTOINCREMENT,
  move         TEXT   NOT NULL CHECK (move IN
                 ('RECEIVED', 'SENT', 'ARRIVED', 'TAKEN_BACK', 'LOADED', 'UNLOADED', 'RESERVED', 'RETURNED', 'ISSUED',
                  'SPOILED', 'MISSING', 'FOUND')),
  series       TEXT   NOT NULL,
  first_serial BIGINT NOT NULL CHECK (first_serial >= 0),
  last_serial  BIGINT NOT NULL CHECK (last_serial BETWEEN first_serial AND first_serial + 4999),
  from_state   TEXT,
  to_state     TEXT   NOT NULL,
  station_id   TEXT   REFERENCES station (station_id),
  kiosk        TEXT,
  shift_id     TEXT   REFERENCES stock_shift (shift_id),
  permit_id    TEXT   REFERENCES permit (permit_id),
  copy_number  BIGINT,
  actor        TEXT   NOT NULL,
  witness      TEXT   CHECK (witness <> actor),
  device_id    TEXT   NOT NULL,
  reason       TEXT   CHECK (length(reason) BETWEEN 1 AND 200),
  moved_at     BIGINT NOT NULL,
  CHECK ((move = 'RECEIVED') = (from_state IS NULL)),
  -- Two persons have their hands on a tray.
  CHECK (move NOT IN ('LOADED', 'UNLOADED') OR witness IS NOT NULL)
);
CREATE INDEX stock_movement_range ON stock_movement (series, first_serial);
CREATE INDEX stock_movement_shift ON stock_movement (shift_id) WHERE shift_id IS NOT NULL;

CREATE TRIGGER stock_movement_no_update BEFORE UPDATE ON stock_movement
BEGIN
  SELECT RAISE(ABORT, 'movements are never changed');
END;
CREATE TRIGGER stock_movement_no_delete BEFORE DELETE ON stock_movement
BEGIN
  SELECT RAISE(ABORT, 'movements are never removed');
END;
CREATE TRIGGER stock_sheet_no_delete BEFORE DELETE ON stock_sheet
BEGIN
  SELECT RAISE(ABORT, 'sheets are never removed');
END;
CREATE TRIGGER stock_sheet_is_blank_at_first BEFORE INSERT ON stock_sheet WHEN NEW.state <> 'DEPOT'
BEGIN
  SELECT RAISE(ABORT, 'sheets come to the depot first');
END;
CREATE TRIGGER stock_sheet_moves BEFORE UPDATE ON stock_sheet
WHEN OLD.sheet_number <> NEW.sheet_number OR OLD.series <> NEW.series OR OLD.serial <> NEW.serial
  OR NOT EXISTS (SELECT 1 FROM stock_transition t WHERE t.from_state = OLD.state AND t.to_state = NEW.state)
BEGIN
  SELECT RAISE(ABORT, 'a sheet does not move like this');
END;
