-- The nearest first, by an index. It orders points of a plane, not of the earth, so each entry has
-- a place on one: the transverse Mercator projection of a sphere about 2 degrees west, that of the
-- National Grid but for the shape of the earth. Distances on it are right to a fifth of a per cent
-- in the United Kingdom, and an index of points costs a seventh to write of what one of cubes does.
CREATE FUNCTION on_grid(at point) RETURNS point
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN point(
  6371008.8 * atanh(greatest(-0.999999, least(0.999999,
    cos(radians(at[1])) * sin(radians(at[0] + 2))))),
  6371008.8 * atan2(sin(radians(at[1])), cos(radians(at[1])) * cos(radians(at[0] + 2))));
COMMENT ON FUNCTION on_grid IS 'Metres east and north, of (longitude, latitude). The farthest east and west, where there is no such place, become far away.';

DROP INDEX directory_entry_at;
DROP FUNCTION metres_between;
ALTER TABLE directory_entry ADD COLUMN grid point GENERATED ALWAYS AS (on_grid(at)) STORED;
CREATE INDEX directory_entry_grid ON directory_entry USING gist (grid);
