-- Postings and entries are only ever added, also by whoever opens the file with a tool of its own.
CREATE TRIGGER ledger_posting_no_update BEFORE UPDATE ON ledger_posting
BEGIN
  SELECT RAISE(ABORT, 'postings are never changed');
END;
CREATE TRIGGER ledger_posting_no_delete BEFORE DELETE ON ledger_posting
BEGIN
  SELECT RAISE(ABORT, 'postings are never removed');
END;
CREATE TRIGGER permit_entry_no_update BEFORE UPDATE ON permit_entry
BEGIN
  SELECT RAISE(ABORT, 'entries are never changed');
END;
CREATE TRIGGER permit_entry_no_delete BEFORE DELETE ON permit_entry
BEGIN
  SELECT RAISE(ABORT, 'entries are never removed');
END;
