-- How much of a total costs something, so that an invoice line and the list of its calls count the same; how much data a line is about; and
-- how many digits of a called number are hidden, as a value of the rule pack.

-- AlterTable
ALTER TABLE "usage_rollups" ADD COLUMN     "charged_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "charged_records" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "usage_days" ADD COLUMN     "charged_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "charged_records" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "invoice_lines" ADD COLUMN     "units" BIGINT;

-- What Prisma's schema has no words for.
UPDATE usage_days t SET charged_records = c.records, charged_minutes = c.minutes
  FROM (SELECT customer_id, (started_at AT TIME ZONE 'Europe/Amsterdam')::date AS day, profile_id, own_e164, category, destination,
               count(*) AS records, sum(minutes) AS minutes
          FROM usage_records WHERE charge_cents > 0 AND profile_id IS NOT NULL
         GROUP BY 1, 2, 3, 4, 5, 6) c
 WHERE t.customer_id = c.customer_id AND t.day = c.day AND t.profile_id = c.profile_id AND t.from_e164 = c.own_e164
   AND t.category = c.category AND t.destination = c.destination;

UPDATE usage_rollups t SET charged_records = c.records, charged_minutes = c.minutes
  FROM (SELECT customer_id, date_trunc('month', day)::date AS month, profile_id, from_e164, category, destination,
               sum(charged_records) AS records, sum(charged_minutes) AS minutes
          FROM usage_days WHERE charged_records > 0
         GROUP BY 1, 2, 3, 4, 5, 6) c
 WHERE t.customer_id = c.customer_id AND t.month = c.month AND t.profile_id = c.profile_id AND t.from_e164 = c.from_e164
   AND t.category = c.category AND t.destination = c.destination;

ALTER TABLE usage_rollups ADD CONSTRAINT usage_rollups_charged CHECK (charged_records BETWEEN 0 AND records AND charged_minutes BETWEEN 0 AND minutes);
ALTER TABLE usage_days ADD CONSTRAINT usage_days_charged CHECK (charged_records BETWEEN 0 AND records AND charged_minutes BETWEEN 0 AND minutes);

UPDATE rule_packs SET content = content || '{"hiddenDigits": 4}' WHERE NOT content ? 'hiddenDigits';
