-- How many organisations and people stand: kept, so that it need not be counted to know whether
-- the model has grown old. Links wait while there are twice as many as it was learned from.
CREATE TABLE link_standing (
  kind record_kind PRIMARY KEY,
  records bigint NOT NULL
) WITH (fillfactor = 50);
INSERT INTO link_standing
SELECT kind, count(*) FROM source_record
WHERE kind IN ('organization', 'person') AND joint_id IS NOT NULL GROUP BY kind;
DROP INDEX source_record_modelled;
