-- Words are learned with the entries that hold them. Which are held no longer only the whole index
-- tells, so that is looked for after an entry lost some, and not otherwise.
ALTER TABLE directory_position ADD COLUMN words_gone boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN directory_position.words_gone IS 'Some entry lost words since those that no entry holds were last forgotten.';
