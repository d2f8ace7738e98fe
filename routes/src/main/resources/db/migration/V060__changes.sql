-- What changed in the signposting feed, in order: a row for each thing that stands or stood in it.
-- A thing that changes again moves to the end, so who reads to the end has seen the last state of
-- everything, however long they were away. The publisher alone writes here, after it has sent.
CREATE TYPE signpost_entity AS ENUM (
  'organizations', 'services', 'locations', 'service_at_locations', 'taxonomy_terms',
  'opportunities', 'events');

CREATE SEQUENCE feed_position;

CREATE TABLE feed_change (
  entity signpost_entity NOT NULL,
  id uuid NOT NULL,
  joint_id uuid,
  content uuid,
  position bigint NOT NULL DEFAULT nextval('feed_position'),
  changed timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (entity, id)
) WITH (fillfactor = 85, autovacuum_vacuum_insert_threshold = 500000);
CREATE UNIQUE INDEX feed_change_position ON feed_change (position);
CREATE INDEX feed_change_entity ON feed_change (entity, position);
COMMENT ON COLUMN feed_change.joint_id IS 'The joint record that it is made of, where that has another id.';
COMMENT ON COLUMN feed_change.content IS 'The id of the event that says so; null when it is gone.';

-- One feed, for as long as the database stands: a cursor of another one leads nowhere.
CREATE TABLE feed_epoch (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  epoch uuid NOT NULL DEFAULT gen_random_uuid(),
  forgotten bigint NOT NULL DEFAULT 0
);
COMMENT ON COLUMN feed_epoch.forgotten IS 'Deletions up to this position are no longer told of.';
INSERT INTO feed_epoch DEFAULT VALUES;

-- What was published before there was this table is published again: the same messages, and rows here.
INSERT INTO outbox (kind, joint_ids)
SELECT kind, array_agg(joint_id ORDER BY joint_id)
FROM (SELECT kind, joint_id,
             (row_number() OVER (PARTITION BY kind ORDER BY joint_id) - 1) / 5000 AS part
      FROM joint_record
      WHERE kind IN ('organization', 'service', 'location', 'activity', 'opportunity')) AS standing
GROUP BY kind, part;
DELETE FROM published_terms;
