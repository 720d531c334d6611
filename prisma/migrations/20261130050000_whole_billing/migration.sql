-- What the rules say of numbers and amounts, in the database too.

-- R6.6: 14 and an area code are 5 or 6 digits in all.
UPDATE rate_sheets SET content = jsonb_set(content, '{policy,dutchNumbers,nationalShort}',
         '[{"prefix": "140", "length": 5}, {"prefix": "140", "length": 6}]')
 WHERE content #> '{policy,dutchNumbers,nationalShort}' = '[{"prefix": "14", "length": null}]';

-- R5.12: what was accepted can be billed, however much it adds up to.
ALTER TABLE charges ALTER COLUMN unit_cents TYPE bigint, ALTER COLUMN net_cents TYPE bigint;
ALTER TABLE invoices ALTER COLUMN net_cents TYPE bigint, ALTER COLUMN vat_cents TYPE bigint, ALTER COLUMN total_cents TYPE bigint;
ALTER TABLE invoice_lines ALTER COLUMN unit_cents TYPE bigint, ALTER COLUMN net_cents TYPE bigint, ALTER COLUMN records TYPE bigint,
  ALTER COLUMN minutes TYPE bigint;
ALTER TABLE invoice_vat ALTER COLUMN base_cents TYPE bigint, ALTER COLUMN vat_cents TYPE bigint;
ALTER TABLE usage_rollups ALTER COLUMN records TYPE bigint, ALTER COLUMN minutes TYPE bigint, ALTER COLUMN charge_cents TYPE bigint,
  ALTER COLUMN invoiced_cents TYPE bigint, ALTER COLUMN unrated_records TYPE bigint, ALTER COLUMN charged_records TYPE bigint,
  ALTER COLUMN charged_minutes TYPE bigint;
ALTER TABLE usage_days ALTER COLUMN records TYPE bigint, ALTER COLUMN minutes TYPE bigint, ALTER COLUMN charge_cents TYPE bigint,
  ALTER COLUMN unrated_records TYPE bigint, ALTER COLUMN charged_records TYPE bigint, ALTER COLUMN charged_minutes TYPE bigint;

-- A customer whose invoice of a period failed is flagged for the operator until it is issued.
CREATE TABLE "billing_flags" (
    "customer_id" UUID NOT NULL,
    "period" DATE NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "last_tried_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL,
    "error" TEXT NOT NULL,

    CONSTRAINT "billing_flags_pkey" PRIMARY KEY ("customer_id","period")
);

ALTER TABLE "billing_flags" ADD CONSTRAINT "billing_flags_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE billing_flags ADD CONSTRAINT billing_flags_tries CHECK (tries > 0 AND last_tried_at >= since);
ALTER TABLE billing_flags ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_flags FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON billing_flags TO insight_web, insight_clerk
  USING (customer_id = (SELECT insight_customer_id())) WITH CHECK (customer_id = (SELECT insight_customer_id()));
CREATE POLICY operator ON billing_flags TO insight_operator USING (true) WITH CHECK (true);
GRANT SELECT ON billing_flags TO insight_web;
GRANT SELECT, DELETE ON billing_flags TO insight_clerk;
GRANT SELECT, INSERT, UPDATE, DELETE ON billing_flags TO insight_operator;

-- For the operator's metrics: how many flags are open, over all customers.
CREATE FUNCTION open_billing_flags() RETURNS int
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*)::int FROM billing_flags
  $$;
REVOKE EXECUTE ON FUNCTION open_billing_flags FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_billing_flags TO insight_web;

CREATE OR REPLACE FUNCTION invoice_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.net_cents <> (SELECT coalesce(sum(net_cents), 0) FROM invoice_lines WHERE invoice_id = NEW.id)
     OR (NEW.net_cents, NEW.vat_cents) <> (SELECT coalesce(sum(base_cents), 0), coalesce(sum(vat_cents), 0) FROM invoice_vat WHERE invoice_id = NEW.id) THEN
    RAISE EXCEPTION 'Invoice % does not add up', NEW.number USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM invoice_lines l WHERE l.invoice_id = NEW.id AND l.shares <> '[]'
              AND l.net_cents <> (SELECT sum((share ->> 'netCents')::bigint) FROM jsonb_array_elements(l.shares) AS share)) THEN
    RAISE EXCEPTION 'The shares of invoice % do not add up to its lines', NEW.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
