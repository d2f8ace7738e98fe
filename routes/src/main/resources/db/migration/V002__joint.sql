-- The joint database: what the members hold, linked, and what they hold together.
--
-- Written for bulk: RATIONALE.md (resolve) has the measurements behind the column types, the few
-- indexes and the storage parameters.

CREATE TYPE record_kind AS ENUM (
  'organization', 'person', 'service', 'location',
  'activity', 'opportunity', 'enquiry', 'representation');

-- One row a source record, for ever: a record that is gone keeps its row without key and value,
-- so that an old version read again does not raise it.
CREATE TABLE source_record (
  source_id uuid PRIMARY KEY,
  kind record_kind NOT NULL,
  member text NOT NULL,
  dataset text NOT NULL,
  key text,
  joint_id uuid,
  link_reason text NOT NULL,
  seen timestamptz,
  origin_topic text NOT NULL,
  origin_partition int NOT NULL,
  origin_offset bigint NOT NULL,
  content uuid,
  value bytea
) WITH (fillfactor = 90, toast_tuple_target = 8160,
        autovacuum_vacuum_insert_threshold = 500000, autovacuum_analyze_scale_factor = 1);

COMMENT ON COLUMN source_record.joint_id IS 'The joint record it is part of; null when the record is gone.';
COMMENT ON COLUMN source_record.content IS 'Hash of value and visibility: the same content is not written twice.';
COMMENT ON COLUMN source_record.value IS 'The message of the hub topic, as it came.';

-- The statements of the hub go through indexes whatever the statistics say.
ALTER TABLE source_record ALTER COLUMN value SET STATISTICS 0;

-- Most records stand alone, under their own id; only the others need an entry.
CREATE INDEX source_record_joint ON source_record (joint_id) WHERE joint_id <> source_id;

-- Which records might be the same: 64 bits of hash of what they have in common. Two keys that
-- collide only cost a comparison: links are made on the keys themselves.
CREATE TABLE match_key (
  hash bigint NOT NULL,
  source_id uuid NOT NULL
) WITH (autovacuum_vacuum_insert_threshold = 500000, autovacuum_analyze_scale_factor = 1);
-- On the hash alone: half the size of one on both, and it is the index that is read at random.
CREATE INDEX match_key_hash ON match_key (hash);

-- Which source record refers to which: a service to its organisation.
CREATE TABLE reference (
  to_id uuid NOT NULL,
  from_id uuid NOT NULL,
  PRIMARY KEY (to_id, from_id)
);

CREATE TABLE joint_record (
  kind record_kind NOT NULL,
  joint_id uuid NOT NULL,
  document json NOT NULL,
  PRIMARY KEY (kind, joint_id)
) WITH (fillfactor = 90, toast_tuple_target = 8160,
        autovacuum_vacuum_insert_threshold = 500000, autovacuum_analyze_scale_factor = 1);

ALTER TABLE joint_record ALTER COLUMN document SET STATISTICS 0;

-- Where an id leads whose source record is gone. The id of a source record that is there leads to
-- source_record.joint_id, and needs no row here.
CREATE TABLE joint_redirect (
  joint_id uuid PRIMARY KEY,
  successor uuid NOT NULL
);

-- What the publisher has yet to send: a row a batch and kind, not a row a record.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind record_kind NOT NULL,
  joint_ids uuid[] NOT NULL,
  written timestamptz NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
ALTER TABLE outbox ALTER COLUMN joint_ids SET STORAGE EXTERNAL;

-- How far the resolver has read, moved in the transaction that holds what it read.
CREATE TABLE consumer_position (
  topic text NOT NULL,
  partition int NOT NULL,
  topic_id text NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
) WITH (fillfactor = 50);

CREATE TABLE quarantine (
  id text PRIMARY KEY,
  status text NOT NULL DEFAULT 'open'
    CHECK (status IN ('open', 'replayed', 'discarded', 'superseded')),
  stage text NOT NULL,
  reason text NOT NULL,
  sentence text NOT NULL,
  member text NOT NULL,
  dataset text NOT NULL,
  key text NOT NULL,
  source_id uuid,
  position text NOT NULL,
  seen timestamptz NOT NULL,
  record json NOT NULL
);
CREATE INDEX quarantine_open ON quarantine (source_id) WHERE status = 'open';
CREATE INDEX quarantine_source ON quarantine (source_id);
CREATE INDEX quarantine_member ON quarantine (member, status);

