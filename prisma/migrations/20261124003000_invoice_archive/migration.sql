-- The archive of issued invoices (R7.2): PDF and e-invoice as they were sent, each with its SHA-256.

CREATE TYPE "invoice_document_kind" AS ENUM ('pdf', 'ubl');

CREATE TABLE "invoice_documents" (
    "invoice_id" UUID NOT NULL,
    "kind" "invoice_document_kind" NOT NULL,
    "customer_id" UUID NOT NULL,
    "content" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_documents_pkey" PRIMARY KEY ("invoice_id", "kind")
);

ALTER TABLE "invoice_documents" ADD CONSTRAINT "invoice_documents_invoice_id_customer_id_fkey"
  FOREIGN KEY ("invoice_id", "customer_id") REFERENCES "invoices"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The database computes the digest too: what arrived is what was drawn.
ALTER TABLE invoice_documents ADD CONSTRAINT invoice_documents_sha256 CHECK (sha256 = encode(sha256(content), 'hex'));

ALTER TABLE invoice_documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice_documents FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON invoice_documents TO insight_web, insight_clerk
  USING (customer_id = (SELECT insight_customer_id())) WITH CHECK (customer_id = (SELECT insight_customer_id()));
CREATE POLICY operator ON invoice_documents TO insight_operator USING (true) WITH CHECK (true);
GRANT SELECT ON invoice_documents TO insight_web;
GRANT SELECT, INSERT ON invoice_documents TO insight_clerk;

CREATE TRIGGER stays_as_issued BEFORE UPDATE OR DELETE ON invoice_documents FOR EACH ROW EXECUTE FUNCTION invoice_stays_as_issued();

-- One more task has a door to the queue.
CREATE OR REPLACE FUNCTION enqueue_job(task text, payload json, run_at timestamptz, job_key text, queue text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF task NOT IN ('execute-change', 'send-mail', 'archive-invoice') THEN
    RAISE EXCEPTION 'No such task: %', task;
  END IF;
  PERFORM graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, job_key => job_key);
END
$$;

-- Invoices from before the archive are archived by the next worker.
SELECT enqueue_job('archive-invoice', json_build_object('customerId', customer_id, 'invoiceId', id), now(), 'archive:' || id, NULL)
  FROM invoices ORDER BY issued_on, number;
