-- What is near is told from memory; the few statements that still ask for a circle go through
-- entries in the order of ids or names. An index that nobody reads costs each change a page.
DROP INDEX directory_entry_grid;
