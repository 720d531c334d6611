import { setTimeout as delay } from "node:timers/promises";

import type { ServerContext } from "~/platform/context.server";
import { OVERLOAD_RETRY_SECONDS, deriveDigest, unlessOverloaded } from "./password-hash.server";
import { findPasswordParameters, verifyDigest, type Account, type GuardedAttempt } from "./password-repository.server";

export type PasswordVerification =
  | { readonly outcome: "proven"; readonly account: Account }
  /** Unknown address, wrong password or no password yet: nobody can tell which. */
  | { readonly outcome: "refused" }
  | { readonly outcome: "throttled"; readonly retryAfterSeconds: number };

/** What the database writes about a known account has to fit into this time, so that the duration of a refusal reveals
 *  nothing. */
export const MIN_REFUSAL_MS = 150;

/** Verifies a password without the stored hash ever leaving the database: the digest is derived here, then compared and
 *  counted there. An attempt that has to wait costs no hashing and is not counted. */
export async function verifyPassword(
  context: ServerContext,
  guarded: GuardedAttempt,
  { password, clientAddress }: { readonly password: string; readonly clientAddress: string },
): Promise<PasswordVerification> {
  const { waitSeconds, parameters } = await findPasswordParameters(context, guarded);
  if (waitSeconds > 0) return { outcome: "throttled", retryAfterSeconds: waitSeconds };
  const lane = guarded.route === "sign-in" ? "strangers" : "known";
  const digest = await unlessOverloaded(deriveDigest(password, parameters, lane));
  if (digest === "crowded") return { outcome: "throttled", retryAfterSeconds: OVERLOAD_RETRY_SECONDS };
  const minimumTime = delay(MIN_REFUSAL_MS);
  const verdict = await verifyDigest(context, guarded, { digest, clientAddress });
  if (verdict.waitSeconds > 0) return { outcome: "throttled", retryAfterSeconds: verdict.waitSeconds };
  if (verdict.account !== null) return { outcome: "proven", account: verdict.account };
  await minimumTime;
  return { outcome: "refused" };
}
