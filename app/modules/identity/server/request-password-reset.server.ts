import { setTimeout as delay } from "node:timers/promises";

import type { ServerContext } from "~/platform/context.server";
import type { SessionOwner } from "~/modules/identity/server/sessions.server";
import { normalizeEmail } from "../domain/email-address";
import { insertLink } from "./identity-repository.server";
import type { QueueLinkMail } from "./invite-user.server";
import { knownDeviceOf } from "./known-device.server";
import { networkOf } from "./network-of.server";
import { askPasswordReset } from "./password-repository.server";
import { recordAudit } from "./record-audit.server";

/** How long a reset link is valid. */
export const RESET_VALID_MINUTES = 60;

/** The work for a known account has to fit into this time, so that the response time reveals nothing. */
const MIN_ANSWER_MS = 250;

export type ResetRequestResult =
  /** A mail was queued when the address is a user's; nobody can tell. */
  | { readonly outcome: "taken" }
  /** So many links were asked for this address that the latest has to do: it is good for half an hour at least. Said of an address that is
   *  nobody's, too. */
  | { readonly outcome: "sent-before"; readonly sentAt: Date }
  | { readonly outcome: "throttled"; readonly retryAfterSeconds: number };

export type ResetRequest = {
  readonly email: string;
  readonly clientAddress: string;
  /** The `Cookie` header: requests from a known device are not counted with those of strangers. */
  readonly cookieHeader?: string | null;
};

/** Mails a link to choose a new password if the address is a user's. The answer is the same when it is not. */
export async function requestPasswordReset(
  context: ServerContext,
  request: ResetRequest,
  queueMail: QueueLinkMail,
): Promise<ResetRequestResult> {
  const { clientAddress } = request;
  const email = normalizeEmail(request.email);
  const device = knownDeviceOf(context.settings, request.cookieHeader ?? null, email);
  const route = device === null ? "reset" : "reset-known";
  const minimumTime = delay(MIN_ANSWER_MS);
  const answer = await askPasswordReset(context, { route, email, network: networkOf(clientAddress), device });
  if (answer.kind === "wait") return { outcome: "throttled", retryAfterSeconds: answer.waitSeconds };
  if (answer.kind === "sent-before") return { outcome: "sent-before", sentAt: answer.sentAt };
  if (answer.owner !== null) await queueLink(context, answer.owner, clientAddress, queueMail);
  await minimumTime;
  return { outcome: "taken" };
}

async function queueLink(
  context: ServerContext,
  { customerId, userId }: SessionOwner,
  clientAddress: string,
  queueMail: QueueLinkMail,
): Promise<void> {
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
