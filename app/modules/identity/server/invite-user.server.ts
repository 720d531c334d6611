import { NotFoundError } from "~/kernel/not-found";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { isEmail, normalizeEmail } from "../domain/email-address";
import type { Role } from "../domain/rights";
import {
  findCustomerId,
  findInvitedUser,
  insertLink,
  insertUser,
  setRole,
  revokeLinks,
} from "./identity-repository.server";
import { linkUrl, type LinkKind } from "./link-token.server";
import { recordAudit } from "./record-audit.server";

const DAY_MS = 86_400_000;

/** Puts the mail with a link into the queue, in the transaction of the link. */
export type QueueLinkMail = (
  tx: Transaction,
  mail: { readonly kind: LinkKind; readonly customerId: string; readonly userId: string; readonly tokenId: string },
  at: Date,
) => Promise<void>;

export type NewUser = {
  readonly customerId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
};

export type InvitationOptions = {
  /** How long the link is valid, in days of 24 hours (R8.1, of the rule pack). */
  readonly validDays: number;
  readonly queueMail: QueueLinkMail;
  /** The e-mail address of whoever sends the invitation, or null for the system. */
  readonly invitedBy: string | null;
};

export type Invitation = {
  readonly userId: string;
  readonly tokenId: string;
  readonly link: string;
  readonly expiresAt: Date;
};

/** The invitation cannot be made; the message says why. */
export class InvitationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "InvitationError";
  }
}

/** Adds a user in the caller's transaction and invites them (R8.1). An address is one user's, over all customers: throws an
 *  InvitationError when it is taken or is none. */
export async function addUser(
  context: ServerContext,
  tx: Transaction,
  user: NewUser,
  options: InvitationOptions,
): Promise<Invitation> {
  const email = normalizeEmail(user.email);
  if (!isEmail(email)) throw new InvitationError(`Not an e-mail address: ${user.email}`);
  const userId = context.newId.uuid();
  const { customerId, name, role } = user;
  const isNew = await insertUser(tx, { id: userId, customerId, email, name, role, createdAt: context.clock.now() });
  if (!isNew) throw new InvitationError(`${email} is a user already`);
  return invite(context, tx, { customerId, userId, email }, options);
}

/** Invites a user of an existing customer; one who has not set a password yet gets a fresh link and the role given, and older
 *  links end. Throws a NotFoundError without such a customer. */
export async function inviteUser(
  context: ServerContext,
  user: {
    readonly email: string;
    readonly customerNumber: number;
    readonly role: Role;
    readonly name?: string | undefined;
  },
  options: InvitationOptions,
): Promise<Invitation> {
  const { database, clock } = context;
  const customerId = await database.withoutCustomer((tx) => findCustomerId(tx, user.customerNumber));
  if (customerId === null) throw new NotFoundError(`customer ${String(user.customerNumber)}`);
  const email = normalizeEmail(user.email);
  return database.withCustomer(customerId, async (tx) => {
    const known = await findInvitedUser(tx, customerId, email);
    if (known === null) {
      const name = user.name ?? email.split("@")[0] ?? email;
      return addUser(context, tx, { customerId, email, name, role: user.role }, options);
    }
    if (known.hasPassword) throw new InvitationError(`${email} has a password already; a reset is on the sign-in page`);
    const owner = { customerId, userId: known.id };
    await setRole(tx, owner, user.role);
    await revokeLinks(tx, owner, clock.now());
    return invite(context, tx, { ...owner, email }, options);
  });
}

async function invite(
  context: ServerContext,
  tx: Transaction,
  user: { customerId: string; userId: string; email: string },
  { validDays, queueMail, invitedBy }: InvitationOptions,
): Promise<Invitation> {
  const { customerId, userId } = user;
  const createdAt = context.clock.now();
  const expiresAt = new Date(createdAt.getTime() + validDays * DAY_MS);
  const tokenId = context.newId.uuid();
  const kind = "invitation";
  await insertLink(tx, { id: tokenId, customerId, userId, kind, createdAt, expiresAt });
  await recordAudit(tx, {
    customerId,
    at: createdAt,
    actor: invitedBy,
    action: "invited",
    subject: `user:${userId}`,
    detail: { email: user.email, expiresAt: expiresAt.toISOString() },
  });
  await queueMail(tx, { kind, customerId, userId, tokenId }, createdAt);
  return { userId, tokenId, link: linkUrl(context.settings, kind, tokenId), expiresAt };
}
