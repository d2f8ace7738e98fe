-- The pages ask for a reason, whatever the stage: the newest of one are the end of a range of this index. A stage is always asked with more,
-- and is read by its causes.
CREATE INDEX quarantine_of_reason ON quarantine (status, reason, seen DESC, id DESC);
DROP INDEX quarantine_by_reason;
