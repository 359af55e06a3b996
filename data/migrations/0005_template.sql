-- +goose Up

-- Canned replies and ticket templates (R-TIX-11).
CREATE TABLE template (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  use_for TEXT NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  body TEXT NOT NULL,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  priority TEXT NOT NULL,
  owner_id TEXT REFERENCES staff (id),
  archived BIGINT NOT NULL
);
