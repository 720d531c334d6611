import type { Database } from "./database.server";
import { PORTAL_ROLE } from "./portal-login.server";

type Identity = {
  readonly user: string;
  readonly signed_in_as: string;
  readonly is_superuser: boolean;
  readonly passes_walls: boolean;
  readonly makes_roles: boolean;
  readonly owns: boolean;
  readonly has_rights: boolean;
  readonly member_of: string[];
};

/** Queried through the connection itself, as a pooler or a wrong setting may have changed its user. */
const WHO = `SELECT current_user::text AS user, session_user::text AS signed_in_as, r.rolsuper AS is_superuser, r.rolbypassrls AS passes_walls,
       r.rolcreaterole AS makes_roles,
       EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace) AS owns,
       coalesce(pg_has_role(current_user, (SELECT oid FROM pg_roles WHERE rolname = $1), 'USAGE'), false) AS has_rights,
       ARRAY(SELECT m.rolname::text FROM pg_roles m WHERE m.oid <> r.oid AND pg_has_role(r.oid, m.oid, 'MEMBER') ORDER BY 1) AS member_of
  FROM pg_roles r WHERE r.rolname = session_user`;

/** Returns what is wrong with the portal's login to the database, empty when it has the rights of the portal and cannot
 *  become anyone else. As the owner (`ALLOW_OWNER_LOGIN`), only what would let one customer see another is checked. */
export async function portalProblems(
  database: Pick<Database, "query">,
  { asOwner = false }: { readonly asOwner?: boolean } = {},
): Promise<readonly string[]> {
  const [who] = await database.query<Identity>(WHO, [PORTAL_ROLE]);
  if (who === undefined) return ["The database did not say who the portal is signed in as"];
  const { user } = who;
  if (asOwner) {
    return user === PORTAL_ROLE
      ? []
      : [`The portal acts as ${user} instead of ${PORTAL_ROLE}: a pooler dropped its role; give it a login of its own`];
  }
  const others = who.member_of.filter((name) => name !== PORTAL_ROLE);
  const checks: readonly (readonly [boolean, string])[] = [
    [user !== who.signed_in_as, `signs in as ${who.signed_in_as} but acts as ${user}`],
    [who.is_superuser, "is a superuser"],
    [who.passes_walls, "may bypass row-level security"],
    [who.makes_roles, "may create roles"],
    [who.owns, "owns tables"],
    [!who.is_superuser && others.length > 0, `is a member of ${others.join(", ")}`],
    [!who.has_rights, `has not the rights of ${PORTAL_ROLE}`],
  ];
  return checks.filter(([applies]) => applies).map(([, what]) => `The portal's login ${who.signed_in_as} ${what}`);
}

const CLERK_AND_OPERATOR = ["insight_clerk", "insight_operator"];

/** Returns what the worker and the command line lack, empty when they may act for all customers and become the clerk of
 *  one. */
export async function operatorProblems(database: Pick<Database, "query">): Promise<readonly string[]> {
  const rows = await database.query<{ name: string; known: boolean }>(
    `SELECT name, coalesce(pg_has_role(current_user, (SELECT oid FROM pg_roles WHERE rolname = name), 'MEMBER'), false) AS known
       FROM unnest($1::text[]) AS name`,
    [CLERK_AND_OPERATOR],
  );
  return rows.filter(({ known }) => !known).map(({ name }) => `The login of DATABASE_URL is no member of ${name}`);
}
