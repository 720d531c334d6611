-- What Prisma's schema has no words for: roles, row-level security, checks, immutability, partitions, the door to the queue.

-- ---- Roles: none of them can sign in, own or create anything ---------------------------------------------------------------
-- insight_web       the portal
-- insight_clerk     worker and command line, while they act for one customer
-- insight_operator  what only the operator may do across customers; the owner of the database is a member
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['insight_web', 'insight_clerk', 'insight_operator'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', name);
    END IF;
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA public TO insight_web, insight_clerk, insight_operator;

-- ---- The tenant --------------------------------------------------------------------------------------------------------------
CREATE FUNCTION insight_customer_id() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NULLIF(current_setting('insight.customer_id', true), '')::uuid;

DO $$
DECLARE
  name text;
  key text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'customers', 'contracts', 'contracted_profiles', 'deliveries', 'profiles', 'subscriptions', 'change_requests', 'change_lines',
    'change_events', 'usage_records', 'usage_rollups', 'charges', 'invoices', 'invoice_lines', 'invoice_vat', 'users', 'sessions',
    'user_tokens', 'api_tokens', 'audit_entries'
  ] LOOP
    key := CASE name WHEN 'customers' THEN 'id' ELSE 'customer_id' END;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO insight_web, insight_clerk USING (%I = (SELECT insight_customer_id())) WITH CHECK (%I = (SELECT insight_customer_id()))',
      name, key, key);
    EXECUTE format('CREATE POLICY operator ON %I TO insight_operator USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO insight_web', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO insight_clerk', name);
  END LOOP;
END
$$;

-- The portal writes only what a signed-in user may cause.
GRANT INSERT ON change_requests, change_lines, change_events, sessions, user_tokens, api_tokens, audit_entries TO insight_web;
GRANT UPDATE (status) ON change_requests TO insight_web;
GRANT UPDATE (status, reason) ON change_lines TO insight_web;
GRANT UPDATE (name, language, password_hash) ON users TO insight_web;
GRANT UPDATE (expires_at) ON sessions TO insight_web;
GRANT UPDATE (used_at) ON user_tokens TO insight_web;
GRANT UPDATE (revoked_at) ON api_tokens TO insight_web;
GRANT DELETE ON sessions TO insight_web;
-- A lock on the contract orders submissions; PostgreSQL asks the right to update a column for it.
GRANT UPDATE (service_level_code) ON contracts TO insight_web;
GRANT USAGE ON SEQUENCE audit_entries_id_seq TO insight_web, insight_clerk;

-- Reference data: read by all.
GRANT SELECT ON service_levels, price_lists, products, prices, rate_sheets, rule_packs TO insight_web, insight_clerk;
GRANT SELECT, INSERT, UPDATE ON invoice_counters TO insight_clerk;
GRANT SELECT, INSERT, UPDATE, DELETE ON request_counters TO insight_web;

-- ---- Checks ---------------------------------------------------------------------------------------------------------------------
ALTER TABLE customers
  ADD CONSTRAINT customers_number_range CHECK (customer_number BETWEEN 100000 AND 999999),
  ADD CONSTRAINT customers_kvk CHECK (kvk ~ '^[0-9]{8}$'),
  ADD CONSTRAINT customers_language CHECK (language IN ('nl', 'en')),
  ADD CONSTRAINT customers_iban CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$');
ALTER TABLE contracts ADD CONSTRAINT contracts_term CHECK (term_months IN (24, 36));
ALTER TABLE contracted_profiles ADD CONSTRAINT contracted_profiles_count CHECK (count >= 0);
ALTER TABLE service_levels
  ADD CONSTRAINT service_levels_clock CHECK (repair_clock IN ('office', 'clock')),
  ADD CONSTRAINT service_levels_availability CHECK (availability_permille BETWEEN 0 AND 1000);
ALTER TABLE prices
  ADD CONSTRAINT prices_amounts CHECK (monthly_cents >= 0 AND first_install_cents >= 0 AND expansion_cents >= 0),
  ADD CONSTRAINT prices_scope CHECK (scope IN ('group', 'group_option', 'access', 'profile', 'user_option', 'hardware', 'number')),
  ADD CONSTRAINT prices_basis CHECK (one_time_basis IN ('per_order', 'per_unit')),
  ADD CONSTRAINT prices_profile_rule CHECK (profile_rule IN ('', 'plus_only', 'pro_only'));
ALTER TABLE profiles
  ADD CONSTRAINT profiles_active CHECK (active_until >= active_from),
  ADD CONSTRAINT profiles_e164 CHECK (e164 ~ '^\+[0-9]{4,15}$');
CREATE UNIQUE INDEX profiles_e164_in_service ON profiles (e164) WHERE active_until IS NULL;
ALTER TABLE subscriptions
  ADD CONSTRAINT subscriptions_active CHECK (active_until >= active_from),
  ADD CONSTRAINT subscriptions_billed CHECK (billed_until >= billed_from - 1),
  ADD CONSTRAINT subscriptions_billing_starts CHECK (billed_from IS NOT NULL OR (billed_until IS NULL AND invoiced_until IS NULL)),
  ADD CONSTRAINT subscriptions_profile CHECK ((kind IN ('profile', 'option')) = (profile_id IS NOT NULL)),
  ADD CONSTRAINT subscriptions_range CHECK (last_e164 >= first_e164 AND (first_e164 IS NULL) = (last_e164 IS NULL)
    AND first_e164 ~ '^\+[0-9]{4,15}$' AND last_e164 ~ '^\+[0-9]{4,15}$');
-- One of each option per user and of each group option per exchange at a time (R5.3, R5.5); one product per profile.
CREATE UNIQUE INDEX subscriptions_one_option ON subscriptions (profile_id, product_code) WHERE kind = 'option' AND active_until IS NULL;
CREATE UNIQUE INDEX subscriptions_one_group_option ON subscriptions (customer_id, product_code) WHERE kind = 'group-option' AND active_until IS NULL;
CREATE UNIQUE INDEX subscriptions_one_product ON subscriptions (profile_id) WHERE kind = 'profile' AND active_until IS NULL;
CREATE INDEX subscriptions_numbers ON subscriptions (first_e164) WHERE kind = 'number';
-- A number belongs to one customer at a time.
ALTER TABLE subscriptions ADD CONSTRAINT subscriptions_numbers_apart
  EXCLUDE USING gist (int8range(substr(first_e164, 2)::bigint, substr(last_e164, 2)::bigint, '[]') WITH &&)
  WHERE (kind = 'number' AND active_until IS NULL AND first_e164 IS NOT NULL);
ALTER TABLE deliveries ADD CONSTRAINT deliveries_phones CHECK (phone_count >= 0);
ALTER TABLE change_requests ADD CONSTRAINT change_requests_buy_out CHECK (accepted_buy_out_cents >= 0);
ALTER TABLE change_lines
  ADD CONSTRAINT change_lines_amounts CHECK (one_time_cents >= 0 AND buy_out_cents >= 0 AND position >= 0),
  ADD CONSTRAINT change_lines_executed CHECK ((status = 'completed') = (executed_at IS NOT NULL)),
  ADD CONSTRAINT change_lines_reason CHECK (status <> 'rejected' OR reason IS NOT NULL);
ALTER TABLE usage_records
  ADD CONSTRAINT usage_records_amounts CHECK (duration_seconds >= 0 AND units >= 0 AND minutes >= 0 AND charge_micro_euros >= 0 AND charge_cents >= 0),
  ADD CONSTRAINT usage_records_status CHECK (status IN ('rated', 'included', 'free', 'unrated')),
  ADD CONSTRAINT usage_records_unrated CHECK ((status = 'unrated') = (charge_cents IS NULL));
ALTER TABLE usage_rollups ADD CONSTRAINT usage_rollups_amounts CHECK (records >= 0 AND charge_cents >= 0 AND unrated_records >= 0 AND invoiced_cents <= charge_cents);
ALTER TABLE charges ADD CONSTRAINT charges_amount CHECK (net_cents = quantity * unit_cents AND until_on >= from_on);
ALTER TABLE invoices
  ADD CONSTRAINT invoices_number CHECK (number ~ '^[A-Z0-9-]{4,24}$'),
  ADD CONSTRAINT invoices_total CHECK (total_cents = net_cents + vat_cents),
  ADD CONSTRAINT invoices_period CHECK (extract(day FROM period) = 1 AND period_until >= period_from),
  ADD CONSTRAINT invoices_credit CHECK ((type = 'credit-note') = (credited_invoice_id IS NOT NULL));
CREATE UNIQUE INDEX invoices_one_a_period ON invoices (customer_id, period) WHERE type = 'invoice';
ALTER TABLE invoice_lines
  ADD CONSTRAINT invoice_lines_amount CHECK (net_cents = quantity * unit_cents AND until_on >= from_on),
  ADD CONSTRAINT invoice_lines_shares CHECK (jsonb_typeof(shares) = 'array'),
  ADD CONSTRAINT invoice_lines_credited CHECK ((credited_invoice_id IS NULL) = (credited_line_number IS NULL));
ALTER TABLE users
  ADD CONSTRAINT users_email CHECK (email = lower(email) AND email LIKE '%_@_%'),
  ADD CONSTRAINT users_language CHECK (language IN ('nl', 'en'));
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- ---- Issued invoices never change (R7.2); only the payment status moves (R7.5) ------------------------------------------------------
CREATE FUNCTION invoice_stays_as_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'invoices' THEN
    IF to_jsonb(NEW) - 'status' - 'status_on' = to_jsonb(OLD) - 'status' - 'status_on'
       AND (OLD.status, NEW.status) IN (('issued', 'collected'), ('issued', 'failed'), ('issued', 'credited'), ('failed', 'collected'),
                                        ('failed', 'credited'), ('collected', 'failed'), ('collected', 'credited')) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'An issued invoice never changes' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION invoice_part_comes_with_its_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM invoices WHERE id = NEW.invoice_id AND xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'An issued invoice never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION invoice_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.net_cents <> (SELECT coalesce(sum(net_cents), 0) FROM invoice_lines WHERE invoice_id = NEW.id)
     OR (NEW.net_cents, NEW.vat_cents) <> (SELECT coalesce(sum(base_cents), 0), coalesce(sum(vat_cents), 0) FROM invoice_vat WHERE invoice_id = NEW.id) THEN
    RAISE EXCEPTION 'Invoice % does not add up', NEW.number USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM invoice_lines l WHERE l.invoice_id = NEW.id AND l.shares <> '[]'
              AND l.net_cents <> (SELECT sum((share ->> 'netCents')::int) FROM jsonb_array_elements(l.shares) AS share)) THEN
    RAISE EXCEPTION 'The shares of invoice % do not add up to its lines', NEW.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER stays_as_issued BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION invoice_stays_as_issued();
