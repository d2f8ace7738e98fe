-- Referrals from an adviser of one member to another member.
CREATE TABLE referral (
  referral_id uuid PRIMARY KEY,
  from_member text NOT NULL,
  to_member text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  service_id uuid NOT NULL,
  service_name text NOT NULL,
  consent_on date NOT NULL,
  status text NOT NULL CHECK (status IN ('new', 'opened', 'accepted', 'declined', 'completed')),
  status_at timestamptz NOT NULL,
  wrapped_key bytea NOT NULL,
  sealed bytea NOT NULL,
  delete_on date NOT NULL,
  -- What stands in the topic is current when both are equal.
  version int NOT NULL DEFAULT 1,
  sent_version int NOT NULL DEFAULT 0,
  delivered_at timestamptz,
  attempts int NOT NULL DEFAULT 0,
  next_attempt timestamptz NOT NULL DEFAULT now(),
  reminders int NOT NULL DEFAULT 0
);
COMMENT ON COLUMN referral.wrapped_key IS 'The data key of this referral alone, wrapped by the key of the member that receives it.';
COMMENT ON COLUMN referral.sealed IS 'Who is referred, how to reach them, what they need, who consented: AES-256-GCM under the data key.';
CREATE INDEX referral_to ON referral (to_member, made_at);
CREATE INDEX referral_from ON referral (from_member, made_at);
CREATE INDEX referral_unsent ON referral (made_at) WHERE version > sent_version;

-- Each form that an adviser opens can be sent once.
CREATE TABLE referral_once (
  token uuid PRIMARY KEY,
  used_at timestamptz NOT NULL DEFAULT now()
);

-- Who made, looked at and answered referrals. Rows are only ever added, and outlive the referral.
CREATE TABLE referral_audit (
  audit_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  referral_id uuid NOT NULL,
  who text NOT NULL,
  member text NOT NULL,
  action text NOT NULL
);
CREATE INDEX referral_audit_referral ON referral_audit (referral_id, audit_id);
