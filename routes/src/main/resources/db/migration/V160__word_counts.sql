-- How many entries hold a word, kept in step with each of them: what the last one lost is forgotten
-- with it, and nobody has to read the whole index for it.
TRUNCATE directory_word;
ALTER TABLE directory_word ADD COLUMN entries integer NOT NULL;
ALTER TABLE directory_word SET (fillfactor = 70);
INSERT INTO directory_word
SELECT word, ndoc FROM ts_stat('SELECT to_tsvector(''directory_words'', spelled) FROM directory_entry')
WHERE length(word) BETWEEN 4 AND 60 AND word !~ '[[:digit:]]';
ALTER TABLE directory_position DROP COLUMN words_gone;
