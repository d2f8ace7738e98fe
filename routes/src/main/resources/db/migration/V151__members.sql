-- The members that the hub's processes have descriptors of, for people who ask from the command line.
CREATE TABLE operate_member (
  member   text PRIMARY KEY,
  name     text NOT NULL,
  system   text NOT NULL,
  datasets json NOT NULL,
  told_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN operate_member.datasets IS 'A list: name, kind, lawful_basis, review_date, retention of each.';
