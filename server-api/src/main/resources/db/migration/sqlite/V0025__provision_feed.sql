-- Marks every permit whose provision may have changed, whoever changed it. Marks are only ever added by a change and taken
-- away by the one reader that numbers them.
CREATE TABLE provision_due (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  permit_id TEXT NOT NULL
);
CREATE TRIGGER provision_permit_new AFTER INSERT ON permit
BEGIN
  INSERT INTO provision_due (permit_id) VALUES (NEW.permit_id);
END;
CREATE TRIGGER provision_permit_changed AFTER UPDATE OF state, copies ON permit
BEGIN
  INSERT INTO provision_due (permit_id) VALUES (NEW.permit_id);
END;
CREATE TRIGGER provision_sheet_changed AFTER UPDATE OF state ON print_lease
BEGIN
  INSERT INTO provision_due (permit_id) VALUES (NEW.permit_id);
END;
INSERT INTO provision_due (permit_id) SELECT permit_id FROM permit WHERE state = 'GRANTED';

CREATE TRIGGER offline_print_no_update BEFORE UPDATE ON offline_print
BEGIN
  SELECT RAISE(ABORT, 'what a kiosk reported is never changed');
END;
CREATE TRIGGER offline_print_no_delete BEFORE DELETE ON offline_print
BEGIN
  SELECT RAISE(ABORT, 'what a kiosk reported is never removed');
END;
