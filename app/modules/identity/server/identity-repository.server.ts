import { languageNamed } from "~/kernel/language";
import type { Language } from "~/kernel/language";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import type { Principal } from "../domain/principal";
import type { SessionOwner } from "~/modules/identity/server/sessions.server";
import type { Role } from "../domain/rights";
import type { LinkKind } from "./link-token.server";

type DatabaseAccess = Pick<ServerContext, "database">;

export type Link = {
  readonly id: string;
  readonly userId: string;
  readonly customerId: string;
  readonly kind: LinkKind;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly email: string;
  readonly userName: string;
};

export type TokenHolderRow = Omit<Principal, "active"> & {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly revokedAt: Date | null;
  readonly activatedAt: Date | null;
};

export type User = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly language: Language;
  readonly customerName: string;
};

export async function findLink({ database }: DatabaseAccess, tokenId: string): Promise<Link | null> {
  const [link] = await database.query<Link>(
    `SELECT id, user_id AS "userId", customer_id AS "customerId", kind, expires_at AS "expiresAt", used_at AS "usedAt", email,
            user_name AS "userName" FROM find_user_token($1)`,
    [tokenId],
  );
  return link ?? null;
}

export async function findTokenHolder({ database }: DatabaseAccess, digest: string): Promise<TokenHolderRow | null> {
  const [holder] = await database.query<TokenHolderRow>(
    `SELECT id, user_id AS "userId", customer_id AS "customerId", scopes, revoked_at AS "revokedAt", email, user_name AS "userName",
            role, language, customer_name AS "customerName", customer_number AS "customerNumber",
            activated_at AS "activatedAt" FROM find_api_token($1)`,
    [digest],
  );
  return holder ?? null;
}

/** Returns the user with an address, among all customers. For the operator: the portal cannot query this. */
export async function findOwnerOf(tx: Transaction, email: string): Promise<SessionOwner | null> {
  const row = await tx.user.findUnique({ where: { email }, select: { id: true, customerId: true } });
  return row === null ? null : { customerId: row.customerId, userId: row.id };
}

/** Returns a user who was invited and whether they chose a password. For the operator, as the portal cannot read
 *  hashes. */
export async function findInvitedUser(
  tx: Transaction,
  customerId: string,
  email: string,
): Promise<{ readonly id: string; readonly hasPassword: boolean } | null> {
  const row = await tx.user.findFirst({ where: { customerId, email }, select: { id: true, passwordHash: true } });
  return row === null ? null : { id: row.id, hasPassword: row.passwordHash !== null };
}

export async function findUser(tx: Transaction, { customerId, userId }: SessionOwner): Promise<User | null> {
  return asUser(await tx.user.findFirst({ where: { customerId, id: userId }, ...WITHOUT_HASH }));
}

/** Returns all users of a customer, by e-mail address. */
export async function findUsers(tx: Transaction, customerId: string): Promise<User[]> {
  const rows = await tx.user.findMany({
    where: { customerId },
    ...WITHOUT_HASH,
    orderBy: { email: "asc" },
  });
  return rows.flatMap((row) => asUser(row) ?? []);
}

/** Returns the id of a customer, as the operator. Null when there is none. */
export async function findCustomerId(tx: Transaction, customerNumber: number): Promise<string | null> {
  const row = await tx.customer.findUnique({ where: { customerNumber }, select: { id: true } });
  return row?.id ?? null;
}

/** Returns false when the address already belongs to a user of any customer. The transaction can then no longer be
 *  used. */
export async function insertUser(
  tx: Transaction,
  user: { id: string; customerId: string; email: string; name: string; role: Role; createdAt: Date },
): Promise<boolean> {
  try {
    await tx.user.create({ data: user });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "P2002") return false;
    throw error;
  }
}

export async function setRole(tx: Transaction, { customerId, userId }: SessionOwner, role: Role): Promise<void> {
  await tx.user.updateMany({ where: { customerId, id: userId }, data: { role } });
}

export async function setPasswordHash(
  tx: Transaction,
  { customerId, userId }: SessionOwner,
  passwordHash: string,
): Promise<void> {
  await tx.user.updateMany({ where: { customerId, id: userId }, data: { passwordHash } });
}

export async function storeLanguage(
  tx: Transaction,
  { customerId, userId }: SessionOwner,
  language: Language,
): Promise<void> {
  await tx.user.updateMany({ where: { customerId, id: userId }, data: { language } });
}

export async function insertLink(
  tx: Transaction,
  link: { id: string; userId: string; customerId: string; kind: LinkKind; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.userToken.create({ data: { ...link, kind: kindColumn(link.kind) } });
}

/** Marks a link as used. Returns false when it was used already or has expired. */
export async function consumeLink(
  tx: Transaction,
  link: Pick<Link, "id" | "customerId" | "kind">,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.userToken.updateMany({
    where: {
      id: link.id,
      customerId: link.customerId,
      kind: kindColumn(link.kind),
      usedAt: null,
      expiresAt: { gt: at },
    },
    data: { usedAt: at },
  });
  return count === 1;
}

/** Invalidates every open link of a user. */
export async function revokeLinks(tx: Transaction, { customerId, userId }: SessionOwner, at: Date): Promise<void> {
  await tx.userToken.updateMany({ where: { customerId, userId, usedAt: null }, data: { usedAt: at } });
}

export async function insertApiToken(
  tx: Transaction,
  token: { id: string; userId: string; customerId: string; digest: string; scopes: string[]; createdAt: Date },
): Promise<void> {
  await tx.apiToken.create({ data: token });
}

function kindColumn(kind: LinkKind): "invitation" | "password_reset" {
  return kind === "password-reset" ? "password_reset" : kind;
}

/** What the portal may read of a user. */
const WITHOUT_HASH = { omit: { passwordHash: true }, include: { customer: true } } as const;

function asUser(
  row: {
    id: string;
    email: string;
    name: string;
    role: Role;
    language: string | null;
    customer: { language: string; name: string };
  } | null,
): User | null {
  if (row === null) return null;
  const { id, email, name, role, customer } = row;
  const language = languageNamed(row.language ?? customer.language);
  return { id, email, name, role, language, customerName: customer.name };
}
