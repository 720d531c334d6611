-- The audit log: what the database itself says of an entry, the head of each chain, and the signed anchors.

-- ---- An entry -----------------------------------------------------------------------------------------------------------------------
-- `at` is the database's clock from here on; `told_at` the clock of who wrote it, which INSIGHT_CLOCK moves. `origin`: portal or
-- operator, as the database knows it; null for entries from before, whose `at` is what they were told with.
ALTER TABLE "audit_entries" ADD COLUMN "told_at" TIMESTAMPTZ(3), ADD COLUMN "origin" TEXT;

CREATE OR REPLACE FUNCTION audit_digest(entry audit_entries) RETURNS text
  LANGUAGE sql IMMUTABLE
  RETURN encode(sha256(convert_to(CASE WHEN entry.origin IS NULL
    THEN concat_ws(E'\n', entry.previous_digest, entry.customer_id::text,
      to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(entry.actor, ''), entry.action, entry.subject,
      entry.detail::text)
    ELSE jsonb_build_array(entry.previous_digest, entry.customer_id, entry.id, entry.origin,
      to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      to_char(entry.told_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), entry.actor, entry.action, entry.subject,
      entry.detail)::text
    END, 'UTF8')), 'hex');

-- ---- Heads: how many entries a customer's chain has, and the digest of the last -------------------------------------------------------
CREATE TABLE "audit_heads" (
    "customer_id" UUID NOT NULL,
    "entries" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("customer_id")
);

INSERT INTO audit_heads (customer_id, entries, entry_id, digest)
SELECT customer_id, count(*), max(id), (array_agg(digest ORDER BY id DESC))[1] FROM audit_entries GROUP BY customer_id;

-- ---- Anchors: heads as they were, signed with a key that is not in the database, each tied to the one before ----------------------------
-- The first of a log names no chain.
CREATE TABLE "audit_anchors" (
    "sequence" BIGINT NOT NULL,
    "log_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "customer_id" UUID,
    "entries" BIGINT,
    "entry_id" BIGINT,
    "digest" TEXT,
    "previous_mac" TEXT NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "audit_anchors_pkey" PRIMARY KEY ("sequence")
);

CREATE INDEX "audit_anchors_customer_id_sequence_idx" ON "audit_anchors"("customer_id", "sequence");

-- Neither the portal nor the clerk of a customer has anything to ask of them.
ALTER TABLE audit_heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_heads FORCE ROW LEVEL SECURITY;
CREATE POLICY operator ON audit_heads TO insight_operator USING (true) WITH CHECK (true);
ALTER TABLE audit_anchors ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_anchors FORCE ROW LEVEL SECURITY;
CREATE POLICY operator ON audit_anchors TO insight_operator USING (true) WITH CHECK (true);

CREATE FUNCTION audit_anchor_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The anchors of the audit log are append-only' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON audit_anchors FOR EACH ROW EXECUTE FUNCTION audit_anchor_stays();

-- ---- What may be written, and what the database adds -----------------------------------------------------------------------------------
REVOKE INSERT ON audit_entries FROM insight_web, insight_clerk;
REVOKE UPDATE, DELETE ON audit_entries FROM insight_clerk;
GRANT INSERT (customer_id, told_at, actor, action, subject, detail) ON audit_entries TO insight_web, insight_clerk;

CREATE OR REPLACE FUNCTION audit_entry_follows() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'The audit log is append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT insight_is_operator() AND NEW.customer_id IS DISTINCT FROM insight_customer_id() THEN
    RAISE EXCEPTION 'new row violates row-level security policy for table "audit_entries"' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.actor IS NOT NULL AND NOT EXISTS (SELECT FROM users WHERE customer_id = NEW.customer_id AND email = NEW.actor) THEN
    RAISE EXCEPTION 'Who acts is a user of the customer' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.action !~ '^[a-z]+(-[a-z]+)*$' OR length(NEW.action) > 64 OR length(NEW.subject) > 200
     OR jsonb_typeof(NEW.detail) <> 'object' OR octet_length(NEW.detail::text) > 1048576 THEN
    RAISE EXCEPTION 'An audit entry has a word for what happened, a subject and facts' USING ERRCODE = 'check_violation';
  END IF;
  -- Entries of a customer come one after the other; the lock ends with the transaction.
  PERFORM pg_advisory_xact_lock(hashtextextended('audit:' || NEW.customer_id::text, 0));
  NEW.id := nextval('audit_entries_id_seq');
  NEW.at := date_trunc('milliseconds', clock_timestamp());
  NEW.origin := CASE WHEN insight_is_operator() THEN 'operator' ELSE 'portal' END;
  NEW.previous_digest := coalesce((SELECT digest FROM audit_heads WHERE customer_id = NEW.customer_id), '');
  NEW.digest := audit_digest(NEW);
  INSERT INTO audit_heads AS head (customer_id, entries, entry_id, digest) VALUES (NEW.customer_id, 1, NEW.id, NEW.digest)
    ON CONFLICT (customer_id) DO UPDATE SET entries = head.entries + 1, entry_id = excluded.entry_id, digest = excluded.digest;
  RETURN NEW;
END
$$;
