-- Usage per day, whose number it was, and which user of the portal a line is of.

-- AlterTable
ALTER TABLE "usage_records" ADD COLUMN     "own_e164" TEXT;

UPDATE usage_records r SET own_e164 = CASE
  WHEN r.direction = 'in' AND EXISTS (SELECT FROM profiles p WHERE p.id = r.profile_id AND p.e164 = r.to_number) THEN r.to_number
  ELSE r.from_e164 END;

ALTER TABLE "usage_records" ALTER COLUMN "own_e164" SET NOT NULL;

-- CreateTable
CREATE TABLE "usage_days" (
    "customer_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "profile_id" UUID NOT NULL,
    "from_e164" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "records" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "units" BIGINT NOT NULL,
    "charge_cents" INTEGER NOT NULL,
    "unrated_records" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "usage_days_pkey" PRIMARY KEY ("customer_id","day","profile_id","from_e164","category","destination")
);

-- CreateTable
CREATE TABLE "profile_users" (
    "profile_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "profile_users_pkey" PRIMARY KEY ("profile_id")
);

-- CreateIndex
CREATE INDEX "profile_users_user_id_idx" ON "profile_users"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "profile_users_profile_id_customer_id_key" ON "profile_users"("profile_id", "customer_id");

-- AddForeignKey
ALTER TABLE "profile_users" ADD CONSTRAINT "profile_users_profile_id_customer_id_fkey" FOREIGN KEY ("profile_id", "customer_id") REFERENCES "profiles"("id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile_users" ADD CONSTRAINT "profile_users_user_id_customer_id_fkey" FOREIGN KEY ("user_id", "customer_id") REFERENCES "users"("id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema has no words for.
INSERT INTO usage_days (customer_id, day, profile_id, from_e164, category, destination, records, minutes, units, charge_cents, unrated_records)
SELECT customer_id, (started_at AT TIME ZONE 'Europe/Amsterdam')::date, profile_id, own_e164, category, destination,
       count(*), sum(minutes), sum(units), coalesce(sum(charge_cents), 0), count(*) FILTER (WHERE status = 'unrated')
  FROM usage_records WHERE profile_id IS NOT NULL
 GROUP BY 1, 2, 3, 4, 5, 6;

ALTER TABLE usage_days ADD CONSTRAINT usage_days_amounts CHECK (records >= 0 AND charge_cents >= 0 AND unrated_records >= 0);

-- What waits for a tariff or a number is few among many.
CREATE INDEX usage_records_unrated_only ON usage_records (started_at, record_id) WHERE status = 'unrated';
CREATE INDEX usage_rejects_unknown_from ON usage_rejects (file_id, line) WHERE reason = 'unknown-from';

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['usage_days', 'profile_users'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO insight_web, insight_clerk USING (customer_id = (SELECT insight_customer_id())) WITH CHECK (customer_id = (SELECT insight_customer_id()))',
      name);
    EXECUTE format('CREATE POLICY operator ON %I TO insight_operator USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO insight_web', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO insight_clerk', name);
  END LOOP;
END
$$;

-- The owner assigns users to cost centres, and lines to users of the portal.
GRANT UPDATE (cost_centre) ON profiles TO insight_web;
GRANT INSERT, UPDATE (user_id), DELETE ON profile_users TO insight_web;
