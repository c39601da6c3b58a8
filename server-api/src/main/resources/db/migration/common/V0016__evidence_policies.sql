-- Models of kiosks and by what evidence each may show what became of a sheet. The printer of a PP-100 counts every sheet at
-- its outlet; that of a PP-80 counts pages it has fed, so only the sheet read back or a person's word confirms one.
CREATE TABLE kiosk_model (
  model TEXT NOT NULL PRIMARY KEY CHECK (length(model) BETWEEN 1 AND 40)
);
CREATE TABLE kiosk_model_evidence (
  model    TEXT NOT NULL REFERENCES kiosk_model (model),
  evidence TEXT NOT NULL CHECK (evidence IN
             ('SHEET_COUNTER', 'SHEET_SCANNED', 'STAFF', 'PRINTER_REPORT', 'JAM_REPORT')),
  PRIMARY KEY (model, evidence)
);
INSERT INTO kiosk_model (model) VALUES ('PP-100'), ('PP-80');
INSERT INTO kiosk_model_evidence (model, evidence) VALUES
  ('PP-100', 'SHEET_COUNTER'), ('PP-100', 'SHEET_SCANNED'), ('PP-100', 'STAFF'), ('PP-100', 'PRINTER_REPORT'),
  ('PP-100', 'JAM_REPORT'),
  ('PP-80', 'SHEET_SCANNED'), ('PP-80', 'STAFF'), ('PP-80', 'PRINTER_REPORT'), ('PP-80', 'JAM_REPORT');

-- Empty for a kiosk whose model nobody has named: the strictest policy holds for it.
ALTER TABLE kiosk ADD COLUMN model TEXT REFERENCES kiosk_model (model);
UPDATE kiosk SET model = 'PP-100';
UPDATE kiosk SET model = 'PP-80' WHERE station_id IN ('KEL-PORT', 'KHH-PORT', 'TXG-PORT');