CREATE TRIGGER stays_as_issued BEFORE UPDATE OR DELETE ON invoice_lines FOR EACH ROW EXECUTE FUNCTION invoice_stays_as_issued();
CREATE TRIGGER stays_as_issued BEFORE UPDATE OR DELETE ON invoice_vat FOR EACH ROW EXECUTE FUNCTION invoice_stays_as_issued();
CREATE TRIGGER comes_with_its_invoice BEFORE INSERT ON invoice_lines FOR EACH ROW EXECUTE FUNCTION invoice_part_comes_with_its_invoice();
CREATE TRIGGER comes_with_its_invoice BEFORE INSERT ON invoice_vat FOR EACH ROW EXECUTE FUNCTION invoice_part_comes_with_its_invoice();
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT ON invoices DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION invoice_adds_up();

-- ---- Audit: append-only, each entry carries the digest of the one before -------------------------------------------------------------
CREATE FUNCTION audit_digest(entry audit_entries) RETURNS text
  LANGUAGE sql IMMUTABLE
  RETURN encode(sha256(convert_to(concat_ws(E'\n', entry.previous_digest, entry.customer_id::text,
    to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(entry.actor, ''), entry.action, entry.subject,
    entry.detail::text), 'UTF8')), 'hex');

CREATE FUNCTION audit_entry_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'The audit log is append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('audit:' || NEW.customer_id::text, 0));
  NEW.id := nextval('audit_entries_id_seq');
  NEW.previous_digest := coalesce(
    (SELECT digest FROM audit_entries WHERE customer_id = NEW.customer_id ORDER BY id DESC LIMIT 1), '');
  NEW.digest := audit_digest(NEW);
  RETURN NEW;
