-- What everybody may see of a joint record: {field: value}. The directory reads a document through
-- this alone when it searches, so that no search can tell anything about what members keep.
CREATE FUNCTION public_fields(document jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(
    jsonb_object_agg(
      key,
      CASE WHEN value ->> 'visibility' = 'public' THEN value -> 'value'
           ELSE value #> '{public,value}' END),
    '{}')
  FROM jsonb_each(document -> 'fields')
  WHERE value ->> 'visibility' = 'public' OR value ? 'public'
$$;

-- When a version of it that everybody may see last came from a member.
CREATE FUNCTION public_seen(document jsonb) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT max((source ->> 'seen')::timestamptz)
  FROM jsonb_array_elements(document -> 'sources') AS source
  WHERE (source ->> 'public')::boolean
$$;
