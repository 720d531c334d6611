import type { ServerContext } from "~/platform/context.server";
import type { SessionView } from "../domain/principal";
import { openSessions } from "~/modules/identity/server/sessions.server";
import { passwordFindings, type PasswordFinding } from "../domain/password-rules";
import { loadKnownPasswords } from "./known-passwords.server";
import { networkOf } from "./network-of.server";
import { OVERLOAD_RETRY_SECONDS, hashPassword, unlessOverloaded } from "./password-hash.server";
import { verifyPassword } from "./verify-password.server";
import { storePassword } from "./set-password.server";

export type PasswordChangeResult =
  | { readonly outcome: "changed"; readonly setCookie: string }
  | { readonly outcome: "wrong-password" }
  | { readonly outcome: "refused"; readonly findings: readonly PasswordFinding[] }
  | { readonly outcome: "throttled"; readonly retryAfterSeconds: number };

export type PasswordChange = { readonly current: string; readonly next: string; readonly clientAddress: string };

/** Replaces the password of the signed-in user, who must give the current one. Every session ends, and this browser
 *  gets a new one. */
export async function changePassword(
  context: ServerContext,
  session: SessionView,
  { current, next, clientAddress }: PasswordChange,
): Promise<PasswordChangeResult> {
  const { customerId, userId, email, userName: name, customerName } = session;
  const proof = await verifyPassword(
    context,
    { route: "password-change", email, network: networkOf(clientAddress), device: null },
    { password: current, clientAddress },
  );
  if (proof.outcome === "throttled") return proof;
  if (proof.outcome === "refused") return { outcome: "wrong-password" };
  const { brandName } = context.settings;
  const findings = passwordFindings(next, { email, name, customerName, brandName }, await loadKnownPasswords());
  if (findings.length > 0) return { outcome: "refused", findings };
  const passwordHash = await unlessOverloaded(hashPassword(next));
  if (passwordHash === "crowded") return { outcome: "throttled", retryAfterSeconds: OVERLOAD_RETRY_SECONDS };
  const setCookie = await context.database.withCustomer(customerId, async (tx) => {
    await storePassword(context, tx, session, { passwordHash, action: "password-changed" });
    return openSessions(context).start(tx, { customerId, userId });
  });
  return { outcome: "changed", setCookie };
}
