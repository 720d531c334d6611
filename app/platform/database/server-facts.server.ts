import type pg from "pg";

/** What a PostgreSQL server, this database on it and this login report about themselves. */
export type ServerFacts = {
  /** 180003 is 18.3. */
  readonly version: number;
  readonly encoding: string;
  /** It has the collation by which names are sorted. */
  readonly hasIcu: boolean;
  /** It lower-cases letters beyond ASCII, and those of ASCII as usual. */
  readonly knowsCase: boolean;
  /** The database sorts as it did when its indexes were built; the rules of the system may have changed since. */
  readonly sortsAsBefore: boolean;
  readonly database: string;
  readonly login: string;
  readonly rights: Rights;
};

export type Rights = {
  readonly isSuperuser: boolean;
  readonly createsRoles: boolean;
  readonly createsSchemas: boolean;
  /** In the schema public, or it makes that schema. */
  readonly createsTables: boolean;
  /** Who owns the tables; null: there are none yet. */
  readonly owner: string | null;
  readonly isOwner: boolean;
  readonly roles: readonly RoleFacts[];
};

/** About one of the product's roles, which belong to the server rather than the database. */
export type RoleFacts = {
  readonly name: string;
  readonly exists: boolean;
  readonly isMember: boolean;
  readonly mayGrant: boolean;
};

/** The roles that migrations create and grant to the owner of the tables. */
const ROLES = ["insight_web", "insight_clerk", "insight_operator"];

/** Since this version, a database reports by which version of the system's rules it sorts. */
const TELLS_COLLATION_VERSION = 150_000;

/** Queries the server in a way that old versions understand, too, whatever is in the database. */
export async function readServerFacts(client: pg.Client): Promise<ServerFacts> {
  const { rows: versions } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  const version = versions[0]?.version ?? 0;
  const { rows } = await client.query<Omit<ServerFacts, "version" | "knowsCase" | "rights"> & Rights>(FACTS(version));
  const facts = rows[0];
  if (facts === undefined) throw new Error("The server returned no facts about itself");
  const { encoding, hasIcu, sortsAsBefore, database, login, ...rights } = facts;
  const knowsCase = encoding === "UTF8" && (await lowersLetters(client));
  return { version, encoding, hasIcu, knowsCase, sortsAsBefore, database, login, rights };
}

async function lowersLetters(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ small: string }>("SELECT lower('ÉÏI') AS small");
  return rows[0]?.small === "éïi";
}

const FACTS = (version: number): string => `
  SELECT pg_encoding_to_char(d.encoding) AS encoding,
         EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu' AND collencoding IN (-1, d.encoding)) AS "hasIcu",
         ${version < TELLS_COLLATION_VERSION ? "true" : "d.datcollversion IS NOT DISTINCT FROM pg_database_collation_actual_version(d.oid)"} AS "sortsAsBefore",
         d.datname::text AS database, current_user::text AS login,
         r.rolsuper AS "isSuperuser", r.rolcreaterole AS "createsRoles", has_database_privilege(d.oid, 'CREATE') AS "createsSchemas",
         coalesce(has_schema_privilege(to_regnamespace('public')::oid, 'CREATE'), has_database_privilege(d.oid, 'CREATE')) AS "createsTables",
         t.owner, coalesce(pg_has_role(t.relowner, 'USAGE'), false) AS "isOwner",
         (SELECT json_agg(json_build_object('name', name, 'exists', p.oid IS NOT NULL,
                   'isMember', coalesce(pg_has_role(p.oid, 'MEMBER'), false),
                   'mayGrant', coalesce(pg_has_role(p.oid, 'MEMBER WITH ADMIN OPTION'), false)) ORDER BY name)
            FROM unnest(ARRAY[${ROLES.map((name) => `'${name}'`).join(", ")}]) AS name
            LEFT JOIN pg_roles p ON p.rolname = name) AS roles
    FROM pg_database d
    JOIN pg_roles r ON r.rolname = current_user
    LEFT JOIN LATERAL (SELECT c.relowner, pg_get_userbyid(c.relowner)::text AS owner FROM pg_class c
                        WHERE c.oid = to_regclass('public.customers')) AS t ON true
   WHERE d.datname = current_database()`;
