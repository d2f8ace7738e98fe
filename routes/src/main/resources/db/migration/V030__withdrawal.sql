-- Members of whom a person said that what they shared is to be taken back, now that they have no
-- descriptor. Without this word a descriptor that is not there deletes nothing: it may be broken.
CREATE TABLE collect_withdrawal (
  member text PRIMARY KEY,
  asked  timestamptz NOT NULL DEFAULT now()
);
