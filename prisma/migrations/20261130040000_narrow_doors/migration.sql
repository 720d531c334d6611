-- What the portal's connection can reach through functions that run with more rights than its own.

-- ---- Who asks: a function that runs as the owner of the tables sees the owner as current_user ---------------------------------
CREATE FUNCTION insight_caller() RETURNS name
  LANGUAGE sql STABLE
  RETURN CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END;

-- True for worker, command line and owner; false for the portal, which is a member of nothing.
CREATE FUNCTION insight_is_operator() RETURNS boolean
  LANGUAGE sql STABLE
  RETURN pg_has_role(insight_caller(), 'insight_clerk', 'MEMBER');

-- ---- Queue ------------------------------------------------------------------------------------------------------------------------
-- A job is about the customer of the transaction, and no row that it names is another customer's. (A row may be written after its
-- job, in the same transaction.)
CREATE FUNCTION job_is_of_tenant(payload json) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce((payload ->> 'customerId')::uuid = insight_customer_id(), false)
       AND NOT EXISTS (SELECT FROM change_requests WHERE id = (payload ->> 'requestId')::uuid AND customer_id <> insight_customer_id())
       AND NOT EXISTS (SELECT FROM invoices WHERE id = (payload ->> 'invoiceId')::uuid AND customer_id <> insight_customer_id())
       AND NOT EXISTS (SELECT FROM users WHERE id = (payload ->> 'userId')::uuid AND customer_id <> insight_customer_id())
       AND NOT EXISTS (SELECT FROM user_tokens WHERE id = (payload ->> 'tokenId')::uuid AND customer_id <> insight_customer_id())
  $$;

CREATE OR REPLACE FUNCTION enqueue_job(task text, payload json, run_at timestamptz, job_key text, queue text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF task NOT IN ('execute-change', 'send-mail', 'archive-invoice') THEN
    RAISE EXCEPTION 'No such task: %', task;
  END IF;
  IF json_typeof(payload) <> 'object' OR octet_length(payload::text) > 16384 OR length(job_key) > 200 OR length(queue) > 100 THEN
    RAISE EXCEPTION 'A job is a small object' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF run_at NOT BETWEEN '2000-01-01Z' AND '2200-01-01Z' THEN
    RAISE EXCEPTION 'A job is due between 2000 and 2200' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF NOT job_is_of_tenant(payload) THEN
    RAISE EXCEPTION 'A job is about the customer of its transaction' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- A job takes the place of one with the same key. A key that names what the job is about is no other customer's.
  IF NOT EXISTS (SELECT FROM json_each_text(payload) AS field
                  WHERE field.key IN ('customerId', 'requestId', 'invoiceId', 'tokenId') AND strpos(job_key, field.value) > 0) THEN
    RAISE EXCEPTION 'The key of a job names what the job is about' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Invoices, and what opens an account, are the operator's to send.
  IF NOT insight_is_operator() AND (task = 'archive-invoice' OR (task = 'send-mail' AND
       payload ->> 'kind' IN ('invitation', 'portal-open', 'invoice', 'change-executed', 'change-rejected'))) THEN
    RAISE EXCEPTION 'The portal does not cause this job' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, job_key => job_key);
END
$$;

CREATE OR REPLACE FUNCTION remove_job(key text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM graphile_worker._private_jobs AS job
              WHERE job.key = remove_job.key
                AND (job.payload ->> 'customerId')::uuid IS DISTINCT FROM insight_customer_id()) THEN
    RAISE EXCEPTION 'This job is not about the customer of the transaction' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.remove_job(key);
END
$$;

REVOKE EXECUTE ON FUNCTION job_is_of_tenant FROM PUBLIC;

-- ---- Sessions ---------------------------------------------------------------------------------------------------------------------
-- None outlives seven days after sign-in, whoever extends it.
UPDATE sessions SET expires_at = created_at + interval '168 hours' WHERE expires_at > created_at + interval '168 hours';
ALTER TABLE sessions ADD CONSTRAINT sessions_lifetime CHECK (expires_at <= created_at + interval '168 hours');
REVOKE UPDATE (expires_at) ON sessions FROM insight_web;

CREATE OR REPLACE FUNCTION extend_session(session_digest text, until timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE sessions SET expires_at = least(until, created_at + interval '168 hours') WHERE id = session_digest
  $$;

-- Only what is over by the database's clock too.
CREATE OR REPLACE FUNCTION delete_expired_sessions(before timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM sessions WHERE expires_at < least(before, now())
  $$;
