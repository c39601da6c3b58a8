-- The day of issue a sheet bears, printed and sealed; the permit takes it over when the sheet is confirmed.
ALTER TABLE print_lease ADD COLUMN issued_on TEXT NOT NULL DEFAULT '0000-00-00' CHECK (length(issued_on) = 10);
UPDATE print_lease SET issued_on = COALESCE(
  (SELECT p.issued_on FROM permit p WHERE p.permit_id = print_lease.permit_id),
  date(leased_at / 1000 + 28800, 'unixepoch'));
