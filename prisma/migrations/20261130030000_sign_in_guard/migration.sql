-- Sign-in: the portal never sees a password hash, and guesses are counted where every process and restart finds them.

-- ---- What the portal may read of a user: all but the hash. A new column is not readable until it is granted -------------------------
REVOKE SELECT ON users FROM insight_web;
GRANT SELECT (id, customer_id, email, name, role, language, created_at) ON users TO insight_web;
DROP FUNCTION find_user_by_email;

-- ---- Counters: only the functions below reach them -----------------------------------------------------------------------------------
-- `level` is the number of tries that are not forgotten yet, as of `at`.
CREATE TABLE "guard_counters" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "level" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guard_counters_pkey" PRIMARY KEY ("scope", "key")
);

-- One row: the key of what strangers must not be able to foresee.
CREATE TABLE "guard_secrets" (
    "id" INTEGER NOT NULL,
    "secret" BYTEA NOT NULL,

    CONSTRAINT "guard_secrets_pkey" PRIMARY KEY ("id")
);
ALTER TABLE guard_secrets ADD CONSTRAINT guard_secrets_one CHECK (id = 1);
INSERT INTO guard_secrets (id, secret)
VALUES (1, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

-- `free` tries cost no wait; from then on each doubles the wait, from the first to the longest; one is forgotten every so often.
-- The known routes are those of a device on which the user signed in before: no stranger can use them up.
CREATE FUNCTION guard_limits() RETURNS TABLE (route text, about text, free int, first_seconds int, longest_seconds int, forget_seconds int)
  LANGUAGE sql IMMUTABLE AS $$
    VALUES ('sign-in',         'network', 100,  36,  900,   36),
           ('sign-in',         'pair',      5,  60, 3600, 1800),
           ('sign-in',         'account',  10,  30, 3600, 3600),
           ('sign-in-known',   'device',   10,  60, 3600,  900),
           ('sign-in-known',   'account',  50,  60, 3600,  120),
           ('password-change', 'account',  10,  60, 3600,  900),
           ('reset',           'network',  30, 120, 1800,  120),
           ('reset',           'account',   3, 300, 1800, 3600),
           ('reset-known',     'device',    3, 300, 1800, 1200),
           ('reset-known',     'account',  20, 300, 1800,  600)
  $$;

CREATE FUNCTION guard_wait(level double precision, since timestamptz, free int, first_seconds int, longest_seconds int, moment timestamptz)
  RETURNS int LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN level <= free - 1 THEN 0
    ELSE greatest(0, ceil(extract(epoch FROM since - moment)
      + least(longest_seconds, first_seconds * 2.0 ^ least(30, greatest(0, ceil(level - free)))))) END;

CREATE FUNCTION guard_mac(of_text text) RETURNS bytea
  LANGUAGE sql STABLE AS $$
    SELECT sha256(secret || sha256(secret || convert_to(of_text, 'UTF8'))) FROM guard_secrets
  $$;

-- One of 65,536: whatever strangers make up, the counters stay so many, and which share one nobody can tell.
CREATE FUNCTION guard_bucket(of_text text) RETURNS text
  LANGUAGE sql STABLE AS $$
    SELECT left(encode(guard_mac('bucket:' || of_text), 'hex'), 4)
  $$;

-- The counters of a try. A user has one of their own; addresses that are nobody's share those of strangers.
CREATE FUNCTION guards_of(wanted_route text, wanted_email text, network text, device text)
  RETURNS TABLE (scope text, key text, about text, free int, first_seconds int, longest_seconds int, forget_seconds int)
  LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    SELECT l.route || '/' || l.about,
           CASE l.about
             WHEN 'network' THEN guard_bucket(coalesce(network, ''))
             WHEN 'pair' THEN guard_bucket(lower(wanted_email) || ' ' || coalesce(network, ''))
             WHEN 'device' THEN guard_bucket(lower(wanted_email) || ' ' || coalesce(device, ''))
             ELSE coalesce((SELECT u.id::text FROM users u WHERE u.email = lower(wanted_email)), guard_bucket(lower(wanted_email)))
           END,
           l.about, l.free, l.first_seconds, l.longest_seconds, l.forget_seconds
      FROM guard_limits() l WHERE l.route = wanted_route;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'No such route: %', wanted_route USING ERRCODE = 'invalid_parameter_value';
  END IF;
END
$$;

-- Seconds until the next try, by the counters about these; null: by all of the route.
CREATE FUNCTION guard_wait_of(wanted_route text, wanted_email text, network text, device text, abouts text[]) RETURNS int
  LANGUAGE sql STABLE AS $$
    SELECT coalesce(max(guard_wait(c.level, c.at, g.free, g.first_seconds, g.longest_seconds, clock_timestamp())), 0)
      FROM guards_of(wanted_route, wanted_email, network, device) g JOIN guard_counters c USING (scope, key)
     WHERE abouts IS NULL OR g.about = ANY (abouts)
  $$;

CREATE FUNCTION guard_count(wanted_route text, wanted_email text, network text, device text) RETURNS void
  LANGUAGE sql AS $$
    INSERT INTO guard_counters AS c (scope, key, level, at)
    SELECT g.scope, g.key, 1, clock_timestamp() FROM guards_of(wanted_route, wanted_email, network, device) g ORDER BY g.scope, g.key
    ON CONFLICT (scope, key) DO UPDATE
      SET level = 1 + greatest(0, c.level - greatest(0, extract(epoch FROM excluded.at - c.at))
            / (SELECT l.forget_seconds FROM guard_limits() l WHERE l.route || '/' || l.about = c.scope)),
          at = greatest(c.at, excluded.at)
  $$;

-- ---- The questions of the portal ---------------------------------------------------------------------------------------------------------
-- Parameters and salt of a password, and how long to wait before the next try. An address that is nobody's, or whose user has no
-- password, has a salt as well, always the same.
CREATE FUNCTION password_parameters(wanted_email text, route text, network text, device text)
  RETURNS TABLE (wait_seconds int, parameters text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT guard_wait_of(route, wanted_email, network, device, NULL),
           coalesce(
             (SELECT regexp_replace(u.password_hash, '\$[^$]*$', '') FROM users u WHERE u.email = lower(wanted_email)),
             '$argon2id$v=19$m=19456,t=2,p=1$'
               || rtrim(encode(substr(guard_mac('salt:' || lower(wanted_email)), 1, 16), 'base64'), '='))
  $$;

-- Compares the digest that the portal derived. Tells who it is when it is right, else nothing; every wrong one is counted, in the
-- transaction of the comparison, and one that has to wait is not compared.
CREATE FUNCTION verify_password(wanted_email text, offered_digest text, route text, network text, device text, told_address text)
  RETURNS TABLE (wait_seconds int, user_id uuid, customer_id uuid, email text, name text, language text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  holder users%ROWTYPE;
  before text := current_setting('insight.customer_id', true);
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('guard:' || lower(wanted_email), 0));
  wait_seconds := guard_wait_of(route, wanted_email, network, device, NULL);
  IF wait_seconds > 0 THEN
    RETURN NEXT;
    RETURN;
  END IF;
  SELECT * INTO holder FROM users u WHERE u.email = lower(wanted_email);
  IF offered_digest <> '' AND sha256(convert_to(split_part(holder.password_hash, '$', 6), 'UTF8'))
       = sha256(convert_to(offered_digest, 'UTF8')) THEN
    DELETE FROM guard_counters c USING guards_of(route, wanted_email, network, device) g
     WHERE c.scope = g.scope AND c.key = g.key AND g.about <> 'network';
    RETURN QUERY SELECT 0, u.id, u.customer_id, u.email, u.name, coalesce(u.language, c.language)
                   FROM users u JOIN customers c ON c.id = u.customer_id WHERE u.id = holder.id;
    RETURN;
  END IF;
  PERFORM guard_count(route, wanted_email, network, device);
  IF holder.id IS NOT NULL THEN
    PERFORM set_config('insight.customer_id', holder.customer_id::text, true);
    INSERT INTO audit_entries (customer_id, at, actor, action, subject, detail)
    VALUES (holder.customer_id, clock_timestamp(), NULL, CASE route WHEN 'password-change' THEN 'password-refused' ELSE 'sign-in-refused' END,
            'user:' || holder.id, jsonb_build_object('clientAddress', left(told_address, 64)));
    PERFORM set_config('insight.customer_id', coalesce(before, ''), true);
  END IF;
  RETURN NEXT;
END
$$;

-- Asks for a reset. Who is told only within the limits: `wait_seconds` when the requester asked too often; `sent_at` when the account was
-- mailed so recently that the link in that mail is still good; else the user, null when the address is nobody's.
CREATE FUNCTION ask_password_reset(wanted_email text, route text, network text, device text)
  RETURNS TABLE (wait_seconds int, sent_at timestamptz, user_id uuid, customer_id uuid)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  IF route NOT IN ('reset', 'reset-known') THEN
    RAISE EXCEPTION 'No such route: %', route USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('guard:' || lower(wanted_email), 0));
  wait_seconds := guard_wait_of(route, wanted_email, network, device, ARRAY['network']);
  IF wait_seconds = 0 AND guard_wait_of(route, wanted_email, network, device, ARRAY['account', 'device']) > 0 THEN
    sent_at := (SELECT c.at FROM guards_of(route, wanted_email, network, device) g JOIN guard_counters c USING (scope, key)
                 WHERE g.about = 'account');
  ELSIF wait_seconds = 0 THEN
    PERFORM guard_count(route, wanted_email, network, device);
    SELECT u.id, u.customer_id INTO user_id, customer_id FROM users u WHERE u.email = lower(wanted_email);
  END IF;
  RETURN NEXT;
END
$$;

-- Counters of which nothing is left.
CREATE FUNCTION clean_guard_counters() RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM guard_counters WHERE at < clock_timestamp() - interval '2 days'
  $$;

REVOKE EXECUTE ON FUNCTION guard_limits, guard_wait, guard_mac, guard_bucket, guards_of, guard_wait_of, guard_count, password_parameters,
  verify_password, ask_password_reset, clean_guard_counters FROM PUBLIC;
GRANT EXECUTE ON FUNCTION password_parameters, verify_password, ask_password_reset, clean_guard_counters TO insight_web;

-- What the portal counted itself until now.
DELETE FROM request_counters WHERE key NOT LIKE 'api:%';
