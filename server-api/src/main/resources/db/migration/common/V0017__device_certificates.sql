-- The certificate issued last to each device, kept so that the same key is answered with the same certificate when an
-- answer was lost. One that replaces another is in force (device.certificate_sha256) from the first call that shows it.
CREATE TABLE device_certificate (
  device_id   TEXT   NOT NULL PRIMARY KEY REFERENCES device (id),
  sha256      TEXT   NOT NULL UNIQUE CHECK (length(sha256) = 64),
  key_sha256  TEXT   NOT NULL CHECK (length(key_sha256) = 64),
  code_hash   TEXT   UNIQUE CHECK (length(code_hash) = 64),
  certificate TEXT   NOT NULL CHECK (length(certificate) BETWEEN 1 AND 8000),
  not_after   BIGINT NOT NULL,
  issued_at   BIGINT NOT NULL
);
