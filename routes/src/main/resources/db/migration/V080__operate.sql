-- What people asked of the hub: who, when, what and why; and what became of it.

-- Rows are only ever added. It names records by their ids and keys, and never holds a value of one.
CREATE TABLE operate_audit (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at     timestamptz NOT NULL DEFAULT now(),
  who    text NOT NULL,
  action text NOT NULL,
  target text NOT NULL,
  why    text NOT NULL,
  result text NOT NULL DEFAULT ''
);
CREATE INDEX operate_audit_at ON operate_audit (at DESC, id DESC);

-- What a process of the hub is to do: the first that can claims it, by a lock on the row that goes
-- when the process is killed.
CREATE TABLE operate_order (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  asked_at   timestamptz NOT NULL DEFAULT now(),
  asked_by   text NOT NULL,
  because    text NOT NULL,
  action     text NOT NULL,
  target     json NOT NULL,
  state      text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  attempts   int NOT NULL DEFAULT 0,
  not_before timestamptz NOT NULL DEFAULT now(),
  ended_at   timestamptz,
  outcome    json
);
CREATE INDEX operate_order_waiting ON operate_order (id) WHERE state = 'waiting';

ALTER TABLE quarantine
  ADD COLUMN attempts int NOT NULL DEFAULT 0,
  ADD COLUMN tried_at timestamptz,
  ADD COLUMN settled_at timestamptz,
  ADD COLUMN settled_by text,
  ADD COLUMN settled_because text,
  ADD COLUMN settled_order bigint;
COMMENT ON COLUMN quarantine.attempts IS 'How often a replay of it was refused again.';
COMMENT ON COLUMN quarantine.settled_order IS 'The replay that it passed in: how many did is counted here, so a replay that was cut off counts right.';
COMMENT ON COLUMN quarantine.settled_at IS 'When a person had it replayed or discarded.';

-- A page of the newest, by whatever it is filtered, is read from an index.
CREATE INDEX quarantine_newest ON quarantine (status, seen DESC, id DESC);
CREATE INDEX quarantine_of_member ON quarantine (status, member, seen DESC, id DESC);
CREATE INDEX quarantine_by_reason ON quarantine (status, stage, reason, seen DESC, id DESC);
DROP INDEX quarantine_member;
CREATE INDEX quarantine_settled ON quarantine (settled_order) WHERE settled_order IS NOT NULL;
