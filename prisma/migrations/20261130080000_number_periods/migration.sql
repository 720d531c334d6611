-- Who had which number when (R5.8): a profile can be given another number, so that the calls of before are those of whoever had it then.

-- AlterTable
ALTER TABLE "profiles" ADD COLUMN     "number_since" DATE;

-- CreateTable
CREATE TABLE "number_periods" (
    "id" BIGSERIAL NOT NULL,
    "customer_id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "e164" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE,

    CONSTRAINT "number_periods_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "number_periods_customer_id_e164_idx" ON "number_periods"("customer_id", "e164");

-- CreateIndex
CREATE INDEX "number_periods_profile_id_idx" ON "number_periods"("profile_id");

-- AddForeignKey
ALTER TABLE "number_periods" ADD CONSTRAINT "number_periods_profile_id_customer_id_fkey" FOREIGN KEY ("profile_id", "customer_id") REFERENCES "profiles"("id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema has no words for.
-- Where a number went to somebody else on the day on which it stopped, that day is the new user's.
INSERT INTO number_periods (customer_id, profile_id, e164, from_on, until_on)
SELECT customer_id, profile_id, e164, from_on, until_on
  FROM (SELECT customer_id, id AS profile_id, e164, active_from AS from_on,
               least(active_until, lead(active_from) OVER (PARTITION BY e164 ORDER BY active_from, id) - 1) AS until_on
          FROM profiles WHERE e164 IS NOT NULL AND active_from IS NOT NULL) AS held
 WHERE until_on IS NULL OR until_on >= from_on;

ALTER TABLE number_periods
  ADD CONSTRAINT number_periods_days CHECK (until_on >= from_on),
  -- A number never belongs to two people on one day.
  ADD CONSTRAINT number_periods_apart EXCLUDE USING gist (
    int8range(substr(e164, 2)::bigint, substr(e164, 2)::bigint, '[]') WITH &&, daterange(from_on, until_on, '[]') WITH &&);

ALTER TABLE number_periods ENABLE ROW LEVEL SECURITY;
ALTER TABLE number_periods FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON number_periods TO insight_web, insight_clerk
  USING (customer_id = (SELECT insight_customer_id())) WITH CHECK (customer_id = (SELECT insight_customer_id()));
CREATE POLICY operator ON number_periods TO insight_operator USING (true) WITH CHECK (true);
GRANT SELECT ON number_periods TO insight_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON number_periods TO insight_clerk;
GRANT USAGE ON SEQUENCE number_periods_id_seq TO insight_clerk, insight_operator;
GRANT SELECT, INSERT, UPDATE, DELETE ON number_periods TO insight_operator;

-- The periods follow from the profiles, whoever writes those.
CREATE FUNCTION keep_number_periods() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.e164 IS NOT NULL AND OLD.e164 IS DISTINCT FROM NEW.e164 AND OLD.active_from IS NOT NULL THEN
    IF NEW.number_since IS NULL THEN
      RAISE EXCEPTION 'a profile in service gets another number from a day on (number_since)';
    END IF;
    DELETE FROM number_periods WHERE profile_id = NEW.id AND e164 = OLD.e164 AND until_on IS NULL AND from_on >= NEW.number_since;
    UPDATE number_periods SET until_on = NEW.number_since - 1 WHERE profile_id = NEW.id AND e164 = OLD.e164 AND until_on IS NULL;
  END IF;
  IF NEW.e164 IS NULL OR NEW.active_from IS NULL THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'INSERT' OR OLD.e164 IS DISTINCT FROM NEW.e164 OR OLD.active_from IS NULL THEN
    INSERT INTO number_periods (customer_id, profile_id, e164, from_on, until_on)
    VALUES (NEW.customer_id, NEW.id, NEW.e164, greatest(NEW.number_since, NEW.active_from), NEW.active_until);
  ELSIF OLD.active_until IS DISTINCT FROM NEW.active_until THEN
    UPDATE number_periods SET until_on = NEW.active_until
     WHERE profile_id = NEW.id AND e164 = NEW.e164 AND until_on IS NOT DISTINCT FROM OLD.active_until;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER profiles_number_periods AFTER INSERT OR UPDATE OF e164, active_from, active_until, number_since ON profiles
  FOR EACH ROW EXECUTE FUNCTION keep_number_periods();
