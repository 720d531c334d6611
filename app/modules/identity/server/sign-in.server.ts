import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";

import type { ServerContext } from "~/platform/context.server";
import type { SessionView } from "~/platform/load-context";
import { openSessions } from "~/platform/lucia.server";
import { normalizeEmail } from "../domain/email-address";
import { findAccountByEmail, type Account } from "./identity-repository.server";
import { CROWD_PASSES_SECONDS, isPasswordOf, unlessCrowded } from "./password-hash.server";
import { recordAudit } from "./record-audit.server";
import { countAttempts, forgetAttempts, forgiveAttempts, networkOf, type Attempt } from "./throttle.server";

export type SignInAttempt = {
  readonly email: string;
  readonly password: string;
  readonly clientAddress: string;
  /** The session that this browser still has; it ends when the new one starts. */
  readonly current?: SessionView | null;
};

export type SignInResult =
  | { readonly outcome: "signed-in"; readonly setCookie: string }
  /** Unknown address, wrong password or no password yet: nobody can tell which. */
  | { readonly outcome: "refused" }
  | { readonly outcome: "throttled"; readonly retryAfterSeconds: number };

/** What a refusal writes about a known account has to fit in here, so that its time tells nothing. */
export const REFUSAL_MS = 150;

/** Signs a user in with e-mail address and password. A refusal is the same in words, work and time whether the account exists
 *  or not. */
export async function signIn(context: ServerContext, attempt: SignInAttempt): Promise<SignInResult> {
  const email = normalizeEmail(attempt.email);
  const counted = attemptsOf(email, attempt.clientAddress);
  const retryAfterSeconds = await countAttempts(context, [counted.account, counted.address]);
  if (retryAfterSeconds > 0) {
    context.log.warn({ clientAddress: attempt.clientAddress }, "sign-in throttled");
    return { outcome: "throttled", retryAfterSeconds };
  }
  const account = await findAccountByEmail(context, email);
  const matches = await unlessCrowded(isPasswordOf(account?.passwordHash ?? null, attempt.password));
  if (matches === "crowded") return { outcome: "throttled", retryAfterSeconds: CROWD_PASSES_SECONDS };
  if (account === null || !matches) {
    await Promise.all([noteRefusal(context, account, attempt.clientAddress), delay(REFUSAL_MS)]);
    return { outcome: "refused" };
  }
  const setCookie = await startSession(context, account, attempt);
  await Promise.all([forgetAttempts(context, [counted.account]), forgiveAttempts(context, [counted.address])]);
  return { outcome: "signed-in", setCookie };
}

function attemptsOf(email: string, clientAddress: string): { account: Attempt; address: Attempt } {
  const network = networkOf(clientAddress);
  const digest = createHash("sha256").update(email).digest("base64url");
  return {
    account: { name: "sign-in-account", key: `${network}:${digest}` },
    address: { name: "sign-in-address", key: network },
  };
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

async function noteRefusal(context: ServerContext, account: Account | null, clientAddress: string): Promise<void> {
  context.log.info({ clientAddress }, "sign-in refused");
  if (account === null) return;
  await context.database.withCustomer(account.customerId, (tx) =>
    recordAudit(tx, {
      customerId: account.customerId,
      at: context.clock.now(),
      actor: null,
      action: "sign-in-refused",
      subject: `user:${account.id}`,
      detail: { clientAddress },
    }),
  );
}
