-- What each kiosk said of itself last, as it was sent. Only the last is kept: prints are counted from the leases.
CREATE TABLE kiosk_status (
  device_id TEXT NOT NULL PRIMARY KEY,
  heard_at  BIGINT NOT NULL,
  status    TEXT NOT NULL CHECK (length(status) <= 65536)
);
-- Prints by the hour and the last print of each kiosk, for the board.
CREATE INDEX print_lease_settled ON print_lease (settled_at) WHERE state IN ('CONFIRMED', 'REPLACED');
