-- The nearest first, by an index: a place on the earth as a point in three dimensions, with the
-- earth's radius for unit. The straight line between two such points grows with the way between
-- them, so that the index gives the order of distances exactly, anywhere.
CREATE EXTENSION IF NOT EXISTS cube;

CREATE FUNCTION on_earth(at point) RETURNS cube
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN cube(ARRAY[
  cos(radians(at[1])) * cos(radians(at[0])),
  cos(radians(at[1])) * sin(radians(at[0])),
  sin(radians(at[1]))]);
COMMENT ON FUNCTION on_earth IS 'Of (longitude, latitude).';

DROP INDEX directory_entry_at;
DROP FUNCTION metres_between;
ALTER TABLE directory_entry ADD COLUMN earth cube GENERATED ALWAYS AS (on_earth(at)) STORED;
CREATE INDEX directory_entry_earth ON directory_entry USING gist (earth);
