import type { ServerContext } from "~/platform/context.server";
import type { SessionView } from "~/platform/load-context";
import { openSessions } from "~/platform/lucia.server";
import { passwordFindings, type PasswordFinding } from "../domain/password-rules";
import { findUser } from "./identity-repository.server";
import { CROWD_PASSES_SECONDS, hashPassword, isPasswordOf, unlessCrowded } from "./password-hash.server";
import { storePassword } from "./set-password.server";
import { countAttempts, forgetAttempts, type Attempt } from "./throttle.server";

export type PasswordChangeResult =
  | { readonly outcome: "changed"; readonly setCookie: string }
  | { readonly outcome: "wrong-password" }
  | { readonly outcome: "refused"; readonly findings: readonly PasswordFinding[] }
  | { readonly outcome: "throttled"; readonly retryAfterSeconds: number };

const CROWDED = { outcome: "throttled", retryAfterSeconds: CROWD_PASSES_SECONDS } as const;

/** Replaces the password of the signed-in user, who proves the current one. Every session ends; this browser gets a new one. */
export async function changePassword(
  context: ServerContext,
  session: SessionView,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<PasswordChangeResult> {
  const { customerId, userId, email } = session;
  const attempt: Attempt = { name: "password-user", key: userId };
  const retryAfterSeconds = await countAttempts(context, [attempt]);
  if (retryAfterSeconds > 0) return { outcome: "throttled", retryAfterSeconds };
  const user = await context.database.withCustomer(customerId, (tx) => findUser(tx, session));
  const matches = await unlessCrowded(isPasswordOf(user?.passwordHash ?? null, current));
  if (matches === "crowded") return CROWDED;
  if (!matches) return { outcome: "wrong-password" };
  const findings = passwordFindings(next, { email, name: session.userName, brandName: context.settings.brandName });
  if (findings.length > 0) return { outcome: "refused", findings };
  const passwordHash = await unlessCrowded(hashPassword(next));
  if (passwordHash === "crowded") return CROWDED;
  const setCookie = await context.database.withCustomer(customerId, async (tx) => {
    await storePassword(context, tx, session, { passwordHash, action: "password-changed" });
    return openSessions(context).start(tx, { customerId, userId });
  });
  await forgetAttempts(context, [attempt]);
  return { outcome: "changed", setCookie };
}
