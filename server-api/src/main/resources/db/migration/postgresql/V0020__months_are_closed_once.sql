-- A closed month never changes, also for whoever connects with a tool of its own.
CREATE TRIGGER monthly_statement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON monthly_statement
  FOR EACH STATEMENT EXECUTE FUNCTION books_refuse();
