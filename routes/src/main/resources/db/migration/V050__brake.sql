-- What persons said about datasets, for those who ask later: who, when, and why.
CREATE TABLE collect_word (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  member  text NOT NULL,
  dataset text NOT NULL,
  word    text NOT NULL CHECK (word IN ('lift', 'keep', 'accept')),
  -- About what: how many deletes, or which columns. Never a value of a record.
  about   text NOT NULL,
  said_by text NOT NULL,
  because text NOT NULL,
  said_at timestamptz NOT NULL DEFAULT now()
);

-- A person said that what collect_brake_key lists stays, whatever the listing says. The word is spent
-- when a listing lacks other records than these.
ALTER TABLE collect_brake ADD COLUMN refused boolean NOT NULL DEFAULT false;
-- Moves with the list of keys: a word counts for the list that the person saw, and for no other.
CREATE SEQUENCE collect_brake_revision;
ALTER TABLE collect_brake
  ADD COLUMN revision bigint NOT NULL DEFAULT nextval('collect_brake_revision');
