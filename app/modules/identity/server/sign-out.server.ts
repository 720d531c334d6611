import type { ServerContext } from "~/platform/context.server";
import type { SessionView } from "../domain/principal";
import { openSessions } from "~/modules/identity/server/sessions.server";
import { recordAudit } from "./record-audit.server";

/** Ends this session and returns the `Set-Cookie` header that removes its cookie. */
export async function signOut(context: ServerContext, session: SessionView): Promise<string> {
  return endSessions(context, session, "signed-out");
}

/** Ends all sessions of this user on every device and returns the `Set-Cookie` header that removes the cookie of this
 *  one. */
export async function signOutEverywhere(context: ServerContext, session: SessionView): Promise<string> {
  return endSessions(context, session, "signed-out-everywhere");
}

async function endSessions(
  context: ServerContext,
  session: SessionView,
  action: "signed-out" | "signed-out-everywhere",
): Promise<string> {
  const sessions = openSessions(context);
  await context.database.withCustomer(session.customerId, async (tx) => {
    if (action === "signed-out") await sessions.end(tx, session);
    else await sessions.endAll(tx, session);
    await recordAudit(tx, {
      customerId: session.customerId,
      at: context.clock.now(),
      actor: session.email,
      action,
      subject: `user:${session.userId}`,
    });
  });
  return sessions.clearCookie;
}
