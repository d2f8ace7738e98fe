-- Names come in the order of their bytes on every server: so a beginning of each, kept in memory,
-- tells which of two comes first (RATIONALE.md, directory).
ALTER TABLE directory_entry ALTER COLUMN sort_name TYPE text COLLATE "C";
