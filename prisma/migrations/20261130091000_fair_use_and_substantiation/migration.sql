-- The norm of fair use, and which options are ordered with a reason, are values of the rule pack. What is stored gets what the files of its day say.

UPDATE rule_packs SET content = content || '{"fairUse": {"minutesPerUserPerMonth": 3000}}' WHERE NOT content ? 'fairUse';
UPDATE rule_packs SET content = jsonb_set(content, '{fit,substantiated}', '[]') WHERE NOT content->'fit' ? 'substantiated';

-- How much of a total is within an option for unlimited calls, which the norm of fair use is about.

-- AlterTable
ALTER TABLE "usage_days" ADD COLUMN     "included_minutes" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "usage_rollups" ADD COLUMN     "included_minutes" BIGINT NOT NULL DEFAULT 0;

-- What Prisma's schema has no words for.
UPDATE usage_days t SET included_minutes = i.minutes
  FROM (SELECT customer_id, (started_at AT TIME ZONE 'Europe/Amsterdam')::date AS day, profile_id, own_e164, category, destination,
               sum(minutes) AS minutes
          FROM usage_records WHERE status = 'included' AND profile_id IS NOT NULL
         GROUP BY 1, 2, 3, 4, 5, 6) i
 WHERE t.customer_id = i.customer_id AND t.day = i.day AND t.profile_id = i.profile_id AND t.from_e164 = i.own_e164
   AND t.category = i.category AND t.destination = i.destination;

UPDATE usage_rollups t SET included_minutes = i.minutes
  FROM (SELECT customer_id, date_trunc('month', day)::date AS month, profile_id, from_e164, category, destination,
               sum(included_minutes) AS minutes
          FROM usage_days WHERE included_minutes > 0
         GROUP BY 1, 2, 3, 4, 5, 6) i
 WHERE t.customer_id = i.customer_id AND t.month = i.month AND t.profile_id = i.profile_id AND t.from_e164 = i.from_e164
   AND t.category = i.category AND t.destination = i.destination;

ALTER TABLE usage_rollups ADD CONSTRAINT usage_rollups_included CHECK (included_minutes BETWEEN 0 AND minutes);
ALTER TABLE usage_days ADD CONSTRAINT usage_days_included CHECK (included_minutes BETWEEN 0 AND minutes);