END
$$;

CREATE TRIGGER follows BEFORE INSERT OR UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entry_follows();

-- ---- Sign-in: the few questions the portal asks before it knows the customer ------------------------------------------------------------
CREATE FUNCTION find_session(session_digest text)
  RETURNS TABLE (id text, user_id uuid, customer_id uuid, created_at timestamptz, expires_at timestamptz, email text, user_name text,
                 role user_role, language text, customer_name text, customer_number int, activated_at timestamptz, pending_requests int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.id, s.user_id, s.customer_id, s.created_at, s.expires_at, u.email, u.name, u.role, coalesce(u.language, c.language),
           c.name, c.customer_number, c.activated_at,
           (SELECT count(*)::int FROM change_requests r
             WHERE r.customer_id = s.customer_id AND r.status IN ('awaiting-approval', 'queued', 'executing'))
      FROM sessions s JOIN users u ON u.id = s.user_id JOIN customers c ON c.id = s.customer_id
     WHERE s.id = session_digest
  $$;

CREATE FUNCTION find_user_by_email(wanted text)
  RETURNS TABLE (id uuid, customer_id uuid, email text, name text, language text, password_hash text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.id, u.customer_id, u.email, u.name, coalesce(u.language, c.language), u.password_hash
      FROM users u JOIN customers c ON c.id = u.customer_id WHERE u.email = lower(wanted)
  $$;

CREATE FUNCTION find_user_token(wanted uuid)
  RETURNS TABLE (id uuid, user_id uuid, customer_id uuid, kind user_token_kind, expires_at timestamptz, used_at timestamptz, email text,
                 user_name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.id, t.user_id, t.customer_id, t.kind, t.expires_at, t.used_at, u.email, u.name
      FROM user_tokens t JOIN users u ON u.id = t.user_id WHERE t.id = wanted
  $$;

CREATE FUNCTION find_api_token(token_digest text)
  RETURNS TABLE (id uuid, user_id uuid, customer_id uuid, scopes text[], revoked_at timestamptz, email text, user_name text,
                 role user_role, language text, customer_name text, customer_number int, activated_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.id, t.user_id, t.customer_id, t.scopes, t.revoked_at, u.email, u.name, u.role, coalesce(u.language, c.language),
           c.name, c.customer_number, c.activated_at
      FROM api_tokens t JOIN users u ON u.id = t.user_id JOIN customers c ON c.id = t.customer_id
     WHERE t.digest = token_digest
  $$;

CREATE FUNCTION extend_session(session_digest text, until timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE sessions SET expires_at = until WHERE id = session_digest
  $$;

CREATE FUNCTION delete_session(session_digest text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM sessions WHERE id = session_digest
  $$;

CREATE FUNCTION delete_expired_sessions(before timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM sessions WHERE expires_at < before
  $$;

-- ---- Queue: one door in, for the known tasks ----------------------------------------------------------------------------------------------
CREATE FUNCTION enqueue_job(task text, payload json, run_at timestamptz, job_key text, queue text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF task NOT IN ('execute-change', 'send-mail') THEN
    RAISE EXCEPTION 'No such task: %', task;
  END IF;
  PERFORM graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, job_key => job_key);
END
$$;

CREATE FUNCTION remove_job(key text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.remove_job(key);
END
$$;

-- What waits and what has failed for good, for the operator's metrics.
CREATE FUNCTION queue_depth() RETURNS TABLE (task text, waiting int, due int, failed int)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
    SELECT j.task_identifier, (count(*) FILTER (WHERE j.attempts < j.max_attempts))::int,
           (count(*) FILTER (WHERE j.attempts < j.max_attempts AND j.run_at <= now()))::int,
           (count(*) FILTER (WHERE j.attempts >= j.max_attempts))::int
      FROM graphile_worker.jobs j GROUP BY j.task_identifier;
END
$$;

REVOKE EXECUTE ON FUNCTION find_session, find_user_by_email, find_user_token, find_api_token, extend_session, delete_session,
  delete_expired_sessions, enqueue_job, remove_job, queue_depth FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_session, find_user_by_email, find_user_token, find_api_token, extend_session, delete_session,
  delete_expired_sessions TO insight_web;
GRANT EXECUTE ON FUNCTION enqueue_job, remove_job TO insight_web, insight_clerk;
GRANT EXECUTE ON FUNCTION queue_depth TO insight_web;

-- ---- Usage: a partition a month ---------------------------------------------------------------------------------------------------------------
CREATE FUNCTION ensure_usage_partition(of_month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first date := date_trunc('month', of_month)::date;
  name text := 'usage_records_' || to_char(of_month, 'YYYY_MM');
BEGIN
  IF to_regclass('public.' || quote_ident(name)) IS NOT NULL THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('usage-partition', 0));
  IF to_regclass('public.' || quote_ident(name)) IS NOT NULL THEN
    RETURN;
  END IF;
  -- Months of the business: the day starts at midnight in Amsterdam.
  EXECUTE format('CREATE TABLE %I PARTITION OF usage_records FOR VALUES FROM (%L) TO (%L)', name,
    first::timestamp AT TIME ZONE 'Europe/Amsterdam', (first + interval '1 month')::timestamp AT TIME ZONE 'Europe/Amsterdam');
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  EXECUTE format('CREATE POLICY operator ON %I TO insight_operator USING (true) WITH CHECK (true)', name);
END
$$;
REVOKE EXECUTE ON FUNCTION ensure_usage_partition FROM PUBLIC;

-- ---- Service levels (R9.1, R9.3) ----------------------------------------------------------------------------------------------------------------
INSERT INTO service_levels (code, repair_hours, repair_clock, availability_permille)
VALUES ('standard', 8, 'office', 996), ('premium', 8, 'clock', 996);
