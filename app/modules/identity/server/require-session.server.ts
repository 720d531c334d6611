import { redirect, type AppLoadContext } from "@remix-run/node";

import { problem } from "~/platform/web/problem.server";
import type { Principal, SessionView } from "../domain/principal";
import { hasRight, type Right } from "../domain/rights";

/** Returns the signed-in user of an open portal, for pages and their actions. Throws a redirect to sign-in or, before
 *  the first invoice (R8.2), to the page that says when the portal opens. */
export async function requireSession(request: Request, context: AppLoadContext): Promise<SessionView> {
  const session = await requireSignedIn(request, context);
  if (!session.active) throw redirectTo("/not-active");
  return session;
}

/** Returns the signed-in user for downloads and other responses that are not pages. Before the first invoice they
 *  answer 403 (R8.2). */
export async function requireDownloadSession(request: Request, context: AppLoadContext): Promise<SessionView> {
  const session = await requireSignedIn(request, context);
  if (!session.active) throw notActiveProblem();
  return session;
}

/** Returns the signed-in user, whether or not the portal is open: only for what is available before the first invoice.
 *  Throws a redirect to sign-in, which leads back. */
export async function requireSignedIn(request: Request, context: AppLoadContext): Promise<SessionView> {
  const session = await context.session();
  if (session === null) throw redirectTo(signInPath(request));
  return session;
}

/** Throws a 403 when the role does not include the right. */
export function requireRight(principal: Pick<Principal, "role">, right: Right): void {
  if (!hasRight(principal.role, right)) throw new Response(null, { status: 403, statusText: "Forbidden" });
}

export function notActiveProblem(): Response {
  return problem(403, { code: "not-active", detail: "The portal opens with the first invoice." });
}

function redirectTo(path: string): Response {
  return redirect(path);
}

function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const leadsBack = request.method === "GET" && pathname !== "/";
  return leadsBack ? `/login?next=${encodeURIComponent(pathname + search)}` : "/login";
}
