-- Who may see more than the public does.

CREATE TABLE access_account (
  account_id uuid PRIMARY KEY,
  -- What is typed at sign-in; lower case.
  name       text NOT NULL UNIQUE,
  -- What pages call the person.
  title      text NOT NULL,
  roles      text[] NOT NULL,
  -- Whose adviser it is.
  member     text,
  -- Argon2id in PHC form; null where a provider keeps the secret.
  secret     text,
  issuer     text,
  subject    text,
  disabled   boolean NOT NULL DEFAULT false,
  made_at    timestamptz NOT NULL,
  UNIQUE (issuer, subject)
);

-- The token itself stands in the browser alone.
CREATE TABLE access_session (
  token_hash bytea PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES access_account ON DELETE CASCADE,
  begun_at   timestamptz NOT NULL,
  used_at    timestamptz NOT NULL
);
CREATE INDEX access_session_account ON access_session (account_id);

-- Attempts to sign in since the last that succeeded, by name and by address, as hashes: a password
-- typed in the name's place must not stand in a table.
CREATE TABLE access_attempt (
  what     bytea PRIMARY KEY,
  failures int NOT NULL,
  last_at  timestamptz NOT NULL
);

-- People on their way to a provider and back. Each row serves once.
CREATE TABLE access_errand (
  state_hash bytea PRIMARY KEY,
  nonce      text NOT NULL,
  verifier   text NOT NULL,
  goes_to    text NOT NULL,
  begun_at   timestamptz NOT NULL
);
