import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

import type pg from "pg";

import { openClient, type ConnectionLog } from "./connections.server";

/** The role that has the rights of the portal; nobody signs in as it. */
export const PORTAL_ROLE = "insight_web";

const MAX_NAME_LENGTH = 63;
const SUFFIX = "_portal";

/** Returns the portal's own address of the database, derived from the owner's: a login `OWNER_portal` with a password
 *  that can be computed only from the owner's, so that it need not be stored. Null when the owner's address has no name
 *  or no password. */
export function portalUrlOf(ownerUrl: string): string | null {
  const url = new URL(ownerUrl);
  const owner = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  if (owner === "" || password === "") return null;
  url.username = encodeURIComponent(portalNameOf(owner));
  url.password = createHmac("sha256", password).update(`the portal of ${owner}`).digest("base64url");
  return url.href;
}

/** Creates the login of the portal if it is missing or has an older password. It inherits the portal's role and is a
 *  member of nothing else. Run by the owner, while nobody else prepares the database. Does nothing when the owner's
 *  address has no password. */
export async function ensurePortalLogin(ownerUrl: string, log: ConnectionLog): Promise<void> {
  const portalUrl = portalUrlOf(ownerUrl);
  if (portalUrl === null || (await canSignIn(portalUrl, log))) return;
  const { username, password } = new URL(portalUrl);
  const client = openClient({ connectionString: ownerUrl, application_name: "insight-operator", log });
  await client.connect();
  try {
    const name = client.escapeIdentifier(decodeURIComponent(username));
    await unlessThere(client.query(`CREATE ROLE ${name} NOLOGIN`));
    // The server is sent no password, so that its log has none.
    const verifier = client.escapeLiteral(scramVerifier(password));
    await client.query(`ALTER ROLE ${name} LOGIN INHERIT PASSWORD ${verifier}`);
    await client.query(`GRANT ${PORTAL_ROLE} TO ${name} WITH INHERIT TRUE, SET FALSE`);
  } finally {
    await client.end();
  }
}

/** Returns whether name and password are right for this database, whatever they may do there. */
async function canSignIn(portalUrl: string, log: ConnectionLog): Promise<boolean> {
  const client = openClient({ connectionString: portalUrl, application_name: "insight-operator", log });
  try {
    await client.connect();
    const { rows } = await client.query<{ inherits: boolean }>(
      "SELECT pg_has_role(current_user, $1, 'USAGE') AS inherits",
      [PORTAL_ROLE],
    );
    return rows[0]?.inherits === true;
  } catch (error) {
    if (isRefusedSignIn(error)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Returns whether there is no such login or it has another password. */
export function isRefusedSignIn(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === "28P01" || code === "28000";
}

function portalNameOf(owner: string): string {
  return `${owner.slice(0, MAX_NAME_LENGTH - SUFFIX.length)}${SUFFIX}`;
}

async function unlessThere(creation: Promise<pg.QueryResult>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== "42710" && code !== "23505") throw error;
  }
}

/** Returns what PostgreSQL stores of a password (RFC 5803), computed here. The password is plain ASCII. */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const keyed = (word: string): Buffer => createHmac("sha256", salted).update(word).digest();
  const storedKey = createHash("sha256").update(keyed("Client Key")).digest("base64");
  const serverKey = keyed("Server Key").toString("base64");
  return `SCRAM-SHA-256$${String(iterations)}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}
