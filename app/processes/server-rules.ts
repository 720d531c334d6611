import type { Rights, ServerFacts } from "~/platform/database/server-facts.server";

const OLDEST_VERSION = 18;

/** Returns every reason why the product cannot run on this database server, one line each, with its solution. */
export function serverProblems(facts: ServerFacts): readonly string[] {
  const { version, encoding, hasIcu, knowsCase, sortsAsBefore, database } = facts;
  const checks: readonly (readonly [boolean, string])[] = [
    [
      version < OLDEST_VERSION * 10_000,
      `it is PostgreSQL ${versionWords(version)}: version ${String(OLDEST_VERSION)} or later is needed`,
    ],
    [!hasIcu, "it was built without ICU, by which names are sorted: use a build of PostgreSQL with ICU"],
    [
      encoding !== "UTF8",
      `the database ${database} has the encoding ${encoding}: make it with ENCODING 'UTF8' TEMPLATE template0`,
    ],
    [
      encoding === "UTF8" && !knowsCase,
      `the database ${database} does not know the small forms of letters such as É: make it with LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' TEMPLATE template0`,
    ],
    [
      !sortsAsBefore,
      `the database ${database} sorts by other rules than when its indexes were made: REINDEX DATABASE ${database}, then ALTER DATABASE ${database} REFRESH COLLATION VERSION`,
    ],
  ];
  return [...checks.flatMap(([applies, what]) => (applies ? [what] : [])), ...missingRights(facts)];
}

function missingRights({ login, database, rights }: ServerFacts): readonly string[] {
  if (rights.isSuperuser) return [];
  const { owner, isOwner, createsRoles, createsSchemas, createsTables, roles } = rights;
  if (owner !== null && !isOwner) {
    return [`the tables belong to ${owner}, not to ${login}: DATABASE_URL names the owner`];
  }
  const isNew = owner === null;
  const checks: readonly (readonly [boolean, string])[] = [
    [
      isNew && !createsSchemas,
      `${login} may not create schemas in the database ${database}: GRANT CREATE ON DATABASE ${database} TO ${login}`,
    ],
    [!createsTables, `${login} may not create tables: GRANT CREATE ON SCHEMA public TO ${login}`],
    [
      roles.some(({ exists }) => !exists) && !createsRoles,
      `${login} may not create the roles ${namesOf(roles.filter(({ exists }) => !exists))}: ALTER ROLE ${login} CREATEROLE`,
    ],
  ];
  const foreign = roles.filter(({ exists, isMember, mayGrant }) => exists && !(isNew ? mayGrant : isMember));
  return [
    ...checks.flatMap(([applies, what]) => (applies ? [what] : [])),
    ...(foreign.length === 0
      ? []
      : [
          `the roles ${namesOf(foreign)} were made by another: GRANT ${namesOf(foreign)} TO ${login} WITH ADMIN OPTION`,
        ]),
  ];
}

function namesOf(roles: Rights["roles"]): string {
  return roles.map(({ name }) => name).join(", ");
}

function versionWords(version: number): string {
  return `${String(Math.floor(version / 10_000))}.${String(version % 10_000)}`;
}
