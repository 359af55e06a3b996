-- +goose Up

-- What an hour of a member of staff costs, from a day on (R-COST-1).
CREATE TABLE cost_rate (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  staff_id TEXT REFERENCES staff (id),
  valid_from TEXT NOT NULL,
  amount BIGINT NOT NULL,
  currency TEXT NOT NULL
);
CREATE UNIQUE INDEX cost_rate_day ON cost_rate (staff_id, valid_from);

ALTER TABLE provider ADD COLUMN logo TEXT NOT NULL DEFAULT '';
