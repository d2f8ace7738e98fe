-- How far each dataset has been read, and what was sent of it.

CREATE TABLE collect_position (
  dataset_id  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  member      text NOT NULL,
  dataset     text NOT NULL,
  -- The connector's own words; empty: nothing has been read yet.
  position    text NOT NULL DEFAULT '',
  -- Of mapping and sharing agreement: when it changes, everything is read and sent again.
  fingerprint uuid NOT NULL,
  -- When a complete listing was last compared with the ledger; null: that is due.
  compared_at timestamptz,
  -- Keys of rows that were about to be sent. Where it is not empty, a process ended half-way, and
  -- nobody knows which of them are in the topic as they were then.
  in_doubt    text[] NOT NULL DEFAULT '{}',
  UNIQUE (member, dataset)
);

-- The ledger: every row that is in the member's topic, and what its content was. No foreign key: it
-- would cost a look-up a row, and rows are only ever written for a dataset that stands above.
CREATE TABLE collect_row (
  dataset_id integer NOT NULL,
  key        text COLLATE "C" NOT NULL,
  hash       uuid NOT NULL,
  PRIMARY KEY (dataset_id, key)
);

-- Deletes that wait for a person's word, because there were so many at once. Setting approved lets
-- those go that collect_brake_key lists, at the next look.
CREATE TABLE collect_brake (
  dataset_id integer PRIMARY KEY REFERENCES collect_position,
  missing    bigint NOT NULL,
  total      bigint NOT NULL,
  held_since timestamptz NOT NULL,
  approved   boolean NOT NULL DEFAULT false
);

CREATE TABLE collect_brake_key (
  dataset_id integer NOT NULL REFERENCES collect_brake ON DELETE CASCADE,
  key        text COLLATE "C" NOT NULL,
  PRIMARY KEY (dataset_id, key)
);
