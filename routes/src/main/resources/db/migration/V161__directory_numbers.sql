-- A small number for each entry, never given twice, by which sets of entries are kept in memory as
-- bitmaps (RATIONALE.md, directory).
CREATE SEQUENCE directory_number AS integer;
ALTER TABLE directory_entry ADD COLUMN number integer NOT NULL DEFAULT nextval('directory_number');
ALTER TABLE directory_entry ALTER COLUMN number DROP DEFAULT;

-- What the last turns changed, for who keeps such sets: the entries that were written, and the
-- numbers of those that are gone. Who missed some of it reads everything anew.
CREATE TABLE directory_turn (
  turn bigint PRIMARY KEY,
  written uuid[] NOT NULL,
  gone integer[] NOT NULL
);
