-- What visitors say is wrong, on its way to the member that owns the field.
CREATE TABLE correction (
  correction_id uuid PRIMARY KEY,
  kind record_kind NOT NULL,
  joint_id uuid NOT NULL,
  member text NOT NULL,
  dataset text NOT NULL,
  key text NOT NULL,
  field text NOT NULL CHECK (length(field) <= 100),
  shown text NOT NULL CHECK (length(shown) <= 2000),
  said text NOT NULL CHECK (length(said) BETWEEN 1 AND 1000),
  received timestamptz NOT NULL DEFAULT now(),
  sent timestamptz
);
COMMENT ON TABLE correction IS 'Deleted 90 days after it came, with its message in the member''s topic.';
COMMENT ON COLUMN correction.field IS 'Field of the shared schema; empty for the record as a whole.';
COMMENT ON COLUMN correction.shown IS 'What stood on the page.';
COMMENT ON COLUMN correction.sent IS 'When it was safe in the topic member.<id>.corrections.';
CREATE INDEX correction_received ON correction (received);
CREATE INDEX correction_joint ON correction (joint_id, received);
CREATE INDEX correction_unsent ON correction (received) WHERE sent IS NULL;

-- What people looked for in vain: a row a day, need and district, never a row a person.
CREATE TABLE unmet_need (
  day date NOT NULL,
  need text NOT NULL CHECK (length(need) <= 80),
  district text NOT NULL,
  asked int NOT NULL DEFAULT 1,
  PRIMARY KEY (day, need, district)
);
COMMENT ON COLUMN unmet_need.need IS 'At most five words in alphabetical order, without anything that holds a digit or an @.';
COMMENT ON COLUMN unmet_need.district IS 'Code of the district, empty where it is not known. Never a postcode.';

CREATE VIEW analysis.corrections AS
SELECT correction_id, member, dataset, key, kind::text AS kind, joint_id, field, shown, said,
       received, sent
FROM correction;
COMMENT ON VIEW analysis.corrections IS 'One row a remark of a visitor that something is wrong, for 90 days. Each is also in the topic member.<id>.corrections of the member that owns the field.';

CREATE VIEW analysis.unmet_needs AS
SELECT date_trunc('month', day)::date AS month, need, district, sum(asked)::bigint AS asked
FROM unmet_need GROUP BY 1, 2, 3;
COMMENT ON VIEW analysis.unmet_needs IS 'What people looked for and did not find, by month: where provision is thin. Without personal data.';
COMMENT ON COLUMN analysis.unmet_needs.need IS 'At most five words, in alphabetical order.';
COMMENT ON COLUMN analysis.unmet_needs.district IS 'E07 code; empty where no place was given that is known.';

DO $$
BEGIN
  GRANT SELECT ON analysis.corrections, analysis.unmet_needs TO fingerpost_analyst;
EXCEPTION WHEN undefined_object OR insufficient_privilege THEN
  RAISE WARNING 'The role fingerpost_analyst could not be granted analysis.corrections and analysis.unmet_needs: it is not there, or this user may not. Grant it SELECT on those views as a user who may.';
END
$$;
