-- The columns that each dataset had when it was last read, to notice when they change. Names and
-- types only, never a value.
CREATE TABLE collect_shape (
  dataset_id  integer PRIMARY KEY REFERENCES collect_position,
  -- Of mapping and agreement: a descriptor that was changed is taken to fit its source.
  fingerprint uuid NOT NULL,
  columns     jsonb NOT NULL,
  -- What the source has instead, while the dataset is held; null: nothing waits.
  found       jsonb,
  found_at    timestamptz
);
