import { createHash, randomBytes } from "node:crypto";

import { NotFoundError } from "~/kernel/not-found";
import type { ServerContext } from "~/platform/context.server";
import type { Principal } from "../domain/principal";
import { normalizeEmail } from "../domain/email-address";
import { isRight, rightsOf, type Right } from "../domain/rights";
import { findOwnerOf, findTokenHolder, findUser, insertApiToken } from "./identity-repository.server";
import { recordAudit } from "./record-audit.server";

/** The prefix of every token, so that a leaked one can be recognised. */
const PREFIX = "insight_";

/** A requested scope is unknown, or not allowed by the role of the user. */
export class ScopeError extends Error {
  constructor(readonly scopes: readonly string[]) {
    super(`Unknown, or not for the role of this user: ${scopes.join(", ")}`);
    this.name = "ScopeError";
  }
}

/** Creates, as the operator, a token that acts for a user within scopes, or within all those of the role when none are
 *  given. The token is returned once; only its digest is stored. Throws a NotFoundError when there is no such user, and
 *  a ScopeError for what the role does not allow. */
export async function createApiToken(
  context: ServerContext,
  request: {
    readonly email: string;
    readonly scopes?: readonly string[] | undefined;
    readonly createdBy: string | null;
  },
): Promise<{ readonly id: string; readonly token: string; readonly scopes: readonly Right[] }> {
  const owner = await context.database.withoutCustomer((tx) => findOwnerOf(tx, normalizeEmail(request.email)));
  if (owner === null) throw new NotFoundError(`user ${request.email}`);
  const { userId, customerId } = owner;
  const id = context.newId.uuid();
  const token = `${PREFIX}${randomBytes(32).toString("base64url")}`;
  const createdAt = context.clock.now();
  return context.database.withCustomer(customerId, async (tx) => {
    const user = await findUser(tx, { customerId, userId });
    if (user === null) throw new NotFoundError(`user ${request.email}`);
    const allowed = rightsOf(user.role);
    const requested = request.scopes ?? allowed;
    const scopes = requested.filter((scope): scope is Right => isRight(scope) && allowed.includes(scope));
    if (scopes.length < requested.length)
      throw new ScopeError(requested.filter((scope) => !(scopes as string[]).includes(scope)));
    await insertApiToken(tx, { id, userId, customerId, digest: digestOf(token), scopes, createdAt });
    await recordAudit(tx, {
      customerId,
      at: createdAt,
      actor: request.createdBy,
      action: "token-created",
      subject: `user:${userId}`,
      detail: { tokenId: id, scopes },
    });
    return { id, token, scopes };
  });
}

export type TokenHolder = {
  readonly tokenId: string;
  readonly scopes: readonly Right[];
  readonly principal: Principal;
};

/** Returns for whom a token acts and within which scopes, or null when it is unknown or revoked. A scope that the role
 *  has lost since is not included. */
export async function findApiTokenHolder(context: ServerContext, token: string): Promise<TokenHolder | null> {
  if (!token.startsWith(PREFIX)) return null;
  const holder = await findTokenHolder(context, digestOf(token));
  if (holder?.revokedAt !== null) return null;
  const { id, scopes, activatedAt, revokedAt: _revokedAt, ...user } = holder;
  const allowed = rightsOf(user.role);
  return {
    tokenId: id,
    scopes: allowed.filter((right) => scopes.includes(right)),
    principal: { ...user, active: activatedAt !== null },
  };
}

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
