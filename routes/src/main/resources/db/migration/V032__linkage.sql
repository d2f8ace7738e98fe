-- Links by model: what was learned, which records were found alike, and what people said of them.

-- Whose number says when to learn anew.
CREATE INDEX source_record_modelled ON source_record (kind)
  WHERE kind IN ('organization', 'person') AND joint_id IS NOT NULL;

CREATE TABLE link_model (
  kind record_kind NOT NULL,
  version text NOT NULL,
  model json NOT NULL,
  records bigint NOT NULL,
  active boolean NOT NULL,
  learned_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, version)
);
CREATE UNIQUE INDEX link_model_active ON link_model (kind) WHERE active;
COMMENT ON COLUMN link_model.records IS 'How many source records of the kind there were when it was learned: at twice as many it is learned anew.';

-- Pairs that are linked or wait for a person, by the active model; a is the smaller id. Those of
-- records that are gone, and those that are apart, have no row.
CREATE TABLE link_pair (
  a uuid NOT NULL,
  b uuid NOT NULL,
  kind record_kind NOT NULL,
  score double precision NOT NULL,
  band text NOT NULL CHECK (band IN ('linked', 'review')),
  evidence json NOT NULL,
  PRIMARY KEY (a, b)
);
CREATE INDEX link_pair_b ON link_pair (b);

-- What a person found. It outlives models, versions of the records, and replays.
CREATE TABLE link_verdict (
  a uuid NOT NULL,
  b uuid NOT NULL,
  same boolean NOT NULL,
  reason text NOT NULL,
  judged_by text NOT NULL,
  judged_at timestamptz NOT NULL DEFAULT now(),
  withdrawn boolean NOT NULL DEFAULT false,
  applied boolean NOT NULL DEFAULT false,
  PRIMARY KEY (a, b),
  CHECK (a < b)
);
CREATE INDEX link_verdict_b ON link_verdict (b);
CREATE INDEX link_verdict_waiting ON link_verdict (judged_at) WHERE NOT applied;

CREATE VIEW analysis.link_evidence AS
SELECT p.kind::text AS kind, p.a AS source_id, p.b AS other_source_id, p.score, p.band,
       e.value ->> 'kind' AS evidence, e.value ->> 'level' AS level,
       (e.value ->> 'weight')::double precision AS weight, e.value ->> 'sentence' AS sentence
FROM link_pair p, json_array_elements(p.evidence) e;
COMMENT ON VIEW analysis.link_evidence IS 'Why two source records are linked, or wait to be looked at: one row a piece of evidence; the weights sum to the score.';

CREATE VIEW analysis.link_reviews AS
SELECT p.kind::text AS kind, p.a AS source_id, p.b AS other_source_id, p.score,
       x.joint_id, y.joint_id AS other_joint_id
FROM link_pair p
JOIN source_record x ON x.source_id = p.a
JOIN source_record y ON y.source_id = p.b
LEFT JOIN link_verdict v ON v.a = p.a AND v.b = p.b AND NOT v.withdrawn
WHERE x.joint_id <> y.joint_id AND v.a IS NULL;
COMMENT ON VIEW analysis.link_reviews IS 'Pairs that may be the same and were not joined: a person should say.';

CREATE VIEW analysis.link_verdicts AS
SELECT a AS source_id, b AS other_source_id, same, reason, judged_by, judged_at, applied
FROM link_verdict WHERE NOT withdrawn;
COMMENT ON VIEW analysis.link_verdicts IS 'What people said of pairs of records; it outranks the model.';

DO $$
BEGIN
  GRANT SELECT ON ALL TABLES IN SCHEMA analysis TO fingerpost_analyst;
EXCEPTION WHEN insufficient_privilege OR undefined_object THEN
  RAISE WARNING 'The new views in schema analysis could not be granted to fingerpost_analyst: this user may not.';
END
$$;
