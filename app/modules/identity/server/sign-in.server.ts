import type { ServerContext } from "~/platform/context.server";
import type { SessionView } from "../domain/principal";
import { openSessions } from "~/modules/identity/server/sessions.server";
import { normalizeEmail } from "../domain/email-address";
import { deviceCookie, knownDeviceOf } from "./known-device.server";
import { networkOf } from "./network-of.server";
import type { Account } from "./password-repository.server";
import { verifyPassword } from "./verify-password.server";
import { recordAudit } from "./record-audit.server";

export type SignInAttempt = {
  readonly email: string;
  readonly password: string;
  readonly clientAddress: string;
  /** The `Cookie` header, which may show that this user signed in on this device before. */
  readonly cookieHeader?: string | null;
  /** The session that this browser still has. It ends when the new one starts. */
  readonly current?: SessionView | null;
};

export type SignInResult =
  /** `Set-Cookie` headers: of the session, and of the device that is known from now on. */
  | { readonly outcome: "signed-in"; readonly setCookie: string; readonly deviceCookie: string }
  /** Unknown address, wrong password or no password yet: nobody can tell which. */
  | { readonly outcome: "refused" }
  | { readonly outcome: "throttled"; readonly retryAfterSeconds: number };

/** Signs a user in with e-mail address and password. A refusal has the same words, work and duration whether or not the
 *  account exists. */
export async function signIn(context: ServerContext, attempt: SignInAttempt): Promise<SignInResult> {
  const { settings } = context;
  const email = normalizeEmail(attempt.email);
  const cookieHeader = attempt.cookieHeader ?? null;
  const device = knownDeviceOf(settings, cookieHeader, email);
  const route = device === null ? "sign-in" : "sign-in-known";
  const proof = await verifyPassword(
    context,
    { route, email, network: networkOf(attempt.clientAddress), device },
    attempt,
  );
  if (proof.outcome !== "proven") return proof;
  const setCookie = await startSession(context, proof.account, attempt);
  return { outcome: "signed-in", setCookie, deviceCookie: deviceCookie(settings, cookieHeader, email) };
}

async function startSession(context: ServerContext, account: Account, attempt: SignInAttempt): Promise<string> {
  const { database, clock } = context;
  const sessions = openSessions(context);
  const replaced = attempt.current ?? null;
  if (replaced !== null) await database.withCustomer(replaced.customerId, (tx) => sessions.end(tx, replaced));
  return database.withCustomer(account.customerId, async (tx) => {
    const setCookie = await sessions.start(tx, { customerId: account.customerId, userId: account.id });
    await recordAudit(tx, {
      customerId: account.customerId,
      at: clock.now(),
      actor: account.email,
      action: "signed-in",
      subject: `user:${account.id}`,
      detail: { clientAddress: attempt.clientAddress },
    });
    return setCookie;
  });
}
