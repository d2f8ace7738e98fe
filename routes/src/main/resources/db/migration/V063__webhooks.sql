-- A cursor tells by itself when it is too old to be of use.
ALTER TABLE feed_epoch DROP COLUMN forgotten;

-- Who is told of the feed's changes by HTTP, and how far.
CREATE TABLE webhook (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  url text NOT NULL,
  entities signpost_entity[] NOT NULL,
  secret text NOT NULL,
  internal boolean NOT NULL,
  position bigint NOT NULL,
  failures int NOT NULL DEFAULT 0,
  next_try timestamptz NOT NULL DEFAULT now(),
  held text,
  added timestamptz NOT NULL DEFAULT now(),
  delivered timestamptz
);
COMMENT ON COLUMN webhook.internal IS 'Whether it may lie within the hub''s own network: the word of whoever added it.';
COMMENT ON COLUMN webhook.held IS 'Why nothing is sent any more, until a person resumes it.';
