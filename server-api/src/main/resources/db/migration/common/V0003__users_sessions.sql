-- Token cards in the bureau's stock. The seed is encrypted with a key that is not in this database.
CREATE TABLE token_card (
  serial       TEXT NOT NULL PRIMARY KEY CHECK (length(serial) BETWEEN 4 AND 40),
  seed         TEXT NOT NULL,
  last_counter BIGINT NOT NULL DEFAULT -1,
  imported_at  BIGINT NOT NULL,
  revoked_at   BIGINT
);

CREATE TABLE app_user (
  login           TEXT NOT NULL PRIMARY KEY CHECK (length(login) BETWEEN 3 AND 40),
  display_name    TEXT NOT NULL CHECK (length(display_name) BETWEEN 1 AND 60),
  role            TEXT NOT NULL CHECK (role IN ('AGENCY_CLERK', 'AGENCY_MANAGER', 'STATION_STAFF', 'INSPECTOR', 'BUREAU_OFFICER', 'ADMINISTRATOR')),
  agency_id       TEXT REFERENCES agency (id),
  station_id      TEXT CHECK (length(station_id) BETWEEN 1 AND 20),
  token_serial    TEXT NOT NULL UNIQUE REFERENCES token_card (serial),
  password_hash   TEXT,
  code_hash       TEXT CHECK (length(code_hash) = 64),
  code_expires_at BIGINT,
  created_at      BIGINT NOT NULL,
  activated_at    BIGINT,
  disabled_at     BIGINT
);

CREATE TABLE user_session (
  token_hash   TEXT NOT NULL PRIMARY KEY CHECK (length(token_hash) = 64),
  login        TEXT NOT NULL REFERENCES app_user (login),
  device_id    TEXT NOT NULL REFERENCES device (id),
  created_at   BIGINT NOT NULL,
  last_used_at BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL
);
CREATE INDEX user_session_login ON user_session (login);

-- Failed attempts to sign in, by account and device, so that a restart does not forget them.
CREATE TABLE failed_attempt (
  scope    TEXT NOT NULL PRIMARY KEY CHECK (length(scope) <= 140),
  failures BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  last_at  BIGINT NOT NULL
);

-- Small facts of the installation: whether it was set up, and the one-time code of its first administrator.
CREATE TABLE installation (
  name  TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 60),
  value TEXT NOT NULL
);
