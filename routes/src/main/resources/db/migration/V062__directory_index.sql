-- The directory's own table to search: public values alone, made from joint records, always makeable
-- again. RATIONALE.md (directory) says when it is written.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE TEXT SEARCH CONFIGURATION directory (COPY = english);
ALTER TEXT SEARCH CONFIGURATION directory
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
CREATE TEXT SEARCH CONFIGURATION directory_words (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION directory_words
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

CREATE TABLE directory_entry (
  joint_id uuid PRIMARY KEY,
  kind record_kind NOT NULL CHECK (kind IN ('organization', 'service')),
  name text NOT NULL,
  sort_name text NOT NULL,
  organization_id uuid,
  location_id uuid,
  service_at_location_id uuid,
  words tsvector NOT NULL,
  spelled text NOT NULL,
  terms uuid[] NOT NULL,
  taxonomies uuid[] NOT NULL,
  districts text[] NOT NULL,
  groups_served text[] NOT NULL,
  minimum_age numeric,
  maximum_age numeric,
  postcode_district text,
  at point,
  status text NOT NULL,
  modified_at timestamptz NOT NULL,
  confirmed date
) WITH (fillfactor = 85);
COMMENT ON COLUMN directory_entry.spelled IS 'The words of names and terms as they are spelled: what typing slips are held against.';
COMMENT ON COLUMN directory_entry.service_at_location_id IS 'The id of the service at its place, where it has one.';
COMMENT ON COLUMN directory_entry.at IS '(longitude, latitude): its own place, else that of the organisation.';

CREATE INDEX directory_entry_name ON directory_entry (kind, sort_name, joint_id);
CREATE INDEX directory_entry_words ON directory_entry USING gin (words);
CREATE INDEX directory_entry_at ON directory_entry USING gist (at) WHERE at IS NOT NULL;
CREATE INDEX directory_entry_terms ON directory_entry USING gin (terms) WHERE terms <> '{}';
CREATE INDEX directory_entry_districts ON directory_entry USING gin (districts) WHERE districts <> '{}';
CREATE INDEX directory_entry_modified ON directory_entry (kind, modified_at);
CREATE INDEX directory_entry_organization ON directory_entry (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX directory_entry_location ON directory_entry (location_id) WHERE location_id IS NOT NULL;
CREATE INDEX directory_entry_place ON directory_entry (service_at_location_id) WHERE service_at_location_id IS NOT NULL;

-- When services can be used: a row a day of the week (1 is Monday) and span. Without a day: any.
CREATE TABLE directory_schedule (
  joint_id uuid NOT NULL REFERENCES directory_entry ON DELETE CASCADE,
  weekday smallint CHECK (weekday BETWEEN 1 AND 7),
  opens_at time,
  closes_at time
);
CREATE INDEX directory_schedule_entry ON directory_schedule (joint_id);

-- The words that the directory holds.
CREATE TABLE directory_word (word text PRIMARY KEY);
CREATE INDEX directory_word_alike ON directory_word USING gin (word gin_trgm_ops);

-- How far the feed's changes have been taken in; 0 makes everything anew.
CREATE TABLE directory_position (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  position bigint NOT NULL DEFAULT 0,
  turns bigint NOT NULL DEFAULT 0
);
COMMENT ON COLUMN directory_position.turns IS 'Grows whenever the index may answer differently.';
INSERT INTO directory_position DEFAULT VALUES;

-- Metres along a great circle between two points of (longitude, latitude).
CREATE FUNCTION metres_between(a point, b point) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT 2 * 6371008.8 * asin(sqrt(least(1,
    power(sin(radians(b[1] - a[1]) / 2), 2)
    + cos(radians(a[1])) * cos(radians(b[1])) * power(sin(radians(b[0] - a[0]) / 2), 2))))
$$;
