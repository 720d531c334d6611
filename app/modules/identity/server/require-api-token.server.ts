import type { AppLoadContext } from "@remix-run/node";

import type { Principal } from "../domain/principal";
import { problem } from "~/platform/web/problem.server";
import type { Right } from "../domain/rights";
import { countApiRequest } from "./api-rate-limit.server";
import { findApiTokenHolder } from "./api-tokens.server";
import { notActiveProblem } from "./require-session.server";

/** Returns for whom an API request acts. Sessions do not count. Throws problem details: 401 without a valid bearer
 *  token, 429 above the limit of the token, 403 outside its scopes or before the first invoice (R8.2). */
export async function requireApiToken(
  request: Request,
  context: Pick<AppLoadContext, "server" | "noteSecurity">,
  scope: Right,
): Promise<Principal & { readonly tokenId: string }> {
  const { server } = context;
  const token = /^Bearer +([\w-]+)$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
  const holder = token === undefined ? null : await findApiTokenHolder(server, token);
  if (holder === null) {
    const challenge = token === undefined ? "Bearer" : 'Bearer error="invalid_token"';
    throw problem(401, {
      code: "token-required",
      detail: "Send a valid token: Authorization: Bearer TOKEN.",
      headers: { "WWW-Authenticate": challenge },
    });
  }
  context.noteSecurity({ email: holder.principal.email });
  const retryAfterSeconds = await countApiRequest(server, holder.tokenId);
  if (retryAfterSeconds > 0) {
    throw problem(429, {
      code: "too-many-requests",
      detail: `At most ${String(server.settings.apiRequestsPerMinute)} requests a minute.`,
      headers: { "Retry-After": String(retryAfterSeconds) },
    });
  }
  if (!holder.scopes.includes(scope)) {
    throw problem(403, {
      code: "scope-required",
      detail: `This needs the scope ${scope}.`,
      headers: { "WWW-Authenticate": `Bearer error="insufficient_scope", scope="${scope}"` },
    });
  }
  if (!holder.principal.active) throw notActiveProblem();
  return { ...holder.principal, tokenId: holder.tokenId };
}
