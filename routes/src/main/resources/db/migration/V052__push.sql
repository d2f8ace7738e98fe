-- Events that members pushed and the hub took, so that one that is sent again, since its answer was
-- lost, is not taken again after a newer one. Rows of more than a week ago go.
CREATE TABLE collect_push_event (
  member  text NOT NULL,
  -- Hash of source and id, which name an event for ever.
  event   uuid NOT NULL,
  -- Hash of what it said: the same name on another content is a fault of the sender's.
  content uuid NOT NULL,
  taken   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (member, event)
);
CREATE INDEX collect_push_event_taken ON collect_push_event (taken);
