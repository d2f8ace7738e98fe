-- Which records' conflicts stand in their member's topic, so that they can be taken back: a record
-- that disagrees with nobody has no row, and costs nothing. Written before what it says is sent:
-- of a publisher that is killed in between there is no message left that nobody knows of.
CREATE TABLE published_conflict (
  source_id uuid PRIMARY KEY,
  member text NOT NULL,
  kind record_kind NOT NULL,
  joint_id uuid NOT NULL
);
CREATE INDEX published_conflict_joint ON published_conflict (joint_id);

CREATE FUNCTION analysis.members(document json, sources json) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT array_agg(DISTINCT document -> 'sources' -> source::int ->> 'member')
    FROM json_array_elements_text(sources) AS source
  $$;
COMMENT ON FUNCTION analysis.members IS 'The members whose records those are, by their indexes in a joint document.';

CREATE VIEW analysis.conflicts AS
SELECT j.kind::text AS kind, j.joint_id, f.key AS field, f.value ->> 'value' AS value,
       analysis.members(j.document, f.value -> 'conflict' -> 'holders') AS members,
       f.value ->> 'reason' AS reason,
       o.value ->> 'value' AS other_value,
       o.value ->> 'visibility' AS other_visibility,
       analysis.members(j.document, o.value -> 'sources') AS other_members
FROM joint_record j,
     json_each(j.document -> 'fields') f,
     json_array_elements(f.value -> 'conflict' -> 'others') o;
COMMENT ON VIEW analysis.conflicts IS 'One row a value that really differs from the one in the joint record, not in spelling alone.';
COMMENT ON COLUMN analysis.conflicts.value IS 'What stands in the joint record.';
COMMENT ON COLUMN analysis.conflicts.members IS 'Who holds it.';
COMMENT ON COLUMN analysis.conflicts.reason IS 'Why it won.';
COMMENT ON COLUMN analysis.conflicts.other_value IS 'What others hold instead.';
COMMENT ON COLUMN analysis.conflicts.other_members IS 'Who does.';

DO $$
BEGIN
  GRANT SELECT ON analysis.conflicts TO fingerpost_analyst;
EXCEPTION WHEN undefined_object OR insufficient_privilege THEN
  RAISE WARNING 'The role fingerpost_analyst could not be granted analysis.conflicts: it is not there, or this user may not. Grant it SELECT on that view as a user who may.';
END
$$;
