-- A closed month never changes, also for whoever opens the file with a tool of its own.
CREATE TRIGGER monthly_statement_no_update BEFORE UPDATE ON monthly_statement
BEGIN
  SELECT RAISE(ABORT, 'statements are never changed');
END;
CREATE TRIGGER monthly_statement_no_delete BEFORE DELETE ON monthly_statement
BEGIN
  SELECT RAISE(ABORT, 'statements are never removed');
END;
