CREATE TABLE agency (
  id         TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 3 AND 20),
  name_zh    TEXT NOT NULL CHECK (length(name_zh) BETWEEN 1 AND 60),
  name_en    TEXT NOT NULL CHECK (length(name_en) BETWEEN 1 AND 120),
  region     TEXT NOT NULL CHECK (region IN ('HONG_KONG', 'MACAU')),
  created_at BIGINT NOT NULL
);

-- Every machine that may connect. A device is known by the fingerprint of its client certificate, nothing else.
CREATE TABLE device (
  id                     TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 3 AND 60),
  kind                   TEXT NOT NULL CHECK (kind IN ('TERMINAL', 'KIOSK', 'WORKSTATION', 'MONITOR')),
  name                   TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  agency_id              TEXT REFERENCES agency (id),
  station_id             TEXT CHECK (length(station_id) BETWEEN 1 AND 20),
  code_hash              TEXT UNIQUE CHECK (length(code_hash) = 64),
  code_expires_at        BIGINT,
  certificate_sha256     TEXT UNIQUE CHECK (length(certificate_sha256) = 64),
  certificate_not_after  BIGINT,
  created_at             BIGINT NOT NULL,
  enrolled_at            BIGINT,
  revoked_at             BIGINT,
  CHECK ((kind = 'TERMINAL') = (agency_id IS NOT NULL)),
  CHECK ((kind = 'KIOSK') = (station_id IS NOT NULL))
);
