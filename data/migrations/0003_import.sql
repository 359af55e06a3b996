-- +goose Up

-- What an imported row said, to tell whether it says something else by now.
ALTER TABLE external_ref ADD COLUMN digest TEXT NOT NULL DEFAULT '';

-- What a row was called elsewhere is what it is found by.
CREATE INDEX external_ref_row ON external_ref (row_id);