-- Shared vocabulary of terms, as last published.
CREATE TABLE published_terms (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  content uuid NOT NULL
);

-- ---------------------------------------------------------------------------------------------
-- For analysts: views only, in a schema of their own. Grant fingerpost_analyst to a login.
-- ---------------------------------------------------------------------------------------------
CREATE SCHEMA analysis;
COMMENT ON SCHEMA analysis IS
  'What the members together know, for reports and BI tools. Read-only. It holds fields that only members may see: do not publish from here; the signposting feed and the directory API hold the public part.';

CREATE FUNCTION analysis.field(document json, name text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT document -> 'fields' -> name ->> 'value' $$;
COMMENT ON FUNCTION analysis.field IS 'The value of a field of a joint record, as text; lists and objects as JSON.';

CREATE VIEW analysis.organizations AS
SELECT joint_id AS organization_id,
       analysis.field(document, 'name') AS name,
       analysis.field(document, 'description') AS description,
       analysis.field(document, 'status') AS status,
       analysis.field(document, 'legal_status') AS legal_status,
       analysis.field(document, 'scope') AS scope,
       analysis.field(document, 'consortium_member')::boolean AS consortium_member,
       analysis.field(document, 'email') AS email,
       analysis.field(document, 'website') AS website,
       document -> 'fields' -> 'addresses' -> 'value' -> 0 ->> 'postal_code' AS postal_code,
       analysis.field(document, 'districts')::jsonb AS districts,
       analysis.field(document, 'groups_served')::jsonb AS groups_served,
       analysis.field(document, 'infrastructure_services')::jsonb AS infrastructure_services,
       analysis.field(document, 'organization_identifiers')::jsonb AS organization_identifiers,
       analysis.field(document, 'last_confirmed') AS last_confirmed,
       json_array_length(document -> 'sources') AS source_count
FROM joint_record WHERE kind = 'organization';
COMMENT ON VIEW analysis.organizations IS 'One row an organisation, made from all members'' records of it.';
COMMENT ON COLUMN analysis.organizations.organization_id IS 'Joint id; stable. Other views refer to it.';
COMMENT ON COLUMN analysis.organizations.source_count IS 'How many source records it is made of; 2 or more: held more than once.';
COMMENT ON COLUMN analysis.organizations.districts IS 'List of E07 codes; jsonb_array_elements_text() makes rows of it.';

CREATE VIEW analysis.services AS
SELECT joint_id AS service_id,
       analysis.field(document, 'organization_id')::uuid AS organization_id,
       analysis.field(document, 'location_id')::uuid AS location_id,
       analysis.field(document, 'name') AS name,
       analysis.field(document, 'description') AS description,
       analysis.field(document, 'status') AS status,
       analysis.field(document, 'districts')::jsonb AS districts,
       analysis.field(document, 'groups_served')::jsonb AS groups_served,
       analysis.field(document, 'infrastructure_services')::jsonb AS infrastructure_services,
       analysis.field(document, 'taxonomy_terms')::jsonb AS taxonomy_terms,
       analysis.field(document, 'last_confirmed') AS last_confirmed
FROM joint_record WHERE kind = 'service';
COMMENT ON VIEW analysis.services IS 'One row a service that an organisation offers.';
COMMENT ON COLUMN analysis.services.organization_id IS 'Who offers it: analysis.organizations.';

CREATE VIEW analysis.activities AS
SELECT joint_id AS activity_id,
       analysis.field(document, 'activity_type') AS activity_type,
       analysis.field(document, 'name') AS name,
       analysis.field(document, 'description') AS description,
       analysis.field(document, 'starts_at') AS starts_at,
       analysis.field(document, 'ends_at') AS ends_at,
       analysis.field(document, 'organization_id')::uuid AS organization_id,
       analysis.field(document, 'for_organization_id')::uuid AS for_organization_id,
       analysis.field(document, 'attendance') AS attendance,
       analysis.field(document, 'districts')::jsonb AS districts,
       analysis.field(document, 'groups_served')::jsonb AS groups_served,
       analysis.field(document, 'infrastructure_services')::jsonb AS infrastructure_services,
       analysis.field(document, 'status') AS status,
       document -> 'sources' -> 0 ->> 'member' AS member
FROM joint_record WHERE kind = 'activity';
COMMENT ON VIEW analysis.activities IS 'One row an activity: advice, training, event or meeting.';
COMMENT ON COLUMN analysis.activities.organization_id IS 'Who delivered it.';
COMMENT ON COLUMN analysis.activities.for_organization_id IS 'Who received it.';
COMMENT ON COLUMN analysis.activities.member IS 'The member that recorded it.';

CREATE VIEW analysis.enquiries AS
SELECT joint_id AS enquiry_id,
       analysis.field(document, 'need') AS need,
       analysis.field(document, 'asked_on') AS asked_on,
       analysis.field(document, 'outcome') AS outcome,
       analysis.field(document, 'organization_id')::uuid AS organization_id,
       analysis.field(document, 'districts')::jsonb AS districts,
       analysis.field(document, 'groups_served')::jsonb AS groups_served,
       document -> 'sources' -> 0 ->> 'member' AS member
FROM joint_record WHERE kind = 'enquiry';
COMMENT ON VIEW analysis.enquiries IS 'One row a need that somebody asked about, without personal data.';

CREATE VIEW analysis.representations AS
SELECT joint_id AS representation_id,
       analysis.field(document, 'body') AS body,
       analysis.field(document, 'seat') AS seat,
       analysis.field(document, 'organization_id')::uuid AS organization_id,
       analysis.field(document, 'speaks_for') AS speaks_for,
       analysis.field(document, 'reports_to') AS reports_to,
       analysis.field(document, 'starts_on') AS starts_on,
       analysis.field(document, 'ends_on') AS ends_on,
       analysis.field(document, 'status') AS status
FROM joint_record WHERE kind = 'representation';
COMMENT ON VIEW analysis.representations IS 'One row a seat on a body: who speaks for whom, and reports back to whom.';

CREATE VIEW analysis.links AS
SELECT source_id, kind::text AS kind, member, dataset, key, joint_id, link_reason, seen
FROM source_record WHERE joint_id IS NOT NULL;
COMMENT ON VIEW analysis.links IS 'Who supplied what: one row a source record, with the joint record that it is part of.';
COMMENT ON COLUMN analysis.links.link_reason IS 'What it has in common with other records of the same joint record; empty when it is the only one.';

CREATE VIEW analysis.provenance AS
SELECT j.kind::text AS kind, j.joint_id, f.key AS field, f.value ->> 'value' AS value,
       f.value ->> 'visibility' AS visibility,
       j.document -> 'sources' -> (f.value ->> 'source')::int ->> 'member' AS member,
       j.document -> 'sources' -> (f.value ->> 'source')::int ->> 'dataset' AS dataset,
       (j.document -> 'sources' -> (f.value ->> 'source')::int ->> 'id')::uuid AS source_id,
       f.value ->> 'reason' AS reason
FROM joint_record j, json_each(j.document -> 'fields') f;
COMMENT ON VIEW analysis.provenance IS 'One row a field of each joint record: which record supplied it, and why that one won.';

CREATE VIEW analysis.redirects AS
SELECT source_id AS old_id, joint_id FROM source_record WHERE joint_id <> source_id
UNION
SELECT joint_id, successor FROM joint_redirect;
COMMENT ON VIEW analysis.redirects IS 'Where ids lead that stand for no joint record of their own.';

CREATE VIEW analysis.refusals AS
SELECT id AS refusal_id, status, stage, reason, sentence, member, dataset, key, position, seen
FROM quarantine;
COMMENT ON VIEW analysis.refusals IS 'Records that could not be taken, with the reason; without the records themselves.';

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fingerpost_analyst') THEN
    CREATE ROLE fingerpost_analyst NOLOGIN;
  END IF;
  GRANT USAGE ON SCHEMA analysis TO fingerpost_analyst;
  GRANT SELECT ON ALL TABLES IN SCHEMA analysis TO fingerpost_analyst;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'The role fingerpost_analyst could not be made or granted: this user may not. The views in schema analysis are there; create the role and grant it USAGE on the schema and SELECT on its views as a user who may.';
END
$$;
