import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";

import type { ServerContext } from "~/platform/context.server";
import { normalizeEmail } from "../domain/email-address";
import { findAccountByEmail, insertLink, type Account } from "./identity-repository.server";
import type { QueueLinkMail } from "./invite-user.server";
import { recordAudit } from "./record-audit.server";
import { countAttempts, networkOf } from "./throttle.server";

/** How long a reset link is valid. */
export const RESET_VALID_MINUTES = 60;

/** What is done for a known account has to fit in here, so that the time of the answer tells nothing. */
const ANSWER_MS = 250;

export type ResetRequestResult =
  /** A mail was queued when the address is a user's; nobody can tell. */
  { readonly outcome: "taken" } | { readonly outcome: "throttled"; readonly retryAfterSeconds: number };

/** Mails a link to choose a new password, when the address is a user's. The answer is the same when it is not. */
export async function requestPasswordReset(
  context: ServerContext,
  request: { readonly email: string; readonly clientAddress: string },
  queueMail: QueueLinkMail,
): Promise<ResetRequestResult> {
  const email = normalizeEmail(request.email);
  const retryAfterSeconds = await countAttempts(context, [
    { name: "reset-address", key: networkOf(request.clientAddress) },
  ]);
  if (retryAfterSeconds > 0) return { outcome: "throttled", retryAfterSeconds };
  await Promise.all([mailLink(context, email, request.clientAddress, queueMail), delay(ANSWER_MS)]);
  return { outcome: "taken" };
}

async function mailLink(
  context: ServerContext,
  email: string,
  clientAddress: string,
  queueMail: QueueLinkMail,
): Promise<void> {
  const digest = createHash("sha256").update(email).digest("base64url");
  const wait = await countAttempts(context, [{ name: "reset-account", key: digest }]);
  const account = await findAccountByEmail(context, email);
  context.log.info({ clientAddress, throttled: wait > 0 }, "password reset asked");
  if (account !== null && wait === 0) await queueLink(context, account, clientAddress, queueMail);
}

async function queueLink(
  context: ServerContext,
  account: Account,
  clientAddress: string,
  queueMail: QueueLinkMail,
): Promise<void> {
  const { id: userId, customerId } = account;
  const createdAt = context.clock.now();
  const expiresAt = new Date(createdAt.getTime() + RESET_VALID_MINUTES * 60_000);
  const tokenId = context.newId.uuid();
  await context.database.withCustomer(customerId, async (tx) => {
    await insertLink(tx, { id: tokenId, customerId, userId, kind: "password-reset", createdAt, expiresAt });
    await recordAudit(tx, {
      customerId,
      at: createdAt,
      actor: null,
      action: "password-reset-asked",
      subject: `user:${userId}`,
      detail: { clientAddress },
    });
    await queueMail(tx, { kind: "password-reset", customerId, userId, tokenId }, createdAt);
  });
}
