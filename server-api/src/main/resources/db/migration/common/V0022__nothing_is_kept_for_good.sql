-- Applications of one traveller wait for each other by locks that leave no row behind.
DROP TABLE traveller_gate;

-- Answers given under a key are forgotten by age.
CREATE INDEX idempotency_record_age ON idempotency_record (created_at);

-- Whose failed attempts they are: a device has a limited number of accounts to fail at.
ALTER TABLE failed_attempt ADD COLUMN device_id TEXT NOT NULL DEFAULT '';
CREATE INDEX failed_attempt_device ON failed_attempt (device_id);
