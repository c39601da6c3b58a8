-- A kiosk is bound to its place, not known by what somebody called it. At most one machine that is not revoked stands at a
-- place. Machines that were enrolled before keep the place of their name; the others get the free places of their station in
-- the order of their age; for one more than a station has places there is none, and it is revoked.
ALTER TABLE device ADD COLUMN kiosk_id TEXT REFERENCES kiosk (kiosk_id) CHECK (kiosk_id IS NULL OR kind = 'KIOSK');

UPDATE device SET kiosk_id = (SELECT k.kiosk_id FROM kiosk k WHERE k.name = device.name)
WHERE kind = 'KIOSK' AND revoked_at IS NULL
  AND EXISTS (SELECT 1 FROM kiosk k WHERE k.name = device.name AND k.station_id = device.station_id)
  AND NOT EXISTS (SELECT 1 FROM device other
                  WHERE other.kind = 'KIOSK' AND other.revoked_at IS NULL AND other.name = device.name
                    AND (other.created_at > device.created_at
                      OR other.created_at = device.created_at AND other.id > device.id));

CREATE TABLE kiosk_place_given AS
SELECT machine.id, place.kiosk_id
FROM (SELECT id, station_id, ROW_NUMBER() OVER (PARTITION BY station_id ORDER BY created_at, id) AS turn
      FROM device WHERE kind = 'KIOSK' AND revoked_at IS NULL AND kiosk_id IS NULL) machine
JOIN (SELECT k.kiosk_id, k.station_id, ROW_NUMBER() OVER (PARTITION BY k.station_id ORDER BY k.kiosk_id) AS turn
      FROM kiosk k WHERE NOT EXISTS (SELECT 1 FROM device d WHERE d.kiosk_id = k.kiosk_id)) place
  ON place.station_id = machine.station_id AND place.turn = machine.turn;
UPDATE device SET kiosk_id = (SELECT g.kiosk_id FROM kiosk_place_given g WHERE g.id = device.id)
WHERE id IN (SELECT id FROM kiosk_place_given);
DROP TABLE kiosk_place_given;

UPDATE device SET revoked_at = created_at, code_hash = NULL
WHERE kind = 'KIOSK' AND revoked_at IS NULL AND kiosk_id IS NULL;
DELETE FROM user_session WHERE device_id IN (SELECT id FROM device WHERE revoked_at IS NOT NULL);

CREATE UNIQUE INDEX device_at_its_place ON device (kiosk_id) WHERE revoked_at IS NULL;
