-- Postings and entries are only ever added, also by whoever connects with a tool of its own.
CREATE FUNCTION books_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME;
END $$;
CREATE TRIGGER ledger_posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_posting
  FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
CREATE TRIGGER permit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON permit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
