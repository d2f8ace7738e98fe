-- How many refusals are open, by what has to be mended, so that no page counts them. Writers only add rows, so that none
-- waits for another; each look of the hub's figures folds a cause's rows into one. A reader sums them.
CREATE TABLE quarantine_cause (
  member text NOT NULL,
  dataset text NOT NULL,
  stage text NOT NULL,
  reason text NOT NULL,
  open bigint NOT NULL
);
COMMENT ON TABLE quarantine_cause IS 'How many refusals are open: the sum of column open over the rows of a cause.';
CREATE INDEX quarantine_cause_name ON quarantine_cause (member, dataset, stage, reason);

INSERT INTO quarantine_cause
SELECT member, dataset, stage, reason, count(*) FROM quarantine WHERE status = 'open' GROUP BY 1, 2, 3, 4;

CREATE FUNCTION quarantine_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO quarantine_cause
  SELECT member, dataset, stage, reason, count(*) FROM rows_now WHERE status = 'open' GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END
$$;

CREATE FUNCTION quarantine_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO quarantine_cause
  SELECT member, dataset, stage, reason, sum(more)
  FROM (SELECT member, dataset, stage, reason, 1 AS more FROM rows_now WHERE status = 'open'
        UNION ALL
        SELECT member, dataset, stage, reason, -1 FROM rows_before WHERE status = 'open') AS changes
  GROUP BY 1, 2, 3, 4 HAVING sum(more) <> 0;
  RETURN NULL;
END
$$;

CREATE FUNCTION quarantine_went() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO quarantine_cause
  SELECT member, dataset, stage, reason, -count(*) FROM rows_before WHERE status = 'open' GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END
$$;

CREATE TRIGGER quarantine_came AFTER INSERT ON quarantine
  REFERENCING NEW TABLE AS rows_now FOR EACH STATEMENT EXECUTE FUNCTION quarantine_came();
CREATE TRIGGER quarantine_changed AFTER UPDATE ON quarantine
  REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_now FOR EACH STATEMENT EXECUTE FUNCTION quarantine_changed();
CREATE TRIGGER quarantine_went AFTER DELETE ON quarantine
  REFERENCING OLD TABLE AS rows_before FOR EACH STATEMENT EXECUTE FUNCTION quarantine_went();

-- The newest and the oldest of a cause are the ends of a range of this index.
CREATE INDEX quarantine_of_cause ON quarantine (status, member, dataset, stage, reason, seen DESC, id DESC);
