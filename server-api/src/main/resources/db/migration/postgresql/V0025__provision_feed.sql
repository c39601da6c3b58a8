-- Marks every permit whose provision may have changed, whoever changed it. Marks are only ever added by a change and taken
-- away by the one reader that numbers them.
CREATE TABLE provision_due (
  id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  permit_id TEXT NOT NULL
);
CREATE FUNCTION provision_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO provision_due (permit_id) VALUES (NEW.permit_id);
  RETURN NULL;
END $$;
CREATE TRIGGER provision_permit_new AFTER INSERT ON permit FOR EACH ROW EXECUTE FUNCTION provision_mark();
CREATE TRIGGER provision_permit_changed AFTER UPDATE OF state, copies ON permit
  FOR EACH ROW EXECUTE FUNCTION provision_mark();
CREATE TRIGGER provision_sheet_changed AFTER UPDATE OF state ON print_lease
  FOR EACH ROW EXECUTE FUNCTION provision_mark();
INSERT INTO provision_due (permit_id) SELECT permit_id FROM permit WHERE state = 'GRANTED';

CREATE FUNCTION offline_print_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what a kiosk reported is never changed or removed';
END $$;
CREATE TRIGGER offline_print_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON offline_print
  FOR EACH STATEMENT EXECUTE FUNCTION offline_print_refuse();
