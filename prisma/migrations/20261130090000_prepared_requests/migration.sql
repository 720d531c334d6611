-- Requests that are submitted by themselves on a later day, within what was signed for them (R3.6).

-- CreateEnum
CREATE TYPE "prepared_status" AS ENUM ('waiting', 'received', 'lapsed', 'dropped');

-- CreateTable
CREATE TABLE "prepared_requests" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "status" "prepared_status" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "lines" JSONB NOT NULL,
    "preferred_on" DATE,
    "submit_on" DATE NOT NULL,
    "last_on" DATE NOT NULL,
    "max_buy_out_cents" BIGINT NOT NULL,
    "max_one_time_cents" BIGINT NOT NULL,
    "next_on" DATE,
    "signed_by_user_id" UUID NOT NULL,
    "signed_by" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "request_id" UUID,
    "idempotency_key" TEXT,
    "body_digest" TEXT NOT NULL,

    CONSTRAINT "prepared_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prepared_attempts" (
    "id" UUID NOT NULL,
    "prepared_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" JSONB NOT NULL,

    CONSTRAINT "prepared_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "prepared_requests_request_id_key" ON "prepared_requests"("request_id");

-- CreateIndex
CREATE INDEX "prepared_requests_customer_id_prepared_at_id_idx" ON "prepared_requests"("customer_id", "prepared_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "prepared_requests_customer_id_idempotency_key_key" ON "prepared_requests"("customer_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "prepared_requests_id_customer_id_key" ON "prepared_requests"("id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "prepared_requests_request_id_customer_id_key" ON "prepared_requests"("request_id", "customer_id");

-- CreateIndex
CREATE INDEX "prepared_attempts_customer_id_idx" ON "prepared_attempts"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "prepared_attempts_prepared_id_on_day_key" ON "prepared_attempts"("prepared_id", "on_day");

-- AddForeignKey
ALTER TABLE "prepared_requests" ADD CONSTRAINT "prepared_requests_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prepared_requests" ADD CONSTRAINT "prepared_requests_request_id_customer_id_fkey" FOREIGN KEY ("request_id", "customer_id") REFERENCES "change_requests"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prepared_attempts" ADD CONSTRAINT "prepared_attempts_prepared_id_customer_id_fkey" FOREIGN KEY ("prepared_id", "customer_id") REFERENCES "prepared_requests"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema has no words for.
ALTER TABLE prepared_requests
  ADD CONSTRAINT prepared_requests_amounts CHECK (max_buy_out_cents >= 0 AND max_one_time_cents >= 0),
  ADD CONSTRAINT prepared_requests_days CHECK (last_on >= submit_on AND next_on BETWEEN submit_on AND last_on),
  ADD CONSTRAINT prepared_requests_waiting CHECK ((status = 'waiting') = (next_on IS NOT NULL) AND (status = 'waiting') = (ended_at IS NULL)),
  ADD CONSTRAINT prepared_requests_received CHECK ((status = 'received') = (request_id IS NOT NULL));

ALTER TABLE prepared_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE prepared_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON prepared_requests TO insight_web, insight_clerk
  USING (customer_id = (SELECT insight_customer_id())) WITH CHECK (customer_id = (SELECT insight_customer_id()));
CREATE POLICY operator ON prepared_requests TO insight_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON prepared_requests TO insight_web;
-- The portal signs anew and drops; what is asked stays as it was, and only the worker has it received.
GRANT UPDATE (status, revision, submit_on, last_on, max_buy_out_cents, max_one_time_cents, next_on, signed_by_user_id, signed_by, signed_at, ended_at)
  ON prepared_requests TO insight_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON prepared_requests TO insight_clerk, insight_operator;

ALTER TABLE prepared_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE prepared_attempts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON prepared_attempts TO insight_web, insight_clerk
  USING (customer_id = (SELECT insight_customer_id())) WITH CHECK (customer_id = (SELECT insight_customer_id()));
CREATE POLICY operator ON prepared_attempts TO insight_operator USING (true) WITH CHECK (true);
GRANT SELECT ON prepared_attempts TO insight_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON prepared_attempts TO insight_clerk, insight_operator;

UPDATE rule_packs SET content = content || '{"preparedRequest": {"maxDays": 400, "submitsAt": "06:00", "maxWaiting": 50}}' WHERE NOT content ? 'preparedRequest';

-- ---- Queue: one more task, with mails of its own --------------------------------------------------------------------------------
CREATE OR REPLACE FUNCTION job_is_of_tenant(payload json) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce((payload ->> 'customerId')::uuid = insight_customer_id(), false)
       AND NOT EXISTS (SELECT FROM change_requests WHERE id = (payload ->> 'requestId')::uuid AND customer_id <> insight_customer_id())
       AND NOT EXISTS (SELECT FROM prepared_requests WHERE id = (payload ->> 'preparedId')::uuid AND customer_id <> insight_customer_id())
       AND NOT EXISTS (SELECT FROM invoices WHERE id = (payload ->> 'invoiceId')::uuid AND customer_id <> insight_customer_id())
       AND NOT EXISTS (SELECT FROM users WHERE id = (payload ->> 'userId')::uuid AND customer_id <> insight_customer_id())
       AND NOT EXISTS (SELECT FROM user_tokens WHERE id = (payload ->> 'tokenId')::uuid AND customer_id <> insight_customer_id())
  $$;

CREATE OR REPLACE FUNCTION enqueue_job(task text, payload json, run_at timestamptz, job_key text, queue text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF task NOT IN ('execute-change', 'submit-prepared', 'send-mail', 'archive-invoice') THEN
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
                  WHERE field.key IN ('customerId', 'requestId', 'preparedId', 'invoiceId', 'tokenId') AND strpos(job_key, field.value) > 0) THEN
    RAISE EXCEPTION 'The key of a job names what the job is about' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Invoices, what opens an account, and what became of a change, are the operator's to send.
  IF NOT insight_is_operator() AND (task = 'archive-invoice' OR (task = 'send-mail' AND
       payload ->> 'kind' IN ('invitation', 'portal-open', 'invoice', 'change-executed', 'change-rejected', 'prepared-failed'))) THEN
    RAISE EXCEPTION 'The portal does not cause this job' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, job_key => job_key);
END
$$;
