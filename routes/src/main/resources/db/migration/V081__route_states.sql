-- Which routes a person stopped. An empty member or dataset means every one.
CREATE TABLE operate_pause (
  stage   text NOT NULL,
  member  text NOT NULL,
  dataset text NOT NULL,
  since   timestamptz NOT NULL DEFAULT now(),
  by      text NOT NULL,
  because text NOT NULL,
  PRIMARY KEY (stage, member, dataset)
);

-- How each route of each process is doing, as the process last told. Told again every few seconds,
-- so nothing is lost with it.
CREATE UNLOGGED TABLE operate_route (
  process       uuid NOT NULL,
  stage         text NOT NULL,
  member        text NOT NULL,
  dataset       text NOT NULL,
  state         text NOT NULL,
  cause         text NOT NULL,
  since         timestamptz NOT NULL,
  last_change   timestamptz,
  last_verified timestamptz,
  counts        json NOT NULL,
  told          timestamptz NOT NULL,
  PRIMARY KEY (process, stage, member, dataset)
) WITH (fillfactor = 50);

-- The newest canary of each member and kind: sent to the member's topic when its system had
-- answered, and arrived with the records around it in this database.
CREATE TABLE operate_canary (
  member        text NOT NULL,
  kind          text NOT NULL,
  waiting_since timestamptz,
  arrived_sent  timestamptz,
  arrived       timestamptz,
  number        bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (member, kind)
) WITH (fillfactor = 50);
COMMENT ON COLUMN operate_canary.waiting_since IS 'When the oldest was sent that has not arrived; null: none is under way.';
COMMENT ON COLUMN operate_canary.number IS 'How many were ever sent.';
