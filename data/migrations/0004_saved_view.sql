-- +goose Up

-- Filters with columns and order, under a name (R-TIX-11).
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  owner_id TEXT REFERENCES staff (id),
  shared BIGINT NOT NULL,
  name TEXT NOT NULL,
  filter_text TEXT NOT NULL,
  shown TEXT NOT NULL,
  sorted TEXT NOT NULL
);
