import type { ServerContext } from "~/platform/context.server";
import type { SessionView } from "../domain/principal";
import { openSessions } from "~/modules/identity/server/sessions.server";
import type { Role } from "../domain/rights";
import { inviteUser, type Invitation } from "../server/invite-user.server";
import { acceptInvitation } from "../server/set-password.server";
import { signIn } from "../server/sign-in.server";

export const TEST_PASSWORD = "drie fietsen in mei";

let serial = 0;

/** Invites a user; no mail is queued. */
export async function inviteTestUser(
  context: ServerContext,
  customerNumber: number,
  user: { readonly email?: string; readonly role?: Role; readonly name?: string } = {},
): Promise<Invitation & { readonly email: string; readonly token: string }> {
  serial += 1;
  const email = user.email ?? `gebruiker${String(serial)}@bakkerij.example`;
  const invitation = await inviteUser(
    context,
    { email, customerNumber, role: user.role ?? "owner", name: user.name ?? "Jan de Vries" },
    { validDays: 14, queueMail: () => Promise.resolve(), invitedBy: null },
  );
  return { ...invitation, email, token: tokenOf(invitation.link) };
}

/** Inserts a user who has set TEST_PASSWORD. */
export async function insertTestUser(
  context: ServerContext,
  customerNumber: number,
  user: { readonly email?: string; readonly role?: Role; readonly name?: string } = {},
): Promise<{ readonly email: string; readonly userId: string }> {
  const { email, userId, token } = await inviteTestUser(context, customerNumber, user);
  const result = await acceptInvitation(context, { token, password: TEST_PASSWORD });
  if (result.outcome !== "accepted") throw new Error(result.outcome);
  return { email, userId };
}

let addresses = 0;

/** Returns an address from which nobody has asked anything yet. */
export function newAddress(): string {
  addresses += 1;
  return `10.0.${String(Math.floor(addresses / 250))}.${String(addresses % 250)}`;
}

/** Makes all counters of attempts, which follow the clock of the database, this many seconds older. */
export function passForCounters({ database }: Pick<ServerContext, "database">, seconds: number): Promise<unknown> {
  return database.pool.query("UPDATE guard_counters SET at = at - make_interval(secs => $1)", [seconds]);
}

/** Signs a user in from an address of their own. Returns the browser's `Cookie` header. */
export async function signInTestUser(context: ServerContext, email: string, password = TEST_PASSWORD): Promise<string> {
  serial += 1;
  const clientAddress = `198.51.100.${String(serial % 250)}`;
  const result = await signIn(context, { email, password, clientAddress });
  if (result.outcome !== "signed-in") throw new Error(result.outcome);
  return cookieOf(result.setCookie);
}

/** Starts a session for a user without asking for a password. Returns the browser's `Cookie` header. */
export function startTestSession(
  web: ServerContext,
  user: { readonly customerId: string; readonly userId: string },
): Promise<string> {
  return web.database.withCustomer(user.customerId, async (tx) => cookieOf(await openSessions(web).start(tx, user)));
}

export async function sessionOf(context: ServerContext, cookie: string): Promise<SessionView | null> {
  return (await openSessions(context).find(cookie))?.view ?? null;
}

/** Returns a function that looks up the session of a request as the server does: once, however often it is called. */
export function requestSession(web: ServerContext, cookie: string): () => Promise<SessionView | null> {
  let found: Promise<SessionView | null> | undefined;
  return () => (found ??= sessionOf(web, cookie));
}

/** Returns what a browser sends back for a `Set-Cookie` header. */
export function cookieOf(setCookie: string): string {
  return setCookie.split(";", 1)[0] ?? "";
}

export function tokenOf(link: string): string {
  return link.split("/").at(-1) ?? "";
}
