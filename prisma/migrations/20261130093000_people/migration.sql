-- Who the profiles are of (R5.8): one person, or one place, has profiles of several modules.

-- CreateTable
CREATE TABLE "people" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "people_id_customer_id_key" ON "people"("id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "people_customer_id_name_key_key" ON "people"("customer_id", "name_key");

-- AddForeignKey
ALTER TABLE "people" ADD CONSTRAINT "people_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "profiles" ADD COLUMN     "person_id" UUID,
ADD COLUMN     "person_since" DATE;

-- CreateIndex
CREATE INDEX "profiles_person_id_idx" ON "profiles"("person_id");

-- AddForeignKey
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_person_id_customer_id_fkey" FOREIGN KEY ("person_id", "customer_id") REFERENCES "people"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema has no words for.
-- A name as it is compared: without case, accents and punctuation; one of nothing else is compared as it is.
CREATE FUNCTION person_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(
    nullif(trim(regexp_replace(lower(upper(regexp_replace(normalize(name, NFD) COLLATE "und-x-icu",
      '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g'))), '[^[:alnum:]]+', ' ', 'g')), ''),
    lower(trim(name)))
$$;

-- Of equal names, the newest profile in service spells it.
INSERT INTO people (id, customer_id, name, name_key)
SELECT DISTINCT ON (customer_id, person_key(name)) gen_random_uuid(), customer_id, name, person_key(name)
  FROM profiles ORDER BY customer_id, person_key(name), active_until DESC NULLS FIRST, active_from DESC NULLS LAST, id;
UPDATE profiles SET person_id = people.id
  FROM people WHERE people.customer_id = profiles.customer_id AND people.name_key = person_key(profiles.name);

ALTER TABLE people ENABLE ROW LEVEL SECURITY;
ALTER TABLE people FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON people TO insight_web, insight_clerk
  USING (customer_id = (SELECT insight_customer_id())) WITH CHECK (customer_id = (SELECT insight_customer_id()));
CREATE POLICY operator ON people TO insight_operator USING (true) WITH CHECK (true);
GRANT SELECT ON people TO insight_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON people TO insight_clerk, insight_operator;

CREATE FUNCTION person_named(customer uuid, wanted text) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  found_id uuid;
BEGIN
  -- Writing what is there locks it against being joined with somebody else in the meantime.
  INSERT INTO people (id, customer_id, name, name_key) VALUES (gen_random_uuid(), customer, wanted, person_key(wanted))
      ON CONFLICT (customer_id, name_key) DO UPDATE SET name = people.name RETURNING id INTO found_id;
  RETURN found_id;
END
$$;

-- A profile is of the person of its name, whoever writes it; a person who was renamed first keeps their profiles.
CREATE FUNCTION keep_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.person_id IS NULL OR NOT EXISTS (
    SELECT FROM people WHERE id = NEW.person_id AND customer_id = NEW.customer_id AND name_key = person_key(NEW.name)) THEN
    NEW.person_id = person_named(NEW.customer_id, NEW.name);
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER profiles_person BEFORE INSERT OR UPDATE OF name, person_id ON profiles
  FOR EACH ROW EXECUTE FUNCTION keep_person();

-- The doors through which the portal corrects what is written of people; the names themselves it may not write.

-- Spells a person otherwise. Where the name is somebody else's, `joins` makes them one person; without it nothing changes. Returns
-- whose name it is then, null when nobody of the customer has that id.
CREATE FUNCTION rename_person(person uuid, new_name text, joins boolean) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  other people;
BEGIN
  PERFORM FROM people WHERE id = person AND customer_id = insight_customer_id() FOR UPDATE;
  IF NOT FOUND OR new_name COLLATE "und-x-icu" !~ '[[:alnum:]]' OR length(new_name) > 200 THEN
    RETURN NULL;
  END IF;
  SELECT * INTO other FROM people
   WHERE customer_id = insight_customer_id() AND name_key = person_key(new_name) AND id <> person FOR UPDATE;
  IF NOT FOUND THEN
    UPDATE people SET name = new_name, name_key = person_key(new_name) WHERE id = person;
    UPDATE profiles SET name = new_name WHERE person_id = person AND customer_id = insight_customer_id();
    RETURN person;
  END IF;
  IF joins THEN
    UPDATE profiles SET name = other.name WHERE person_id = person AND customer_id = insight_customer_id();
    DELETE FROM people WHERE id = person;
  END IF;
  RETURN other.id;
END
$$;

-- Gives a profile that was joined with the wrong person to the person of that name. Returns who that is, null when the customer has no
-- such profile.
CREATE FUNCTION split_profile(profile uuid, new_name text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  whose uuid;
BEGIN
  IF new_name COLLATE "und-x-icu" !~ '[[:alnum:]]' OR length(new_name) > 200 THEN
    RETURN NULL;
  END IF;
  UPDATE profiles SET name = new_name WHERE id = profile AND customer_id = insight_customer_id() RETURNING person_id INTO whose;
  IF whose IS NOT NULL THEN
    DELETE FROM profile_users WHERE profile_id = profile AND customer_id = insight_customer_id();
  END IF;
  RETURN whose;
END
$$;
REVOKE ALL ON FUNCTION rename_person(uuid, text, boolean), split_profile(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rename_person(uuid, text, boolean), split_profile(uuid, text) TO insight_web, insight_clerk;

-- What a customer gives to who starts, by a name of their own: products with their options.
-- CreateTable
CREATE TABLE "starter_templates" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "starter_templates_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "starter_templates_customer_id_name_key" ON "starter_templates"("customer_id", "name");

-- AddForeignKey
ALTER TABLE "starter_templates" ADD CONSTRAINT "starter_templates_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE starter_templates
  ADD CONSTRAINT starter_templates_name CHECK (name <> '' AND length(name) <= 80),
  ADD CONSTRAINT starter_templates_size CHECK (pg_column_size(items) <= 20000);
ALTER TABLE starter_templates ENABLE ROW LEVEL SECURITY;
ALTER TABLE starter_templates FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON starter_templates TO insight_web, insight_clerk
  USING (customer_id = (SELECT insight_customer_id())) WITH CHECK (customer_id = (SELECT insight_customer_id()));
CREATE POLICY operator ON starter_templates TO insight_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON starter_templates TO insight_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON starter_templates TO insight_clerk, insight_operator;
