import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { openSessions } from "~/modules/identity/server/sessions.server";
import type { PasswordRefusal } from "../domain/password-refusal";
import { passwordFindings } from "../domain/password-rules";
import { findLink, findUser, setPasswordHash, consumeLink, revokeLinks, type Link } from "./identity-repository.server";
import { deviceCookie } from "./known-device.server";
import { loadKnownPasswords } from "./known-passwords.server";
import { tokenIdOf, type LinkKind } from "./link-token.server";
import { OVERLOAD_RETRY_SECONDS, hashPassword, unlessOverloaded } from "./password-hash.server";
import { recordAudit } from "./record-audit.server";

export type PasswordChoice = {
  readonly token: string;
  readonly password: string;
  /** The `Cookie` header, which may contain the device already. */
  readonly cookieHeader?: string | null;
};

/** `deviceCookie` is the `Set-Cookie` header of the device, which is known from now on, as whoever reads the user's
 *  mail is the user. */
export type InvitationResult =
  | { readonly outcome: "accepted"; readonly setCookie: string; readonly deviceCookie: string }
  | PasswordRefusal;
export type ResetResult = { readonly outcome: "changed"; readonly deviceCookie: string } | PasswordRefusal;

/** Returns whom a link is for, or null when it is not, or no longer, valid. Looking does not use up the link. */
export async function findLinkOwner(
  context: ServerContext,
  kind: LinkKind,
  token: string,
): Promise<{ readonly email: string; readonly name: string } | null> {
  const link = await findOpenLink(context, kind, token);
  return link === null ? null : { email: link.email, name: link.userName };
}

/** Sets the first password with the link of an invitation (R8.1: single use) and signs the user in. */
export async function acceptInvitation(context: ServerContext, choice: PasswordChoice): Promise<InvitationResult> {
  return useLink(context, "invitation", choice, async (tx, link) => {
    const setCookie = await openSessions(context).start(tx, { customerId: link.customerId, userId: link.userId });
    return { outcome: "accepted", setCookie, deviceCookie: deviceOf(context, choice, link) } as const;
  });
}

/** Sets a new password with a mailed link and ends all sessions of the user, who then signs in with it. */
export async function resetPassword(context: ServerContext, choice: PasswordChoice): Promise<ResetResult> {
  return useLink(context, "password-reset", choice, (_tx, link) =>
    Promise.resolve({ outcome: "changed", deviceCookie: deviceOf(context, choice, link) } as const),
  );
}

async function useLink<Result>(
  context: ServerContext,
  kind: LinkKind,
  { token, password }: PasswordChoice,
  finish: (tx: Transaction, link: Link) => Promise<Result>,
): Promise<Result | PasswordRefusal> {
  const link = await findOpenLink(context, kind, token);
  if (link === null) return { outcome: "link-not-valid" };
  const { email, userName: name } = link;
  const user = await context.database.withCustomer(link.customerId, (tx) => findUser(tx, link));
  const owner = { email, name, customerName: user?.customerName ?? "", brandName: context.settings.brandName };
  const findings = passwordFindings(password, owner, await loadKnownPasswords());
  if (findings.length > 0) return { outcome: "refused", findings };
  const passwordHash = await unlessOverloaded(hashPassword(password));
  if (passwordHash === "crowded") return { outcome: "throttled", retryAfterSeconds: OVERLOAD_RETRY_SECONDS };
  return context.database.withCustomer(link.customerId, async (tx) => {
    // Of two who use the link at once, one takes it.
    if (!(await consumeLink(tx, link, context.clock.now()))) return { outcome: "link-not-valid" };
    await storePassword(context, tx, link, {
      passwordHash,
      action: kind === "invitation" ? "invitation-accepted" : "password-reset",
    });
    return finish(tx, link);
  });
}

/** Stores a password and ends every session and every open link of the user. */
export async function storePassword(
  context: ServerContext,
  tx: Transaction,
  user: { readonly customerId: string; readonly userId: string; readonly email: string },
  { passwordHash, action }: { passwordHash: string; action: string },
): Promise<void> {
  const at = context.clock.now();
  await setPasswordHash(tx, user, passwordHash);
  await revokeLinks(tx, user, at);
  await openSessions(context).endAll(tx, { customerId: user.customerId, userId: user.userId });
  await recordAudit(tx, { customerId: user.customerId, at, actor: user.email, action, subject: `user:${user.userId}` });
}

function deviceOf({ settings }: ServerContext, choice: PasswordChoice, { email }: Link): string {
  return deviceCookie(settings, choice.cookieHeader ?? null, email);
}

async function findOpenLink(context: ServerContext, kind: LinkKind, token: string): Promise<Link | null> {
  const tokenId = tokenIdOf(context.settings, kind, token);
  const link = tokenId === null ? null : await findLink(context, tokenId);
  const isOpen = link?.kind === kind && link.usedAt === null && link.expiresAt > context.clock.now();
  return isOpen ? link : null;
}
